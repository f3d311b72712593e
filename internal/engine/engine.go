// Package engine carries the program of the page, as make build puts it there: compiled for js/wasm and packed by gzip, with the script
// by which the same release of Go runs it.
package engine

import (
	"embed"
	"errors"
)

//go:embed all:built
var built embed.FS

// ErrNone is returned by a program that was built without an engine.
var ErrNone = errors.New("this program was built without the engine of the page; run make build, and then bin/spoor page")

// Packed returns the engine and its script, or [ErrNone].
func Packed() (program []byte, script string, err error) {
	program, missing := built.ReadFile("built/page.wasm.gz")
	support, without := built.ReadFile("built/wasm_exec.js")
	if missing != nil || without != nil {
		return nil, "", ErrNone
	}
	return program, string(support), nil
}
