package scan

import (
	"cmp"

	"spoor/data"
	"spoor/data/count/scan/cells"
	"spoor/internal/inorder"
)

// run says how to read columns beside each other that are read alike: ticks of one item, rows of one rating, or one column
// of another kind.
type run struct {
	kind   columnKind
	column int // the first
	cells  int
	unit   int // of the first, and for rows of a rating the next ones
	slot   int
	option int // of the first; the next ones follow on it
	lookup *cells.Lookup
}

// makeRuns puts columns together that can be read in one go, and passes over those without a meaning.
func makeRuns(columns []plannedColumn) []run {
	var runs []run
	for c, column := range columns {
		if column.kind == passedColumn {
			continue
		}
		if last := len(runs) - 1; last >= 0 && runs[last].goesOn(c, column) {
			runs[last].cells++
			continue
		}
		runs = append(runs, run{column.kind, c, 1, column.unit, column.slot, column.option, column.lookup})
	}
	return runs
}

func (r *run) goesOn(c int, column plannedColumn) bool {
	if column.kind != r.kind || c != r.column+r.cells {
		return false
	}
	switch r.kind {
	case tickColumn:
		return column.unit == r.unit && column.option == r.option+r.cells
	case choiceColumn:
		return column.unit == r.unit+r.cells && column.lookup == r.lookup
	}
	return false
}

// answers reads the cells of the record at hand.
func (b *batch) answers() {
	p := b.plan
	first := len(b.problems)
	codes, values := b.room()
	for i := range p.runs {
		switch run := &p.runs[i]; run.kind {
		case tickColumn:
			b.tickRun(run)
		case choiceColumn:
			b.choiceRun(run, codes[run.unit:][:run.cells])
		case numberColumn:
			codes[run.unit], values[run.slot] = b.number(run)
		}
	}
	b.multiples(codes)
	b.conditions(codes)
	if p.where != nil {
		b.restrict(codes, values)
	}
	b.combine(codes, values)
	if problems := b.problems[first:]; len(problems) > 1 {
		inorder.By(problems, func(a, b foundProblem) int { return cmp.Compare(a.order, b.order) })
	}
}

// choiceRun reads choices beside each other, by the ids and labels of their options.
func (b *batch) choiceRun(run *run, codes []uint16) {
	line, ends := b.records.Bytes, b.records.Ends
	for done := 0; ; done++ {
		c := run.column + done
		done += run.lookup.FindAll(line, cells.Start(ends, c), ends[c:], codes[done:])
		if done == len(codes) {
			return
		}
		codes[done] = b.otherCode(run, done)
	}
}

// otherCode returns the code of a cell of a choice that is not found at once.
func (b *batch) otherCode(run *run, at int) uint16 {
	u, cell := &b.plan.units[run.unit+at], b.records.Cell(run.column+at)
	code, known := run.lookup.Find(cell[:cap(cell)], len(cell))
	if !known {
		read, wrong := u.meaning.Read(string(cell))
		b.report(run, at, wrong)
		return u.codeOf(read)
	}
	return code
}

// tickRun reads ticks of one item beside each other.
func (b *batch) tickRun(run *run) {
	ticks, line, ends := &b.ticks[run.slot], b.records.Bytes, b.records.Ends
	start := cells.Start(ends, run.column)
	picked, done := cells.Ticks(line[start:], run.cells, b.plan.delimiter)
	ticks.picked |= picked << (run.option & 63)
	ticks.answered += done
	start += 2 * done
	for ; done < run.cells; done++ {
		end := int(ends[run.column+done])
		tick, size := line[start], end-start
		switch {
		case size == 0:
			ticks.States[data.Skipped]++
		case size == 1 && tick|1 == '1':
			ticks.answered++
			ticks.picked |= uint64(tick&1) << ((run.option + done) & 63)
		default:
			b.tickOf(run, done, ticks)
		}
		start = end + 1
	}
}
