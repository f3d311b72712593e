//go:build unix

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// deadly is the file system of the machine, on which the run is killed at an operation.
type deadly struct {
	system
	left *int
}

func (d deadly) die() {
	if *d.left--; *d.left == 0 {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
}

func (d deadly) Rename(from, to string) error {
	d.die()
	return d.system.Rename(from, to)
}

func (d deadly) Remove(path string) error {
	d.die()
	return d.system.Remove(path)
}

func (d deadly) Link(from, to string) error {
	d.die()
	return d.system.Link(from, to)
}

// TestMain is also the process that the tests below kill, or let race.
func TestMain(m *testing.M) {
	folder := os.Getenv("STORE_TEST_FOLDER")
	if folder == "" {
		os.Exit(m.Run())
	}
	left, err := strconv.Atoi(os.Getenv("STORE_TEST_KILL"))
	if err == nil {
		err = replaceWave(deadly{left: &left}, folder, os.Getenv("STORE_TEST_TEXT"), os.Getenv("STORE_TEST_NEW") != "")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

var errThere = errors.New("the wave is there already")

// replaceWave writes a wave of two files with the same text, with fresh only where none is there.
func replaceWave(d disk, folder, text string, fresh bool) (err error) {
	t, err := begin(context.Background(), d, folder, Options{Command: "test"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.Discard()) }()
	if _, err := d.Stat(filepath.Join(folder, "waves/w/wave.yaml")); fresh && err == nil {
		return errThere
	}
	for _, name := range []string{"waves/w/answers.csv", "waves/w/wave.yaml"} {
		if err := t.Put(name, []byte(text)); err != nil {
			return err
		}
	}
	return t.Commit()
}

func child(folder, text string, kill int, fresh bool) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "STORE_TEST_FOLDER="+folder, "STORE_TEST_TEXT="+text, "STORE_TEST_KILL="+strconv.Itoa(kill))
	if fresh {
		cmd.Env = append(cmd.Env, "STORE_TEST_NEW=1")
	}
	return cmd
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestKilled kills a real process at every rename, removal and link in turn.
func TestKilled(t *testing.T) {
	folder := t.TempDir()
	if err := replaceWave(system{}, folder, "old", false); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "waves/w/theirs.txt"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	old, killed := "old", 0
	for at := 1; ; at++ {
		text := fmt.Sprintf("new at %d", at)
		err := child(folder, text, at, false).Run()
		said := 0
		if err := Recover(folder, func(string) { said++ }); err != nil {
			t.Fatal(err)
		}
		answers, description := read(t, filepath.Join(folder, "waves/w/answers.csv")), read(t, filepath.Join(folder, "waves/w/wave.yaml"))
		if answers != description || answers != old && answers != text {
			t.Fatalf("killed at %d: answers %q, wave.yaml %q", at, answers, description)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, stagingPrefix+"*")); len(left) > 0 || read(t, filepath.Join(folder, "waves/w/theirs.txt")) != "theirs" {
			t.Fatalf("killed at %d: %v is left", at, left)
		}
		old = answers
		if err == nil {
			break
		}
		if killed++; said > 1 {
			t.Errorf("killed at %d: said %d times", at, said)
		}
	}
	if killed < 8 {
		t.Errorf("the process was killed at %d operations only", killed)
	}
}

// TestRace lets real processes add the same new wave at once: one does, the others find it there.
func TestRace(t *testing.T) {
	for range 5 {
		folder := t.TempDir()
		var group sync.WaitGroup
		var mutex sync.Mutex
		var done []string
		for i := range 4 {
			text := fmt.Sprintf("of %d", i)
			group.Go(func() {
				out, err := child(folder, text, -1, true).CombinedOutput()
				mutex.Lock()
				defer mutex.Unlock()
				switch {
				case err == nil:
					done = append(done, text)
				case !strings.Contains(string(out), errThere.Error()):
					t.Errorf("%v: %s", err, out)
				}
			})
		}
		group.Wait()
		if len(done) != 1 || read(t, filepath.Join(folder, "waves/w/answers.csv")) != done[0] {
			t.Errorf("%v were written", done)
		}
	}
}

func TestTheSecondIsToldWhoWrites(t *testing.T) {
	folder := t.TempDir()
	first, err := Begin(t.Context(), folder, Options{Command: "spoor wave add"})
	if err != nil {
		t.Fatal(err)
	}
	told := ""
	_, err = Begin(t.Context(), folder, Options{Command: "spoor pool", Patience: 50 * time.Millisecond, Waiting: func(holder string) { told = holder }})
	want := fmt.Sprintf("spoor wave add, process %d on ", os.Getpid())
	if !errors.Is(err, ErrHeld) || !strings.HasPrefix(told, want) || !strings.Contains(err.Error(), want) {
		t.Errorf("told %q; %v", told, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Begin(ctx, folder, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if err := first.Discard(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestWriteFile(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("theirs.csv", "name,age\na,1\n")
	write("same.csv", "item,option\nx,y\n")
	write("page.html", "<html><!-- spoor --></html>")
	write("linked.csv", "")
	if err := os.Symlink("linked.csv", path("link.csv")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{"theirs.csv": ErrForeign, "same.csv": nil, "page.html": nil, "fresh.csv": nil, "link.csv": nil} {
		before, _ := os.ReadFile(path(name))
		err := WriteFile(path(name), []byte("item,option\na,b\n"), FileOptions{})
		got, _ := os.ReadFile(path(name))
		if !errors.Is(err, want) || (err == nil) != (string(got) == "item,option\na,b\n") || err != nil && string(got) != string(before) {
			t.Errorf("%s: %v, holds %q", name, err, got)
		}
	}
	if err := WriteFile(path("theirs.csv"), []byte("x"), FileOptions{Overwrite: true}); err != nil || read(t, path("theirs.csv")) != "x" {
		t.Error(err)
	}
	if info, err := os.Lstat(path("link.csv")); err != nil || info.Mode()&os.ModeSymlink == 0 || read(t, path("linked.csv")) == "" {
		t.Errorf("the link was replaced: %v", err)
	}
	if info, err := os.Stat(path("same.csv")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions of a file that stood there: %v, %v", info.Mode(), err)
	}
	mask := syscall.Umask(0o027)
	defer syscall.Umask(mask)
	if err := WriteFile(path("masked.csv"), []byte("x"), FileOptions{}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path("masked.csv")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("umask 027 gives %v, %v", info.Mode(), err)
	}
	if err := WriteFile(path("no/such/file.csv"), nil, FileOptions{}); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Error(err)
	}
	if err := WriteFile(folder, nil, FileOptions{}); err == nil || !strings.Contains(err.Error(), "it is a folder") {
		t.Error(err)
	}
}

func TestWritesIntoAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	got := make(chan string)
	go func() {
		content, _ := os.ReadFile(path)
		got <- string(content)
	}()
	if err := WriteFile(path, []byte("through"), FileOptions{}); err != nil || <-got != "through" {
		t.Error(err)
	}
	if err := WriteFile("/dev/null", []byte("x"), FileOptions{}); err != nil {
		t.Error(err)
	}
}

// TestLinksOut replaces nothing that a link leads to out of the folder.
func TestLinksOut(t *testing.T) {
	folder, outside := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "report.md")
	if err := errors.Join(os.WriteFile(secret, []byte("theirs"), 0o600), os.Symlink(secret, filepath.Join(folder, "report.md")), os.Symlink(outside, filepath.Join(folder, "figures"))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.md", "figures/a.svg"} {
		tx, err := Begin(t.Context(), folder, Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = errors.Join(tx.Put("fine.md", []byte("x")), tx.Put(name, []byte("x")))
		if err == nil {
			err = tx.Commit()
		}
		if err == nil || !strings.Contains(err.Error(), "is a link out of") {
			t.Errorf("%s: %v", name, err)
		}
		if err := tx.Discard(); err != nil {
			t.Error(err)
		}
	}
	entries, _ := os.ReadDir(outside)
	if left, _ := os.ReadDir(folder); len(left) != 2 || len(entries) != 1 || read(t, secret) != "theirs" {
		t.Errorf("%v, %v", left, entries)
	}
}

// TestStagedIsPrivate looks at what a run that died leaves.
func TestStagedIsPrivate(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "survey")
	tx, err := Begin(t.Context(), folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.Put("waves/w/answers.csv", []byte("secret")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(tx.staging); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := tx.Discard(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(folder)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("folders that were made are left: %v", err)
	}
	if _, err := tx.Create("../outside"); err == nil {
		t.Error("a name out of the folder is taken")
	}
}
