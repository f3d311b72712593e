package answers

import (
	"math"
	"strconv"
	"strings"

	"spoor/data"
)

// Cell is what a cell of a file of respondents says.
type Cell struct {
	State  data.State
	Code   int     // of a choice: the position of the option
	Picked bool    // of an option of a multiple item
	Value  float64 // of a number
}

// Cells decide what the cells of an item mean. Every engine asks them: an engine that knows some cells by itself knows them
// from [Cells.Known].
type Cells struct {
	item  data.Item
	known map[string]Cell
}

// CellsOf returns the meaning of the cells of an item that is counted.
func CellsOf(item data.Item) Cells {
	c := Cells{item, map[string]Cell{}}
	switch item.Kind {
	case data.Multiple:
		c.known["1"], c.known["0"] = Cell{Picked: true}, Cell{}
	case data.Single, data.Rating, data.Ranking:
		for value, code := range Values(item.Answers()) {
			c.known[value] = Cell{Code: code}
		}
	}
	c.known[""] = Cell{State: data.Skipped}
	for _, state := range data.MissingStates() {
		c.known[state.Cell()] = Cell{State: state}
	}
	return c
}

// Known returns the cells of which the meaning can be said beforehand: for a choice and an option of a multiple item all that
// can be used, for a number those without one.
func (c Cells) Known() map[string]Cell { return c.known }

// Read returns what a cell says, and what is wrong with one that cannot be used.
func (c Cells) Read(cell string) (read Cell, wrong string) {
	if known, found := c.known[cell]; found {
		return known, ""
	}
	switch c.item.Kind {
	case data.Multiple:
		wrong = notATick(cell)
	case data.Number:
		value, ok := Decimal(cell)
		if ok && value >= c.item.Range[0] && value <= c.item.Range[1] {
			return Cell{Value: value}, ""
		}
		wrong = notInRange(c.item, cell)
	default:
		wrong = notAnOption(c.item, cell)
	}
	return Cell{State: data.Unusable}, wrong
}

// Problem returns a problem of a cell with that cell, and what that was probably meant to be, where it should have held one of the answers
// of a list.
func (c Cells) Problem(of data.Problem, cell string) data.Problem {
	if c.item.Kind == data.Single || c.item.Kind == data.Rating {
		of.Cell, of.Slip = cell, Slip(c.item, cell)
	}
	return of
}

// Decimal reads a number in decimal notation; Go also reads hexadecimal, and names for infinity.
func Decimal(cell string) (float64, bool) {
	value, err := strconv.ParseFloat(cell, 64)
	return value, err == nil && !strings.ContainsAny(cell, "xX_") && !math.IsInf(value, 0) && !math.IsNaN(value)
}

// IsMissing reports whether a cell of any item, one of free text too, holds no answer.
func IsMissing(cell string) bool {
	if cell == "" {
		return true
	}
	for _, state := range data.MissingStates() {
		if cell == state.Cell() {
			return true
		}
	}
	return false
}

// Values maps what a cell may hold to the position of the option: its label in either language or one of its aliases, or its id where
// that is neither. A codebook in which the id of one option is the label of another is refused ([data.ParseCodebook]).
func Values(options []data.Option) map[string]int {
	known := map[string]int{}
	for i := len(options) - 1; i >= 0; i-- {
		for _, value := range append([]string{options[i].Label.NL, options[i].Label.EN}, options[i].Aliases...) {
			if value != "" {
				known[value] = i
			}
		}
	}
	for i, option := range options {
		if _, taken := known[option.ID]; !taken {
			known[option.ID] = i
		}
	}
	return known
}
