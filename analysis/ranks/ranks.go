// Package ranks says how certain the order of the options of one item is.
//
// An order that is read off percentages is a result of chance like the percentages themselves. For every option there are
// two answers. Its rank set holds the ranks that the data do not rule out: with the chosen confidence, the true ranks of
// all options lie in their sets at once. Its chance to be in the top r is how often a repetition of the survey, drawn from
// the respondents themselves, puts it there.
//
// Ranks count from 1, the most often chosen first. Options that are chosen equally often share the better rank, so an
// option is in the top r when fewer than r options are chosen strictly more often: at a tie on the border more than r
// options are in the top r.
package ranks

import (
	"errors"
	"fmt"

	"spoor/analysis/hypothesis"
)

// ErrNoBase is returned when nobody answered.
var ErrNoBase = errors.New("nobody answered, so there is no order")

// Rank is what is known of the place of one option.
type Rank struct {
	Count int // respondents who chose it, unweighted
	// Observed is the rank among the counts themselves.
	Observed int
	// Best and Worst are the ends of the rank set, from 1 to the number of options.
	Best, Worst int
	// TopLow and TopHigh bound the chance to be in the top r, in [0, 1]. They are equal where it is known which options were
	// chosen together.
	TopLow, TopHigh float64
}

// Margins are the counts of the options of one item, where nothing is known of which were chosen together.
type Margins struct {
	Counts   []int
	Base     int // respondents, of whom each chose at least one option
	MaxPicks int // the most options one respondent may choose; 1 for single choice, 0 for no limit
}

// MaxMarginBase is the largest base for which FromMargins bounds the chance to be in the top: it looks at every overlap of
// every two options.
const MaxMarginBase = 300

func checkTop(options, top int, level float64) error {
	switch {
	case options < 2:
		return fmt.Errorf("an order needs at least two options, not %d", options)
	case top < 1 || top >= options:
		return fmt.Errorf("top %d of %d options: give a number from 1 to %d", top, options, options-1)
	case !(level > 0 && level < 1):
		return fmt.Errorf("level %v is not between 0 and 1: give a fraction such as 0.95", level)
	}
	return nil
}

// rankSets fills in Observed, Best and Worst: an option whose p-value against another, adjusted over all pairs by Holm,
// is at most 1 - level is certain to be above or below it.
//
// D. Al Mohamad, J. J. Goeman & E. W. van Zwet, Simultaneous confidence intervals for ranks with application to ranking
// institutions, Biometrics 78 (2022).
//
// The shares are those of the options, or numbers in proportion to them, and decide the order.
func rankSets(counts []int, shares []float64, level float64, p func(i, j int) (float64, error)) ([]Rank, error) {
	options := len(counts)
	var values []float64
	for i := range options {
		for j := range i {
			value, err := p(i, j)
			if err != nil {
				return nil, err
			}
			values = append(values, value)
		}
	}
	adjusted, err := hypothesis.Holm(values)
	if err != nil {
		return nil, err
	}
	ranks := make([]Rank, options)
	for i, count := range counts {
		ranks[i] = Rank{Count: count, Observed: 1, Best: 1, Worst: options}
		for _, other := range shares {
			if above(other, shares[i]) {
				ranks[i].Observed++
			}
		}
	}
	pair := 0
	for i := range options {
		for j := range i {
			if adjusted[pair] <= 1-level {
				switch {
				case above(shares[i], shares[j]):
					ranks[i].Worst--
					ranks[j].Best++
				case above(shares[j], shares[i]):
					ranks[j].Worst--
					ranks[i].Best++
				}
			}
			pair++
		}
	}
	return ranks, nil
}

// above reports whether a share, or a number in proportion to one, is larger than another by more than rounding makes of it where
// weights are added in another order.
func above(a, b float64) bool { return a-b > 1e-9*max(a, b) }
