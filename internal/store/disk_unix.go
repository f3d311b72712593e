//go:build unix

package store

import (
	"errors"
	"syscall"
)

// unsupported reports whether a file system cannot sync a folder at all.
func unsupported(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.EBADF)
}
