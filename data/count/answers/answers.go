package answers

import (
	"slices"
	"strings"

	"spoor/data"
)

// Answers are what each respondent of one file answered to one item, or to one row of a battery. Which of Code, Picked and
// Value is filled follows from the kind of the item.
type Answers struct {
	Item   data.Item
	Row    string       // id of the row, empty for an item without rows
	State  []data.State // one a respondent
	Code   []int        // single, rating: position of the option; -1 without an answer
	Picked [][]bool     // multiple: for each option, who picked it
	Value  []float64    // number: 0 without an answer
}

// Unit is an item, or one row of a battery: what one [Tally] is of.
type Unit struct {
	Item data.Item
	Row  string
}

// Units returns what an item is counted by: each of its rows, or the item itself.
func Units(item data.Item) []Unit {
	if len(item.Rows) == 0 {
		return []Unit{{Item: item}}
	}
	out := make([]Unit, len(item.Rows))
	for i, row := range item.Rows {
		out[i] = Unit{item, row.ID}
	}
	return out
}

// Column returns the name of the column that holds the unit in a file of respondents; a multiple item has one for each option.
func (u Unit) Column() string { return data.UnitID{Item: u.Item.ID, Row: u.Row}.String() }

// Misrouted is an answer to an item that its respondent was not asked.
type Misrouted struct {
	Unit       int // place among the units that were given
	Respondent int // place in the file
}

// MarkNotAsked takes respondents out of the base of an item who did not choose the option that it depends on, or were not
// asked that either: whatever their cells hold, they were not asked. It can only tell where both items stand in one file, and
// not where the answer to the other item cannot be used. It returns the answers that are left out so.
func MarkNotAsked(all []Answers) []Misrouted {
	var left []Misrouted
	for _, k := range AfterConditions(len(all), func(k int) data.Item { return all[k].Item }) {
		given := all[k]
		target, option, _ := strings.Cut(given.Item.AskedIf, ".")
		at := slices.IndexFunc(all, func(a Answers) bool { return a.Item.ID == target })
		if at < 0 {
			continue
		}
		for i, state := range given.State {
			if all[at].chose(i, option) || all[at].State[i] == data.Unusable && state != data.Skipped {
				continue
			}
			if state == data.Answered {
				left = append(left, Misrouted{k, i})
			}
			given.State[i] = data.NotAsked
		}
	}
	return left
}

// AfterConditions returns the places of units, each after the one that it was asked after.
func AfterConditions(units int, item func(int) data.Item) []int {
	var order []int
	placed := map[string]bool{}
	for len(order) < units {
		before := len(order)
		var round []string
		for k := range units {
			it := item(k)
			target, _, _ := strings.Cut(it.AskedIf, ".")
			waits := false
			for other := range units {
				waits = waits || target != "" && item(other).ID == target && !placed[target]
			}
			if !waits && !slices.Contains(order, k) {
				order, round = append(order, k), append(round, it.ID)
			}
		}
		if len(order) == before { // items that wait for each other: a codebook has none
			break
		}
		for _, id := range round {
			placed[id] = true
		}
	}
	return order
}

// chose reports whether respondent i chose the option, of a single or multiple item.
func (a Answers) chose(i int, option string) bool {
	for k, o := range a.Item.Options {
		if o.ID == option {
			return a.Has(i, k)
		}
	}
	return false
}

// Has reports whether respondent i chose the option in place k, of a single or multiple item.
func (a Answers) Has(i, k int) bool {
	return a.State[i] == data.Answered && (a.Item.Kind == data.Single && a.Code[i] == k || a.Item.Kind == data.Multiple && a.Picked[k][i])
}

// ValueOf is the number that respondent i gave, 0 without one.
func (a Answers) ValueOf(i int) float64 {
	if a.State[i] != data.Answered || a.Item.Kind != data.Number {
		return 0
	}
	return a.Value[i]
}

// Picks are the options that respondent i chose; of a number none.
func (a Answers) Picks(i int) []int {
	if a.State[i] != data.Answered || a.Item.Kind == data.Number {
		return nil
	}
	if a.Item.Kind != data.Multiple {
		return []int{a.Code[i]}
	}
	var picks []int
	for k := range a.Picked {
		if a.Picked[k][i] {
			picks = append(picks, k)
		}
	}
	return picks
}
