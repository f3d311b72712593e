package member

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/data"
)

// Outcomes sets the outcomes of an organisation's own closed trajectories beside the shares that the sector's respondents
// estimated: own counts with their intervals, the sector's means, and the difference. The units differ, so nothing is tested.
//
// With fewer trajectories than the minimum it returns an error that wraps ErrTooFew.
func Outcomes(wave data.Wave, cases data.Cases, sector analysis.Table, o Options) (Item, error) {
	if err := o.Check(); err != nil {
		return Item{}, err
	}
	if sector.Item.ID != cases.Item || sector.Item.Kind != data.Number || len(cases.Counts) != len(sector.Parts) {
		return Item{}, fmt.Errorf("outcomes of trajectories to %s cannot stand beside item %s", cases.Item, sector.Item.ID)
	}
	if err := o.Enough(cases.Item, Trajectories, cases.Base); err != nil {
		return Item{}, err
	}
	own := analysis.Table{Item: sector.Item, Wave: wave, Options: o.Options}
	item := Item{Sector: sector, OwnUnit: Trajectories, SectorUnit: Estimates, Options: o, Notes: []analysis.Note{unitsNote()}}
	for i, part := range sector.Parts {
		bounds, err := interval.Proportion(o.Method, cases.Counts[i], cases.Base, o.Level)
		if err != nil {
			return Item{}, fmt.Errorf("estimate the share of %s: %w", part.Row, err)
		}
		share := analysis.Estimate{Count: cases.Counts[i], Base: cases.Base, Proportion: float64(cases.Counts[i]) / float64(cases.Base), Interval: bounds}
		own.Parts = append(own.Parts, analysis.Part{Row: part.Row, Asked: cases.Base, Answered: cases.Base, Estimates: []analysis.Estimate{share}})
		row := Row{Row: part.Row, Own: share, Sector: part.Estimates[0], Verdict: Untested, Notes: append([]analysis.Note{}, part.Notes...)}
		if row.Sector.Known() {
			row.Difference = share.Proportion - row.Sector.Proportion
		}
		item.Rows = append(item.Rows, row)
	}
	item.Own = own
	return item, nil
}
