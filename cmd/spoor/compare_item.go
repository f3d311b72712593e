package main

import (
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/study"
)

func (c comparing) wanted() []string {
	if len(c.o.member.Items) > 0 {
		return c.o.member.Items
	}
	return c.survey.Codebook.ItemIDs()
}

func skipped(item data.Item, minimum int, lang data.Lang) string {
	return fmt.Sprintf(data.Text{NL: "%s (minder dan %d eigen antwoorden)", EN: "%s (fewer than %d own answers)"}.In(lang), item.Heading(lang), minimum)
}

// item compares one item, and reports whether the member has answers to it.
func (c comparing) item(item data.Item, own study.MemberFile) (member.Item, bool, error) {
	if !c.asked(item.ID) {
		return member.Item{}, false, nil
	}
	wave := data.Wave{ID: "own", Provenance: data.Observed}
	for _, cases := range own.Cases {
		if cases.Item == item.ID {
			sector, err := c.sector(item, nil)
			if err != nil {
				return member.Item{}, false, err
			}
			compared, err := member.Outcomes(wave, cases, sector, c.options)
			return compared, true, err
		}
	}
	if !answered(item, own.Tallies) {
		return member.Item{}, false, nil
	}
	for _, tally := range own.Tallies {
		if tally.Item == item.ID && tally.Spans != nil {
			return member.Item{}, false, fmt.Errorf("%s: your own counts are hidden; compare with the file that they were made from", item.ID)
		}
	}
	table, err := analysis.NewTable(wave, item, own.Tallies, c.options.Options)
	if err != nil {
		return member.Item{}, false, err
	}
	sector, err := c.sector(item, own.Tallies)
	if err != nil {
		return member.Item{}, false, err
	}
	compared, err := member.Compare(table, sector, c.options)
	compared.LeftOut = c.o.leaveOut
	return compared, true, err
}

// sector returns the table of the sector, with --leave-out without the own answers.
func (c comparing) sector(item data.Item, own []data.Tally) (analysis.Table, error) {
	if !answered(item, c.tallies) {
		return analysis.Table{}, fmt.Errorf("wave %s of the sector has no answers to item %q", c.wave.ID, item.ID)
	}
	tallies := slices.Clone(c.tallies)
	for i, tally := range tallies {
		for _, mine := range own {
			if c.o.leaveOut && mine.Item == tally.Item && mine.Row == tally.Row && mine.Item == item.ID {
				rest, err := member.LeaveOut(tally, mine)
				if err != nil {
					return analysis.Table{}, err
				}
				tallies[i] = rest
			}
		}
	}
	return analysis.NewTable(c.wave, item, tallies, c.options.Options)
}
