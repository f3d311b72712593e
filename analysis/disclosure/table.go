package disclosure

import (
	"errors"
	"fmt"
)

// Kind says how the counts of a one-way table hang together.
type Kind string

const (
	// Single is a single choice or one row of a rating: the counts add up to the base.
	Single Kind = "single"
	// Multiple is a multiple choice: each option is a yes/no question to the whole base.
	Multiple Kind = "multiple"
)

// Picks is what is published about the number of options that a respondent of a multiple choice picks. The zero value
// says nothing is.
type Picks struct {
	Min, Max int  // picks of one respondent; a Max of 0 is no limit
	Total    bool // the number of picks of all respondents together is published, for instance as a base of percentages
}

// Table is a one-way table of true counts, in the order of its options.
type Table struct {
	Kind   Kind
	Counts []int
	Base   int
	Picks  Picks // of a Multiple only
}

// Check returns an error if the counts cannot come from the base.
func (t Table) Check() error {
	cells := make([]Cell, len(t.Counts))
	total := 0
	for i, k := range t.Counts {
		cells[i] = Shown(k)
		total += min(max(k, 0), maxBase)
	}
	return Published{Kind: t.Kind, Base: t.Base, Cells: cells, Picks: t.Picks, Total: total}.Check()
}

// Published is a one-way table as others see it. The base is always shown.
type Published struct {
	Kind  Kind
	Base  int
	Cells []Cell
	Picks Picks
	Total int // all picks together; only where Picks.Total is true
}

// Check returns an error if no counts fit what is published.
func (p Published) Check() error {
	if err := p.checkForm(); err != nil {
		return err
	}
	_, err := p.line(Attacker{})
	return err
}

func (p Published) checkForm() error {
	switch {
	case p.Kind != Single && p.Kind != Multiple:
		return fmt.Errorf("kind %q of a table is not known; use %s or %s", p.Kind, Single, Multiple)
	case len(p.Cells) == 0:
		return errors.New("a table needs at least one option")
	case p.Base < 0 || p.Base > maxBase/len(p.Cells):
		return fmt.Errorf("a base of %d is outside 0..%d", p.Base, maxBase/len(p.Cells))
	case p.Kind == Single && p.Picks != Picks{}:
		return errors.New("a single choice has no picks to limit")
	case p.Picks.Min < 0 || p.Picks.Max < 0 || p.Picks.Min > len(p.Cells) ||
		p.Picks.Max > 0 && p.Picks.Min > p.Picks.Max:
		return fmt.Errorf("picks from %d to %d are not possible with %d options", p.Picks.Min, p.Picks.Max, len(p.Cells))
	}
	for i, c := range p.Cells {
		if !c.Hidden && (c.Count < 0 || c.Count > p.Base) {
			return fmt.Errorf("option %d: a count of %d is outside 0..%d, the base", i+1, c.Count, p.Base)
		}
	}
	return nil
}

// sum is what the counts together can be.
func (p Published) sum() Run {
	switch {
	case p.Kind == Single:
		return Run{p.Base, p.Base}
	case p.Picks.Total:
		return Run{p.Total, p.Total}.intersect(p.pickLimits())
	}
	return p.pickLimits()
}

func (p Published) pickLimits() Run {
	most := len(p.Cells)
	if p.Picks.Max > 0 {
		most = min(most, p.Picks.Max)
	}
	return Run{p.Picks.Min * p.Base, most * p.Base}
}

// HiddenPlaces says for each option whether it is hidden, as WithTotals takes it.
func (p Published) HiddenPlaces() []bool {
	hidden := make([]bool, len(p.Cells))
	for i, c := range p.Cells {
		hidden[i] = c.Hidden
	}
	return hidden
}
