package disclosure

import "errors"

var errNoTable = errors.New("no counts fit what is published; check the counts, the margins and the total")

// grid is what is known of a two-way table: bounds on every count, the last row and column being the margins. A table
// with margins is a flow without sources: each count runs between the node of its row and the node of its column, the
// totals back again, and what enters a node leaves it.
type grid [][]Run

// ends returns the nodes between which the count at a place runs.
func (g grid) ends(row, column int) (from, to int) {
	rowNode, columnNode := row, len(g)+column
	if (row == len(g)-1) != (column == len(g[0])-1) {
		return columnNode, rowNode
	}
	return rowNode, columnNode
}

// derive returns the exact least and largest value of every count over all integer tables within the bounds. A feasible
// table is a flow; the largest value of a count is what it has there plus the maximum flow from its end to its start
// without it, the least value likewise.
//
// It returns an error if there is no table.
func (g grid) derive() ([][]Run, error) {
	derived := make([][]Run, len(g))
	for i := range g {
		derived[i] = append([]Run(nil), g[i]...)
	}
	n, arcs, err := g.feasible()
	if err != nil {
		return nil, err
	}
	for _, arc := range arcs {
		bounds := g[arc.row][arc.column]
		from, to := g.ends(arc.row, arc.column)
		now := bounds.Low + n.residual[arc.id^1]
		n.residual[arc.id], n.residual[arc.id^1] = 0, 0
		high := now + n.push(to, from, bounds.High-now)
		low := high - n.push(from, to, high-bounds.Low)
		n.residual[arc.id], n.residual[arc.id^1] = bounds.High-low, low-bounds.Low
		derived[arc.row][arc.column] = Run{low, high}
	}
	return derived, nil
}

// gridArc is the place of an unknown count and its arc in the network.
type gridArc struct{ row, column, id int }

// feasible returns a network that holds one table within the bounds. It starts with every count at its lower bound and
// sends what the nodes then have too much of to those that lack it.
func (g grid) feasible() (*network, []gridArc, error) {
	nodes := len(g) + len(g[0])
	source, sink := nodes, nodes+1
	n := newNetwork(nodes + 2)
	surplus := make([]int, nodes)
	var arcs []gridArc
	for i, row := range g {
		for j, b := range row {
			if b.empty() {
				return nil, nil, errNoTable
			}
			from, to := g.ends(i, j)
			surplus[from] -= b.Low
			surplus[to] += b.Low
			if b.Low < b.High {
				arcs = append(arcs, gridArc{i, j, n.connect(from, to, b.High-b.Low, 0)})
			}
		}
	}
	supply, demand := 0, 0
	for node, s := range surplus {
		if s > 0 {
			n.connect(source, node, s, 0)
			supply += s
		} else if s < 0 {
			n.connect(node, sink, -s, 0)
			demand -= s
		}
	}
	if supply != demand || n.push(source, sink, supply) != supply {
		return nil, nil, errNoTable
	}
	return n, arcs, nil
}
