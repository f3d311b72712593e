package data

import (
	"slices"
	"strconv"
	"strings"

	"spoor/internal/inorder"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

// Ids of the nets that a scale of four points or more has where its item names no boxes.
const (
	Top2    = "top2"    // the two best points together
	Bottom2 = "bottom2" // the two worst points together
)

// Net counts answers together: of a scale neighbouring points (a box), of a single or multiple item whoever chose any of the options.
type Net struct {
	Line  strictyaml.Line `yaml:"-" json:"-"`
	ID    string          `yaml:"id"`
	Label Text            `yaml:"label"`
	Of    []string        `yaml:"of"` // ids of options or points; once read no value stands here any more
}

// Balance says which boxes of a scale its net score is of: the share of one minus that of another, such as promoters minus detractors.
type Balance struct {
	Line  strictyaml.Line `yaml:"-" json:"-"`
	Label Text            `yaml:"label,omitempty"` // what the score is called, such as NPS; may be empty
	Of    string          `yaml:"of"`              // the box that counts for
	Minus string          `yaml:"minus"`           // the box that counts against
}

// Combined returns what is counted together beside the answers: the boxes of a scale, or the nets of a single or multiple item.
// A scale of four points or more without boxes has [Top2] and [Bottom2], which have no label; a shorter one has none.
func (i Item) Combined() []Net {
	switch {
	case !i.Scaled():
		return i.Nets
	case len(i.Boxes) > 0 || len(i.Scale) < 4:
		return i.Boxes
	}
	return []Net{{ID: Top2, Of: IDs(i.Scale[len(i.Scale)-2:])}, {ID: Bottom2, Of: IDs(i.Scale[:2])}}
}

// Net returns what is counted together under that id.
func (i Item) Net(id string) (Net, bool) {
	for _, net := range i.Combined() {
		if net.ID == id {
			return net, true
		}
	}
	return Net{}, false
}

// Score returns the boxes that the net score of a scale is of: those that the item names, otherwise the first box with the best
// point and the first with the worst one. It is false where there are no such boxes, or they have a point in common.
func (i Item) Score() (Balance, bool) {
	if i.Balance != nil {
		return *i.Balance, true
	}
	if !i.Scaled() {
		return Balance{}, false
	}
	boxes := i.Combined()
	of, found := i.boxWith(boxes, len(i.Scale)-1)
	minus, also := i.boxWith(boxes, 0)
	return Balance{Of: of.ID, Minus: minus.ID}, found && also && !slices.ContainsFunc(of.Of, func(id string) bool { return slices.Contains(minus.Of, id) })
}

// Headline returns the box that stands for a scale where there is room for one: that which the score counts for, otherwise the one
// with the best point, otherwise the first. It is false where the item has none.
func (i Item) Headline() (Net, bool) {
	boxes := i.Combined()
	if !i.Scaled() || len(boxes) == 0 {
		return Net{}, false
	}
	if score, found := i.Score(); found {
		return i.Net(score.Of)
	}
	if best, found := i.boxWith(boxes, len(i.Scale)-1); found {
		return best, true
	}
	return boxes[0], true
}

// boxWith returns the first of the boxes that holds a point of the scale.
func (i Item) boxWith(boxes []Net, point int) (Net, bool) {
	if point < 0 || point >= len(i.Scale) {
		return Net{}, false
	}
	for _, box := range boxes {
		if slices.Contains(box.Of, i.Scale[point].ID) {
			return box, true
		}
	}
	return Net{}, false
}

// Places returns the places of the answers of a net among those of the item, ascending.
func (i Item) Places(net Net) []int {
	var places []int
	for k, answer := range i.Answers() {
		if slices.Contains(net.Of, answer.ID) {
			places = append(places, k)
		}
	}
	return places
}

// OfNets returns the item that the nets of a multiple item make: a multiple item with a net for each option, which is answered by
// whoever answers this one.
func (i Item) OfNets() Item {
	nets := Item{ID: i.ID, Kind: Multiple, Text: i.Text}
	for _, net := range i.Nets {
		nets.Options = append(nets.Options, Option{ID: net.ID, Label: net.Label})
	}
	return nets
}

// Points returns what each point of a scale counts for in its mean and median: its value, or 1, 2, ... from the worst on where
// the points have none.
func (i Item) Points() []float64 {
	points := make([]float64, len(i.Scale))
	for k, point := range i.Scale {
		points[k] = float64(k + 1)
		if point.Value != nil {
			points[k] = *point.Value
		}
	}
	return points
}

// with returns the nets of which the item has every answer, as a wave with other options may lack some.
func (i Item) with(nets []Net) []Net {
	var kept []Net
	for _, net := range nets {
		if !slices.ContainsFunc(net.Of, func(id string) bool { _, known := i.Answer(id); return !known }) {
			kept = append(kept, net)
		}
	}
	return kept
}

// resolve puts the ids of points in the place of their values in boxes, where a point has that value, and what nets are of in the
// order of the item.
func (i *Item) resolve() {
	for b := range i.Boxes {
		for k, of := range i.Boxes[b].Of {
			if _, known := i.Answer(of); known {
				continue
			}
			value, err := strconv.ParseFloat(of, 64)
			for _, point := range i.Scale {
				if err == nil && point.Value != nil && *point.Value == value {
					i.Boxes[b].Of[k] = point.ID
				}
			}
		}
	}
	place := func(id string) int {
		at := slices.Index(IDs(i.Answers()), id)
		if at < 0 {
			return len(i.Answers()) // reported by the check
		}
		return at
	}
	for _, nets := range [][]Net{i.Boxes, i.Nets} {
		for _, net := range nets {
			inorder.By(net.Of, func(a, b string) int { return place(a) - place(b) })
		}
	}
}

// combined checks the boxes, nets, net score and values of an item.
func (c *codebookCheck) combined(item Item) {
	if len(item.Boxes) > 0 && item.Kind != Rating {
		c.report(item.Boxes[0].Line, "item %q: boxes take points of a scale together; of kind %s use nets", item.ID, item.Kind)
	}
	if len(item.Nets) > 0 && item.Kind != Single && item.Kind != Multiple {
		instead := "leave it out"
		if item.Kind == Rating {
			instead = "of a scale use boxes"
		}
		c.report(item.Nets[0].Line, "item %q: nets take options of a single or multiple item together; %s", item.ID, instead)
	}
	if item.Kind == Rating {
		c.nets(item, "box", item.Boxes)
		c.neighbours(item)
		c.balance(item)
		c.values(item)
		return
	}
	if item.Balance != nil {
		c.report(item.Balance.Line, "item %q: net is a score of boxes of a scale; it has no meaning for kind %s", item.ID, item.Kind)
	}
	if item.Kind == Single || item.Kind == Multiple {
		c.nets(item, "net", item.Nets)
	}
}

// takenWords are ids that mean something else beside the points of a scale, wherever results are written.
var takenWords = []string{"net", "median", "mean", "superiority"}

// nets checks one list of nets: ids that mean nothing else, labels, and two answers of the item or more, each once.
func (c *codebookCheck) nets(item Item, one string, nets []Net) {
	first := map[string]strictyaml.Line{}
	labels := map[string]string{}
	for _, net := range nets {
		c.id(net.Line, one, net.ID, first)
		if _, taken := item.Answer(net.ID); taken && net.ID != "" {
			c.report(net.Line, "%s id %q of item %q is the id of one of its answers; use another", one, net.ID, item.ID)
		}
		if item.Scaled() && slices.Contains(takenWords, net.ID) {
			c.report(net.Line, "%s id %q of item %q is what a summary of the scale is called in results; use another", one, net.ID, item.ID)
		}
		if net.Label == (Text{}) {
			c.missing(net.Line, "%s %q of item %q has no label", one, net.ID, item.ID)
		}
		for _, label := range []string{net.Label.NL, net.Label.EN} {
			if before, taken := labels[label]; taken && before != net.ID && label != "" {
				c.report(net.Line, "%s %q of item %q has the label of %q, %q; nobody could tell them apart", one, net.ID, item.ID, before, label)
				break
			}
			labels[label] = net.ID
		}
		c.members(item, one, net)
	}
}

// members checks what a net is of.
func (c *codebookCheck) members(item Item, one string, net Net) {
	answer, known := "option", IDs(item.Answers())
	if item.Scaled() {
		answer = "point"
	}
	seen := map[string]bool{}
	for _, of := range net.Of {
		if _, found := item.Answer(of); !found {
			c.report(net.Line, "%s %q of item %q: there is no %s %q%s", one, net.ID, item.ID, answer, of, item.hint(of))
		} else if seen[of] {
			c.report(net.Line, "%s %q of item %q names %s %q twice", one, net.ID, item.ID, answer, of)
		}
		seen[of] = true
	}
	switch {
	case len(net.Of) == 0:
		c.missing(net.Line, "%s %q of item %q is of nothing; name its %ss, such as of: [%s]", one, net.ID, item.ID, answer, strings.Join(known[:min(2, len(known))], ", "))
	case len(net.Of) == 1 && !item.Scaled():
		c.report(net.Line, "%s %q of item %q is of one %s, which is counted already; name two or more", one, net.ID, item.ID, answer)
	}
}

// hint says which answer was most likely meant, or of a number which values the points have.
func (i Item) hint(of string) string {
	if _, err := strconv.ParseFloat(of, 64); err != nil {
		return nearest.DidYouMean(of, IDs(i.Answers()))
	}
	var values []string
	for _, point := range i.Answers() {
		if point.Value != nil {
			values = append(values, strconv.FormatFloat(*point.Value, 'f', -1, 64))
		}
	}
	if len(values) == 0 {
		return "; its points have no values"
	}
	return "; the values of its points are " + strings.Join(values, ", ")
}

// neighbours checks that a box holds neighbouring points: one that is left out was most likely forgotten.
func (c *codebookCheck) neighbours(item Item) {
	for _, box := range item.Boxes {
		places := item.Places(box)
		for k := 1; k < len(places); k++ {
			if places[k] != places[k-1]+1 {
				c.report(box.Line, "box %q of item %q leaves out point %q between %q and %q; a box holds neighbouring points", box.ID, item.ID,
					item.Scale[places[k-1]+1].ID, item.Scale[places[k-1]].ID, item.Scale[places[k]].ID)
				break
			}
		}
	}
}

// balance checks the net score: two boxes of the item that have no point in common.
func (c *codebookCheck) balance(item Item) {
	net := item.Balance
	if net == nil {
		return
	}
	boxes := make([]string, len(item.Boxes))
	for k, box := range item.Boxes {
		boxes[k] = box.ID
	}
	if len(boxes) == 0 {
		c.missing(net.Line, "item %q: net is one box minus another, and the item has no boxes", item.ID)
		return
	}
	for _, part := range []struct{ key, id string }{{"of", net.Of}, {"minus", net.Minus}} {
		switch {
		case part.id == "":
			c.missing(net.Line, "item %q: net has no %s; name a box (%s)", item.ID, part.key, strings.Join(boxes, ", "))
		case !slices.Contains(boxes, part.id):
			c.report(net.Line, "item %q: net refers to box %q, which it does not have%s", item.ID, part.id, nearest.DidYouMean(part.id, boxes))
		}
	}
	of, _ := item.Net(net.Of)
	minus, _ := item.Net(net.Minus)
	for _, point := range item.Places(of) {
		if id := item.Scale[point].ID; slices.Contains(minus.Of, id) {
			c.report(net.Line, "item %q: net is box %q minus box %q, and both hold point %q; name two boxes that have no point in common", item.ID, net.Of, net.Minus, id)
			break
		}
	}
}

// values checks what points of a scale count for: all have a value or none, and the values rise or fall along the scale.
func (c *codebookCheck) values(item Item) {
	var without *Option
	given, rising, falling := 0, true, true
	for k := range item.Scale {
		point := &item.Scale[k]
		if point.Value == nil {
			if without == nil {
				without = point
			}
			continue
		}
		given++
		if k > 0 && item.Scale[k-1].Value != nil {
			rising = rising && *point.Value > *item.Scale[k-1].Value
			falling = falling && *point.Value < *item.Scale[k-1].Value
		}
	}
	switch {
	case given == 0:
	case without != nil:
		c.missing(without.Line, "scale point %q of item %q has no value, and others have; give all points one, or none", without.ID, item.ID)
	case !rising && !falling:
		c.report(item.Scale[0].Line, "item %q: the values of the scale go up and down; a scale goes from worst to best, so they rise or they fall all along", item.ID)
	}
}

// valueless reports values where nothing is counted by them.
func (c *codebookCheck) valueless(item Item, one string, options []Option) {
	for _, option := range options {
		if option.Value != nil && one != "scale point" {
			c.report(option.Line, "%s %q of item %q has a value; only points of a scale have one", one, option.ID, item.ID)
		}
	}
}

func holds(nets []Net, id string) bool {
	return slices.ContainsFunc(nets, func(net Net) bool { return net.ID == id })
}
