package prose

import (
	"fmt"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
)

// Describe says in words what a figure of a table shows: what stands out, and then every number with its interval and base.
// It is the text alternative of the figure.
func Describe(table analysis.Table, lang data.Lang) string {
	if _, most := table.Bases(); most == 0 {
		return Finding(table, lang)
	}
	all := data.Text{NL: "Alle cijfers, met interval:", EN: "All numbers, with interval:"}.In(lang)
	return Finding(table, lang) + " " + all + " " + strings.Join(rowNumbers(table, lang), " ")
}

// Base returns the base of a part, or that it is hidden.
func Base(part analysis.Part, lang data.Lang) string {
	if part.BaseHidden {
		return HiddenWord(lang)
	}
	return number.Count(part.Answered, lang)
}

// EstimateBase returns what an estimate is a share of, or that it is hidden.
func EstimateBase(e analysis.Estimate, lang data.Lang) string {
	if e.Hidden && e.Base == 0 {
		return HiddenWord(lang)
	}
	return number.Count(e.Base, lang)
}

// HiddenWord stands in the place of a number that is hidden.
func HiddenWord(lang data.Lang) string { return data.Text{NL: "verborgen", EN: "hidden"}.In(lang) }

// Hidden stands in the place of an estimate that is hidden, with what can be told of its share: "verborgen (3–30%)".
func Hidden(e analysis.Estimate, lang data.Lang) string {
	if bounds := HiddenBounds(e, lang); bounds != "" {
		return HiddenWord(lang) + " (" + bounds + ")"
	}
	return HiddenWord(lang)
}

// HiddenBounds returns between which percentages the share of a hidden count lies, "" where that is not told.
func HiddenBounds(e analysis.Estimate, lang data.Lang) string {
	low, high, told := e.HiddenShare()
	if !told {
		return ""
	}
	return number.Range(low, high, e.Digits(), lang)
}

// rowNumbers returns one sentence for each row of a table, or one for an item without rows.
func rowNumbers(table analysis.Table, lang data.Lang) []string {
	var sentences []string
	for _, part := range table.Parts {
		var numbers []string
		for _, estimate := range table.Ranked(part) {
			switch {
			case estimate.Hidden:
				numbers = append(numbers, strings.TrimSpace(Label(table.Item, estimate.Option, lang)+" "+Hidden(estimate, lang)))
			case !estimate.Known():
			case table.Item.Kind == data.Number:
				numbers = append(numbers, Mean(table.Item, estimate.Proportion, lang)+" ("+MeanWithin(table.Item, estimate, lang, false)+")")
			default:
				numbers = append(numbers, fmt.Sprintf("%s %s (%s)", Label(table.Item, estimate.Option, lang),
					number.Percent(estimate.Proportion, estimate.Digits(), lang), Within(estimate, lang, false)))
			}
		}
		sentence := strings.Join(append(numbers, "n = "+Base(part, lang)), "; ") + "."
		if part.Row != "" {
			sentence = RowLabel(table.Item, part.Row, lang) + ": " + sentence
		}
		sentences = append(sentences, sentence)
	}
	return sentences
}
