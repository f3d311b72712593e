package archive

import (
	"strconv"

	"spoor/data"
)

var words = struct {
	version, surveyData, questionnaire, weighted, reconstructed, askedIf data.Text
}{
	version:       data.Text{NL: "Versie", EN: "Version"},
	surveyData:    data.Text{NL: "Enquêtegegevens", EN: "Survey data"},
	questionnaire: data.Text{NL: "Gestructureerde vragenlijst", EN: "Structured questionnaire"},
	weighted:      data.Text{NL: "Gewogen met de variabele %s.", EN: "Weighted by the variable %s."},
	reconstructed: data.Text{
		NL: "De antwoorden zijn gereconstrueerd uit gepubliceerde percentages: de verdeling van elke vraag klopt met de publicatie, maar welke antwoorden bij dezelfde respondent horen is verzonnen. De bestanden hebben daarom elk hun eigen respondenten.",
		EN: "The answers were reconstructed from published percentages: the distribution of each question is that of the publication, but which answers belong to the same respondent is invented. So each file has respondents of its own.",
	},
	askedIf: data.Text{NL: "Gevraagd aan wie bij ‘%s’ ‘%s’ antwoordde.", EN: "Asked of those who answered ‘%s’ with ‘%s’."},
}

func digits(n int) string { return strconv.Itoa(n) }

// number is a number for programs, with a point.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
