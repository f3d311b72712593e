//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// size returns the width of a terminal, and whether the file is one.
func size(file *os.File) (columns int, is bool) {
	window, err := unix.IoctlGetWinsize(int(file.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, false
	}
	return int(window.Col), true
}
