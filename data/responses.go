package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// RespondentColumn is the name of the column that holds the id of the respondent in every file of respondents.
const RespondentColumn = "respondent"

// responses are the records of one file: a frame of text columns, and for each record the line it began on.
type responses struct {
	file  string
	frame dataframe.DataFrame
	lines []int
}

// readResponses reads a file of respondents that should hold the given columns.
//
// Records that cannot be used are left out and reported: too many or too few fields, a respondent id that is empty or
// stood before. What makes the file as a whole unusable comes back as an error of type [Problems]: no records, a column
// that is missing, unknown or twice there.
func readResponses(file string, source []byte, columns []string) (*responses, Problems, error) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil, Problems{{File: file, Message: "the file is empty; its first line must name the columns"}}
	}
	if err != nil {
		return nil, nil, Problems{csvProblem(file, err)}
	}
	if problems := checkHeader(file, header, columns); len(problems) > 0 {
		return nil, nil, problems
	}
	records, lines, problems := readRecords(file, reader, header)
	if len(records) == 0 {
		return nil, nil, append(problems, Problem{File: file, Message: "there is no usable record below the header"})
	}
	// Types are never guessed (01 would become 1), and no text means "missing" but the empty one.
	frame := dataframe.LoadRecords(append([][]string{header}, records...),
		dataframe.DetectTypes(false), dataframe.DefaultType(series.String), dataframe.NaNValues([]string{""}))
	if frame.Err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", file, frame.Err)
	}
	return &responses{file: file, frame: frame, lines: lines}, problems, nil
}

func checkHeader(file string, header, columns []string) Problems {
	var problems Problems
	report := func(column, format string, args ...any) {
		problems = append(problems, Problem{File: file, Line: 1, Column: column, Message: fmt.Sprintf(format, args...)})
	}
	expected := append([]string{RespondentColumn}, columns...)
	missing := map[string]bool{}
	for _, name := range expected {
		missing[name] = true
	}
	seen := map[string]bool{}
	for _, name := range header {
		if seen[name] {
			report(name, "the column stands twice")
		}
		seen[name] = true
		delete(missing, name)
	}
	for _, name := range header {
		if !slices.Contains(expected, name) {
			report(name, "unknown column%s", unknownColumnHint(name, expected, missing))
		}
	}
	for _, name := range expected {
		if missing[name] {
			report(name, "the column is missing")
		}
	}
	return problems
}

func unknownColumnHint(name string, expected []string, missing map[string]bool) string {
	var candidates []string
	for _, column := range expected {
		if missing[column] {
			candidates = append(candidates, column)
		}
	}
	if hint := didYouMean(name, candidates); hint != "" {
		return hint
	}
	return fmt.Sprintf("; expected %s", strings.Join(expected, ", "))
}

func readRecords(file string, reader *csv.Reader, header []string) (records [][]string, lines []int, problems Problems) {
	idColumn := 0
	for i, name := range header {
		if name == RespondentColumn {
			idColumn = i
		}
	}
	first := map[string]int{}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, lines, problems
		}
		if err != nil {
			problems = append(problems, csvProblem(file, err))
			continue
		}
		line, _ := reader.FieldPos(0)
		problem := Problem{File: file, Line: line}
		switch {
		case len(record) != len(header):
			problem.Message = fmt.Sprintf("%d fields where the header has %d; the record is left out", len(record), len(header))
		case record[idColumn] == "":
			problem.Column, problem.Message = RespondentColumn, "the id is empty; the record is left out"
		case first[record[idColumn]] > 0:
			problem.Column = RespondentColumn
			problem.Message = fmt.Sprintf("respondent %q stands on line %d already; this record is left out", record[idColumn], first[record[idColumn]])
		default:
			first[record[idColumn]] = line
			keepText(record)
			records, lines = append(records, record), append(lines, line)
			continue
		}
		problems = append(problems, problem)
	}
}

// keepText stops gota from taking the text NaN for a missing cell: with a space before it, it is reported like any other
// value that is not in the codebook.
func keepText(record []string) {
	for i, cell := range record {
		if cell == "NaN" {
			record[i] = " NaN"
		}
	}
}

func csvProblem(file string, err error) Problem {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return Problem{File: file, Message: err.Error()}
	}
	message := parse.Err.Error()
	switch {
	case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
		message = `a quote (") in the wrong place; write "" for a quote within a quoted field. The record is left out`
	}
	return Problem{File: file, Line: parse.Line, Message: message}
}

// column returns the cells of a column and which of them are blank.
func (r *responses) column(name string) (cells []string, blank []bool) {
	column := r.frame.Col(name)
	return column.Records(), column.IsNaN()
}
