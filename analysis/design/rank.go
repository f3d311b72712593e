package design

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/sums"
)

// MethodRankTest names the test of [Superiority], and of [Design.RankTest] for several groups.
const MethodRankTest hypothesis.Method = "rank-test"

var rankRow = hypothesis.Row{Method: MethodRankTest,
	Short: data.Text{NL: "rangtoets naar het steekproefontwerp (Lumley en Scott)", EN: "design-based rank test (Lumley & Scott)"},
	Name:  data.Text{NL: "rangtoets naar het steekproefontwerp", EN: "design-based rank test"},
	Assumes: data.Text{
		NL: "Antwoorden op één geordende schaal. Vergelijkt gemiddelde rangnummers met hun standaardfout naar het ontwerp; de rangnummers zelf gelden als vast.",
		EN: "Answers on one ordered scale. Compares mean ranks by their design-based standard error; the ranks themselves are taken as fixed.",
	},
	Source: "T. Lumley & A. J. Scott (2013), Biometrika 100",
}

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
	ranks, err := midranks(whole)
	if err != nil {
		return Superiority{}, err
	}
	d = d.of(whole)
	domains, out := make([]*sums.Sums, 2), Superiority{}
	for i, s := range []*sums.Sums{first, second} {
		if domains[i], err = s.Scores(ranks); err != nil {
			return Superiority{}, err
		}
	}
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

// RankTest compares the answers of several groups on one ordered scale by the ranks of their answers, as Superiority does for
// two: Wald's statistic of the differences between the mean ranks, over the number of groups less 1, as F. It is svyranktest
// of R's survey package for more than two groups, but for equal answers, which share the middle of the weight that they take.
//
// The sums are those of a single choice among the points of the scale, lowest first, of groups that have no respondent in
// common. It refuses groups that leave no variance, and a sample without degrees of freedom.
//
// T. Lumley and A. J. Scott, Two-sample rank tests under complex sampling, Biometrika 100 (2013), section 4.
func (d Design) RankTest(groups []*sums.Sums) (Test, error) {
	if len(groups) < 2 {
		return Test{}, fmt.Errorf("%d groups: a test compares two or more", len(groups))
	}
	whole := groups[0].Clone()
	for _, s := range groups[1:] {
		if err := whole.Merge(s); err != nil {
			return Test{}, err
		}
	}
	d = d.of(whole)
	ranks, err := midranks(whole)
	if err != nil {
		return Test{}, err
	}
	domains := make([]*sums.Sums, len(groups))
	for g, s := range groups {
		if domains[g], err = s.Scores(ranks); err != nil {
			return Test{}, err
		}
	}
	return d.equalMeans(domains)
}

// midranks are the ranks of the points of a scale in all answers together, as shares of their weight: equal answers share the
// middle of the weight that they take.
func midranks(whole *sums.Sums) ([]float64, error) {
	if whole.Kind() != sums.Single {
		return nil, fmt.Errorf("these are sums of a %s: ranks need those of a single choice among the points of a scale", whole.Kind())
	}
	ranks, below := make([]float64, whole.Options()), 0.0
	total := whole.Total()
	for i, weight := range total.Picked {
		ranks[i] = (below + weight/2) / total.Weight
		below += weight
	}
	return ranks, nil
}
