// Package fault turns a panic into an error, so that a fault of the program ends it in order wherever it happens: with one line,
// exit code 1, and nothing half written. A panic of a goroutine that nobody catches would end it where it stands.
package fault

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Fault is a fault of the program itself, not of what it was given.
type Fault struct {
	cause any
	where string // file and line, "" where it is not known
}

// Error says what happened and where, in one line.
func (f Fault) Error() string {
	text := "a fault of the program, which its makers would like to know of: " + strings.Join(strings.Fields(fmt.Sprint(f.cause)), " ")
	if f.where != "" {
		text += " (" + f.where + ")"
	}
	return text
}

// Catch is to be deferred: it turns a panic into the error. The names of what it calls do not matter, the place of the panic does.
func Catch(err *error) {
	if cause := recover(); cause != nil {
		*err = Fault{cause, where()}
	}
}

// where returns the place in the program that a panic came from: the first below the runtime that is of this module, or of
// another.
func where() string {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)])
	other := ""
	for {
		frame, more := frames.Next()
		place := fmt.Sprintf("%s:%d", filepath.Base(frame.File), frame.Line)
		switch {
		case strings.HasPrefix(frame.Function, "spoor/") || strings.HasPrefix(frame.Function, "main."):
			return place
		case other == "" && !strings.HasPrefix(frame.Function, "runtime."):
			other = place
		}
		if !more {
			return other
		}
	}
}
