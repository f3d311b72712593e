package hypothesis

import (
	"math"

	"spoor/data"
)

// boschlooLimit is the largest total base for which all tables are enumerated; above it Boschloo switches.
const boschlooLimit = 10_000

// MethodBoschloo names the method of [Boschloo].
const MethodBoschloo Method = "boschloo"

var boschlooRow = Row{Method: MethodBoschloo,
	Name: data.Text{NL: "exacte toets van Boschloo", EN: "Boschloo's exact test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in twee onafhankelijke groepen. Neemt het ongunstigste geval over het onbekende gezamenlijke percentage; ordent tabellen naar de p-waarde van Fisher (tweezijdig als de toets tweezijdig is).",
		EN: "Independent respondents in two independent groups. Takes the worst case over the unknown common proportion; orders tables by Fisher's p-value (two-sided when the test is two-sided).",
	},
	Source: "R. D. Boschloo (1970), Raised conditional level of significance for the 2 x 2-table, Statistica Neerlandica 24.",
}

// Boschloo returns Boschloo's exact unconditional test of equal proportions, k1 of n1 against k2 of n2.
//
// Tables are ordered by Fisher's p-value in the same direction; P is the largest chance, over every common proportion,
// of a table whose Fisher p-value is at most the observed one (relative slack 1e-10). It is never above Fisher's P.
// Two-sided, the order is that of the two-sided Fisher p-value, as exact2x2's boschloo(tsmethod = "minlike") and
// Exact's exact.test(method = "boschloo") do in R; scipy's boschloo_exact doubles the smaller one-sided P instead, as
// does exact2x2 by default. The statistic is the observed Fisher p-value.
//
// The largest chance is found on a grid of at least ten points per standard deviation of the pooled proportion,
// equally spaced in asin(sqrt(p)), and refined around every point that could hold the maximum, to about 1e-10 relative.
//
// Above 10,000 respondents in total it switches: to the score test when every expected count is at least 50, and
// otherwise to Fisher's test, which is then exact and slightly conservative. Switched and a note say so.
//
// R. D. Boschloo, Raised conditional level of significance for the 2 x 2-table when testing the equality of two
// probabilities, Statistica Neerlandica 24 (1970).
func Boschloo(k1, n1, k2, n2 int, alternative Alternative) (Result, error) {
	if err := checkTwo(k1, n1, k2, n2, alternative); err != nil {
		return Result{}, err
	}
	if n1+n2 > boschlooLimit {
		return switchBoschloo(k1, n1, k2, n2, alternative)
	}
	observed := fisherP(k1, n1, k2, n2, alternative)
	chances := make([]float64, n1+n2+1)
	c := conditional{n1: n1, n2: n2, alternative: alternative}
	for m := range chances {
		_, chances[m] = c.rejects(m, observed)
	}
	return Result{
		Method: MethodBoschloo, Alternative: alternative, Exact: true,
		StatisticName: "fisher p", Statistic: observed,
		P: min(observed, newMixture(chances).largest()),
	}, nil
}

func switchBoschloo(k1, n1, k2, n2 int, alternative Alternative) (Result, error) {
	test, note := Fisher, noteBoschlooFisher
	if smallestExpected(k1, n1, k2, n2) >= 50 {
		test, note = Score, noteBoschlooScore
	}
	r, err := test(k1, n1, k2, n2, alternative)
	if err != nil {
		return Result{}, err
	}
	r.Switched = true
	r.Notes = append([]data.Text{note}, r.Notes...)
	return r, nil
}

// mixture is the chance of rejecting as a function of the common proportion p: the margin m = k1 + k2 is binomial, and
// chances[m] is the chance of rejecting given m. One sum over margins replaces the sum over tables.
type mixture struct {
	chances []float64
	up      []float64 // up[m] is (N-m)/(m+1): P(m+1) = P(m) up[m] p/(1-p)
}

func newMixture(chances []float64) mixture {
	n := len(chances) - 1
	up := make([]float64, n)
	for m := range up {
		up[m] = float64(n-m) / float64(m+1)
	}
	return mixture{chances, up}
}

// at returns the chance at p = sin^2(angle).
func (f mixture) at(angle float64) float64 {
	sine := math.Sin(angle)
	p := sine * sine
	n := len(f.up)
	mode := min(n, int(float64(n+1)*p))
	peak := binomialPoint(mode, n, p)
	const share = 1e-18 // of the sum so far, below which the rest of a tail cannot change it
	odds := p / (1 - p)
	sum, term := peak*f.chances[mode], peak
	for m := mode; m < n && term > share*sum; m++ {
		term *= f.up[m] * odds
		sum += term * f.chances[m+1]
	}
	term = peak
	for m := mode; m > 0 && term > share*sum; m-- {
		term /= f.up[m-1] * odds
		sum += term * f.chances[m-1]
	}
	return sum
}

// largest returns the supremum over p in [0, 1].
func (f mixture) largest() float64 {
	n := len(f.up)
	steps := 64 + int(10*math.Pi*math.Sqrt(float64(n)))
	step := math.Pi / 2 / float64(steps)
	values := make([]float64, steps+1)
	values[0], values[steps] = f.chances[0], f.chances[n]
	best := max(values[0], values[steps])
	for i := 1; i < steps; i++ {
		values[i] = f.at(float64(i) * step)
		best = max(best, values[i])
	}
	// The chance bends by at most about 4N times itself, so that a peak between two points of this grid rises less than
	// half a percent above them.
	floor := best * 0.98
	for i := 1; i < steps; i++ {
		if values[i] >= floor && values[i] >= values[i-1] && values[i] >= values[i+1] {
			best = max(best, f.peak(float64(i-1)*step, float64(i+1)*step))
		}
	}
	return unit(best)
}

// peak returns the largest chance between two angles around one local maximum, by golden section.
func (f mixture) peak(low, high float64) float64 {
	const golden = 0.6180339887498949
	a, b := high-golden*(high-low), low+golden*(high-low)
	fa, fb := f.at(a), f.at(b)
	for range 28 {
		if fa > fb {
			high, b, fb = b, a, fa
			a = high - golden*(high-low)
			fa = f.at(a)
		} else {
			low, a, fa = a, b, fb
			b = low + golden*(high-low)
			fb = f.at(b)
		}
	}
	return max(fa, fb)
}
