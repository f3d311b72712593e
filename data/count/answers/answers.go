package answers

import (
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/sums"
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

func (u Unit) Column() string { return data.UnitID{Item: u.Item.ID, Row: u.Row}.String() }

func New(u Unit, n int) Answers {
	return Answers{Item: u.Item, Row: u.Row, State: make([]data.State, n)}
}

// Ticks sums up what one respondent filled in over the options of a multiple item.
type Ticks struct {
	States [data.Unusable + 1]int // how many options have a cell in this state
	Picked int
}

func (t *Ticks) Add(state data.State, picked bool) {
	t.States[state]++
	if picked {
		t.Picked++
	}
}

// State returns whether the respondent answered, and what is wrong with the answer if nothing was reported yet. A blank
// option beside one that says why there is no answer adds nothing to it.
func (t *Ticks) State(item data.Item) (data.State, string) {
	why := []data.State{}
	for _, state := range []data.State{data.NotAsked, data.DontKnow, data.Refused} {
		if t.States[state] > 0 {
			why = append(why, state)
		}
	}
	without := len(item.Options) - t.States[data.Answered]
	switch {
	case t.States[data.Unusable] > 0:
		return data.Unusable, ""
	case without > 0 && t.States[data.Answered] > 0:
		return data.Unusable, fmt.Sprintf("%d of the %d options have neither 1 nor 0; give one for each, or leave all blank", without, len(item.Options))
	case len(why) > 1:
		return data.Unusable, "the options give different reasons why there is no answer; give one for all"
	case len(why) == 1:
		return why[0], ""
	case without > 0:
		return data.Skipped, ""
	case item.MaxPicks > 0 && t.Picked > item.MaxPicks:
		return data.Unusable, fmt.Sprintf("%d options picked, at most %d allowed", t.Picked, item.MaxPicks)
	}
	return data.Answered, ""
}

// MarkNotAsked turns skipped into not asked for respondents who did not choose the option that an item depends on. It can
// only tell where both items stand in one file. An answer that is there counts, whoever gave it.
func MarkNotAsked(all []Answers) {
	for _, answers := range all {
		target, option, _ := strings.Cut(answers.Item.AskedIf, ".")
		for _, condition := range all {
			if condition.Item.ID != target {
				continue
			}
			for i := range answers.State {
				if answers.State[i] == data.Skipped && !condition.chose(i, option) {
					answers.State[i] = data.NotAsked
				}
			}
		}
	}
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

func StateOf(cell string, blank bool) (data.State, bool) {
	if blank {
		return data.Skipped, true
	}
	for _, state := range data.MissingStates() {
		if cell == state.Cell() {
			return state, true
		}
	}
	return data.Answered, false
}

// Values maps what a cell may hold to the position of the option: its id, or its label in either language.
func Values(options []data.Option) map[string]int {
	known := map[string]int{}
	for i := len(options) - 1; i >= 0; i-- {
		for _, value := range []string{options[i].Label.NL, options[i].Label.EN} {
			if value != "" {
				known[value] = i
			}
		}
	}
	for i, option := range options {
		known[option.ID] = i
	}
	return known
}

// ValueOf is the number that respondent i gave, 0 without one.
func (a Answers) ValueOf(i int) float64 {
	if a.State[i] != data.Answered {
		return 0
	}
	return a.Value[i]
}

// Picks are the options that respondent i chose.
func (a Answers) Picks(i int) []int {
	if a.State[i] != data.Answered {
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

// Chosen returns, for each option of a single or multiple item, which of the respondents who answered chose it.
func (a Answers) Chosen() [][]bool {
	chosen := make([][]bool, len(a.Item.Options))
	for i, state := range a.State {
		if state != data.Answered {
			continue
		}
		for k := range chosen {
			chosen[k] = append(chosen[k], a.Has(i, k))
		}
	}
	return chosen
}

// NewSums returns empty sums for an item.
func NewSums(item data.Item) *sums.Sums {
	switch item.Kind {
	case data.Multiple:
		return sums.NewMultiple(len(item.Options))
	case data.Number:
		return sums.NewNumber()
	}
	return sums.NewSingle(len(item.Answers()))
}
