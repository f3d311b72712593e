package store

import "io/fs"

// watched is the file system of the machine, of which each change is told before it happens.
type watched struct {
	system
	before func(operation, path string) error
}

func (w watched) told(operation, path string, change func() error) error {
	if err := w.before(operation, path); err != nil {
		return &fs.PathError{Op: operation, Path: path, Err: err}
	}
	return change()
}

func (w watched) Mkdir(path string, mode fs.FileMode) error {
	return w.told("mkdir", path, func() error { return w.system.Mkdir(path, mode) })
}

func (w watched) Create(path string, mode fs.FileMode) (made file, err error) {
	err = w.told("create", path, func() error {
		opened, err := w.system.Create(path, mode)
		made = watchedFile{opened, path, w}
		return err
	})
	return made, err
}

func (w watched) Rename(from, to string) error {
	return w.told("rename", to, func() error { return w.system.Rename(from, to) })
}

func (w watched) Link(from, to string) error {
	return w.told("link", to, func() error { return w.system.Link(from, to) })
}

func (w watched) Chmod(path string, mode fs.FileMode) error {
	return w.told("chmod", path, func() error { return w.system.Chmod(path, mode) })
}

func (w watched) Remove(path string) error {
	return w.told("remove", path, func() error { return w.system.Remove(path) })
}

func (w watched) SyncFolder(path string) error {
	return w.told("sync folder", path, func() error { return w.system.SyncFolder(path) })
}

func (w watched) TryLock(path string) (release func() error, locked bool, err error) {
	err = w.told("lock", path, func() (err error) {
		release, locked, err = w.system.TryLock(path)
		return err
	})
	return release, locked, err
}

// watchedFile is a file whose writing is told.
type watchedFile struct {
	file
	path string
	in   watched
}

func (f watchedFile) Write(p []byte) (n int, err error) {
	err = f.in.told("write", f.path, func() error {
		n, err = f.file.Write(p)
		return err
	})
	return n, err
}

func (f watchedFile) Sync() error { return f.in.told("sync", f.path, f.file.Sync) }
