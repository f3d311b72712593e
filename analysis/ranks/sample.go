package ranks

import (
	"fmt"
	"math/rand/v2"
)

// Sample is a sample in which respondents do not all count the same, or were drawn in strata or clusters.
type Sample struct {
	Counts []int     // respondents who chose each option
	Shares []float64 // their share of the weight, or that weight

	// P is the p-value of the difference between the shares of two options.
	P func(i, j int) (float64, error)
	// Draw draws the sample anew and fills in what each option weighs in it.
	Draw func(random *rand.PCG, totals []float64)
}

// FromSample returns the ranks of the options of a sample: by their weighted shares, with the chance to be in the top from draws
// with that seed. The same seed gives the same result.
func FromSample(s Sample, top int, level float64, seed uint64) ([]Rank, error) {
	if err := checkTop(len(s.Shares), top, level); err != nil {
		return nil, err
	}
	if len(s.Counts) != len(s.Shares) {
		return nil, fmt.Errorf("%d counts and %d shares: give both of each option", len(s.Counts), len(s.Shares))
	}
	ranks, err := rankSets(s.Counts, s.Shares, level, s.P)
	if err != nil {
		return nil, err
	}
	all := make([]option, len(ranks))
	for i := range all {
		all[i] = option{at: i, contested: true}
	}
	setChances(ranks, all, top, seed, s.Draw)
	return ranks, nil
}
