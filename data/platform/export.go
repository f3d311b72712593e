package platform

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"spoor/data/heading"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
)

// Name is the name of a platform, as it is given to --platform.
type Name string

// Names lists every platform, in the order in which they are tried.
func Names() []Name {
	names := make([]Name, len(readings))
	for i, reading := range readings {
		names[i] = reading.name
	}
	return names
}

// Options override what would be found out or done by default.
type Options struct {
	Platform      Name     // read as this platform; recognised when empty
	Keep          []Reason // responses that are kept though a rule would leave them out
	KeepColumns   []string // columns that are answers though they look personal, by code or header
	HeaderRecords int      // how many records there are down to the header, that included; found out when 0
	Groups        []string // patterns such as v4_*: the columns that each fits are one question
}

// Export is an export of which the header was read. Responses come from [Export.Next].
type Export struct {
	Platform      Name
	Cells         Cells    // what the platform does in the cells of its answers
	Marks         []string // what led to the platform
	Weight        string   // the column that holds weights, as it seems; "" for none
	Columns       []Column
	HeaderRecords int
	Rules         []Rule   // which responses are left out
	Notes         []string // what was guessed or cannot be known

	name       string
	reader     *records.Reader
	ahead      []lookedAhead
	ended      bool // all that is left to come is ahead
	foot       foot
	plain      bool // a person said that one header stands above respondents, and nothing else is there
	quotesTell bool // whether an unquoted blank cell means that the question was not asked
	keep       []Reason
	summary    Summary
	doubts     map[string]int

	bare         bool // nothing says which columns are no questions
	grouped      bool // the platform says which columns belong to one question
	persons      []*person
	rowsOfEvents bool // a column says of which event or repetition a row is
	respondents  int  // the column with the ids of the respondents; -1 without one
	repeats      repeats
}

// lookedAhead is a record that was read to recognise the platform.
type lookedAhead struct {
	record records.Record
	err    error
}

// How many records decide on the platform, on what a column holds and on how its numbers are written: as many as have so many
// cells together, and a few of a very wide file.
const (
	lookAheadCells = 200_000
	lookAheadLeast = 60
)

// Open reads the header of an export and recognises its platform. The error is a [*problem.Problem] when it is about the
// file, such as a table of counts instead of respondents.
func Open(reader *records.Reader, o Options) (*Export, error) {
	e := &Export{name: reader.Name(), reader: reader, keep: o.Keep, doubts: map[string]int{}}
	s := e.lookAhead()
	if len(s.Records) == 0 {
		if len(e.ahead) > 0 {
			return nil, e.ahead[0].err
		}
		return nil, e.refuse(0, "holds no records; its first record must name the columns")
	}
	if e.rows() { // blank ones among them are no records
		n := o.HeaderRecords
		o.HeaderRecords = 0
		for _, record := range s.Records {
			if record.Line <= n {
				o.HeaderRecords++
			}
		}
	}
	if o.HeaderRecords >= len(s.Records) {
		return nil, e.refuse(0, "has %d records, and no answers below a header of %d", len(s.Records), o.HeaderRecords)
	}
	s, above, err := e.recognise(s, o)
	if err != nil {
		return nil, err
	}
	for _, header := range e.ahead[:above+e.HeaderRecords] {
		if header.err != nil {
			return nil, header.err
		}
	}
	e.ahead = e.ahead[above+e.HeaderRecords:]
	e.findFoot(s)
	if e.ended {
		e.ahead = e.trim(e.ahead)
		s.Records = s.Records[:min(len(s.Records), e.HeaderRecords+len(e.ahead))]
	}
	if err := e.keepColumns(o.KeepColumns, s); err != nil {
		return nil, err
	}
	e.findPersons(s, o.KeepColumns)
	e.findAdministration(s, o.KeepColumns)
	if err := e.groupAs(o.Groups); err != nil {
		return nil, err
	}
	if e.grouped {
		e.splitMatrices(s)
	} else {
		e.group(s)
	}
	e.findMoments(s)
	e.HeaderRecords += above
	return e, nil
}

// rows reports whether records are the rows of a sheet.
func (e *Export) rows() bool { return e.reader.Dialect().Sheet != "" }

// lookAhead reads the first records.
func (e *Export) lookAhead() heading.Sample {
	s := heading.Sample{}
	for cells := 0; cells < lookAheadCells || len(e.ahead) < lookAheadLeast; {
		record, err := e.reader.Read()
		if errors.Is(err, io.EOF) {
			e.ended = true
			break
		}
		if e.ahead = append(e.ahead, lookedAhead{record, err}); isFatal(err) {
			e.ended = true
			break
		}
		s.Records = append(s.Records, record)
		cells += len(record.Cells) + 1
	}
	return s
}

// recognise finds the header and the platform of the records. It returns the records with one header above them, or those that the
// platform itself writes, and how many there are above that.
func (e *Export) recognise(s heading.Sample, o Options) (below heading.Sample, above int, err error) {
	h := heading.Head{Rows: 1}
	labelled := e.reader.Dialect().Labelled() // its header is one, whatever stands in it
	if e.plain = (o.Platform == Plain || labelled) && o.HeaderRecords == 0; !e.plain {
		h = heading.Of(s, o.HeaderRecords)
	}
	below, above = heading.Sample{Records: s.Records[h.Titles:]}, h.Titles
	chosen, err := e.platform(below, o.Platform)
	if err != nil {
		return below, above, err
	}
	own, raw := chosen != nil && chosen.headers, below
	if !own && h.Rows > 1 {
		below, above = h.Under(s), h.Titles+h.Rows-1
		if chosen, err = e.platform(below, o.Platform); err != nil {
			return below, above, err
		}
	}
	if chosen == nil {
		why := raw.NoAnswers()
		if why == "" {
			why = below.NoAnswers()
		}
		if why != "" {
			return below, above, e.refuse(raw.Records[0].Line, "%s. If each row is a respondent after all, give the platform %s", why, Plain)
		}
		chosen = &readings[len(readings)-1]
	}
	if note := h.Note(s, e.rows()); note != "" && !own {
		e.Notes = append(e.Notes, note)
	}
	e.Platform, e.Cells, e.bare = chosen.name, chosen.cells, chosen.bare
	chosen.layout(below, e)
	for i := range e.Columns {
		column := &e.Columns[i]
		if text := heading.At(h.Texts, i); text != "" && !own && column.Text == column.Name {
			column.Text = text
		}
		if column.Code == "" {
			column.Code = fmt.Sprintf("column %d", i+1)
		}
		column.Answers, column.Ticks, column.Coded = e.reader.Answers(i), e.reader.Ticks(i), e.reader.Coded(i)
	}
	return below, above, nil
}

// platform returns how the platform writes that was asked for, or that the records have the marks of; nil where they have none.
func (e *Export) platform(s heading.Sample, asked Name) (*reading, error) {
	e.Marks, e.Notes = nil, nil
	var chosen *reading
	for i, reading := range readings {
		marks := reading.marks(s)
		switch {
		case asked == reading.name:
			chosen = &readings[i]
			if e.Marks = marks; len(marks) == 0 && asked != Plain {
				e.Notes = append(e.Notes, fmt.Sprintf("read as %s because that was asked; none of its marks was found", asked))
			}
		case asked == "" && chosen == nil && len(marks) > 0:
			chosen, e.Marks = &readings[i], marks
		}
	}
	if chosen == nil && asked != "" {
		return nil, fmt.Errorf("unknown platform %q: use %s", asked, joinNames(Names()))
	}
	return chosen, nil
}

func (e *Export) refuse(line int, format string, args ...any) error {
	return &problem.Problem{File: e.name, Line: line, Severity: problem.Fatal, Message: fmt.Sprintf(format, args...)}
}

// keepColumns marks personal columns, except those that are to be kept.
func (e *Export) keepColumns(keep []string, s heading.Sample) error {
	kept := map[string]bool{}
	choices := &choices{e: e, s: s}
	for i := range e.Columns {
		column := &e.Columns[i]
		if column.Role == Answer || column.Role == OtherText {
			if why := e.personal(i, choices); why != "" {
				column.Role, column.Why = Personal, why
			}
		}
		for _, name := range keep {
			if writing.Fold(name) == writing.Fold(column.Code) || writing.Fold(name) == writing.Fold(column.Name) {
				kept[name] = true
				if column.Role == Personal {
					column.Role, column.Why = Answer, ""
				}
			}
		}
	}
	for _, name := range keep {
		if !kept[name] {
			return fmt.Errorf("no column %q to keep; the personal columns are %s", name, e.personalColumns())
		}
	}
	return nil
}

func (e *Export) personalColumns() string {
	var names []string
	for _, column := range e.Columns {
		if column.Role == Personal {
			names = append(names, column.Name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

func joinNames(names []Name) string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = string(name)
	}
	return strings.Join(texts, ", ")
}

func (e *Export) keeps(reason Reason) bool { return slices.Contains(e.keep, reason) }

// Ahead returns the filled cells of a column in the first records, those that the platform was recognised by. It must be called
// before the first response is read.
func (e *Export) Ahead(column int) []string {
	var cells []string
	for _, ahead := range e.ahead {
		if ahead.err == nil && column < len(ahead.record.Cells) {
			if text := strings.TrimSpace(ahead.record.Cells[column].Text); text != "" {
				cells = append(cells, text)
			}
		}
	}
	return cells
}
