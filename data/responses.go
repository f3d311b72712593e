package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
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

// readResponses reads a file of respondents that should hold the given columns. It may hold those of ignored.
//
// Records that cannot be used are left out and reported: too many or too few fields, a respondent id that is empty or
// stood before, a stray quote. What makes the file as a whole unusable comes back as an error of type [Problems]: no records,
// a column that is missing, unknown or twice there, a quote that swallows the records below it.
func readResponses(file string, source []byte, columns, ignored []string) (*responses, Problems, error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	reader := csv.NewReader(bytes.NewReader(source))
	reader.FieldsPerRecord = -1
	reader.Comma = delimiter(source)
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil, Problems{{File: file, Message: emptyFile}}
	}
	if err != nil {
		return nil, nil, Problems{quoteProblem(file, err, noColumns)}
	}
	headerLine, _ := reader.FieldPos(0)
	if problems := checkHeader(file, headerLine, header, columns, ignored); len(problems) > 0 {
		return nil, nil, problems
	}
	records, lines, problems, lost := readRecords(file, reader, header)
	if lost {
		return nil, nil, problems
	}
	if len(records) == 0 {
		return nil, nil, append(problems, Problem{File: file, Message: noRecord})
	}
	// Types are never guessed (01 would become 1), and no text means "missing" but the empty one.
	frame := dataframe.LoadRecords(append([][]string{header}, records...),
		dataframe.DetectTypes(false), dataframe.DefaultType(series.String), dataframe.NaNValues([]string{""}))
	if frame.Err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", file, frame.Err)
	}
	return &responses{file: file, frame: frame, lines: lines}, problems, nil
}

// delimiter returns what stands between the columns of a header: a comma, or a semicolon or tab, as spreadsheets write where
// the comma is the decimal sign. No name of a column holds any of these.
func delimiter(source []byte) rune {
	header, _, _ := bytes.Cut(source, []byte("\n"))
	for _, candidate := range ";\t" {
		if bytes.ContainsRune(header, candidate) && !bytes.ContainsRune(header, ',') {
			return candidate
		}
	}
	return ','
}

func checkHeader(file string, line int, header, columns, ignored []string) Problems {
	var problems Problems
	report := func(column, format string, args ...any) {
		problems = append(problems, Problem{File: file, Line: line, Column: column, Message: fmt.Sprintf(format, args...)})
	}
	expected := append([]string{RespondentColumn}, columns...)
	missing := map[string]bool{}
	for _, name := range expected {
		missing[name] = true
	}
	seen := map[string]bool{}
	for _, name := range header {
		if seen[name] && name != "" {
			report(name, "the column stands twice")
		}
		seen[name] = true
		delete(missing, name)
	}
	for i, name := range header {
		switch {
		case name == "":
			report("", "column %d of %d has no name; name it or remove it", i+1, len(header))
		case !slices.Contains(expected, name) && !slices.Contains(ignored, name):
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

// readRecords returns the usable records, the line each began on, and the problems of the others. Lost reports that a quote
// swallowed records, so that nobody can say how many respondents the file has.
func readRecords(file string, reader *csv.Reader, header []string) (records [][]string, lines []int, problems Problems, lost bool) {
	idColumn := slices.Index(header, RespondentColumn)
	first := map[string]int{}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, lines, problems, lost
		}
		if err != nil {
			var parse *csv.ParseError
			if errors.As(err, &parse) && parse.Line > parse.StartLine {
				lost = true
				problems = append(problems, quoteProblem(file, err, swallows(parse.Line)))
				continue
			}
			problems = append(problems, quoteProblem(file, err, recordLeftOut))
			continue
		}
		line, _ := reader.FieldPos(0)
		problem := Problem{File: file, Line: line}
		switch {
		case len(record) != len(header):
			problem.Message = otherLength(len(record), len(header))
		case record[idColumn] == "":
			problem.Column, problem.Message = RespondentColumn, emptyID
		case first[record[idColumn]] > 0:
			problem.Column = RespondentColumn
			problem.Message = standsBefore(record[idColumn], first[record[idColumn]])
		default:
			first[record[idColumn]] = line
			for i, cell := range record {
				if cell == "NaN" {
					record[i] = textNaN
				}
			}
			records, lines = append(records, record), append(lines, line)
			continue
		}
		problems = append(problems, problem)
	}
}

// textNaN stands in the frame for a cell with the text NaN, which gota would take for a missing one.
const textNaN = "\x00NaN"

func quoteProblem(file string, err error, consequence string) Problem {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return Problem{File: file, Message: err.Error()}
	}
	return Problem{File: file, Line: parse.StartLine, Message: wrongQuote + consequence}
}

// What can be wrong with a file and with a record.
const (
	absentFile    = "the file is missing, though wave.yaml lists it"
	emptyFile     = "the file is empty; its first line must name the columns"
	noColumns     = "the columns cannot be told apart"
	recordLeftOut = "the record is left out"
	emptyID       = "the id is empty; " + recordLeftOut
	wrongQuote    = `a quote (") in the wrong place; write "" for a quote within a quoted field; `
	noRecord      = "there is no usable record below the header"
)

func otherLength(fields, columns int) string {
	return fmt.Sprintf("%d fields where the header has %d; %s", fields, columns, recordLeftOut)
}

func standsBefore(id string, line int) string {
	return fmt.Sprintf("respondent %s stands on line %d already; this record is left out", quoted(id), line)
}

func swallows(line int) string { return fmt.Sprintf("it takes up the records down to line %d", line) }

// quoted returns a cell in quotes for in a message, no longer than a message can be.
func quoted(cell string) string {
	const longest = 60
	if letters := []rune(cell); len(letters) > longest {
		cell = string(letters[:longest]) + "…"
	}
	return strconv.Quote(cell)
}

// column returns the cells of a column and which of them are blank.
func (r *responses) column(name string) (cells []string, blank []bool) {
	column := r.frame.Col(name)
	cells = column.Records()
	for i, cell := range cells {
		if cell == textNaN {
			cells[i] = "NaN"
		}
	}
	return cells, column.IsNaN()
}
