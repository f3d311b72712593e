//go:build !windows

package main

import "errors"

// startedByClick is about Windows, where people start a program by a click on its file.
func startedByClick() bool { return false }

func open(string) error { return errors.ErrUnsupported }
