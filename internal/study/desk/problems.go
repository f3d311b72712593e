package desk

import (
	"errors"
	"strings"

	"spoor/data"
	"spoor/internal/prose"
)

// lines are the lines of an error.
func (a asking) lines(err error) []string {
	var problems data.Problems
	if !errors.As(err, &problems) {
		return strings.Split(err.Error(), "\n")
	}
	var lines []string
	for _, problem := range problems {
		lines = append(lines, a.placed(problem))
	}
	return lines
}

var (
	atLine    = data.Text{NL: "regel %d", EN: "line %d"}
	inEnglish = data.Text{NL: "(melding in het Engels) %s", EN: "%s"} // of a problem that has no Dutch words
	atColumn  = data.Text{NL: "kolom ‘%s’", EN: "column ‘%s’"}
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
	switch {
	case a.Lang == data.Dutch && problem.Dutch != "":
		message = problem.Dutch
	case a.Lang == data.Dutch && problem.Lang != string(data.Dutch):
		message = inEnglish.Say(a.Lang, message)
	}
	if len(place) == 0 {
		return prose.Capital(message)
	}
	return prose.Capital(strings.Join(place, ", ")) + ": " + message
}
