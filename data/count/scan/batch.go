package scan

import (
	"bytes"
	"math/bits"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/cells"
	"spoor/data/sums"
)

// batch holds what the records of one block say, by the plan. It knows nothing of other blocks: which ids stood before,
// and on which line the block begins.
type batch struct {
	whole   bool // it was decoded to its end
	plan    *plan
	block   []byte
	records cells.Records

	lines    []int32 // on which each usable record begins, from 1 in this block
	codes    []uint16
	picked   []uint64 // for each record and multiple item which options were picked
	values   []float64
	ids      [][]byte
	keys     []cells.Key
	drawn    []drawn // only with a design
	problems []foundProblem
	total    int // lines of the block

	ticks []ticked // of the record at hand

	placed []place // who counts, once that is known
	parts  int     // strata and clusters there are by then
	groups []int32 // the domain of each of them, where groups do not overlap
}

// drawn are the columns of the design of one respondent.
type drawn struct {
	weight, stratum, cluster, population, within []byte
	*weighing                                    // nil where weights were not raked and do not come with replicates
}

// weighing is what the weight of a respondent was made from, or comes with.
type weighing struct {
	before     []byte
	margins    [][]byte  // nil where weights were not raked
	replicates []float64 // nil without replicate weights
	others     [][]byte  // the replicate weights where one of them or the weight is no plain number
}

// texts are the cells as they stand in the file.
func (d *drawn) texts() answers.Drawn {
	texts := answers.Drawn{Stratum: string(d.stratum), Cluster: string(d.cluster), Weight: string(d.weight), Population: string(d.population),
		Within: string(d.within)}
	if d.weighing == nil {
		return texts
	}
	texts.Before = string(d.before)
	for _, cell := range d.margins {
		texts.Margins = append(texts.Margins, string(cell))
	}
	for _, cell := range d.others {
		texts.Replicates = append(texts.Replicates, string(cell))
	}
	return texts
}

// foundProblem is a problem of a record, its line counted within the block.
type foundProblem struct {
	data.Problem
	order int // of the unit, and of the column within it
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
func (b *batch) decode() {
	b.lines, b.codes, b.picked, b.values = b.lines[:0], b.codes[:0], b.picked[:0], b.values[:0]
	b.ids, b.keys, b.drawn, b.problems = b.ids[:0], b.keys[:0], b.drawn[:0], nil
	b.ticks = slices.Grow(b.ticks[:0], len(b.plan.multiple))[:len(b.plan.multiple)]
	b.makeRoom()
	b.records.Reset(b.block, b.plan.delimiter)
	for b.records.Next() {
		b.record()
	}
	b.total = b.records.Lines()
}

// makeRoom makes room for all records of the block at once: as many as it has lines, and delimiters for.
func (b *batch) makeRoom() {
	n := min(bytes.Count(b.block, []byte{'\n'}), len(b.block)/len(b.plan.columns))
	b.ids, b.keys, b.lines = slices.Grow(b.ids, n), slices.Grow(b.keys, n), slices.Grow(b.lines, n)
	b.codes, b.values = slices.Grow(b.codes, n*len(b.plan.units)), slices.Grow(b.values, n*b.plan.numbers)
	b.picked, b.placed = slices.Grow(b.picked, n*len(b.plan.multiple)), slices.Grow(b.placed[:0], n)
	if b.plan.drawn {
		b.drawn = slices.Grow(b.drawn, n)
	}
}

func (b *batch) record() {
	r := &b.records
	problem := data.Problem{File: b.plan.file, Line: r.Line}
	switch {
	case r.Fault.Found > 0:
		problem.Message = answers.WrongQuote + answers.RecordLeftOut
		lost := 0
		if r.Fault.Found > r.Line {
			lost = r.Fault.Found
		}
		b.problems = append(b.problems, foundProblem{Problem: problem, lost: lost, whole: true})
		return
	case r.OnlySeparators():
		return
	case len(r.Ends) != len(b.plan.columns):
		problem.Message = answers.OtherLength(len(r.Ends), len(b.plan.columns))
		b.problems = append(b.problems, foundProblem{Problem: problem, whole: true})
		return
	}
	id := r.Cell(b.plan.id)
	if len(id) == 0 {
		problem.Column, problem.Message = data.RespondentColumn, answers.EmptyID
		b.problems = append(b.problems, foundProblem{Problem: problem, whole: true})
		return
	}
	b.ids, b.keys, b.lines = append(b.ids, id), append(b.keys, cells.KeyOf(id)), append(b.lines, int32(r.Line))
	if p := b.plan; p.drawn {
		of := drawn{weight: b.optional(p.weight), stratum: b.optional(p.strata), cluster: b.optional(p.cluster), population: b.optional(p.fpc), within: b.optional(p.within)}
		if p.singly() {
			of.weighing = &weighing{}
		}
		if p.design.Raking != nil {
			of.before = b.optional(p.before)
			for _, column := range p.margins {
				of.margins = append(of.margins, b.records.Cell(column))
			}
		}
		if len(p.replicates) > 0 {
			of.replicates, of.others = b.replicates(of.weight)
		}
		b.drawn = append(b.drawn, of)
	}
	b.answers()
}

// replicates reads the replicate weights of the record at hand, or returns their cells where one of them, or the weight
// itself, is no plain number.
func (b *batch) replicates(weight []byte) ([]float64, [][]byte) {
	weights, texts, plain := make([]float64, len(b.plan.replicates)), make([][]byte, len(b.plan.replicates)), isWeight(weight)
	for k, column := range b.plan.replicates {
		texts[k] = b.records.Cell(column)
		plain = plain && isWeight(texts[k])
		weights[k], _ = cells.Decimal(texts[k])
	}
	if !plain {
		return nil, texts
	}
	return weights, nil
}

// isWeight reports whether a cell is a weight that is a plain number. What it does not know may be one.
func isWeight(cell []byte) bool {
	weight, ok := cells.Decimal(cell)
	return ok && sums.CheckWeight(weight) == nil
}

func (b *batch) optional(column int) []byte {
	if column < 0 {
		return nil
	}
	return b.records.Cell(column)
}

// room makes room for the answers of a record.
func (b *batch) room() (codes []uint16, values []float64) {
	units, numbers := len(b.plan.units), b.plan.numbers
	b.codes = slices.Grow(b.codes, units)[:len(b.codes)+units]
	b.values = slices.Grow(b.values, numbers)[:len(b.values)+numbers]
	clear(b.ticks)
	return b.codes[len(b.codes)-units:], b.values[len(b.values)-numbers:]
}

// report adds what is wrong with a cell of a run, if anything.
func (b *batch) report(run *run, cell int, message string) {
	if message == "" {
		return
	}
	order := run.unit<<16 + run.option + cell
	if run.kind == choiceColumn {
		order = (run.unit + cell) << 16
	}
	wrong := data.Problem{File: b.plan.file, Line: b.records.Line, Column: b.plan.names[run.column+cell], Message: message}
	if run.kind == choiceColumn {
		wrong = b.plan.units[run.unit+cell].meaning.Problem(wrong, string(b.records.Cell(run.column+cell)))
	}
	b.problems = append(b.problems, foundProblem{Problem: wrong, order: order})
}

// tickOf adds a cell that is neither 0 nor 1 nor blank to the ticks.
func (b *batch) tickOf(run *run, at int, ticks *ticked) {
	cell := b.records.Cell(run.column + at)
	code, known := run.lookup.Find(cell[:cap(cell)], len(cell))
	if !known {
		read, wrong := b.plan.units[run.unit].meaning.Read(string(cell))
		code = tickCode(read)
		b.report(run, at, wrong)
	}
	state := data.State(code >> 1)
	if state != data.Answered {
		ticks.States[state]++
		return
	}
	ticks.answered++
	ticks.picked |= uint64(code&1) << ((run.option + at) & 63)
}

// tickCode is what the cell of an option says, in one number.
func tickCode(read answers.Cell) uint16 {
	code := uint16(read.State) << 1
	if read.Picked {
		code |= 1
	}
	return code
}

func (b *batch) number(run *run) (uint16, float64) {
	u, cell := &b.plan.units[run.unit], b.records.Cell(run.column)
	if value, ok := cells.Decimal(cell); ok && value >= u.Item.Range[0] && value <= u.Item.Range[1] {
		return 0, value
	}
	if code, known := run.lookup.Find(cell[:cap(cell)], len(cell)); known {
		return code, 0
	}
	read, wrong := u.meaning.Read(string(cell))
	b.report(run, 0, wrong)
	return u.codeOf(read), read.Value
}

// multiples sets the codes of the multiple items from their ticks.
func (b *batch) multiples(codes []uint16) {
	for _, i := range b.plan.multiple {
		u := &b.plan.units[i]
		ticks := &b.ticks[u.slot]
		codes[i] = 0
		if ticks.answered != len(u.Item.Options) || bits.OnesCount64(ticks.picked) > u.most || ticks.picked&u.alone != 0 && ticks.picked&(ticks.picked-1) != 0 {
			codes[i] = b.unanswered(i, ticks)
		}
		b.picked = append(b.picked, ticks.picked)
	}
}

// unanswered returns the code of a multiple item without a usable answer.
func (b *batch) unanswered(unit int, ticks *ticked) uint16 {
	u := &b.plan.units[unit]
	ticks.States[data.Answered] = ticks.answered
	ticks.Ticks.Picked, ticks.Ticks.Alone = bits.OnesCount64(ticks.picked), bits.OnesCount64(ticks.picked&u.alone)
	state, message := ticks.State(u.Item)
	ticks.picked = 0
	if message != "" {
		b.problems = append(b.problems, foundProblem{Problem: data.Problem{File: b.plan.file, Line: b.records.Line, Column: u.Item.ID, Message: message},
			order: unit<<16 + len(u.Item.Options)})
	}
	return u.code(state)
}

// conditions takes respondents out of the base of items that they were not asked, as [answers.MarkNotAsked] does.
func (b *batch) conditions(codes []uint16) {
	picked := b.picked[len(b.picked)-len(b.plan.multiple):]
	for _, i := range b.plan.conditional {
		u := &b.plan.units[i]
		on := &b.plan.units[u.condition]
		chose := u.option >= 0 && on.Item.Kind == data.Single && int(codes[u.condition]) == u.option
		if u.option >= 0 && on.Item.Kind == data.Multiple {
			chose = picked[on.slot]>>u.option&1 == 1
		}
		if chose || on.state(codes[u.condition]) == data.Unusable && codes[i] != u.code(data.Skipped) {
			continue
		}
		if u.state(codes[i]) == data.Answered {
			b.problems = append(b.problems, foundProblem{Problem: data.Problem{File: b.plan.file, Line: b.records.Line, Column: u.Column(), Message: answers.NotAskedThis(u.Item)},
				order: i<<16 + len(u.Item.Options)})
		}
		codes[i] = u.code(data.NotAsked)
		if u.Item.Kind == data.Multiple {
			picked[u.slot] = 0
		}
	}
}
