package platform

import (
	"errors"
	"io"
	"strings"

	"spoor/data/heading"
	"spoor/data/records"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Records below the answers: a total, a mean, a remark on the table. They are no respondents.

// mostFooters is how many records at the end may be such.
const mostFooters = 5

// foot knows the columns well enough to tell such a record from an answer.
type foot struct {
	columns []heading.Profile
	usual   int // cells that most records have filled
}

var remarkStart = pattern.New(`^(bron|source|noot|nb|n\.b\.|note|opmerking|toelichting|legenda|\*|peildatum|datum|exported|geëxporteerd)\b|^\*`)

// findFoot learns the columns from the records that were read ahead, without the last ones where they are the last of the file.
func (e *Export) findFoot(s heading.Sample) {
	body := s
	if e.plain {
		return
	}
	if e.ended {
		answers := len(s.Records) - e.HeaderRecords
		body.Records = s.Records[:len(s.Records)-min(mostFooters, answers/4+1, answers)]
	}
	e.foot = foot{usual: body.UsualWidth()}
	for i := range e.Columns {
		e.foot.columns = append(e.foot.columns, body.Profile(i, e.HeaderRecords))
	}
}

// below reports whether a record at the end of the file stands below the answers.
func (f foot) below(record records.Record) bool {
	first, filled, numbers, beyond, known := -1, 0, 0, 0, 0
	for i, cell := range record.Cells {
		text := strings.TrimSpace(cell.Text)
		if text == "" || i >= len(f.columns) {
			continue
		}
		if filled++; first < 0 {
			first = i
		}
		number := writing.IsNumber(text) || writing.Unreadable(text) != ""
		if number && i > first {
			numbers++
		}
		if f.columns[i].Values[writing.Fold(text)] > 0 {
			known++
		} else if number {
			beyond++
		}
	}
	if first < 0 || len(f.columns) < 2 || f.usual == 0 {
		return false
	}
	label := writing.Fold(record.Cells[first].Text)
	inList := f.columns[first].Values[label] > 0
	switch {
	case heading.TotalLabel.MatchString(label) && !inList && first < 3:
		return numbers == filled-1
	case filled == 1 && first < 2 && f.usual > 2 && !inList:
		return remarkStart.MatchString(label) || f.columns[first].Numbers*10 >= f.columns[first].Filled*9 && f.columns[first].Filled > 0 && !writing.IsNumber(label)
	case first > 0 && f.columns[0].Filled > 2 && f.columns[0].Numbers == f.columns[0].Filled: // numbered records, and this one has none
		return filled > 1 && numbers >= filled-1 && writing.IsNumber(label) && beyond*2 > filled
	}
	return false
}

// trim leaves out the records below the answers, of records at the end of the file, with blank ones among them.
func (e *Export) trim(last []lookedAhead) []lookedAhead {
	cut := len(last)
	for i := len(last) - 1; i >= 0 && len(last)-i <= mostFooters && !e.keeps(TotalRow); i-- {
		end := last[i]
		if end.err != nil || !e.foot.below(end.record) && !blank(end.record) {
			break
		}
		if !blank(end.record) {
			cut = i
		}
	}
	for _, end := range last[cut:] {
		e.summary.Read++
		if blank(end.record) {
			e.count(EmptyRow)
		} else {
			e.count(TotalRow)
		}
	}
	return last[:cut]
}

func blank(record records.Record) bool {
	for _, cell := range record.Cells {
		if writing.Fold(cell.Text) != "" {
			return false
		}
	}
	return true
}

// record returns the next record, and holds back so many that those below the answers are known when they come.
func (e *Export) record() (records.Record, error) {
	for !e.ended && len(e.ahead) <= mostFooters {
		record, err := e.reader.Read()
		if errors.Is(err, io.EOF) {
			e.ended = true
			e.ahead = e.trim(e.ahead)
			break
		}
		e.ahead = append(e.ahead, lookedAhead{record, err})
		if isFatal(err) {
			e.ended = true
		}
	}
	if len(e.ahead) == 0 {
		return records.Record{}, io.EOF
	}
	next := e.ahead[0]
	if e.ahead = e.ahead[1:]; isFatal(next.err) {
		e.ahead = append(e.ahead, next) // it comes back at every further call
	}
	return next.record, next.err
}
