package native

import (
	"cmp"
	"image/color"
	"math"
	"unicode/utf8"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/analysis/trend"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/comparison"
	"spoor/internal/inorder"
	"spoor/internal/number"
	"spoor/internal/ooxml/chart"
	"spoor/internal/prose"
)

// lightOther is the bar of the second series, under the line of its interval.
var lightOther = color.RGBA{0xe3, 0xb4, 0x97, 0xff}

// Dumbbell draws own answers beside the sector's: on each row two bars with their intervals, the largest difference first, and right of
// them the verdict. They are bars and no points, for LibreOffice (7.4) drops custom error bars that lie across from points whose
// numbers stand in a document or a slide (createDataSequenceFromArray of its InternalDataProvider knows those along the values of a series
// alone), and keeps those of bars.
func Dumbbell(item member.Item, alias string, lang data.Lang) chart.Chart {
	table := item.Sector
	c := chart.Chart{Kind: chart.Beside, Title: table.Item.Text.In(lang), Of: words.row.In(lang), Unit: "0%", Legend: true}
	sector := chart.Series{Name: words.sector.In(lang), Colour: picture.BarColour, Ink: picture.DotColour}
	own := chart.Series{Name: prose.Capital(comparison.OwnName(alias, lang)), Colour: lightOther, Ink: picture.OtherColour}
	verdicts := chart.Series{Hidden: true, Place: chart.Beyond, Name: words.label.In(lang)}
	highest, compared := 0.0, false
	c.Alt = comparison.Finding(item, alias, lang) + " " + words.numbers.In(lang)
	rows := item.Sorted()
	for _, r := range rows {
		label := item.Label(r, lang)
		if r.Verdict == member.Position && r.Row != "" {
			label += ": " + prose.Label(table.Item, r.Own.Option, lang)
		}
		c.Categories = append(c.Categories, label)
		add := func(s *chart.Series, e analysis.Estimate) {
			at, low, high := value(table.Item, e)
			s.Values, s.Low, s.High = append(s.Values, at), append(s.Low, low), append(s.High, high)
			highest = max(highest, zero(high))
		}
		add(&sector, r.Sector)
		c.Alt += " " + label + ": " + sector.Name + " " + told(table.Item, r.Sector, lang)
		mine := r.Own
		if r.Verdict == member.Position {
			mine = analysis.Estimate{Hidden: true}
		} else {
			compared = true
			c.Alt += "; " + own.Name + " " + told(table.Item, r.Own, lang)
		}
		add(&own, mine)
		verdict := comparison.Verdict(r, lang)
		c.Alt += "; " + verdict + "."
		if r.Own.Known() && r.Sector.Known() && r.Verdict != member.Position {
			verdict = prose.Change(table.Item, r.Difference, r.Digits(), lang) + "\n" + wrapped(verdict, 26)
		}
		verdicts.Labels = append(verdicts.Labels, verdict)
	}
	c.Across = chart.Axis{Max: 1.6, Step: 0.2, Format: `[<=1.001]0%;""`}
	end := 1.0
	if table.Item.Kind == data.Number && !prose.InPercent(table.Item) {
		c.Unit, c.Across, end = "0.0", unitAxis(table.Item.Range[0], highest), highest
	}
	for range rows {
		verdicts.Values = append(verdicts.Values, end)
	}
	c.Series = []chart.Series{sector, verdicts}
	if compared {
		c.Series = append(c.Series, own)
	}
	c.Height = 2.2 + 1.35*float64(len(rows))
	return c
}

// told says an estimate to who cannot see it: "81% (67–91%)", or why there is none.
func told(item data.Item, e analysis.Estimate, lang data.Lang) string {
	switch {
	case e.Hidden || !e.Known():
		return text(item, e, lang)
	case item.Kind == data.Number:
		return prose.Mean(item, e.Proportion, lang) + " (" + prose.MeanWithin(item, e, lang, false) + ")"
	}
	return number.Percent(e.Proportion, e.Digits(), lang) + " (" + prose.Within(e, lang, false) + ")"
}

// lineColours and lineMarkers tell the lines of a trend apart, by colour and by shape.
var (
	lineColours = []color.RGBA{picture.DotColour, picture.OtherColour, {0x80, 0xb1, 0xd3, 0xff}, picture.SoftInk}
	lineMarkers = []chart.Marker{chart.Circle, chart.Diamond, "square", "triangle"}
)

// Trend draws an item over its waves: for each option, row or mean a line with the interval of each point, four lines in a chart. Where two
// waves cannot be compared the line is broken. Waves stand as far apart as their fieldwork, where its date is known.
func Trend(followed trend.Trend, lang data.Lang) []chart.Chart {
	var made []chart.Chart
	for start := 0; start < len(followed.Lines); start += len(lineColours) {
		made = append(made, trendChart(followed, followed.Lines[start:min(start+len(lineColours), len(followed.Lines))], lang))
	}
	return made
}

func trendChart(followed trend.Trend, lines []trend.Line, lang data.Lang) chart.Chart {
	item := followed.Item
	c := chart.Chart{Kind: chart.Points, Title: item.Text.In(lang), Alt: prose.DescribeTrend(followed, lang), Of: words.row.In(lang), Unit: "0%", Legend: true,
		Height: 8.5, LabelWidth: 0.09, Up: chart.Axis{Max: 1, Step: 0.2, Format: "0%"}}
	places := places(followed)
	closest := math.Inf(1)
	for i := 1; i < len(places); i++ {
		closest = min(closest, places[i]-places[i-1])
	}
	highest, lowest := 1.0, 0.0
	if item.Kind == data.Number && !prose.InPercent(item) {
		highest, lowest, c.Unit = item.Range[0], item.Range[0], "0.0"
	}
	for k, line := range lines {
		shift := closest * 0.045 * (float64(k) - float64(len(lines)-1)/2)
		for _, s := range segments(followed, line, places, shift, lang) {
			s.Colour, s.Ink, s.Marker = lineColours[k], lineColours[k], lineMarkers[k]
			for _, high := range s.High {
				highest = max(highest, high)
			}
			c.Series = append(c.Series, s)
		}
	}
	if c.Unit != "0%" {
		c.Up = unitAxis(lowest, highest)
	}
	names := chart.Series{Hidden: true, Place: chart.Below, Name: words.label.In(lang)}
	for i, wave := range followed.Waves {
		names.X, names.Values, names.Labels = append(names.X, places[i]), append(names.Values, c.Up.Min), append(names.Labels, wave.Wave.ID)
	}
	c.Series = append(c.Series, names, latest(item, lines, places[len(places)-1]+closest*0.045*float64(len(lines)-1)/2, c.Up, lang))
	legendLines(&c)
	span := places[len(places)-1] - places[0]
	c.Across = chart.Axis{Min: places[0] - 0.12*span, Max: places[len(places)-1] + 0.3*span, Format: "0.00"}
	return even(c)
}

// lineSigns are the markers of lines as letters.
var lineSigns = []string{"●", "◆", "■", "▲"}

// latest carries the values of the latest wave, right of all its points, each behind the marker of its line. Where they would stand on one
// another they move apart.
func latest(item data.Item, lines []trend.Line, x float64, up chart.Axis, lang data.Lang) chart.Series {
	type end struct {
		at   float64
		text string
	}
	var all []end
	for k, line := range lines {
		if last := line.Points[len(line.Points)-1]; last.Known() {
			at, _, _ := value(item, last.Estimate)
			all = append(all, end{at, "\u00a0\u00a0" + lineSigns[k] + "\u00a0" + text(item, last.Estimate, lang)})
		}
	}
	inorder.By(all, func(a, b end) int { return cmp.Compare(b.at, a.at) })
	distance := 0.065 * (up.Max - up.Min)
	ends := chart.Series{Hidden: true, Place: chart.Right, Name: words.latest.In(lang)}
	for i, one := range all {
		at := max(one.at, up.Min+float64(len(all)-1-i)*distance) // the lowest stay above the axis
		if i > 0 {
			at = min(at, ends.Values[i-1]-distance)
		}
		ends.X, ends.Values, ends.Labels = append(ends.X, x), append(ends.Values, at), append(ends.Labels, one.text)
	}
	return ends
}

// even gives all series of points as many of them, with empty ones at the end: LibreOffice drops those that stand before a longer one.
func even(c chart.Chart) chart.Chart {
	longest := 0
	for _, s := range c.Series {
		longest = max(longest, len(s.X))
	}
	for i := range c.Series {
		s := &c.Series[i]
		for len(s.X) < longest {
			s.X, s.Values = append(s.X, math.NaN()), append(s.Values, math.NaN())
			if s.Low != nil {
				s.Low, s.High = append(s.Low, math.NaN()), append(s.High, math.NaN())
			}
			if s.Labels != nil {
				s.Labels = append(s.Labels, "")
			}
		}
	}
	return c
}

// legendLines leaves room for a legend of several lines: two names on each, or one where names are long, and more for one that does not fit on a line.
func legendLines(c *chart.Chart) {
	names, letters, longest, broken := 0.0, 0, 0, 0.0
	for _, s := range c.Series {
		if !s.Hidden && s.Name != "" {
			n := utf8.RuneCountInString(s.Name) + 6
			names, letters, longest, broken = names+1, letters+n, max(longest, n), broken+math.Ceil(float64(n)/76)
		}
	}
	switch {
	case letters <= 80:
		c.Lines = 1
	case longest <= 40:
		c.Lines = math.Ceil(names / 2)
	default:
		c.Lines = broken
	}
	c.Height += 0.5 * (c.Lines - 1)
}

// places are those of the waves on the axis of time: in years, or one apart where a date is not known.
func places(followed trend.Trend) []float64 {
	all := make([]int, len(followed.Waves))
	for i := range all {
		all[i] = i
	}
	if years := followed.Years(all...); years != nil {
		return years
	}
	places := make([]float64, len(all))
	for i := range places {
		places[i] = float64(i + 1)
	}
	return places
}

// segments returns a line as series, one for each stretch of waves that can be compared. The first has the name.
func segments(followed trend.Trend, line trend.Line, places []float64, shift float64, lang data.Lang) []chart.Series {
	var series []chart.Series
	strand := -2
	for i, point := range line.Points {
		if !point.Known() {
			continue
		}
		if at := followed.Waves[i].Strand; at != strand {
			strand = at
			series = append(series, chart.Series{Line: true})
		}
		s := &series[len(series)-1]
		at, low, high := value(followed.Item, point.Estimate)
		s.X, s.Values, s.Low, s.High = append(s.X, places[i]+shift), append(s.Values, at), append(s.Low, low), append(s.High, high)
	}
	if len(series) > 0 {
		series[0].Name = prose.LineLabel(followed, line, lang)
	}
	return series
}

// mostLimits is how many points a limit of a funnel is drawn through at most.
const mostLimits = 120

// Funnel draws members by their number of respondents around the share of the sector, with the control limits around it. The table is that
// of the sector; row and option say which share.
func Funnel(funnel member.Funnel, table analysis.Table, row, option string, lang data.Lang) chart.Chart {
	label := prose.Label(table.Item, option, lang)
	if row != "" {
		label = prose.RowLabel(table.Item, row, lang) + ": " + label
	}
	c := chart.Chart{Kind: chart.Points, Title: table.Item.Text.In(lang), Of: words.row.In(lang), Unit: "0%", Legend: true, Height: 9.5, LabelWidth: 0.09,
		Up: chart.Axis{Max: 1, Step: 0.2, Format: "0%"}}
	c.Alt = label + ". " + words.sector.In(lang) + ": " + number.Percent(funnel.Sector.Proportion, funnel.Sector.Digits(), lang) + "."
	largest := funnel.Curve[len(funnel.Curve)-1].N
	c.Across = chart.Axis{Max: float64(largest) * 1.15, Step: picture.Step(float64(largest) / 8), Format: "0", Title: words.perMember.In(lang)}
	for level := range member.ControlLevels {
		colour, name := picture.DotColour, number.Level(member.ControlLevels[level], lang)
		if level > 0 {
			colour = picture.LeadColour
		}
		high := chart.Series{Name: words.high.Say(lang, name), Colour: colour, Line: true}
		low := chart.Series{Colour: colour, Line: true}
		step := max(1, len(funnel.Curve)/mostLimits)
		for i := 0; i < len(funnel.Curve); i += step {
			limits := funnel.Curve[i]
			high.X, high.Values = append(high.X, float64(limits.N)), append(high.Values, limits.High[level])
			low.X, low.Values = append(low.X, float64(limits.N)), append(low.Values, limits.Low[level])
		}
		c.Series = append(c.Series, high, low)
	}
	share := funnel.Sector.Proportion
	c.Series = append(c.Series, chart.Series{Name: words.sector.In(lang), Colour: picture.SoftInk, Line: true, X: []float64{0, float64(largest)}, Values: []float64{share, share}})
	for _, m := range funnel.Members {
		s := chart.Series{Colour: picture.DotColour, Marker: chart.Circle, Place: chart.Right, Labels: []string{m.Alias},
			X: []float64{float64(m.Respondents())}, Values: []float64{m.Estimate.Proportion}}
		if m.Outside > 0 {
			s.Colour, s.Marker = picture.OtherColour, chart.Diamond
		}
		c.Alt += " " + m.Alias + ": " + text(table.Item, m.Estimate, lang) + ", n = " + number.Count(m.Estimate.Base, lang) + "."
		c.Series = append(c.Series, s)
	}
	return even(c)
}
