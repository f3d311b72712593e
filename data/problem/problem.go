// Package problem says what is wrong with an input: where it stands, how far it reaches, and what would be right.
package problem

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Problem is one thing in the input that is wrong.
type Problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line,omitempty"`   // counts from 1; 0 when the problem has no line
	Column   string   `json:"column,omitempty"` // name of the column, empty when the problem is about the whole line
	Severity Severity `json:"severity,omitempty"`
	Message  string   `json:"message"`
	Lang     string   `json:"-"` // of the message, "nl" or "en"; empty is English
	Cell     string   `json:"-"` // that is no answer to its item, though the item has a list of answers; empty for other problems
	Times    int      `json:"-"` // how many respondents a problem without a line is about; 0 where it is not known
	Partly   string   `json:"-"` // id of an item of which some options or rows have a column and others do not, where that is the problem
	Slip     Slip     `json:"-"` // that the problem is, where it is known what was meant; the zero value for other problems
}

// Slip is a text that was mistyped, as it stands in the input, and the name that it was probably meant to be.
type Slip struct{ Text, Meant string }

// Severity says how far a problem reaches.
type Severity string

const (
	// Fault is the usual one: the answer, record or file that the problem is about is left out, as the message says.
	Fault Severity = ""
	// Fatal ends the reading: nothing that comes after it in the file is known.
	Fatal Severity = "fatal"
	// Changed is one of an item whose answers are others than the codebook has: whoever counts, compares or stores them stops.
	Changed Severity = "changed"
	// Warning leaves nothing out; it tells what was not checked or not listed.
	Warning Severity = "warning"
)

// String returns the problem as file:line: column "name": message, with the word for a column in the language of the message.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
	}
	b.WriteString(": ")
	if p.Column != "" {
		column := "column"
		if p.Lang == "nl" {
			column = "kolom"
		}
		fmt.Fprintf(&b, "%s %q: ", column, p.Column)
	}
	b.WriteString(p.Message)
	return Printable(b.String())
}

// Error returns the problem as String does: one that ends the reading, or concerns one record, is an error by itself.
func (p *Problem) Error() string { return p.String() }

// Problems are all the problems of some input, in the order of files and lines. As an error it is one line a problem.
type Problems []Problem

// Error returns the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Of returns the problems of a severity.
func (p Problems) Of(severity Severity) Problems {
	var of Problems
	for _, one := range p {
		if one.Severity == severity {
			of = append(of, one)
		}
	}
	return of
}

// Listed returns an error that is one [*Problem] as [Problems], and another as it is.
func Listed(err error) error {
	var one *Problem
	if errors.As(err, &one) {
		return Problems{*one}
	}
	return err
}

// Quoted returns a cell in quotes for in a message, no longer than a message can be.
func Quoted(cell string) string {
	const longest = 60
	if letters := []rune(cell); len(letters) > longest {
		cell = string(letters[:longest]) + "…"
	}
	return strconv.Quote(cell)
}
