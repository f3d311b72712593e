package design

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data/sums"
)

// Difference is one proportion minus another of the same sample: two groups, or two options of one item.
type Difference struct {
	Value            float64 // First - Second, in [-1, 1]
	StandardError    float64 // Taylor linearised, with the covariance that shared clusters and respondents cause
	Correlation      float64 // between the two estimated proportions, in [-1, 1]; 0 if either does not vary
	DegreesOfFreedom int     // clusters minus strata where either has respondents
	First, Second    Proportion
}

// Groups are two groups of a sample whose strata and clusters are laid out, once for all options that are compared. Make them with
// [Design.Groups].
type Groups struct {
	domains []*sums.Sums
	totals  []sums.Cell
	alone   []layout // each as a domain of its own
	both    layout
}

// Groups returns two groups that have no respondent in common, such as two sectors, ready to be compared. They may share clusters. Without
// Design.Sampled the two together are taken as the whole sample.
func (d Design) Groups(first, second *sums.Sums) (*Groups, error) {
	if first == second {
		return nil, fmt.Errorf("a group cannot be compared with itself: give the sums of two groups")
	}
	whole := first.Clone()
	if err := whole.Merge(second); err != nil {
		return nil, err
	}
	d = d.of(whole)
	g := &Groups{domains: []*sums.Sums{first, second}}
	var err error
	if g.both, err = d.layout(g.domains...); err != nil {
		return nil, err
	}
	for _, s := range g.domains {
		alone, err := d.layout(s)
		if err != nil {
			return nil, err
		}
		g.alone, g.totals = append(g.alone, alone), append(g.totals, s.Total())
	}
	return g, nil
}

// Difference is the share of an option, or of some of a single choice, in the first group minus that in the second.
func (g *Groups) Difference(options ...int) (Difference, error) {
	out := Difference{DegreesOfFreedom: g.both.degreesOfFreedom()}
	for i, share := range []*Proportion{&out.First, &out.Second} {
		if err := g.domains[i].CheckOptions(options); err != nil {
			return Difference{}, err
		}
		var err error
		if *share, err = g.alone[i].proportion(g.domains[i], g.totals[i], options...); err != nil {
			return Difference{}, err
		}
	}
	a := shareScore(g.domains[0], out.First.Value, out.First.Weight, options...)[0]
	b := shareScore(g.domains[1], out.Second.Value, out.Second.Weight, options...)[0]
	return out.complete(g.both.covariance(g.domains, []functional{{a, nil}, {nil, b}})), nil
}

// DifferenceOfOptions compares the shares of two options of one item, or of two groups of options of a single choice that have none in
// common, given by the same respondents.
func (o *Domain) DifferenceOfOptions(first, second []int) (Difference, error) {
	for _, option := range first {
		if slices.Contains(second, option) {
			return Difference{}, fmt.Errorf("option %d cannot be compared with itself: give two options", option)
		}
	}
	shares, err := o.Proportions(first, second)
	if err != nil {
		return Difference{}, err
	}
	a, b := shares[0], shares[1]
	v := o.layout.covariance([]*sums.Sums{o.sums}, []functional{
		shareScore(o.sums, a.Value, a.Weight, first...), shareScore(o.sums, b.Value, b.Weight, second...),
	})
	return Difference{DegreesOfFreedom: o.layout.degreesOfFreedom(), First: a, Second: b}.complete(v), nil
}

// MeanDifference is the mean of a number in one group minus that in another of the same sample.
type MeanDifference struct {
	Value            float64 // First - Second, in the unit of the number
	StandardError    float64 // Taylor linearised, with the covariance that shared clusters cause
	DegreesOfFreedom int     // clusters minus strata where either has respondents, minus 1, as svyttest of R's survey package
	First, Second    Estimate
}

// DifferenceOfMeans compares the mean of a number between two groups that have no respondent in common. Groups may share
// clusters. Without Design.Sampled the two groups together are taken as the whole sample.
func (d Design) DifferenceOfMeans(first, second *sums.Sums) (MeanDifference, error) {
	whole := first.Clone()
	if err := whole.Merge(second); err != nil {
		return MeanDifference{}, err
	}
	d = d.of(whole)
	var out MeanDifference
	var err error
	if out.First, err = d.Mean(first); err != nil {
		return MeanDifference{}, err
	}
	if out.Second, err = d.Mean(second); err != nil {
		return MeanDifference{}, err
	}
	domains := []*sums.Sums{first, second}
	l, err := d.layout(domains...)
	if err != nil {
		return MeanDifference{}, err
	}
	v := l.covariance(domains, []functional{{meanScore(out.First), nil}, {nil, meanScore(out.Second)}})
	variance := v[0][0] + v[1][1] - 2*v[0][1]
	if out.First.Variance == 0 && out.Second.Variance == 0 || l.census {
		variance = 0 // what is left is rounding
	}
	out.Value, out.StandardError = out.First.Value-out.Second.Value, math.Sqrt(max(variance, 0))
	out.DegreesOfFreedom = l.degreesOfFreedom() - 1
	return out, nil
}

// complete fills in the difference from the covariance matrix of both proportions.
func (d Difference) complete(v [][]float64) Difference {
	d.Value = d.First.Value - d.Second.Value
	d.StandardError = math.Sqrt(max(v[0][0]+v[1][1]-2*v[0][1], 0))
	if d.First.fixed && d.Second.fixed {
		d.StandardError = 0 // what is left is rounding
		return d
	}
	if scale := math.Sqrt(v[0][0]) * math.Sqrt(v[1][1]); scale > 0 {
		d.Correlation = min(max(v[0][1]/scale, -1), 1)
	}
	return d
}

// Interval returns the interval that combines the Wilson intervals of both proportions and their correlation, as
// Newcombe did for simple random samples, so it keeps its width where both are 0% or 100% and stays in [-1, 1]:
//
//	d - sqrt((p1-l1)² - 2r(p1-l1)(u2-p2) + (u2-p2)²), and the upper end in the same way.
//
// G. Y. Zou and A. Donner, Construction of confidence limits about effect measures: a general approach, Statistics in
// Medicine 27 (2008).
func (d Difference) Interval(level float64) (low, high float64, err error) {
	first, err := d.First.Wilson(level)
	if err != nil {
		return 0, 0, err
	}
	second, err := d.Second.Wilson(level)
	if err != nil {
		return 0, 0, err
	}
	combine := func(a, b float64) float64 {
		return math.Sqrt(max(a*a-2*d.Correlation*a*b+b*b, 0))
	}
	below := combine(d.First.Value-first.Low, second.High-d.Second.Value)
	above := combine(first.High-d.First.Value, d.Second.Value-second.Low)
	return max(d.Value-below, -1), min(d.Value+above, 1), nil
}

// Test returns the statistic Value/StandardError and its two-sided p by Student's t with DegreesOfFreedom. It refuses a
// difference whose standard error is 0, as between 0% and 0%.
func (d Difference) Test() (t, p float64, err error) {
	if d.StandardError == 0 {
		return 0, 0, fmt.Errorf("the difference has no standard error, because nobody or everybody chose the options: use its interval, or an exact test")
	}
	if d.DegreesOfFreedom < 1 {
		return 0, 0, ErrNoDegrees
	}
	t = d.Value / d.StandardError
	tail := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(d.DegreesOfFreedom)}.CDF(-math.Abs(t))
	return t, 2 * tail, nil
}
