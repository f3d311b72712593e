// Package resample draws a sample again, with its strata and clusters, to see what else it could have been.
package resample

import (
	"math"
	"math/rand/v2"
)

// Kind are clusters of a stratum of which each adds the same: one cluster, or respondents who were drawn by themselves and answered
// alike, whose weights may differ.
type Kind struct {
	Clusters int
	Total    []Amount // of all together
	Spread   float64  // variance of the weight between them
}

// Amount is the weight of those who chose an option.
type Amount struct {
	Option int
	Weight float64
}

// Respondents are n respondents who chose the same options, whose weights and squared weights have these sums.
func Respondents(n int, weight, squared float64, options ...int) Kind {
	k := Kind{Clusters: n}
	for _, option := range options {
		k.Total = append(k.Total, Amount{option, weight})
	}
	if n > 0 {
		mean := weight / float64(n)
		if spread := squared/float64(n) - mean*mean; spread > 1e-12*mean*mean {
			k.Spread = spread
		}
	}
	return k
}

// Stratum is a stratum of the sample.
type Stratum struct {
	Kinds     []Kind
	Sampled   int       // clusters that were drawn, also those in which nobody is that counts
	Remaining float64   // fraction of its clusters that was not drawn, 1 with replacement
	Lonely    []float64 // of one cluster that was drawn of several: what each option has more than in the whole sample; nil otherwise
}

// Sample draws a sample of strata again. Make it with New or Normal.
type Sample struct {
	strata []redrawn
	centre []float64 // without strata
	noise  normal
}

// New returns a sample of so many options.
//
// Of n clusters in a stratum n-1 are drawn with replacement, and rescaled so that each option has the variance that it has in the
// design: of the total T, with r the times that a cluster was drawn and f the fraction that was not,
//
//	T* = (1 - sqrt(f)) T + sqrt(f) n/(n-1) sum(r T_cluster).
//
// What the weights of respondents within a kind vary is drawn from a normal distribution, of all strata at once. A lonely cluster moves
// up or down by its distance to the whole sample, or not at all.
//
// J. N. K. Rao and C. F. J. Wu, Resampling inference with complex survey data, JASA 83 (1988).
func New(strata []Stratum, options int) *Sample {
	s := &Sample{}
	noise := make([][]float64, options)
	for i := range noise {
		noise[i] = make([]float64, options)
	}
	for _, st := range strata {
		s.strata = append(s.strata, st.redrawn(noise))
	}
	s.noise = newNormal(noise)
	return s
}

// Normal returns a sample of which the shares vary normally around these, with that covariance.
func Normal(shares []float64, covariance [][]float64) *Sample {
	return &Sample{centre: shares, noise: newNormal(covariance)}
}

// Draw draws the sample again, and fills in what each option weighs in it.
func (s *Sample) Draw(random *rand.PCG, totals []float64) {
	clear(totals)
	copy(totals, s.centre)
	for i := range s.strata {
		s.strata[i].draw(random, totals)
	}
	s.noise.draw(random, totals)
}

// normal draws deviations of one covariance.
type normal struct {
	factor  [][]float64 // lower triangle whose product with its transpose is the covariance; nil where nothing varies
	numbers []float64
}

func newNormal(covariance [][]float64) normal {
	n, varies := normal{numbers: make([]float64, len(covariance))}, false
	factor := make([][]float64, len(covariance))
	for i := range covariance {
		factor[i] = make([]float64, i+1)
		for j := range i + 1 {
			left := covariance[i][j]
			for k := range j {
				left -= factor[i][k] * factor[j][k]
			}
			switch {
			case i == j && left > 1e-12*covariance[i][i]: // what is less is rounding, of an option that follows from others
				factor[i][i], varies = math.Sqrt(left), true
			case i != j && factor[j][j] > 0:
				factor[i][j] = left / factor[j][j]
			}
		}
	}
	if varies {
		n.factor = factor
	}
	return n
}

// draw adds deviations to the totals.
func (n normal) draw(random *rand.PCG, totals []float64) {
	if n.factor == nil {
		return
	}
	source := rand.New(random)
	for i, row := range n.factor {
		n.numbers[i] = source.NormFloat64()
		for k, coefficient := range row {
			totals[i] += coefficient * n.numbers[k]
		}
	}
}
