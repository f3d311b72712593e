package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// journal is what a commit is about to do, so that another run can take it back.
type journal struct {
	Writes []place  `json:"writes"`
	Gone   []string `json:"gone"` // names that are removed
	Made   []string `json:"made"` // folders within the folder that are made for it, the outermost first
}

// place is a file that is put somewhere.
type place struct {
	Name     string    `json:"name"`   // within the folder
	Target   string    `json:"target"` // where that is within the folder, links followed
	Existed  bool      `json:"existed"`
	Size     int64     `json:"size"` // of the new one, by which it is known again
	Modified time.Time `json:"modified"`
}

// at is where a file is put, in the folder as this run reaches it: the next may come to it by another path.
func (p place) at(folder string) string { return filepath.Join(folder, filepath.FromSlash(p.Target)) }

// Commit puts the staged files in their places. After an error everything stands as it stood.
func (t *Transaction) Commit() error {
	if err := t.Finish(); err != nil {
		return err
	}
	plan, err := t.plan()
	if err != nil {
		return fmt.Errorf("nothing was written to %s: %w", t.folder, err)
	}
	if err := t.keep(plan); err != nil {
		return t.failed(err)
	}
	if err := t.write(journalName, plan); err != nil {
		return t.failed(err)
	}
	if err := t.move(plan); err != nil {
		if back := takeBack(t.disk, t.folder, t.staging, plan); back != nil {
			t.staging = "" // what stood there is in it
			return errors.Join(err, back)
		}
		return err
	}
	t.made = nil // they hold something now
	return nil
}

// plan looks at what stands in the places.
func (t *Transaction) plan() (journal, error) {
	var plan journal
	for _, one := range t.writes {
		target, info, err := t.resolve(one.name)
		if err != nil {
			return plan, err
		}
		staged, err := t.disk.Lstat(t.new(one.name))
		if err != nil {
			return plan, reason(err)
		}
		mode := staged.Mode().Perm() & t.allowed(path.Dir(one.name))
		if info != nil { // it keeps its permissions
			mode = info.Mode().Perm()
		}
		if mode != staged.Mode().Perm() {
			if err := t.disk.Chmod(t.new(one.name), mode); err != nil {
				return plan, reason(err)
			}
		}
		plan.Writes = append(plan.Writes, place{one.name, filepath.ToSlash(target), info != nil, staged.Size(), staged.ModTime()})
	}
	for _, name := range t.removes {
		info, err := t.disk.Lstat(t.target(name))
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if _, _, err := t.inside(filepath.Dir(t.target(name))); err != nil {
			return plan, err // nothing is removed through a link
		}
		plan.Gone = append(plan.Gone, name)
	}
	return plan, t.missing(&plan)
}

// allowed returns what those that are removed from a folder within the folder allow: what takes their place there is not for more
// people to read than they were.
func (t *Transaction) allowed(folder string) fs.FileMode {
	mode := fs.ModePerm
	for _, name := range t.removes {
		if info, err := t.disk.Lstat(t.target(name)); err == nil && info.Mode().IsRegular() && path.Dir(name) == folder {
			mode &= info.Mode().Perm()
		}
	}
	return mode
}

// resolve finds where a name within the folder leads, also within the folder, and what stands there, nil for nothing.
func (t *Transaction) resolve(name string) (string, fs.FileInfo, error) {
	target, within := t.target(name), filepath.FromSlash(name)
	info, err := t.disk.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return within, nil, nil
	case err != nil:
		return "", nil, fmt.Errorf("%s: %w", target, reason(err))
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if within, info, err = t.inside(target); err != nil {
			return "", nil, err
		}
	}
	switch {
	case info.IsDir():
		return "", nil, fmt.Errorf("%s is a folder, and a file of that name is to be written", target)
	case !info.Mode().IsRegular():
		return "", nil, fmt.Errorf("%s is not a file that can be replaced", target)
	}
	return within, info, nil
}

// inside follows a link, which may not lead out of the folder, and returns where it leads within it.
func (t *Transaction) inside(link string) (string, fs.FileInfo, error) {
	target, err := t.disk.Resolve(link)
	if err != nil {
		return "", nil, fmt.Errorf("%s is a link that leads nowhere: %w", link, reason(err))
	}
	folder, err := t.disk.Resolve(t.folder)
	if err != nil {
		return "", nil, reason(err)
	}
	within, err := filepath.Rel(folder, target)
	if err != nil || !filepath.IsLocal(within) {
		return "", nil, fmt.Errorf("%s is a link out of %s; what it leads to is not replaced", link, t.folder)
	}
	info, err := t.disk.Lstat(target)
	return within, info, err
}

// missing finds the folders that have to be made, and refuses those that links lead out of.
func (t *Transaction) missing(plan *journal) error {
	for _, one := range plan.Writes {
		var missing []string
		for name := path.Dir(one.Name); name != "."; name = path.Dir(name) {
			info, err := t.disk.Stat(t.target(name))
			switch {
			case errors.Is(err, fs.ErrNotExist):
				missing = append(missing, name)
				continue
			case err != nil:
				return reason(err)
			case !info.IsDir():
				return fmt.Errorf("%s is a file, not a folder to write to", t.target(name))
			}
			if _, _, err := t.inside(t.target(name)); err != nil {
				return err
			}
		}
		for _, name := range slices.Backward(missing) {
			if !slices.Contains(plan.Made, name) {
				plan.Made = append(plan.Made, name)
			}
		}
	}
	return nil
}

// keep keeps what stands in the places, beside the new files, and makes all of the staging folder last.
func (t *Transaction) keep(plan journal) error {
	for _, one := range plan.Writes {
		if !one.Existed {
			continue
		}
		if err := t.keepOne(one.at(t.folder), one.Name); err != nil {
			return err
		}
	}
	for _, name := range plan.Gone {
		if err := t.keepOne(t.target(name), name); err != nil {
			return err
		}
	}
	return syncTree(t.disk, t.staging)
}

func (t *Transaction) keepOne(from, name string) error {
	if err := mkdirs(t.disk, filepath.Join(t.staging, oldName), path.Dir(name)); err != nil {
		return err
	}
	if t.disk.Link(from, t.old(name)) == nil {
		return nil
	}
	return t.copy(from, t.old(name)) // a file system without links
}

func (t *Transaction) copy(from, to string) error {
	in, err := t.disk.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := t.disk.Create(to, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// write writes the journal, whole, and makes its name last.
func (t *Transaction) write(name string, plan journal) error {
	content, err := json.Marshal(plan)
	if err != nil {
		return err
	}
	draft := filepath.Join(t.staging, name+".part")
	file, err := t.disk.Create(draft, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := t.disk.Rename(draft, filepath.Join(t.staging, name)); err != nil {
		return err
	}
	return errors.Join(t.disk.SyncFolder(t.staging), t.disk.SyncFolder(t.folder))
}

// move puts the files in place, makes that last, and says that it is done.
func (t *Transaction) move(plan journal) error {
	for _, name := range plan.Made {
		if err := t.disk.Mkdir(t.target(name), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return t.failed(err)
		}
	}
	for _, one := range plan.Writes {
		if err := t.disk.Rename(t.new(one.Name), one.at(t.folder)); err != nil {
			return fmt.Errorf("nothing was written to %s: %s cannot be replaced (is it open in another program?): %w", t.folder, one.at(t.folder), reason(err))
		}
	}
	for _, name := range plan.Gone {
		if err := t.disk.Remove(t.target(name)); err != nil {
			return fmt.Errorf("nothing was written to %s: remove %s: %w", t.folder, t.target(name), reason(err))
		}
	}
	for _, folder := range plan.folders(t.folder) {
		if err := t.disk.SyncFolder(folder); err != nil {
			return t.failed(err)
		}
	}
	if err := t.disk.Rename(filepath.Join(t.staging, journalName), filepath.Join(t.staging, doneName)); err != nil {
		return t.failed(err)
	}
	if err := t.disk.SyncFolder(t.staging); err != nil {
		return t.failed(err)
	}
	return nil
}

// folders are those in which a commit changes names.
func (j journal) folders(folder string) []string {
	folders := []string{folder}
	add := func(path string) {
		if at := filepath.Dir(path); !slices.Contains(folders, at) {
			folders = append(folders, at)
		}
	}
	for _, one := range j.Writes {
		add(one.at(folder))
	}
	for _, name := range slices.Concat(j.Gone, j.Made) {
		add(filepath.Join(folder, filepath.FromSlash(name)))
	}
	slices.SortFunc(folders, func(a, b string) int { return strings.Compare(b, a) }) // the innermost first
	return folders
}

// syncTree makes the names in a folder and its folders last.
func syncTree(d disk, folder string) error {
	entries, err := d.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.IsDir() {
			if err := syncTree(d, filepath.Join(folder, entry.Name())); err != nil {
				return err
			}
		}
	}
	return d.SyncFolder(folder)
}
