package data

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Problem is one thing in the input that is wrong: where it stands, and what would be right.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`   // counts from 1; 0 when the problem has no line
	Column  string `json:"column,omitempty"` // name of the column, empty when the problem is about the whole line
	Message string `json:"message"`
}

// String returns the problem as file:line: column "name": message.
func (p Problem) String() string {
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

// Problems are all the problems of some input, in the order of files and lines. As an error it is one line a problem.
type Problems []Problem

// Error returns the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

// safeName reports whether name is a plain file or folder name on every system: no separators, no drive, no control
// characters, not hidden, no sign or ending that Windows refuses, and not the name of a device there.
func safeName(name string) bool {
	return name != "" && name == path.Base(name) && !strings.ContainsAny(name, `\:*?"<>|`) && !strings.HasPrefix(name, ".") &&
		strings.TrimRight(name, ". ") == name && !strings.ContainsFunc(name, unicode.IsControl) && !deviceName.MatchString(name)
}

var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// Quoted returns a cell in quotes for in a message, no longer than a message can be.
func Quoted(cell string) string {
	const longest = 60
	if letters := []rune(cell); len(letters) > longest {
		cell = string(letters[:longest]) + "…"
	}
	return strconv.Quote(cell)
}
