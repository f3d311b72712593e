package importing

import (
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/personal"
	"spoor/data/problem"
)

// unknownText is a text that is no option of an item, nor said to be missing.
type unknownText struct {
	item, row, text string
}

const (
	maxUnknown    = 2000 // different unknown texts that are counted
	unknownLetter = 200  // longest text that is counted
)

// unknown counts a text that is no option.
func (i *Importer) unknown(item data.Item, row, text string) {
	if len(text) > unknownLetter {
		return
	}
	key := unknownText{item.ID, row, text}
	if _, seen := i.unknowns[key]; !seen {
		if len(i.unknowns) == maxUnknown {
			return
		}
		i.unknownOrder = append(i.unknownOrder, key)
		i.slip(answers.Slip(item, text))
	}
	i.unknowns[key]++
}

// slip keeps a slip, once.
func (i *Importer) slip(slip problem.Slip) {
	if slip.Meant != "" && !slices.Contains(i.slips, slip) {
		i.slips = append(i.slips, slip)
	}
}

// Slips returns the answers that were probably meant to be an option, in the order in which they were first found: unknown ones, and those
// that count as typed in place of one.
func (i *Importer) Slips() []problem.Slip { return i.slips }

// Unknown is an answer that is no option of an item.
type Unknown struct {
	Item string
	Row  string // of a battery
	Text string
	N    int // respondents who gave it
}

// Unknown returns the answers that are no option, in the order in which they were first found. Those with something personal in them
// stay among the problems, which do not repeat them.
func (i *Importer) Unknown() []Unknown {
	var all []Unknown
	for _, key := range i.unknownOrder {
		if personal.Within(key.text) == personal.None {
			all = append(all, Unknown{key.item, key.row, key.text, i.unknowns[key]})
		}
	}
	return all
}

// Changed returns the unknown texts that are no slips: see [answers.Changed]. Each problem says what to add.
func (i *Importer) Changed() data.Problems {
	given := map[[2]string]int{}
	for _, p := range i.placed {
		given[[2]string{p.base.Item, p.base.Row}] = p.base.Answered + p.base.Unusable
	}
	unknown := map[[2]string][]answers.Unknown{}
	var order [][2]string
	for _, key := range i.unknownOrder {
		unit := [2]string{key.item, key.row}
		if unknown[unit] == nil {
			order = append(order, unit)
		}
		unknown[unit] = append(unknown[unit], answers.Unknown{Text: key.text, Times: i.unknowns[key]})
	}
	var problems data.Problems
	for _, unit := range order {
		item, _ := i.codebook.Item(unit[0])
		for _, one := range answers.Changed(item, unknown[unit], given[unit]) {
			one.File, one.Column = i.file, Base{Item: unit[0], Row: unit[1]}.Name()
			problems = append(problems, one)
		}
	}
	return problems
}
