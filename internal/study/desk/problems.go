package desk

import (
	"errors"
	"strings"

	"spoor/data"
	"spoor/data/problem/dutch"
	"spoor/internal/pattern"
	"spoor/internal/prose"
)

// lines are the lines of an error.
func (a asking) lines(err error) []string {
	if err == nil {
		return nil
	}
	var problems data.Problems
	if !errors.As(err, &problems) {
		return strings.Split(a.inWords(err.Error()), "\n")
	}
	var lines []string
	for _, problem := range problems {
		lines = append(lines, a.placed(problem))
	}
	return lines
}

// inWords is a message in the language of the page.
func (a asking) inWords(message string) string {
	if a.Lang == data.Dutch {
		return dutch.Text(message)
	}
	return message
}

// said are notes in the language of the page.
func (a asking) said(notes []string) []string {
	out := make([]string, len(notes))
	for i, note := range notes {
		out[i] = a.inWords(note)
	}
	return out
}

var (
	atLine   = data.Text{NL: "regel %d", EN: "line %d"}
	atColumn = data.Text{NL: "kolom ‘%s’", EN: "column ‘%s’"}
)

// ofFlags is what the command proposes as another way out, which the page does not have.
var ofFlags = pattern.New(`,\s(of\sgeef|or\swith|or)\s--[a-z]+`)

// placed is a problem with its place in front.
func (a asking) placed(problem data.Problem) string {
	var place []string
	if len(a.files) > 1 && problem.File != "" {
		place = append(place, problem.File)
	}
	if problem.Line > 0 {
		place = append(place, atLine.Say(a.Lang, problem.Line))
	}
	if problem.Column != "" {
		place = append(place, atColumn.Say(a.Lang, problem.Column))
	}
	message := ofFlags.ReplaceAllString(a.inWords(problem.Message), "")
	if len(place) == 0 {
		return prose.Capital(message)
	}
	if place[0] != problem.File {
		place[0] = prose.Capital(place[0])
	}
	return strings.Join(place, ", ") + ": " + message
}
