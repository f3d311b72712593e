package ranks

import (
	"fmt"
	"math"
	"slices"

	"spoor/analysis/hypothesis"
)

// FromMargins returns the ranks of options of which only the counts are known, in their order.
//
// Whatever the respondents chose together, the results hold. The rank sets use the largest exact McNemar p-value over
// every overlap of two options that fits the counts and the pick limit. TopLow and TopHigh bound the chance to be in the
// top over every joint distribution: from the chance that one option passes another, at its smallest and largest overlap,
// by Rüger's inequality. Above MaxMarginBase they are 0 and 1.
//
// It refuses a base of 0 with ErrNoBase, counts above the base, and picks that do not fit the limit.
//
// B. Rüger, Das maximale Signifikanzniveau des Tests "Lehne H0 ab, wenn k unter n gegebenen Tests zur Ablehnung führen",
// Metrika 25 (1978).
func FromMargins(m Margins, top int, level float64) ([]Rank, error) {
	if m.Base == 0 {
		return nil, ErrNoBase
	}
	if err := checkTop(len(m.Counts), top, level); err != nil {
		return nil, err
	}
	overlaps, err := m.overlaps()
	if err != nil {
		return nil, err
	}
	shares := make([]float64, len(m.Counts))
	for i, count := range m.Counts {
		shares[i] = float64(count)
	}
	ranks, err := rankSets(m.Counts, shares, level, func(i, j int) (float64, error) { return overlaps[i][j].High, nil })
	if err != nil {
		return nil, err
	}
	if m.Base > MaxMarginBase {
		for i := range ranks {
			ranks[i].TopLow, ranks[i].TopHigh = 0, 1
		}
		return ranks, nil
	}
	logs := logFactorials(m.Base)
	for i := range ranks {
		low, high := m.passing(i, overlaps, logs)
		ranks[i].TopLow = 1 - atLeast(top, high)
		ranks[i].TopHigh = fewerThan(top, low)
	}
	return ranks, nil
}

// overlaps returns for every two options what their margins leave open. Each respondent of a single choice chose one
// option, so there the overlap is 0.
func (m Margins) overlaps() ([][]hypothesis.Range, error) {
	ranges := make([][]hypothesis.Range, len(m.Counts))
	for i := range ranges {
		ranges[i] = make([]hypothesis.Range, len(m.Counts))
	}
	for i := range m.Counts {
		for j := range i {
			var limit *hypothesis.PickLimit
			if m.MaxPicks > 0 {
				limit = &hypothesis.PickLimit{Max: m.MaxPicks, Others: m.without(i, j)}
			}
			between, err := hypothesis.McNemarRange(m.Counts[i], m.Counts[j], m.Base, limit)
			if err != nil {
				return nil, fmt.Errorf("options %d and %d: %w", j+1, i+1, err)
			}
			ranges[i][j], ranges[j][i] = between, between
		}
	}
	return ranges, nil
}

func (m Margins) without(i, j int) []int {
	var others []int
	for k, count := range m.Counts {
		if k != i && k != j {
			others = append(others, count)
		}
	}
	return others
}

// passing returns, for each other option, the smallest and largest chance that a resample chooses it strictly more often
// than option i.
func (m Margins) passing(i int, overlaps [][]hypothesis.Range, logs []float64) (low, high []float64) {
	for j, count := range m.Counts {
		if j == i {
			continue
		}
		smallest, largest := 1.0, 0.0
		for overlap := overlaps[i][j].MinOverlap; overlap <= overlaps[i][j].MaxOverlap; overlap++ {
			chance := passes(m.Counts[i]-overlap, count-overlap, logs)
			smallest, largest = min(smallest, chance), max(largest, chance)
		}
		low, high = append(low, smallest), append(high, largest)
	}
	return low, high
}

// logFactorials returns the logarithms of 0!, 1!, up to n!.
func logFactorials(n int) []float64 {
	logs := make([]float64, n+1)
	for k := range logs {
		logs[k], _ = math.Lgamma(float64(k + 1))
	}
	return logs
}

// passes returns the chance that n draws with replacement from n respondents, of whom b chose only the first option and c
// only the second, hold more of the second kind than of the first. The logarithms are those of the factorials up to n.
//
// It sums over the number of discordant draws, which is binomial, the chance that more than half of them are of the
// second kind, which is binomial as well.
func passes(b, c int, logs []float64) float64 {
	if c == 0 {
		return 0
	}
	n := len(logs) - 1
	discordant, kinds := make([]float64, n+1), make([]float64, n+1)
	binomial(discordant, float64(b+c)/float64(n), 0, logs)
	share := float64(c) / float64(b+c)
	total := 0.0
	for d := 1; d <= n; d++ {
		if discordant[d] == 0 {
			continue
		}
		more := 0.0
		binomial(kinds[:d+1], share, d/2+1, logs)
		for _, p := range kinds[d/2+1 : d+1] {
			more += p
		}
		total += discordant[d] * more
	}
	return min(total, 1)
}

// binomial fills in the chances of so many or more successes, up to n in n trials, for which there is room: the likeliest from its
// formula, the others from their neighbours, so that none is lost to underflow before it is small.
func binomial(chances []float64, p float64, least int, logs []float64) {
	n := len(chances) - 1
	if p >= 1 {
		clear(chances)
		chances[n] = 1
		return
	}
	mode := min(int(float64(n+1)*p), n)
	chances[mode] = math.Exp(logs[n] - logs[mode] - logs[n-mode] + float64(mode)*math.Log(p) + float64(n-mode)*math.Log1p(-p))
	odds := p / (1 - p)
	for k := mode; k < n; k++ {
		chances[k+1] = chances[k] * float64(n-k) / float64(k+1) * odds
	}
	for k := mode; k > least; k-- {
		chances[k-1] = chances[k] * float64(k) / float64(n-k+1) / odds
	}
}

// atLeast returns the largest possible chance that at least r of some events happen, given the chance of each and nothing
// of how they depend on each other: the smallest of 1 and, for s from 0 to r-1, the sum of all but the s largest chances
// divided by r-s.
func atLeast(r int, chances []float64) float64 {
	ascending := slices.Sorted(slices.Values(chances))
	bound := 1.0
	for s := range r {
		sum := 0.0
		for _, chance := range ascending[:max(0, len(ascending)-s)] {
			sum += chance
		}
		bound = min(bound, sum/float64(r-s))
	}
	return bound
}

// fewerThan returns the largest possible chance that fewer than r of the events happen: that at least len-r+1 of their
// opposites do.
func fewerThan(r int, chances []float64) float64 {
	opposites := make([]float64, len(chances))
	for i, chance := range chances {
		opposites[i] = 1 - chance
	}
	return atLeast(len(chances)-r+1, opposites)
}
