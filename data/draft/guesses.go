package draft

import (
	"bytes"

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
