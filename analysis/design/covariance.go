package design

import (
	"math"

	"spoor/data/sums"
)

// functional is a linearised estimate: for each domain the coefficients that give a respondent's score,
// w (c[0] + c[1] y1 + c[2] y2 + ...), or nil if the domain does not enter. Its variance is that of the sum of scores.
type functional [][]float64

func (f functional) score(cluster []*sums.Cell) float64 {
	sum := 0.0
	for i, c := range cluster {
		if c == nil || f[i] == nil {
			continue
		}
		sum += f[i][0] * c.Weight
		for j, picked := range c.Picked {
			sum += f[i][j+1] * picked
		}
	}
	return sum
}

// covariance is the covariance matrix of the functionals, from replicates or Taylor-linearised: over strata, the fraction
// not drawn times n/(n-1) times the cross products of the cluster totals around their mean. Clusters without respondents in
// the domains have total 0.
//
// D. A. Binder, On the variances of asymptotically normal estimators from complex surveys, International Statistical
// Review 51 (1983).
func (l layout) covariance(domains []*sums.Sums, functionals []functional) [][]float64 {
	if l.replicates != nil {
		return l.replicates.covariance(domains, functionals)
	}
	v := square(len(functionals))
	for _, st := range l.strata {
		if st.remaining == 0 || (st.lonely && !l.adjust) {
			continue
		}
		products := st.products(domains, functionals, st.lonely)
		scale := st.remaining
		if !st.lonely {
			scale *= st.sampled / (st.sampled - 1)
		}
		for f := range v {
			for g := range v {
				v[f][g] += scale * products[f][g]
			}
		}
	}
	return v
}

// variance is the variance of one functional.
func (l layout) variance(domains []*sums.Sums, f functional) float64 {
	return max(l.covariance(domains, []functional{f})[0][0], 0)
}

// variances are those of one functional: as the sample was drawn, and as it would be with replacement.
type variances struct {
	finite, replaced float64
	unbounded        bool // the effective base may exceed the respondents
}

func (l layout) variances(domains []*sums.Sums, f functional) variances {
	v := l.variance(domains, f)
	return variances{finite: v, replaced: max(l.withReplacement().variance(domains, f), v)}
}

// withReplacement is the layout of the same sample from a population without end. A stratum that one cluster is the whole
// population of has no variance to estimate there either.
func (l layout) withReplacement() layout {
	strata := make([]stratum, len(l.strata))
	for i, st := range l.strata {
		if st.sampled > 1 {
			st.remaining = 1
		}
		strata[i] = st
	}
	l.strata = strata
	return l
}

// products are the cross products of the cluster totals of a stratum around their mean, or around 0.
func (st stratum) products(domains []*sums.Sums, functionals []functional, aroundZero bool) [][]float64 {
	products, mean := square(len(functionals)), make([]float64, len(functionals))
	totals := make([][]float64, len(st.clusters))
	for c, cluster := range st.clusters {
		totals[c] = make([]float64, len(functionals))
		for f := range functionals {
			totals[c][f] = functionals[f].score(cluster)
			mean[f] += totals[c][f] / st.sampled
		}
	}
	if aroundZero {
		clear(mean)
	}
	if st.separate {
		st.separateProducts(products, domains, functionals, mean)
		return products
	}
	absent := st.sampled - float64(len(st.clusters))
	for f := range products {
		for g := range f + 1 {
			sum := absent * mean[f] * mean[g]
			for _, total := range totals {
				sum += (total[f] - mean[f]) * (total[g] - mean[g])
			}
			products[f][g], products[g][f] = sum, sum
		}
	}
	return products
}

// separateProducts does the same where each respondent is a cluster, from the sums of w² alone.
func (st stratum) separateProducts(products [][]float64, domains []*sums.Sums, functionals []functional, mean []float64) {
	for f := range products {
		for g := range f + 1 {
			sum := -st.sampled * mean[f] * mean[g]
			for i, c := range st.clusters[0] {
				if c != nil && functionals[f][i] != nil && functionals[g][i] != nil {
					sum += squares(c, domains[i], functionals[f][i], functionals[g][i])
				}
			}
			products[f][g], products[g][f] = sum, sum
		}
	}
}

// squares is the sum over the respondents of a cell of the product of two scores.
func squares(c *sums.Cell, s *sums.Sums, a, b []float64) float64 {
	if s.Kind() == sums.Number {
		return a[0]*b[0]*c.SquaredWeight + (a[0]*b[1]+a[1]*b[0])*c.SquaredPicked[0] + a[1]*b[1]*c.SquaredPicked[1]
	}
	// An option is 0 or 1, so its square is itself.
	sum, options := a[0]*b[0]*c.SquaredWeight, s.Options()
	for j, squared := range c.SquaredPicked {
		sum += (a[0]*b[j+1] + a[j+1]*b[0] + a[j+1]*b[j+1]) * squared
	}
	if s.Kind() == sums.Single {
		return sum
	}
	for j := range options {
		for k := j + 1; k < options; k++ {
			if both := c.SquaredPairs[sums.Pair(j, k, options)]; both != 0 {
				sum += (a[j+1]*b[k+1] + a[k+1]*b[j+1]) * both
			}
		}
	}
	return sum
}

func square(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
	}
	return m
}

func finite(values ...float64) bool {
	for _, x := range values {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}
