package reports

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
	"spoor/reports/panel"
)

// Development is what a document says about one item over several waves.
type Development struct {
	Trend  trend.Trend
	Figure page.Figure
}

var trendWords = struct {
	heading, lead, asked, item, answer, row, first, levels, share, top, mean, base, absent, none, changes, one, several,
	changesOfMeans, waves, points, difference, fisher, holm, paired, outcome, trends, way,
	rising, falling, p, chart data.Text
}{
	heading: data.Text{NL: "Ontwikkeling over de golven", EN: "Development over the waves"},
	lead: data.Text{
		NL: "Hieronder worden %s vergeleken. Per vraag geldt: p is gecorrigeerd voor het aantal vergelijkingen van die vraag (Holm); een verandering heet aangetoond als p daarna hoogstens %s is. Niet aangetoond is iets anders dan onveranderd.",
		EN: "Below, %s are compared. For each question p is corrected for the number of comparisons of that question (Holm); a change is called established if p is then at most %s. Not established is not the same as unchanged.",
	},
	asked:  data.Text{NL: "Hoe elke vraag is gesteld, vergeleken met de golf ervoor.", EN: "How each question was asked, compared with the wave before."},
	item:   data.Text{NL: "Vraag", EN: "Question"},
	answer: data.Text{NL: "Antwoord", EN: "Answer"},
	row:    data.Text{NL: "Onderdeel", EN: "Part"},
	first:  data.Text{NL: "gevraagd", EN: "asked"},
	levels: data.Text{
		NL: "%s per golf, met %s.",
		EN: "%s in each wave, with the %s.",
	},
	share:  data.Text{NL: "Percentage van de respondenten", EN: "Percentage of the respondents"},
	top:    data.Text{NL: "Aandeel %s", EN: "Share %s"},
	mean:   data.Text{NL: "Gemiddelde", EN: "Mean"},
	base:   data.Text{NL: "n = %s", EN: "n = %s"},
	absent: data.Text{NL: "–", EN: "–"},
	none:   data.Text{NL: "geen antwoorden", EN: "no answers"},
	changes: data.Text{
		NL: "Verandering van golf naar golf, met %[1]s (%[3]s). p is tweezijdig; de kolom Holm corrigeert voor de %[2]s van deze vraag.",
		EN: "Change from wave to wave, with the %[1]s (%[3]s). p is two-sided; the column Holm corrects for the %[2]s of this question.",
	},
	one:            data.Text{NL: "ene vergelijking", EN: "one comparison"},
	several:        data.Text{NL: "%d vergelijkingen", EN: "%d comparisons"},
	changesOfMeans: data.Text{NL: "Verandering van golf naar golf, met %s bij de grootst mogelijke spreiding.", EN: "Change from wave to wave, with the %s at the largest possible spread."},
	waves:          data.Text{NL: "Golven", EN: "Waves"},
	points:         data.Text{NL: "Verschil (procentpunten)", EN: "Difference (percentage points)"},
	difference:     data.Text{NL: "Verschil", EN: "Difference"},
	fisher:         data.Text{NL: "p (Fisher)", EN: "p (Fisher)"},
	holm:           data.Text{NL: "p (Holm)", EN: "p (Holm)"},
	paired:         data.Text{NL: "p als het dezelfde respondenten kunnen zijn", EN: "p if they may be the same respondents"},
	outcome:        data.Text{NL: "Uitkomst", EN: "Outcome"},
	trends: data.Text{
		NL: "Trend over de golven: %s, tweezijdig; de kolom Holm corrigeert voor het aantal regels.",
		EN: "Trend over the waves: %s, two-sided; the column Holm corrects for the number of lines.",
	},
	way:     data.Text{NL: "Richting", EN: "Direction"},
	rising:  data.Text{NL: "stijgend", EN: "rising"},
	falling: data.Text{NL: "dalend", EN: "falling"},
	p:       data.Text{NL: "p", EN: "p"},
	chart:   data.Text{NL: "Figuur met per golf een punt en een interval", EN: "Figure with a point and an interval for each wave"},
}

// trendView is one item over its waves in words.
type trendView struct {
	Anchor, Title, Question, Finding string
	Figures                          []page.Figure
	Tables                           []page.Table
	Notes                            []page.Note
	Source                           string
}

// trendsView is the chapter on several waves.
type trendsView struct {
	Heading, Lead, Behind string
	Subtitle              string // the waves, in a document of its own
	Asked                 page.Table
	Items                 []trendView
}

// trendWriter puts trends into words.
type trendWriter struct {
	lang data.Lang
}

func (w trendWriter) say(text data.Text, args ...any) string { return text.Say(w.lang, args...) }

// trends returns the chapter on several waves; without any it has no items.
func (d Document) trends() trendsView {
	w := trendWriter{d.Lang}
	view := trendsView{Heading: w.say(trendWords.heading), Behind: w.say(words.behind)}
	var waves []string
	var trends []trend.Trend
	for _, development := range d.Developments {
		trends = append(trends, development.Trend)
		item := w.item(development.Trend)
		if development.Figure.Name != "" {
			item.Figures = []page.Figure{development.Figure.Described(item.Question + " " + w.say(trendWords.chart) + ".")}
		}
		view.Items = append(view.Items, item)
		for _, wave := range development.Trend.Waves {
			if !slices.Contains(waves, wave.Wave.ID) {
				waves = append(waves, wave.Wave.ID)
			}
		}
	}
	if len(trends) == 0 {
		return view
	}
	view.Lead = w.say(trendWords.lead, data.And(waves, d.Lang), number.Decimals(1-d.Options.Level, 2, d.Lang))
	view.Asked = w.asked(trends)
	return view
}

// asked says of each item in each wave how it was asked. The trends are of the same waves.
func (w trendWriter) asked(trends []trend.Trend) page.Table {
	view := page.Table{ID: "table-asked", Caption: w.say(trendWords.asked), Header: []string{w.say(trendWords.item)}}
	for i, wave := range trends[0].Waves {
		view.Header, view.Words = append(view.Header, wave.Wave.ID), append(view.Words, i+1)
	}
	for _, followed := range trends {
		row := page.Row{Name: followed.Item.Heading(w.lang)}
		first := true
		for _, wave := range followed.Waves {
			cell := prose.ItemChange(wave.Change, w.lang)
			if first && wave.Strand >= 0 {
				cell, first = w.say(trendWords.first), false
			}
			row.Cells = append(row.Cells, cell)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func (w trendWriter) item(t trend.Trend) trendView {
	notes := page.NewFootnotes(w.lang)
	view := trendView{Anchor: "trend-" + t.Item.ID, Title: t.Item.Heading(w.lang), Question: t.Item.Text.In(w.lang),
		Finding: prose.TrendFinding(t, w.lang), Source: prose.TrendSource(t, w.lang)}
	view.Tables = append(view.Tables, w.levels(t, notes))
	if t.Comparable() {
		view.Tables = append(view.Tables, w.changes(t, notes))
	}
	if t.Trends > 0 {
		view.Tables = append(view.Tables, w.tests(t, notes))
	}
	view.Tables = append(view.Tables, panel.Tables(t, w.lang)...)
	for i := range view.Tables {
		view.Tables[i].ID = fmt.Sprintf("table-trend-%s-%d", t.Item.ID, i+1)
	}
	view.Notes = notes.Notes()
	return view
}

// name heads the first column: what the lines of a trend are.
func (w trendWriter) name(t trend.Trend) string {
	if t.Item.Scaled() || t.Item.Kind == data.Number {
		return w.say(trendWords.row)
	}
	return w.say(trendWords.answer)
}

// levels is the table of the estimates of every wave.
func (w trendWriter) levels(t trend.Trend, notes *page.Footnotes) page.Table {
	what := w.say(trendWords.share)
	switch {
	case t.Item.Kind == data.Number:
		what = w.say(trendWords.mean)
	case t.Item.Scaled() && len(t.Item.Boxes) <= 1:
		what = w.say(trendWords.top, prose.Label(t.Item, t.Lines[0].Option, w.lang))
	}
	view := page.Table{Header: []string{w.name(t)}, Caption: w.say(trendWords.levels, what+notes.Mark(t.Notes...), prose.IntervalName(t.Options.Level, w.lang))}
	for i, wave := range t.Waves {
		head := wave.Wave.ID
		if low, high := t.Bases(i); low == high && high > 0 {
			head += " (" + w.say(trendWords.base, number.Count(low, w.lang)) + ")"
		}
		view.Header = append(view.Header, head)
	}
	for _, line := range t.Lines {
		row := page.Row{Name: prose.LineLabel(t, line, w.lang), Mark: notes.Mark(line.Notes...)}
		for i, point := range line.Points {
			row.Cells = append(row.Cells, w.level(t, i, point, notes))
		}
		view.Rows = append(view.Rows, row)
	}
	for _, score := range t.Scores {
		row := page.Row{Name: w.scoreLabel(t, score)}
		for i, part := range score.Parts {
			cell := w.say(trendWords.absent)
			if score.Known(i) {
				cell = prose.Score(part, w.lang) + " (" + prose.ScoreRange(part, w.lang) + ")"
			}
			row.Cells = append(row.Cells, cell)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func (w trendWriter) scoreLabel(t trend.Trend, score trend.Score) string {
	return score.Label.In(w.lang) + ": " + prose.ScoreName(t.Item, w.lang)
}

// level is one estimate: "66% (52–78)", with its base where that is not the same in the whole wave.
func (w trendWriter) level(t trend.Trend, wave int, point trend.Point, notes *page.Footnotes) string {
	e := point.Estimate
	switch {
	case !point.Offered:
		return w.say(trendWords.absent)
	case e.Hidden:
		return prose.Hidden(e, w.lang)
	case e.Unknown:
		if share, interval := prose.Bounds(e, w.lang); share != "" {
			return share + " (" + interval + ")"
		}
		return w.say(trendWords.absent)
	case !point.Known():
		return w.say(trendWords.none)
	}
	text, bounds := notes.Share(e), number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), w.lang)
	if t.Item.Kind == data.Number {
		text = prose.Mean(t.Item, e.Proportion, w.lang)
		if !prose.InPercent(t.Item) {
			bounds = prose.MeanRange(t.Item, e.Interval, w.lang)
		}
	}
	base := ""
	if low, high := t.Bases(wave); low != high {
		base = "; " + w.say(trendWords.base, number.Count(e.Base, w.lang))
	}
	return prose.WithBounds(text, e, bounds, base)
}

// changes is the table of differences between waves.
func (w trendWriter) changes(t trend.Trend, notes *page.Footnotes) page.Table {
	interval := prose.IntervalName(t.Options.Level, w.lang)
	view := page.Table{Header: []string{w.name(t), w.say(trendWords.waves), w.say(trendWords.points), interval}, Words: []int{1}}
	means := t.Item.Kind == data.Number
	if means && !prose.InPercent(t.Item) {
		view.Header[2] = w.say(trendWords.difference)
	}
	if means && t.Family == 0 {
		view.Caption = w.say(trendWords.changesOfMeans, interval)
	} else {
		family := w.say(trendWords.one)
		if t.Family != 1 {
			family = w.say(trendWords.several, t.Family)
		}
		intervals, tests := prose.ChangeMethods(t, w.lang)
		view.Caption = w.say(trendWords.changes, interval, family, intervals)
		view.Header = append(view.Header, w.say(trendWords.p)+" ("+tests+")")
		if exactChanges(t) {
			view.Header = append(view.Header, w.say(trendWords.fisher))
		}
		view.Header = append(view.Header, w.say(trendWords.holm))
		if t.PairedPossible() {
			view.Header = append(view.Header, w.say(trendWords.paired))
		}
		view.Header = append(view.Header, w.say(trendWords.outcome))
		view.Words = append(view.Words, len(view.Header)-1)
	}
	for _, line := range t.Lines {
		for _, change := range line.Changes {
			c := change.Comparison
			row := page.Row{Name: prose.LineLabel(t, line, w.lang), Mark: notes.Mark(c.Notes...)}
			row.Cells = []string{t.Waves[change.From].Wave.ID + "–" + t.Waves[change.To].Wave.ID,
				prose.BareChange(t.Item, c.Difference, c.Digits(), w.lang), prose.ChangeRange(t.Item, c, w.lang)}
			if !means || t.Family > 0 {
				row.Cells = append(row.Cells, w.tested(change, exactChanges(t), t.PairedPossible())...)
			}
			view.Rows = append(view.Rows, row)
		}
	}
	for _, score := range t.Scores {
		for _, change := range score.Changes {
			digits := min(score.Parts[change.From].Headline().Digits(), score.Parts[change.To].Headline().Digits())
			d := change.Difference
			row := page.Row{Name: w.scoreLabel(t, score), Cells: make([]string, len(view.Header)-1)}
			copy(row.Cells, []string{t.Waves[change.From].Wave.ID + "–" + t.Waves[change.To].Wave.ID, number.Points(d.Estimate, digits, w.lang),
				number.Points(d.Low, digits, w.lang) + data.Text{NL: " tot ", EN: " to "}.In(w.lang) + number.Points(d.High, digits, w.lang)})
			row.Cells[len(row.Cells)-1] = prose.Verdict(trend.NotTested, w.lang)
			view.Rows = append(view.Rows, row)
		}
	}
	return view
}

// exactChanges reports whether some change of a trend has an exact test, and Fisher's beside it.
func exactChanges(t trend.Trend) bool {
	return slices.ContainsFunc(t.Lines, func(l trend.Line) bool {
		return slices.ContainsFunc(l.Changes, func(c trend.Change) bool { return c.Comparison.Exact() })
	})
}

// tested are the cells of the tests of a change; exact and paired say whether there are columns for Fisher's test and for the same
// respondents.
func (w trendWriter) tested(change trend.Change, exact, paired bool) []string {
	c := change.Comparison
	var p, fisher, adjusted string
	if c.Tested() {
		p, adjusted = number.BareProbability(c.P, w.lang), number.BareProbability(c.AdjustedP, w.lang)
	}
	if c.Exact() {
		fisher = number.BareProbability(c.FisherP, w.lang)
	}
	cells := []string{p, fisher, adjusted}
	if !exact {
		cells = []string{p, adjusted}
	}
	switch {
	case change.PairedPossible:
		cells = append(cells, number.BareProbability(change.LowP, w.lang)+data.Text{NL: " tot ", EN: " to "}.In(w.lang)+number.BareProbability(change.HighP, w.lang))
	case paired:
		cells = append(cells, "")
	}
	return append(cells, prose.Verdict(change.Verdict, w.lang))
}

// tests is the table of the tests for a trend.
func (w trendWriter) tests(t trend.Trend, notes *page.Footnotes) page.Table {
	view := page.Table{Words: []int{1, 2, 5},
		Header: []string{w.name(t), w.say(trendWords.waves), w.say(trendWords.way), w.say(trendWords.p), w.say(trendWords.holm), w.say(trendWords.outcome)}}
	var methods []string
	for _, line := range t.Lines {
		test := line.Test
		if !test.Tested() {
			continue
		}
		if name := prose.Test(test.Method, w.lang); !slices.Contains(methods, name) {
			methods = append(methods, name)
		}
		way := w.say(trendWords.falling)
		if test.Rising {
			way = w.say(trendWords.rising)
		}
		var waves []string
		for _, i := range test.Waves {
			waves = append(waves, t.Waves[i].Wave.ID)
		}
		view.Rows = append(view.Rows, page.Row{Name: prose.LineLabel(t, line, w.lang), Mark: notes.Mark(test.Notes...),
			Cells: []string{strings.Join(waves, ", "), way, number.BareProbability(test.P, w.lang), number.BareProbability(test.AdjustedP, w.lang), prose.Verdict(test.Verdict, w.lang)}})
	}
	view.Caption = w.say(trendWords.trends, strings.Join(methods, " / "))
	return view
}
