package ranks

import (
	"fmt"
	"math/rand/v2"

	"spoor/analysis/hypothesis"
)

// Resamples is how often FromRespondents draws the respondents again. The chances it returns have a standard error of at
// most 0.005.
const Resamples = 10_000

// FromRespondents returns the ranks of options of which the answers are known: picked[option][respondent], every
// respondent in the base. The chance to be in the top comes from a bootstrap over whole respondents with that seed; the
// same seed gives the same result. The rank sets use McNemar's exact test.
//
// It refuses an empty base with ErrNoBase.
func FromRespondents(picked [][]bool, top int, level float64, seed uint64) ([]Rank, error) {
	if err := checkTop(len(picked), top, level); err != nil {
		return nil, err
	}
	base := len(picked[0])
	if base == 0 {
		return nil, ErrNoBase
	}
	counts := make([]int, len(picked))
	for option := range picked {
		if len(picked[option]) != base {
			return nil, fmt.Errorf("option %d has %d respondents, and the first has %d", option+1, len(picked[option]), base)
		}
		for _, chosen := range picked[option] {
			if chosen {
				counts[option]++
			}
		}
	}
	ranks, err := rankSets(counts, level, func(i, j int) (float64, error) {
		result, err := hypothesis.McNemarExact(only(picked[i], picked[j]), only(picked[j], picked[i]))
		return result.P, err
	})
	if err != nil {
		return nil, err
	}
	for i, chance := range bootstrap(picked, base, top, seed) {
		ranks[i].TopLow, ranks[i].TopHigh = chance, chance
	}
	return ranks, nil
}

// only counts the respondents who chose the first and not the second.
func only(first, second []bool) int {
	count := 0
	for i, chosen := range first {
		if chosen && !second[i] {
			count++
		}
	}
	return count
}

// bootstrap returns for each option the share of resamples in which fewer than top options were chosen more often.
func bootstrap(picked [][]bool, base, top int, seed uint64) []float64 {
	picks := make([][]int, base) // options by respondent
	for option := range picked {
		for i, chosen := range picked[option] {
			if chosen {
				picks[i] = append(picks[i], option)
			}
		}
	}
	random := rand.New(rand.NewPCG(seed, 0))
	hits := make([]int, len(picked))
	counts := make([]int, len(picked))
	for range Resamples {
		clear(counts)
		for range base {
			for _, option := range picks[random.IntN(base)] {
				counts[option]++
			}
		}
		for option, count := range counts {
			above := 0
			for _, other := range counts {
				if other > count {
					above++
				}
			}
			if above < top {
				hits[option]++
			}
		}
	}
	chances := make([]float64, len(hits))
	for option, hit := range hits {
		chances[option] = float64(hit) / Resamples
	}
	return chances
}
