package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/gofrs/flock"
)

// disk is what the package asks of a file system; tests put one in its place that fails, dies or loses its power.
type disk interface {
	Mkdir(path string, mode fs.FileMode) error
	Create(path string, mode fs.FileMode) (file, error) // a new file
	Open(path string) (io.ReadCloser, error)
	ReadFile(path string) ([]byte, error)
	ReadDir(path string) ([]fs.DirEntry, error)
	Stat(path string) (fs.FileInfo, error)
	Lstat(path string) (fs.FileInfo, error) // of a link itself
	Resolve(path string) (string, error)    // without links
	Rename(from, to string) error
	Link(from, to string) error
	Chmod(path string, mode fs.FileMode) error
	Remove(path string) error
	SyncFolder(path string) error // makes the names in it last

	// TryLock makes and locks a file. It is locked until it is released or the run ends, and not locked when another has it.
	TryLock(path string) (release func() error, locked bool, err error)
}

// file is a file that is being written.
type file interface {
	io.WriteCloser
	Sync() error
}

// system is the file system of the machine.
type system struct{}

func (system) Mkdir(path string, mode fs.FileMode) error {
	return change("mkdir", path, func() error { return os.Mkdir(path, mode) })
}

func (system) Create(path string, mode fs.FileMode) (made file, err error) {
	err = change("create", path, func() error {
		opened, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		made = watched{opened, path}
		return err
	})
	return made, err
}

func (system) Open(path string) (io.ReadCloser, error)    { return os.Open(path) }
func (system) ReadFile(path string) ([]byte, error)       { return os.ReadFile(path) }
func (system) ReadDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }
func (system) Stat(path string) (fs.FileInfo, error)      { return os.Stat(path) }
func (system) Lstat(path string) (fs.FileInfo, error)     { return os.Lstat(path) }
func (system) Resolve(path string) (string, error)        { return filepath.EvalSymlinks(path) }

func (system) Rename(from, to string) error {
	return change("rename", to, func() error { return os.Rename(from, to) })
}

func (system) Link(from, to string) error {
	return change("link", to, func() error { return os.Link(from, to) })
}

func (system) Chmod(path string, mode fs.FileMode) error {
	return change("chmod", path, func() error { return os.Chmod(path, mode) })
}

func (system) Remove(path string) error {
	return change("remove", path, func() error { return os.Remove(path) })
}

// SyncFolder does nothing on Windows, which keeps names in its journal and cannot sync a folder.
func (system) SyncFolder(path string) error {
	return change("sync folder", path, func() error { return syncFolder(path) })
}

func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, fs.ErrInvalid) || errors.Is(err, errors.ErrUnsupported) || unsupported(err) {
		err = nil // a file system without, such as one of a network
	}
	return errors.Join(err, folder.Close())
}

func (system) TryLock(path string) (release func() error, locked bool, err error) {
	err = change("lock", path, func() error {
		release, locked, err = tryLock(path)
		return err
	})
	return release, locked, err
}

func tryLock(path string) (release func() error, locked bool, err error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, false, fmt.Errorf("%s is not a regular file", path)
	}
	held := flock.New(path, flock.SetPermissions(0o600))
	locked, err = held.TryLock()
	if err == nil && locked && !current(path, held) { // removed by the run that held it before
		locked = false
	}
	if err != nil || !locked {
		return nil, false, errors.Join(err, held.Close())
	}
	return held.Close, true, nil
}

// current reports whether the file that is locked is the one that stands there.
func current(path string, held *flock.Flock) bool {
	mine, err := held.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(mine, there)
}

// removeAll removes a folder and what is in it, following no links.
func removeAll(d disk, path string) error {
	info, err := d.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		entries, err := d.ReadDir(path)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if err := removeAll(d, filepath.Join(path, entry.Name())); err != nil {
				return err
			}
		}
	}
	if err := d.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// reason drops the path from an error of the operating system: it may be a temporary one, and the caller names the real one.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
