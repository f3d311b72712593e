package members

import (
	"context"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/charts"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/compare"
)

// ownWave is what the own answers are a wave of.
var ownWave = data.Wave{ID: "own", Provenance: data.Observed}

// compared compares one item, and reports whether the organisation has answers to it.
func (c *comparing) compared(ctx context.Context, item data.Item, own Answers) (member.Item, bool, error) {
	if !c.asked(item.ID) {
		return member.Item{}, false, nil
	}
	if at := slices.IndexFunc(own.Cases, func(cases data.Cases) bool { return cases.Item == item.ID }); at >= 0 {
		sector, err := c.sector(ctx, item, nil)
		if err != nil {
			return member.Item{}, false, err
		}
		compared, err := member.Outcomes(ownWave, own.Cases[at], sector, c.options)
		return compared, true, err
	}
	if !data.Tallied(item.ID, own.Tallies) {
		return member.Item{}, false, nil
	}
	item = answeredRows(item, own.Tallies)
	table, err := c.own(item, own)
	if err != nil {
		return member.Item{}, false, err
	}
	sector, err := c.sector(ctx, item, own.Tallies)
	if err != nil {
		return member.Item{}, false, err
	}
	compared, err := member.Compare(table, sector, c.options)
	compared.LeftOut = c.request.LeaveOut
	return compared, true, err
}

// answeredRows returns an item with those of its rows that the organisation has answers to; the others are not compared.
func answeredRows(item data.Item, own []data.Tally) data.Item {
	if len(item.Rows) > 0 {
		item.Rows = slices.DeleteFunc(slices.Clone(item.Rows), func(row data.Option) bool {
			return !slices.ContainsFunc(own, func(tally data.Tally) bool { return tally.Item == item.ID && tally.Row == row.ID })
		})
	}
	return item
}

// own returns the table of the own answers.
func (c *comparing) own(item data.Item, own Answers) (analysis.Table, error) {
	if slices.ContainsFunc(own.Tallies, func(tally data.Tally) bool { return tally.Item == item.ID && tally.Spans != nil }) {
		return analysis.Table{}, study.Unusable{Err: fmt.Errorf("%s: your own counts are hidden; compare with the file that they were made from", item.ID)}
	}
	return analysis.NewTable(ownWave, item, own.Tallies, c.options.Options)
}

// sector returns the table of the sector, without the own answers where those are left out.
func (c *comparing) sector(ctx context.Context, item data.Item, own []data.Tally) (analysis.Table, error) {
	if !data.Tallied(item.ID, c.tallies) {
		return analysis.Table{}, fmt.Errorf("wave %s of the sector has no answers to item %q", c.Wave.ID, item.ID)
	}
	tallies := slices.Clone(c.tallies)
	for i, tally := range tallies {
		for _, mine := range own {
			if c.request.LeaveOut && mine.Item == tally.Item && mine.Row == tally.Row && mine.Item == item.ID {
				rest, err := member.LeaveOut(tally, mine)
				if err != nil {
					return analysis.Table{}, err
				}
				tallies[i] = rest
			}
		}
	}
	return c.Estimate(ctx, item, tallies, c.options.Options)
}

// add adds an item with its figure.
func (c *comparing) add(item member.Item) error {
	drawn, figure, files, err := study.PicturesInBoth(item.Sector.Item.ID, c.request.Lang, func(o charts.Options) (picture.Figure, error) {
		return charts.Dumbbell(item, c.made.Alias, c.made.External, o)
	})
	if err == nil && c.request.Office {
		figure, err = c.request.Look.Office(figure, drawn, native.Dumbbell(item, c.made.Alias, c.request.Lang))
	}
	c.made.Items = append(c.made.Items, compare.Item{Item: item, Figure: figure})
	c.made.Pictures = append(c.made.Pictures, files...)
	return err
}
