package platform

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"spoor/data/heading"
	"spoor/data/records"
	"spoor/internal/pattern"
)

// moment is a date with the time of the day, as platforms write when somebody answered.
var moment = pattern.New(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]+\d{1,2}[:.]\d{2}`)

// repeats finds records that are the same in everything that was answered, at the same moment: a file that was put together twice,
// or a form that was sent in twice. It holds a number for each record with a moment.
type repeats struct {
	seed    maphash.Seed
	ids     []bool // for each column, whether it differs between all records
	moments []int  // columns with the moment of the answers
	sums    []uint64
}

// findMoments finds the columns that say when somebody answered.
func (e *Export) findMoments(s heading.Sample) {
	e.repeats.seed = maphash.MakeSeed()
	e.repeats.ids = make([]bool, len(e.Columns))
	for i, column := range e.Columns {
		if column.Role == RespondentID {
			e.repeats.ids[i] = true
		} else if heading.All(s.Values(i, e.HeaderRecords), moment.MatchString) {
			e.repeats.moments = append(e.repeats.moments, i)
		}
	}
}

// anonymous is the moment that LimeSurvey writes for everybody where answers are anonymous.
const anonymous = "1980-01-01"

// add returns a number that two records have in common when all their cells are the same but the id.
func (r *repeats) add(record records.Record) uint32 {
	var hash maphash.Hash
	hash.SetSeed(r.seed)
	at := false
	for i, cell := range record.Cells {
		if r.ids[i] {
			continue
		}
		var length [4]byte
		binary.LittleEndian.PutUint32(length[:], uint32(len(cell.Text)))
		hash.Write(length[:])
		hash.WriteString(cell.Text)
	}
	for _, i := range r.moments {
		at = at || record.Cells[i].Text != "" && !strings.HasPrefix(record.Cells[i].Text, anonymous)
	}
	sum := hash.Sum64()
	if at {
		r.sums = append(r.sums, sum)
	}
	return uint32(sum)
}

// note says how many records stood before, or nothing.
func (r *repeats) note() []string {
	slices.Sort(r.sums)
	n := len(r.sums) - len(slices.Compact(slices.Clone(r.sums)))
	if n == 0 {
		return nil
	}
	verb := "records are"
	if n == 1 {
		verb = "record is"
	}
	return []string{fmt.Sprintf("%d %s the same as an earlier one in every answer and in the moment; kept, but see whether the export was put together twice", n, verb)}
}
