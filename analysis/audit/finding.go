package audit

import "math"

// ListLimit is the most solutions that a Fit lists; above it they are only counted.
const ListLimit = 100

// ManySolutions stands for a number of solutions of 2^64-1 or more.
const ManySolutions uint64 = math.MaxUint64

// fitLimit is the most bases worked out per reading; Bases still names them all.
const fitLimit = 50

// Finding is what the audit of one table found. Cell order is the order of the table throughout.
type Finding struct {
	Table       string
	Kind        Kind
	Cells       []string
	PrintedBase int   // 0 if none was printed
	Respondents int   // the largest number of respondents considered
	Tried       Range // the bases tried

	// Possible says that some reading fits at a base that the print allows: the printed one, or for a row of a battery
	// any up to it, or without a printed base any that was tried.
	Possible bool
	// Base is the base to work with: the printed one if it fits; for a row of a battery the largest that fits, which
	// leaves the least non-response; without a printed base the only one that fits. 0 if there is no such base.
	Base int
	// Bases is every base at which some reading fits, ascending, also those that contradict the printed base.
	Bases []int
	// Readings starts with the table as transcribed, whether it fits or not; others follow only if they fit.
	Readings []Reading
	// Repairs are searched only if the print is not possible. None is ever applied.
	Repairs Repairs
	SumRule SumRule
}

// Reading is one way to place the printed numbers and lost labels over the cells.
type Reading struct {
	Printed []string // one per cell; "" where the lost label stands
	Moved   int      // cells that hold something else than was transcribed
	Bases   []int    // every base that fits, ascending
	Fits    []Fit    // ascending by base: the printed base if it fits, and the 50 largest
}

// Fit is what a reading means at one base that fits.
type Fit struct {
	Base      int
	Solutions uint64 // how many sets of counts fit, ManySolutions if 2^64-1 or more
	// Counts lists them all if there are at most ListLimit, in ascending order of the first cell, then the second, ...
	Counts [][]int
	Ranges []Range // for each cell the counts that occur in some solution
	Lost   []LostLabel
}

// Unique says that exactly one set of counts fits.
func (f Fit) Unique() bool { return f.Solutions == 1 }

// LostLabel is what a lost label can have said: Counts and the percentages that its ends print as.
type LostLabel struct {
	Cell        string
	Counts      Range
	Low, High   string // equal if only one percentage is possible
	Transcribed bool   // the label was lost at this very cell
}

// At returns the fit of the reading at the base.
func (r Reading) At(base int) (Fit, bool) {
	for _, fit := range r.Fits {
		if fit.Base == base {
			return fit, true
		}
	}
	return Fit{}, false
}

// Counts returns the counts of the first reading that fits at Base, if they are unique. It chooses the first reading
// only because it was transcribed so: whoever uses it says that there are others.
func (f Finding) Counts() ([]int, bool) {
	for _, reading := range f.Readings {
		if fit, ok := reading.At(f.Base); ok {
			if fit.Unique() {
				return fit.Counts[0], true
			}
			return nil, false
		}
	}
	return nil, false
}

// Nonresponse returns how many respondents did not answer the item if base of them did: respondents minus base.
func (f Finding) Nonresponse(base int) int { return f.Respondents - base }

// Audit finds what the printed table can mean: every base that fits, the counts at each, the readings of lost and
// doubtful labels, and the smallest repairs if nothing fits.
//
// It is an error if the table itself is not sound: no cells, a percentage that is not one, a base above the number of
// respondents. A table that cannot be right is not an error but a finding.
func Audit(table Table) (Finding, error) {
	p, err := read(table)
	if err != nil {
		return Finding{}, err
	}
	f := Finding{Table: p.ID, Kind: p.Kind, PrintedBase: p.Base, Respondents: p.Respondents, Tried: Range{p.MinBase, p.highBase()}}
	for _, cell := range p.Cells {
		f.Cells = append(f.Cells, cell.ID)
	}
	fitting := make(map[int]bool)
	for _, placed := range p.placements() {
		reading := p.reading(placed)
		if placed.moved > 0 && len(reading.Bases) == 0 {
			continue
		}
		f.Readings = append(f.Readings, reading)
		for _, base := range reading.Bases {
			fitting[base] = true
		}
	}
	for base := f.Tried.Low; base <= f.Tried.High; base++ {
		if fitting[base] {
			f.Bases = append(f.Bases, base)
		}
	}
	f.choose(fitting)
	f.SumRule = p.sumRule()
	if !f.Possible {
		f.Repairs = p.repairs()
	}
	return f, nil
}

// choose sets Possible and Base.
func (f *Finding) choose(fitting map[int]bool) {
	n := len(f.Bases)
	switch {
	case f.PrintedBase > 0 && fitting[f.PrintedBase]:
		f.Base, f.Possible = f.PrintedBase, true
	case f.Kind == Rating && f.PrintedBase > 0 && n > 0:
		f.Base, f.Possible = f.Bases[n-1], true
	case f.PrintedBase == 0:
		f.Possible = n > 0
		if n == 1 {
			f.Base = f.Bases[0]
		}
	}
}

// reading tries every base on one placement of the printed percentages.
func (p sheet) reading(placed placement) Reading {
	r := Reading{Moved: placed.moved}
	for _, percentage := range placed.percentages {
		r.Printed = append(r.Printed, percentage.String())
	}
	for base := p.MinBase; base <= p.highBase(); base++ {
		if _, ok := p.box(placed.percentages, base); ok {
			r.Bases = append(r.Bases, base)
		}
	}
	skip := len(r.Bases) - fitLimit
	for i, base := range r.Bases {
		if i < skip && base != p.Base {
			continue
		}
		if fit, ok := p.fit(placed.percentages, base); ok {
			r.Fits = append(r.Fits, fit)
		}
	}
	return r
}

// fit works out the solutions at one base.
func (p sheet) fit(percentages []Percentage, base int) (Fit, bool) {
	b, ok := p.box(percentages, base)
	if !ok {
		return Fit{}, false
	}
	fit := Fit{Base: base, Solutions: b.count(), Ranges: b.tightened()}
	if fit.Solutions <= ListLimit {
		fit.Counts = b.list(ListLimit)
	}
	decimals := p.decimals()
	for i, percentage := range percentages {
		if !percentage.Lost {
			continue
		}
		counts := fit.Ranges[i]
		fit.Lost = append(fit.Lost, LostLabel{
			Cell:        p.Cells[i].ID,
			Counts:      counts,
			Low:         printedAs(counts.Low, base, decimals, p.Rounding).String(),
			High:        printedAs(counts.High, base, decimals, p.Rounding).String(),
			Transcribed: p.percentages[i].Lost,
		})
	}
	return fit, true
}

// decimals is the most decimals of any printed percentage: a lost label is taken to have had as many.
func (p sheet) decimals() int {
	decimals := 0
	for _, percentage := range p.percentages {
		decimals = max(decimals, percentage.Decimals)
	}
	return decimals
}
