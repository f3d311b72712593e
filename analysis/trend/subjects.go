package trend

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/data"
)

// subject is what a line of a trend follows.
type subject struct {
	row     string
	key     string // see Line.Option
	label   data.Text
	last    bool
	options [][]string // of each round: the options that are counted together, nil where it offered none
	net     string     // of the item, that is followed instead of options; empty for none
	notes   []analysis.Note
}

// subjects returns what can be followed of an item, in codebook order.
func subjects(item data.Item, rounds []round, l links) []subject {
	if item.Scaled() || item.Kind == data.Number {
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
	return append(all, netSubjects(item, rounds)...)
}

// netSubjects follows the nets of an item, wherever a wave has all options of one.
func netSubjects(item data.Item, rounds []round) []subject {
	var all []subject
	for _, net := range item.Nets {
		s := subject{key: net.ID, net: net.ID, label: net.Label, last: true, options: make([][]string, len(rounds))}
		var without []string
		for i, round := range rounds {
			if own, found := round.item.Net(net.ID); found {
				s.options[i] = own.Of
			} else if round.asked {
				without = append(without, round.wave.ID)
			}
		}
		if len(without) > 0 {
			s.notes = append(s.notes, notOfferedNote(without, item.Kind))
		}
		all = append(all, s)
	}
	return all
}

// rowSubjects follows the rows of a battery, each by the boxes of the scale, or the means of a number item.
func rowSubjects(item data.Item, rounds []round, l links) []subject {
	rows := item.RowIDs()
	for _, round := range rounds {
		for _, part := range round.table.Parts {
			if !slices.Contains(rows, part.Row) {
				rows = append(rows, part.Row)
			}
		}
	}
	var all []subject
	for _, row := range rows {
		offered := slices.ContainsFunc(rounds, func(r round) bool { _, has := r.table.Part(row); return has })
		if !offered {
			continue
		}
		if item.Kind == data.Number {
			s := subject{row: row, options: make([][]string, len(rounds))}
			s.wordRow(item, rounds)
			all = append(all, s)
			continue
		}
		boxes := followed(item)
		for _, box := range boxes {
			s := subject{row: row, key: box.ID, options: make([][]string, len(rounds))}
			for i, round := range rounds {
				if round.asked {
					s.options[i] = l.points(box, round.item, l.versions[i])
				}
			}
			s.wordRow(item, rounds)
			if len(boxes) > 1 {
				s.label = data.Text{NL: s.label.In(data.Dutch) + ": " + box.Label.In(data.Dutch), EN: s.label.In(data.English) + ": " + box.Label.In(data.English)}
			}
			all = append(all, s)
		}
	}
	return all
}

// followed returns what is followed of a scale: the boxes that the codebook names, otherwise the two best points, or the best of a scale
// too short for that.
func followed(item data.Item) []data.Net {
	if len(item.Boxes) > 0 {
		return item.Boxes
	}
	if box, found := item.Headline(); found {
		return []data.Net{box}
	}
	best := item.Scale[len(item.Scale)-1]
	return []data.Net{{ID: best.ID, Label: best.Label, Of: []string{best.ID}}}
}

// points returns the points of a version that are counted in a box: those that stand for the codebook's, or of a scale that is not
// linked those of its own box of that name; without boxes in the codebook what is followed of that scale by itself.
func (l *links) points(box data.Net, asked data.Item, own string) []string {
	if !l.linked[own] {
		if same, found := asked.Net(box.ID); found {
			return same.Of
		}
		if box.Label != (data.Text{}) && len(box.Of) > 1 {
			return nil
		}
		return followed(asked)[0].Of
	}
	var keys, points []string
	for _, id := range box.Of {
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
			s.last = s.last || option.Residual()
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
