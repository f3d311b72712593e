// Package prose says in a sentence what a table says in numbers. Reports print these sentences and figures carry them as
// their description, so that both read the same.
package prose

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
)

// Finding returns one or two sentences with what stands out in a table. Every number in them comes from the table.
func Finding(table analysis.Table, lang data.Lang) string {
	switch table.Item.Kind {
	case data.Rating:
		return ratingFinding(table, lang)
	case data.Number:
		return meanFinding(table, lang)
	case data.Multiple:
		return choiceFinding(table, lang, multipleWords[lang])
	}
	return choiceFinding(table, lang, singleWords[lang])
}

// choiceWords are the sentences about the options of an item: the first option, and those that come next.
type choiceWords struct{ first, tied, next, none string }

var multipleWords = map[data.Lang]choiceWords{
	data.Dutch: {
		first: "Van de %[1]d respondenten noemt %[3]s ‘%[2]s’ (%[4]s).",
		tied:  "Van de %[1]d respondenten noemt %[3]s zowel ‘%[2]s’ (%[4]s).",
		next:  "Daarna volgt ‘%s’ met %s.",
		none:  "Niemand heeft deze vraag beantwoord.",
	},
	data.English: {
		first: "Of the %[1]d respondents %[3]s name ‘%[2]s’ (%[4]s).",
		tied:  "Of the %[1]d respondents %[3]s each name ‘%[2]s’ (%[4]s).",
		next:  "Next comes ‘%s’ with %s.",
		none:  "Nobody answered this question.",
	},
}

var singleWords = map[data.Lang]choiceWords{
	data.Dutch: {
		first: "Het meest gegeven antwoord is ‘%[2]s’: %[3]s van de %[1]d respondenten (%[4]s).",
		tied:  "De meest gegeven antwoorden zijn ‘%[2]s’: elk %[3]s van de %[1]d respondenten (%[4]s).",
		next:  "Daarna volgt ‘%s’ met %s.",
		none:  "Niemand heeft deze vraag beantwoord.",
	},
	data.English: {
		first: "The most frequent answer is ‘%[2]s’: %[3]s of the %[1]d respondents (%[4]s).",
		tied:  "The most frequent answers are ‘%[2]s’: %[3]s of the %[1]d respondents each (%[4]s).",
		next:  "Next comes ‘%s’ with %s.",
		none:  "Nobody answered this question.",
	},
}

func choiceFinding(table analysis.Table, lang data.Lang, words choiceWords) string {
	part := table.Parts[0]
	if part.Answered == 0 {
		return words.none
	}
	ranked := slices.Clone(part.Estimates)
	slices.SortStableFunc(ranked, func(a, b analysis.Estimate) int { return b.Count - a.Count })
	first := ranked[0]
	tied := 1
	for tied < len(ranked) && ranked[tied].Count == first.Count {
		tied++
	}
	names := make([]string, tied)
	for i := range names {
		names[i] = Label(table.Item, ranked[i].Option, lang)
	}
	sentence := words.first
	if tied > 1 {
		sentence = words.tied
	}
	joiner := map[data.Lang]string{data.Dutch: "’ en ‘", data.English: "’ and ‘"}[lang]
	if tied > 1 && table.Item.Kind == data.Multiple && lang == data.Dutch {
		joiner = "’ als ‘"
	}
	text := fmt.Sprintf(sentence, part.Answered, joinNames(names, joiner), number.Percent(first.Proportion), Interval(first.Interval, lang))
	if tied == 1 && len(ranked) > 1 && ranked[1].Count > 0 {
		second := ranked[1]
		text += " " + fmt.Sprintf(words.next, Label(table.Item, second.Option, lang),
			fmt.Sprintf("%s (%s)", number.Percent(second.Proportion), number.Range(second.Interval.Low, second.Interval.High)))
	}
	return text
}

// joinNames joins names with "’, ‘" and the last two with joiner.
func joinNames(names []string, joiner string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], "’, ‘") + joiner + names[last]
}

func ratingFinding(table analysis.Table, lang data.Lang) string {
	type row struct {
		part analysis.Part
		top  analysis.Estimate
	}
	var rows []row
	for _, part := range table.Parts {
		if top, found := table.At(part.Row, analysis.Top2); found && top.Known() {
			rows = append(rows, row{part, top})
		}
	}
	if len(rows) == 0 {
		return ""
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		switch {
		case a.top.Proportion > b.top.Proportion:
			return -1
		case a.top.Proportion < b.top.Proportion:
			return 1
		}
		return 0
	})
	best, worst := rows[0], rows[len(rows)-1]
	top := TopLabel(table.Item, lang)
	bestRow, worstRow := RowLabel(table.Item, best.part.Row, lang), RowLabel(table.Item, worst.part.Row, lang)
	if lang == data.English {
		return fmt.Sprintf("‘%s’ is rated %s most often: %s (%s; n = %d). ‘%s’ least often: %s (%s; n = %d).",
			bestRow, top, number.Percent(best.top.Proportion), Interval(best.top.Interval, lang), best.part.Answered,
			worstRow, number.Percent(worst.top.Proportion), number.Range(worst.top.Interval.Low, worst.top.Interval.High), worst.part.Answered)
	}
	return fmt.Sprintf("‘%s’ krijgt het vaakst het oordeel %s: %s (%s; n = %d). ‘%s’ krijgt dat het minst: %s (%s; n = %d).",
		bestRow, top, number.Percent(best.top.Proportion), Interval(best.top.Interval, lang), best.part.Answered,
		worstRow, number.Percent(worst.top.Proportion), number.Range(worst.top.Interval.Low, worst.top.Interval.High), worst.part.Answered)
}

func meanFinding(table analysis.Table, lang data.Lang) string {
	var parts []string
	for _, part := range table.Parts {
		mean := part.Estimates[0]
		if mean.Known() {
			parts = append(parts, fmt.Sprintf("‘%s’ %s (%s)", RowLabel(table.Item, part.Row, lang), Mean(table.Item, mean.Proportion, lang), MeanRange(table.Item, mean.Interval, lang)))
		}
	}
	low, high := table.Bases()
	base := fmt.Sprintf("n = %d", low)
	if low != high {
		base = fmt.Sprintf("n = %d–%d", low, high)
	}
	if lang == data.English {
		return fmt.Sprintf("The means are: %s (%s).", strings.Join(parts, ", "), base)
	}
	return fmt.Sprintf("De gemiddelden zijn: %s (%s).", strings.Join(parts, ", "), base)
}
