package audit

// SumRule is what the printed percentages of a table may add up to, given its kind, its pick limit and its rounding.
//
// It needs no base, so it is the quickest sign of a misprint. It is necessary only: a table within the rule can still
// be impossible.
type SumRule struct {
	Picks     Range  // how many options one respondent in the base picked: 1 to 1 for a single choice
	Total     string // what the printed percentages add up to, lost labels left out
	Low, High string // the least and the most that they can add up to; Low is "0" where a label is lost
	Holds     bool
	Over      bool // Total is more than High
}

// SumRule returns what the printed percentages may add up to. Its errors are those of Audit.
func (t Table) SumRule() (SumRule, error) {
	p, err := read(t)
	if err != nil {
		return SumRule{}, err
	}
	return p.sumRule(), nil
}

// sumRule works in units of half the last decimal printed anywhere in the table.
//
// Half up, a percentage x printed as p has p - 1/2 <= x < p + 1/2, so c percentages that add up to X print as a total
// above X - c/2 and up to X + c/2. Half to even allows both ends. Truncation gives a total above X - c and up to X.
func (p sheet) sumRule() SumRule {
	decimals := p.decimals()
	unit := 2 * power10(decimals)
	total, halves, lost := 0, 0, false
	for _, percentage := range p.percentages {
		if percentage.Lost {
			lost = true
			continue
		}
		step := power10(decimals - percentage.Decimals)
		total += 2 * percentage.Digits * step
		halves += step
	}
	sum := p.Table.sumOfOneRespondent()
	low, high := 100*unit*sum.Low, 100*unit*sum.High
	switch p.Rounding {
	case Truncation:
		low -= 2*halves - 1
	case HalfEven:
		low, high = low-halves, high+halves
		// At either end every percentage is a half that went to an even digit, so the total is even too.
		if low%4 == 2 {
			low += 2
		}
		if high%4 == 2 {
			high -= 2
		}
	default:
		low, high = low-halves+1, high+halves
	}
	if lost {
		low = 0
	}
	low = max(low, 0)
	return SumRule{
		Picks: sum,
		Total: formatUnits(total/2, decimals),
		Low:   formatUnits((low+1)/2, decimals),
		High:  formatUnits(high/2, decimals),
		Holds: low <= total && total <= high,
		Over:  total > high,
	}
}

// sumOfOneRespondent is how many options one respondent in the base picked.
func (t Table) sumOfOneRespondent() Range {
	low, high := t.SumRange(1)
	return Range{low, high}
}
