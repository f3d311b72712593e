//go:build !unix

package store

// unsupported reports whether a file system cannot sync a folder at all.
func unsupported(error) bool { return false }
