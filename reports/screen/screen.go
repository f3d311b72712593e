package screen

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Sector is what all screens are made of.
type Sector struct {
	Lang      data.Lang
	Title     data.Text // of a survey of one's own; the built-in one has a title of its own here
	Wave      data.Wave
	Items     []data.Item
	Tables    []analysis.Table // at the usual options, one for each item
	Decisions []claims.Decision
	External  []data.ExternalFigure
	Version   string
}

func (s Sector) say(text data.Text, args ...any) string { return text.Say(s.Lang, args...) }

// brand is what the page is called.
func (s Sector) brand() string {
	if s.Title == (data.Text{}) {
		return s.say(words.brand)
	}
	return s.Title.In(s.Lang)
}

// heading is what the first screen is called.
func (s Sector) heading() string {
	if s.Title == (data.Text{}) {
		return s.say(words.title)
	}
	return s.Title.In(s.Lang)
}

// Name is what a screen is called in the title of the window.
func (s Sector) Name(screen string) string { return screen + " – " + s.brand() }

func (s Sector) table(item string) (analysis.Table, int, bool) {
	for i, table := range s.Tables {
		if table.Item.ID == item {
			return table, i, true
		}
	}
	return analysis.Table{}, 0, false
}

// line is one bar of a figure: a share with its interval.
type line struct {
	label, value, detail, sentence string
	share, low, high               float64 // in [0, 1]
	drawn                          bool    // false where nothing is known
}

// lines are the bars of a table: options, the headline of each row of a battery, or means.
func lines(table analysis.Table, counts bool, lang data.Lang) []line {
	var out []line
	item := table.Item
	add := func(label string, e analysis.Estimate) {
		out = append(out, newLine(item, label, e, table.Options.Level, counts, lang))
	}
	switch item.Kind {
	case data.Rating:
		net, _ := item.Headline()
		for _, part := range table.Parts {
			if e, ok := table.At(part.Row, net.ID); ok {
				add(rowLabel(item, part.Row, lang), e)
			}
		}
	case data.Number:
		for _, part := range table.Parts {
			for _, e := range part.Estimates {
				add(rowLabel(item, part.Row, lang), e)
			}
		}
	default:
		for _, e := range table.Parts[0].Estimates {
			add(prose.Label(item, e.Option, lang), e)
		}
	}
	return out
}

func rowLabel(item data.Item, id string, lang data.Lang) string {
	if row, ok := item.Row(id); ok {
		return row.Label.In(lang)
	}
	return item.Heading(lang)
}

func newLine(item data.Item, label string, e analysis.Estimate, level float64, counts bool, lang data.Lang) line {
	l := line{label: label}
	if e.Hidden || e.Base == 0 {
		l.value = "–"
		if e.Hidden {
			l.value = prose.Hidden(e, lang)
		}
		l.sentence = l.value
		return l
	}
	digits := e.Digits()
	l.share, l.low, l.high, l.drawn = e.Proportion, e.Interval.Low, e.Interval.High, true
	l.value, l.detail = number.Percent(e.Proportion, digits, lang), number.BareRange(e.Interval.Low, e.Interval.High, digits, lang)
	in, base := number.Level(level, lang), number.Count(e.Base, lang)
	if item.Kind == data.Number {
		l.value = prose.Mean(item, e.Proportion, lang)
		l.detail = number.Range(e.Interval.Low, e.Interval.High, digits, lang)
		l.sentence = words.sentenceMean.Say(lang, l.value, in, l.detail, base)
		return l
	}
	l.sentence = words.sentence.Say(lang, number.Count(e.Count, lang), base, l.value, in, number.Range(e.Interval.Low, e.Interval.High, digits, lang))
	if counts {
		l.value = words.of.Say(lang, number.Count(e.Count, lang), base)
		l.detail = number.Range(e.Interval.Low, e.Interval.High, digits, lang) // with the sign that the value does not have
	}
	return l
}

// at is a place on a scale of 0 to 1 as an attribute of SVG.
func at(share float64) string { return fmt.Sprintf("%.2f%%", 100*share) }

// bar draws a share with its interval.
func bar(h *page.HTML, l line, class string) {
	h.Put(`<svg class="%s" width="100%" height="28" aria-hidden="true" focusable="false">`, class)
	for _, tick := range []float64{0, .2, .4, .6, .8, 1} {
		h.Put(`<line class="tick" x1="%s" x2="%s" y1="0" y2="28"/>`, at(tick), at(tick))
	}
	if l.drawn {
		h.Put(`<rect class="bar" x="0" y="4" width="%s" height="20"/><line class="range" x1="%s" x2="%s" y1="14" y2="14"/><circle class="dot" cx="%s" cy="14" r="5"/>`,
			at(l.share), at(l.low), at(l.high), at(l.share))
	}
	h.Put("</svg>")
}

// axis writes the percentages under bars.
func axis(h *page.HTML, class string) {
	h.Put("<svg class=\"%s\" width=\"100%\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">", class)
	for _, tick := range []string{"0%", "20%", "40%", "60%", "80%", "100%"} {
		h.Put("<text x=\"%s\" y=\"14\">%s</text>", tick, tick)
	}
	h.Put("</svg>\n")
}
