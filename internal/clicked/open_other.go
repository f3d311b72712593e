//go:build !windows

package clicked

import "errors"

// Started is about Windows, where people start a program by a click on its file.
func Started() bool { return false }

func open(string) error { return errors.ErrUnsupported }
