package disclosure

import "slices"

// leeway is how far one hidden count can move from its true value while the other hidden counts make up for it, as far
// as the width of the rule needs.
type leeway struct {
	up, down  int
	above     []int // residuals of the network once the count moved up
	below     []int // and down
	moved     []int // the counts that moved with it
	shortfall int   // what lacks to the width
}

// leeway moves a count up and then, from the true table again, down.
func (p *pattern) leeway(count int) leeway {
	var l leeway
	width := p.rule.Width
	l.up, l.above = p.move(p.to[count], p.from[count], count, width)
	l.down, l.below = p.move(p.from[count], p.to[count], count, min(width-l.up, p.counts[count]-p.least[count]))
	l.shortfall = width - l.up - l.down
	for other := range p.counts {
		truth := p.network.residual[2*other]
		if other != count && (l.above[2*other] != truth || l.below[2*other] != truth) {
			l.moved = append(l.moved, other)
		}
	}
	return l
}

// move sends up to limit through the network without one count and returns how much went and the residuals after it;
// the network is left as it was.
func (p *pattern) move(from, to, without, limit int) (int, []int) {
	truth := p.network.residual
	p.network.residual = slices.Clone(truth)
	p.network.residual[2*without], p.network.residual[2*without+1] = 0, 0
	sent := p.network.push(from, to, limit)
	after := p.network.residual
	p.network.residual = truth
	return sent, after
}

// detour is a way along which the hidden counts, and others that would have to be hidden too, can make up for a change
// of one count.
type detour struct {
	hide []int
	cost cost
}

// detour returns the cheapest way from one node to another along which an amount can be sent, without one count, after
// the flow that left the given residuals: Dijkstra over the nodes. It reports false if there is none.
func (p *pattern) detour(from, to, without, amount int, residual []int) (detour, bool) {
	nodes := len(p.network.leaving)
	costs := make([]cost, nodes)
	last := make([]int, nodes) // the arc by which a node is reached; -1 if none yet
	done := make([]bool, nodes)
	for node := range last {
		last[node] = -1
	}
	for node := from; node >= 0; node = p.nearest(costs, last, done, from) {
		done[node] = true
		if node == to {
			return p.trace(from, to, last, costs[to]), true
		}
		for _, arc := range p.network.leaving[node] {
			count := arc / 2
			far := p.network.to[arc]
			if done[far] || count == without || p.capacity(arc, residual) < amount {
				continue
			}
			reach := costs[node].plus(p.costOf(count))
			if last[far] < 0 || reach.less(costs[far]) {
				costs[far], last[far] = reach, arc
			}
		}
	}
	return detour{}, false
}

// nearest returns the cheapest node that was reached and is not done, -1 if none is.
func (p *pattern) nearest(costs []cost, last []int, done []bool, from int) int {
	best := -1
	for node := range costs {
		if !done[node] && last[node] >= 0 && node != from && (best < 0 || costs[node].less(costs[best])) {
			best = node
		}
	}
	return best
}

// capacity is what an arc can carry if its count is hidden.
func (p *pattern) capacity(arc int, residual []int) int {
	count := arc / 2
	switch {
	case p.reasons[count] != "":
		return residual[arc]
	case !p.free[count]:
		return 0
	case arc%2 == 0:
		return p.total() - p.counts[count]
	}
	return p.counts[count] - p.least[count]
}

func (p *pattern) trace(from, to int, last []int, c cost) detour {
	d := detour{cost: c}
	for node := to; node != from; node = p.network.to[last[node]^1] {
		if count := last[node] / 2; p.reasons[count] == "" {
			d.hide = append(d.hide, count)
		}
	}
	return d
}
