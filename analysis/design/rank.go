package design

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/interval"
	"spoor/data/sums"
)

// Superiority compares the answers of two groups on one ordered scale.
type Superiority struct {
	// Value is P(X > Y) + P(X = Y)/2, in [0, 1]: the chance that a random member of the first group answers higher than one
	// of the second, in the population that the weights stand for.
	Value            float64
	StandardError    float64 // of Value, with the ranks held fixed
	DegreesOfFreedom int     // clusters minus strata where either has respondents, minus 1
	First, Second    Estimate
}

// Superiority compares two groups that have no respondent in common by the ranks of their answers: the difference between
// the weighted means of the ranks in both groups together, equal answers sharing the middle of the weight that they take.
// The sums are those of a single choice among the points of the scale, lowest first. It is svyranktest of R's survey
// package, which gives equal answers of unequal weight ranks that depend on the order of the file.
//
// T. Lumley and A. J. Scott, Two-sample rank tests under complex sampling, Biometrika 100 (2013).
func (d Design) Superiority(first, second *sums.Sums) (Superiority, error) {
	whole := first.Clone()
	if err := whole.Merge(second); err != nil {
		return Superiority{}, err
	}
	if whole.Kind() != sums.Single {
		return Superiority{}, fmt.Errorf("these are sums of a %s: ranks need those of a single choice among the points of a scale", whole.Kind())
	}
	if d.Sampled == nil {
		d.Sampled = whole.Sampled()
	}
	ranks, below := make([]float64, whole.Options()), 0.0
	total := whole.Total()
	for i, weight := range total.Picked {
		ranks[i] = (below + weight/2) / total.Weight
		below += weight
	}
	domains, out := make([]*sums.Sums, 2), Superiority{}
	for i, s := range []*sums.Sums{first, second} {
		var err error
		if domains[i], err = s.Scores(ranks); err != nil {
			return Superiority{}, err
		}
	}
	var err error
	if out.First, err = d.Mean(domains[0]); err != nil {
		return Superiority{}, err
	}
	if out.Second, err = d.Mean(domains[1]); err != nil {
		return Superiority{}, err
	}
	l, err := d.layout(domains...)
	if err != nil {
		return Superiority{}, err
	}
	v := l.covariance(domains, []functional{{meanScore(out.First), nil}, {nil, meanScore(out.Second)}})
	variance := v[0][0] + v[1][1] - 2*v[0][1]
	if out.First.Variance == 0 && out.Second.Variance == 0 || l.census {
		variance = 0 // what is left is rounding
	}
	out.Value = min(max(out.First.Value-out.Second.Value+0.5, 0), 1)
	out.StandardError, out.DegreesOfFreedom = math.Sqrt(max(variance, 0)), l.degreesOfFreedom()-1
	return out, nil
}

// meanScore is the linearised score w(y-m)/sum(w) of a mean in its own domain.
func meanScore(e Estimate) []float64 { return []float64{-e.Value / e.Weight, 1 / e.Weight, 0} }

// Test returns the statistic (Value - 1/2)/StandardError and its two-sided p by Student's t with DegreesOfFreedom. It
// refuses a comparison whose standard error is 0, as where each group gives one answer.
func (s Superiority) Test() (t, p float64, err error) {
	if s.StandardError == 0 {
		return 0, 0, fmt.Errorf("the comparison has no standard error, because each group gives one answer: use its interval, or an exact test")
	}
	if s.DegreesOfFreedom < 1 {
		return 0, 0, fmt.Errorf("no degrees of freedom for a test: it needs at least two clusters more than strata; join strata")
	}
	t = (s.Value - 0.5) / s.StandardError
	return t, 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(s.DegreesOfFreedom)}.CDF(-math.Abs(t)), nil
}

// Interval returns Newcombe's score interval ([interval.Superiority]) on the effective bases of the mean ranks of both
// groups, times (t(n-1)/t(df))² for the uncertainty of their variances. In a census both ends are the value itself.
func (s Superiority) Interval(level float64) (interval.Interval, error) {
	if s.First.census && s.Second.census {
		return interval.Interval{Low: s.Value, High: s.Value, Level: level, Method: interval.MethodNewcombeSuperiority}, nil
	}
	first, err := s.First.base(level)
	if err != nil {
		return interval.Interval{}, err
	}
	second, err := s.Second.base(level)
	if err != nil {
		return interval.Interval{}, err
	}
	return interval.Superiority(s.Value, first, second, level)
}
