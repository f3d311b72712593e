package hypothesis

import "slices"

// linearWork is the largest number of multiplications that an exact linear rank or trend test may take.
const linearWork = 50_000_000

// linear is the permutation distribution of T = sum scores[j] x[j], where chosen respondents are drawn without
// replacement from groups of the given totals and x[j] of them come from group j.
type linear struct {
	totals []int
	scores []int // at least 0
	chosen int
}

// size returns the number of respondents and the sum of their scores.
func (l linear) size() (respondents, scores int) {
	for j, total := range l.totals {
		respondents += total
		scores += total * l.scores[j]
	}
	return respondents, scores
}

// feasible reports whether the distribution takes at most linearWork multiplications.
func (l linear) feasible() bool {
	respondents, _ := l.size()
	picks := min(l.chosen, respondents-l.chosen)
	top, steps := 0, 0.0
	for j, total := range l.totals {
		top = max(top, l.scores[j])
		steps += float64(min(total, picks) + 1)
	}
	return steps*float64(picks+1)*(float64(picks)*float64(top)+1) <= linearWork
}

// p returns the p-value of an observed T: two-sided, the chance of a T at least as far from its expectation.
func (l linear) p(observed int, alternative Alternative) float64 {
	respondents, scores := l.size()
	if 2*l.chosen > respondents {
		// Those who were not chosen have the rest of the scores, and there are fewer of them.
		reverse := map[Alternative]Alternative{TwoSided: TwoSided, Less: Greater, Greater: Less}
		return linear{l.totals, l.scores, respondents - l.chosen}.p(scores-observed, reverse[alternative])
	}
	// In integers, so that values equally far on both sides compare as equal.
	distance := func(t int) int { return abs(t*respondents - l.chosen*scores) }
	far, total := distance(observed), 0.0
	for t, chance := range l.probabilities() {
		switch {
		case alternative == Less && t <= observed,
			alternative == Greater && t >= observed,
			alternative == TwoSided && distance(t) >= far:
			total += chance
		}
	}
	return unit(total)
}

// probabilities returns the chance of every value of T, from 0 upward.
//
// It adds the groups one by one. Independent binomials with any common p have the wanted distribution given their
// total; the p that expects the observed total keeps the numbers away from underflow.
func (l linear) probabilities() []float64 {
	respondents, _ := l.size()
	p := float64(l.chosen) / float64(respondents)
	width := l.chosen*slices.Max(l.scores) + 1
	table := make([][]float64, l.chosen+1)
	table[0] = make([]float64, width)
	table[0][0] = 1
	drawn, reach := 0, 0
	for j, total := range l.totals {
		next := make([][]float64, l.chosen+1)
		for x := 0; x <= min(total, l.chosen); x++ {
			weight, shift := binomialPoint(x, total, p), x*l.scores[j]
			for picks := 0; picks <= min(drawn, l.chosen-x); picks++ {
				if next[picks+x] == nil {
					next[picks+x] = make([]float64, width)
				}
				addShifted(next[picks+x][min(shift, width):], table[picks][:min(reach+1, width)], weight)
			}
		}
		drawn = min(drawn+total, l.chosen)
		reach += min(total, l.chosen) * l.scores[j]
		table = next
	}
	result, whole := table[l.chosen], 0.0
	for _, p := range result {
		whole += p
	}
	for t := range result {
		result[t] /= whole
	}
	return result
}

// addShifted adds weight times source to target. Values of source past the end of target are zero: with so many picks
// no larger T exists.
func addShifted(target, source []float64, weight float64) {
	for t, value := range source[:min(len(source), len(target))] {
		target[t] += weight * value
	}
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
