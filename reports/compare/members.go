package compare

import (
	"spoor/analysis/member"
	"spoor/data/count/frame"
	"spoor/internal/prose"
)

// memberRecord is one member in a funnel as other programs read it. Shares and limits are in [0, 1].
type memberRecord struct {
	Organisation string       `json:"organisation"`
	Item         string       `json:"item"`
	Row          string       `json:"row"`
	Option       string       `json:"option"`
	Label        string       `json:"label"`
	Own          comparedSide `json:"own"`
	Sector       comparedSide `json:"sector"`
	Outside      *float64     `json:"outside_limit"` // the largest level whose limits the share lies outside, null within all
}

func (c Comparison) memberRecords() []memberRecord {
	var records []memberRecord
	for _, funnel := range c.Funnels {
		for _, one := range funnel.Members {
			r := memberRecord{Organisation: one.Alias, Item: funnel.Item.ID, Row: funnel.Row, Option: funnel.Option, Label: c.funnelLabel(funnel),
				Own: newSide(one.Estimate, member.Respondents), Sector: newSide(funnel.Sector, member.Respondents)}
			if one.Outside > 0 {
				r.Outside = &one.Outside
			}
			records = append(records, r)
		}
	}
	return records
}

func (c Comparison) funnelLabel(funnel Funnel) string {
	label := prose.Label(funnel.Item, funnel.Option, c.Lang)
	if funnel.Row != "" {
		label = prose.RowLabel(funnel.Item, funnel.Row, c.Lang) + ": " + label
	}
	return label
}

// membersFrame returns the members of the funnels as a tidy frame.
func (c Comparison) membersFrame() (frame.Frame, error) {
	header := []string{"organisation", "item", "row", "option", "label", "own_count", "own_base", "own_share", "own_low", "own_high", "own_precise",
		"sector_count", "sector_base", "sector_share", "sector_low", "sector_high", "sector_precise", "outside_limit"}
	var cells [][]string
	for _, r := range c.memberRecords() {
		line := []string{r.Organisation, r.Item, r.Row, r.Option, r.Label}
		for _, side := range []comparedSide{r.Own, r.Sector} {
			line = append(line, wholeCell(side.Count), wholeCell(side.Base), decimalCell(side.Share), decimalCell(side.Low), decimalCell(side.High), yesCell(side.Precise))
		}
		cells = append(cells, append(line, decimalCell(r.Outside)))
	}
	return frame.New(header, cells)
}
