// Package prose says in a sentence what a table says in numbers. Reports print these sentences and figures carry them as
// their description, so that both read the same.
package prose

import (
	"cmp"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
)

// Finding returns a few sentences with what stands out in a table, the first of them that too many answers cannot be used where that
// is so. Every number in them comes from the table.
func Finding(table analysis.Table, lang data.Lang) string {
	switch _, most := table.Bases(); {
	case !slices.ContainsFunc(table.Parts, shows):
		return nothingShown.In(lang)
	case most == 0:
		return nobody.In(lang)
	}
	warning := unusableAnswers(table, lang)
	switch table.Item.Kind {
	case data.Rating, data.Ranking:
		return warning + ratingFinding(table, lang)
	case data.Number:
		return warning + meanFinding(table, lang)
	}
	return warning + choiceFinding(table, lang)
}

// shows reports whether some estimate of a part is not hidden.
func shows(part analysis.Part) bool {
	return slices.ContainsFunc(part.Estimates, func(e analysis.Estimate) bool { return !e.Hidden })
}

var nothingShown = data.Text{NL: "De antwoorden zijn verborgen om respondenten te beschermen.", EN: "The answers are hidden to protect respondents."}

// shownOnly introduces a finding about the answers that are not hidden.
var shownOnly = data.Text{NL: "Voor zover de aantallen getoond worden: ", EN: "As far as counts are shown: "}

var nobody = data.Text{NL: "Niemand heeft deze vraag beantwoord.", EN: "Nobody answered this question."}

// mostNamed is how many equally frequent answers are named one by one; more are counted.
const mostNamed = 3

// choiceFinding names the most frequent answer and what comes next, or the answers that share the first place.
func choiceFinding(table analysis.Table, lang data.Lang) string {
	part := table.Parts[0]
	ranked := slices.DeleteFunc(slices.Clone(part.Estimates), func(e analysis.Estimate) bool { return e.Hidden })
	hidden := len(ranked) < len(part.Estimates)
	inorder.By(ranked, func(a, b analysis.Estimate) int { return cmp.Compare(b.Proportion, a.Proportion) })
	named := slices.DeleteFunc(slices.Clone(ranked), func(e analysis.Estimate) bool {
		option, _ := table.Item.Answer(e.Option)
		return option.Residual()
	})
	if len(named) > 0 && (named[0].Count > 0 || ranked[0].Count == 0) { // "other" stands for many answers and heads nothing
		ranked = named
	}
	first := equal(ranked)
	start := ""
	if hidden {
		start = shownOnly.In(lang)
	}
	if first[0].Count == 0 {
		return start + fmt.Sprintf(data.Text{NL: "Geen van %s koos een van de antwoorden.", EN: "None of %s chose any of the answers."}.In(lang), respondents(part.Answered, lang))
	}
	sentence := choiceSentences[table.Item.Kind][len(first) > 1].In(lang)
	text := fmt.Sprintf(sentence, respondents(part.Answered, lang), answers(table.Item, first, lang),
		number.Percent(first[0].Proportion, first[0].Digits(), lang), Within(first[0], lang, true))
	if next := equal(ranked[len(first):]); len(first) == 1 && len(next) > 0 && next[0].Count > 0 {
		text += " " + fmt.Sprintf(nextSentences[len(next) > 1].In(lang), answers(table.Item, next, lang),
			number.Percent(next[0].Proportion, next[0].Digits(), lang), Within(next[0], lang, false))
	}
	return start + text
}

// choiceSentences hold by kind, and by whether several answers share the first place, the sentence about the first place:
// of the respondents [1], the answers [2], their percentage [3] and its interval [4].
var choiceSentences = map[data.Kind]map[bool]data.Text{
	data.Multiple: {
		false: {NL: "Van %[1]s noemt %[3]s %[2]s (%[4]s).", EN: "Of %[1]s, %[3]s name %[2]s (%[4]s)."},
		true:  {NL: "Het vaakst genoemd zijn %[2]s: elk door %[3]s van %[1]s (%[4]s).", EN: "Named most often are %[2]s: each by %[3]s of %[1]s (%[4]s)."},
	},
	data.Single: {
		false: {NL: "Het meest gegeven antwoord is %[2]s: %[3]s van %[1]s (%[4]s).", EN: "The most frequent answer is %[2]s: %[3]s of %[1]s (%[4]s)."},
		true:  {NL: "Het vaakst genoemd zijn %[2]s: elk door %[3]s van %[1]s (%[4]s).", EN: "Named most often are %[2]s: each by %[3]s of %[1]s (%[4]s)."},
	},
}

var nextSentences = map[bool]data.Text{
	false: {NL: "Daarna volgt %s met %s (%s).", EN: "Next comes %s with %s (%s)."},
	true:  {NL: "Daarna volgen %s met elk %s (%s).", EN: "Next come %s with %s each (%s)."},
}

// equal returns the first of the ranked estimates and those with the same percentage.
func equal(ranked []analysis.Estimate) []analysis.Estimate {
	n := 0
	for n < len(ranked) && ranked[n].Proportion == ranked[0].Proportion {
		n++
	}
	return ranked[:n]
}

// answers names the options of some estimates, "‘a’ en ‘b’", or says how many there are.
func answers(item data.Item, estimates []analysis.Estimate, lang data.Lang) string {
	if len(estimates) > mostNamed {
		return number.Count(len(estimates), lang) + " " + data.Text{NL: "antwoorden", EN: "answers"}.In(lang)
	}
	names := make([]string, len(estimates))
	for i, estimate := range estimates {
		names[i] = Quote(Label(item, estimate.Option, lang))
	}
	return data.And(names, lang)
}

func respondents(n int, lang data.Lang) string {
	if n == 1 {
		return data.Text{NL: "de ene respondent", EN: "the one respondent"}.In(lang)
	}
	return fmt.Sprintf(data.Text{NL: "de %s respondenten", EN: "the %s respondents"}.In(lang), number.Count(n, lang))
}

// Quote puts a label in quotes.
func Quote(label string) string { return "‘" + label + "’" }

// ratingFinding names the rows that get the best rating most and least often: the two best points of the scale together, or
// the best alone on a scale too short for that.
func ratingFinding(table analysis.Table, lang data.Lang) string {
	option := table.Parts[0].Headline().Option
	rating := Rating(table.Item, option, lang)
	var rows []ratedRow
	for _, part := range table.Parts {
		if estimate, _ := table.At(part.Row, option); estimate.Known() {
			rows = append(rows, ratedRow{Quote(RowLabel(table.Item, part.Row, lang)), estimate})
		}
	}
	start := ""
	if len(rows) == 0 {
		return nothingShown.In(lang)
	} else if table.Hides() {
		start = shownOnly.In(lang)
	}
	inorder.By(rows, func(a, b ratedRow) int { return cmp.Compare(b.Proportion, a.Proportion) })
	best := equalRows(rows)
	several := len(best) > 1
	scores := scoreFinding(table, lang)
	if table.Item.Kind == data.Ranking {
		return start + fmt.Sprintf(firstRanks[several].In(lang), names(best, lang), ratings(best, lang, true)) + rankFinding(table, lang)
	}
	if len(best) == len(rows) {
		return start + fmt.Sprintf(onlyRatings[several].In(lang), names(best, lang), rating, ratings(best, lang, true)) + scores
	}
	slices.Reverse(rows)
	worst := equalRows(rows)
	slices.Reverse(worst)
	return start + fmt.Sprintf(bestRatings[several].In(lang), names(best, lang), rating, ratings(best, lang, true)) + " " +
		fmt.Sprintf(worstRatings[len(worst) > 1].In(lang), names(worst, lang), ratings(worst, lang, false)) + scores
}

// scoreFinding gives the net score of every row of a scale of which the codebook names the boxes, with a space before it.
func scoreFinding(table analysis.Table, lang data.Lang) string {
	if _, found := table.Item.Score(); !found || len(table.Item.Boxes) == 0 {
		return ""
	}
	var scores []string
	for _, part := range table.RankedParts() {
		if part.Rating == nil || part.Rating.Net == nil {
			continue
		}
		bounds := ScoreRange(part, lang)
		if len(scores) == 0 {
			bounds = IntervalName(part.Rating.Net.Level, lang) + " " + bounds
		}
		text := Score(part, lang)
		if len(table.Parts) > 1 {
			text = fmt.Sprintf(data.Text{NL: "%s voor %s", EN: "%s for %s"}.In(lang), text, Quote(RowLabel(table.Item, part.Row, lang)))
		}
		scores = append(scores, fmt.Sprintf("%s (%s)", text, bounds))
	}
	if len(scores) == 0 {
		return ""
	}
	return " " + Capital(ScoreName(table.Item, lang)) + ": " + data.And(scores, lang) + "."
}

// rankFinding gives the best mean rank, with a space before it.
func rankFinding(table analysis.Table, lang data.Lang) string {
	var best *analysis.Part
	for i, part := range table.Parts {
		if part.Rating != nil && part.Rating.Rank != nil && (best == nil || part.Rating.Mean < best.Rating.Mean) {
			best = &table.Parts[i]
		}
	}
	if best == nil || best.Rating.Rank.Census {
		return ""
	}
	rank := best.Rating.Rank
	return " " + fmt.Sprintf(data.Text{
		NL: "De hoogste gemiddelde plaats heeft %s: %s (%s %s–%s; n = %s die het een plaats gaven).",
		EN: "The highest mean rank is that of %s: %s (%s %s–%s; n = %s who ranked it).",
	}.In(lang), Quote(RowLabel(table.Item, best.Row, lang)), number.Decimals(best.Rating.Mean, 1, lang), IntervalName(rank.Interval.Level, lang),
		number.Decimals(rank.Number.Low, 1, lang), number.Decimals(rank.Number.High, 1, lang), number.Count(rank.Base, lang))
}

// firstRanks is about the options that are placed first most often.
var firstRanks = map[bool]data.Text{
	false: {NL: "%s staat het vaakst op de eerste plaats: %s.", EN: "%s is placed first most often: %s."},
	true:  {NL: "%s staan het vaakst op de eerste plaats: %s.", EN: "%s are placed first most often: %s."},
}

// The sentences about ratings, by whether they are about several rows.
var (
	onlyRatings = map[bool]data.Text{
		false: {NL: "%s krijgt het oordeel %s: %s.", EN: "%s gets the rating %s: %s."},
		true:  {NL: "%s krijgen even vaak het oordeel %s: %s.", EN: "%s get the rating %s equally often: %s."},
	}
	bestRatings = map[bool]data.Text{
		false: {NL: "%s krijgt het vaakst het oordeel %s: %s.", EN: "%s gets the rating %s most often: %s."},
		true:  {NL: "%s krijgen het vaakst het oordeel %s: %s.", EN: "%s get the rating %s most often: %s."},
	}
	worstRatings = map[bool]data.Text{
		false: {NL: "%s krijgt dat oordeel het minst vaak: %s.", EN: "%s gets it least often: %s."},
		true:  {NL: "%s krijgen dat oordeel het minst vaak: %s.", EN: "%s get it least often: %s."},
	}
)

// ratedRow is a row of a battery, its label in quotes, and how often it got a rating.
type ratedRow struct {
	label string
	analysis.Estimate
}

// equalRows returns the first rows with the same percentage.
func equalRows(rows []ratedRow) []ratedRow {
	n := 0
	for n < len(rows) && rows[n].Proportion == rows[0].Proportion {
		n++
	}
	return slices.Clone(rows[:n])
}

func names(rows []ratedRow, lang data.Lang) string {
	labels := make([]string, len(rows))
	for i, row := range rows {
		labels[i] = row.label
	}
	return data.And(labels, lang)
}

// ratings gives the percentage of each row with its interval and base; named says to name the interval at the first.
func ratings(rows []ratedRow, lang data.Lang, named bool) string {
	shares := make([]string, len(rows))
	for i, row := range rows {
		bounds := Within(row.Estimate, lang, named && i == 0)
		shares[i] = fmt.Sprintf("%s (%s; n = %s)", number.Percent(row.Proportion, row.Digits(), lang), bounds, number.Count(row.Base, lang))
	}
	return data.And(shares, lang)
}

// meanFinding gives the mean of every row that was answered.
func meanFinding(table analysis.Table, lang data.Lang) string {
	var means []string
	var bases []int
	for _, part := range table.Parts {
		mean := part.Estimates[0]
		if !mean.Known() {
			continue
		}
		bounds := MeanWithin(table.Item, mean, lang, len(means) == 0)
		text := Mean(table.Item, mean.Proportion, lang)
		if part.Row != "" {
			text += data.Text{NL: " voor ", EN: " for "}.In(lang) + Quote(RowLabel(table.Item, part.Row, lang))
		}
		means, bases = append(means, text+" ("+bounds+")"), append(bases, mean.Base)
	}
	base := number.Count(slices.Min(bases), lang)
	if low, high := slices.Min(bases), slices.Max(bases); low != high {
		base += "–" + number.Count(high, lang)
	}
	sentence := data.Text{NL: "De gemiddelden zijn %s; n = %s.", EN: "The means are %s; n = %s."}
	if len(means) == 1 {
		sentence = data.Text{NL: "Het gemiddelde is %s; n = %s.", EN: "The mean is %s; n = %s."}
	}
	return fmt.Sprintf(sentence.In(lang), data.And(means, lang), base)
}
