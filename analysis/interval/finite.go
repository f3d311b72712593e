package interval

import (
	"fmt"

	"spoor/data"
)

// MethodWilsonFinite names the method of [WilsonFinite].
const MethodWilsonFinite Method = "wilson-finite"

var wilsonFiniteRow = Row{Method: MethodWilsonFinite,
	Short: data.Text{NL: "Wilson, eindige populatie", EN: "Wilson, finite population"},
	Name:  data.Text{NL: "Wilson-scoreinterval, eindige populatie", EN: "Wilson score interval, finite population"},
	Assumes: data.Text{
		NL: "Een aselecte steekproef zonder teruglegging uit een populatie van de opgegeven omvang. Zegt niets over non-respons.",
		EN: "A simple random sample without replacement from a population of the given size. Says nothing about non-response.",
	},
	Source: "Wilson (1927), JASA 22, 209-212, at n(N-1)/(N-n); Cochran (1977), Sampling Techniques, section 3.2",
	finite: WilsonFinite,
}

// WilsonFinite returns the score interval for k of n answers drawn without replacement from a population of the given
// size N: Wilson at n* = n(N-1)/(N-n), so that the sampling variance shrinks by (N-n)/(N-1). A census (n = N) leaves
// nothing to sampling and gives k/n itself at both ends. The population size says nothing about non-response.
//
// It returns ErrNoBase if n is 0, and an error if the population is smaller than n.
//
// W. G. Cochran, Sampling Techniques, 3rd edition, Wiley 1977, section 3.2 (the variance); Wilson 1927 (the interval).
func WilsonFinite(k, n, population int, level float64) (Interval, error) {
	if err := checkPopulation(k, n, population, level); err != nil {
		return Interval{}, err
	}
	share := float64(k) / float64(n)
	if n == population {
		return newInterval(share, share, share, level, MethodWilsonFinite), nil
	}
	base := float64(n) * (float64(population-1) / float64(population-n))
	low, high := wilson(share*base, base, normalQuantile(level))
	return newInterval(share, low, high, level, MethodWilsonFinite), nil
}

// checkPopulation refuses counts that cannot be k of n from a population of that size.
func checkPopulation(k, n, population int, level float64) error {
	if err := checkCount(k, n, level); err != nil {
		return err
	}
	if population < n {
		return fmt.Errorf("population of %d is smaller than the base of %d: give the number of those who could have been asked", population, n)
	}
	return nil
}
