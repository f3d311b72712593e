package native

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
	"spoor/internal/ooxml/chart"
	"spoor/internal/prose"
)

// Shares draws the means of a number item as bars, the largest first, each followed by the figures of others about the same row.
func Shares(table analysis.Table, external []data.ExternalFigure, lang data.Lang) chart.Chart {
	c := begun(table, lang)
	c.Of = words.row.In(lang)
	parts := slices.Clone(table.Parts)
	inorder.By(parts, func(a, b analysis.Part) int { return Larger(a.Estimates[0], b.Estimates[0]) })
	var rows []row
	for _, part := range parts {
		label := words.mean.In(lang)
		if part.Row != "" {
			label = prose.RowLabel(table.Item, part.Row, lang)
		}
		rows = append(rows, row{label, part.Estimates[0], math.NaN()})
		for _, figure := range external {
			if figure.Item == table.Item.ID && figure.Row == part.Row && prose.InPercent(table.Item) {
				rows = append(rows, row{label: prose.Capital(figure.About.In(lang)) + " (" + figure.Source.In(lang) + ")", external: figure.Percent / 100})
				c.Alt += " " + number.Percent(figure.Percent/100, 0, lang) + " " + figure.About.In(lang) + " (" + figure.Source.In(lang) + ")."
			}
		}
	}
	bars(&c, rows, table, lang)
	return c
}

// Larger puts the largest share first, and what is not known last.
func Larger(a, b analysis.Estimate) int {
	switch {
	case a.Known() != b.Known() && a.Known(), a.Known() == b.Known() && a.Proportion > b.Proportion:
		return -1
	case a.Known() != b.Known(), a.Proportion < b.Proportion:
		return 1
	}
	return 0
}

// Whole draws a single item as one bar of 100%. The names of the parts carry their intervals. A table of which a part is hidden has bars.
func Whole(table analysis.Table, external []data.ExternalFigure, lang data.Lang) chart.Chart {
	if table.Hides() {
		return Bars(table, external, lang)
	}
	c := begun(table, lang)
	c.Kind, c.Legend, c.Unit = chart.Stacked, true, "0%"
	c.Categories = []string{words.share.In(lang)}
	rows := rowsOf(table, lang)
	colours := picture.Palette{}.ShareColours(len(rows))
	lines := 0.0
	for i, r := range rows {
		at, _, _ := value(table.Item, r.estimate)
		s := chart.Series{Name: r.label + ": " + text(table.Item, r.estimate, lang), Colour: colours[i], Values: []float64{at}, Place: chart.Centre, Ink: picture.Readable(colours[i]), Labels: []string{""}}
		if at >= 0.06 {
			s.Labels[0] = prose.Share(r.estimate, lang)
		}
		if r.estimate.Digits() > 0 {
			c.Unit = "0.0%"
		}
		c.Series = append(c.Series, s)
		lines += math.Ceil(float64(len([]rune(s.Name))+6) / 80)
	}
	c.Across = chart.Axis{Max: 1, Step: 0.2, Format: "0%"}
	c.Height = 3 + 0.5*lines
	return c
}

// The columns of a battery: in units of its axis the gap before the bars of the headline, and in cm the width of a letter of their texts and
// of the whole plot, beside names of rows that are short, and together with them; the letters of the numbers in a bar are narrower, for most are
// digits, and so are those of names. Names wider than widestNames are broken.
const (
	panelGap      = 0.12
	panelLetter   = 0.185
	panelWidth    = 11.5
	panelAndNames = 15.5
	pieceLetter   = 0.16
	longestLine   = 44   // letters
	lineHeight    = 0.45 // cm
)

// nameless is the name of a series that makes room: programs number the entries of a legend in two ways, so that it cannot be left out of
// one.
const nameless = "\u00a0"

// Battery draws a rating item as diverging stacked bars, the middle of the scale on one line, and right of them the share at the top of
// the scale as a bar with its interval.
func Battery(table analysis.Table, _ []data.ExternalFigure, lang data.Lang) chart.Chart {
	c := begun(table, lang)
	c.Kind, c.Legend, c.Of = chart.Stacked, true, words.row.In(lang)
	parts := slices.Clone(table.Parts)
	inorder.By(parts, func(a, b analysis.Part) int { return Larger(a.Headline(), b.Headline()) })
	before, after := 0.0, 0.0
	for _, part := range parts {
		if part.Headline().Known() {
			left := LeftOfMiddle(part.Estimates)
			before, after = max(before, left), max(after, 1-left)
		}
	}
	indent := chart.Series{Name: nameless, Hidden: true}
	gap := chart.Series{Name: nameless, Hidden: true}
	headline := chart.Series{Name: prose.Capital(prose.Label(table.Item, parts[0].Headline().Option, lang)), Colour: picture.BarColour, Ink: picture.DotColour}
	room := chart.Series{Name: nameless, Hidden: true, Place: chart.End}
	points := make([]chart.Series, len(table.Item.Scale))
	colours := picture.Palette{}.ScaleColours(len(points))
	for i, point := range table.Item.Scale {
		points[i] = chart.Series{Name: point.Label.In(lang), Colour: colours[i], Place: chart.Centre, Ink: picture.Readable(colours[i])}
	}
	var rows []row
	var estimates []analysis.Estimate
	for _, part := range parts {
		e := part.Headline()
		rows, estimates = append(rows, row{estimate: e}), append(estimates, part.Estimates...)
		c.Categories = append(c.Categories, wrapped(rowName(table, part, lang), longestLine))
		at, low, high := value(table.Item, e)
		left := before
		if e.Known() {
			left = LeftOfMiddle(part.Estimates)
		}
		indent.Values = append(indent.Values, before-left)
		end := before - left
		for i, point := range part.Estimates {
			share, _, _ := value(table.Item, point)
			points[i].Values = append(points[i].Values, share)
			points[i].Labels = append(points[i].Labels, strings.Replace(prose.Share(point, lang), "%", "", 1))
			end += zero(share)
		}
		gap.Values = append(gap.Values, before+after+panelGap-end)
		headline.Values, headline.Low, headline.High = append(headline.Values, at), append(headline.Low, low), append(headline.High, high)
		room.Labels = append(room.Labels, text(table.Item, e, lang))
	}
	bases(rows, room.Labels, lang)
	letters := 0
	for _, label := range room.Labels {
		letters = max(letters, utf8.RuneCountInString(label))
	}
	width := before + after + panelGap + 1
	panel := panelBeside(c.Categories)
	width /= 1 - min(0.5, panelLetter/panel*float64(letters)) // with room for the longest text
	for _, value := range headline.Values {
		room.Values = append(room.Values, width-before-after-panelGap-zero(value))
	}
	for _, point := range points {
		for i, label := range point.Labels {
			if room := zero(point.Values[i]) / width * panel; room < pieceLetter*float64(utf8.RuneCountInString(label)) {
				point.Labels[i] = "" // wider than its part of the bar
			}
		}
	}
	c.Series = slices.Concat([]chart.Series{indent}, points, []chart.Series{gap, headline, room})
	c.Unit = format(estimates...)
	c.Across = chart.Axis{Max: width}
	lines := 1
	for _, name := range c.Categories {
		lines = max(lines, 1+strings.Count(name, "\n"))
	}
	c.Height = 1.6 + max(0.95, lineHeight*float64(lines))*float64(len(parts))
	return c
}

// panelBeside is how wide the bars and the texts beside them are, in cm, where names of rows take their room left of them.
func panelBeside(names []string) float64 {
	longest := 0
	for _, name := range names {
		for _, line := range strings.Split(name, "\n") {
			longest = max(longest, utf8.RuneCountInString(line))
		}
	}
	return min(panelWidth, panelAndNames-pieceLetter*float64(longest))
}

func rowName(table analysis.Table, part analysis.Part, lang data.Lang) string {
	if part.Row == "" {
		return words.share.In(lang)
	}
	return prose.RowLabel(table.Item, part.Row, lang)
}

// LeftOfMiddle returns which share of a bar lies left of the middle of the scale: the worse half, and half the neutral point.
func LeftOfMiddle(points []analysis.Estimate) float64 {
	share := 0.0
	for i, point := range points {
		switch {
		case 2*i+1 < len(points):
			share += point.Proportion
		case 2*i+1 == len(points):
			share += point.Proportion / 2
		}
	}
	return share
}
