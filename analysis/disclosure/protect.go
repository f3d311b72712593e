package disclosure

import (
	"fmt"
	"slices"

	"spoor/internal/inorder"
)

// largeTable is the number of counts above which only one order of protecting the small ones is tried.
const largeTable = 1500

// protect hides counts until each small one has the leeway that the rule asks for, in several orders, and keeps the
// cheapest result.
func protect(t Crosstab, rule Rule) (*pattern, error) {
	orders := []func(p *pattern, a, b int) int{
		func(p *pattern, a, b int) int { return p.counts[b] - p.counts[a] },
		func(p *pattern, a, b int) int { return p.counts[a] - p.counts[b] },
		func(p *pattern, a, b int) int { return b - a },
		func(*pattern, int, int) int { return 0 },
	}
	if len(t.counts)*len(t.counts[0]) > largeTable {
		orders = orders[:1]
	}
	var best *pattern
	for _, order := range orders {
		p := newPattern(t, rule)
		small := p.primaries()
		inorder.By(small, func(a, b int) int { return order(p, a, b) })
		for _, count := range small {
			if err := p.protect(count); err != nil {
				return nil, err
			}
		}
		p.uncover(small)
		if best == nil || p.cost().less(best.cost()) {
			best = p
		}
	}
	return best, nil
}

// protect hides the cheapest detours until one count has its leeway.
func (p *pattern) protect(count int) error {
	for {
		l := p.leeway(count)
		if l.shortfall <= 0 {
			return nil
		}
		d, found := p.cheapest(count, l)
		if !found {
			return fmt.Errorf("row %d, column %d: %w: its row and column have too few counts above 0; "+
				"merge rows or columns, or pool the table with others", count/p.columns+1, count%p.columns+1, ErrUnprotected)
		}
		for _, other := range d.hide {
			p.hide(other, Secondary)
		}
	}
}

// cheapest returns the cheapest detour, up or down, for as much of what lacks as a detour can carry.
func (p *pattern) cheapest(count int, l leeway) (detour, bool) {
	from, to := p.from[count], p.to[count]
	for amount := l.shortfall; amount > 0; amount = nextAmount(amount) {
		best, found := p.detour(to, from, count, amount, l.above)
		if p.counts[count]-p.least[count]-l.down >= amount {
			if below, also := p.detour(from, to, count, amount, l.below); also && (!found || below.cost.less(best.cost)) {
				best, found = below, true
			}
		}
		if found && len(best.hide) > 0 {
			return best, true
		}
	}
	return detour{}, false
}

// nextAmount tries every small amount; of a very large threshold only the halves.
func nextAmount(amount int) int {
	if amount > 16 {
		return amount / 2
	}
	return amount - 1
}

// uncover shows again what later choices made superfluous, margins and large counts first. Each small count remembers
// which counts its leeway rests on, so that only those that rest on a count are looked at again.
func (p *pattern) uncover(small []int) {
	rests := make(map[int][]int, len(small)) // by count, the counts that its leeway moves
	for _, count := range small {
		rests[count] = p.leeway(count).moved
	}
	candidates := slices.DeleteFunc(p.secondaries(), func(count int) bool { return p.kept[count] })
	inorder.By(candidates, func(a, b int) int {
		if p.margin[a] != p.margin[b] {
			if p.margin[a] {
				return -1
			}
			return 1
		}
		return p.counts[b] - p.counts[a]
	})
	for _, candidate := range candidates {
		p.show(candidate)
		if renewed, ok := p.without(candidate, small, rests); ok {
			for count, moved := range renewed {
				rests[count] = moved
			}
		} else {
			p.hide(candidate, Secondary)
		}
	}
}

// without returns what the leeway of the small counts rests on now that a candidate is shown, and false if one of them
// lost it.
func (p *pattern) without(candidate int, small []int, rests map[int][]int) (map[int][]int, bool) {
	renewed := map[int][]int{}
	for _, count := range small {
		if !slices.Contains(rests[count], candidate) {
			continue
		}
		l := p.leeway(count)
		if l.shortfall > 0 {
			return nil, false
		}
		renewed[count] = l.moved
	}
	return renewed, true
}
