package interval

import "fmt"

// WidestResponses returns the widest interval for the share of one option in all picks of a multi-select item, when only
// the counts are known and not who picked what together: k of picks, given by n respondents who picked at most so many
// options each. With R = k/picks and M = picks/n the variance of R is at most R(1 + R(most-2))/(nM), because a respondent
// who picked the option made at least one pick and nobody made more than the most; the interval is Wilson's on the base
// that this variance leaves, never more than n.
//
// It returns ErrNoBase without respondents or picks, and refuses counts that cannot be.
func WidestResponses(k, picks, n, most int, level float64) (Interval, error) {
	if err := checkCount(k, picks, level); err != nil {
		return Interval{}, err
	}
	if n <= 0 || k > n || most < 1 || picks > n*most {
		return Interval{}, fmt.Errorf("%d picks of an option and %d in all cannot be those of %d respondents with at most %d each", k, picks, n, most)
	}
	base, share := float64(n), float64(k)/float64(picks)
	switch {
	case k == picks:
		base = float64(k)
	case k > 0:
		base = min(base, float64(picks)*(1-share)/(1+share*float64(most-2)))
	}
	bounds, err := WilsonEffective(share, base, level)
	bounds.Method = MethodWidestCase
	return bounds, err
}
