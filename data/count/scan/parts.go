package scan

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/sums"
)

// Parts are the strata and clusters of a file or table, each with a place among the sums.
type Parts struct {
	placing *answers.Placing
	design  data.Design
	drawn   *sums.Sums // everybody, where weights were raked
	failed  error      // in adding them up
	names   [][2]string
	places  map[string]int
	key     []byte       // of the one at hand
	order   []int        // places by stratum and cluster, see inOrder
	drawns  []sums.Drawn // of the places, likewise
}

// NewParts returns the parts of a design, in which that placing places respondents. Without strata and clusters there is one.
func NewParts(design data.Design, placing *answers.Placing) *Parts {
	p := &Parts{placing: placing, design: design, drawn: answers.NewDrawn(design), places: map[string]int{}}
	if design.Strata == "" && design.Cluster == "" {
		p.Place("", "")
	}
	return p
}

// DrawCell adds respondents to those who were drawn, where that is asked for.
func (p *Parts) DrawCell(c sums.Cell) error {
	if p.drawn == nil {
		return nil
	}
	return p.drawn.AddCell(c)
}

// draw adds a respondent to those who were drawn, where that is asked for.
func (p *Parts) draw(placed answers.Placed) {
	if p.drawn == nil {
		return
	}
	if err := p.drawn.AddDrawn(placed.Drawn()); err != nil && p.failed == nil {
		p.failed = err
	}
}

// Len returns how many parts there are so far.
func (p *Parts) Len() int { return len(p.names) }

// Place returns the place of a stratum and cluster.
func (p *Parts) Place(stratum, cluster string) int {
	part, known := p.find([]byte(stratum), []byte(cluster))
	if !known {
		part = len(p.names)
		p.places[string(p.key)] = part
		p.names = append(p.names, [2]string{stratum, cluster})
	}
	return part
}

// inOrder are the places by stratum and cluster, so that sums come in order.
func (p *Parts) inOrder() []int {
	if len(p.order) < len(p.names) {
		p.order, p.drawns = make([]int, len(p.names)), make([]sums.Drawn, len(p.names))
		for i, name := range p.names {
			p.order[i], p.drawns[i] = i, named(name)
		}
		slices.SortFunc(p.order, func(a, b int) int {
			return cmp.Or(strings.Compare(p.names[a][0], p.names[b][0]), strings.Compare(p.names[a][1], p.names[b][1]))
		})
	}
	return p.order
}

// find finds a stratum and cluster among those before.
func (p *Parts) find(stratum, cluster []byte) (part int, known bool) {
	p.key = binary.AppendUvarint(p.key[:0], uint64(len(stratum)))
	p.key = append(append(p.key, stratum...), cluster...)
	part, known = p.places[string(p.key)]
	return part, known
}
