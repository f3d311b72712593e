package design

import (
	"math"

	"spoor/data/sums"
)

// functional is a linearised estimate: for each domain the coefficients that give a respondent's score,
// w (c[0] + c[1] y1 + c[2] y2 + ...), or nil if the domain does not enter. Its variance is that of the sum of scores.
type functional [][]float64

// linear is a functional in the weights of one layout: after raking each respondent's score is what is left of it after
// regression on the margins, which takes off a constant in each crossing of them.
type linear struct {
	functional
	shift []float64 // by crossing; nil where weights were not raked
}

// of returns the coefficients for a member: those of all respondents in it, and of the options. It reports false where
// nobody in it has a score.
func (f linear) of(m member) (all float64, options []float64, scored bool) {
	if m.domain != nobodys && f.functional[m.domain] != nil {
		all, options, scored = f.functional[m.domain][0], f.functional[m.domain][1:], true
	}
	if f.shift != nil {
		all, scored = all-f.shift[m.margins], true
	}
	return all, options, scored
}

// score is the sum of the scores of some members.
func (f linear) score(members []member) float64 {
	sum := 0.0
	for _, m := range members {
		all, options, scored := f.of(m)
		if !scored {
			continue
		}
		sum += all * m.Weight
		for j, coefficient := range options {
			sum += coefficient * m.Picked[j]
		}
	}
	return sum
}

func (l layout) linear(functionals []functional) []linear {
	out := make([]linear, len(functionals))
	for f, of := range functionals {
		out[f].functional = of
		if l.raked != nil {
			out[f].shift = l.raked.shift(l, of)
		}
	}
	return out
}

// covariance is the covariance matrix of the functionals, from replicates or Taylor-linearised: over strata, the fraction
// not drawn times n/(n-1) times the cross products of the cluster totals around their mean. Clusters without respondents in
// the domains have total 0. Where part of each cluster was drawn, of n clusters from N, those of the respondents within it are
// added times n/N.
//
// D. A. Binder, On the variances of asymptotically normal estimators from complex surveys, International Statistical
// Review 51 (1983). C.-E. Särndal, B. Swensson and J. Wretman, Model assisted survey sampling (1992), section 4.3.
func (l layout) covariance(domains []*sums.Sums, functionals []functional) [][]float64 {
	if l.replicates != nil {
		return l.replicates.covariance(domains, functionals)
	}
	return l.covariances(functionals, l.strata)[0]
}

// covariances is the covariance matrix for each of some versions of the strata, which have the same clusters and differ in what
// remains of the population.
func (l layout) covariances(functionals []functional, versions ...[]stratum) [][][]float64 {
	scores := l.linear(functionals)
	matrices := make([][][]float64, len(versions))
	for i := range matrices {
		matrices[i] = square(len(functionals))
	}
	room := products{sums: square(len(scores)), mean: make([]float64, len(scores))}
	for s := range l.strata {
		made := false
		for i, strata := range versions {
			st, v := strata[s], matrices[i]
			if st.remaining > 0 && (!st.lonely || l.adjust) {
				scale := st.remaining
				if !st.lonely {
					scale *= st.sampled / (st.sampled - 1)
				}
				if st.separate {
					l.separateProducts(v, scores, scale, st.clusters[0].members, st.sampled, st.lonely)
				} else {
					if !made {
						room.fill(st, scores)
						made = true
					}
					room.addTo(v, scale)
				}
			}
			if st.remaining < 1 {
				l.addWithin(v, scores, st)
			}
		}
	}
	return matrices
}

// addWithin adds what the second stage of sampling contributes.
func (l layout) addWithin(v [][]float64, scores []linear, st stratum) {
	for _, c := range st.clusters {
		if c.remaining == 0 || c.lonely && !l.adjust {
			continue
		}
		scale := (1 - st.remaining) * c.remaining
		if !c.lonely {
			scale *= c.sampled / (c.sampled - 1)
		}
		l.separateProducts(v, scores, scale, c.members, c.sampled, c.lonely)
	}
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
	if l.replicates != nil {
		v := l.variance(domains, f)
		return variances{finite: v, replaced: v}
	}
	both := l.covariances([]functional{f}, l.strata, l.withReplacement())
	v := max(both[0][0][0], 0)
	return variances{finite: v, replaced: max(both[1][0][0], v)}
}

// withReplacement are the strata of the same sample from a population without end. A stratum that one cluster is the whole
// population of has no variance to estimate there either, but for that of the respondents within it.
func (l layout) withReplacement() []stratum {
	strata := make([]stratum, len(l.strata))
	for i, st := range l.strata {
		if st.sampled > 1 {
			st.remaining = 1
		} else if c := st.clusters[0]; st.remaining == 0 && c.sampled > 1 {
			c.remaining = 1
			st.clusters = []cluster{c}
		}
		strata[i] = st
	}
	return strata
}

// products are the cross products of the cluster totals of a stratum around their mean, or around 0 in a lonely one.
type products struct {
	sums         [][]float64
	mean, totals []float64
}

func (p *products) fill(st stratum, scores []linear) {
	clear(p.mean)
	p.totals = p.totals[:0]
	for _, cluster := range st.clusters {
		for f := range scores {
			total := scores[f].score(cluster.members)
			p.totals = append(p.totals, total)
			p.mean[f] += total / st.sampled
		}
	}
	if st.lonely {
		clear(p.mean)
	}
	absent := st.sampled - float64(len(st.clusters))
	for f := range p.sums {
		for g := range f + 1 {
			sum := absent * p.mean[f] * p.mean[g]
			for at := 0; at < len(p.totals); at += len(scores) {
				sum += (p.totals[at+f] - p.mean[f]) * (p.totals[at+g] - p.mean[g])
			}
			p.sums[f][g], p.sums[g][f] = sum, sum
		}
	}
}

// addTo adds so many times the products to a covariance matrix.
func (p *products) addTo(v [][]float64, scale float64) {
	for f, row := range p.sums {
		for g, sum := range row {
			v[f][g] += scale * sum
		}
	}
}

// separateProducts does the same of respondents, of whom so many were drawn, from the sums of w² alone.
func (l layout) separateProducts(v [][]float64, scores []linear, scale float64, members []member, sampled float64, lonely bool) {
	mean := make([]float64, len(scores))
	for f := range scores {
		if !lonely {
			mean[f] = scores[f].score(members) / sampled
		}
	}
	for f := range v {
		for g := range f + 1 {
			sum := -sampled * mean[f] * mean[g]
			for _, m := range members {
				sum += l.squares(m, scores[f], scores[g])
			}
			v[f][g] += scale * sum
			if f != g {
				v[g][f] += scale * sum
			}
		}
	}
}

// squares is the sum over the respondents of a member of the product of two scores.
func (l layout) squares(m member, first, second linear) float64 {
	a0, a, scored := first.of(m)
	b0, b, also := second.of(m)
	if !scored || !also {
		return 0
	}
	sum := a0 * b0 * m.SquaredWeight
	if a == nil && b == nil {
		return sum
	}
	if a == nil {
		a0, a, b0, b = b0, b, a0, a
	}
	at := func(j int) float64 {
		if b == nil {
			return 0
		}
		return b[j]
	}
	if l.kind == sums.Number {
		return sum + (a0*at(0)+a[0]*b0)*m.SquaredPicked[0] + a[0]*at(0)*m.SquaredPicked[1]
	}
	// An option is 0 or 1, so its square is itself.
	for j, squared := range m.SquaredPicked {
		sum += (a0*at(j) + a[j]*b0 + a[j]*at(j)) * squared
	}
	if l.kind == sums.Single {
		return sum
	}
	for j := range l.options {
		for k := j + 1; k < l.options; k++ {
			if both := m.SquaredPairs[sums.Pair(j, k, l.options)]; both != 0 {
				sum += (a[j]*at(k) + a[k]*at(j)) * both
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
