package compare

import (
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
	"spoor/reports/slides"
)

// Deck returns the comparison as a presentation: a slide for each item, and one for each funnel.
func (c Comparison) Deck() slides.Deck {
	v := c.view()
	deck := slides.Deck{Title: v.Title, Subtitle: v.Subtitle}
	for i, chapter := range v.Chapters {
		source := prose.IntervalName(c.Options.Level, c.Lang) + ". " + prose.Source(c.Sector, c.Lang)
		if i < len(c.Items) {
			source = c.sizes(c.Items[i]) + source
		}
		for _, f := range chapter.Figures {
			deck.Slides = append(deck.Slides, slides.Slide{Finding: chapter.Finding, Figure: f, Source: source})
		}
	}
	return deck
}

// sizes says how many answers both sides of an item have: "Eigen: n = 12; sector: n = 47; ".
func (c Comparison) sizes(item Item) string {
	text := ""
	for i, table := range []interface{ Bases() (int, int) }{item.Own, item.Sector} {
		name := prose.Capital(comparison.OwnName(c.Alias, c.Lang))
		if i > 0 {
			name = c.say(words.sectorColumn)
		}
		low, high := table.Bases()
		base := number.Count(high, c.Lang)
		if low != high {
			base = number.Count(low, c.Lang) + "–" + base
		}
		text += name + ": n = " + base + "; "
	}
	return text
}

// Figures lists the figures of the comparison.
func (c Comparison) Figures() []page.Figure {
	var figures []page.Figure
	for _, item := range c.Items {
		figures = append(figures, item.Figure)
	}
	for _, funnel := range c.Funnels {
		figures = append(figures, funnel.Figure)
	}
	return figures
}
