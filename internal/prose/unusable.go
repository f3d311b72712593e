package prose

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/number"
)

// Unusable says, with a space after it, that too many answers cannot be used, whose they are, and what follows. It is empty where they
// are not too many.
func Unusable(u estimate.Unusable, whose data.Text, lang data.Lang) string {
	if !u.TooMany() {
		return ""
	}
	of := whose.In(lang)
	if of != "" {
		of = " " + of
	}
	are := data.Text{NL: "zijn"}
	if u.Count == 1 {
		are.NL = "is"
	}
	return fmt.Sprintf(data.Text{
		NL: "Let op: %s van de %s antwoorden%s (%s) " + are.NL + " niet bruikbaar; daarom wordt hier niets getoetst en gelden de percentages binnen de grenzen die in de noten staan. ",
		EN: "Note: %s of the %s answers%s (%s) cannot be used, so nothing is tested here and the percentages hold within the bounds in the notes. ",
	}.In(lang), number.Count(u.Count, lang), number.Count(u.Of, lang), of, number.Percent(float64(u.Count)/float64(u.Of), 0, lang))
}

// unusableAnswers says so of the row of a table of which most answers cannot be used.
func unusableAnswers(table analysis.Table, lang data.Lang) string {
	var most estimate.Unusable
	whose := data.Text{}
	for _, part := range table.Parts {
		if u := part.Unusable; u.TooMany() && u.Count > most.Count {
			most = u
			if part.Row != "" {
				whose = data.Text{NL: "op ", EN: "on "}
				whose.NL += Quote(RowLabel(table.Item, part.Row, data.Dutch))
				whose.EN += Quote(RowLabel(table.Item, part.Row, data.English))
			}
		}
	}
	return Unusable(most, whose, lang)
}

// unusableInTrend says so of the wave of which most answers to one line of a trend cannot be used.
func unusableInTrend(t trend.Trend, lang data.Lang) string {
	var most estimate.Unusable
	wave := ""
	for _, line := range t.Lines {
		for i, point := range line.Points {
			if u := point.Estimate.Unusable; u.TooMany() && u.Count > most.Count {
				most, wave = u, t.Waves[i].Wave.ID
			}
		}
	}
	return Unusable(most, data.Text{NL: "in " + wave, EN: "in " + wave}, lang)
}
