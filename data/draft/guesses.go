package draft

import (
	"bytes"
	"slices"
	"strings"

	"spoor/data"
	"spoor/internal/pattern"
)

// marked is the comment that a draft has at whatever was guessed.
var marked = pattern.New(`#.*guess: .*confirm`)

// Guesses returns how many guesses of a draft still stand in a codebook: each has a comment that whoever confirms it takes away.
func Guesses(codebook []byte) int {
	n := 0
	for line := range bytes.Lines(codebook) {
		if marked.Regexp().Match(line) {
			n++
		}
	}
	return n
}

// Guess is a guess that still stands in a codebook.
type Guess struct {
	Line int    // from 1
	Said string // what the line says, without its comment
}

// Standing returns the guesses that still stand in a codebook, by line.
func Standing(codebook []byte) []Guess {
	var standing []Guess
	n := 0
	for line := range bytes.Lines(codebook) {
		n++
		if at := commentAt(line); at >= 0 && marked.Regexp().Match(line[at:]) {
			standing = append(standing, Guess{n, strings.TrimSpace(string(line[:at]))})
		}
	}
	return standing
}

// Confirmed returns a codebook without the comments that call what stands on its lines from first to last a guess.
func Confirmed(codebook []byte, first, last int) []byte {
	var out bytes.Buffer
	n := 0
	for line := range bytes.Lines(codebook) {
		n++
		if at := commentAt(line); n >= first && n <= last && at >= 0 && marked.Regexp().Match(line[at:]) {
			line = append(bytes.TrimRight(slices.Clone(line[:at]), " \t"), '\n')
		}
		out.Write(line)
	}
	return out.Bytes()
}

// commentAt is where a line has its comment, outside quotes; -1 for none.
func commentAt(line []byte) int {
	var quote byte
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return i
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" \t[{,:", line[i-1]) >= 0):
			quote = c
		}
	}
	return -1
}

// Unnamed is a label that nobody has written yet.
const Unnamed = "…"

// WithoutNames says which options, rows and scale points have no name but an ellipsis. Nobody could read a report of them.
func WithoutNames(file string, codebook data.Codebook) data.Problems {
	var problems data.Problems
	for _, item := range codebook.Items {
		for _, options := range [][]data.Option{item.Options, item.Scale, item.Rows} {
			for _, option := range options {
				if option.Label.NL == Unnamed || option.Label.EN == Unnamed {
					problems = append(problems, data.Problem{File: file, Line: int(option.Line),
						Message: `"` + option.ID + `" of item "` + item.ID + `" is called "` + Unnamed + `"; write what respondents could choose`})
				}
			}
		}
		if item.Text.NL == Unnamed || item.Text.EN == Unnamed {
			problems = append(problems, data.Problem{File: file, Line: int(item.Line), Message: `item "` + item.ID + `" is called "` + Unnamed + `"; write its question`})
		}
	}
	return problems
}
