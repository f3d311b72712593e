package terminal

import (
	"fmt"
	"io"
	"strings"
)

// Cleared goes back to the beginning of the line with nothing on it. No escape code is ever written: NO_COLOR and terminals that know none
// need no rule of their own.
var Cleared = "\r" + strings.Repeat(" ", 78) + "\r"

// Progress shows how far work is on one line, which goes away with the last step: of bytes where inBytes, otherwise of steps, of which the
// total may not be known and 0.
func Progress(w io.Writer) func(what string, done, total int64, inBytes bool) {
	shown := int64(-1)
	return func(what string, done, total int64, inBytes bool) {
		percent := 100 * done / max(total, 1)
		switch {
		case done >= total && total > 0:
			fmt.Fprint(w, Cleared)
		case total == 0:
			fmt.Fprintf(w, "\r%.50s %d", what, done)
		case !inBytes:
			fmt.Fprintf(w, "\r%.50s %d/%d", what, done, total)
		case percent != shown:
			fmt.Fprintf(w, "\r%.40s %d/%d MB, %d%%", what, done>>20, total>>20, percent)
		}
		shown = percent
	}
}
