package design

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/resample"
	"spoor/data/sums"
)

// Order compares some options of one item, given by the same respondents, with each other. Make it with [Design.Order].
type Order struct {
	Counts []int     // respondents who chose each, unweighted
	Shares []float64 // of the weight
	// Again draws the sample again: its clusters, by the bootstrap of Rao and Wu, where respondents are their own clusters by
	// the patterns of what they chose. The fraction of clusters that was drawn is left out where they were drawn in part. Of raked
	// weights and with replicate weights shares are drawn from a normal distribution with their covariance.
	Again *resample.Sample

	degrees    int
	census     bool
	covariance [][]float64 // of the shares
}

// Order returns the options of an item, by their places, ready to be compared and drawn again.
//
// The patterns are those of a multiple choice of which respondents are the clusters; other items need none. It returns
// ErrNoRespondents for an empty domain, an error that wraps ErrLonelyStratum for a stratum with one cluster, and
// [sums.ErrTooManyPatterns] where there are no patterns and it takes them.
func (d Design) Order(s *sums.Sums, options []int, patterns *sums.Patterns) (*Order, error) {
	for _, option := range options {
		if err := s.CheckOption(option); err != nil {
			return nil, err
		}
	}
	l, err := d.layout(s)
	if err != nil {
		return nil, err
	}
	total := s.Total()
	o := &Order{degrees: l.degreesOfFreedom(), census: l.census}
	var scores []functional
	for _, option := range options {
		share := shareOf(total, option)
		o.Counts, o.Shares = append(o.Counts, total.Counts[option]), append(o.Shares, share)
		scores = append(scores, shareScore(s, share, total.Weight, option))
	}
	o.covariance = l.covariance([]*sums.Sums{s}, scores)
	if d.Raked != nil || d.Replicates != nil {
		o.Again = resample.Normal(o.Shares, o.covariance)
		return o, nil
	}
	strata, err := l.again(s.Kind(), options, o.Shares, patterns)
	if err != nil {
		return nil, err
	}
	o.Again = resample.New(strata, len(options))
	return o, nil
}

// ErrNoDegrees is the refusal to test in a sample with as many strata as clusters.
var ErrNoDegrees = errors.New("no degrees of freedom for a test: as many strata as clusters; join strata")

// P is the two-sided p-value of the difference between the shares of two of the options, by Student's t with clusters minus
// strata degrees of freedom, as svycontrast of R's survey package has it. Where neither share varies, because nobody or everybody
// chose the option, it is that of McNemar's exact test; in a census it is 0 for shares that differ. It refuses a sample without
// degrees of freedom with ErrNoDegrees.
func (o *Order) P(i, j int) (float64, error) {
	difference := o.Shares[i] - o.Shares[j]
	variance := o.covariance[i][i] + o.covariance[j][j] - 2*o.covariance[i][j]
	switch {
	case difference == 0:
		return 1, nil
	case o.census:
		return 0, nil
	case o.degrees < 1:
		return 0, ErrNoDegrees
	case variance <= 1e-12*difference*difference:
		result, err := hypothesis.McNemarExact(max(o.Counts[i]-o.Counts[j], 0), max(o.Counts[j]-o.Counts[i], 0))
		return result.P, err
	}
	t := difference / math.Sqrt(variance)
	return 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(o.degrees)}.CDF(-math.Abs(t)), nil
}

// again returns the strata of one domain as they are drawn again.
func (l layout) again(kind sums.Kind, options []int, shares []float64, patterns *sums.Patterns) ([]resample.Stratum, error) {
	var all []sums.Pattern
	if patterns != nil {
		all = patterns.All()
	}
	var strata []resample.Stratum
	for _, st := range l.strata {
		again := resample.Stratum{Sampled: int(st.sampled), Remaining: st.remaining}
		for _, c := range st.clusters {
			if c.remaining > 0 {
				again.Remaining = 1
			}
		}
		switch {
		case !st.separate:
			again.Kinds = clusterKinds(st, options)
		case kind == sums.Single:
			again.Kinds = singleKinds(st.clusters[0].members, options)
		case patterns == nil || !patterns.Kept():
			return nil, sums.ErrTooManyPatterns
		default:
			again.Kinds = patternKinds(st.clusters[0].members[0].Stratum, options, all)
		}
		if st.lonely && l.adjust {
			again.Lonely = st.residual(options, shares)
		}
		strata = append(strata, again)
	}
	return strata, nil
}

func clusterKinds(st stratum, options []int) []resample.Kind {
	var kinds []resample.Kind
	for _, c := range st.clusters {
		k := resample.Kind{Clusters: 1}
		for i, option := range options {
			sum := 0.0
			for _, m := range c.members {
				sum += m.Picked[option]
			}
			if sum != 0 {
				k.Total = append(k.Total, resample.Amount{Option: i, Weight: sum})
			}
		}
		kinds = append(kinds, k)
	}
	return kinds
}

func singleKinds(members []member, options []int) []resample.Kind {
	var kinds []resample.Kind
	for _, m := range members {
		for i, option := range options {
			kinds = append(kinds, resample.Respondents(m.Counts[option], m.Picked[option], m.SquaredPicked[option], i))
		}
	}
	return kinds
}

func patternKinds(stratum string, options []int, patterns []sums.Pattern) []resample.Kind {
	place := map[int]int{}
	for i, option := range options {
		place[option] = i
	}
	var kinds []resample.Kind
	for _, p := range patterns {
		if p.Stratum != stratum {
			continue
		}
		var picks []int
		for _, option := range p.Picks {
			if i, compared := place[option]; compared {
				picks = append(picks, i)
			}
		}
		kinds = append(kinds, resample.Respondents(p.Respondents, p.Weight, p.SquaredWeight, picks...))
	}
	return kinds
}

// residual is what each option has more in a lonely cluster than by the shares of the whole sample.
func (st stratum) residual(options []int, shares []float64) []float64 {
	out := make([]float64, len(options))
	for _, c := range st.clusters {
		for _, m := range c.members {
			for i, option := range options {
				out[i] += m.Picked[option] - shares[i]*m.Weight
			}
		}
	}
	return out
}
