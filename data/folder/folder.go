// Package folder reads the folder of a survey, remembering the very bytes that were read, and knows which names files can have.
package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"sync"
	"time"
)

// Folder is a folder that keeps the checksum of every file as it was read, so that a result names the very bytes that it
// was made from, also when somebody changes a file meanwhile.
type Folder struct {
	fs.FS
	mutex sync.Mutex
	sums  map[string]string // SHA-256 in hexadecimal, by name
	files map[string]version
}

// Of returns the folder.
func Of(folder fs.FS) *Folder {
	return &Folder{FS: folder, sums: map[string]string{}, files: map[string]version{}}
}

// version tells a file from what it is after a change.
type version struct {
	size     int64
	modified time.Time
}

// Open opens a file to read it piece by piece. Its checksum is taken when somebody asks for it, and only if it is then the
// same file.
func (r *Folder) Open(name string) (fs.File, error) {
	file, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err == nil {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.files[name] = version{info.Size(), info.ModTime()}
	}
	return file, nil
}

// ReadFile reads a file and keeps its checksum.
func (r *Folder) ReadFile(name string) ([]byte, error) {
	content, err := fs.ReadFile(r.FS, name)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.sums[name] = hex.EncodeToString(sum[:])
	return content, nil
}

// Sum returns the checksum of a file, and reads it when it was not read before.
func (r *Folder) Sum(name string) (string, error) {
	r.mutex.Lock()
	known, found := r.sums[name]
	r.mutex.Unlock()
	if found {
		return known, nil
	}
	return r.takeSum(name)
}

// takeSum reads a file piece by piece, and checks that nobody changed it since it was opened before.
func (r *Folder) takeSum(name string) (string, error) {
	file, err := r.FS.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	info, err := file.Stat()
	if err != nil {
		return "", err
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if before, opened := r.files[name]; opened && before != (version{info.Size(), info.ModTime()}) {
		return "", errors.New("it was changed while it was read; run this again")
	}
	r.sums[name] = hex.EncodeToString(hash.Sum(nil))
	return r.sums[name], nil
}
