package scan

import (
	"math/bits"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/count/scan/cells"
)

// Batch holds what the records of one block say, by the plan. It knows nothing of other blocks: which ids stood before,
// and on which line the block begins.
type Batch struct {
	Plan    *Plan
	block   []byte
	records cells.Records

	lines    []int32 // on which each usable record begins, from 1 in this block
	codes    []uint16
	picked   []uint64 // for each record and multiple item which options were picked
	values   []float64
	ids      [][]byte
	keys     []cells.Key
	drawn    []Drawn // only with a design
	Problems []foundProblem
	total    int // lines of the block

	ticks []ticked // of the record at hand

	placed []place // who counts, once that is known
	parts  int     // strata and clusters there are by then
	groups []int32 // the domain of each of them, where groups do not overlap
}

// Drawn are the columns of the design of one respondent.
type Drawn struct{ weight, Stratum, Cluster, Population []byte }

// foundProblem is a problem of a record, its line counted within the block.
type foundProblem struct {
	data.Problem
	Order int // of the unit, and of the column within it
	lost  int // line in the block down to which a quote swallowed records, 0 if none
	whole bool
}

// ticked sums up what a respondent filled in over the options of a multiple item.
type ticked struct {
	picked        uint64
	answered      int
	answers.Ticks // of cells without 0 or 1
}

// decode reads the records of the block.
func (b *Batch) decode() {
	b.lines, b.codes, b.picked, b.values = b.lines[:0], b.codes[:0], b.picked[:0], b.values[:0]
	b.ids, b.keys, b.drawn, b.Problems = b.ids[:0], b.keys[:0], b.drawn[:0], nil
	b.ticks = slices.Grow(b.ticks[:0], len(b.Plan.multiple))[:len(b.Plan.multiple)]
	b.records.Reset(b.block, b.Plan.delimiter)
	for b.records.Next() {
		b.record()
	}
	b.total = b.records.Lines()
}

func (b *Batch) record() {
	r := &b.records
	problem := data.Problem{File: b.Plan.file, Line: r.Line}
	switch {
	case r.Fault.Found > 0:
		problem.Message = answers.WrongQuote + answers.RecordLeftOut
		lost := 0
		if r.Fault.Found > r.Line {
			lost = r.Fault.Found
		}
		b.Problems = append(b.Problems, foundProblem{Problem: problem, lost: lost, whole: true})
		return
	case len(r.Ends) != len(b.Plan.columns):
		problem.Message = answers.OtherLength(len(r.Ends), len(b.Plan.columns))
		b.Problems = append(b.Problems, foundProblem{Problem: problem, whole: true})
		return
	}
	id := r.Cell(b.Plan.id)
	if len(id) == 0 {
		problem.Column, problem.Message = data.RespondentColumn, answers.EmptyID
		b.Problems = append(b.Problems, foundProblem{Problem: problem, whole: true})
		return
	}
	b.ids, b.keys, b.lines = append(b.ids, id), append(b.keys, cells.KeyOf(id)), append(b.lines, int32(r.Line))
	if p := b.Plan; p.drawn {
		b.drawn = append(b.drawn, Drawn{b.optional(p.Weight), b.optional(p.Strata), b.optional(p.Cluster), b.optional(p.Fpc)})
	}
	b.answers()
}

func (b *Batch) optional(column int) []byte {
	if column < 0 {
		return nil
	}
	return b.records.Cell(column)
}

// room makes room for the answers of a record.
func (b *Batch) room() (codes []uint16, values []float64) {
	units, numbers := len(b.Plan.units), b.Plan.numbers
	b.codes = slices.Grow(b.codes, units)[:len(b.codes)+units]
	b.values = slices.Grow(b.values, numbers)[:len(b.values)+numbers]
	clear(b.ticks)
	return b.codes[len(b.codes)-units:], b.values[len(b.values)-numbers:]
}

// report adds a problem of a cell of a run.
func (b *Batch) report(run *run, cell int, message string) {
	order := run.unit<<16 + run.option + cell
	if run.kind == choiceColumn {
		order = (run.unit + cell) << 16
	}
	b.Problems = append(b.Problems, foundProblem{Problem: data.Problem{File: b.Plan.file, Line: b.records.Line, Column: b.Plan.names[run.column+cell], Message: message}, Order: order})
}

// ShownCell is a cell as a frame shows it.
func ShownCell(cell []byte) string {
	if string(cell) == frame.TextNaN {
		return "NaN"
	}
	return string(cell)
}

// noTick adds a cell that is neither 0 nor 1 nor blank to the ticks.
func (b *Batch) noTick(run *run, at int, ticks *ticked) {
	cell := b.records.Cell(run.column + at)
	code, known := run.lookup.Find(cell[:cap(cell)], len(cell))
	if !known {
		code = uint16(data.Unusable)
		b.report(run, at, answers.NotATick(ShownCell(cell)))
	}
	ticks.Add(data.State(code), false)
}

func (b *Batch) number(run *run) (uint16, float64) {
	u, cell := &b.Plan.units[run.unit], b.records.Cell(run.column)
	if len(cell) == 0 {
		return u.code(data.Skipped), 0
	}
	value, ok := cells.Decimal(cell)
	if !ok {
		if code, missing := run.lookup.Find(cell[:cap(cell)], len(cell)); missing {
			return code, 0
		}
		value, ok = answers.Decimal(string(cell))
	}
	if ok && value >= u.Item.Range[0] && value <= u.Item.Range[1] {
		return 0, value
	}
	b.report(run, 0, answers.NotInRange(u.Item, ShownCell(cell)))
	return u.code(data.Unusable), 0
}

// multiples sets the codes of the multiple items from their ticks.
func (b *Batch) multiples(codes []uint16) {
	for _, i := range b.Plan.multiple {
		u := &b.Plan.units[i]
		ticks := &b.ticks[u.slot]
		codes[i] = 0
		if ticks.answered != len(u.Item.Options) || bits.OnesCount64(ticks.picked) > u.most {
			codes[i] = b.unanswered(i, ticks)
		}
		b.picked = append(b.picked, ticks.picked)
	}
}

// unanswered returns the code of a multiple item without a usable answer.
func (b *Batch) unanswered(unit int, ticks *ticked) uint16 {
	u := &b.Plan.units[unit]
	ticks.States[data.Answered] = ticks.answered
	ticks.Ticks.Picked = bits.OnesCount64(ticks.picked)
	state, message := ticks.State(u.Item)
	ticks.picked = 0
	if message != "" {
		b.Problems = append(b.Problems, foundProblem{Problem: data.Problem{File: b.Plan.file, Line: b.records.Line, Column: u.Item.ID, Message: message + answers.LeftOutOfItem},
			Order: unit<<16 + len(u.Item.Options)})
	}
	return u.code(state)
}

// conditions turns skipped into not asked, as [answers.MarkNotAsked] does.
func (b *Batch) conditions(codes []uint16) {
	for _, i := range b.Plan.conditional {
		u := &b.Plan.units[i]
		if codes[i] != u.code(data.Skipped) {
			continue
		}
		on := &b.Plan.units[u.condition]
		chose := u.option >= 0 && on.Item.Kind == data.Single && int(codes[u.condition]) == u.option
		if u.option >= 0 && on.Item.Kind == data.Multiple {
			chose = b.picked[len(b.picked)-len(b.Plan.multiple)+on.slot]>>u.option&1 == 1
		}
		if !chose {
			codes[i] = u.code(data.NotAsked)
		}
	}
}
