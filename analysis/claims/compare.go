package claims

import (
	"fmt"
	"sort"

	"spoor/analysis/hypothesis"
	"spoor/data"
)

func (e evaluation) comparison(kind Kind, c Comparison) ([]Evidence, error) {
	left, err := e.measureAll(c.Share)
	if err != nil {
		return nil, err
	}
	right, err := e.measureAll(c.Than...)
	if err != nil {
		return nil, err
	}
	var parts []Evidence
	for _, a := range left {
		for _, b := range right {
			part, err := e.contrast(kind, a, b)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
	}
	return parts, nil
}

// contrast tests whether a share is larger than another, or smaller for [KindLessOften].
func (e evaluation) contrast(kind Kind, a, b Measured) (Evidence, error) {
	part := Evidence{Kind: kind, Share: &a, Than: &b}
	if err := e.compare(&part, a, b); err != nil {
		return Evidence{}, fmt.Errorf("compare shares of %s and %s: %w", a.Item, b.Item, err)
	}
	if kind == KindLessOften {
		part.Direction = -part.Direction
	}
	return part, nil
}

// compare sets the direction of a part, that of a over b, and its p-value.
func (e evaluation) compare(part *Evidence, a, b Measured) error {
	part.Direction = sign(a.Count*b.Base - b.Count*a.Base)
	if e.Pairs != nil && e.Wave.Provenance == data.Observed {
		if both, onlyA, onlyB, neither, ok := e.Pairs(a.Share, b.Share); ok {
			if both < 0 || onlyA < 0 || onlyB < 0 || neither < 0 {
				return fmt.Errorf("the pairs hold a negative count")
			}
			part.Direction = sign(onlyA - onlyB)
			return part.exactly(onlyA, onlyB)
		}
	}
	item, _ := e.Codebook.Item(a.Item)
	switch {
	case a.Item == b.Item && a.Row == b.Row && item.Kind != data.Multiple:
		return part.exactly(a.Count, b.Count)
	case a.Item == b.Item && a.Row == b.Row:
		return e.sameItem(part, item, a, b)
	}
	return e.paired(part, a, b)
}

// exactly tests known numbers of respondents who are in only one of the shares.
func (part *Evidence) exactly(onlyA, onlyB int) error {
	test, err := hypothesis.McNemarMidP(onlyA, onlyB)
	part.test(test.P, test.P)
	return err
}

// sameItem tests two options of a multiple item over every overlap that the counts and the pick limit allow.
func (e evaluation) sameItem(part *Evidence, item data.Item, a, b Measured) error {
	var limit *hypothesis.PickLimit
	if item.MaxPicks > 0 {
		limit = &hypothesis.PickLimit{Max: item.MaxPicks}
		counts, _ := e.counts(unit{item.ID, ""})
		for i, option := range item.Options {
			if option.ID != a.Options[0] && option.ID != b.Options[0] {
				limit.Others = append(limit.Others, counts[i])
			}
		}
	}
	possible, err := hypothesis.McNemarRange(a.Count, b.Count, a.Base, limit)
	if err != nil {
		return err
	}
	return part.over(a.Count, b.Count, possible.MinOverlap, possible.MaxOverlap, 1-e.Level)
}

// over tests two shares of the same respondents at the smallest and the largest overlap. The p-value falls as the overlap
// grows, except between no discordant pairs and one on each side, and there the counts are equal.
func (part *Evidence) over(countA, countB, least, most int, alpha float64) error {
	at := func(overlap int) (float64, error) {
		test, err := hypothesis.McNemarMidP(countA-overlap, countB-overlap)
		return test.P, err
	}
	high, err := at(least)
	if err != nil {
		return err
	}
	low, err := at(most)
	if err != nil {
		return err
	}
	part.test(min(low, high), max(low, high))
	needed := sort.Search(most-least+1, func(i int) bool {
		p, err := at(least + i)
		return err == nil && p <= alpha+1e-12
	})
	part.Overlap = &Overlap{Min: least, Max: most, Needed: least + needed}
	return nil
}

// paired tests shares of two items or two rows. The smaller base is taken to have answered both; who of the larger base
// is among them is unknown, and so is the overlap.
func (e evaluation) paired(part *Evidence, a, b Measured) error {
	independent := a.Item != b.Item
	if a.Base == b.Base && !independent {
		return part.over(a.Count, b.Count, max(0, a.Count+b.Count-a.Base), min(a.Count, b.Count), 1-e.Level)
	}
	common := min(a.Base, b.Base)
	low, high := 1.0, 0.0
	take := func(p float64) { low, high = min(low, p), max(high, p) }
	for _, countA := range among(a, common) {
		for _, countB := range among(b, common) {
			for _, overlap := range []int{max(0, countA+countB-common), min(countA, countB)} {
				test, err := hypothesis.McNemarMidP(countA-overlap, countB-overlap)
				if err != nil {
					return err
				}
				// Pairs that point the other way, or nowhere, are no evidence for the direction of the counts.
				if sign(countA-countB) != part.Direction {
					test.P = 1
				}
				take(test.P)
			}
		}
	}
	if independent {
		test, err := hypothesis.Boschloo(a.Count, a.Base, b.Count, b.Base, hypothesis.TwoSided)
		if err != nil {
			return err
		}
		take(test.P)
	}
	part.test(low, high)
	return nil
}

// among returns the least and the most of a share that can be among so many of its base.
func among(m Measured, common int) []int {
	return []int{max(0, m.Count-(m.Base-common)), min(m.Count, common)}
}
