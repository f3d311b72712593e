package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
)

// Label returns the label of an option, scale point or net of an item. The two best and the two worst points of a scale without
// boxes are called by both: "(zeer) goed".
func Label(item data.Item, option string, lang data.Lang) string {
	if answer, found := item.Answer(option); found {
		return answer.Label.In(lang)
	}
	net, found := item.Net(option)
	n := len(item.Scale)
	switch {
	case !found:
		return ""
	case net.Label != (data.Text{}):
		return net.Label.In(lang)
	case option == data.Top2:
		return together(item.Scale[n-1].Label.In(lang), item.Scale[n-2].Label.In(lang), lang)
	}
	return together(item.Scale[0].Label.In(lang), item.Scale[1].Label.In(lang), lang)
}

// Rating returns a point or net of a scale as it is called in a sentence: "(zeer) goed", "zeer goed", ‘Promotors’.
func Rating(item data.Item, option string, lang data.Lang) string {
	switch net, found := item.Net(option); {
	case found && net.Label != (data.Text{}):
		return Quote(Label(item, option, lang))
	case found:
		return Label(item, option, lang)
	}
	return strings.ToLower(Label(item, option, lang))
}

// ScoreName returns what the net score of a scale is called: as the codebook says, otherwise "saldo".
func ScoreName(item data.Item, lang data.Lang) string {
	if score, found := item.Score(); found && score.Label != (data.Text{}) {
		return score.Label.In(lang)
	}
	return data.Text{NL: "saldo", EN: "net"}.In(lang)
}

// Score returns a net score with its sign, in percentage points and with the decimals that the base carries: "+52".
func Score(part analysis.Part, lang data.Lang) string {
	return number.Points(part.Rating.Net.Estimate, part.Headline().Digits(), lang)
}

// ScoreRange returns the interval of a net score: "+31 tot +69".
func ScoreRange(part analysis.Part, lang data.Lang) string {
	net, digits := part.Rating.Net, part.Headline().Digits()
	return number.Points(net.Low, digits, lang) + data.Text{NL: " tot ", EN: " to "}.In(lang) + number.Points(net.High, digits, lang)
}

// Bounds returns what is known of a share that is known within bounds only, "tussen 53% en 72%", and its interval; empty of others.
func Bounds(e analysis.Estimate, lang data.Lang) (share, interval string) {
	low, high, bounded := e.Bounded()
	if !bounded {
		return "", ""
	}
	return number.Range(low, high, e.Digits(), lang), number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang)
}

// RowLabel returns the label of a row of an item, or its question when it has no rows.
func RowLabel(item data.Item, row string, lang data.Lang) string {
	if row == "" {
		return item.Text.In(lang)
	}
	option, _ := item.Row(row)
	return option.Label.In(lang)
}

// together joins the labels of the end of a scale and the point before it: "Zeer goed" and "Goed" become "(zeer) goed".
func together(end, before string, lang data.Lang) string {
	end, before = strings.ToLower(end), strings.ToLower(before)
	if prefix, ok := strings.CutSuffix(end, " "+before); ok {
		return "(" + prefix + ") " + before
	}
	if lang == data.English {
		return before + " or " + end
	}
	return before + " of " + end
}

// Imprecise marks percentages that are not precise, see [analysis.Estimate.Precise].
const Imprecise = "*"

// Share returns an estimate as a percentage, marked where it is not precise.
func Share(e analysis.Estimate, lang data.Lang) string {
	text := number.Percent(e.Proportion, e.Digits(), lang)
	if !e.Precise() {
		text += Imprecise
	}
	return text
}

// Interval returns an interval with its level, in percentages with that many decimals: "95%-interval 67–90%".
func Interval(i analysis.Interval, digits int, lang data.Lang) string {
	return IntervalName(i.Level, lang) + " " + number.Range(i.Low, i.High, digits, lang)
}

// Within returns the interval of a percentage as it stands in brackets behind it, after the name of the interval if asked; where
// there is no sampling error it says so instead.
func Within(e analysis.Estimate, lang data.Lang, named bool) string {
	switch {
	case e.Exact():
		return withoutError.In(lang)
	case named:
		return Interval(e.Interval, e.Digits(), lang)
	}
	return number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang)
}

// MeanWithin is Within for a mean.
func MeanWithin(item data.Item, e analysis.Estimate, lang data.Lang, named bool) string {
	switch {
	case e.Exact():
		return withoutError.In(lang)
	case named:
		return IntervalName(e.Interval.Level, lang) + " " + MeanRange(item, e.Interval, lang)
	}
	return MeanRange(item, e.Interval, lang)
}

var withoutError = data.Text{NL: "zonder steekproeffout", EN: "without sampling error"}

// IntervalName returns "95%-interval" or "95% interval".
func IntervalName(level float64, lang data.Lang) string {
	if lang == data.English {
		return number.Level(level, lang) + " interval"
	}
	return number.Level(level, lang) + "-interval"
}

// Mean returns the mean of a number item, given as its place within the range, in the item's own unit: a percentage when
// the range is 0 to 100.
func Mean(item data.Item, place float64, lang data.Lang) string {
	if InPercent(item) {
		return number.Percent(place, 0, lang)
	}
	return bareMean(item, place, lang) + unit(item, lang)
}

func bareMean(item data.Item, place float64, lang data.Lang) string {
	return inUnit(item, item.Range[0]+place*(item.Range[1]-item.Range[0]), lang)
}

// inUnit writes a number in the unit of its item, without its name: with a decimal, or two or three where the range is short.
func inUnit(item data.Item, value float64, lang data.Lang) string {
	return number.Decimals(value, decimalsOf(item), lang)
}

func decimalsOf(item data.Item) int {
	switch width := item.Range[1] - item.Range[0]; {
	case width <= 1:
		return 3
	case width < 5:
		return 2
	}
	return 1
}

// unit is what stands behind a number: " months", or nothing.
func unit(item data.Item, lang data.Lang) string {
	switch text := item.Unit.In(lang); text {
	case "", "%":
		return text
	default:
		return " " + text
	}
}

// MeanRange returns the interval of such a mean.
func MeanRange(item data.Item, i analysis.Interval, lang data.Lang) string {
	if InPercent(item) {
		return number.Range(i.Low, i.High, 0, lang)
	}
	return bareMean(item, i.Low, lang) + "–" + bareMean(item, i.High, lang)
}

// InPercent reports whether the values of an item are percentages: from 0 to 100 in no other unit than %.
func InPercent(item data.Item) bool {
	unit := item.Unit.In(data.Dutch)
	return slices.Equal(item.Range, []float64{0, 100}) && (unit == "" || isPercent(unit))
}

// isPercent reports whether a unit is that of percentages.
func isPercent(unit string) bool {
	return slices.Contains([]string{"%", "procent", "percent", "percentage", "pct"}, strings.ToLower(strings.TrimSpace(unit)))
}

// Source returns the line under a figure: who, when, and whether the answers were observed or reconstructed. A wave without
// a source or label is named by its id.
func Source(wave data.Wave, lang data.Lang) string { return source(wave, wave.Provenance, lang) }

// TableSource is Source for one table, which may hold nothing but published means.
func TableSource(table analysis.Table, lang data.Lang) string {
	return source(table.Wave, table.Provenance, lang)
}

func source(wave data.Wave, provenance data.Provenance, lang data.Lang) string {
	how := data.Text{}
	switch provenance {
	case data.Published:
		how = data.Text{NL: " (gepubliceerde gemiddelden)", EN: " (published means)"}
	case data.Reconstructed:
		how = data.Text{NL: " (antwoorden gereconstrueerd uit de gepubliceerde percentages)", EN: " (answers reconstructed from the published percentages)"}
	}
	return data.Text{NL: "Bron: ", EN: "Source: "}.In(lang) + waveName(wave, lang) + how.In(lang) + Subset(wave, lang) + "."
}

// Wave names a wave and who of it are counted, under a title: "OVAL 2021, member survey". One without a source or label is named by its id.
func Wave(wave data.Wave, lang data.Lang) string { return waveName(wave, lang) + Subset(wave, lang) }

func waveName(wave data.Wave, lang data.Lang) string {
	parts := slices.DeleteFunc([]string{wave.Source.In(lang), wave.Label.In(lang)}, func(part string) bool { return part == "" })
	if len(parts) == 0 {
		return wave.ID
	}
	return strings.Join(parts, ", ")
}

// Subset says, behind what else is said of a wave, which of its respondents are counted; "" where all are.
func Subset(wave data.Wave, lang data.Lang) string {
	if wave.Subset == "" {
		return ""
	}
	return data.Text{NL: "; alleen respondenten met ", EN: "; only respondents with "}.In(lang) + wave.Subset
}

// Capital makes the first letter of a text a capital, also behind a bracket: "(zeer) goed" becomes "(Zeer) goed".
func Capital(text string) string {
	bracket := len(text) - len(strings.TrimPrefix(text, "("))
	first, size := utf8.DecodeRuneInString(text[bracket:])
	if size == 0 {
		return text
	}
	return text[:bracket] + string(unicode.ToUpper(first)) + text[bracket+size:]
}
