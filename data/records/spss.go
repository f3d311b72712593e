package records

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"spoor/data/problem"
	"spoor/data/spss"
	"spoor/data/stata"
)

// spssRows read a system file of SPSS, or a file of Stata, as a table: a header of the labels of the variables, and the labels of their values below it. A
// question with several answers has a column for each of them, "question [answer]".
type spssRows struct {
	name    string
	reason  func(label string) bool
	file    labelledFile
	columns []spssColumn
	line    int
}

// labelledFile is a file that says what its variables are and what their codes mean.
type labelledFile struct {
	variables []spss.Variable
	sets      []spss.Set
	weight    string
	cases     int64
	next      func() ([]spss.Value, error)
}

// spssColumn is a column of that table.
type spssColumn struct {
	header  string
	answers []string // what its values are called, in the order of the file
	ticks   bool     // of an answer to a question with several
	weighs  bool     // of the variable that weighs the cases
	coded   bool     // of numbers that its maker called nominal or ordinal
	text    func(values []spss.Value) string
}

func openSPSS(src *source, o Options) (rows, Dialect, error) {
	dialect := Dialect{Format: SAV}
	if o.Delimiter != "" || o.Encoding != "" || o.Sheet != "" {
		return nil, dialect, fatal(src.name, 0, "is an SPSS file; leave the delimiter, the encoding and the sheet out")
	}
	file, err := spss.Open(src.buffer)
	if err != nil {
		return nil, dialect, fatal(src.name, 0, "%v", err)
	}
	dialect.Encoding = file.Encoding
	r := newSPSSRows(src, o, labelledFile{file.Variables, file.Sets, file.Weight, file.Cases(), file.Read})
	if at := slices.IndexFunc(r.columns, func(c spssColumn) bool { return c.weighs }); at >= 0 {
		dialect.Notes = append(dialect.Notes, fmt.Sprintf("the cases are weighted by %s in SPSS; to do so here give --weight %q to wave add", file.Weight, r.columns[at].header))
	}
	return r, dialect, nil
}

func openStata(src *source, o Options) (rows, Dialect, error) {
	dialect := Dialect{Format: DTA}
	if o.Delimiter != "" || o.Encoding != "" || o.Sheet != "" {
		return nil, dialect, fatal(src.name, 0, "is a Stata file; leave the delimiter, the encoding and the sheet out")
	}
	at, size, err := src.atAnyOffset()
	if err != nil {
		return nil, dialect, err
	}
	file, err := stata.Open(at, size)
	if err != nil {
		return nil, dialect, fatal(src.name, 0, "%v", err)
	}
	return newSPSSRows(src, o, labelledFile{variables: file.Variables, cases: file.Cases(), next: file.Read}), dialect, nil
}

func newSPSSRows(src *source, o Options, file labelledFile) *spssRows {
	r := &spssRows{name: src.name, reason: o.Reason, file: file}
	r.lay()
	return r
}

// lay makes the columns: the members of a set where the first of them stands.
func (r *spssRows) lay() {
	inSet := map[string]bool{}
	for _, set := range r.file.sets {
		for _, name := range set.Variables {
			inSet[name] = true
		}
	}
	laid := map[string]bool{}
	for i, v := range r.file.variables {
		if !inSet[v.Name] {
			r.columns = append(r.columns, r.plainColumn(i, v))
			continue
		}
		for _, set := range r.file.sets {
			if !laid[set.Name] && slices.Contains(set.Variables, v.Name) {
				laid[set.Name] = true
				r.columns = append(r.columns, r.setColumns(set)...)
			}
		}
	}
	seen := map[string]int{}
	for i := range r.columns {
		header := r.columns[i].header
		if seen[header]++; seen[header] > 1 {
			r.columns[i].header = fmt.Sprintf("%s (%d)", header, seen[header])
		}
	}
}

func (r *spssRows) plainColumn(at int, v spss.Variable) spssColumn {
	column := spssColumn{header: v.Name, weighs: v.Name == r.file.weight, coded: v.Width == 0 && (v.Measure == spss.Nominal || v.Measure == spss.Ordinal), text: func(values []spss.Value) string {
		if text := spssText(v, values[at]); text != "" {
			return text
		}
		return r.whyMissing(v, values[at])
	}}
	if v.Label != "" {
		column.header = v.Label
	}
	if labelled(v) {
		for _, label := range v.Labels {
			if !missingCode(v, label) {
				column.answers = append(column.answers, label.Label)
			}
		}
	}
	return column
}

// labelled reports whether the labels of a variable stand for its values. Where only the ends of a range of numbers have one, or the ends
// and the middle, they explain the numbers between. The level of measurement does not tell: SPSS calls every number a scale at first.
func labelled(v spss.Variable) bool {
	var codes []float64
	for _, label := range v.Labels {
		if !missingCode(v, label) {
			codes = append(codes, label.Number)
		}
	}
	if v.Width > 0 || len(codes) < 2 || len(codes) > 3 || v.Measure == spss.Nominal {
		return len(codes) > 0
	}
	const skips = 3 // from one labelled number to the next
	slices.Sort(codes)
	step := codes[1] - codes[0]
	explains := step >= skips && (len(codes) == 2 || codes[2]-codes[1] == step)
	return !explains
}

func missingCode(v spss.Variable, label spss.ValueLabel) bool {
	if v.Width > 0 {
		return v.Missing.OfText(label.Text)
	}
	return v.Missing.Of(label.Number)
}

// whyMissing is the label of a value that the user called missing, where it says why there is no answer; nothing else.
func (r *spssRows) whyMissing(v spss.Variable, value spss.Value) string {
	if r.reason == nil || value.Missing {
		return ""
	}
	for _, label := range v.Labels {
		if (v.Width > 0 && label.Text == value.Text || v.Width == 0 && label.Number == value.Number) && missingCode(v, label) && r.reason(label.Label) {
			return label.Label
		}
	}
	return ""
}

// spssText is a value as a cell: its label, or the value itself; nothing where it is missing.
func spssText(v spss.Variable, value spss.Value) string {
	if v.Width > 0 {
		if v.Missing.OfText(value.Text) {
			return ""
		}
		for _, label := range v.Labels {
			if label.Text == value.Text {
				return label.Label
			}
		}
		return value.Text
	}
	if value.Missing || v.Missing.Of(value.Number) {
		return ""
	}
	if labelled(v) {
		for _, label := range v.Labels {
			if label.Number == value.Number {
				return label.Label
			}
		}
	}
	return v.Format.Write(value.Number)
}

// setColumns are the columns of a question with several answers: 1 where an answer was given, 0 where it was not, and nothing where
// nothing was answered.
func (r *spssRows) setColumns(set spss.Set) []spssColumn {
	question := set.Label
	if question == "" {
		question = strings.TrimPrefix(set.Name, "$")
	}
	var members []int
	for _, name := range set.Variables {
		members = append(members, slices.IndexFunc(r.file.variables, func(v spss.Variable) bool { return v.Name == name }))
	}
	var columns []spssColumn
	if set.Counted != "" {
		called := r.countedLabels(set, members)
		for i, at := range members {
			v := r.file.variables[at]
			part := cmp.Or(v.Label, v.Name)
			if called != nil {
				part = called[i]
			}
			columns = append(columns, spssColumn{header: question + " [" + part + "]", ticks: true, text: func(values []spss.Value) string { return ticked(v, values[at], set.Counted) }})
		}
		return columns
	}
	var options []string
	for _, at := range members {
		for _, answer := range r.plainColumn(at, r.file.variables[at]).answers {
			if !slices.Contains(options, answer) {
				options = append(options, answer)
			}
		}
	}
	for _, option := range options {
		columns = append(columns, spssColumn{header: question + " [" + option + "]", ticks: true, text: func(values []spss.Value) string {
			answered := ""
			for _, at := range members {
				switch text := spssText(r.file.variables[at], values[at]); text {
				case "":
				case option:
					return "1"
				default:
					answered = "0"
				}
			}
			return answered
		}})
	}
	return columns
}

// countedLabels are what the answers of a set are called by the labels of the counted values; nil where the set does not say that they are,
// or those do not tell them apart.
func (r *spssRows) countedLabels(set spss.Set, members []int) []string {
	if !set.ByCounted {
		return nil
	}
	var out []string
	for _, at := range members {
		label := countedLabel(r.file.variables[at], set.Counted)
		if label == "" || slices.Contains(out, label) {
			return nil
		}
		out = append(out, label)
	}
	return out
}

// countedLabel is what the value that means yes is called.
func countedLabel(v spss.Variable, counted string) string {
	for _, label := range v.Labels {
		if v.Width > 0 && label.Text == counted || v.Width == 0 && v.Format.Write(label.Number) == counted {
			return label.Label
		}
	}
	return ""
}

func ticked(v spss.Variable, value spss.Value, counted string) string {
	text := value.Text
	switch {
	case v.Width == 0 && (value.Missing || v.Missing.Of(value.Number)), v.Width > 0 && (text == "" || v.Missing.OfText(text)):
		return ""
	case v.Width == 0:
		text = v.Format.Write(value.Number)
	}
	if text == counted {
		return "1"
	}
	return "0"
}

func (r *spssRows) read() (Record, error) {
	r.line++
	record := Record{Line: r.line, Cells: make([]Cell, len(r.columns))}
	if r.line == 1 {
		for i, column := range r.columns {
			record.Cells[i].Text = column.header
		}
		return record, nil
	}
	values, err := r.file.next()
	if errors.Is(err, io.EOF) {
		return Record{}, err
	}
	if err != nil {
		return Record{}, &problem.Problem{File: r.name, Line: r.line, Message: err.Error(), Severity: problem.Fatal}
	}
	for i, column := range r.columns {
		record.Cells[i].Text = column.text(values)
	}
	return record, nil
}

func (r *spssRows) blank() int { return 0 }

func (r *spssRows) progress() (done, total int64) {
	return int64(max(0, r.line-1)), max(0, r.file.cases)
}

// Ticks reports whether the file says that a column is for one answer to a question with several; no file does but one of SPSS.
func (r *Reader) Ticks(column int) bool {
	rows, ok := r.rows.(*spssRows)
	return ok && column < len(rows.columns) && rows.columns[column].ticks
}

// Weighs reports whether the file says that a column weighs the respondents; no file does but one of SPSS.
func (r *Reader) Weighs(column int) bool {
	rows, ok := r.rows.(*spssRows)
	return ok && column < len(rows.columns) && rows.columns[column].weighs
}

// Coded reports whether the file says that the numbers of a column are codes and measure nothing; no file does but one of SPSS, and where it
// does not say so they may still be.
func (r *Reader) Coded(column int) bool {
	rows, ok := r.rows.(*spssRows)
	return ok && column < len(rows.columns) && rows.columns[column].coded
}

// Answers returns what the values of a column are called, in the order in which a file that has such labels lists them; nil for other
// files, and for columns without.
func (r *Reader) Answers(column int) []string {
	if rows, ok := r.rows.(*spssRows); ok && column < len(rows.columns) {
		return rows.columns[column].answers
	}
	return nil
}
