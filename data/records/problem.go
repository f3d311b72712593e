package records

import (
	"fmt"
	"strconv"
	"strings"
)

// Problem is what is wrong with a file, or with one record of it. Its fields are those of a data.Problem.
type Problem struct {
	File    string
	Line    int    // counts from 1; 0 when the problem has no line
	Column  string // empty when the problem is about the whole line
	Message string
	Fatal   bool // nothing can be read after it
}

// Error returns the problem as file:line: column "name": message.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
	}
	b.WriteString(": ")
	if p.Column != "" {
		fmt.Fprintf(&b, "column %q: ", p.Column)
	}
	b.WriteString(p.Message)
	return b.String()
}

func fatal(file string, line int, format string, args ...any) *Problem {
	return &Problem{File: file, Line: line, Message: fmt.Sprintf(format, args...), Fatal: true}
}
