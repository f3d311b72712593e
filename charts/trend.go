package charts

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// trendWords are the fixed texts of a trend.
var trendWords = struct {
	change, points, changeUntested, top, broken, skipped, alone, p, corrected data.Text
}{
	change:         data.Text{NL: "vet: verandering%s, met interval (%s) en p (%s%s)", EN: "bold: change%s, with interval (%s) and p (%s%s)"},
	points:         data.Text{NL: " in procentpunten", EN: " in percentage points"},
	changeUntested: data.Text{NL: "vet: verandering, met interval", EN: "bold: change, with interval"},
	top:            data.Text{NL: "Aandeel %s", EN: "Share %s"},
	broken:         data.Text{NL: "andere antwoorden: niet te vergelijken", EN: "other answers: cannot be compared"},
	skipped:        data.Text{NL: "niet gevraagd in een golf ertussen", EN: "not asked in a wave between"},
	alone:          data.Text{NL: "geen vergelijking", EN: "no comparison"},
	p:              data.Text{NL: "p %s", EN: "p %s"},
	corrected:      data.Text{NL: ", na correctie volgens Holm", EN: ", after Holm's correction"},
}

// The layout of a trend, in CSS pixels.
const (
	panelColumns   = 3 // the most panels beside each other
	panelGap       = 34.0
	panelHeight    = 126.0
	panelGuides    = 5
	panelDash      = 4.0
	panelSlotLimit = 140.0 // between two waves, however few there are
)

var (
	panelStyle = picture.Style{Size: 14, Bold: true, Colour: picture.Ink} // the number above a point
	waveStyle  = picture.Style{Size: 13, Colour: picture.Ink}             // the waves under the axis
)

// trendFigure is the figure of a trend in the making: a panel for each line, with the waves on its axis.
type trendFigure struct {
	*frame
	trend     trend.Trend
	columns   int
	width     float64   // of a panel
	plotStart float64   // of the axis of the first panel
	slot      float64   // between the two waves that lie closest together
	places    []float64 // of the waves on the axis, in slots from the first
	panels    []panel
}

// panel is one line of a trend, with its texts wrapped.
type panel struct {
	line    trend.Line
	lines   []string // the label
	mark    string
	bold    string   // the change
	bounds  []string // its interval
	verdict []string
}

// Trend draws an item over its waves: for each option, row or mean a panel with a point and an interval for each wave. A
// line joins what can be compared; where a wave asked other options the line is broken, and a dashed one stands between.
func Trend(followed trend.Trend, o Options) (picture.Figure, error) {
	lang, err := o.Language()
	if err != nil {
		return picture.Figure{}, err
	}
	if len(followed.Lines) == 0 || len(followed.Waves) < 2 {
		return picture.Figure{}, fmt.Errorf("item %s has no trend to draw; make it with trend.New", followed.Item.ID)
	}
	o.Lang = lang
	f := &trendFigure{frame: newFigure(o), trend: followed}
	f.table = analysis.Table{Item: followed.Item, Options: followed.Options}
	f.frame.Head(followed.Item.Text.In(lang), f.subtitle())
	notes := newFootnotes(f.frame, followed.Notes, f.lineNotes())
	f.measure()
	f.legend()
	f.wrap(notes)
	for row := range slices.Chunk(f.panels, f.columns) {
		f.row(row)
	}
	f.Y -= 14
	f.foot(prose.TrendSource(followed, lang), notes)
	return picture.New(followed.Item.ID+"-trend", f.Title, prose.DescribeTrend(followed, lang), f.Canvas), nil
}

// subtitle says what the points and the numbers are.
func (f *trendFigure) subtitle() string {
	item := f.trend.Item
	text := words.shareOfRespondents.In(f.Lang)
	switch {
	case item.Kind == data.Number:
		text = words.mean.In(f.Lang)
	case item.Scaled():
		text = fmt.Sprintf(trendWords.top.In(f.Lang), picture.SubtitleStyle.Wrap(topLabel(f.trend, f.Lang), layout.TextWidth/2, 1)[0])
	case item.MaxPicks > 0:
		text += fmt.Sprintf(words.atMost.In(f.Lang), item.MaxPicks)
	case item.Kind == data.Multiple:
		text += words.manyAnswers.In(f.Lang)
	}
	level, method := f.trend.Options.Level, f.trend.Options.Method
	for _, line := range f.trend.Lines {
		if point, known := line.Latest(); known {
			level, method = point.Estimate.Interval.Level, point.Estimate.Interval.Method
		}
	}
	text += "; " + fmt.Sprintf(words.line.In(f.Lang), prose.IntervalName(level, f.Lang), prose.Method(method, f.Lang))
	switch {
	case !f.trend.Comparable():
	case f.trend.Family == 0:
		text += "; " + trendWords.changeUntested.In(f.Lang)
	default:
		corrected := ""
		if f.trend.Family > 1 {
			corrected = trendWords.corrected.In(f.Lang)
		}
		intervals, tests := prose.ChangeMethods(f.trend, f.Lang)
		points := ""
		if item.Kind != data.Number || prose.InPercent(item) {
			points = trendWords.points.In(f.Lang)
		}
		text += "; " + fmt.Sprintf(trendWords.change.In(f.Lang), points, intervals, tests, corrected)
	}
	return text
}

func topLabel(followed trend.Trend, lang data.Lang) string {
	return prose.Label(followed.Item, followed.Lines[0].Option, lang)
}

// lineNotes returns the notes of each line and of its overall change.
func (f *trendFigure) lineNotes() [][]analysis.Note {
	all := make([][]analysis.Note, len(f.trend.Lines))
	for i, line := range f.trend.Lines {
		all[i] = slices.Clone(line.Notes)
		if change, found := line.Overall(); found {
			all[i] = append(all[i], change.Comparison.Notes...)
		}
	}
	return all
}

// legend explains the dashed lines, if there are any.
func (f *trendFigure) legend() {
	f.Y += 6
	x := f.Side()
	if f.trend.Broken() {
		f.dashes(picture.SoftInk, x+12, f.Y-14, x+12, f.Y+2)
		x = f.Write(picture.AxisStyle, x+24, f.Y, picture.Left, trendWords.broken.In(f.Lang)) + 28
	}
	if slices.ContainsFunc(f.trend.Lines, f.skips) {
		if f.Narrow && x > f.Side() {
			x, f.Y = f.Side(), f.Y+20
		}
		f.dashes(picture.LeadColour, x, f.Y-4, x+24, f.Y-4)
		x = f.Write(picture.AxisStyle, x+32, f.Y, picture.Left, trendWords.skipped.In(f.Lang))
	}
	if x > f.Side() {
		f.Y += 10
	}
}

// skips reports whether a line joins two waves over one that it has no point in.
func (f *trendFigure) skips(line trend.Line) bool {
	return slices.ContainsFunc(line.Changes, func(c trend.Change) bool { return !c.Overall && f.joined(c) && c.To > c.From+1 })
}

// joined reports whether no wave of another strand lies between the two of a change.
func (f *trendFigure) joined(c trend.Change) bool {
	for i := c.From + 1; i < c.To; i++ {
		if strand := f.trend.Waves[i].Strand; strand >= 0 && strand != f.trend.Waves[c.From].Strand {
			return false
		}
	}
	return true
}

// wrap lays out the texts of all panels.
func (f *trendFigure) wrap(notes *footnotes) {
	marked, labels, marks := f.lineNotes(), []string{}, []string{}
	for i, line := range f.trend.Lines {
		labels, marks = append(labels, prose.LineLabel(f.trend, line, f.Lang)), append(marks, notes.mark(marked[i]))
	}
	wrapped := picture.WrapApart(picture.LabelStyle.Wrap, labels, func(i int) float64 { return f.width - picture.MarkWidth(marks[i]) }, picture.LabelLines, picture.MostLabelLines)
	for i, line := range f.trend.Lines {
		p := panel{line: line, mark: marks[i], lines: wrapped[i]}
		f.summarise(&p)
		f.panels = append(f.panels, p)
	}
}

// summarise says in the head of a panel what changed.
func (f *trendFigure) summarise(p *panel) {
	change, found := p.line.Overall()
	if !found {
		p.verdict = []string{trendWords.alone.In(f.Lang)}
		return
	}
	p.bold = prose.BareChange(f.trend.Item, change.Comparison.Difference, change.Comparison.Digits(), f.Lang)
	bounds := "(" + prose.ChangeRange(f.trend.Item, change.Comparison, f.Lang) + ")"
	if len(f.trend.Waves) > 2 {
		bounds += ", " + f.trend.Waves[change.From].Wave.ID + "–" + f.trend.Waves[change.To].Wave.ID
	}
	p.bounds = picture.RangeStyle.Wrap(bounds, f.width-picture.ValueStyle.Width(p.bold)-6, 2)
	verdict := prose.Verdict(change.Verdict, f.Lang)
	if change.Verdict != trend.NotTested {
		verdict = fmt.Sprintf(trendWords.p.In(f.Lang), number.Probability(change.Comparison.AdjustedP, f.Lang)) + ", " + verdict
	}
	p.verdict = picture.AxisStyle.Wrap(verdict, f.width, 2)
}

// row draws panels beside each other, their axes on one line.
func (f *trendFigure) row(panels []panel) {
	labels, bounds, verdicts := 0, 0, 0
	for _, p := range panels {
		labels, bounds, verdicts = max(labels, len(p.lines)), max(bounds, len(p.bounds)), max(verdicts, len(p.verdict))
	}
	top := f.Y + 20
	head := float64(labels)*picture.LabelStyle.Leading() + float64(bounds)*picture.RangeStyle.Leading() + float64(verdicts)*picture.AxisStyle.Leading()
	plot := top + head + 14 // room for a number above 100%
	for i, p := range panels {
		start := f.plotStart + float64(i)*(f.width+panelGap)
		f.head(p, start, top)
		f.guides(start, plot, i == 0)
		f.points(p.line, start, plot)
	}
	f.Y = plot + panelHeight + 16 + 2*waveStyle.Leading()
}

// head writes the label of a panel, and under it the change.
func (f *trendFigure) head(p panel, x, y float64) {
	last := len(p.lines) - 1
	y = f.Block(picture.LabelStyle, x, y, picture.Left, p.lines[:last])
	f.Mark(f.Write(picture.LabelStyle, x, y, picture.Left, p.lines[last]), y, picture.LabelStyle, p.mark)
	y += picture.LabelStyle.Leading()
	if p.bold != "" {
		end := f.Write(picture.ValueStyle, x, y, picture.Left, p.bold)
		y = f.Block(picture.RangeStyle, end+6, y, picture.Left, p.bounds)
	}
	f.Block(picture.AxisStyle, x, y, picture.Left, p.verdict)
}

// guides draws the axis of a panel and the names of the waves under it.
func (f *trendFigure) guides(start, top float64, first bool) {
	end := start + f.slot*f.slots()
	for i, label := range f.axisLabels(picture.Width) {
		y := top + panelHeight*(1-float64(i)/panelGuides)
		f.Line(picture.GuideColour, 1, start, y, end, y)
		if first {
			f.Middle(picture.AxisStyle, f.plotStart-10, y, picture.Right, label)
		}
	}
	under := top + panelHeight + 18
	if first {
		f.Write(picture.AxisStyle, f.plotStart-10, under+waveStyle.Leading(), picture.Right, "n")
	}
	var waves []string
	for _, wave := range f.trend.Waves {
		waves = append(waves, wave.Wave.ID)
	}
	for i, lines := range picture.WrapApart(waveStyle.Wrap, waves, func(int) float64 { return f.slot - 4 }, 1, 1) {
		f.Write(waveStyle, f.x(start, i), under, picture.Centre, lines[0])
	}
	strand := -1
	for i, wave := range f.trend.Waves {
		if wave.Strand >= 0 && strand >= 0 && wave.Strand != strand {
			x := (f.x(start, i-1) + f.x(start, i)) / 2
			f.dashes(picture.SoftInk, x, top, x, top+panelHeight)
		}
		if wave.Strand >= 0 {
			strand = wave.Strand
		}
	}
}

func (f *trendFigure) x(start float64, wave int) float64 { return start + f.slot*(f.places[wave]+0.5) }

// points draws a line with its points, their intervals, numbers and bases.
func (f *trendFigure) points(line trend.Line, start, top float64) {
	y := func(share float64) float64 { return top + panelHeight*(1-share) }
	for _, c := range line.Changes {
		if c.Overall || !f.joined(c) {
			continue
		}
		from, to := y(line.Points[c.From].Estimate.Proportion), y(line.Points[c.To].Estimate.Proportion)
		if c.To == c.From+1 {
			f.Line(picture.LeadColour, 1.4, f.x(start, c.From), from, f.x(start, c.To), to)
		} else {
			f.dashes(picture.LeadColour, f.x(start, c.From), from, f.x(start, c.To), to)
		}
	}
	for i, point := range line.Points {
		x := f.x(start, i)
		base := "–"
		if point.Offered {
			base = prose.EstimateBase(point.Estimate, f.Lang)
		}
		f.Write(picture.AxisStyle, x, top+panelHeight+18+waveStyle.Leading(), picture.Centre, base)
		if !point.Known() {
			continue
		}
		e := point.Estimate
		text, baseline := f.value(e), y(e.Interval.High)-6
		width := panelStyle.Width(text)
		f.Rectangle(picture.White, x-width/2-1, baseline-panelStyle.CapHeight()-1, width+2, panelStyle.CapHeight()+2)
		f.Write(panelStyle, x, baseline, picture.Centre, text)
		f.Line(picture.DotColour, 2.4, x, y(e.Interval.Low), x, y(e.Interval.High))
		f.Circle(picture.DotColour, x, y(e.Proportion), 4.6)
	}
}

// dashes draws a line in pieces.
func (f *trendFigure) dashes(colour color.RGBA, x1, y1, x2, y2 float64) {
	pieces := max(1, int(math.Round(math.Hypot(x2-x1, y2-y1)/(2*panelDash))))
	at := func(t float64) (float64, float64) { return x1 + t*(x2-x1), y1 + t*(y2-y1) }
	for i := range pieces {
		fromX, fromY := at(float64(i) / float64(pieces))
		toX, toY := at((float64(i) + 0.5) / float64(pieces))
		f.Line(colour, 1.4, fromX, fromY, toX, toY)
	}
}
