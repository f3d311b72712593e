package data

import (
	"fmt"
	"slices"
	"strings"
)

// State says whether a respondent answered an item, and if not, why not.
type State uint8

const (
	Answered State = iota
	Skipped        // was asked, gave no answer
	NotAsked       // never saw the question
	DontKnow       // said so
	Refused        // said so
	Unusable       // the answer has a problem; it was reported
)

// Cells that say why there is no answer. A blank cell is a question that was skipped. An answer that was unusable in an
// export was reported when that was imported.
var missingCells = map[string]State{"#not_asked": NotAsked, "#dont_know": DontKnow, "#refused": Refused, "#unusable": Unusable}

// Cell returns what a file of respondents holds where there is no answer for this reason; "" for a skipped question.
func (s State) Cell() string {
	for cell, state := range missingCells {
		if state == s {
			return cell
		}
	}
	return ""
}

// Answers are what each respondent of one file answered to one item, or to one row of a battery. Which of Code, Picked and
// Value is filled follows from the kind of the item.
type Answers struct {
	Item   Item
	Row    string    // id of the row, empty for an item without rows
	State  []State   // one a respondent
	Code   []int     // single, rating: position of the option; -1 without an answer
	Picked [][]bool  // multiple: for each option, who picked it
	Value  []float64 // number: 0 without an answer
}

// unit is an item, or one row of a battery: what one [Tally] is of.
type unit struct {
	item Item
	row  string
}

func units(item Item) []unit {
	if len(item.Rows) == 0 {
		return []unit{{item: item}}
	}
	out := make([]unit, len(item.Rows))
	for i, row := range item.Rows {
		out[i] = unit{item, row.ID}
	}
	return out
}

// answers reads one unit from its columns.
func (r *responses) answers(u unit) (Answers, Problems) {
	switch u.item.Kind {
	case Multiple:
		return r.multiple(u.item)
	case Number:
		return r.number(u)
	default:
		return r.choice(u)
	}
}

func (u unit) column() string { return unitID{u.item.ID, u.row}.String() }

// unitID names a unit; the row is empty for an item without rows.
type unitID struct{ item, row string }

// String returns the name of its column: item, or item.row.
func (id unitID) String() string {
	if id.row == "" {
		return id.item
	}
	return id.item + "." + id.row
}

func newAnswers(u unit, n int) Answers {
	return Answers{Item: u.item, Row: u.row, State: make([]State, n)}
}

func (r *responses) choice(u unit) (Answers, Problems) {
	cells, blank := r.column(u.column())
	answers := newAnswers(u, len(cells))
	answers.Code = make([]int, len(cells))
	known := cellValues(u.item.Answers())
	var problems Problems
	for i, cell := range cells {
		answers.Code[i] = -1
		if state, missing := missingState(cell, blank[i]); missing {
			answers.State[i] = state
			continue
		}
		if code, ok := known[cell]; ok {
			answers.Code[i] = code
			continue
		}
		answers.State[i] = Unusable
		problems = append(problems, Problem{r.file, r.lines[i], u.column(), notAnOption(u.item, cell)})
	}
	return answers, problems
}

func (r *responses) multiple(item Item) (Answers, Problems) {
	answers := newAnswers(unit{item: item}, len(r.lines))
	answers.Picked = make([][]bool, len(item.Options))
	given := make([]ticks, len(r.lines))
	var problems Problems
	for k, name := range item.Columns() {
		cells, blank := r.column(name)
		answers.Picked[k] = make([]bool, len(cells))
		for i, cell := range cells {
			state, missing := missingState(cell, blank[i])
			if !missing && cell != "1" && cell != "0" {
				state = Unusable
				problems = append(problems, Problem{r.file, r.lines[i], name, notATick(cell)})
			}
			answers.Picked[k][i] = cell == "1"
			given[i].add(state, cell == "1")
		}
	}
	for i, ticks := range given {
		state, message := ticks.state(item)
		answers.State[i] = state
		if message != "" {
			problems = append(problems, Problem{r.file, r.lines[i], item.ID, message + leftOutOfItem})
		}
		for k := range answers.Picked {
			answers.Picked[k][i] = answers.Picked[k][i] && state == Answered
		}
	}
	return answers, problems
}

// ticks sums up what one respondent filled in over the options of a multiple item.
type ticks struct {
	states [Unusable + 1]int // how many options have a cell in this state
	picked int
}

func (t *ticks) add(state State, picked bool) {
	t.states[state]++
	if picked {
		t.picked++
	}
}

// state returns whether the respondent answered, and what is wrong with the answer if nothing was reported yet. A blank
// option beside one that says why there is no answer adds nothing to it.
func (t *ticks) state(item Item) (State, string) {
	why := []State{}
	for _, state := range []State{NotAsked, DontKnow, Refused} {
		if t.states[state] > 0 {
			why = append(why, state)
		}
	}
	without := len(item.Options) - t.states[Answered]
	switch {
	case t.states[Unusable] > 0:
		return Unusable, ""
	case without > 0 && t.states[Answered] > 0:
		return Unusable, fmt.Sprintf("%d of the %d options have neither 1 nor 0; give one for each, or leave all blank", without, len(item.Options))
	case len(why) > 1:
		return Unusable, "the options give different reasons why there is no answer; give one for all"
	case len(why) == 1:
		return why[0], ""
	case without > 0:
		return Skipped, ""
	case item.MaxPicks > 0 && t.picked > item.MaxPicks:
		return Unusable, fmt.Sprintf("%d options picked, at most %d allowed", t.picked, item.MaxPicks)
	}
	return Answered, ""
}

func (r *responses) number(u unit) (Answers, Problems) {
	cells, blank := r.column(u.column())
	answers := newAnswers(u, len(cells))
	answers.Value = make([]float64, len(cells))
	low, high := u.item.Range[0], u.item.Range[1]
	var problems Problems
	for i, cell := range cells {
		if state, missing := missingState(cell, blank[i]); missing {
			answers.State[i] = state
			continue
		}
		value, ok := decimal(cell)
		if ok && value >= low && value <= high {
			answers.Value[i] = value
			continue
		}
		answers.State[i] = Unusable
		problems = append(problems, Problem{r.file, r.lines[i], u.column(), notInRange(u.item, cell)})
	}
	return answers, problems
}

// markNotAsked turns skipped into not asked for respondents who did not choose the option that an item depends on. It can
// only tell where both items stand in one file. An answer that is there counts, whoever gave it.
func markNotAsked(all []Answers) {
	for _, answers := range all {
		target, option, _ := strings.Cut(answers.Item.AskedIf, ".")
		for _, condition := range all {
			if condition.Item.ID != target {
				continue
			}
			for i := range answers.State {
				if answers.State[i] == Skipped && !condition.chose(i, option) {
					answers.State[i] = NotAsked
				}
			}
		}
	}
}

// chose reports whether respondent i chose the option, of a single or multiple item.
func (a Answers) chose(i int, option string) bool {
	for k, o := range a.Item.Options {
		if o.ID == option {
			return a.has(i, k)
		}
	}
	return false
}

// has reports whether respondent i chose the option in place k, of a single or multiple item.
func (a Answers) has(i, k int) bool {
	return a.State[i] == Answered && (a.Item.Kind == Single && a.Code[i] == k || a.Item.Kind == Multiple && a.Picked[k][i])
}

func missingState(cell string, blank bool) (State, bool) {
	if blank {
		return Skipped, true
	}
	state, missing := missingCells[cell]
	return state, missing
}

// cellValues maps what a cell may hold to the position of the option: its id, or its label in either language.
func cellValues(options []Option) map[string]int {
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

// leftOutOfItem ends what is said of an answer that has a problem.
const leftOutOfItem = "; the respondent is left out of this item"

func notATick(cell string) string {
	return quoted(cell) + " is not 1 (picked), 0 (not picked) or blank (no answer)" + leftOutOfItem
}

func notInRange(item Item, cell string) string {
	return fmt.Sprintf("%s is not a number from %v to %v with a decimal point", quoted(cell), item.Range[0], item.Range[1]) + leftOutOfItem
}

func notAnOption(item Item, cell string) string {
	ids, labels := make([]string, 0, len(item.Answers())), []string{}
	for _, option := range item.Answers() {
		ids = append(ids, option.ID)
		labels = append(labels, option.Label.NL, option.Label.EN)
	}
	where := "among the options"
	if item.Kind == Rating {
		where = "on the scale"
	}
	return fmt.Sprintf("%s is not %s (%s)%s%s", quoted(cell), where, strings.Join(ids, ", "), leftOutOfItem,
		didYouMean(cell, slices.Concat(ids, labels)))
}
