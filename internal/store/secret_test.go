package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecretIsMadeOnceAndStaysOutside(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	survey := filepath.Join(root, "survey")
	if err := os.MkdirAll(filepath.Join(survey, "waves"), 0o755); err != nil {
		t.Fatal(err)
	}
	path, made := filepath.Join(root, "link.key"), 0
	fresh := func() ([]byte, error) { made++; return []byte("secret\n"), nil }
	for range 2 {
		if got, err := Secret(path, survey, fresh); err != nil || string(got) != "secret\n" || made != 1 {
			t.Fatalf("got %s, made %d times: %v", got, made, err)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read it: %v %v", info.Mode(), err)
	}
	link := filepath.Join(root, "there")
	if err := os.Symlink(filepath.Join(survey, "waves"), link); err != nil {
		t.Fatal(err)
	}
	for _, inside := range []string{filepath.Join(survey, "k"), filepath.Join(survey, "waves", "k"), filepath.Join(root, "survey", "..", "survey", "k"), filepath.Join(link, "k")} {
		if _, err := Secret(inside, survey, fresh); err == nil || !strings.Contains(err.Error(), "which is handed over") {
			t.Errorf("%s: %v", inside, err)
		}
	}
	if _, err := Secret(filepath.Join(root, "no", "k"), survey, fresh); err == nil {
		t.Error("there is no folder for it")
	}
	broken := errors.New("broken")
	if _, err := Secret(filepath.Join(root, "other.key"), survey, func() ([]byte, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
}
