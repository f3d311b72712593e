// Package rows reads the answers of a wave respondent by respondent, as other programs keep them: a variable a column, a number for each
// answer, and numbers that say why there is none.
package rows

import (
	"math"
	"slices"
	"strings"

	"spoor/data"
)

// Kind says what the values of a variable are.
type Kind int

// Kinds of variables.
const (
	Identity Kind = iota // number of the respondent, from 1
	Choice               // code of an option, point of a scale or rank
	Tick                 // 1 for an option that was picked, 0 for one that was not
	Number               // number that was given
	Design               // number of how the respondent was drawn, such as a weight
	Label                // text of how the respondent was drawn, such as a stratum
)

// Variable is a column.
type Variable struct {
	Name   string // of the column: item, item.row or item.option
	Kind   Kind
	Item   data.Item   // none of an identity or design
	Part   data.Option // row of a battery, or option of a multiple item
	Values []Value     // of a choice or tick; reasons for no answer follow the answers
	Weight bool        // the design weighs by it
}

// Value is what a code means.
type Value struct {
	Code    int
	ID      string // of the option; the cell of a reason
	Label   data.Text
	Missing bool
}

// Reasons for no answer, by the place of their code after the first.
var reasons = []struct {
	state data.State
	label data.Text
}{
	{data.DontKnow, data.Text{NL: "Weet niet", EN: "Don't know"}},
	{data.Refused, data.Text{NL: "Wil niet zeggen", EN: "Refused"}},
	{data.NotAsked, data.Text{NL: "Niet gevraagd", EN: "Not asked"}},
	{data.Unusable, data.Text{NL: "Onbruikbaar antwoord", EN: "Unusable answer"}},
}

// firstReason is the code of the first reason, where no answer can be that number.
const firstReason = -99

// Columns returns the variables of a file that holds items, with those of its design: the respondent first, open items left out.
func Columns(items []data.Item, design data.Design) []Variable {
	variables := []Variable{{Name: data.RespondentColumn, Kind: Identity}}
	var seen []string
	gone := reasonsBeside(items)
	for _, item := range items {
		seen = append(seen, item.Columns()...)
		variables = append(variables, ofItem(item, gone)...)
	}
	for _, name := range design.Columns() {
		if slices.Contains(seen, name) {
			continue
		}
		kind := Design
		if name == design.Strata || name == design.Cluster || raked(design, name) {
			kind = Label
		}
		variables = append(variables, Variable{Name: name, Kind: kind, Weight: name == design.Weight})
	}
	return variables
}

func raked(design data.Design, name string) bool {
	return design.Raking != nil && slices.ContainsFunc(design.Raking.Margins, func(m data.RakedMargin) bool { return m.Column == name })
}

func ofItem(item data.Item, gone []Value) []Variable {
	switch item.Kind {
	case data.Open:
		return nil
	case data.Multiple:
		return parts(item, Tick, item.Options, gone)
	case data.Number:
		return parts(item, Number, item.Rows, gone)
	}
	return parts(item, Choice, item.Rows, gone)
}

func parts(item data.Item, kind Kind, of []data.Option, gone []Value) []Variable {
	if len(of) == 0 {
		of = []data.Option{{}}
	}
	values := append(answersOf(item, kind), gone...)
	out := make([]Variable, len(of))
	for i, name := range item.Columns() {
		out[i] = Variable{Name: name, Kind: kind, Item: item, Part: of[i], Values: values}
	}
	return out
}

// answersOf gives each answer its code: the value of a point of a scale where all have a whole one that is their own and not below zero, a
// rank itself and 0 for an option without, or the place from 1.
func answersOf(item data.Item, kind Kind) []Value {
	switch kind {
	case Number:
		return nil
	case Tick:
		return []Value{{Code: 0, ID: "0", Label: data.Text{NL: "Niet gekozen", EN: "Not chosen"}}, {Code: 1, ID: "1", Label: data.Text{NL: "Gekozen", EN: "Chosen"}}}
	}
	var out []Value
	given := map[int]bool{}
	for i, option := range item.Answers() {
		code := i + 1
		if option.ID == data.Unplaced && item.Kind == data.Ranking {
			code = 0
		}
		out = append(out, Value{Code: code, ID: option.ID, Label: option.Label})
		if v := option.Value; v != nil && *v == math.Trunc(*v) && *v >= 0 && *v < 1000 {
			given[int(*v)] = true
		}
	}
	if item.Kind == data.Rating && len(given) == len(out) {
		for i, option := range item.Answers() {
			out[i].Code = int(*option.Value)
		}
	}
	return out
}

// reasonsBeside gives each reason for no answer its code, in all columns the same: -99 and on, or lower where a number can be that.
func reasonsBeside(items []data.Item) []Value {
	first := firstReason
	for moved := true; moved; {
		moved = false
		for _, item := range items {
			if item.Kind == data.Number && len(item.Range) == 2 && item.Range[0] < float64(first+len(reasons)) && item.Range[1] >= float64(first) {
				first, moved = int(math.Floor(item.Range[0]))-len(reasons), true
			}
		}
	}
	out := make([]Value, len(reasons))
	for i, reason := range reasons {
		out[i] = Value{Code: first + i, ID: reason.state.Cell(), Label: reason.label, Missing: true}
	}
	return out
}

// Gone returns the lowest and the highest code that says why there is no answer.
func (v Variable) Gone() (low, high int) {
	gone := slices.DeleteFunc(slices.Clone(v.Values), func(value Value) bool { return !value.Missing })
	if len(gone) == 0 {
		return 0, 0
	}
	return gone[0].Code, gone[len(gone)-1].Code
}

// Label is what the variable is called: the question, with the row of a battery or ranking; of a multiple item the option.
func (v Variable) Label(lang data.Lang) string {
	switch part := v.Part.Label.In(lang); {
	case v.Kind == Identity:
		return data.Text{NL: "Nummer van de respondent", EN: "Number of the respondent"}.In(lang)
	case v.Weight:
		return data.Text{NL: "Gewicht", EN: "Weight"}.In(lang)
	case v.Item.ID == "":
		return data.Text{NL: "Steekproefopzet: ", EN: "Sample design: "}.In(lang) + v.Name
	case part == "":
		return v.Question(lang)
	case v.Kind == Tick:
		return part
	default:
		return v.Question(lang) + " [" + part + "]"
	}
}

// Question is the question as it was asked, on one line.
func (v Variable) Question(lang data.Lang) string {
	text := v.Item.Text.In(lang)
	if text == "" {
		text = v.Item.Title.In(lang)
	}
	return strings.Join(strings.Fields(text), " ")
}
