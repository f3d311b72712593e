package analysis

import (
	"slices"
	"strings"

	"spoor/data"
)

// links say which waves of an item are compared, and which options of them stand for one another.
//
// The options of a wave are a version of the item. The codebook's version is the hub. A version that is bridged is linked
// to the hub, and so to every other that is; one that is not is compared only with waves of the very same version.
type links struct {
	hub      string
	versions []string        // of each round, empty where it was not asked
	linked   map[string]bool // versions that lead to the hub
	strands  []int           // of each round, -1 where it was not asked
	mixed    []bool          // rounds with a bridge that cannot be followed: see straddles
	parent   map[node]node   // of the forest of nodes that stand for one another
	order    []string        // options of the hub, those of the codebook first
}

// node is one option of one version.
type node struct{ version, option string }

func version(item data.Item) string {
	var ids []string
	for _, option := range item.Answers() {
		ids = append(ids, option.ID)
	}
	if item.Kind != data.Rating {
		slices.Sort(ids) // the order of a scale means something
	}
	return strings.Join(ids, " ")
}

func newLinks(item data.Item, rounds []round) links {
	l := links{hub: version(item), linked: map[string]bool{version(item): true}, parent: map[node]node{}, mixed: make([]bool, len(rounds))}
	for _, option := range item.Answers() {
		l.order = append(l.order, option.ID)
	}
	for i, round := range rounds {
		if !round.asked {
			l.versions = append(l.versions, "")
			continue
		}
		own := version(round.item)
		l.versions = append(l.versions, own)
		bridge := round.wave.Own(item.ID).Bridge
		if own == l.hub || len(bridge) == 0 {
			continue
		}
		if l.mixed[i] = straddles(item, bridge); !l.mixed[i] {
			l.linked[own] = true
			l.connect(round.item, own, bridge)
		}
	}
	l.number(rounds)
	return l
}

// straddles reports whether a bridge of a scale takes a point at the top of the codebook's scale together with one below:
// the share at the top cannot be followed over it.
func straddles(item data.Item, bridge map[string][]string) bool {
	if item.Kind != data.Rating {
		return false
	}
	top := topPoints(item)
	for _, targets := range bridge {
		inside := 0
		for _, target := range targets {
			if slices.Contains(top, target) {
				inside++
			}
		}
		if inside > 0 && inside < len(targets) {
			return true
		}
	}
	return false
}

// connect joins each option of a version to what it stands for; one that the bridge does not mention stands for itself.
func (l *links) connect(item data.Item, own string, bridge map[string][]string) {
	for _, option := range item.Answers() {
		targets, mentioned := bridge[option.ID]
		if !mentioned {
			targets = []string{option.ID}
		}
		for _, target := range targets {
			if !slices.Contains(l.order, target) {
				l.order = append(l.order, target)
			}
			l.parent[l.root(node{own, option.ID})] = l.root(node{l.hub, target})
		}
	}
}

func (l *links) root(n node) node {
	for {
		up, found := l.parent[n]
		if !found || up == n {
			return n
		}
		n = up
	}
}

// number numbers the strands in the order of waves: one for all versions that are linked, one for each other version.
func (l *links) number(rounds []round) {
	numbers := map[string]int{}
	for i, own := range l.versions {
		if !rounds[i].asked {
			l.strands = append(l.strands, -1)
			continue
		}
		if l.linked[own] {
			own = l.hub
		}
		if _, seen := numbers[own]; !seen {
			numbers[own] = len(numbers)
		}
		l.strands = append(l.strands, numbers[own])
	}
}

// key names what an option of a version stands for: the options of the hub that it is linked to, or itself.
func (l *links) key(own, option string) string {
	if !l.linked[own] {
		return option
	}
	root := l.root(node{own, option})
	var together []string
	for _, id := range l.order {
		if l.root(node{l.hub, id}) == root {
			together = append(together, id)
		}
	}
	if len(together) == 0 {
		return option
	}
	return strings.Join(together, "+")
}

// subject is what a line of a trend follows.
type subject struct {
	row     string
	key     string // see TrendLine.Option
	label   data.Text
	last    bool
	options [][]string // of each round: the options that are counted together, nil where it offered none
	notes   []Note
}

// subjects returns what can be followed of an item, in codebook order.
func subjects(item data.Item, rounds []round, l links) []subject {
	if item.Kind == data.Rating || item.Kind == data.Number {
		return rowSubjects(item, rounds, l)
	}
	var all []subject
	for _, id := range l.order {
		key := l.key(l.hub, id)
		if !slices.ContainsFunc(all, func(s subject) bool { return s.key == key }) {
			all = append(all, subject{key: key, options: make([][]string, len(rounds))})
		}
	}
	for i, round := range rounds {
		for _, option := range round.item.Answers() {
			key := l.key(l.versions[i], option.ID)
			at := slices.IndexFunc(all, func(s subject) bool { return s.key == key })
			if at < 0 {
				at = len(all)
				all = append(all, subject{key: key, options: make([][]string, len(rounds))})
			}
			all[at].options[i] = append(all[at].options[i], option.ID)
		}
	}
	all = slices.DeleteFunc(all, func(s subject) bool {
		return !slices.ContainsFunc(s.options, func(options []string) bool { return len(options) > 0 })
	})
	for i := range all {
		all[i].word(item, rounds)
	}
	return all
}

// rowSubjects follows the rows of a battery, each at the top of the scale, or the means of a number item.
func rowSubjects(item data.Item, rounds []round, l links) []subject {
	rows := rowIDs(item)
	for _, round := range rounds {
		for _, part := range round.table.Parts {
			if !slices.Contains(rows, part.Row) {
				rows = append(rows, part.Row)
			}
		}
	}
	var all []subject
	for _, row := range rows {
		s := subject{row: row, options: make([][]string, len(rounds))}
		offered := false
		for i, round := range rounds {
			_, has := round.table.Part(row)
			offered = offered || has
			if item.Kind == data.Rating && round.asked {
				s.options[i] = l.top(item, round.item, l.versions[i])
			}
		}
		if !offered {
			continue
		}
		if item.Kind == data.Rating {
			s.key = Top2
			if top := topPoints(item); len(top) == 1 {
				s.key = top[0]
			}
		}
		s.wordRow(item, rounds)
		all = append(all, s)
	}
	return all
}

// top returns the points of a version that are counted as the top of the scale: those that stand for the codebook's, or
// the top of its own scale when it is not linked.
func (l *links) top(hub, asked data.Item, own string) []string {
	if !l.linked[own] {
		return topPoints(asked)
	}
	var keys, points []string
	for _, id := range topPoints(hub) {
		keys = append(keys, l.key(l.hub, id))
	}
	for _, point := range asked.Scale {
		if slices.Contains(keys, l.key(own, point.ID)) {
			points = append(points, point.ID)
		}
	}
	return points
}

// word labels a subject in its latest wording, and notes where it was called otherwise or several were taken together.
func (s *subject) word(item data.Item, rounds []round) {
	var named []data.Text // of each round
	for i, round := range rounds {
		var labels []data.Text
		for _, id := range s.options[i] {
			option, _ := round.item.Answer(id)
			labels = append(labels, option.Label)
			s.last = s.last || option.Open || option.Other
		}
		named = append(named, joined(labels))
	}
	for i := range slices.Backward(rounds) {
		if n := len(s.options[i]); n == 1 || n > 0 && s.label == (data.Text{}) {
			s.label = named[i]
			if n == 1 {
				break
			}
		}
	}
	var without []string
	for i, round := range rounds {
		switch n := len(s.options[i]); {
		case round.asked && n == 0:
			without = append(without, round.wave.ID)
		case n > 1:
			s.notes = append(s.notes, togetherNote(round.wave, named[i]))
		case n == 1 && named[i] != s.label:
			s.notes = append(s.notes, calledNote(round.wave, named[i]))
		}
	}
	if len(without) > 0 {
		s.notes = append(s.notes, notOfferedNote(without, item.Kind))
	}
}

func (s *subject) wordRow(item data.Item, rounds []round) {
	if s.row == "" {
		s.label = item.Text
		return
	}
	for _, round := range slices.Backward(rounds) {
		if row, has := round.item.Row(s.row); has {
			s.label = row.Label
			break
		}
	}
	var without []string
	for _, round := range rounds {
		row, has := round.item.Row(s.row)
		switch {
		case round.asked && !has:
			without = append(without, round.wave.ID)
		case has && row.Label != s.label:
			s.notes = append(s.notes, calledNote(round.wave, row.Label))
		}
	}
	if len(without) > 0 {
		s.notes = append(s.notes, notOfferedNote(without, item.Kind))
	}
}

// joined writes several labels as one.
func joined(labels []data.Text) data.Text {
	var nl, en []string
	for _, label := range labels {
		nl, en = append(nl, label.In(data.Dutch)), append(en, label.In(data.English))
	}
	if len(labels) == 1 {
		return labels[0]
	}
	return data.Text{NL: strings.Join(nl, " + "), EN: strings.Join(en, " + ")}
}
