package calculation

import (
	"fmt"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

// SameRespondents asks to compare two percentages of the same respondents: by the four counts of who chose both, only the first,
// only the second and neither, or by the two totals of which the overlap is not known.
type SameRespondents struct {
	Cells    []string  // four counts, or none
	Totals   [2]string // where there are no cells
	MaxPicks *int      // most options that one respondent could choose, with Others; nil for no limit
	Others   []string  // counts of all other options of the question
}

func (r SameRespondents) fill(answer *calc.Answer) error {
	answer.Kind = calc.Paired
	if len(r.Cells) > 0 {
		return r.fillCells(answer)
	}
	return r.fillTotals(answer)
}

func (r SameRespondents) fillCells(answer *calc.Answer) error {
	given := strings.Join(r.Cells, ",")
	counts, err := written.ParseWholes(r.Cells)
	if err != nil {
		return err
	}
	if len(counts) != 4 {
		return fmt.Errorf("%s: give four counts, BOTH,FIRST,SECOND,NEITHER, or two totals with their base, such as 25/43 20/43", given)
	}
	if r.MaxPicks != nil || len(r.Others) > 0 {
		return fmt.Errorf("--max-picks and --others are for two totals; four counts already tell the overlap")
	}
	cells := calc.Cells{Both: counts[0], First: counts[1], Second: counts[2], Neither: counts[3]}
	base := cells.Both + cells.First + cells.Second + cells.Neither
	if base == 0 {
		return fmt.Errorf("%s: nobody answered; give the respondents who chose both, only the first, only the second, neither", given)
	}
	c := calculating{Answer: answer}
	c.Cells = &cells
	c.group(written.Counted{Count: cells.Both + cells.First, Base: base})
	c.group(written.Counted{Count: cells.Both + cells.Second, Base: base})
	difference, err := interval.PairedNewcombe(cells.Both, cells.First, cells.Second, cells.Neither, c.Level)
	c.difference(difference, err)
	midP, err := hypothesis.McNemarMidP(cells.First, cells.Second)
	c.test(hypothesis.MethodMcNemarMidP, midP, err)
	exact, err := hypothesis.McNemarExact(cells.First, cells.Second)
	c.test(hypothesis.MethodMcNemarExact, exact, err)
	return c.err
}

func (r SameRespondents) fillTotals(answer *calc.Answer) error {
	first, err := written.ParseCounted(r.Totals[0])
	if err != nil {
		return err
	}
	second, err := written.ParseCounted(r.Totals[1])
	if err != nil {
		return err
	}
	if first.Base != second.Base {
		return fmt.Errorf("the same respondents have one base, not %d and %d; for two groups use spoor calc compare", first.Base, second.Base)
	}
	limit, err := r.limit()
	if err != nil {
		return err
	}
	possible, err := hypothesis.McNemarRange(first.Count, second.Count, first.Base, limit)
	if err != nil {
		return err
	}
	c := calculating{Answer: answer}
	c.Range = &calc.Range{Range: possible, Limit: limit}
	c.group(first)
	c.group(second)
	c.overlaps(possible, first, second)
	return c.err
}

// limit returns the pick limit, or nil without one.
func (r SameRespondents) limit() (*hypothesis.PickLimit, error) {
	switch {
	case r.MaxPicks == nil && len(r.Others) > 0:
		return nil, fmt.Errorf("--others tells something only with --max-picks, the largest number of options one respondent could choose")
	case r.MaxPicks == nil:
		return nil, nil
	case *r.MaxPicks > 1 && len(r.Others) == 0:
		return nil, fmt.Errorf("--max-picks %d narrows the overlap only with --others, the counts of the question's other options", *r.MaxPicks)
	case len(r.Others) == 0:
		return &hypothesis.PickLimit{Max: *r.MaxPicks}, nil
	}
	others, err := written.ParseWholes(r.Others)
	return &hypothesis.PickLimit{Max: *r.MaxPicks, Others: others}, err
}

// overlaps adds the interval of the difference at both ends of the overlap. Between them it narrows as the overlap grows.
func (c *calculating) overlaps(possible hypothesis.Range, first, second written.Counted) {
	ends := []int{possible.MinOverlap}
	if possible.MaxOverlap > possible.MinOverlap {
		ends = append(ends, possible.MaxOverlap)
	}
	for i, both := range ends {
		neither := first.Base - first.Count - second.Count + both
		difference, err := interval.PairedNewcombe(both, first.Count-both, second.Count-both, neither, c.Level)
		c.difference(difference, err)
		c.Differences[i].Overlap = &both
	}
}
