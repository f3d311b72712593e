//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

func TestFolderReadsNothingElse(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret")
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	if err := errors.Join(
		os.WriteFile(outside, []byte("hush"), 0o600), os.WriteFile(at("a.csv"), []byte("a"), 0o600), os.MkdirAll(at("waves/w"), 0o755),
		os.WriteFile(at("waves/w/b.csv"), []byte("b"), 0o600),
		os.Symlink(outside, at("out.csv")), os.Symlink(filepath.Dir(outside), at("waves/away")), os.Symlink("a.csv", at("in.csv")), os.Symlink("nowhere", at("dangling.csv")),
		os.Symlink("/dev/zero", at("zero.csv")), syscall.Mkfifo(at("pipe.csv"), 0o600),
	); err != nil {
		t.Fatal(err)
	}
	contents, err := Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer contents.Close()
	for name, want := range map[string]string{"a.csv": "a", "in.csv": "a", "waves/w/b.csv": "b"} {
		if got, err := fs.ReadFile(contents, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"out.csv", "waves/away/secret", "zero.csv", "pipe.csv"} {
		_, err := fs.ReadFile(contents, name)
		if !errors.Is(err, ErrNotInside) || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), outside) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"../secret", "/etc/passwd", "dangling.csv", "none.csv"} {
		if _, err := fs.ReadFile(contents, name); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := Folder(at("a.csv")); err == nil || !strings.Contains(err.Error(), "is a file") {
		t.Error(err)
	}
	if _, err := Folder(at("none")); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Error(err)
	}
	plain, err := Folder(at("waves/w"))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if err := fstest.TestFS(plain, "b.csv"); err != nil {
		t.Error(err)
	}
}
