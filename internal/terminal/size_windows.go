package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// size returns the width of a console, and whether the file is one.
func size(file *os.File) (columns int, is bool) {
	var info windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(file.Fd()), &info); err != nil {
		return 0, false
	}
	return int(info.Window.Right-info.Window.Left) + 1, true
}
