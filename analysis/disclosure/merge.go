package disclosure

import "slices"

// Merge proposes to join categories, so that nothing has to be hidden.
type Merge struct {
	Groups [][]int // places of the old categories, each group in order; a category that stays is a group of its own
	Counts []int   // of each group
}

// Changes reports whether anything is joined.
func (m Merge) Changes() bool {
	return slices.ContainsFunc(m.Groups, func(group []int) bool { return len(group) > 1 })
}

// ProposeMerge joins categories of a single choice until no count is small. On an ordered scale only neighbours are
// joined, into as many groups as possible, and among those with the fewest answers in joined groups. Otherwise the small
// categories become one group, the last, with the smallest other category if they are too few together. Categories that
// nobody chose stay as they are where they can.
//
// The options of a multiple choice cannot be joined: how many chose at least one of two does not follow from the counts.
// It returns an error that wraps ErrSmallBase if all counts together are below the threshold.
func ProposeMerge(counts []int, ordered bool, rule Rule) (Merge, error) {
	if err := checkMerge(counts, rule); err != nil {
		return Merge{}, err
	}
	if ordered {
		return mergeNeighbours(counts, rule), nil
	}
	return mergeSmallest(counts, rule), nil
}

func checkMerge(counts []int, rule Rule) error {
	if err := rule.Validate(); err != nil {
		return err
	}
	c, err := NewCrosstab([][]int{counts})
	if err != nil {
		return err
	}
	return c.check(rule)
}

// mergeSmallest joins the small categories of a table without order.
func mergeSmallest(counts []int, rule Rule) Merge {
	var small, rest []int
	sum := 0
	for i, k := range counts {
		if rule.Small(k) {
			small = append(small, i)
			sum += k
		} else {
			rest = append(rest, i)
		}
	}
	if len(small) > 0 && sum < rule.Threshold {
		next := -1
		for place, i := range rest {
			if counts[i] > 0 && (next < 0 || counts[i] < counts[rest[next]]) {
				next = place
			}
		}
		small = append(small, rest[next])
		slices.Sort(small)
		rest = slices.Delete(rest, next, next+1)
	}
	groups := make([][]int, 0, len(rest)+1)
	for _, i := range rest {
		groups = append(groups, []int{i})
	}
	if len(small) > 0 {
		groups = append(groups, small)
	}
	return newMerge(groups, counts)
}

// partition is the best way to group the first categories.
type partition struct {
	groups, joined int // number of groups, answers in groups of more than one category
	start          int // where the last group starts
	possible       bool
}

func (p partition) better(o partition) bool {
	return !o.possible || p.groups > o.groups || p.groups == o.groups && p.joined < o.joined
}

// mergeNeighbours groups categories by dynamic programming over where the last group starts. All together are never small.
func mergeNeighbours(counts []int, rule Rule) Merge {
	best := make([]partition, len(counts)+1)
	best[0].possible = true
	for end := 1; end <= len(counts); end++ {
		sum := 0
		for start := end - 1; start >= 0; start-- {
			sum += counts[start]
			joined := sum
			if end-start == 1 {
				joined = 0
			}
			p := partition{best[start].groups + 1, best[start].joined + joined, start, true}
			if best[start].possible && !rule.Small(sum) && p.better(best[end]) {
				best[end] = p
			}
		}
	}
	var groups [][]int
	for end := len(counts); end > 0; end = best[end].start {
		var group []int
		for i := best[end].start; i < end; i++ {
			group = append(group, i)
		}
		groups = append(groups, group)
	}
	slices.Reverse(groups)
	return newMerge(groups, counts)
}

func newMerge(groups [][]int, counts []int) Merge {
	m := Merge{Groups: groups, Counts: make([]int, len(groups))}
	for g, group := range groups {
		for _, i := range group {
			m.Counts[g] += counts[i]
		}
	}
	return m
}
