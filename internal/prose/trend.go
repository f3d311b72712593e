package prose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
)

// Change returns a difference between two waves in the unit of the item, with its sign: "+20 procentpunten".
func Change(item data.Item, difference float64, digits int, lang data.Lang) string {
	text := BareChange(item, difference, digits, lang)
	if item.Kind == data.Number && !InPercent(item) {
		return text + unit(item, lang)
	}
	if text == "+1" || text == "−1" {
		return text + data.Text{NL: " procentpunt", EN: " percentage point"}.In(lang)
	}
	return text + data.Text{NL: " procentpunten", EN: " percentage points"}.In(lang)
}

// BareChange returns a difference between two waves with its sign and without its unit: "+20".
func BareChange(item data.Item, difference float64, digits int, lang data.Lang) string {
	if item.Kind != data.Number || InPercent(item) {
		return number.Points(difference, digits, lang)
	}
	value := difference * (item.Range[1] - item.Range[0])
	text := number.Decimals(math.Abs(value), decimalsOf(item), lang)
	switch {
	case text == number.Decimals(0, decimalsOf(item), lang):
		return text
	case value < 0:
		return "−" + text
	}
	return "+" + text
}

// ChangeRange returns the interval of a difference: "−3 tot +31".
func ChangeRange(item data.Item, c analysis.Comparison, lang data.Lang) string {
	return BareChange(item, c.Interval.Low, c.Digits(), lang) + data.Text{NL: " tot ", EN: " to "}.In(lang) + BareChange(item, c.Interval.High, c.Digits(), lang)
}

// Verdict names what a test came to.
func Verdict(verdict trend.Verdict, lang data.Lang) string {
	return map[trend.Verdict]data.Text{
		trend.Established:    {NL: "aangetoond", EN: "established"},
		trend.DependsOnPairs: {NL: "hangt af van overlap", EN: "depends on overlap"},
		trend.NotEstablished: {NL: "niet aangetoond", EN: "not established"},
		trend.NotTested:      {NL: "niet getoetst", EN: "not tested"},
	}[verdict].In(lang)
}

// ItemChange names how an item of one wave differs from that of an earlier one.
func ItemChange(change data.ItemChange, lang data.Lang) string {
	return map[data.ItemChange]data.Text{
		data.SameItem:       {NL: "gelijk", EN: "same"},
		data.Relabelled:     {NL: "anders geformuleerd", EN: "relabelled"},
		data.RowsChanged:    {NL: "andere onderdelen", EN: "rows changed"},
		data.OptionsChanged: {NL: "andere antwoorden", EN: "options changed"},
		data.NewItem:        {NL: "nieuw", EN: "new"},
		data.DroppedItem:    {NL: "niet gevraagd", EN: "not asked"},
	}[change].In(lang)
}

// LineLabel returns the label of a line of a trend.
func LineLabel(t trend.Trend, line trend.Line, lang data.Lang) string {
	if t.Item.Kind == data.Number && line.Row == "" {
		return data.Text{NL: "Gemiddelde", EN: "Mean"}.In(lang)
	}
	return line.Label.In(lang)
}

// lineName names a line of a trend within a sentence: ‘UWV’, the mean.
func lineName(t trend.Trend, line trend.Line, lang data.Lang) string {
	if t.Item.Kind == data.Number && line.Row == "" {
		return data.Text{NL: "het gemiddelde", EN: "the mean"}.In(lang)
	}
	return Quote(line.Label.In(lang))
}

// TrendSource returns the line under a figure of several waves.
func TrendSource(t trend.Trend, lang data.Lang) string {
	head := data.Text{NL: "Bron: ", EN: "Source: "}.In(lang)
	var sources []string
	for _, wave := range t.Waves {
		if source := strings.TrimSuffix(strings.TrimPrefix(Source(wave.Wave, lang), head), "."); wave.Strand >= 0 && !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	return head + strings.Join(sources, "; ") + "."
}

// TrendFinding says in plain words what changed between the waves, and what cannot be said.
func TrendFinding(t trend.Trend, lang data.Lang) string {
	if !t.Comparable() {
		return fmt.Sprintf(data.Text{
			NL: "Bij deze vraag zijn %s niet te vergelijken: de noten zeggen waarom.",
			EN: "For this question %s cannot be compared: the notes say why.",
		}.In(lang), waveNames(t, lang))
	}
	lines := compared(t)
	warning := unusableInTrend(t, lang)
	if t.Item.Kind == data.Number && t.Family == 0 {
		return warning + meanChanges(t, lines, lang)
	}
	if warning != "" && t.Family == 0 {
		return warning + largestChange(t, lines, lang)
	}
	sentences := changeFindings(t, lines, lang)
	if t.Trends > 0 {
		sentences = append(sentences, testFinding(t, lines, lang))
	}
	if t.Broken() {
		sentences = append(sentences, data.Text{NL: "Niet alle golven zijn met elkaar te vergelijken.", EN: "Not all waves can be compared with one another."}.In(lang))
	}
	return warning + strings.Join(sentences, " ")
}

// largestChange names the largest difference.
func largestChange(t trend.Trend, lines []trend.Line, lang data.Lang) string {
	return fmt.Sprintf(data.Text{NL: "Het grootste verschil is dat bij %s.", EN: "The largest difference is that for %s."}.In(lang), changeText(t, lines[0], lang))
}

// compared returns the lines that have a change, the largest first.
func compared(t trend.Trend) []trend.Line {
	lines := slices.DeleteFunc(slices.Clone(t.Lines), func(l trend.Line) bool { return len(l.Changes) == 0 })
	if t.Item.Kind != data.Number {
		inorder.By(lines, func(a, b trend.Line) int {
			first, _ := a.Overall()
			second, _ := b.Overall()
			return cmp.Compare(math.Abs(second.Comparison.Difference), math.Abs(first.Comparison.Difference))
		})
	}
	return lines
}

func waveNames(t trend.Trend, lang data.Lang) string {
	var names []string
	for _, wave := range t.Waves {
		if wave.Strand >= 0 {
			names = append(names, wave.Wave.ID)
		}
	}
	return data.And(names, lang)
}

// changeFindings name the changes that are established and those that depend on who answered, or else the largest change.
func changeFindings(t trend.Trend, lines []trend.Line, lang data.Lang) []string {
	var sure, unsure []string
	for _, line := range lines {
		change, _ := line.Overall()
		switch change.Verdict {
		case trend.Established:
			sure = append(sure, changeText(t, line, lang))
		case trend.DependsOnPairs:
			unsure = append(unsure, changeText(t, line, lang))
		}
	}
	var sentences []string
	if len(sure) > 0 {
		sentences = append(sentences, fmt.Sprintf(data.Text{
			NL: "Een verandering is aangetoond bij %s.",
			EN: "A change is established for %s.",
		}.In(lang), data.And(sure, lang)))
	}
	if len(unsure) > 0 {
		sentences = append(sentences, fmt.Sprintf(data.Text{
			NL: "Van wie in meer golven meedeed, hangt af of er een verandering is aangetoond bij %s.",
			EN: "Whether a change is established depends on who took part in more than one wave for %s.",
		}.In(lang), data.And(unsure, lang)))
	}
	if len(sentences) > 0 {
		return sentences
	}
	none := data.Text{
		NL: "Bij geen van de %d antwoorden is een verandering aangetoond; dat toont niet aan dat er niets veranderde.",
		EN: "For none of the %d answers is a change established; that does not show that nothing changed.",
	}
	if t.Item.Scaled() {
		none = data.Text{
			NL: "Bij geen van de %d onderdelen is een verandering aangetoond; dat toont niet aan dat er niets veranderde.",
			EN: "For none of the %d parts is a change established; that does not show that nothing changed.",
		}
	}
	switch {
	case len(t.Lines) == 1 && t.Item.Kind == data.Number:
		return []string{fmt.Sprintf(data.Text{
			NL: "Geen verandering is aangetoond bij %s; dat toont niet aan dat er niets veranderde.",
			EN: "No change is established for %s; that does not show that nothing changed.",
		}.In(lang), changeText(t, lines[0], lang))}
	case len(lines) == 1:
		return []string{fmt.Sprintf(data.Text{
			NL: "Te vergelijken is alleen %s. Een verandering is niet aangetoond; dat toont niet aan dat er niets veranderde.",
			EN: "All that can be compared is %s. No change is established; that does not show that nothing changed.",
		}.In(lang), changeText(t, lines[0], lang))}
	}
	return []string{fmt.Sprintf(none.In(lang), len(lines)), largestChange(t, lines, lang)}
}

// changeText gives one change: "‘UWV’: van 14% in 2021 naar 33% in 2026 (+19 procentpunten, 95%-interval 1 tot 36; p = 0,04, na correctie 0,31)".
func changeText(t trend.Trend, line trend.Line, lang data.Lang) string {
	change, _ := line.Overall()
	from, to := line.Points[change.From].Estimate, line.Points[change.To].Estimate
	text := fmt.Sprintf(data.Text{NL: "%s, van %s in %s naar %s in %s", EN: "%s, from %s in %s to %s in %s"}.In(lang),
		lineName(t, line, lang), shareOf(t.Item, from, lang), t.Waves[change.From].Wave.ID, shareOf(t.Item, to, lang), t.Waves[change.To].Wave.ID)
	text += " (" + Change(t.Item, change.Comparison.Difference, change.Comparison.Digits(), lang) + ", " + IntervalName(t.Options.Level, lang) + " " + ChangeRange(t.Item, change.Comparison, lang)
	if change.Verdict == trend.NotTested {
		return text + ")"
	}
	text += "; p " + number.Probability(change.Comparison.P, lang)
	if t.Family > 1 {
		text += fmt.Sprintf(data.Text{NL: ", na correctie %s", EN: ", after correction %s"}.In(lang), bareProbability(change.Comparison.AdjustedP, lang))
	}
	if change.Verdict == trend.DependsOnPairs {
		text += fmt.Sprintf(data.Text{NL: "; van %s tot %s als het dezelfde respondenten kunnen zijn", EN: "; from %s to %s if they may be the same respondents"}.In(lang),
			bareProbability(change.AdjustedLowP, lang), bareProbability(change.AdjustedHighP, lang))
	}
	return text + ")"
}

func shareOf(item data.Item, e analysis.Estimate, lang data.Lang) string {
	if item.Kind == data.Number {
		return Mean(item, e.Proportion, lang)
	}
	return number.Percent(e.Proportion, e.Digits(), lang)
}

func bareProbability(p float64, lang data.Lang) string {
	return strings.TrimPrefix(number.Probability(p, lang), "= ")
}

// testFinding says where a trend over three waves or more is established.
func testFinding(t trend.Trend, lines []trend.Line, lang data.Lang) string {
	var found []string
	for _, line := range lines {
		if line.Test.Verdict != trend.Established {
			continue
		}
		way := data.Text{NL: "dalend", EN: "falling"}
		if line.Test.Rising {
			way = data.Text{NL: "stijgend", EN: "rising"}
		}
		found = append(found, fmt.Sprintf("%s (%s; p %s)", lineName(t, line, lang), way.In(lang), number.Probability(line.Test.AdjustedP, lang)))
	}
	if len(found) == 0 {
		return data.Text{NL: "Een trend over de golven is nergens aangetoond.", EN: "No trend over the waves is established."}.In(lang)
	}
	return fmt.Sprintf(data.Text{NL: "Een trend over de golven is aangetoond bij %s.", EN: "A trend over the waves is established for %s."}.In(lang), data.And(found, lang))
}

func meanChanges(t trend.Trend, lines []trend.Line, lang data.Lang) string {
	var changes []string
	for _, line := range lines {
		changes = append(changes, changeText(t, line, lang))
	}
	return fmt.Sprintf(data.Text{NL: "De gemiddelden veranderden zo, zonder toets: %s.", EN: "The means changed as follows, without a test: %s."}.In(lang), strings.Join(changes, "; "))
}

// DescribeTrend says in words what a figure of a trend shows: the finding, and then every number with its interval and base.
func DescribeTrend(t trend.Trend, lang data.Lang) string {
	sentences := []string{TrendFinding(t, lang), data.Text{NL: "Alle cijfers, met interval:", EN: "All numbers, with interval:"}.In(lang)}
	for _, line := range t.Lines {
		var numbers []string
		for i, point := range line.Points {
			if !point.Known() {
				continue
			}
			e := point.Estimate
			bounds := number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang)
			if t.Item.Kind == data.Number {
				bounds = MeanRange(t.Item, e.Interval, lang)
			}
			numbers = append(numbers, fmt.Sprintf("%s %s (%s; n = %s)", t.Waves[i].Wave.ID, shareOf(t.Item, e, lang), bounds, number.Count(e.Base, lang)))
		}
		if len(numbers) > 0 {
			sentences = append(sentences, LineLabel(t, line, lang)+": "+strings.Join(numbers, ", ")+".")
		}
	}
	return strings.Join(sentences, " ")
}
