package scan

import (
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/cells"
	"spoor/data/where"
)

// plan says what each column of a file of respondents means to a scan.
type plan struct {
	file         string
	delimiter    byte
	names        []string // of the columns
	columns      []plannedColumn
	runs         []run // how to read the columns
	units        []plannedUnit
	multiple     []int // the units that are multiple items, those that are asked after another, and how many are numbers
	conditional  []int
	numbers      int
	combinations []combined // of numbers
	id           int        // place of the column of respondents
	design       data.Design
	drawn        bool // there is a design
	weight       int  // places of the columns of the design, -1 without
	strata       int
	cluster      int
	fpc          int
	within       int
	before       int
	margins      []int
	replicates   []int
	firstLine    int // lines that the header takes up

	where  *where.Condition // on who is counted; nil for everybody
	leaves []int            // the units that its comparisons are on
}

// plannedUnit is a unit of which the answers are counted.
type plannedUnit struct {
	answers.Unit
	width     int    // codes there are: one for each option that can be the answer, and one for each State that is not Answered
	slot      int    // place among the multiple items or the numbers
	most      int    // options that a respondent may pick
	alone     uint64 // those that go with no other
	condition int    // unit that it is asked after, -1 without; and the option
	option    int
	meaning   answers.Cells // of its cells
	lookup    *cells.Lookup // of those that are known beforehand, by their codes
}

// options is the number of codes that are answers: of a multiple item and of a number all answers have code 0.
func (u *plannedUnit) options() int { return u.width - int(data.Unusable) }

// code stands for a state without an answer.
func (u *plannedUnit) code(state data.State) uint16 { return uint16(u.options() + int(state) - 1) }

// state is what a code stands for.
func (u *plannedUnit) state(code uint16) data.State {
	if int(code) < u.options() {
		return data.Answered
	}
	return data.State(int(code) - u.options() + 1)
}

type columnKind uint8

const (
	passedColumn columnKind = iota // free text, the design, or not of use
	choiceColumn
	tickColumn
	numberColumn
)

// plannedColumn says what a cell of a column means.
type plannedColumn struct {
	kind   columnKind
	unit   int
	slot   int           // that of the unit
	option int           // of a multiple item
	lookup *cells.Lookup // code of a cell
}

// MostOptions is the number of options of a multiple item that a scan can count.
const MostOptions = 64

// Possible reports whether the items can be counted by a scan.
func Possible(items []data.Item) bool {
	return !slices.ContainsFunc(items, func(item data.Item) bool {
		return item.Kind == data.Multiple && (len(item.Options) > MostOptions || len(item.Nets) > mostNets) || len(item.Answers()) > 60000
	})
}

// newPlan makes the plan of a file with that header, which was checked.
func newPlan(file string, header []string, items []data.Item, design data.Design) *plan {
	p := &plan{file: file, names: header, columns: make([]plannedColumn, len(header)), design: design, drawn: !design.IsZero(),
		id: slices.Index(header, data.RespondentColumn), weight: -1, strata: -1, cluster: -1, fpc: -1, within: -1, before: -1}
	for _, item := range items {
		if item.Kind == data.Open {
			continue
		}
		for _, u := range answers.Units(item) {
			p.add(u)
		}
	}
	for _, i := range answers.AfterConditions(len(p.units), func(k int) data.Item { return p.units[k].Item }) {
		target, option, _ := strings.Cut(p.units[i].Item.AskedIf, ".")
		p.units[i].condition = slices.IndexFunc(p.units, func(c plannedUnit) bool { return c.Item.ID == target })
		if at := p.units[i].condition; at >= 0 {
			p.units[i].option = slices.Index(data.IDs(p.units[at].Item.Options), option)
			p.conditional = append(p.conditional, i)
		}
	}
	for _, part := range []struct {
		name  string
		place *int
	}{{design.Weight, &p.weight}, {design.Strata, &p.strata}, {design.Cluster, &p.cluster}, {design.FPC, &p.fpc}, {design.FPC2, &p.within}} {
		if part.name != "" {
			*part.place = slices.Index(header, part.name)
		}
	}
	if raking := design.Raking; raking != nil {
		p.before = slices.Index(header, raking.Before)
		for _, margin := range raking.Margins {
			p.margins = append(p.margins, slices.Index(header, margin.Column))
		}
	}
	if design.Replicates != nil {
		for _, name := range design.Replicates.Names() {
			p.replicates = append(p.replicates, slices.Index(header, name))
		}
	}
	p.runs = makeRuns(p.columns)
	return p
}

// singly reports whether respondents are summed one after another.
func (p *plan) singly() bool { return p.design.Replicates != nil || p.design.Raking != nil }

func (p *plan) add(u answers.Unit) {
	at := len(p.units)
	planned := plannedUnit{Unit: u, width: 1 + int(data.Unusable)}
	place := func(column string) *plannedColumn { return &p.columns[slices.Index(p.names, column)] }
	switch u.Item.Kind {
	case data.Multiple:
		planned.slot, planned.most = len(p.multiple), len(u.Item.Options)
		if u.Item.MaxPicks > 0 {
			planned.most = u.Item.MaxPicks
		}
		p.multiple = append(p.multiple, at)
		planned.read(tickCode)
		for k, column := range u.Item.Columns() {
			if u.Item.Options[k].Exclusive {
				planned.alone |= 1 << k
			}
			*place(column) = plannedColumn{tickColumn, at, planned.slot, k, planned.lookup}
		}
	case data.Number:
		planned.slot = p.numbers
		p.numbers++
		p.readAsBefore(&planned)
		*place(u.Column()) = plannedColumn{numberColumn, at, planned.slot, 0, planned.lookup}
	default:
		planned.width = len(u.Item.Answers()) + int(data.Unusable)
		p.readAsBefore(&planned)
		*place(u.Column()) = plannedColumn{choiceColumn, at, 0, 0, planned.lookup}
	}
	p.units = append(p.units, planned)
}

// readAsBefore takes over what the cells of a unit mean, of another row of the same item what they meant there.
func (p *plan) readAsBefore(u *plannedUnit) {
	if last := len(p.units) - 1; last >= 0 && p.units[last].Item.ID == u.Item.ID {
		u.meaning, u.lookup = p.units[last].meaning, p.units[last].lookup
		return
	}
	u.read(u.codeOf)
}

// read takes over what the cells of the unit mean, those that are known beforehand as codes.
func (u *plannedUnit) read(code func(answers.Cell) uint16) {
	u.meaning = answers.CellsOf(u.Item)
	codes := map[string]uint16{}
	for cell, read := range u.meaning.Known() {
		codes[cell] = code(read)
	}
	u.lookup = cells.NewLookup(codes)
}

// codeOf is the code of what a cell says, of another item than a multiple one.
func (u *plannedUnit) codeOf(read answers.Cell) uint16 {
	if read.State != data.Answered {
		return u.code(read.State)
	}
	return uint16(read.Code)
}
