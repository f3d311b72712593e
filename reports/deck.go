package reports

import (
	"strings"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
	"spoor/reports/slides"
)

// Deck returns the document as a presentation: a slide for each item, and one for each development.
func (d Document) Deck() slides.Deck {
	deck := slides.Deck{Title: d.Survey, Subtitle: prose.Capital(strings.Join(d.waveNames(), ", "))}
	for _, chapter := range d.Chapters {
		if len(chapter.Figures) > 0 {
			deck.Slides = append(deck.Slides, slides.Slide{Finding: prose.Finding(chapter.Table, d.Lang), Figure: chapter.Figures[0], Source: d.sourceLine(chapter.Table)})
		}
	}
	for _, development := range d.Developments {
		deck.Slides = append(deck.Slides, slides.Slide{Finding: prose.TrendFinding(development.Trend, d.Lang), Figure: development.Figure, Source: d.trendSource(development.Trend)})
	}
	return deck
}

// sourceLine says where a table is from, its base and its intervals: "n = 43; 95%-betrouwbaarheidsinterval (Wilson). Bron: ...".
func (d Document) sourceLine(table analysis.Table) string {
	base := prose.HiddenWord(d.Lang)
	if low, high := table.Bases(); high > 0 && low == high {
		base = number.Count(low, d.Lang)
	} else if high > 0 {
		base = number.Count(low, d.Lang) + "–" + number.Count(high, d.Lang)
	}
	line := "n = " + base + "; " + prose.IntervalName(d.Options.Level, d.Lang) + ". " + prose.TableSource(table, d.Lang)
	if notes := page.NewFootnotes(d.Lang); marked(table, notes) {
		line += " * " + notes.Notes()[0].Text
	}
	return line
}

// trendSource says where a trend is from, and why its waves cannot be compared where that is its finding.
func (d Document) trendSource(t trend.Trend) string {
	source := prose.TrendSource(t, d.Lang)
	if !t.Comparable() && len(t.Notes) > 0 {
		why, _, _ := strings.Cut(t.Notes[0].In(d.Lang), ". ")
		source = strings.TrimSuffix(why, ".") + ". " + source
	}
	return source
}

// marked reports whether a percentage of a table is marked as not precise.
func marked(table analysis.Table, notes *page.Footnotes) bool {
	for _, part := range table.Parts {
		for _, e := range part.Estimates {
			if e.Known() {
				notes.Share(e)
			}
		}
	}
	return len(notes.Notes()) > 0
}
