package members

import (
	"fmt"

	"spoor/analysis/audit"
	"spoor/data/counts"
)

// recoverCounts returns the counts that percentages of a base can stand for, by the audit of printed percentages: it is a
// [counts.Recover]. Who ticked nothing may be in the base of a multiple choice. Spreadsheets round half up; what fits only when halves
// are rounded to even, as statistical programs do, is that.
func recoverCounts(p counts.Percentages) ([][]int, error) {
	table := audit.Table{ID: "own", Kind: audit.Single, Base: p.Base, Respondents: p.Base, MinBase: p.Base}
	if !p.Single {
		table.Kind, table.MayPickNone = audit.Multiple, true
	}
	for i, printed := range p.Printed {
		table.Cells = append(table.Cells, audit.Cell{ID: fmt.Sprint(i), Printed: printed})
	}
	if p.Rest {
		table.Cells = append(table.Cells, audit.Cell{ID: "rest"})
	}
	for _, table.Rounding = range []audit.Rounding{audit.HalfUp, audit.HalfEven} {
		finding, err := audit.Audit(table)
		if err != nil {
			return nil, err
		}
		switch fit, fits := finding.Readings[0].At(p.Base); { // the first reading is the table as it stands
		case !fits:
		case fit.Solutions > audit.ListLimit:
			return nil, fmt.Errorf("%d sets of counts fit", fit.Solutions)
		default:
			return fit.Counts, nil
		}
	}
	return nil, nil
}
