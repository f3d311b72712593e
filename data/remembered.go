package data

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"sync"
)

// remembered is a folder that keeps the checksum of every file as it was read, so that a result names the very bytes that it
// was made from, also when somebody changes a file meanwhile.
type remembered struct {
	fs.FS
	mutex sync.Mutex
	sums  map[string]string // SHA-256 in hexadecimal, by name
}

func remember(folder fs.FS) *remembered { return &remembered{FS: folder, sums: map[string]string{}} }

// ReadFile reads a file and keeps its checksum.
func (r *remembered) ReadFile(name string) ([]byte, error) {
	content, err := fs.ReadFile(r.FS, name)
	if err != nil {
		return nil, err
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.sums[name] = fmt.Sprintf("%x", sha256.Sum256(content))
	return content, nil
}

// sum returns the checksum of a file, and reads it when it was not read before.
func (r *remembered) sum(name string) (string, error) {
	r.mutex.Lock()
	known, found := r.sums[name]
	r.mutex.Unlock()
	if found {
		return known, nil
	}
	if _, err := r.ReadFile(name); err != nil {
		return "", err
	}
	return r.sum(name)
}
