package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"spoor/internal/study"
)

// writeFolder writes all files into a folder, or none. Everything is first written into a hidden folder within it, so on
// the same disk, and only then moved; files that stood there are kept until all are in place, and put back if one cannot
// be. The folder is made when it does not exist.
func writeFolder(folder string, files []study.File) error {
	made, err := makeFolder(folder)
	if err != nil {
		return err
	}
	staging, err := os.MkdirTemp(folder, ".spoor-*")
	if err == nil {
		err = stage(filepath.Join(staging, "new"), files)
	}
	if err == nil {
		err = replace(folder, staging, files)
	}
	if removing := os.RemoveAll(staging); err == nil && removing != nil {
		err = removing
	}
	if err == nil {
		return nil
	}
	if made != "" {
		os.RemoveAll(made)
	}
	return fmt.Errorf("nothing was written to %s: %w", folder, err)
}

// replace moves the staged files to their places. When one cannot be moved, it takes back what was done.
func replace(folder, staging string, files []study.File) (err error) {
	var undo []func()
	defer func() {
		if err != nil {
			for _, step := range slices.Backward(undo) {
				step()
			}
		}
	}()
	for _, file := range files {
		name := filepath.FromSlash(file.Name)
		target, old := filepath.Join(folder, name), filepath.Join(staging, "old", name)
		if info, err := os.Lstat(target); err == nil && info.IsDir() {
			return fmt.Errorf("%s is a folder, and a file of that name is to be written", target)
		}
		made, err := makeFolder(filepath.Dir(target))
		if err != nil {
			return err
		}
		if made != "" {
			undo = append(undo, func() { os.RemoveAll(made) })
		}
		if err := os.MkdirAll(filepath.Dir(old), 0o755); err != nil {
			return reason(err)
		}
		switch err := os.Rename(target, old); {
		case err == nil:
			undo = append(undo, func() { os.Rename(old, target) })
		case !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("%s cannot be replaced (is it open in another program?): %w", target, reason(err))
		}
		if err := os.Rename(filepath.Join(staging, "new", name), target); err != nil {
			return fmt.Errorf("%s: %w", target, reason(err))
		}
		undo = append(undo, func() { os.Remove(target) })
	}
	return nil
}

// makeFolder makes a folder and its parents. It returns the topmost folder that it made, or "".
func makeFolder(folder string) (made string, err error) {
	for path := filepath.Clean(folder); ; path = filepath.Dir(path) {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = path
	}
	if made == "" {
		return "", checkFolder(folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("make folder %s: %w", folder, reason(err))
	}
	return made, nil
}

func checkFolder(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("use folder %s: %w", path, reason(err))
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file, not a folder to write to", path)
	}
	return nil
}

func stage(staging string, files []study.File) error {
	for _, file := range files {
		path := filepath.Join(staging, filepath.FromSlash(file.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return reason(err)
		}
		if err := os.WriteFile(path, file.Content, 0o644); err != nil {
			return reason(err)
		}
	}
	return nil
}

// writeFile writes one file whole or not at all.
func writeFile(path string, content []byte) error {
	folder, _ := filepath.Split(path)
	if folder == "" {
		folder = "."
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("write %s: there is no folder %s", path, filepath.Clean(folder))
	}
	temporary, err := os.CreateTemp(folder, ".spoor-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, reason(err))
	}
	defer os.Remove(temporary.Name()) // gone already once it has been renamed
	_, err = temporary.Write(content)
	if err == nil {
		err = temporary.Chmod(0o644)
	}
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, reason(err))
	}
	return nil
}

// reason drops the path from an error of the operating system: it is a temporary one, and the caller names the real one.
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

// deliver writes a result to a file, or to standard output when path is empty.
func deliver(s streams, path string, content []byte) error {
	if path != "" {
		return writeFile(path, content)
	}
	_, err := s.out.Write(content)
	return err
}
