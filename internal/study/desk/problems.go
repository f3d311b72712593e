package desk

import (
	"errors"
	"strings"

	"spoor/data"
	"spoor/data/problem/dutch"
	"spoor/internal/prose"
)

// lines are the lines of an error.
func (a asking) lines(err error) []string {
	var problems data.Problems
	if !errors.As(err, &problems) {
		message := err.Error()
		if a.Lang == data.Dutch {
			message = dutch.Text(message)
		}
		return strings.Split(message, "\n")
	}
	var lines []string
	for _, problem := range problems {
		lines = append(lines, a.placed(problem))
	}
	return lines
}

var (
	atLine   = data.Text{NL: "regel %d", EN: "line %d"}
	atColumn = data.Text{NL: "kolom ‘%s’", EN: "column ‘%s’"}
)

// placed is a problem with its place in front.
func (a asking) placed(problem data.Problem) string {
	var place []string
	if problem.Line > 0 {
		place = append(place, atLine.Say(a.Lang, problem.Line))
	}
	if problem.Column != "" {
		place = append(place, atColumn.Say(a.Lang, problem.Column))
	}
	message := problem.Message
	if a.Lang == data.Dutch {
		message = dutch.Text(message)
	}
	if len(place) == 0 {
		return prose.Capital(message)
	}
	return prose.Capital(strings.Join(place, ", ")) + ": " + message
}
