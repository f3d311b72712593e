package charts

import (
	"fmt"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// phrases are the fixed texts of figures.
type phrases struct {
	shareOfRespondents, manyAnswers, atMost string
	line, beside, mean, perRow              string
	noAnswers, notChosen, base              string
	respondents, others, compare, source    string
}

var words = map[data.Lang]phrases{
	data.Dutch: {
		shareOfRespondents: "Aandeel van de respondenten",
		manyAnswers:        ", meer antwoorden mogelijk",
		atMost:             ", maximaal %d antwoorden",
		line:               "streep: %s (%s)",
		beside:             "naast het percentage: %s (%s)",
		mean:               "Gemiddelde",
		perRow:             "Percentage van de antwoorden per rij, rechts het aandeel %s",
		noAnswers:          "geen antwoorden",
		notChosen:          "Door niemand gekozen: %s.",
		respondents:        "respondenten (gemiddelde en interval)",
		others:             "cijfer uit een andere bron",
		compare:            "Ter vergelijking:",
		source:             "Bron",
		base:               "%s van %s",
	},
	data.English: {
		shareOfRespondents: "Share of respondents",
		manyAnswers:        ", several answers possible",
		atMost:             ", at most %d answers",
		line:               "line: %s (%s)",
		beside:             "beside the percentage: %s (%s)",
		mean:               "Mean",
		perRow:             "Percentage of the answers in each row, on the right the share %s",
		noAnswers:          "no answers",
		notChosen:          "Chosen by nobody: %s.",
		respondents:        "respondents (mean and interval)",
		others:             "figure from another source",
		compare:            "For comparison:",
		source:             "Source",
		base:               "%s of %s",
	},
}

// intervalOf names an interval and its method in a phrase such as "line: %s (%s)".
func intervalOf(phrase string, table analysis.Table, lang data.Lang) string {
	level, method := table.Options.Level, table.Options.Method
	for _, part := range table.Parts {
		for _, estimate := range part.Estimates {
			if estimate.Known() {
				level, method = estimate.Interval.Level, estimate.Interval.Method
			}
		}
	}
	return fmt.Sprintf(phrase, prose.IntervalName(level, lang), prose.Method(method, lang))
}

// baseOf returns "n = 43", or the smallest and largest base: "n = 41–43".
func baseOf(table analysis.Table, lang data.Lang) string {
	low, high := table.Bases()
	if low == high {
		return "n = " + number.Count(low, lang)
	}
	return "n = " + number.Count(low, lang) + "–" + number.Count(high, lang)
}
