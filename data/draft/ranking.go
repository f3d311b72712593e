package draft

import (
	"fmt"
	"strconv"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
)

// ranking gathers whether the columns of a question hold one: each respondent gave the ranks from 1 on, each once, or named in columns
// that are called by ranks another option in each.
type ranking struct {
	named   bool // the columns are called by ranks
	several int  // respondents who filled two columns or more
	numbers int  // of those, whose cells are the ranks from 1 on
	options int  // of those, whose cells differ, from the first rank on
	lowest  int  // rank that anybody gave
}

const (
	fewestRanked = 3 // columns, or options in a cell
	fewestOrders = 5 // respondents
	fewestNamed  = 3 // respondents, where the columns are called by ranks
)

// rankNames reports whether columns are called by the ranks from 1 on.
func rankNames(columns []*column) bool {
	for k, c := range columns {
		if platform.RankOf(c.Column) != k+1 {
			return false
		}
	}
	return len(columns) > 1
}

func (r *ranking) add(columns []*column, response platform.Response) {
	const most = 60
	if len(columns) < 2 || len(columns) > most {
		return
	}
	var given uint64
	var texts []string
	filled, highest, numbers, apart := 0, 0, true, true
	for k, c := range columns {
		cell := response.Text(c.Index)
		if _, missing := writing.Missing(cell); missing || cell == "" {
			continue
		}
		filled++
		rank, err := strconv.Atoi(cell)
		if err != nil || rank < 1 || rank > len(columns) || given&(1<<rank) != 0 {
			numbers = false
		} else {
			given |= 1 << rank
			highest = max(highest, rank)
		}
		if r.named {
			folded := writing.Fold(cell)
			for _, text := range texts {
				apart = apart && text != folded
			}
			texts = append(texts, folded)
			apart = apart && filled == k+1
		}
	}
	if filled < 2 {
		return
	}
	r.several++
	if numbers && highest == filled {
		r.numbers++
		r.lowest = max(r.lowest, highest)
	}
	if apart && r.named {
		r.options++
	}
}

// ranked reports whether nearly all who filled two columns or more ranked, and there are enough of them to tell.
func (q *question) ranked() bool {
	r, most := q.ranking, func(n int) bool { return n*20 >= q.ranking.several*19 }
	fewest := fewestOrders
	if r.named {
		fewest = fewestNamed
	}
	if r.several < fewest || len(q.columns) < 2 || all(q.columns, (*column).alike) {
		return false
	}
	return r.named && most(r.options) || len(q.columns) >= fewestRanked && most(r.numbers)
}

// alike reports whether a column holds one answer, as one of ticks does.
func (c *column) alike() bool { return len(c.cells.order) < 2 }

// ranking makes a ranking of a question; it reports false where there are no options to rank.
func (d *Draft) ranking(q *question) bool {
	if !q.ranking.named || q.ranking.options*20 < q.ranking.several*19 {
		return d.rankedOptions(q)
	}
	var union values
	for _, c := range q.columns {
		for _, cell := range c.cells.order {
			union.add(cell)
			union.count[cell] += c.cells.count[cell] - 1
		}
		union.many = union.many || c.cells.many
	}
	const mostOptions = 30
	if union.many || len(union.order) < 2 || len(union.order) > mostOptions {
		return false
	}
	it := d.start(q.columns[0].Column, data.Ranking, fmt.Sprintf("%d columns, each with the option of one rank", len(q.columns)))
	it.choices(union)
	for _, c := range q.columns {
		it.columns = append(it.columns, d.names(c.Column)...)
		it.setAside(c)
	}
	if len(q.columns) < len(it.options) {
		it.maxPicks = len(q.columns)
	}
	it.sure = d.many()
	d.add(it, q.columns)
	return true
}

// rankedOptions makes a ranking of a column for each option with its rank.
func (d *Draft) rankedOptions(q *question) bool {
	it := d.start(q.columns[0].Column, data.Ranking, fmt.Sprintf("%d columns, each with the rank of one option", len(q.columns)))
	named, taken := d.parts(&it, q), identifiers{}
	for _, c := range q.columns {
		it.options = append(it.options, option{id: taken.of(part(c), "option"), label: part(c), columns: named(c), count: c.filled})
		it.setAside(c)
	}
	if q.ranking.lowest < len(q.columns) {
		it.maxPicks = q.ranking.lowest
	}
	it.sure = d.many()
	d.add(it, q.columns)
	return true
}

// ranked reports whether cells join the same options in more than one order: nearly all respondents named all of them.
func (p *pieces) ranked(c *column) bool {
	if len(p.order) < fewestRanked || len(p.order) >= len(p.picked) || c.filled < fewestOrders || c.cells.many && c.filled < 2*fewestOrders {
		return false
	}
	return len(c.cells.order) > 1 && p.picked[len(p.order)]*20 >= c.filled*19
}

// inOrder makes a ranking of cells that name all options in an order.
func (d *Draft) inOrder(c *column, p *pieces, separator string) {
	it := d.startOne(c, data.Ranking, "the same options joined in one cell, in several orders")
	if separator != "[" && separator != d.export.Cells.Separator {
		it.separator = separator
	}
	it.choices(p.values)
	it.sure = d.many()
	d.add(it, []*column{c})
}
