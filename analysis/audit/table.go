package audit

import (
	"fmt"
	"slices"
)

// Kind says how the counts of a table hang together.
type Kind int

const (
	// Single choice: every respondent in the base gave exactly one answer; the counts add up to the base.
	Single Kind = iota + 1
	// Rating is one row of a battery: single choice, with a base of its own that is at most the printed one.
	Rating
	// Multiple choice: a respondent picked at least one option and at most MaxPicks.
	Multiple
)

var kindNames = [...]string{Single: "single", Rating: "rating", Multiple: "multiple"}

// String returns "single", "rating" or "multiple".
func (k Kind) String() string {
	if k < Single || k > Multiple {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return kindNames[k]
}

// ParseKind is the inverse of String.
func ParseKind(name string) (Kind, error) {
	for k := Single; k <= Multiple; k++ {
		if name == kindNames[k] {
			return k, nil
		}
	}
	return 0, fmt.Errorf("kind %q cannot be audited: expected single, rating or multiple", name)
}

// Limits that keep every audit fast; no printed table comes near them.
const (
	maxCells    = 100
	maxBase     = 10_000
	maxLost     = 4
	maxDoubtful = 3 // in one set
	maxSets     = 10
	// defaultRespondents is the largest base tried when neither a base nor the number of respondents is known: up to
	// here a whole percentage still fits at most one count.
	defaultRespondents = 100
)

// Table is one printed table: an item, or one row of a battery.
type Table struct {
	ID          string
	Kind        Kind
	MaxPicks    int      // Multiple only: picks allowed to a respondent; 0 for no limit
	MayPickNone bool     // Multiple only: respondents without a pick are in the base; false where an answer is a pick
	Base        int      // the printed base; 0 if none is printed
	Respondents int      // the most that can have answered; 0 if unknown: then Base, or 100 without one
	MinBase     int      // the smallest base worth considering; 0 for 1
	Rounding    Rounding // half up unless known otherwise
	Cells       []Cell   // in the order of the codebook
	// Doubtful lists sets of cells, by id, whose places are not certain, as where the text layer of a figure lists the labels
	// out of order: the numbers of the cells of one set (a lost one too) may have changed places among themselves. The sets
	// are alternatives: in one reading the numbers of one of them moved.
	Doubtful [][]string
}

// Cell is one printed percentage of a table.
type Cell struct {
	ID      string
	Printed string // as ParsePercentage reads it; "" for a lost label
}

// sheet is a table with its cells read.
type sheet struct {
	Table
	percentages []Percentage
	doubtful    [][]int // Table.Doubtful as places in Cells
}

func read(t Table) (sheet, error) {
	p := sheet{Table: t}
	if err := t.check(); err != nil {
		return sheet{}, fmt.Errorf("table %q: %w", t.ID, err)
	}
	seen := make(map[string]bool, len(t.Cells))
	lost := 0
	for _, cell := range t.Cells {
		if seen[cell.ID] {
			return sheet{}, fmt.Errorf("table %q: cell %q appears twice: give each cell an id of its own", t.ID, cell.ID)
		}
		seen[cell.ID] = true
		percentage, err := ParsePercentage(cell.Printed)
		if err != nil {
			return sheet{}, fmt.Errorf("table %q: cell %q: %w", t.ID, cell.ID, err)
		}
		p.percentages = append(p.percentages, percentage)
		if percentage.Lost {
			lost++
		}
	}
	if lost > maxLost {
		return sheet{}, fmt.Errorf("table %q: %d labels are lost: with more than %d a table says too little to audit", t.ID, lost, maxLost)
	}
	if err := p.readDoubtful(); err != nil {
		return sheet{}, fmt.Errorf("table %q: %w", t.ID, err)
	}
	if p.Respondents == 0 {
		p.Respondents = t.Base
		if t.Base == 0 {
			p.Respondents = max(defaultRespondents, t.MinBase)
		}
	}
	p.MinBase = max(t.MinBase, 1)
	return p, nil
}

// readDoubtful finds the cells of each set of doubtful ones.
func (p *sheet) readDoubtful() error {
	if len(p.Doubtful) > maxSets {
		return fmt.Errorf("%d sets of cells are doubtful: at most %d can be", len(p.Doubtful), maxSets)
	}
	for _, set := range p.Doubtful {
		if len(set) > maxDoubtful {
			return fmt.Errorf("%d cells are doubtful: at most %d can be, mark only those that may have changed places", len(set), maxDoubtful)
		}
		places := make([]int, 0, len(set))
		for _, id := range set {
			at := slices.IndexFunc(p.Cells, func(cell Cell) bool { return cell.ID == id })
			switch {
			case at < 0:
				return fmt.Errorf("doubtful cell %q is not in the table", id)
			case slices.Contains(places, at):
				return fmt.Errorf("doubtful cell %q stands twice in one set", id)
			}
			places = append(places, at)
		}
		slices.Sort(places)
		p.doubtful = append(p.doubtful, places)
	}
	return nil
}

func (t Table) check() error {
	switch {
	case t.Kind < Single || t.Kind > Multiple:
		return fmt.Errorf("%v cannot be audited: expected single, rating or multiple", t.Kind)
	case t.Rounding < HalfUp || t.Rounding > Truncation:
		return fmt.Errorf("%v is unknown: expected half-up, half-even or truncation", t.Rounding)
	case len(t.Cells) == 0:
		return fmt.Errorf("no printed percentages: give at least one cell")
	case len(t.Cells) > maxCells:
		return fmt.Errorf("%d cells: at most %d can be audited", len(t.Cells), maxCells)
	case t.Base < 0:
		return fmt.Errorf("base %d is negative: leave it out if none is printed", t.Base)
	case t.Respondents < 0:
		return fmt.Errorf("%d respondents: expected a positive number, or leave it out if unknown", t.Respondents)
	case t.MinBase < 0:
		return fmt.Errorf("smallest base %d is negative: leave it out to consider every base", t.MinBase)
	case max(t.Base, t.Respondents, t.MinBase) > maxBase:
		return fmt.Errorf("base %d: at most %d can be audited", max(t.Base, t.Respondents, t.MinBase), maxBase)
	case t.Respondents > 0 && t.Base > t.Respondents:
		return fmt.Errorf("base %d is more than the %d respondents: correct one of them", t.Base, t.Respondents)
	case t.MinBase > 0 && (t.Base > 0 && t.MinBase > t.Base || t.Respondents > 0 && t.MinBase > t.Respondents):
		return fmt.Errorf("smallest base %d is more than the base %d or the %d respondents: lower it", t.MinBase, t.Base, t.Respondents)
	case t.MaxPicks < 0:
		return fmt.Errorf("pick limit %d is negative: leave it out if there is none", t.MaxPicks)
	case t.Kind != Multiple && (t.MaxPicks > 1 || t.MayPickNone):
		return fmt.Errorf("a %v item takes exactly one answer: use kind multiple for a pick limit", t.Kind)
	}
	return nil
}

// SumRange returns the least and the most that the counts of the table can add up to at the given base.
//
// Single choice and ratings: the base itself. Multiple: from the base (0 if a respondent may pick none) to the base
// times the pick limit. With no count above the base this is not only necessary but sufficient: Deal makes the answers.
func (t Table) SumRange(base int) (low, high int) {
	if t.Kind != Multiple {
		return base, base
	}
	if !t.MayPickNone {
		low = base
	}
	return low, base * t.picks()
}

// picks is the most options that one respondent can have picked.
func (t Table) picks() int {
	switch {
	case t.Kind != Multiple:
		return 1
	case t.MaxPicks == 0:
		return len(t.Cells)
	}
	return min(t.MaxPicks, len(t.Cells))
}

// highBase is the largest base that the print allows. More respondents can have answered than the printed base says
// in error, but a row of a battery cannot have more answers than the battery.
func (p sheet) highBase() int {
	if p.Kind == Rating && p.Base > 0 {
		return p.Base
	}
	return p.Respondents
}
