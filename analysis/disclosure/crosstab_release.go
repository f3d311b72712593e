package disclosure

import "fmt"

// CrosstabRelease is a crosstab under a rule. It is made by SuppressCrosstab, which returns none that its attack breaks.
type CrosstabRelease struct {
	Published PublishedCrosstab
	Rule      Rule
	Hidden    []HiddenCount // row by row
}

// SuppressCrosstab hides the small counts and margins of a crosstab, and near the fewest other counts that protect them,
// and returns what may be published with the attack on it.
//
// The small counts are taken one by one. Where the hidden counts do not let one move far enough, the cheapest cycle
// through it that does is hidden: a shortest path in the network of the table (Castro 2007). At the end each secondary
// count is shown again if all small ones keep their interval without it, so that none is hidden in vain. Margins are
// hidden only where no other counts help, or as WithTotals says. The result is not always the smallest possible, which is a hard problem (Kelly
// et al. 1992); what it lets through is exact.
//
// It returns an error that wraps ErrSmallBase if the total, or a group of a yes/no crosstab, is below the threshold, and
// one that wraps ErrUnprotected if a small count has too little to hide among. Nothing may be published then.
//
// J. Castro, A shortest-paths heuristic for statistical data protection in positive tables, INFORMS Journal on Computing
// 19 (2007); J. P. Kelly, B. L. Golden and A. A. Assad, Cell suppression: disclosure protection for sensitive tabular
// data, Networks 22 (1992).
func SuppressCrosstab(t Crosstab, rule Rule) (*CrosstabRelease, error) {
	if err := rule.Validate(); err != nil {
		return nil, err
	}
	if err := t.check(rule); err != nil {
		return nil, err
	}
	p, err := protect(t, rule)
	if err != nil {
		return nil, err
	}
	return newCrosstabRelease(t, p.byRow(), rule)
}

// newCrosstabRelease attacks what would be published, without the counts, and refuses it if that breaks it.
func newCrosstabRelease(t Crosstab, reasons [][]Reason, rule Rule) (*CrosstabRelease, error) {
	release := &CrosstabRelease{Published: t.publish(reasons), Rule: rule}
	outsider, err := release.Published.Attack(Attacker{})
	if err != nil {
		return nil, err
	}
	informed, err := release.Published.Attack(Informed(rule))
	if err != nil {
		return nil, err
	}
	for i, row := range reasons {
		for j, reason := range row {
			if reason == "" {
				continue
			}
			h := HiddenCount{Row: i, Column: j, Reason: reason, Outsider: outsider[i][j], Informed: informed[i][j]}
			h.Participant = h.Outsider
			if h.Outsider.High() > 0 {
				h.Participant = h.Outsider.exclude(Run{0, 0})
			}
			if h.broken(t.counts[i][j], rule) && !(reason == Secondary && t.hiddenElsewhere(i, j)) {
				return nil, fmt.Errorf("row %d, column %d: %w: %s remains", i+1, j+1, ErrUnprotected, h.Informed)
			}
			release.Hidden = append(release.Hidden, h)
		}
	}
	return release, nil
}
