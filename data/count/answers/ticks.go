package answers

import (
	"fmt"
	"strings"

	"spoor/data"
)

// Ticks sums up what one respondent filled in over the options of a multiple item.
type Ticks struct {
	States [data.Unusable + 1]int // how many options have a cell in this state
	Picked int
	Alone  int // options among those picked that go with no other
}

// Add adds what the cell of an option says.
func (t *Ticks) Add(option data.Option, cell Cell) {
	t.States[cell.State]++
	if cell.Picked {
		t.Picked++
		if option.Exclusive {
			t.Alone++
		}
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
		return data.Unusable, fmt.Sprintf("%d of the %d options have neither 1 nor 0; give one for each, or leave all blank", without, len(item.Options)) + leftOutOfItem
	case len(why) > 1:
		return data.Unusable, "the options give different reasons why there is no answer; give one for all" + leftOutOfItem
	case len(why) == 1:
		return why[0], ""
	case without > 0:
		return data.Skipped, ""
	case item.MaxPicks > 0 && t.Picked > item.MaxPicks:
		return data.Unusable, fmt.Sprintf("%d options picked, at most %d allowed", t.Picked, item.MaxPicks) + leftOutOfItem
	case t.Alone > 0 && t.Picked > 1:
		return data.Unusable, BesideAlone(item) + leftOutOfItem
	}
	return data.Answered, ""
}

// BesideAlone says that an option was picked beside others that goes with none.
func BesideAlone(item data.Item) string {
	var alone []string
	for _, option := range item.Options {
		if option.Exclusive {
			alone = append(alone, fmt.Sprintf("%q", option.Label.In(data.Dutch)))
		}
	}
	return strings.Join(alone, " or ") + " is picked beside another option, and goes with none (exclusive)"
}
