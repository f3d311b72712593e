package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// outputFile is a file to write, its name within a folder, with slashes.
type outputFile struct {
	name    string
	content []byte
}

// writeFolder writes all files into a folder, or none: everything is first written into a hidden folder beside its place,
// on the same disk, and only then moved. The folder is made when it does not exist.
func writeFolder(folder string, files []outputFile) (err error) {
	made, err := makeFolder(folder)
	if err != nil {
		return err
	}
	staging, err := os.MkdirTemp(folder, ".spoor-*")
	if err == nil {
		err = stage(staging, files)
	}
	if err != nil {
		os.RemoveAll(staging)
		if made != "" {
			os.RemoveAll(made)
		}
		return fmt.Errorf("nothing was written to %s: %w", folder, reason(err))
	}
	defer os.RemoveAll(staging)
	for _, file := range files {
		target := filepath.Join(folder, filepath.FromSlash(file.name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return fmt.Errorf("write %s: %w", target, reason(err))
		}
		if err := os.Rename(filepath.Join(staging, filepath.FromSlash(file.name)), target); err != nil {
			return fmt.Errorf("write %s: %w", target, reason(err))
		}
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
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("make folder %s: %w", folder, reason(err))
	}
	return made, nil
}

func stage(staging string, files []outputFile) error {
	for _, file := range files {
		path := filepath.Join(staging, filepath.FromSlash(file.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, file.content, 0o644); err != nil {
			return err
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
