package hypothesis

import "fmt"

// ranking is the pooled order of all answers of one ordinal item: groups by ordered categories.
type ranking struct {
	bases   []int     // answers per group
	totals  []int     // answers per category
	total   int       // all answers
	centred []float64 // midrank of each category minus the mean rank
}

// newRanking validates the counts of every group per ordered category and ranks the categories.
func newRanking(groups [][]int) (ranking, error) {
	if len(groups) < 2 {
		return ranking{}, fmt.Errorf("comparing ratings needs at least two groups")
	}
	r := ranking{totals: make([]int, len(groups[0]))}
	for i, group := range groups {
		if len(group) != len(r.totals) {
			return ranking{}, fmt.Errorf("group %d has %d categories and group 1 has %d: count every group on the same scale",
				i+1, len(group), len(r.totals))
		}
		base := 0
		for j, count := range group {
			if count < 0 || count > MaxBase {
				return ranking{}, fmt.Errorf("count %d of group %d, category %d is outside 0 to %d", count, i+1, j+1, MaxBase)
			}
			base += count
			r.totals[j] += count
		}
		if base == 0 {
			return ranking{}, fmt.Errorf("group %d: %w", i+1, ErrNoBase)
		}
		r.bases = append(r.bases, base)
		r.total += base
	}
	below := 0
	for _, count := range r.totals {
		// The midrank is below + (count+1)/2 and the mean rank (total+1)/2.
		r.centred = append(r.centred, float64(2*below+count-r.total)/2)
		below += count
	}
	return r, nil
}

// spread is the sum of squared centred midranks over all answers: 0 if and only if they all fall in one category.
func (r ranking) spread() float64 {
	s := 0.0
	for j, count := range r.totals {
		s += float64(count) * r.centred[j] * r.centred[j]
	}
	return s
}

// rankSum is the sum of centred midranks over the answers of one group.
func (r ranking) rankSum(group []int) float64 {
	s := 0.0
	for j, count := range group {
		s += float64(count) * r.centred[j]
	}
	return s
}

// permutation returns the distribution of the rank sum of a group over all ways to deal the answers out, and the
// observed value. Ranks are moved and scaled to the smallest whole numbers from 0.
func (r ranking) permutation(group []int) (d linear, observed int) {
	first, divisor := -1, 0
	for j, count := range r.totals {
		if count == 0 {
			continue
		}
		doubled := int(2 * r.centred[j])
		if first < 0 {
			first = j
		}
		score := doubled - int(2*r.centred[first])
		d.totals = append(d.totals, count)
		d.scores = append(d.scores, score)
		d.chosen += group[j]
		observed += group[j] * score
		divisor = gcd(divisor, score)
	}
	if divisor > 0 {
		for j := range d.scores {
			d.scores[j] /= divisor
		}
		observed /= divisor
	}
	return d, observed
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
