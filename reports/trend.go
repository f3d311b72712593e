package reports

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Development is what a document says about one item over several waves.
type Development struct {
	Trend  analysis.Trend
	Figure Figure
}

var trendPhrases = map[string]data.Text{
	"heading": {NL: "Ontwikkeling over de golven", EN: "Development over the waves"},
	"lead": {
		NL: "Dit hoofdstuk vergelijkt %s. Per vraag geldt: p is gecorrigeerd voor het aantal vergelijkingen van die vraag (Holm); een verandering heet aangetoond als p daarna hoogstens %s is. Niet aangetoond is iets anders dan onveranderd.",
		EN: "This chapter compares %s. For each question p is corrected for the number of comparisons of that question (Holm); a change is called established if p is then at most %s. Not established is not the same as unchanged.",
	},
	"asked":  {NL: "Hoe elke vraag is gesteld, vergeleken met de golf ervoor.", EN: "How each question was asked, compared with the wave before."},
	"item":   {NL: "Vraag", EN: "Question"},
	"answer": {NL: "Antwoord", EN: "Answer"},
	"row":    {NL: "Onderdeel", EN: "Part"},
	"first":  {NL: "gevraagd", EN: "asked"},
	"levels": {
		NL: "%s per golf, met %s.",
		EN: "%s in each wave, with the %s.",
	},
	"share":  {NL: "Percentage van de respondenten", EN: "Percentage of the respondents"},
	"top":    {NL: "Aandeel %s", EN: "Share %s"},
	"mean":   {NL: "Gemiddelde", EN: "Mean"},
	"base":   {NL: "n = %s", EN: "n = %s"},
	"absent": {NL: "–", EN: "–"},
	"none":   {NL: "geen antwoorden", EN: "no answers"},
	"changes": {
		NL: "Verandering van golf naar golf, met %s (Newcombe). p is tweezijdig; de kolom Holm corrigeert voor de %s van deze vraag.",
		EN: "Change from wave to wave, with the %s (Newcombe). p is two-sided; the column Holm corrects for the %s of this question.",
	},
	"one":            {NL: "ene vergelijking", EN: "one comparison"},
	"several":        {NL: "%d vergelijkingen", EN: "%d comparisons"},
	"changesOfMeans": {NL: "Verandering van golf naar golf, met %s bij de grootst mogelijke spreiding.", EN: "Change from wave to wave, with the %s at the largest possible spread."},
	"waves":          {NL: "Golven", EN: "Waves"},
	"points":         {NL: "Verschil (procentpunten)", EN: "Difference (percentage points)"},
	"difference":     {NL: "Verschil", EN: "Difference"},
	"boschloo":       {NL: "p (Boschloo)", EN: "p (Boschloo)"},
	"student":        {NL: "p (t-toets)", EN: "p (t test)"},
	"welch":          {NL: "p (Welch)", EN: "p (Welch)"},
	"fisher":         {NL: "p (Fisher)", EN: "p (Fisher)"},
	"holm":           {NL: "p (Holm)", EN: "p (Holm)"},
	"paired":         {NL: "p als het dezelfde respondenten kunnen zijn", EN: "p if they may be the same respondents"},
	"outcome":        {NL: "Uitkomst", EN: "Outcome"},
	"trends": {
		NL: "Trend over de golven: exacte toets van Cochran-Armitage, tweezijdig; de kolom Holm corrigeert voor het aantal regels.",
		EN: "Trend over the waves: exact Cochran-Armitage test, two-sided; the column Holm corrects for the number of lines.",
	},
	"way":     {NL: "Richting", EN: "Direction"},
	"rising":  {NL: "stijgend", EN: "rising"},
	"falling": {NL: "dalend", EN: "falling"},
	"p":       {NL: "p", EN: "p"},
	"chart":   {NL: "Figuur met per golf een punt en een interval", EN: "Figure with a point and an interval for each wave"},
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
	Heading, Lead, Question string
	Asked                   page.Table
	Items                   []trendView
}

// trendWords puts trends into words.
type trendWords struct {
	lang data.Lang
}

func (w trendWords) say(key string, args ...any) string {
	text := trendPhrases[key].In(w.lang)
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// trends returns the chapter on several waves; without any it has no items.
func (d Document) trends() trendsView {
	w := trendWords{d.Lang}
	view := trendsView{Heading: w.say("heading"), Question: w.say("item")}
	var waves []string
	var trends []analysis.Trend
	for _, development := range d.Developments {
		trends = append(trends, development.Trend)
		item := w.item(development.Trend)
		if development.Figure.Name != "" {
			item.Figures = []page.Figure{described(development.Figure, w.say("chart")+". "+item.Finding)}
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
	and := data.Text{NL: " en ", EN: " and "}.In(d.Lang)
	last := len(waves) - 1
	view.Lead = w.say("lead", strings.Join(waves[:last], ", ")+and+waves[last], number.Decimals(1-d.Options.Level, 2, d.Lang))
	view.Asked = w.asked(trends)
	return view
}

// asked says of each item in each wave how it was asked. The trends are of the same waves.
func (w trendWords) asked(trends []analysis.Trend) page.Table {
	view := page.Table{ID: "table-asked", Caption: w.say("asked"), Header: []string{w.say("item")}}
	for i, wave := range trends[0].Waves {
		view.Header, view.Words = append(view.Header, wave.Wave.ID), append(view.Words, i+1)
	}
	for _, trend := range trends {
		row := page.Row{Name: trend.Item.Heading(w.lang)}
		first := true
		for _, wave := range trend.Waves {
			cell := prose.ItemChange(wave.Change, w.lang)
			if first && wave.Strand >= 0 {
				cell, first = w.say("first"), false
			}
			row.Cells = append(row.Cells, cell)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func (w trendWords) item(t analysis.Trend) trendView {
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
	for i := range view.Tables {
		view.Tables[i].ID = fmt.Sprintf("table-trend-%s-%d", t.Item.ID, i+1)
	}
	view.Notes = notes.Notes()
	return view
}

// name heads the first column: what the lines of a trend are.
func (w trendWords) name(t analysis.Trend) string {
	if t.Item.Kind == data.Rating || t.Item.Kind == data.Number {
		return w.say("row")
	}
	return w.say("answer")
}

// levels is the table of the estimates of every wave.
func (w trendWords) levels(t analysis.Trend, notes *page.Footnotes) page.Table {
	what := w.say("share")
	switch {
	case t.Item.Kind == data.Number:
		what = w.say("mean")
	case t.Lines[0].Option == analysis.Top2:
		what = w.say("top", prose.TopLabel(t.Item, w.lang))
	case t.Item.Kind == data.Rating:
		what = w.say("top", prose.Label(t.Item, t.Lines[0].Option, w.lang))
	}
	view := page.Table{Header: []string{w.name(t)}, Caption: w.say("levels", what+notes.Mark(t.Notes...), prose.IntervalName(t.Options.Level, w.lang))}
	for i, wave := range t.Waves {
		head := wave.Wave.ID
		if low, high := t.Bases(i); low == high && high > 0 {
			head += " (" + w.say("base", number.Count(low, w.lang)) + ")"
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
	return view
}

// level is one estimate: "66% (52–78)", with its base where that is not the same in the whole wave.
func (w trendWords) level(t analysis.Trend, wave int, point analysis.TrendPoint, notes *page.Footnotes) string {
	e := point.Estimate
	switch {
	case !point.Offered:
		return w.say("absent")
	case e.Hidden:
		return prose.HiddenWord(w.lang)
	case !point.Known():
		return w.say("none")
	}
	text, bounds := notes.Share(e), number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), w.lang)
	if t.Item.Kind == data.Number {
		text = prose.Mean(t.Item, e.Proportion, w.lang)
		if !prose.InPercent(t.Item) {
			bounds = prose.MeanRange(t.Item, e.Interval, w.lang)
		}
	}
	if low, high := t.Bases(wave); low != high {
		bounds += "; " + w.say("base", number.Count(e.Base, w.lang))
	}
	return text + " (" + bounds + ")"
}

// changes is the table of differences between waves.
func (w trendWords) changes(t analysis.Trend, notes *page.Footnotes) page.Table {
	interval := prose.IntervalName(t.Options.Level, w.lang)
	view := page.Table{Header: []string{w.name(t), w.say("waves"), w.say("points"), interval}, Words: []int{1}}
	means := t.Item.Kind == data.Number
	if means && !prose.InPercent(t.Item) {
		view.Header[2] = w.say("difference")
	}
	if means && t.Family == 0 {
		view.Caption = w.say("changesOfMeans", interval)
	} else {
		family := w.say("one")
		if t.Family != 1 {
			family = w.say("several", t.Family)
		}
		view.Caption = w.say("changes", interval, family)
		test := w.say("boschloo")
		if means {
			test = w.say("welch")
		}
		if t.Weighted() {
			test = w.say("student")
		}
		view.Header = append(view.Header, test, w.say("fisher"), w.say("holm"))
		if t.PairedPossible() {
			view.Header = append(view.Header, w.say("paired"))
		}
		view.Header = append(view.Header, w.say("outcome"))
		view.Words = append(view.Words, len(view.Header)-1)
	}
	for _, line := range t.Lines {
		for _, change := range line.Changes {
			c := change.Comparison
			row := page.Row{Name: prose.LineLabel(t, line, w.lang), Mark: notes.Mark(c.Notes...)}
			row.Cells = []string{t.Waves[change.From].Wave.ID + "–" + t.Waves[change.To].Wave.ID,
				prose.BareChange(t.Item, c.Difference, c.Digits(), w.lang), prose.ChangeRange(t.Item, c, w.lang)}
			if !means || t.Family > 0 {
				row.Cells = append(row.Cells, w.tested(change, t.PairedPossible())...)
			}
			view.Rows = append(view.Rows, row)
		}
	}
	return view
}

// tested are the cells of the tests of a change; paired says whether there is a column for the same respondents.
func (w trendWords) tested(change analysis.TrendChange, paired bool) []string {
	c := change.Comparison
	cells := []string{"", "", ""}
	if c.Tested() {
		cells[0], cells[2] = w.p(c.P), w.p(c.AdjustedP)
	}
	if c.Exact() {
		cells[1] = w.p(c.FisherP)
	}
	switch {
	case change.PairedPossible:
		cells = append(cells, w.p(change.LowP)+data.Text{NL: " tot ", EN: " to "}.In(w.lang)+w.p(change.HighP))
	case paired:
		cells = append(cells, "")
	}
	return append(cells, prose.Verdict(change.Verdict, w.lang))
}

func (w trendWords) p(p float64) string {
	return strings.TrimPrefix(number.Probability(p, w.lang), "= ")
}

// tests is the table of the tests for a trend.
func (w trendWords) tests(t analysis.Trend, notes *page.Footnotes) page.Table {
	view := page.Table{Caption: w.say("trends"), Words: []int{1, 2, 5},
		Header: []string{w.name(t), w.say("waves"), w.say("way"), w.say("p"), w.say("holm"), w.say("outcome")}}
	for _, line := range t.Lines {
		test := line.Test
		if !test.Tested() {
			continue
		}
		way := w.say("falling")
		if test.Rising {
			way = w.say("rising")
		}
		var waves []string
		for _, i := range test.Waves {
			waves = append(waves, t.Waves[i].Wave.ID)
		}
		view.Rows = append(view.Rows, page.Row{Name: prose.LineLabel(t, line, w.lang), Mark: notes.Mark(test.Notes...),
			Cells: []string{strings.Join(waves, ", "), way, w.p(test.P), w.p(test.AdjustedP), prose.Verdict(test.Verdict, w.lang)}})
	}
	return view
}
