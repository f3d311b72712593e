package data

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"

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
	if b.plan.steps != nil && r.Ends == nil && r.Fault.Found == 0 && b.step() {
		return
	}
	r.Cut()
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
	if p := b.plan; !p.design.IsZero() {
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

// answers reads the cells of the record at hand.
func (b *scanBatch) answers() {
	p := b.plan
	first := len(b.problems)
	codes, values := b.room()
	from, ends := b.records.Bytes, b.records.Ends
	start := 0
	for c := range p.columns[:len(ends)] {
		end := int(ends[c])
		bytes, size := from[start:], end-start
		start = end + 1
		column := &p.columns[c]
		switch column.kind {
		case tickColumn:
			ticks := &b.ticks[column.slot]
			if tick := bytes[0]; size == 1 && tick|1 == '1' {
				ticks.answered++
				ticks.picked |= uint64(tick&1) << (column.option & 63)
				continue
			}
			b.noTick(c, column, ticks, bytes, size)
		case choiceColumn:
			code, known := column.lookup.Find(bytes, size)
			if !known {
				code = b.noCode(c, column, bytes[:size])
			}
			codes[column.unit] = code
		case numberColumn:
			codes[column.unit], values[column.slot] = b.number(c, column, bytes, size)
		}
	}
	b.multiples(codes)
	b.conditions(codes)
	if problems := b.problems[first:]; len(problems) > 1 {
		slices.SortStableFunc(problems, func(a, b scanProblem) int { return cmp.Compare(a.order, b.order) })
	}
}

// room makes room for the answers of a record.
func (b *scanBatch) room() (codes []uint16, values []float64) {
	units, numbers := len(b.plan.units), b.plan.numbers
	b.codes = slices.Grow(b.codes, units)[:len(b.codes)+units]
	b.values = slices.Grow(b.values, numbers)[:len(b.values)+numbers]
	clear(b.ticks)
	return b.codes[len(b.codes)-units:], b.values[len(b.values)-numbers:]
}

// takeBack drops the answers of the record at hand. It reports false, for whoever gives up on it.
func (b *scanBatch) takeBack() bool {
	records := len(b.lines)
	b.codes, b.picked, b.values = b.codes[:records*len(b.plan.units)], b.picked[:records*len(b.plan.multiple)], b.values[:records*b.plan.numbers]
	return false
}

// ticked sets the codes of the multiple items where each was answered or skipped as a whole, and reports whether all were.
func (b *scanBatch) ticked(codes []uint16) bool {
	for _, i := range b.plan.multiple {
		u := &b.plan.units[i]
		ticks, options := &b.ticks[u.slot], len(u.item.Options)
		switch {
		case ticks.answered == options && bits.OnesCount64(ticks.picked) <= u.most:
			codes[i] = 0
		case ticks.states[Skipped] == options:
			codes[i] = u.code(Skipped)
		default:
			return false
		}
		b.picked = append(b.picked, ticks.picked)
	}
	return true
}

// report adds a problem of the cell in column c.
func (b *scanBatch) report(c int, column *scanColumn, message string) {
	b.problems = append(b.problems, scanProblem{Problem: Problem{b.plan.file, b.records.Line, b.plan.names[c], message},
		order: column.unit<<16 + column.option})
}

// noCode returns the code of a cell of a choice that holds no option.
func (b *scanBatch) noCode(c int, column *scanColumn, cell []byte) uint16 {
	u := &b.plan.units[column.unit]
	if len(cell) == 0 {
		return u.code(Skipped)
	}
	b.report(c, column, notAnOption(u.item, shownCell(cell)))
	return u.code(Unusable)
}

// shownCell is a cell as a frame shows it.
func shownCell(cell []byte) string {
	if string(cell) == textNaN {
		return "NaN"
	}
	return string(cell)
}

// noTick adds a cell that is neither 0 nor 1 to the ticks.
func (b *scanBatch) noTick(c int, column *scanColumn, ticks *scanTicks, bytes []byte, size int) {
	state := Skipped
	if size > 0 {
		code, known := column.lookup.Find(bytes, size)
		if state = State(code); !known {
			state = Unusable
			b.report(c, column, notATick(shownCell(bytes[:size])))
		}
	}
	ticks.add(state, false)
}

func (b *scanBatch) number(c int, column *scanColumn, bytes []byte, size int) (uint16, float64) {
	u, cell := &b.plan.units[column.unit], bytes[:size]
	if len(cell) == 0 {
		return u.code(Skipped), 0
	}
	value, ok := plainDecimal(cell)
	if !ok {
		if code, missing := column.lookup.Find(bytes, size); missing {
			return code, 0
		}
		value, ok = decimal(string(cell))
	}
	if ok && value >= u.item.Range[0] && value <= u.item.Range[1] {
		return 0, value
	}
	b.report(c, column, notInRange(u.item, shownCell(cell)))
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

// plainDecimal reads a number of at most 15 digits, which a float64 and a power of ten hold exactly, so that their quotient is
// what strconv.ParseFloat returns.
func plainDecimal(cell []byte) (float64, bool) {
	if len(cell) > 16 {
		return 0, false
	}
	var digits uint64
	count, point := 0, -1
	for i, c := range cell {
		if c == '.' && point < 0 {
			point = i
			continue
		}
		if c < '0' || c > '9' {
			return 0, false
		}
		digits = digits*10 + uint64(c-'0')
		count++
	}
	if count == 0 || count > 15 {
		return 0, false
	}
	if point < 0 {
		return float64(digits), true
	}
	return float64(digits) / powersOfTen[len(cell)-1-point], true
}

var powersOfTen = func() (powers [16]float64) {
	for i := range powers {
		powers[i], _ = strconv.ParseFloat("1e"+strconv.Itoa(i), 64)
	}
	return powers
}()
