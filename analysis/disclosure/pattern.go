package disclosure

// pattern is which counts of a crosstab and its margins are hidden, on the way to a choice that protects the small ones.
// Counts are numbered row by row, margins included. The network holds the true table, two arcs for each count, and only
// hidden counts can carry more or less than they do.
type pattern struct {
	rule     Rule
	columns  int // with the margin
	counts   []int
	from, to []int  // nodes of each count
	least    []int  // smallest value that each can have when hidden, to someone who knows the rule
	margin   []bool // totals, which are hidden only where nothing else helps
	free     []bool // may be hidden to protect others
	kept     []bool // hidden elsewhere, so that showing it here is no choice
	reasons  []Reason
	network  *network
}

func newPattern(t Crosstab, rule Rule) *pattern {
	rows, columns := t.size()
	p := &pattern{rule: rule, columns: columns + 1, network: newNetwork(rows + columns + 2)}
	published := PublishedCrosstab{YesNo: t.yesNo}
	g := make(grid, rows+1)
	for i := range g {
		g[i] = make([]Run, columns+1)
	}
	for i, row := range t.counts {
		for j, k := range row {
			from, to := g.ends(i, j)
			base := j == columns && (i == rows || t.yesNo)
			p.network.connect(from, to, 0, 0)
			p.counts = append(p.counts, k)
			p.from = append(p.from, from)
			p.to = append(p.to, to)
			p.least = append(p.least, published.least(j, &rule))
			p.margin = append(p.margin, i == rows || j == columns)
			p.free = append(p.free, k > 0 && !base && (t.elsewhere == nil || i < rows && j < columns))
			p.kept = append(p.kept, t.hiddenElsewhere(i, j))
			p.reasons = append(p.reasons, "")
		}
	}
	for count := range p.counts {
		if reason := t.reason(count/p.columns, count%p.columns, rule); reason != "" {
			p.hide(count, reason)
		} else if p.kept[count] {
			p.hide(count, Secondary)
		}
	}
	return p
}

// total is the grand total, which bounds every count.
func (p *pattern) total() int { return p.counts[len(p.counts)-1] }

func (p *pattern) hide(count int, reason Reason) {
	p.reasons[count] = reason
	p.network.residual[2*count] = p.total() - p.counts[count]
	p.network.residual[2*count+1] = p.counts[count] - p.least[count]
}

func (p *pattern) show(count int) {
	p.reasons[count] = ""
	p.network.residual[2*count], p.network.residual[2*count+1] = 0, 0
}

// primaries returns the counts that are hidden for their own sake, in the order of the table.
func (p *pattern) primaries() []int {
	var found []int
	for count, reason := range p.reasons {
		if reason != "" && reason != Secondary {
			found = append(found, count)
		}
	}
	return found
}

// secondaries returns the counts that are hidden to protect others, in the order of the table.
func (p *pattern) secondaries() []int {
	var found []int
	for count, reason := range p.reasons {
		if reason == Secondary {
			found = append(found, count)
		}
	}
	return found
}

// byRow returns the reasons as rows of the table.
func (p *pattern) byRow() [][]Reason {
	rows := make([][]Reason, 0, len(p.reasons)/p.columns)
	for start := 0; start < len(p.reasons); start += p.columns {
		rows = append(rows, p.reasons[start:start+p.columns])
	}
	return rows
}

// cost orders patterns: fewest margins hidden, then fewest counts, then the least in them.
type cost struct{ margins, counts, sum int }

func (c cost) less(o cost) bool {
	switch {
	case c.margins != o.margins:
		return c.margins < o.margins
	case c.counts != o.counts:
		return c.counts < o.counts
	}
	return c.sum < o.sum
}

func (c cost) plus(o cost) cost {
	return cost{c.margins + o.margins, c.counts + o.counts, c.sum + o.sum}
}

// costOf is what hiding one more count costs; nothing if it is hidden already.
func (p *pattern) costOf(count int) cost {
	switch {
	case p.reasons[count] != "":
		return cost{}
	case p.margin[count]:
		return cost{margins: 1, sum: p.counts[count]}
	}
	return cost{counts: 1, sum: p.counts[count]}
}

// cost is what hiding the secondary counts costs.
func (p *pattern) cost() cost {
	var c cost
	for _, count := range p.secondaries() {
		one := cost{counts: 1, sum: p.counts[count]}
		if p.margin[count] {
			one = cost{margins: 1, sum: p.counts[count]}
		}
		c = c.plus(one)
	}
	return c
}
