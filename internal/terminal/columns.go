// Package terminal fits what a command says to the width of the terminal that shows it.
package terminal

import (
	"os"
	"strconv"
)

// Columns returns how many characters a line of the terminal has that a file is: COLUMNS where that is set, otherwise what the
// system says. It is 0 of anything else than a terminal, whatever COLUMNS says, and of one whose width is not known.
func Columns(file *os.File) int {
	columns, is := size(file)
	if !is {
		return 0
	}
	if set, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && set > 0 {
		return set
	}
	return columns
}
