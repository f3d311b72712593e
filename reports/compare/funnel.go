package compare

import (
	"slices"

	"spoor/analysis/member"
	"spoor/internal/number"
	"spoor/reports/page"
)

// funnel returns the chapter on one share of several members.
func (c Comparison) funnel(funnel Funnel) comparedView {
	label := c.funnelLabel(funnel)
	levels, notes := member.ControlLevels, page.NewFootnotes(c.Lang)
	view := comparedView{Anchor: funnel.Figure.Name,
		Title: funnel.Item.Heading(c.Lang) + ": " + label, Figures: []page.Figure{funnel.Figure.Described(c.say(words.altFunnel, label))}}
	table := page.Table{ID: view.Anchor + "-table", Words: []int{2}, Header: []string{c.say(words.organisation), c.say(words.share), c.say(words.place)},
		Caption: c.say(words.captionFunnel, label, c.side(member.Item{}, funnel.Sector, notes))}
	outside, far := 0, 0
	for _, one := range funnel.Members {
		place := c.say(words.inside)
		if one.Outside > 0 {
			place = c.say(words.outside, number.Level(one.Outside, c.Lang))
			outside++
		}
		if one.Outside == levels[1] {
			far++
		}
		table.Rows = append(table.Rows, page.Row{Name: one.Alias, Cells: []string{c.side(member.Item{}, one.Estimate, notes), place}})
	}
	view.Tables, view.Notes = []page.Table{table}, notes.Notes()
	view.Finding = c.say(words.funnelFinding, number.Percent(funnel.Sector.Proportion, funnel.Sector.Digits(), c.Lang), number.Level(levels[0], c.Lang), outside, len(funnel.Members),
		number.Level(levels[1], c.Lang), far)
	return view
}

// chance says once for all funnels how many members lie outside the first limit by chance alone.
func (c Comparison) chance() string {
	levels, members := member.ControlLevels, len(c.Funnels[0].Members)
	share := number.Percent(1-levels[0], 0, c.Lang)
	if slices.ContainsFunc(c.Funnels, func(f Funnel) bool { return len(f.Members) != members }) {
		return c.say(words.funnelChance, share, number.Level(levels[0], c.Lang))
	}
	return c.say(words.funnelChanceOf, share, number.Level(levels[0], c.Lang), members, number.Decimals(float64(members)*(1-levels[0]), 1, c.Lang))
}
