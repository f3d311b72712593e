package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"spoor/internal/pattern"
)

// Recover takes back, or tidies, what runs that died left in a folder, and says so. Runs that are at work are left alone; so are
// folders that nothing may be written to, unless files there were being moved, which is an error. A folder that is not there is nothing.
func Recover(folder string, tidied func(text string)) error {
	return recoverIn(system{}, folder, tidied)
}

func recoverIn(d disk, folder string, tidied func(text string)) error {
	entries, err := d.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", folder, reason(err))
	}
	if err := removeEarlier(d, folder, entries, tidied); err != nil {
		return err
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), gonePrefix) {
			if err := removeAll(d, filepath.Join(folder, entry.Name())); err != nil {
				return fmt.Errorf("remove %s, which a run that died left: %w", entry.Name(), reason(err))
			}
			continue
		}
		if !entry.IsDir() || !strings.HasPrefix(entry.Name(), stagingPrefix) || beginning(d, filepath.Join(folder, entry.Name())) {
			continue
		}
		if err := recoverRun(d, folder, filepath.Join(folder, entry.Name()), tidied); err != nil {
			return err
		}
	}
	return nil
}

// earlier is what the first releases called what they staged, without a lock by which it could be known whether they live.
var earlier = pattern.New(`^\.spoor-[0-9]+$`)

// removeEarlier removes what runs of the first releases left in a folder and in its folders, if that is more than a day old. A folder may
// hold the only copy of a wave that was being replaced: it is left, and said.
func removeEarlier(d disk, folder string, entries []fs.DirEntry, tidied func(text string)) error {
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		switch {
		case earlier.MatchString(entry.Name()):
			if err := removeOneEarlier(d, path, tidied); err != nil {
				return err
			}
		case entry.IsDir() && !strings.HasPrefix(entry.Name(), "."):
			within, err := d.ReadDir(path)
			if err != nil {
				continue // whoever needs what is in it says so
			}
			within = slices.DeleteFunc(within, func(e fs.DirEntry) bool { return !earlier.MatchString(e.Name()) })
			if err := removeEarlier(d, path, within, tidied); err != nil {
				return err
			}
		}
	}
	return nil
}

func removeOneEarlier(d disk, path string, tidied func(text string)) error {
	info, err := d.Lstat(path)
	if err != nil || time.Since(info.ModTime()) < 24*time.Hour {
		return ignoreMissing(err)
	}
	text := path + ": removed what a run of an earlier release left"
	if err := d.Remove(path); err != nil && info.IsDir() {
		text = path + ": a run of an earlier release left this folder; look whether a wave that is missing is in it, and remove it"
	} else if err != nil {
		return ignoreMissing(err)
	}
	if tidied != nil {
		tidied(text)
	}
	return nil
}

// beginning reports whether a staging folder may be of a run that has only just begun, and has not said yet that it lives.
func beginning(d disk, staging string) bool {
	if _, err := d.Lstat(filepath.Join(staging, aliveName)); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	info, err := d.Lstat(staging)
	return err == nil && time.Since(info.ModTime()) < time.Minute
}

// recoverRun takes back what one run did, if it is dead.
func recoverRun(d disk, folder, staging string, tidied func(text string)) error {
	release, dead, err := d.TryLock(filepath.Join(staging, aliveName))
	if err != nil || !dead {
		if _, moving := readJournal(d, staging); err != nil && moving {
			return fmt.Errorf("%s was being written by a run that died, and what it did cannot be taken back here: %w", folder, reason(err))
		}
		return nil
	}
	plan, moving := readJournal(d, staging)
	if moving {
		if err = plan.stays(d, folder, staging); err == nil {
			err = takeBack(d, folder, staging, plan)
		}
	}
	if err = errors.Join(err, release()); err != nil {
		return err
	}
	if err := removeStaging(d, staging); err != nil {
		return fmt.Errorf("remove %s, which a run that died left: %w", staging, reason(err))
	}
	if tidied != nil && moving {
		tidied(fmt.Sprintf("%s: a run died while it put its files in place; everything stands as before it", folder))
	} else if tidied != nil {
		tidied(fmt.Sprintf("%s: removed what a run that died left", folder))
	}
	return nil
}

// removeStaging removes a staging folder. It is called something else first, so that whoever finds a part of it knows that all of
// it can go.
func removeStaging(d disk, staging string) error {
	gone := filepath.Join(filepath.Dir(staging), gonePrefix+strings.TrimPrefix(filepath.Base(staging), stagingPrefix))
	if err := d.Rename(staging, gone); err != nil {
		gone = staging // a system on which a folder with an open file cannot be moved
	}
	return removeAll(d, gone)
}

// readJournal returns what a run was about to do, if it had begun and not come to its end.
func readJournal(d disk, staging string) (plan journal, moving bool) {
	content, err := d.ReadFile(filepath.Join(staging, journalName))
	if err != nil {
		return journal{}, false
	}
	return plan, json.Unmarshal(content, &plan) == nil
}

// stays makes sure that a journal, which may have come with a folder from a stranger, says nothing of what is not in the folder.
func (j journal) stays(d disk, folder, staging string) error {
	names := slices.Concat(j.Gone, j.Made)
	for _, one := range j.Writes {
		names = append(names, one.Name, one.Target)
	}
	for _, name := range names {
		name = filepath.FromSlash(name)
		if !filepath.IsLocal(name) {
			return fmt.Errorf("%s: its journal names %q, which is not in the folder, so nothing was taken back; look at what it holds, and remove it", staging, name)
		}
		if err := errors.Join(within(d, folder, filepath.Join(folder, name)), within(d, folder, filepath.Join(staging, oldName, name))); err != nil {
			return fmt.Errorf("%s: its journal names what is not in the folder, so nothing was taken back; look at what it holds, and remove it: %w", staging, err)
		}
	}
	return nil
}

// within makes sure that a name stands in a folder, links followed. What the name itself is does not matter, nor whether it is there.
func within(d disk, folder, path string) error {
	root, err := d.Resolve(folder)
	if err != nil {
		return reason(err)
	}
	at := filepath.Dir(path)
	for {
		resolved, err := d.Resolve(at)
		if err == nil {
			if inside, err := filepath.Rel(root, resolved); err != nil || !filepath.IsLocal(inside) {
				return fmt.Errorf("%s is not in %s", path, folder)
			}
			return nil
		}
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(at) == at {
			return fmt.Errorf("%s: %w", at, reason(err))
		}
		at = filepath.Dir(at)
	}
}

// takeBack puts everything back as it stood before a commit. What it finds changed by others since, it leaves.
func takeBack(d disk, folder, staging string, plan journal) error {
	var errs []error
	for _, one := range slices.Backward(plan.Writes) {
		errs = append(errs, takeBackOne(d, folder, staging, one))
	}
	for _, name := range plan.Gone {
		old, target := filepath.Join(staging, oldName, filepath.FromSlash(name)), filepath.Join(folder, filepath.FromSlash(name))
		if _, err := d.Lstat(target); errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, ignoreMissing(d.Rename(old, target)))
		}
	}
	for _, name := range slices.Backward(plan.Made) {
		_ = d.Remove(filepath.Join(folder, filepath.FromSlash(name))) // what somebody put into it stays
	}
	for _, at := range plan.folders(folder) {
		errs = append(errs, ignoreMissing(d.SyncFolder(at)))
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("%s: what stood there could not all be put back; it is kept in %s: %w", folder, staging, err)
	}
	return ignoreMissing(d.Remove(filepath.Join(staging, journalName)))
}

// takeBackOne puts back what stood in one place, where the new file or nothing stands there now.
func takeBackOne(d disk, folder, staging string, one place) error {
	target := one.at(folder)
	info, err := d.Lstat(target)
	moved := err == nil && info.Size() == one.Size && info.ModTime().Equal(one.Modified)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case one.Existed && (moved || err != nil):
		return ignoreMissing(d.Rename(filepath.Join(staging, oldName, filepath.FromSlash(one.Name)), target))
	case moved:
		return d.Remove(target)
	}
	return nil // it was not moved, or is somebody else's
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
