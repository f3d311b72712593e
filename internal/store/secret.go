package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Secret reads a file that stays with the user, or makes it where there is none, so that the user alone can read it. It is an error where
// it would lie in a folder that is handed over.
func Secret(path, handedOver string, fresh func() ([]byte, error)) ([]byte, error) {
	within, err := lies(path, handedOver)
	if err != nil {
		return nil, err
	}
	if within {
		return nil, fmt.Errorf("%s lies in %s, which is handed over to others: keep it where only you can read it", path, handedOver)
	}
	content, err := os.ReadFile(path)
	if err == nil {
		return content, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read %s: %w", path, reason(err))
	}
	if content, err = fresh(); err != nil {
		return nil, err
	}
	if err := putFile(system{}, path, content, 0o600, false); err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	return content, nil
}

// lies reports whether a path, also one that is not there yet, is in a folder, links followed.
func lies(path, folder string) (bool, error) {
	real := func(name string) (string, error) {
		absolute, err := filepath.Abs(name)
		if err != nil {
			return "", err
		}
		if resolved, err := filepath.EvalSymlinks(absolute); err == nil {
			return resolved, nil
		}
		if resolved, err := filepath.EvalSymlinks(filepath.Dir(absolute)); err == nil {
			return filepath.Join(resolved, filepath.Base(absolute)), nil
		}
		return absolute, nil
	}
	file, err := real(path)
	if err != nil {
		return false, err
	}
	in, err := real(folder)
	if err != nil {
		return false, err
	}
	relative, err := filepath.Rel(in, file)
	return err == nil && filepath.IsLocal(relative), nil
}
