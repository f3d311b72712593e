//go:build unix

package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// strange is a folder as a stranger may send it, with a run that seems to have died and a journal that it left.
func strange(t *testing.T, plan journal) (folder, staging string) {
	t.Helper()
	folder = t.TempDir()
	staging = filepath.Join(folder, stagingPrefix+"X")
	content, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.MkdirAll(filepath.Join(staging, oldName), 0o700), os.WriteFile(filepath.Join(staging, journalName), content, 0o600),
		os.WriteFile(filepath.Join(staging, aliveName), nil, 0o600), os.WriteFile(filepath.Join(staging, oldName, "a"), []byte("evil"), 0o600)); err != nil {
		t.Fatal(err)
	}
	return folder, staging
}

// TestJournalOfAStranger does nothing outside the folder, whatever a journal in it names.
func TestJournalOfAStranger(t *testing.T) {
	outside := t.TempDir()
	theirs, fresh := filepath.Join(outside, "theirs"), filepath.Join(outside, "fresh")
	if err := os.WriteFile(theirs, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(theirs)
	if err != nil {
		t.Fatal(err)
	}
	up := func(folder, path string) string {
		name, err := filepath.Rel(folder, path)
		if err != nil {
			t.Fatal(err)
		}
		return filepath.ToSlash(name)
	}
	for name, plan := range map[string]func(folder string) journal{
		"a new file outside": func(string) journal { return journal{Writes: []place{{Name: "a", Target: fresh, Existed: true}}} },
		"a new file above": func(folder string) journal {
			return journal{Writes: []place{{Name: "a", Target: up(folder, fresh), Existed: true}}}
		},
		"another file outside": func(string) journal {
			return journal{Writes: []place{{Name: "a", Target: theirs, Existed: true, Size: info.Size(), Modified: info.ModTime()}}}
		},
		"a file to remove": func(folder string) journal {
			return journal{Writes: []place{{Name: "a", Target: up(folder, theirs), Size: info.Size(), Modified: info.ModTime()}}}
		},
		"a file that was gone": func(folder string) journal { return journal{Gone: []string{up(folder, fresh)}} },
		"a folder that was made": func(folder string) journal {
			return journal{Made: []string{up(folder, filepath.Join(outside, "empty"))}}
		},
		"through a link": func(string) journal {
			return journal{Writes: []place{{Name: "a", Target: "link/fresh", Existed: true}}}
		},
		"gone, through a link":   func(string) journal { return journal{Gone: []string{"link/fresh"}} },
		"made, through a link":   func(string) journal { return journal{Made: []string{"link/empty"}} },
		"kept, through a link":   func(string) journal { return journal{Gone: []string{"kept/theirs"}} },
		"a name, and its target": func(string) journal { return journal{Writes: []place{{Name: "../../a", Target: "a", Existed: true}}} },
	} {
		if err := os.MkdirAll(filepath.Join(outside, "empty"), 0o700); err != nil {
			t.Fatal(err)
		}
		folder, staging := strange(t, journal{})
		content, err := json.Marshal(plan(folder))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.WriteFile(filepath.Join(staging, journalName), content, 0o600), os.Symlink(outside, filepath.Join(folder, "link")),
			os.Symlink(outside, filepath.Join(staging, oldName, "kept"))); err != nil {
			t.Fatal(err)
		}
		err = Recover(folder, nil)
		if err == nil || !strings.Contains(err.Error(), "not in") || strings.Contains(err.Error(), "theirs\n") {
			t.Errorf("%s: %v", name, err)
		}
		there, _ := os.ReadDir(outside)
		if len(there) != 2 || read(t, theirs) != "theirs" {
			t.Errorf("%s: outside stand %v", name, there)
		}
		if left, _ := os.ReadDir(folder); len(left) != 2 {
			t.Errorf("%s: in the folder stand %v", name, left)
		}
	}
}

// TestLockThatIsALink makes no file where a link of a stranger leads.
func TestLockThatIsALink(t *testing.T) {
	for _, name := range []string{lockName, stagingPrefix + "X/" + aliveName} {
		folder, outside := t.TempDir(), filepath.Join(t.TempDir(), "made")
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.Symlink(outside, path)); err != nil {
			t.Fatal(err)
		}
		tx, err := Begin(t.Context(), folder, Options{})
		if err == nil {
			err = tx.Discard()
		}
		if _, there := os.Stat(outside); !errors.Is(there, os.ErrNotExist) {
			t.Errorf("%s: made %s; %v", name, outside, err)
		}
	}
}

// TestHolderThatIsALink says nothing of what a foreign file holds.
func TestHolderThatIsALink(t *testing.T) {
	folder, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	first, err := Begin(t.Context(), folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = first.Discard() }()
	if err := errors.Join(os.Remove(filepath.Join(folder, holderName)), os.Symlink(secret, filepath.Join(folder, holderName))); err != nil {
		t.Fatal(err)
	}
	told := ""
	_, err = Begin(t.Context(), folder, Options{Patience: 50 * time.Millisecond, Waiting: func(holder string) { told = holder }})
	if !errors.Is(err, ErrHeld) || strings.Contains(err.Error()+told, "secret") {
		t.Errorf("told %q; %v", told, err)
	}
}

// TestRecoveredFromElsewhere takes back what a run did that named its folder from where it stood, at every operation.
func TestRecoveredFromElsewhere(t *testing.T) {
	above := t.TempDir()
	t.Chdir(above)
	for at := 1; ; at++ {
		folder := filepath.Join(above, "survey")
		if err := replaceWave(system{}, folder, "old", false); err != nil {
			t.Fatal(err)
		}
		run := child(".", "new", at, false)
		run.Dir = folder
		died := run.Run() != nil
		if err := errors.Join(os.Rename("survey", "moved"), Recover("moved", nil)); err != nil {
			t.Fatal(err)
		}
		answers, description := read(t, "moved/waves/w/answers.csv"), read(t, "moved/waves/w/wave.yaml")
		if answers != description || answers != "old" && answers != "new" {
			t.Errorf("killed at %d: answers %q, wave.yaml %q", at, answers, description)
		}
		if err := os.RemoveAll("moved"); err != nil {
			t.Fatal(err)
		}
		if !died {
			return
		}
	}
}

// TestLeftByFirstReleases removes files that are old, and says which folders may hold a wave.
func TestLeftByFirstReleases(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	if err := errors.Join(os.MkdirAll(path("waves/.spoor-123/old"), 0o700), os.WriteFile(path("waves/.spoor-123/old/wave.yaml"), []byte("id: w"), 0o600),
		os.Mkdir(path("waves/.spoor-9"), 0o700), os.WriteFile(path(".spoor-77"), []byte("x"), 0o600), os.WriteFile(path(".spoor-78"), []byte("x"), 0o600), os.WriteFile(path(".spoor-notes"), []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-48 * time.Hour)
	for _, name := range []string{"waves/.spoor-123", "waves/.spoor-9", ".spoor-77", ".spoor-notes"} {
		if err := os.Chtimes(path(name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	var told []string
	if err := Recover(folder, func(text string) { told = append(told, strings.TrimPrefix(text, folder+"/")) }); err != nil {
		t.Fatal(err)
	}
	want := ".spoor-77: removed what a run of an earlier release left\n" +
		"waves/.spoor-123: a run of an earlier release left this folder; look whether a wave that is missing is in it, and remove it\n" +
		"waves/.spoor-9: removed what a run of an earlier release left"
	if got := strings.Join(told, "\n"); got != want {
		t.Errorf("said %s", got)
	}
	for name, stays := range map[string]bool{"waves/.spoor-123/old/wave.yaml": true, "waves/.spoor-9": false, ".spoor-77": false, ".spoor-78": true, ".spoor-notes": true} {
		if _, err := os.Stat(path(name)); (err == nil) != stays {
			t.Errorf("%s: %v", name, err)
		}
	}
}
