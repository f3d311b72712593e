package planning

import (
	"fmt"

	"spoor/analysis/hypothesis"
)

// ShownLimit is the largest group that [Design.ShownFrom] looks at.
const ShownLimit = 1000

// ShownFrom returns from how many respondents in the other arm on the same two shares differ demonstrably: the smallest multiple of the
// denominator of k2/n2 in lowest terms, above n2, from which on Boschloo's two-sided p-value is at most the level of a comparison; the
// control arm stays k1 of n1. Multiples of the denominator have exactly that share, so nothing is rounded. As the test is of whole
// numbers, p does not fall evenly: a number from which a later one is not significant, up to a quarter further, does not count.
//
// It returns 0 where the shares are equal, or up to [ShownLimit] respondents do not show it. It is an error where a count is not within
// its base, a base is 0, or the design has another test.
func (d *Design) ShownFrom(k1, n1, k2, n2 int) (int, error) {
	if d.Test != hypothesis.MethodBoschloo {
		return 0, fmt.Errorf("from how many respondents a difference shows is known for Boschloo's test, not for %s", d.Test)
	}
	if n1 < 1 || n2 < 1 || k1 < 0 || k2 < 0 || k1 > n1 || k2 > n2 {
		return 0, fmt.Errorf("%d of %d and %d of %d are no shares", k1, n1, k2, n2)
	}
	if k1*n2 == k2*n1 {
		return 0, nil
	}
	step := n2 / divisor(k2, n2)
	s := shown{k1: k1, n1: n1, k2: k2 * step / n2, step: step, alpha: d.ComparisonAlpha()}
	return s.from(n2/step, ShownLimit/step)
}

// shown is a search over multiples of a group in which k2 of step respondents give an answer.
type shown struct {
	k1, n1, k2, step int
	alpha            float64
}

func (s shown) at(multiple int) (bool, error) {
	result, err := hypothesis.Boschloo(s.k1, s.n1, s.k2*multiple, s.step*multiple, hypothesis.TwoSided)
	return result.P <= s.alpha, err
}

// from returns the smallest number of respondents above so many groups, and up to most of them; 0 for none.
func (s shown) from(now, most int) (int, error) {
	low, high := now, most
	if enough, err := s.at(most); err != nil || most <= now || !enough {
		return 0, err
	}
	for high-low > 1 {
		middle := (low + high) / 2
		enough, err := s.at(middle)
		if err != nil {
			return 0, err
		}
		if enough {
			high = middle
		} else {
			low = middle
		}
	}
	// What lies beside the crossing that was found is looked at one by one.
	first := high
	for at := high + 1; at <= min(most, high+max(4, high/4)); at++ {
		enough, err := s.at(at)
		if err != nil {
			return 0, err
		}
		if !enough {
			first = at + 1
		}
	}
	for at := first - 1; at > now; at-- {
		enough, err := s.at(at)
		if err != nil {
			return 0, err
		}
		if !enough {
			break
		}
		first = at
	}
	if first > most {
		return 0, nil
	}
	return first * s.step, nil
}

// divisor is the greatest common divisor.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
