// Package panel writes what those answered who took part in two linked waves: tables of changes, of the flow between answers and of who
// came back.
package panel

import (
	"spoor/analysis/panel"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

var words = struct {
	answer, row, mean, points, difference, p, holm, none, to, changes, changesOfMeans, flow, stayed, both, gained, lost, exact, again, of, share data.Text
}{
	answer:     data.Text{NL: "Antwoord", EN: "Answer"},
	row:        data.Text{NL: "Onderdeel", EN: "Part"},
	mean:       data.Text{NL: "Gemiddelde", EN: "Mean"},
	points:     data.Text{NL: "Verschil (procentpunten)", EN: "Difference (percentage points)"},
	difference: data.Text{NL: "Verschil", EN: "Difference"},
	p:          data.Text{NL: "p", EN: "p"},
	holm:       data.Text{NL: "p (Holm)", EN: "p (Holm)"},
	none:       data.Text{NL: "geen antwoorden", EN: "no answers"},
	to:         data.Text{NL: "%s tot %s", EN: "%s to %s"},
	changes: data.Text{
		NL: "Wie aan %[1]s en %[2]s meededen (%[3]s van de %[4]s en %[5]s respondenten met een koppeling), met gepaard %[6]s (Newcombe). p is McNemars mid-P, tweezijdig, met de exacte toets ernaast; de kolom Holm corrigeert voor de antwoorden van deze vraag.",
		EN: "Those who took part in %[1]s and %[2]s (%[3]s of the %[4]s and %[5]s respondents with a link), with the paired %[6]s (Newcombe). p is McNemar's mid-P, two-sided, with the exact test beside it; the column Holm corrects for the answers to this question.",
	},
	changesOfMeans: data.Text{
		NL: "Wie aan %[1]s en %[2]s meededen (%[3]s van de %[4]s en %[5]s respondenten met een koppeling), met %[6]s van het gemiddelde verschil. p is van de gepaarde t-toets, tweezijdig.",
		EN: "Those who took part in %[1]s and %[2]s (%[3]s of the %[4]s and %[5]s respondents with a link), with the %[6]s of the mean difference. p is that of the paired t test, two-sided.",
	},
	flow: data.Text{
		NL: "Wie in %s dit antwoordde (regels), en in %s dat (kolommen): aantal respondenten.",
		EN: "Who answered this in %s (rows), and that in %s (columns): number of respondents.",
	},
	stayed: data.Text{
		NL: "Wie in %[1]s dit antwoordde, en ook aan %[2]s meedeed. Lopen de percentages uiteen, dan is wie terugkwam een andere groep dan wie wegbleef.",
		EN: "Who answered this in %[1]s, and took part in %[2]s too. Where the percentages differ, those who came back are another group than those who did not.",
	},
	both:   data.Text{NL: "n", EN: "n"},
	gained: data.Text{NL: "Erbij", EN: "Gained"},
	lost:   data.Text{NL: "Eraf", EN: "Lost"},
	exact:  data.Text{NL: "p (exact)", EN: "p (exact)"},
	again:  data.Text{NL: "Opnieuw", EN: "Again"},
	of:     data.Text{NL: "Van", EN: "Of"},
	share:  data.Text{NL: "Percentage", EN: "Percentage"},
}

// writer puts panels into words.
type writer struct{ lang data.Lang }

func (w writer) say(text data.Text, args ...any) string { return text.Say(w.lang, args...) }

// Tables are the tables of those who took part in two waves, of all panels of a trend.
func Tables(t trend.Trend, lang data.Lang) []page.Table {
	w := writer{lang}
	var tables []page.Table
	for _, p := range t.Panels {
		interval := prose.IntervalName(t.Options.Level, w.lang)
		args := []any{p.From, p.To, number.Count(p.Both, w.lang), number.Count(p.Linked[0], w.lang), number.Count(p.Linked[1], w.lang), interval}
		if t.Item.Kind == data.Number {
			tables = append(tables, w.means(t, p, w.say(words.changesOfMeans, args...), interval))
			continue
		}
		if changes := w.paired(t, p, w.say(words.changes, args...), interval); len(changes.Rows) > 0 { // somebody answered twice
			tables = append(tables, changes)
		}
		for _, row := range p.Rows {
			if row.Flow != nil {
				tables = append(tables, w.flow(t, p, row))
			}
		}
		tables = append(tables, w.stayed(t, p, interval))
	}
	return tables
}

// rowName is what a row is called with an answer to it: "Werkgever: Goed".
func (w writer) rowName(t trend.Trend, row, answer string) string {
	part, found := t.Item.Row(row)
	switch {
	case !found || len(t.Item.Rows) < 2:
		return answer
	case answer == "":
		return part.Label.In(w.lang)
	}
	return part.Label.In(w.lang) + ": " + answer
}

func (w writer) paired(t trend.Trend, p panel.Panel, caption, interval string) page.Table {
	view := page.Table{Caption: caption, Header: []string{w.say(words.answer), w.say(words.both), p.From, p.To, w.say(words.gained), w.say(words.lost),
		w.say(words.points), interval, w.say(words.p), w.say(words.exact), w.say(words.holm)}}
	for _, row := range p.Rows {
		digits := number.Digits(row.N)
		for _, c := range row.Changes {
			share := func(count int) string { return number.Percent(float64(count)/float64(row.N), digits, w.lang) }
			view.Rows = append(view.Rows, page.Row{Name: w.rowName(t, row.Row, c.Option.Label.In(w.lang)), Cells: []string{
				number.Count(row.N, w.lang), share(c.Always + c.Lost), share(c.Always + c.Gained), number.Count(c.Gained, w.lang), number.Count(c.Lost, w.lang),
				number.Points(c.Difference.Estimate, digits, w.lang), w.say(words.to, number.Points(c.Difference.Low, digits, w.lang), number.Points(c.Difference.High, digits, w.lang)),
				number.BareProbability(c.MidP, w.lang), number.BareProbability(c.ExactP, w.lang), number.BareProbability(c.AdjustedP, w.lang)}})
		}
	}
	return view
}

func (w writer) means(t trend.Trend, p panel.Panel, caption, interval string) page.Table {
	view := page.Table{Caption: caption, Header: []string{w.say(words.row), w.say(words.both), p.From, p.To, w.say(words.difference), interval, w.say(words.p)}}
	for _, row := range p.Rows {
		name := w.rowName(t, row.Row, "")
		if name == "" {
			name = w.say(words.mean)
		}
		m := row.Mean
		if m == nil {
			view.Rows = append(view.Rows, page.Row{Name: name, Cells: []string{number.Count(row.N, w.lang), "", "", "", w.say(words.none), ""}})
			continue
		}
		low, width := t.Item.Range[0], t.Item.Range[1]-t.Item.Range[0]
		value := func(v float64) string { return prose.Mean(t.Item, (v-low)/width, w.lang) }
		change := func(v float64) string { return prose.BareChange(t.Item, v/width, number.Digits(row.N), w.lang) }
		view.Rows = append(view.Rows, page.Row{Name: name, Cells: []string{number.Count(row.N, w.lang), value(m.Before), value(m.After), change(m.Difference),
			w.say(words.to, change(m.Low), change(m.High)), number.BareProbability(m.P, w.lang)}})
	}
	return view
}

func (w writer) flow(t trend.Trend, p panel.Panel, row panel.Row) page.Table {
	caption := w.say(words.flow, p.From, p.To)
	if name := w.rowName(t, row.Row, ""); name != "" {
		caption = name + ". " + caption
	}
	view := page.Table{Caption: caption, Header: []string{w.say(words.answer)}}
	for i, c := range row.Changes {
		view.Header = append(view.Header, c.Option.Label.In(w.lang))
		line := page.Row{Name: c.Option.Label.In(w.lang)}
		for _, count := range row.Flow[i] {
			line.Cells = append(line.Cells, number.Count(count, w.lang))
		}
		view.Rows = append(view.Rows, line)
	}
	return view
}

func (w writer) stayed(t trend.Trend, p panel.Panel, interval string) page.Table {
	view := page.Table{Caption: w.say(words.stayed, p.From, p.To),
		Header: []string{w.say(words.answer), w.say(words.again), w.say(words.of), w.say(words.share), interval}}
	for _, row := range p.Rows {
		for _, r := range row.Stayed {
			line := page.Row{Name: w.rowName(t, row.Row, r.Option.Label.In(w.lang)), Cells: []string{number.Count(r.Came, w.lang), number.Count(r.Of, w.lang), "", ""}}
			if r.Of > 0 {
				digits := number.Digits(r.Of)
				line.Cells[2], line.Cells[3] = number.Percent(float64(r.Came)/float64(r.Of), digits, w.lang), number.BareRange(r.Interval.Low, r.Interval.High, digits, w.lang)
			}
			view.Rows = append(view.Rows, line)
		}
	}
	return view
}
