package data

import (
	"slices"
	"strings"

	"spoor/data/scan"
)

// scanPlan says what each column of a file of respondents means to a scan.
type scanPlan struct {
	file        string
	delimiter   byte
	names       []string // of the columns
	columns     []scanColumn
	runs        []scanRun // how to read the columns
	units       []scanUnit
	multiple    []int // the units that are multiple items, those that are asked after another, and how many are numbers
	conditional []int
	numbers     int
	id          int // place of the column of respondents
	design      Design
	drawn       bool // there is a design
	weight      int  // places of the columns of the design, -1 without
	strata      int
	cluster     int
	fpc         int
	firstLine   int // lines that the header takes up
}

// scanUnit is a unit of which the answers are counted.
type scanUnit struct {
	unit
	width     int // codes there are: one for each option that can be the answer, and one for each State that is not Answered
	slot      int // place among the multiple items or the numbers
	most      int // options that a respondent may pick
	condition int // unit that it is asked after, -1 without; and the option
	option    int
	lookup    *scan.Lookup // of a choice
}

// options is the number of codes that are answers: of a multiple item and of a number all answers have code 0.
func (u *scanUnit) options() int { return u.width - int(Unusable) }

// code stands for a state without an answer.
func (u *scanUnit) code(state State) uint16 { return uint16(u.options() + int(state) - 1) }

// state is what a code stands for.
func (u *scanUnit) state(code uint16) State {
	if int(code) < u.options() {
		return Answered
	}
	return State(int(code) - u.options() + 1)
}

type columnKind uint8

const (
	passedColumn columnKind = iota // free text, the design, or not of use
	choiceColumn
	tickColumn
	numberColumn
)

// scanColumn says what a cell of a column means.
type scanColumn struct {
	kind   columnKind
	unit   int
	slot   int          // that of the unit
	option int          // of a multiple item
	lookup *scan.Lookup // code of a cell
}

// mostScanned is the number of options of a multiple item that a scan can count.
const mostScanned = 64

// canScan reports whether the items can be counted by a scan.
func canScan(items []Item) bool {
	return !slices.ContainsFunc(items, func(item Item) bool {
		return item.Kind == Multiple && len(item.Options) > mostScanned || len(item.Answers()) > 60000
	})
}

// newScanPlan makes the plan of a file with that header, which was checked.
func newScanPlan(file string, header []string, items []Item, design Design) *scanPlan {
	p := &scanPlan{file: file, names: header, columns: make([]scanColumn, len(header)), design: design, drawn: !design.IsZero(),
		id: slices.Index(header, RespondentColumn), weight: -1, strata: -1, cluster: -1, fpc: -1}
	for _, item := range items {
		if item.Kind == Open {
			continue
		}
		for _, u := range units(item) {
			p.add(u)
		}
	}
	for i, u := range p.units {
		target, option, _ := strings.Cut(u.item.AskedIf, ".")
		p.units[i].condition = slices.IndexFunc(p.units, func(c scanUnit) bool { return c.item.ID == target })
		if at := p.units[i].condition; at >= 0 {
			p.units[i].option = slices.Index(IDs(p.units[at].item.Options), option)
			p.conditional = append(p.conditional, i)
		}
	}
	for _, part := range []struct {
		name  string
		place *int
	}{{design.Weight, &p.weight}, {design.Strata, &p.strata}, {design.Cluster, &p.cluster}, {design.FPC, &p.fpc}} {
		if part.name != "" {
			*part.place = slices.Index(header, part.name)
		}
	}
	p.runs = makeRuns(p.columns)
	return p
}

func (p *scanPlan) add(u unit) {
	at := len(p.units)
	planned := scanUnit{unit: u, width: 1 + int(Unusable)}
	place := func(column string) *scanColumn { return &p.columns[slices.Index(p.names, column)] }
	switch u.item.Kind {
	case Multiple:
		planned.slot, planned.most = len(p.multiple), len(u.item.Options)
		if u.item.MaxPicks > 0 {
			planned.most = u.item.MaxPicks
		}
		p.multiple = append(p.multiple, at)
		states := map[string]uint16{"0": uint16(Answered), "1": uint16(Answered)}
		for cell, state := range missingCells {
			states[cell] = uint16(state)
		}
		lookup := scan.NewLookup(states)
		for k, column := range u.item.Columns() {
			*place(column) = scanColumn{tickColumn, at, planned.slot, k, lookup}
		}
	case Number:
		planned.slot = p.numbers
		p.numbers++
		*place(u.column()) = scanColumn{numberColumn, at, planned.slot, 0, scan.NewLookup(planned.missing())}
	default:
		planned.width = len(u.item.Answers()) + int(Unusable)
		if at > 0 && p.units[at-1].item.ID == u.item.ID { // another row of the same rating
			planned.lookup = p.units[at-1].lookup
		} else {
			planned.lookup = scan.NewLookup(planned.cells())
		}
		*place(u.column()) = scanColumn{choiceColumn, at, 0, 0, planned.lookup}
	}
	p.units = append(p.units, planned)
}

// cells are the codes of what a cell of a choice may hold.
func (u *scanUnit) cells() map[string]uint16 {
	codes := u.missing()
	codes[""] = u.code(Skipped)
	for cell, code := range cellValues(u.item.Answers()) {
		if _, missing := codes[cell]; !missing {
			codes[cell] = uint16(code)
		}
	}
	return codes
}

// missing are the codes of cells that say why there is no answer.
func (u *scanUnit) missing() map[string]uint16 {
	codes := map[string]uint16{}
	for cell, state := range missingCells {
		codes[cell] = u.code(state)
	}
	return codes
}
