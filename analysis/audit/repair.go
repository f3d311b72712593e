package audit

import (
	"math"
	"sort"
)

const (
	// repairLimit is the most repairs that are kept.
	repairLimit = 100
	// maxChanges is the most cells that a repair changes: beyond that it says nothing about what was meant.
	maxChanges = 3
	// repairSteps bounds the search for repairs of several cells in a long table.
	repairSteps = 2_000_000
)

// Repairs are the smallest changes of the printed numbers that make an impossible table possible.
type Repairs struct {
	// List holds repairs that change the same, smallest number of cells: all that change one cell, or of several cells
	// those with the fewest edits. Fewest edits come first, then the nearest numbers (the least that the changed cells move
	// together), then least non-response (the largest base), then the order of the cells. Nothing in the print decides between those that
	// change as many characters.
	List     []Repair
	Omitted  int  // further repairs of the same number of cells, not listed
	Complete bool // the search was not cut short; with an empty List: no change of up to three cells helps
}

// Repair is one such change and what the table then means.
type Repair struct {
	Changes []Change
	Edits   int // Levenshtein distance over the digits of the changed cells, added up
	Fit     Fit
}

// Change is one printed number replaced by another with as many decimals.
type Change struct{ Cell, From, To string }

// repairSearch looks for repairs that change a given number of cells and, for several cells, a given number of edits.
type repairSearch struct {
	sheet
	edits  [][]int // edits[i][q]: edits that turn the digits of cell i into q
	steps  int
	found  []candidate
	ranges []Range // of the base being searched
	fits   []bool  // whether a cell fits the base on its own
}

// candidate is a repair before its fit is worked out: replacement digits by cell, at a base.
type candidate struct {
	base, edits   int
	cells, digits []int
}

// repairs searches the bases that the print allows: the printed one, for a row of a battery those up to it, and without
// a printed base all.
func (p sheet) repairs() Repairs {
	s := &repairSearch{sheet: p, steps: repairSteps, edits: make([][]int, len(p.percentages))}
	longest := 0
	for i, percentage := range p.percentages {
		if !percentage.Lost {
			s.edits[i] = editsFrom(percentage)
			longest = max(longest, percentage.Decimals+3)
		}
	}
	for cells := 1; cells <= maxChanges && s.steps > 0; cells++ {
		if cells == 1 {
			s.search(1, 0)
		}
		for edits := cells; cells > 1 && edits <= cells*longest && len(s.found) == 0 && s.steps > 0; edits++ {
			s.search(cells, edits)
		}
		if len(s.found) > 0 {
			break
		}
	}
	return s.result()
}

// search collects the repairs of so many cells at every base. With edits 0 any number of edits will do.
func (s *repairSearch) search(cells, edits int) {
	low, high := s.MinBase, s.highBase()
	if s.Kind != Rating && s.Base > 0 {
		low, high = s.Base, s.Base
	}
	for base := high; base >= low && s.steps > 0; base-- {
		var rest Range
		s.ranges, s.fits = make([]Range, len(s.percentages)), make([]bool, len(s.percentages))
		misfits := 0
		for i, percentage := range s.percentages {
			low, high, ok := CountRange(percentage, base, s.Rounding)
			s.fits[i] = ok
			if !ok {
				misfits++
				continue
			}
			s.ranges[i] = Range{low, high}
			rest.Low += low
			rest.High += high
		}
		s.change(candidate{base: base, edits: edits}, 0, cells, misfits, rest)
	}
}

// change replaces one more cell from cell first on. Rest is the range of sums of all cells that fit and are kept, and
// of the replacements so far.
func (s *repairSearch) change(c candidate, first, left, misfits int, rest Range) {
	if left == 0 || misfits > left {
		return
	}
	for i := first; i < len(s.percentages) && s.steps > 0; i++ {
		if s.percentages[i].Lost {
			continue
		}
		remaining, stillMisfits := rest, misfits
		if s.fits[i] {
			remaining = Range{rest.Low - s.ranges[i].Low, rest.High - s.ranges[i].High}
		} else {
			stillMisfits--
		}
		next := candidate{base: c.base, edits: c.edits, cells: append(c.cells[:len(c.cells):len(c.cells)], i)}
		if left == 1 {
			if stillMisfits == 0 {
				s.last(c, next, remaining)
			}
		} else {
			s.branch(c, next, left, stillMisfits, remaining)
		}
		if !s.fits[i] {
			return // a cell that does not fit on its own cannot be passed over
		}
	}
}

// branch tries every replacement of the newest cell that leaves enough edits for the cells still to change.
func (s *repairSearch) branch(c, next candidate, left, misfits int, rest Range) {
	cell := next.cells[len(next.cells)-1]
	for digits, edits := range s.edits[cell] {
		if s.steps--; s.steps <= 0 {
			return
		}
		if edits == 0 || edits > c.edits-(left-1) {
			continue
		}
		percentage := Percentage{Digits: digits, Decimals: s.percentages[cell].Decimals}
		low, high, ok := CountRange(percentage, c.base, s.Rounding)
		if !ok {
			continue
		}
		next.edits = c.edits - edits
		next.digits = append(c.digits[:len(c.digits):len(c.digits)], digits)
		s.change(next, cell+1, left-1, misfits, Range{rest.Low + low, rest.High + high})
	}
}

// last finds the replacements of the last cell from the counts that the sum rule leaves for it.
func (s *repairSearch) last(c, next candidate, rest Range) {
	cell := next.cells[len(next.cells)-1]
	sumLow, sumHigh := s.SumRange(c.base)
	previous := -1
	for count := max(0, sumLow-rest.High); count <= min(c.base, sumHigh-rest.Low); count++ {
		if s.steps--; s.steps <= 0 {
			return
		}
		digits := printedAs(count, c.base, s.percentages[cell].Decimals, s.Rounding).Digits
		edits := s.edits[cell][digits]
		if digits == previous || edits == 0 || c.edits > 0 && edits != c.edits {
			continue
		}
		previous = digits
		found := candidate{base: c.base, edits: edits, cells: next.cells}
		found.digits = append(c.digits[:len(c.digits):len(c.digits)], digits)
		for i, changed := range found.cells[:len(found.cells)-1] {
			found.edits += s.edits[changed][found.digits[i]]
		}
		s.found = append(s.found, found)
	}
}

// result sorts what was found and works out what each repair means.
func (s *repairSearch) result() Repairs {
	r := Repairs{Complete: s.steps > 0}
	sort.SliceStable(s.found, func(i, j int) bool {
		a, b := s.found[i], s.found[j]
		if a.edits != b.edits {
			return a.edits < b.edits
		}
		if one, other := s.moved(a), s.moved(b); one != other {
			return one < other
		}
		return a.base > b.base
	})
	if len(s.found) > repairLimit {
		r.Omitted = len(s.found) - repairLimit
		s.found = s.found[:repairLimit]
	}
	for _, c := range s.found {
		repair := Repair{Edits: c.edits}
		percentages := append([]Percentage(nil), s.percentages...)
		for i, cell := range c.cells {
			percentages[cell].Digits = c.digits[i]
			repair.Changes = append(repair.Changes, Change{
				Cell: s.Cells[cell].ID, From: s.percentages[cell].String(), To: percentages[cell].String(),
			})
		}
		if fit, ok := s.fit(percentages, c.base); ok {
			repair.Fit = fit
			r.List = append(r.List, repair)
		}
	}
	return r
}

// moved is how far the changed cells of a candidate move together, in percentage points, to the nearest millionth, which no print reaches.
func (s *repairSearch) moved(c candidate) float64 {
	sum := 0.0
	for i, cell := range c.cells {
		p := s.percentages[cell]
		sum += math.Abs(float64(c.digits[i]-p.Digits)) * 100 / float64(p.scale())
	}
	return math.Round(sum*1e6) / 1e6
}

// editsFrom returns the edits from p to every percentage with as many decimals.
func editsFrom(p Percentage) []int {
	edits := make([]int, p.scale()+1)
	from := digitString(p)
	for digits := range edits {
		edits[digits] = levenshtein(from, digitString(Percentage{Digits: digits, Decimals: p.Decimals}))
	}
	return edits
}

// digitString is the printed percentage without its point: "05" for 0.5.
func digitString(p Percentage) string {
	text := p.String()
	if p.Decimals > 0 {
		point := len(text) - p.Decimals - 1
		text = text[:point] + text[point+1:]
	}
	return text
}

// levenshtein is the least number of characters inserted, removed or replaced that turn a into b.
func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
