package disclosure

// network is a graph whose arcs can carry more than they do by their residual. Arcs come in pairs, 2i forward and 2i+1
// backward.
type network struct {
	to       []int
	residual []int
	leaving  [][]int // arcs by the node that they leave
	level    []int
	next     []int
	queue    []int
}

func newNetwork(nodes int) *network {
	return &network{
		leaving: make([][]int, nodes), level: make([]int, nodes), next: make([]int, nodes), queue: make([]int, 0, nodes),
	}
}

// connect adds an arc that can carry forward more, or backward less, than it does, and returns its number.
func (g *network) connect(from, to, forward, backward int) int {
	id := len(g.to)
	g.to = append(g.to, to, from)
	g.residual = append(g.residual, forward, backward)
	g.leaving[from] = append(g.leaving[from], id)
	g.leaving[to] = append(g.leaving[to], id+1)
	return id
}

// push sends as much as possible, at most limit, from one node to another and returns how much: Dinic's shortest
// augmenting paths.
//
// E. A. Dinic, Algorithm for solution of a problem of maximum flow in networks with power estimation, Soviet
// Mathematics Doklady 11 (1970).
func (g *network) push(from, to, limit int) int {
	sent := 0
	for sent < limit && g.layer(from, to) {
		clear(g.next)
		for sent < limit {
			f := g.augment(from, to, limit-sent)
			if f == 0 {
				break
			}
			sent += f
		}
	}
	return sent
}

// layer numbers the nodes by their distance from a node and reports whether the other can be reached.
func (g *network) layer(from, to int) bool {
	for i := range g.level {
		g.level[i] = -1
	}
	g.level[from] = 0
	g.queue = append(g.queue[:0], from)
	for head := 0; head < len(g.queue) && g.level[to] < 0; head++ {
		node := g.queue[head]
		for _, arc := range g.leaving[node] {
			if far := g.to[arc]; g.residual[arc] > 0 && g.level[far] < 0 {
				g.level[far] = g.level[node] + 1
				g.queue = append(g.queue, far)
			}
		}
	}
	return g.level[to] >= 0
}

func (g *network) augment(node, to, limit int) int {
	if node == to {
		return limit
	}
	for ; g.next[node] < len(g.leaving[node]); g.next[node]++ {
		arc := g.leaving[node][g.next[node]]
		far := g.to[arc]
		if g.residual[arc] == 0 || g.level[far] != g.level[node]+1 {
			continue
		}
		if f := g.augment(far, to, min(limit, g.residual[arc])); f > 0 {
			g.residual[arc] -= f
			g.residual[arc^1] += f
			return f
		}
	}
	return 0
}
