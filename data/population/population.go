// Package population reads what is known of a population: for each answer to a question how many people there are, or what share.
package population

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/records"
)

// Known is a population by the answers to an item, in the order of its options.
type Known struct {
	Shares []float64 // they add up to 1; 0 for an answer that the population does not have
	People []int     // nil where only shares are known
}

// Size is how many people there are, 0 where that is not known.
func (k Known) Size() int {
	size := 0
	for _, n := range k.People {
		size += n
	}
	return size
}

// The columns that a file may have, by the words that head them.
var (
	itemWords   = []string{"item", "question", "vraag"}
	shareWords  = []string{"share", "aandeel", "percentage", "percent", "procent", "proportion", "%"}
	peopleWords = []string{"population", "populatie", "people", "number", "count", "aantal", "n"}
)

// roundedShares is how far printed shares may be from a sum of 1: each is rounded to whole percentages.
const roundedShares = 0.005

// line is one answer of the file.
type line struct {
	number int
	option int // place in the item
	value  float64
	whole  bool
	text   string
}

// Read reads a file of two columns with a header: an answer by its id or label, and how many people there are (population) or what part of them
// (share, as 0.25, 0,25 or 25%). A column item keeps the lines of that item. It returns every problem at once.
func Read(name string, content []byte, item data.Item) (Known, error) {
	r := reading{name: name, item: item}
	if err := r.records(content); err != nil {
		return Known{}, err
	}
	if len(r.problems) > 0 {
		return Known{}, r.problems
	}
	return r.known()
}

// reading is a file in the reading.
type reading struct {
	name     string
	item     data.Item
	header   []string
	value    int // column of the numbers
	lines    []line
	problems data.Problems
}

func (r *reading) wrong(line int, column, form string, args ...any) {
	r.problems = append(r.problems, data.Problem{File: r.name, Line: line, Column: column, Message: fmt.Sprintf(form, args...)})
}

// records reads every line.
func (r *reading) records(content []byte) error {
	opened, err := records.Open(r.name, bytes.NewReader(content), records.Options{})
	if err != nil {
		return err
	}
	for {
		record, err := opened.Read()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &found):
			r.problems = append(r.problems, *found)
			if found.Severity == problem.Fatal {
				return nil
			}
			continue
		case err != nil:
			return err
		}
		cells := record.Texts()
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }):
		case r.header == nil:
			if r.start(record.Line, cells); len(r.problems) > 0 {
				return nil
			}
		default:
			r.add(record.Line, cells)
		}
	}
}

// start reads the header.
func (r *reading) start(number int, cells []string) {
	r.header = cells
	r.value = r.column(slices.Concat(shareWords, peopleWords))
	if r.value <= 0 && len(cells) == 2 {
		r.value = 1
		if slices.ContainsFunc(r.item.Options, func(o data.Option) bool { return named(o, cells[0]) }) {
			r.wrong(number, "", "%q is an answer to %s, where the columns should have their names; put a line such as option,population above it", cells[0], r.item.ID)
		}
	}
	if r.value <= 0 {
		r.wrong(number, "", "no column has the numbers; head the answers option, and the numbers share or population")
	}
}

// column is the place of the first column that one of the words heads, -1 without.
func (r *reading) column(words []string) int {
	return slices.IndexFunc(r.header, func(cell string) bool { return slices.Contains(words, strings.ToLower(cell)) })
}

func (r *reading) add(number int, cells []string) {
	of := r.column(itemWords)
	if of >= 0 && (of >= len(cells) || cells[of] != r.item.ID) {
		return
	}
	answer := 0
	for answer == of || answer == r.value {
		answer++
	}
	if len(cells) <= max(answer, r.value) {
		r.wrong(number, "", "the line has %d cells; give an answer and a number", len(cells))
		return
	}
	option := slices.IndexFunc(r.item.Options, func(o data.Option) bool { return named(o, cells[answer]) })
	if option < 0 {
		r.wrong(number, r.header[answer], "%q is no answer to %s; it has %s", cells[answer], r.item.ID, strings.Join(ids(r.item.Options), ", "))
		return
	}
	if slices.ContainsFunc(r.lines, func(l line) bool { return l.option == option }) {
		r.wrong(number, r.header[answer], "%q stands there twice; give each answer once", cells[answer])
		return
	}
	text := strings.TrimSpace(strings.TrimSuffix(cells[r.value], "%"))
	value, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || value < 0 || math.IsInf(value, 0) || math.IsNaN(value) {
		r.wrong(number, r.header[r.value], "%q is no number; write 120, 25%% or 0.25", cells[r.value])
		return
	}
	r.lines = append(r.lines, line{number, option, value, !strings.ContainsAny(cells[r.value], ".,%") && value < 1e9, cells[r.value]})
}

// named reports whether a text is the id, a label or another name of an option.
func named(o data.Option, text string) bool {
	names := append([]string{o.ID, o.Label.NL, o.Label.EN}, o.Aliases...)
	return text != "" && slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, text) })
}

func ids(options []data.Option) []string {
	out := make([]string, len(options))
	for i, o := range options {
		out[i] = o.ID
	}
	return out
}

// known puts the lines together.
func (r *reading) known() (Known, error) {
	known, sum, whole := Known{Shares: make([]float64, len(r.item.Options))}, 0.0, true
	for _, l := range r.lines {
		known.Shares[l.option], sum, whole = l.value, sum+l.value, whole && l.whole
	}
	for i, option := range r.item.Options {
		if !slices.ContainsFunc(r.lines, func(l line) bool { return l.option == i }) {
			r.wrong(0, "", "there is no line for %q of %s; give every answer, with 0 for one that the population does not have", option.ID, r.item.ID)
		}
	}
	if len(r.problems) == 0 && sum == 0 {
		r.wrong(0, "", "all numbers are 0")
	}
	if len(r.problems) > 0 {
		return Known{}, r.problems
	}
	head := strings.ToLower(r.header[r.value])
	people := slices.Contains(peopleWords, head)
	switch shares := slices.Contains(shareWords, head); {
	case !people && !shares && whole && sum == 100:
		r.wrong(1, r.header[r.value], "the numbers add up to 100: head them share if they are percentages, and population if they are people")
	case people && !whole:
		r.wrong(1, r.header[r.value], "not all are whole numbers of people; head shares share")
	case people || !shares && whole && sum > 1:
		for _, share := range known.Shares {
			known.People = append(known.People, int(share))
		}
	case math.Abs(sum-1) > roundedShares*float64(len(r.lines)) && math.Abs(sum-100) > 100*roundedShares*float64(len(r.lines)):
		r.wrong(0, r.header[r.value], "the shares add up to %s, not to 1 or 100%%; give every answer, or the numbers of people under population", strconv.FormatFloat(sum, 'g', 4, 64))
	}
	if len(r.problems) > 0 {
		return Known{}, r.problems
	}
	for i := range known.Shares {
		known.Shares[i] /= sum
	}
	return known, nil
}
