package design

import (
	"fmt"
	"math"

	"spoor/analysis/interval"
	"spoor/data/sums"
)

// Estimate is a weighted proportion or mean of one domain with its design-based precision.
type Estimate struct {
	Value              float64 // a proportion in [0, 1], or a mean in the unit of the variable
	StandardError      float64 // square root of Variance
	Variance           float64 // Taylor linearised, or from replicates
	Respondents        int     // n, the respondents with a positive weight
	Weight             float64 // sum of their weights
	Clusters           int     // clusters with such respondents; 0 for replicates, which do not tell
	Strata             int     // strata with such respondents; 0 for replicates
	DegreesOfFreedom   int     // Clusters - Strata; the design's own for replicates
	KishEffect         float64 // n sum(w²)/(sum w)², at least 1: what the weights alone cost (Kish 1965)
	DesignEffect       float64 // Variance over that of simple random sampling with replacement of the same n
	DesignEffectFinite float64 // the same without replacement from a population of sum w; 0 if sum w is not above n
	// EffectiveBase is the number of respondents of a simple random sample that is as precise: Respondents over the design
	// effect that sampling with replacement would have had, and never above Respondents, because a variance that came out
	// smaller is in a small sample more often luck than gain (J. D. Parker and others, National Center for Health Statistics
	// data presentation standards for proportions, Vital and Health Statistics 2-175, 2017). Where a finite population
	// shrinks the variance by 1-f it is multiplied by (1-f/n)/(1-f), which for a simple random sample gives
	// n(N-1)/(N-n) as in [interval.WilsonFinite].
	//
	// Where the estimated variance is 0 although not everybody was asked (nobody or everybody chose the option, or all
	// clusters agree), both design effects are Kish's and f is the fraction of the population that was drawn. Both are 0
	// in a census, which has no sampling error, and for a share that the weights were raked to, which has none either.
	EffectiveBase float64
	most          float64 // what EffectiveBase cannot exceed, whatever the degrees of freedom
	census        bool
	fixed         bool
}

// newEstimate completes an estimate: value and variances with the variance of one answer, and the sums of the domain.
func newEstimate(value float64, v variances, spread float64, total sums.Cell, l layout) (Estimate, error) {
	variance, n := v.finite, float64(total.Respondents)
	e := Estimate{
		Value: value, Variance: variance, Respondents: total.Respondents, Weight: total.Weight,
		Clusters: l.clusters, Strata: l.present, DegreesOfFreedom: l.degreesOfFreedom(),
		KishEffect: n * total.SquaredWeight / (total.Weight * total.Weight), census: l.census,
	}
	if !finite(value, variance, e.KishEffect) {
		return Estimate{}, fmt.Errorf("the weights or values are too large or too small to add: rescale them")
	}
	e.DesignEffect = e.KishEffect
	if e.census {
		return e.certain(), nil
	}
	if random := spread / (n - 1); n > 1 && random > 0 {
		// A ratio this small is the rounding of clusters that all agree.
		if deff := variance / random; deff > 1e-12 {
			e.DesignEffect = deff
			if total.Weight > n {
				e.DesignEffectFinite = deff * total.Weight / (total.Weight - n)
			}
		} else {
			e.Variance = 0
		}
	}
	e.StandardError = math.Sqrt(e.Variance)
	e.fillBase(v, spread, l.drawn)
	return e, nil
}

// certain is the estimate without sampling error.
func (e Estimate) certain() Estimate {
	e.Variance, e.StandardError, e.DesignEffect, e.DesignEffectFinite, e.EffectiveBase, e.most = 0, 0, 0, 0, 0, 0
	return e
}

// fillBase fills in the effective base, given the fraction of the population that was drawn.
func (e *Estimate) fillBase(v variances, spread, drawn float64) {
	n, deff := float64(e.Respondents), e.KishEffect
	if random := spread / (n - 1); e.Variance > 0 {
		deff, drawn = v.replaced/random, 1-v.finite/v.replaced
	}
	shrink := 1.0
	if drawn > 0 && drawn < 1 {
		shrink = (1 - drawn/n) / (1 - drawn)
	}
	most := n
	if v.unbounded {
		most = math.Inf(1)
	}
	e.most = most * shrink
	e.EffectiveBase = min(n/deff, most) * shrink
}

// Student returns the interval Value ± t(df) StandardError at the given two-sided level, which suits a mean. It does
// not respect the ends of a scale and has no width where everybody gave the same answer; use Wilson for a proportion.
func (e Estimate) Student(level float64) (low, high float64, err error) {
	t, err := e.quantile(level)
	if err != nil {
		return 0, 0, err
	}
	return e.Value - t*e.StandardError, e.Value + t*e.StandardError, nil
}

// Census reports whether everybody of the population was asked, so that there is no sampling error.
func (e Estimate) Census() bool { return e.census }

// Fixed reports whether this is a share that the weights were raked to, or that follows from those: it is the known share of the
// population and has no sampling error.
func (e Estimate) Fixed() bool { return e.fixed }

// isPoint reports whether the interval has no width.
func (e Estimate) isPoint() bool { return e.census || e.fixed }

// quantile is the t with P(|T| <= t) = level at the degrees of freedom of the estimate.
func (e Estimate) quantile(level float64) (float64, error) {
	if !(level > 0 && level < 1) {
		return 0, fmt.Errorf("confidence level %v is not between 0 and 1: give a fraction such as 0.95", level)
	}
	if e.DegreesOfFreedom < 1 {
		return 0, fmt.Errorf("no degrees of freedom for an interval: it needs more clusters than strata; join strata or report the estimate alone")
	}
	return interval.StudentQuantile(float64(e.DegreesOfFreedom), level), nil
}

// Mean returns the weighted mean of a number, sum(wy)/sum(w), with its Taylor-linearised standard error. It returns
// ErrNoRespondents for an empty domain and an error that wraps ErrLonelyStratum for a stratum with one cluster.
func (d Design) Mean(s *sums.Sums) (Estimate, error) {
	if s.Kind() != sums.Number {
		return Estimate{}, notNumber(s)
	}
	l, err := d.layout(s)
	if err != nil {
		return Estimate{}, err
	}
	return l.mean(s)
}

func notNumber(s *sums.Sums) error {
	return fmt.Errorf("these are sums of a %s: a mean needs the sums of NewNumber", s.Kind())
}

func (l layout) mean(s *sums.Sums) (Estimate, error) {
	total := s.Total()
	mean := total.Picked[0] / total.Weight
	variance := l.variances([]*sums.Sums{s}, functional{{-mean / total.Weight, 1 / total.Weight, 0}})
	square := spread(total, mean)
	if square == 0 {
		variance = variances{}
	}
	return newEstimate(mean, variance, square, total, l)
}

// Total returns the sum of a number over the population that the weights stand for, sum(wy), with its standard error, as
// svytotal of R's survey package. The design effects and the effective base are those of the mean.
func (d Design) Total(s *sums.Sums) (Estimate, error) {
	if s.Kind() != sums.Number {
		return Estimate{}, notNumber(s)
	}
	l, err := d.layout(s)
	if err != nil {
		return Estimate{}, err
	}
	e, err := l.mean(s)
	if err != nil {
		return Estimate{}, err
	}
	e.Value = s.Total().Picked[0]
	switch {
	case d.Replicates != nil: // also where nobody of the domain is left in some: it adds up to 0 in those
		e.DegreesOfFreedom = d.Replicates.DegreesOfFreedom
		if e.Variance, err = d.Replicates.Variance(e.Value, s.Replicated().Picked[0]); err != nil {
			return Estimate{}, err
		}
	case e.census:
		e.Variance = 0
	default:
		e.Variance = l.variance([]*sums.Sums{s}, functional{{0, 1, 0}})
	}
	e.StandardError = math.Sqrt(e.Variance)
	return e, nil
}

// spread is the weighted variance of a number around its mean, exactly 0 where only rounding is left of it.
func spread(c sums.Cell, mean float64) float64 {
	square := c.Picked[1] / c.Weight
	if spread := square - mean*mean; spread > 1e-13*square {
		return spread
	}
	return 0
}
