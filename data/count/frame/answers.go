package frame

import (
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
)

// answers reads one unit from its columns.
func (r *responses) answers(u answers.Unit) (answers.Answers, data.Problems) {
	if u.Item.Kind == data.Multiple {
		return r.multiple(u.Item)
	}
	cells := answers.CellsOf(u.Item)
	given := answers.Answers{Item: u.Item, Row: u.Row, State: make([]data.State, len(r.lines))}
	if u.Item.Kind == data.Number {
		given.Value = make([]float64, len(r.lines))
	} else {
		given.Code = make([]int, len(r.lines))
	}
	var problems data.Problems
	for i, cell := range r.column(u.Column()) {
		read, wrong := cells.Read(cell)
		if wrong != "" {
			problems = append(problems, cells.Problem(data.Problem{File: r.file, Line: r.lines[i], Column: u.Column(), Message: wrong}, cell))
		}
		given.State[i] = read.State
		switch {
		case given.Value != nil:
			given.Value[i] = read.Value
		case read.State == data.Answered:
			given.Code[i] = read.Code
		default:
			given.Code[i] = -1
		}
	}
	return given, problems
}

func (r *responses) multiple(item data.Item) (answers.Answers, data.Problems) {
	cells := answers.CellsOf(item)
	given := answers.Answers{Item: item, State: make([]data.State, len(r.lines)), Picked: make([][]bool, len(item.Options))}
	ticked := make([]answers.Ticks, len(r.lines))
	var problems data.Problems
	for k, name := range item.Columns() {
		given.Picked[k] = make([]bool, len(r.lines))
		for i, cell := range r.column(name) {
			read, wrong := cells.Read(cell)
			if wrong != "" {
				problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: name, Message: wrong})
			}
			given.Picked[k][i] = read.Picked
			ticked[i].Add(item.Options[k], read)
		}
	}
	for i, ticks := range ticked {
		state, wrong := ticks.State(item)
		given.State[i] = state
		if wrong != "" {
			problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: item.ID, Message: wrong})
		}
		for k := range given.Picked {
			given.Picked[k][i] = given.Picked[k][i] && state == data.Answered
		}
	}
	return given, problems
}

// route leaves out the answers that were not asked, and returns the problems of all units in their order: those of its cells,
// then where an answer to it was left out so.
func (r *responses) route(all []answers.Answers, found []data.Problems) data.Problems {
	for _, m := range answers.MarkNotAsked(all) {
		unit := answers.Unit{Item: all[m.Unit].Item, Row: all[m.Unit].Row}
		found[m.Unit] = append(found[m.Unit], data.Problem{File: r.file, Line: r.lines[m.Respondent], Column: unit.Column(), Message: answers.NotAskedThis(unit.Item)})
	}
	return slices.Concat(found...)
}
