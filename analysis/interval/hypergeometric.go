package interval

import (
	"fmt"
	"math"
	"sort"

	"spoor/data"
)

// largestPopulation is where the exact sums still take milliseconds, and where the rounding of their first term is still
// far below one step of K.
const largestPopulation = 1_000_000_000

// MethodHypergeometric names the method of [Hypergeometric].
const MethodHypergeometric Method = "hypergeometric"

var hypergeometricRow = Row{Method: MethodHypergeometric,
	Short: data.Text{NL: "hypergeometrisch", EN: "hypergeometric"},
	Name:  data.Text{NL: "exact hypergeometrisch interval", EN: "exact hypergeometric interval"},
	Assumes: data.Text{
		NL: "Een aselecte steekproef zonder teruglegging uit een populatie van de opgegeven omvang. Haalt het betrouwbaarheidsniveau altijd. Zegt niets over non-respons.",
		EN: "A simple random sample without replacement from a population of the given size. Covers at least its level. Says nothing about non-response.",
	},
	Source: "Buonaccorsi (1987), The American Statistician 41, 215-218",
	finite: Hypergeometric,
}

// Hypergeometric returns the exact interval for k of n answers drawn without replacement from a population of the given
// size N. It holds every share K/N for which neither tail of the hypergeometric distribution is at most (1-level)/2,
// as Clopper-Pearson does for the binomial: Low is the smallest such K with P(X >= k) above it, High the largest with
// P(X <= k) above it. Where n is nearly N and k/n lies between two possible shares, the interval is stretched to k/n.
//
// Low is exactly 0 at k = 0, High exactly 1 at k = n, and a census (n = N) gives k/n at both ends. It returns ErrNoBase
// if n is 0, and an error if the population is smaller than n or larger than 10^9.
//
// J. P. Buonaccorsi, A note on confidence intervals for proportions in finite populations, The American Statistician 41
// (1987).
func Hypergeometric(k, n, population int, level float64) (Interval, error) {
	if err := checkPopulation(k, n, population, level); err != nil {
		return Interval{}, err
	}
	if population > largestPopulation {
		return Interval{}, fmt.Errorf("population of %d is too large for exact sums: use %s", population, MethodWilsonFinite)
	}
	tail, share := (1-level)/2, float64(k)/float64(n)
	fewest := fewestCompatible(k, n, population, tail)
	most := population - fewestCompatible(n-k, n, population, tail)
	low, high := float64(fewest)/float64(population), float64(most)/float64(population)
	return newInterval(share, low, high, level, MethodHypergeometric), nil
}

// fewestCompatible returns the smallest number K of the population with P(X >= k) > tail.
func fewestCompatible(k, n, population int, tail float64) int {
	unseen := population - n
	return k + sort.Search(unseen, func(extra int) bool {
		return upperTailExceeds(k, n, k+extra, population, tail)
	})
}

// upperTailExceeds reports whether P(X >= k) > tail for X hypergeometric: n draws from a population with K marked. The
// sum runs from k away from the mode and stops as soon as the answer is known.
func upperTailExceeds(k, n, marked, population int, tail float64) bool {
	mean := float64(n) * (float64(marked) / float64(population))
	if float64(k) <= mean-2 {
		return true // below the median, where the tail holds at least half
	}
	term := math.Exp(logChoose(marked, k) + logChoose(population-marked, n-k) - logChoose(population, n))
	sum := term
	for x := k; x < min(n, marked) && sum <= tail && term > sum*epsilon; x++ {
		term *= float64(marked-x) / float64(x+1) * (float64(n-x) / float64(population-marked-n+x+1))
		sum += term
	}
	return sum > tail
}

// logChoose is the logarithm of the number of ways to choose k of n.
func logChoose(n, k int) float64 {
	all, _ := math.Lgamma(float64(n) + 1)
	chosen, _ := math.Lgamma(float64(k) + 1)
	left, _ := math.Lgamma(float64(n-k) + 1)
	return all - chosen - left
}
