package interval

import (
	"fmt"
	"math"

	"spoor/data"
)

// largestSisonGlaz is the base beyond which the search for the half-width takes longer than a blink.
const largestSisonGlaz = 1_000_000_000

// MethodSisonGlaz names the method of [SisonGlaz].
const MethodSisonGlaz Method = "sison-glaz"

var sisonGlazRow = Row{Method: MethodSisonGlaz,
	Short: data.Text{NL: "Sison-Glaz", EN: "Sison-Glaz"},
	Name:  data.Text{NL: "simultane intervallen van Sison en Glaz", EN: "Sison-Glaz simultaneous intervals"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, ieder in precies één categorie. Haalt het betrouwbaarheidsniveau niet als categorieën zeldzaam zijn.",
		EN: "Independent respondents, each in exactly one category. Covers too little when categories are rare.",
	},
	Source: "Sison & Glaz (1995), JASA 90, 366-369; May & Johnson (2000), Journal of Statistical Software 5(6)",
	joint:  categories(MethodSisonGlaz, SisonGlaz),
}

// SisonGlaz returns simultaneous intervals for the categories of a single-choice item. The half-width is the same for
// all of them: the whole number c of respondents at which the probability that no category is off by more than c
// passes the level. The interval is asymmetric,
//
//	k/n - c/n  to  k/n + c/n + 2g/n
//
// with g in [0, 1) interpolating between c and c+1, cut off at 0 and 1. The probability is the Edgeworth approximation of
// the source, not the exact sum; the intervals are shorter than Goodman's and cover too little when categories are rare.
//
// When one category holds everyone, the method would claim to know the proportions exactly; then these are Goodman's
// intervals, and their Method says so. It returns ErrNoBase if all counts are 0, and an error if there are no counts,
// one is negative or the base is larger than 10^9.
//
// C. P. Sison and J. Glaz, Simultaneous confidence intervals and sample size determination for multinomial proportions,
// JASA 90 (1995); W. L. May and W. D. Johnson, Journal of Statistical Software 5(6) (2000).
func SisonGlaz(counts []int, level float64) ([]Interval, error) {
	n, err := checkCategories(counts, level)
	if err != nil {
		return nil, err
	}
	if n > largestSisonGlaz {
		return nil, fmt.Errorf("base of %d is too large for %s: use %s", n, MethodSisonGlaz, MethodGoodman)
	}
	categories := truncatedPoissons(counts)
	if len(categories) == 1 {
		return Goodman(counts, level)
	}
	width, fraction := sisonGlazWidth(categories, n, level)
	intervals := make([]Interval, len(counts))
	base := float64(n)
	for i, k := range counts {
		low, high := (float64(k)-width)/base, (float64(k)+width+2*fraction)/base
		intervals[i] = newInterval(float64(k)/base, low, high, level, MethodSisonGlaz)
	}
	return intervals, nil
}

// sisonGlazWidth returns the last whole c at which the probability is still below the level, and how far between c and
// c+1 it reaches it.
func sisonGlazWidth(categories []truncatedPoisson, n int, level float64) (width, fraction float64) {
	constant := logPoissonAtMean(float64(n))
	for _, category := range categories {
		constant -= logPoissonAtMean(category.mean)
	}
	before := math.Exp(constant) // at c = 0: the probability of exactly these counts
	if before >= level {
		return 0, 0
	}
	for c := 1; c <= n; c++ {
		for i := range categories {
			categories[i].widen()
		}
		now := math.Exp(constant) * edgeworth(categories)
		if now >= level {
			return float64(c - 1), (level - before) / (now - before)
		}
		before = now
	}
	return float64(n), 0
}

// logPoissonAtMean is minus the logarithm of the Poisson probability of its own mean, a whole number above 0.
func logPoissonAtMean(mean float64) float64 {
	factorial, _ := math.Lgamma(mean + 1)
	return factorial - mean*math.Log(mean) + mean
}

// truncatedPoisson is a Poisson variable with a whole mean, cut off at the same distance on both sides of it. The sums
// run over distance^r times probability, relative to the probability of the mean itself.
type truncatedPoisson struct {
	mean         float64
	distance     float64
	above, below float64
	sums         [5]float64
}

// truncatedPoissons makes one for each category that has anybody; the others are certain to be 0.
func truncatedPoissons(counts []int) []truncatedPoisson {
	var categories []truncatedPoisson
	for _, k := range counts {
		if k > 0 {
			categories = append(categories, truncatedPoisson{
				mean: float64(k), above: 1, below: 1, sums: [5]float64{1, 0, 0, 0, 0},
			})
		}
	}
	return categories
}

// widen lets one more value in on each side.
func (t *truncatedPoisson) widen() {
	t.below *= max(t.mean-t.distance, 0) / t.mean
	t.distance++
	t.above *= t.mean / (t.mean + t.distance)
	even, odd := t.above+t.below, t.above-t.below
	for r := range t.sums {
		if r%2 == 0 {
			t.sums[r] += even
		} else {
			t.sums[r] += odd
		}
		even, odd = even*t.distance, odd*t.distance
	}
}

// edgeworth approximates the probability that all categories stay within their bounds, up to the factor that does not
// depend on the width: the product of their probabilities times the density of their sum at n.
func edgeworth(categories []truncatedPoisson) float64 {
	product := 1.0
	var mean, variance, third, fourth float64
	for _, t := range categories {
		m1, m2 := t.sums[1]/t.sums[0], t.sums[2]/t.sums[0]
		m3, m4 := t.sums[3]/t.sums[0], t.sums[4]/t.sums[0]
		v := m2 - m1*m1
		product *= t.sums[0]
		mean += m1
		variance += v
		third += m3 - 3*m2*m1 + 2*m1*m1*m1
		fourth += m4 - 4*m3*m1 + 6*m2*m1*m1 - 3*m1*m1*m1*m1 - 3*v*v
	}
	deviation := math.Sqrt(variance)
	skewness, kurtosis := third/(variance*deviation), fourth/(variance*variance)
	x := -mean / deviation
	x2 := x * x
	correction := 1 + skewness*x*(x2-3)/6 + kurtosis*(x2*(x2-6)+3)/24 +
		skewness*skewness*(x2*(x2*(x2-15)+45)-15)/72
	return product * correction * math.Exp(-x2/2) / (math.Sqrt(2*math.Pi) * deviation)
}
