package records

import (
	"fmt"

	"spoor/data/problem"
)

// fatal is a problem after which nothing can be read.
func fatal(file string, line int, format string, args ...any) *problem.Problem {
	return &problem.Problem{File: file, Line: line, Severity: problem.Fatal, Message: fmt.Sprintf(format, args...)}
}
