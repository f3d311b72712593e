package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrNotInside is returned for what stands in a folder and is not a file or folder of it: a link that leads out, a pipe, a
// device.
var ErrNotInside = errors.New("is not a file of this folder (it is a link that leads out of it, a pipe or a device), and is not read")

// Folder gives what is in a folder to be read, and nothing else: a folder may be a stranger's. Close gives it back.
func Folder(path string) (*Contents, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s", path)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, reason(err))
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file, not a folder", path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, reason(err))
	}
	return &Contents{root}, nil
}

// Contents is what can be read of a folder. It is an [fs.FS] whose files are those of the system.
type Contents struct{ root *os.Root }

// Open opens a file or folder in it.
func (c *Contents) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	info, err := c.root.Stat(filepath.FromSlash(name)) // opening a pipe would wait for whoever writes to it
	if err != nil {
		return nil, c.refused(name, err)
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrNotInside}
	}
	file, err := c.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, c.refused(name, err)
	}
	return file, nil
}

// refused says of a link that leads out what it is, and of everything else what the system says.
func (c *Contents) refused(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return &fs.PathError{Op: "open", Path: name, Err: reason(err)}
	}
	return &fs.PathError{Op: "open", Path: name, Err: ErrNotInside}
}

// Stat says what a name in it is.
func (c *Contents) Stat(name string) (fs.FileInfo, error) {
	info, err := c.root.Stat(filepath.FromSlash(name))
	if err != nil {
		return nil, c.refused(name, err)
	}
	return info, nil
}

// Close gives the folder back.
func (c *Contents) Close() error { return c.root.Close() }
