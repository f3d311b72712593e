package platform

import (
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
)

// The forms of Microsoft and of Google.
const (
	MicrosoftForms Name = "microsoft-forms"
	GoogleForms    Name = "google-forms"
)

// Microsoft Forms.

var microsoftFormsVariables = map[string]Role{
	"id":         RespondentID,
	"start time": Meta, "begintijd": Meta, "starttijd": Meta,
	"completion time": Meta, "tijd van voltooien": Meta, "tijd van voltooiing": Meta, "voltooiingstijd": Meta,
	"email": Personal, "e-mail": Personal, "name": Personal, "naam": Personal,
	"last modified time": Meta, "tijd van laatste wijziging": Meta, "language": Meta, "taal": Meta,
	"total points": Meta, "totaal aantal punten": Meta, "quiz feedback": Meta,
}

var (
	microsoftFormsStart = writing.Set("start time", "begintijd", "starttijd")
	microsoftFormsEnd   = writing.Set("completion time", "tijd van voltooien", "tijd van voltooiing", "voltooiingstijd")
)

// microsoftFormsLead is how many columns come before the questions.
const microsoftFormsLead = 7

func microsoftFormsMarks(s heading.Sample) []string {
	headers := s.Row(0)
	lead := headers[:min(len(headers), microsoftFormsLead)]
	start, end := false, false
	for _, header := range lead {
		start = start || microsoftFormsStart[writing.Fold(header)]
		end = end || microsoftFormsEnd[writing.Fold(header)]
	}
	if !start || !end {
		return nil
	}
	return []string{columnsMark(found(lead, microsoftFormsVariables))}
}

func microsoftFormsLayout(s heading.Sample, e *Export) {
	oneHeader(s, e)
	seen, lead := map[string]bool{}, true
	for i := range e.Columns {
		column := &e.Columns[i]
		role, known := microsoftFormsVariables[writing.Fold(column.Name)]
		lead = lead && known && i < microsoftFormsLead
		name := writing.Fold(column.Name)
		switch {
		case lead, known && role == Meta:
			column.Role = role
		case strings.HasPrefix(name, "points - "), strings.HasPrefix(name, "feedback - "), strings.HasPrefix(name, "punten - "):
			column.Role = Meta
		}
		column.Text = withoutRepeat(column.Name, seen)
		seen[column.Name] = true
	}
}

// Google Forms.

var googleFormsTimestamp = writing.Set("timestamp", "tijdstempel")

func googleFormsMarks(s heading.Sample) []string {
	headers := s.Row(0)
	if len(headers) < 2 || !googleFormsTimestamp[writing.Fold(headers[0])] {
		return nil
	}
	return []string{"the first column is " + headers[0]}
}

func googleFormsLayout(s heading.Sample, e *Export) {
	oneHeader(s, e)
	for i := range e.Columns {
		column := &e.Columns[i]
		if text, part, ok := heading.PartInBrackets(column.Name); ok {
			column.Text, column.Part, column.Question = text, part, text
		}
		if googleFormsTimestamp[writing.Fold(column.Name)] || writing.Fold(column.Name) == "score" {
			column.Role = Meta
		}
	}
}
