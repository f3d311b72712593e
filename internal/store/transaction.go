package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"
)

// Parts of a staging folder.
const (
	stagingPrefix = ".spoor-run-"
	gonePrefix    = ".spoor-gone-" // of a folder that is being removed
	aliveName     = "running"      // locked for as long as the run lives
	newName       = "new"          // what is to be put in place
	oldName       = "old"          // what stood there
	journalName   = "journal"      // there while files are moved
	doneName      = "done"         // the journal, once they are all in place
)

// Options say how a transaction begins.
type Options struct {
	Command string              // that writes, for whoever waits for it
	Waiting func(holder string) // told once when another run holds the folder; may be nil
	Tidied  func(text string)   // told what was found of a run that died; may be nil

	Patience time.Duration // how long another run is waited for; 0 for two minutes
}

func (o Options) patience() time.Duration { return cmp.Or(o.Patience, 2*time.Minute) }

// Transaction is a set of files that will stand in a folder together, or not at all.
type Transaction struct {
	disk    disk
	folder  string
	staging string
	alive   func() error // ends the lock that says that the run lives
	lock    *lock
	made    []string // folders that were made for it, the outermost first
	writes  []*staged
	removes []string // names that are to go
}

// staged is a file on its way.
type staged struct {
	name string // within the folder, with slashes
	file file
}

// Write is part of io.Writer.
func (s *staged) Write(p []byte) (int, error) { return s.file.Write(p) }

// Begin makes the folder when it is not there, takes its lock, tidies what a run that died left in it, and stages nothing yet.
// Discard must be called in the end.
func Begin(ctx context.Context, folder string, options Options) (*Transaction, error) {
	return begin(ctx, system{}, folder, options)
}

func begin(ctx context.Context, d disk, folder string, options Options) (*Transaction, error) {
	made, err := makeFolders(d, folder)
	if err != nil {
		return nil, err
	}
	t := &Transaction{disk: d, folder: folder, made: made}
	if t.lock, err = hold(ctx, d, folder, options); err == nil {
		err = recoverIn(d, folder, options.Tidied)
	}
	if err == nil {
		err = t.stage()
	}
	if err != nil {
		return nil, errors.Join(err, t.Discard())
	}
	return t, nil
}

// stage makes the hidden folder.
func (t *Transaction) stage() error {
	t.staging = filepath.Join(t.folder, stagingPrefix+rand.Text())
	for _, folder := range []string{t.staging, filepath.Join(t.staging, newName), filepath.Join(t.staging, oldName)} {
		if err := t.disk.Mkdir(folder, 0o700); err != nil {
			return t.failed(err)
		}
	}
	release, locked, err := t.disk.TryLock(filepath.Join(t.staging, aliveName))
	if err == nil && !locked {
		err = ErrHeld
	}
	if err != nil {
		return t.failed(err)
	}
	t.alive = release
	return nil
}

func (t *Transaction) failed(err error) error {
	return fmt.Errorf("nothing was written to %s: %w", t.folder, reason(err))
}

// Create stages a file by its name within the folder, with slashes. It is closed by Commit.
func (t *Transaction) Create(name string) (*staged, error) {
	if !filepath.IsLocal(filepath.FromSlash(name)) || path.Clean(name) != name {
		return nil, fmt.Errorf("%q is not the name of a file within %s", name, t.folder)
	}
	if slices.ContainsFunc(t.writes, func(s *staged) bool { return s.name == name }) {
		return nil, fmt.Errorf("%s is written twice", name)
	}
	if err := mkdirs(t.disk, filepath.Join(t.staging, newName), path.Dir(name)); err != nil {
		return nil, t.failed(err)
	}
	file, err := t.disk.Create(t.new(name), 0o666)
	if err != nil {
		return nil, t.failed(err)
	}
	one := &staged{name, file}
	t.writes = append(t.writes, one)
	return one, nil
}

// Put stages a file with its content.
func (t *Transaction) Put(name string, content []byte) error {
	file, err := t.Create(name)
	if err != nil {
		return err
	}
	if _, err := file.Write(content); err != nil {
		return t.failed(err)
	}
	return nil
}

// Remove takes a file away, when the others are put in place. It need not be there.
func (t *Transaction) Remove(name string) { t.removes = append(t.removes, name) }

// Staged is where a file stands until it is in its place, for whoever compares it with what is there.
func (t *Transaction) Staged(name string) string { return t.new(name) }

func (t *Transaction) new(name string) string {
	return filepath.Join(t.staging, newName, filepath.FromSlash(name))
}
func (t *Transaction) old(name string) string {
	return filepath.Join(t.staging, oldName, filepath.FromSlash(name))
}
func (t *Transaction) target(name string) string {
	return filepath.Join(t.folder, filepath.FromSlash(name))
}

// Finish closes the staged files, so that they can be read. What they hold lasts from then on.
func (t *Transaction) Finish() error {
	for _, one := range t.writes {
		if one.file == nil {
			continue
		}
		err := errors.Join(one.file.Sync(), one.file.Close())
		one.file = nil
		if err != nil {
			return t.failed(err)
		}
	}
	return nil
}

// Discard gives up what was not committed, and the lock. After a Commit it does nothing more.
func (t *Transaction) Discard() error {
	var errs []error
	for _, one := range t.writes {
		if one.file != nil {
			errs = append(errs, one.file.Close())
			one.file = nil
		}
	}
	if t.alive != nil {
		errs = append(errs, t.alive())
		t.alive = nil
	}
	if t.staging != "" {
		errs = append(errs, removeStaging(t.disk, t.staging))
		t.staging = ""
	}
	if t.lock != nil {
		errs = append(errs, t.lock.giveBack())
		t.lock = nil
	}
	t.unmake()
	return errors.Join(errs...)
}

// unmake removes the folders that were made, when nothing is in them.
func (t *Transaction) unmake() {
	for _, folder := range slices.Backward(t.made) {
		_ = t.disk.Remove(folder) // what somebody put into it stays
	}
	t.made = nil
}

// makeFolders makes a folder and its parents, and returns those that it made.
func makeFolders(d disk, folder string) (made []string, err error) {
	var missing []string
	for at := filepath.Clean(folder); ; at = filepath.Dir(at) {
		info, err := d.Stat(at)
		if err == nil && !info.IsDir() {
			return nil, fmt.Errorf("%s is a file, not a folder to write to", at)
		}
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("use folder %s: %w", at, reason(err))
		}
		missing = append(missing, at)
	}
	for _, at := range slices.Backward(missing) {
		if err := d.Mkdir(at, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return made, fmt.Errorf("make folder %s: %w", at, reason(err))
		}
		made = append(made, at)
	}
	return made, nil
}

// mkdirs makes the folders of a name within a folder.
func mkdirs(d disk, within, name string) error {
	if name == "." {
		return nil
	}
	if err := mkdirs(d, within, path.Dir(name)); err != nil {
		return err
	}
	if err := d.Mkdir(filepath.Join(within, filepath.FromSlash(name)), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
