package data

import (
	"math/bits"
	"slices"

	"spoor/data/scan"
)

// scanBatch holds what the records of one block say, by the plan. It knows nothing of other blocks: which ids stood before,
// and on which line the block begins.
type scanBatch struct {
	plan    *scanPlan
	block   []byte
	records scan.Records

	lines    []int32 // on which each usable record begins, from 1 in this block
	codes    []uint16
	picked   []uint64 // for each record and multiple item which options were picked
	values   []float64
	ids      [][]byte
	keys     []scan.Key
	drawn    []drawnCells // only with a design
	problems []scanProblem
	total    int // lines of the block

	ticks []scanTicks // of the record at hand

	placed []place // who counts, once that is known
	parts  int     // strata and clusters there are by then
	groups []int32 // the domain of each of them, where groups do not overlap
}

// drawnCells are the columns of the design of one respondent.
type drawnCells struct{ weight, stratum, cluster, population []byte }

// scanProblem is a problem of a record, its line counted within the block.
type scanProblem struct {
	Problem
	order int // of the unit, and of the column within it
	lost  int // line in the block down to which a quote swallowed records, 0 if none
	whole bool
}

// scanTicks sums up what a respondent filled in over the options of a multiple item.
type scanTicks struct {
	picked   uint64
	answered int
	ticks    // of cells without 0 or 1
}

// decode reads the records of the block.
func (b *scanBatch) decode() {
	b.lines, b.codes, b.picked, b.values = b.lines[:0], b.codes[:0], b.picked[:0], b.values[:0]
	b.ids, b.keys, b.drawn, b.problems = b.ids[:0], b.keys[:0], b.drawn[:0], nil
	b.ticks = slices.Grow(b.ticks[:0], len(b.plan.multiple))[:len(b.plan.multiple)]
	b.records.Reset(b.block, b.plan.delimiter)
	for b.records.Next() {
		b.record()
	}
	b.total = b.records.Lines()
}

func (b *scanBatch) record() {
	r := &b.records
	problem := Problem{File: b.plan.file, Line: r.Line}
	switch {
	case r.Fault.Found > 0:
		problem.Message = wrongQuote + recordLeftOut
		lost := 0
		if r.Fault.Found > r.Line {
			lost = r.Fault.Found
		}
		b.problems = append(b.problems, scanProblem{Problem: problem, lost: lost, whole: true})
		return
	case len(r.Ends) != len(b.plan.columns):
		problem.Message = otherLength(len(r.Ends), len(b.plan.columns))
		b.problems = append(b.problems, scanProblem{Problem: problem, whole: true})
		return
	}
	id := r.Cell(b.plan.id)
	if len(id) == 0 {
		problem.Column, problem.Message = RespondentColumn, emptyID
		b.problems = append(b.problems, scanProblem{Problem: problem, whole: true})
		return
	}
	b.ids, b.keys, b.lines = append(b.ids, id), append(b.keys, scan.KeyOf(id)), append(b.lines, int32(r.Line))
	if p := b.plan; p.drawn {
		b.drawn = append(b.drawn, drawnCells{b.optional(p.weight), b.optional(p.strata), b.optional(p.cluster), b.optional(p.fpc)})
	}
	b.answers()
}

func (b *scanBatch) optional(column int) []byte {
	if column < 0 {
		return nil
	}
	return b.records.Cell(column)
}

// room makes room for the answers of a record.
func (b *scanBatch) room() (codes []uint16, values []float64) {
	units, numbers := len(b.plan.units), b.plan.numbers
	b.codes = slices.Grow(b.codes, units)[:len(b.codes)+units]
	b.values = slices.Grow(b.values, numbers)[:len(b.values)+numbers]
	clear(b.ticks)
	return b.codes[len(b.codes)-units:], b.values[len(b.values)-numbers:]
}

// report adds a problem of a cell of a run.
func (b *scanBatch) report(run *scanRun, cell int, message string) {
	order := run.unit<<16 + run.option + cell
	if run.kind == choiceColumn {
		order = (run.unit + cell) << 16
	}
	b.problems = append(b.problems, scanProblem{Problem: Problem{b.plan.file, b.records.Line, b.plan.names[run.column+cell], message}, order: order})
}

// shownCell is a cell as a frame shows it.
func shownCell(cell []byte) string {
	if string(cell) == textNaN {
		return "NaN"
	}
	return string(cell)
}

// noTick adds a cell that is neither 0 nor 1 nor blank to the ticks.
func (b *scanBatch) noTick(run *scanRun, at int, ticks *scanTicks) {
	cell := b.records.Cell(run.column + at)
	code, known := run.lookup.Find(cell[:cap(cell)], len(cell))
	if !known {
		code = uint16(Unusable)
		b.report(run, at, notATick(shownCell(cell)))
	}
	ticks.add(State(code), false)
}

func (b *scanBatch) number(run *scanRun) (uint16, float64) {
	u, cell := &b.plan.units[run.unit], b.records.Cell(run.column)
	if len(cell) == 0 {
		return u.code(Skipped), 0
	}
	value, ok := scan.Decimal(cell)
	if !ok {
		if code, missing := run.lookup.Find(cell[:cap(cell)], len(cell)); missing {
			return code, 0
		}
		value, ok = decimal(string(cell))
	}
	if ok && value >= u.item.Range[0] && value <= u.item.Range[1] {
		return 0, value
	}
	b.report(run, 0, notInRange(u.item, shownCell(cell)))
	return u.code(Unusable), 0
}

// multiples sets the codes of the multiple items from their ticks.
func (b *scanBatch) multiples(codes []uint16) {
	for _, i := range b.plan.multiple {
		u := &b.plan.units[i]
		ticks := &b.ticks[u.slot]
		codes[i] = 0
		if ticks.answered != len(u.item.Options) || bits.OnesCount64(ticks.picked) > u.most {
			codes[i] = b.unanswered(i, ticks)
		}
		b.picked = append(b.picked, ticks.picked)
	}
}

// unanswered returns the code of a multiple item without a usable answer.
func (b *scanBatch) unanswered(unit int, ticks *scanTicks) uint16 {
	u := &b.plan.units[unit]
	ticks.states[Answered] = ticks.answered
	ticks.ticks.picked = bits.OnesCount64(ticks.picked)
	state, message := ticks.state(u.item)
	ticks.picked = 0
	if message != "" {
		b.problems = append(b.problems, scanProblem{Problem: Problem{b.plan.file, b.records.Line, u.item.ID, message + leftOutOfItem},
			order: unit<<16 + len(u.item.Options)})
	}
	return u.code(state)
}

// conditions turns skipped into not asked, as [markNotAsked] does.
func (b *scanBatch) conditions(codes []uint16) {
	for _, i := range b.plan.conditional {
		u := &b.plan.units[i]
		if codes[i] != u.code(Skipped) {
			continue
		}
		on := &b.plan.units[u.condition]
		chose := u.option >= 0 && on.item.Kind == Single && int(codes[u.condition]) == u.option
		if u.option >= 0 && on.item.Kind == Multiple {
			chose = b.picked[len(b.picked)-len(b.plan.multiple)+on.slot]>>u.option&1 == 1
		}
		if !chose {
			codes[i] = u.code(NotAsked)
		}
	}
}
