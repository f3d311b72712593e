package together

import (
	"math"
	"slices"
)

// Table is one experiment: so many with the outcome of so many, in the control arm and in the other.
type Table struct{ K1, N1, K2, N2 int }

// Odds is the odds ratio, of the other arm to the control arm, that experiments have in common.
type Odds struct {
	Estimate, Low, High float64 // 0 or more; infinite where no bound is
	P                   float64 // two-sided, in [0, 1]
	Level               float64
}

// Rare reports whether an outcome is so rare, or so common, that standard errors of differences are worth little: in an arm nobody or
// everybody has it, or of all participants together less than 5% or more than 95%.
func Rare(tables []Table) bool {
	k, n := 0, 0
	for _, t := range tables {
		if t.K1 == 0 || t.K2 == 0 || t.K1 == t.N1 || t.K2 == t.N2 {
			return true
		}
		k, n = k+t.K1+t.K2, n+t.N1+t.N2
	}
	return float64(k) < 0.05*float64(n) || float64(k) > 0.95*float64(n)
}

// Exact returns the conditional estimate of the common odds ratio, its exact interval and the exact test that it is 1: R's
// mantelhaen.test(exact = TRUE). Two-sided is the sum over outcomes no likelier than the observed one, with a relative slack of 1e-7.
//
// J. J. Gart, Point and interval estimation of the common odds ratio in the combination of 2 × 2 tables with fixed marginals, Biometrika 57
// (1970).
func Exact(tables []Table, level float64) (Odds, error) {
	if len(tables) == 0 {
		return Odds{}, ErrFew
	}
	ways, least, observed := []float64{0}, 0, 0 // logarithms of the weights of each total
	for _, t := range tables {
		m := t.K1 + t.K2
		low, high := max(0, m-t.N1), min(m, t.N2)
		one := make([]float64, high-low+1)
		for x := low; x <= high; x++ {
			one[x-low] = logChoose(t.N2, x) + logChoose(t.N1, m-x)
		}
		ways, least, observed = convolved(ways, one), least+low, observed+t.K2
	}
	d := conditional{ways, observed - least}
	o := Odds{Level: level, P: d.p(), Estimate: d.mean(), Low: 0, High: math.Inf(1)}
	if d.at > 0 {
		o.Low = d.solve(func(odds float64) float64 { return d.tail(odds, d.at, len(ways)-1) - (1-level)/2 })
	}
	if d.at < len(ways)-1 {
		o.High = d.solve(func(odds float64) float64 { return (1-level)/2 - d.tail(odds, 0, d.at) })
	}
	return o, nil
}

func logChoose(n, k int) float64 {
	of := func(x int) float64 { l, _ := math.Lgamma(float64(x + 1)); return l }
	return of(n) - of(k) - of(n-k)
}

// convolved returns the logarithms of the sums of products.
func convolved(a, b []float64) []float64 {
	ta, tb := slices.Max(a), slices.Max(b)
	out := make([]float64, len(a)+len(b)-1)
	for i := range a {
		for j := range b {
			out[i+j] += math.Exp(a[i] - ta + b[j] - tb)
		}
	}
	for i := range out {
		out[i] = math.Log(out[i]) + ta + tb
	}
	return out
}

// conditional is the distribution of the number with the outcome in the other arms, given all margins.
type conditional struct {
	ways []float64 // logarithms
	at   int       // the observed place
}

// chances returns the chance of each place at an odds ratio.
func (c conditional) chances(odds float64) []float64 {
	out, top, total := make([]float64, len(c.ways)), math.Inf(-1), 0.0
	for i, w := range c.ways {
		out[i] = w + float64(i)*math.Log(odds)
		top = max(top, out[i])
	}
	for i := range out {
		out[i] = math.Exp(out[i] - top)
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}

func (c conditional) tail(odds float64, from, to int) float64 {
	sum := 0.0
	for _, chance := range c.chances(odds)[from : to+1] {
		sum += chance
	}
	return sum
}

func (c conditional) p() float64 {
	chances := c.chances(1)
	sum := 0.0
	for _, chance := range chances {
		if chance <= chances[c.at]*(1+1e-7) {
			sum += chance
		}
	}
	return min(1, sum)
}

// mean returns the odds ratio at which the observed place is expected: the conditional maximum likelihood.
func (c conditional) mean() float64 {
	switch c.at {
	case 0:
		return 0
	case len(c.ways) - 1:
		return math.Inf(1)
	}
	return c.solve(func(odds float64) float64 {
		mean := 0.0
		for i, chance := range c.chances(odds) {
			mean += float64(i) * chance
		}
		return mean - float64(c.at)
	})
}

// solve returns where a function that rises with the odds ratio is 0.
func (c conditional) solve(f func(odds float64) float64) float64 {
	low, high := -40.0, 40.0 // logarithms
	for range 100 {
		middle := (low + high) / 2
		if f(math.Exp(middle)) < 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Exp((low + high) / 2)
}
