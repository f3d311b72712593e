package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrForeign is returned for a file that no run of the program made, and that is not to be overwritten.
var ErrForeign = errors.New("there is a file that this program did not make")

// FileOptions say how one file is written.
type FileOptions struct {
	Overwrite bool              // also a file that does not look as if the program made it
	Folders   bool              // make the folder of the file, where there is none
	Tidied    func(text string) // as of [Options]
}

// WriteFile writes one file, whole or not at all, through links. What is not a regular file, such as /dev/stdout or a pipe, is
// written to as it stands. A file that does not look as if the program made it is an [ErrForeign].
func WriteFile(path string, content []byte, options FileOptions) error {
	return writeFile(system{}, path, content, options)
}

func writeFile(d disk, path string, content []byte, o FileOptions) error {
	info, err := d.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("write %s: it is a folder", path)
	case device(path) || err == nil && !info.Mode().IsRegular():
		return writeThrough(path, content)
	}
	mode := fs.FileMode(0)
	if err == nil {
		mode = info.Mode().Perm()
		if path, err = d.Resolve(path); err != nil {
			return fmt.Errorf("write %s: %w", path, reason(err))
		}
		old, err := d.ReadFile(path)
		if err != nil {
			return fmt.Errorf("write %s: %w", path, reason(err))
		}
		if !o.Overwrite && !Ours(old, content) {
			return fmt.Errorf("write %s: %w; --overwrite replaces it", path, ErrForeign)
		}
	} else if link, linked := followed(d, path); linked {
		path = link
	}
	if err := recoverIn(d, filepath.Dir(path), o.Tidied); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := putFile(d, path, content, mode, o.Folders); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// device reports whether a path leads to what the system keeps open, such as /dev/stdout, also where that is a file now.
func device(path string) bool {
	absolute, err := filepath.Abs(path)
	return err == nil && (strings.HasPrefix(absolute, "/dev/") || strings.HasPrefix(absolute, "/proc/"))
}

// followed returns where a link leads at which nothing stands yet.
func followed(d disk, path string) (string, bool) {
	info, err := d.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return "", false
	}
	target, err := os.Readlink(path)
	if err != nil {
		return "", false
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(path), target)
	}
	return target, true
}

func writeThrough(path string, content []byte) error {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, reason(err))
	}
	_, err = out.Write(content)
	return errors.Join(err, out.Close())
}

// marks stand near the beginning of what the program writes.
var marks = [][]byte{[]byte("spoor"), []byte("Spoor")}

// Ours reports whether a file looks as if the program made it: it is empty, the same, begins with the same line as what would
// take its place, or bears a mark.
func Ours(old, content []byte) bool {
	if len(old) == 0 || bytes.Equal(old, content) {
		return true
	}
	if line, _, _ := bytes.Cut(content, []byte("\n")); len(line) > 0 && bytes.HasPrefix(old, line) {
		return true
	}
	head := old[:min(len(old), 4096)]
	for _, mark := range marks {
		if bytes.Contains(head, mark) {
			return true
		}
	}
	return false
}

// putFile writes a file beside its place, where only the user can read it, and moves it there.
func putFile(d disk, path string, content []byte, mode fs.FileMode, folders bool) (err error) {
	t := &Transaction{disk: d, folder: filepath.Dir(path)}
	if folders {
		t.made, err = makeFolders(d, t.folder)
	} else if info, missing := d.Stat(t.folder); missing != nil || !info.IsDir() {
		err = fmt.Errorf("there is no folder %s", t.folder)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.Discard()) }()
	if err := t.stage(); err != nil {
		return err
	}
	name := filepath.Base(path)
	if err := t.Put(name, content); err != nil {
		return err
	}
	if err := t.Finish(); err != nil {
		return err
	}
	if mode != 0 {
		if err := d.Chmod(t.new(name), mode); err != nil {
			return reason(err)
		}
	}
	if err := d.Rename(t.new(name), path); err != nil {
		return reason(err)
	}
	t.made = nil // they hold something now
	return d.SyncFolder(t.folder)
}
