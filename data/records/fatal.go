package records

import (
	"fmt"

	"spoor/data/problem"
)

// fatal is a problem after which nothing can be read.
func fatal(file string, line int, format string, args ...any) *problem.Problem {
	return &problem.Problem{File: file, Line: line, Severity: problem.Fatal, Message: fmt.Sprintf(format, args...)}
}

// said is a message in the two languages that whoever opens a file may read.
type said struct{ nl, en string }

// unreadable is a problem of a whole file, which people who have no terminal meet as well.
func unreadable(file string, message said, args ...any) *problem.Problem {
	found := fatal(file, 0, message.en, args...)
	found.Dutch = fmt.Sprintf(message.nl, args...)
	return found
}
