package audit

import (
	"fmt"
	"slices"
)

// BatteryFinding is what the audit of the rows of one battery found, in the order of the rows.
type BatteryFinding struct {
	Rows []Finding
	// Bases is the range of the bases that the rows fit, the printed base at its upper end. Rows that fit at no base
	// are repaired within it.
	Bases Range
	// Several holds for each row that fits at several bases within Bases its index: its Base is then the largest.
	Several []int
}

// AuditBattery audits the rows of a battery that share one printed base.
//
// A respondent may have skipped a row, so each row has a base of its own that is at most the printed one; it gets the
// largest that fits, which leaves the least non-response. The rows that fit show how far non-response goes in this
// battery, and an impossible row is repaired only at bases from the smallest of theirs to the printed one. Where none fits,
// as of a row that stands alone, every base up to the printed one is tried.
//
// Every row must be a Rating with the same printed base.
func AuditBattery(rows []Table) (BatteryFinding, error) {
	if len(rows) == 0 {
		return BatteryFinding{}, fmt.Errorf("a battery without rows: give at least one")
	}
	printed := rows[0].Base
	b := BatteryFinding{Bases: Range{printed, printed}}
	for _, row := range rows {
		if row.Kind != Rating || row.Base != printed || printed == 0 {
			return BatteryFinding{}, fmt.Errorf("row %q: the rows of a battery are ratings that share one printed base, here %d", row.ID, printed)
		}
		finding, err := Audit(row)
		if err != nil {
			return BatteryFinding{}, err
		}
		b.Rows = append(b.Rows, finding)
		if finding.Possible {
			b.Bases.Low = min(b.Bases.Low, finding.Base)
		}
	}
	if !slices.ContainsFunc(b.Rows, func(f Finding) bool { return f.Possible }) {
		return b, nil // nothing tells how far non-response goes, and Audit has tried every base up to the printed one
	}
	for i, finding := range b.Rows {
		if !finding.Possible {
			row := rows[i]
			row.MinBase = max(row.MinBase, b.Bases.Low)
			repaired, err := Audit(row)
			if err != nil {
				return BatteryFinding{}, err
			}
			b.Rows[i] = repaired
			continue
		}
		if n := len(finding.Bases); n > 1 && finding.Bases[n-2] >= b.Bases.Low {
			b.Several = append(b.Several, i)
		}
	}
	return b, nil
}
