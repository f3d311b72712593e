package design

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"spoor/data/sums"
)

// GroupsByOptions tests whether the pattern of picks of a multiple choice differs between groups that have no respondent
// in common. The statistic is the sum over the options of Pearson's statistic of group against (chosen, not chosen); as
// one respondent is in several of these tables it is not a chi-square, and the second-order correction for the
// covariance of all shares makes it one in good approximation. It also holds for weights, strata and clusters.
//
// Options that nobody or everybody chose are left out. Without Design.Sampled the groups together are taken as the whole
// sample. It refuses fewer than two groups with respondents, and a sample without degrees of freedom.
//
// C. R. Bilder and T. M. Loughin, Testing for marginal independence between two categorical variables with multiple
// responses, Biometrics 60 (2004).
func (d Design) GroupsByOptions(groups []*sums.Sums) (ChiSquare, error) {
	var present []*sums.Sums
	var out ChiSquare
	for i, s := range groups {
		if s.Kind() == sums.Number || s.Options() != groups[0].Options() || s.Kind() != groups[0].Kind() {
			return ChiSquare{}, fmt.Errorf("group %d has the sums of another item than group 0: give the sums of one choice item", i)
		}
		if s.Total().Respondents > 0 {
			present = append(present, s)
		} else {
			out.LeftOut = append(out.LeftOut, fmt.Sprintf("group %d", i))
		}
	}
	if len(present) < 2 {
		return ChiSquare{}, fmt.Errorf("a test needs at least two groups with respondents, and has %d", len(present))
	}
	p, err := poolGroups(present)
	if err != nil {
		return ChiSquare{}, err
	}
	for j := range groups[0].Options() {
		if share := shareOf(p.whole, j); share > 0 && share < 1 {
			p.options = append(p.options, j)
		} else {
			out.LeftOut = append(out.LeftOut, fmt.Sprintf("option %d", j))
		}
	}
	if len(p.options) == 0 {
		return ChiSquare{}, fmt.Errorf("no test: every option is chosen by nobody or by everybody")
	}
	l, err := d.layout(present...)
	if err != nil {
		return ChiSquare{}, err
	}
	out.DegreesOfFreedom = (len(present) - 1) * len(p.options)
	out.Pearson = p.pearson()
	trace, squaredTrace := p.designEffects(l, present)
	return out.complete(trace, squaredTrace, l)
}

// pooledGroups are the totals of the groups and of all of them.
type pooledGroups struct {
	groups  []sums.Cell
	whole   sums.Cell
	options []int // that vary
}

func poolGroups(groups []*sums.Sums) (pooledGroups, error) {
	var p pooledGroups
	whole := groups[0].Clone()
	for i, s := range groups {
		p.groups = append(p.groups, s.Total())
		if i > 0 {
			if err := whole.Merge(s); err != nil {
				return pooledGroups{}, err
			}
		}
	}
	p.whole = whole.Total()
	return p, nil
}

// factor is what the squared deviation of a group's share is multiplied by in Pearson's statistic.
func (p pooledGroups) factor(group sums.Cell, option int) float64 {
	share := shareOf(p.whole, option)
	return float64(p.whole.Respondents) * group.Weight / p.whole.Weight / (share * (1 - share))
}

func (p pooledGroups) pearson() float64 {
	sum := 0.0
	for _, group := range p.groups {
		for _, option := range p.options {
			deviation := shareOf(group, option) - shareOf(p.whole, option)
			sum += p.factor(group, option) * deviation * deviation
		}
	}
	return sum
}

// designEffects returns the sum and the sum of squares of the eigenvalues of the statistic's quadratic form under the
// covariance of the deviations, with the groups' shares of the sample taken as fixed.
func (p pooledGroups) designEffects(l layout, groups []*sums.Sums) (trace, squaredTrace float64) {
	size := len(groups) * len(p.options)
	functionals := make([]functional, 0, size)
	for g, s := range groups {
		for _, option := range p.options {
			f := make(functional, len(groups))
			f[g] = shareScore(s, shareOf(p.groups[g], option), p.groups[g].Weight, option)[0]
			functionals = append(functionals, f)
		}
	}
	v, deviations, form := mat.NewDense(size, size, nil), mat.NewDense(size, size, nil), mat.NewDense(size, size, nil)
	for i, row := range l.covariance(groups, functionals) {
		v.SetRow(i, row)
	}
	for g, group := range p.groups {
		for j, option := range p.options {
			row := g*len(p.options) + j
			form.Set(row, row, p.factor(group, option))
			for k, other := range p.groups {
				deviations.Set(row, k*len(p.options)+j, -other.Weight/p.whole.Weight)
			}
			deviations.Set(row, row, 1-group.Weight/p.whole.Weight)
		}
	}
	var product, delta, squared mat.Dense
	product.Product(form, deviations, v, deviations.T())
	delta.CloneFrom(&product)
	squared.Mul(&delta, &delta)
	return mat.Trace(&delta), mat.Trace(&squared)
}
