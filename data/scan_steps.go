package data

import (
	"bytes"
	"encoding/binary"

	"spoor/data/scan"
)

// scanStep reads one column, or several ticks beside each other, straight from the bytes of a record without quotes. The
// steps give up on whatever is not as expected, so that the record is read again by [scanBatch.record], which knows what to
// say about it.
type scanStep struct {
	kind   stepKind
	unit   int
	slot   int
	option int // the first of the ticks
	ticks  int
	short  *scan.Short
	lookup *scan.Lookup
}

type stepKind uint8

const (
	passStep stepKind = iota
	idStep
	tickStep
	choiceStep
	numberStep
)

// makeSteps returns how to read a record: where everybody counts the same, nothing otherwise.
func (p *scanPlan) makeSteps() []scanStep {
	if !p.design.IsZero() {
		return nil
	}
	var steps []scanStep
	for c, column := range p.columns {
		step := scanStep{unit: column.unit, slot: column.slot, option: column.option, lookup: column.lookup}
		switch column.kind {
		case tickColumn:
			if last := len(steps) - 1; last >= 0 && steps[last].kind == tickStep && steps[last].unit == column.unit && steps[last].option+steps[last].ticks == column.option {
				steps[last].ticks++
				continue
			}
			step.kind, step.ticks = tickStep, 1
		case choiceColumn:
			u := &p.units[column.unit]
			cells := u.cells()
			cells[""] = u.code(Skipped)
			step.kind, step.short = choiceStep, scan.NewShort(cells)
		case numberColumn:
			step.kind = numberStep
		}
		if c == p.id {
			step.kind = idStep
		}
		steps = append(steps, step)
	}
	return steps
}

// step reads the record at hand by the steps. It reports false, and leaves everything as it was, when they give up.
func (b *scanBatch) step() bool {
	p := b.plan
	line, size := b.records.Bytes, b.records.Size
	codes, values := b.room()
	var id []byte
	at := 0
	for i := range p.steps {
		if at > size {
			return b.takeBack()
		}
		s := &p.steps[i]
		if s.kind == tickStep {
			if at = b.tickRun(line, size, at, s); at < 0 {
				return b.takeBack()
			}
			continue
		}
		word, length := scan.Head(line[at:], p.delimiter)
		if length == 8 {
			length = longer(line, size, at, p.delimiter)
		}
		if at+length >= size { // the last cell ends with the record
			if i < len(p.steps)-1 {
				return b.takeBack()
			}
			length = size - at
			word &= 1<<(8*min(length, 8)) - 1
		}
		cell := line[at:]
		at += length + 1
		switch s.kind {
		case idStep:
			id = cell[:length]
		case choiceStep:
			code, known := uint16(0), false
			if length < 8 {
				code, known = s.short.Find(word, length)
			}
			if !known {
				code, known = s.lookup.Find(cell, length)
			}
			if !known {
				return b.takeBack()
			}
			codes[s.unit] = code
		case numberStep:
			u := &p.units[s.unit]
			value, ok := plainDecimal(cell[:length])
			codes[s.unit], values[s.slot] = 0, value
			if length == 0 {
				codes[s.unit], values[s.slot] = u.code(Skipped), 0
			} else if !ok || value < u.item.Range[0] || value > u.item.Range[1] {
				return b.takeBack()
			}
		}
	}
	if at <= size || len(id) == 0 || !b.ticked(codes) {
		return b.takeBack()
	}
	b.conditions(codes)
	b.ids, b.keys, b.lines = append(b.ids, id), append(b.keys, scan.KeyOf(id)), append(b.lines, int32(b.records.Line))
	return true
}

// longer returns the length of a cell of at least eight bytes.
func longer(line []byte, size, at int, delimiter byte) int {
	if at+8 > size {
		return size - at
	}
	if _, more := scan.Head(line[at+8:], delimiter); more < 8 {
		return 8 + more
	}
	if length := bytes.IndexByte(line[at:size], delimiter); length >= 0 {
		return length
	}
	return size - at
}

// tickRun reads the ticks of a step and returns where the next cell begins, or -1 to give up.
func (b *scanBatch) tickRun(line []byte, size, at int, s *scanStep) int {
	ticks := &b.ticks[s.slot]
	delimiter := b.plan.delimiter
	four := 0x0030_0030_0030_0030 | uint64(delimiter)*0x0100_0100_0100_0100 // four cells 0 with what follows them
	const ones = 0x0001_0001_0001_0001
	done := 0
	for ; done+4 <= s.ticks && at+8 <= size; done += 4 {
		word := binary.LittleEndian.Uint64(line[at:])
		if word&^ones != four {
			break
		}
		// The product brings the four ones together in its highest bits.
		picked := (word & ones) * 0x0001_0002_0004_0008 >> 48 & 15
		ticks.picked |= picked << ((s.option + done) & 63)
		ticks.answered += 4
		at += 8
	}
	for ; done < s.ticks; done++ {
		if at > size {
			return -1
		}
		switch tick := line[at]; {
		case at == size || tick == delimiter:
			ticks.states[Skipped]++
			at++
		case tick|1 == '1' && (at+1 == size || line[at+1] == delimiter):
			ticks.answered++
			ticks.picked |= uint64(tick&1) << ((s.option + done) & 63)
			at += 2
		default:
			return -1
		}
	}
	return at
}
