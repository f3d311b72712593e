package platform

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
)

// Reason says why a response is left out.
type Reason string

const (
	TestRun    Reason = "test"       // a preview or a test of the questionnaire, not a respondent
	Unfinished Reason = "unfinished" // the questionnaire was not sent in
	EmptyRow   Reason = "empty"      // separators only, as a spreadsheet writes below its last row
	TotalRow   Reason = "total"      // a total or a remark below the answers
)

// Reasons lists every reason.
func Reasons() []Reason { return []Reason{TestRun, Unfinished, EmptyRow, TotalRow} }

// Rule leaves out responses by one column.
type Rule struct {
	Reason  Reason
	Column  int    // index of the column
	Text    string // the rule in words
	applies func(cell string) (leaveOut, known bool)
}

// CellState says what a cell holds.
type CellState uint8

const (
	Filled   CellState = iota
	Blank              // no answer; why is not in the file
	Skipped            // the question was seen and not answered
	NotAsked           // the question was not seen
)

// Response is one record below the header. It has a cell for each column.
type Response struct {
	records.Record
	Before     int // line of an earlier response of the same person, 0 without one
	quotesTell bool
}

// Text returns the text of a cell without the spaces around it.
func (r Response) Text(column int) string { return strings.TrimSpace(r.Cells[column].Text) }

// State returns what a cell holds. Only an export of LimeSurvey that no other program saved again tells a question that
// was skipped from one that was not asked.
func (r Response) State(column int) CellState {
	switch cell := r.Cells[column]; {
	case strings.TrimSpace(cell.Text) != "":
		return Filled
	case !r.quotesTell:
		return Blank
	case cell.Quoted:
		return Skipped
	}
	return NotAsked
}

// Count is how many responses were left out for one reason.
type Count struct {
	Reason Reason
	N      int
}

// Summary counts the records below the header: Read = Kept + Unusable + what was left out.
type Summary struct {
	Read     int
	Kept     int
	Unusable int // came back as a problem
	LeftOut  []Count
	Doubts   []string // values that a rule does not know, and records that stood before; they were kept
}

// Summary returns the counts so far.
func (e *Export) Summary() Summary {
	out := e.summary
	out.LeftOut = slices.Clone(out.LeftOut)
	for doubt, n := range e.doubts {
		out.Doubts = append(out.Doubts, fmt.Sprintf("%s (%d times); kept", doubt, n))
	}
	slices.Sort(out.Doubts)
	for _, p := range e.persons {
		if n := p.repeated; n > 0 && n <= e.slips(p) && p.column != e.respondents {
			out.Doubts = append(out.Doubts, fmt.Sprintf("column %q: %d of %d numbers stand twice; kept", e.Columns[p.column].Name, n, p.filled))
		}
	}
	out.Doubts = append(out.Doubts, e.repeats.note()...)
	return out
}

// Next returns the next response that no rule leaves out, and io.EOF after the last one. A [*problem.Problem] that is not
// fatal is about one record, which cannot be used; the next call reads on. One that is fatal may also come after the last
// response: several of them were of one person.
func (e *Export) Next() (Response, error) {
	for {
		record, err := e.record()
		var found *problem.Problem
		if errors.Is(err, io.EOF) {
			if found = e.several(); found != nil {
				return Response{}, found
			}
			return Response{}, err
		}
		if isFatal(err) {
			return Response{}, err
		}
		errors.As(err, &found)
		e.summary.Read++
		if err == nil && e.emptyRow(record) {
			e.count(EmptyRow)
			continue
		}
		if err == nil && len(record.Cells) != len(e.Columns) {
			found = &problem.Problem{File: e.name, Line: record.Line, Message: fmt.Sprintf("%d cells where the header has %d; the response is left out", len(record.Cells), len(e.Columns))}
		}
		if found != nil {
			e.summary.Unusable++
			return Response{}, found
		}
		if reason, out := e.leaveOut(record); out {
			e.count(reason)
			continue
		}
		e.summary.Kept++
		response := Response{Record: record, quotesTell: e.quotesTell && allQuoted(record)}
		answers := e.repeats.add(record)
		for _, p := range e.persons {
			if before := p.add(record, answers); p.column == e.respondents || e.Columns[p.column].Role == RespondentID {
				response.Before = before
			}
		}
		return response, nil
	}
}

// emptyRow reports whether a record is separators only, however many there are of them.
func (e *Export) emptyRow(record records.Record) bool {
	return len(record.Cells) > 1 && !e.keeps(EmptyRow) && blank(record)
}

func (e *Export) leaveOut(record records.Record) (Reason, bool) {
	for _, rule := range e.Rules {
		cell := record.Cells[rule.Column].Text
		leaveOut, known := rule.applies(writing.Fold(cell))
		if !known {
			e.doubt(rule, cell)
		}
		if leaveOut && !e.keeps(rule.Reason) {
			return rule.Reason, true
		}
	}
	return "", false
}

// isFatal reports whether nothing can be read after an error.
func isFatal(err error) bool {
	var found *problem.Problem
	return err != nil && (!errors.As(err, &found) || found.Severity == problem.Fatal)
}

// maxDoubts bounds what is remembered of values that no rule knows.
const maxDoubts = 20

func (e *Export) doubt(rule Rule, cell string) {
	text := fmt.Sprintf("column %q: %q is not known", e.Columns[rule.Column].Name, cell)
	if _, seen := e.doubts[text]; seen || len(e.doubts) < maxDoubts {
		e.doubts[text]++
	}
}

func (e *Export) count(reason Reason) {
	for i := range e.summary.LeftOut {
		if e.summary.LeftOut[i].Reason == reason {
			e.summary.LeftOut[i].N++
			return
		}
	}
	e.summary.LeftOut = append(e.summary.LeftOut, Count{reason, 1})
}

// allQuoted reports whether every cell with a text is quoted. In a record where one is not, another program wrote, and its
// blank cells say nothing.
func allQuoted(record records.Record) bool {
	for _, cell := range record.Cells {
		if !cell.Quoted && cell.Text != "" {
			return false
		}
	}
	return true
}
