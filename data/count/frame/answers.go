package frame

import (
	"spoor/data"
	"spoor/data/count/answers"
)

// answers reads one unit from its columns.
func (r *responses) answers(u answers.Unit) (answers.Answers, data.Problems) {
	switch u.Item.Kind {
	case data.Multiple:
		return r.multiple(u.Item)
	case data.Number:
		return r.number(u)
	default:
		return r.choice(u)
	}
}

func (r *responses) choice(u answers.Unit) (answers.Answers, data.Problems) {
	cells, blank := r.column(u.Column())
	given := answers.New(u, len(cells))
	given.Code = make([]int, len(cells))
	known := answers.Values(u.Item.Answers())
	var problems data.Problems
	for i, cell := range cells {
		given.Code[i] = -1
		if state, missing := answers.StateOf(cell, blank[i]); missing {
			given.State[i] = state
			continue
		}
		if code, ok := known[cell]; ok {
			given.Code[i] = code
			continue
		}
		given.State[i] = data.Unusable
		problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: u.Column(), Message: answers.NotAnOption(u.Item, cell)})
	}
	return given, problems
}

func (r *responses) multiple(item data.Item) (answers.Answers, data.Problems) {
	given := answers.New(answers.Unit{Item: item}, len(r.lines))
	given.Picked = make([][]bool, len(item.Options))
	ticked := make([]answers.Ticks, len(r.lines))
	var problems data.Problems
	for k, name := range item.Columns() {
		cells, blank := r.column(name)
		given.Picked[k] = make([]bool, len(cells))
		for i, cell := range cells {
			state, missing := answers.StateOf(cell, blank[i])
			if !missing && cell != "1" && cell != "0" {
				state = data.Unusable
				problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: name, Message: answers.NotATick(cell)})
			}
			given.Picked[k][i] = cell == "1"
			ticked[i].Add(state, cell == "1")
		}
	}
	for i, ticks := range ticked {
		state, message := ticks.State(item)
		given.State[i] = state
		if message != "" {
			problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: item.ID, Message: message + answers.LeftOutOfItem})
		}
		for k := range given.Picked {
			given.Picked[k][i] = given.Picked[k][i] && state == data.Answered
		}
	}
	return given, problems
}

func (r *responses) number(u answers.Unit) (answers.Answers, data.Problems) {
	cells, blank := r.column(u.Column())
	given := answers.New(u, len(cells))
	given.Value = make([]float64, len(cells))
	low, high := u.Item.Range[0], u.Item.Range[1]
	var problems data.Problems
	for i, cell := range cells {
		if state, missing := answers.StateOf(cell, blank[i]); missing {
			given.State[i] = state
			continue
		}
		value, ok := answers.Decimal(cell)
		if ok && value >= low && value <= high {
			given.Value[i] = value
			continue
		}
		given.State[i] = data.Unusable
		problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: u.Column(), Message: answers.NotInRange(u.Item, cell)})
	}
	return given, problems
}
