package store

import (
	"io/fs"
	"os"
)

// before is told each change of the file system, by its name (mkdir, create, write, sync, rename, link, chmod, remove, sync folder, lock) and
// path. An error keeps it from happening.
var before = func(operation, path string) error { return nil }

// Watch sets what is told each change before it happens. It is for tests of whole commands, which fail there or die. Only tests ask.
func Watch(told func(operation, path string) error) { before = told }

func change(operation, path string, do func() error) error {
	if err := before(operation, path); err != nil {
		return &fs.PathError{Op: operation, Path: path, Err: err}
	}
	return do()
}

// watched is a file of the machine that is being written.
type watched struct {
	of   *os.File
	path string
}

func (w watched) Write(p []byte) (n int, err error) {
	err = change("write", w.path, func() error {
		n, err = w.of.Write(p)
		return err
	})
	return n, err
}

func (w watched) Sync() error  { return change("sync", w.path, w.of.Sync) }
func (w watched) Close() error { return w.of.Close() }
