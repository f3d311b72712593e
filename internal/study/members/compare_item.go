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

// pair is an item of an organisation beside the sector.
type pair struct {
	own    analysis.Table
	cases  *data.Cases // in the place of own: trajectories
	sector analysis.Table
}

// pair sets one item beside the sector, and reports whether the organisation has answers to it. It returns an error that wraps
// [member.ErrTooFew] for fewer than are compared.
func (c *comparing) pair(ctx context.Context, item data.Item, own Answers) (pair, bool, error) {
	if !c.asked(item.ID) {
		return pair{}, false, nil
	}
	if at := slices.IndexFunc(own.Cases, func(cases data.Cases) bool { return cases.Item == item.ID }); at >= 0 {
		if err := c.options.Enough(item.ID, member.Trajectories, own.Cases[at].Base); err != nil {
			return pair{}, false, err
		}
		sector, err := c.sector(ctx, item, nil)
		return pair{cases: &own.Cases[at], sector: sector}, true, err
	}
	if !data.Tallied(item.ID, own.Tallies) {
		return pair{}, false, nil
	}
	item = answeredRows(item, own.Tallies)
	table, err := c.own(item, own)
	if err != nil {
		return pair{}, false, err
	}
	_, respondents := table.Bases()
	if err := c.options.Enough(item.ID, member.Respondents, respondents); err != nil {
		return pair{}, false, err
	}
	sector, err := c.sector(ctx, item, own.Tallies)
	return pair{own: table, sector: sector}, true, err
}

// compared compares one item with the sector.
func (c *comparing) compared(p pair) (member.Item, error) {
	if p.cases != nil {
		return member.Outcomes(ownWave, *p.cases, p.sector, c.options)
	}
	compared, err := member.Compare(p.own, p.sector, c.options)
	compared.LeftOut = c.request.LeaveOut
	return compared, err
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
