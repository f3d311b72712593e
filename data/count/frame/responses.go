package frame

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

	"spoor/data"
	"spoor/data/count/answers"
)

// responses are the records of one file: a frame of text columns, and for each record the line it began on.
type responses struct {
	file  string
	frame dataframe.DataFrame
	lines []int
}

// readResponses reads a file of respondents of a wave that should hold the given columns.
//
// Records that cannot be used are left out and reported: too many or too few fields, a respondent id that is empty or
// stood before, a stray quote. What makes the file as a whole unusable comes back as an error of type [Problems]: no records,
// a column that is missing, unknown or twice there, a quote that swallows the records below it.
func readResponses(file string, source []byte, columns []string, wave data.Wave) (*responses, data.Problems, error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	reader := csv.NewReader(bytes.NewReader(source))
	reader.FieldsPerRecord = -1
	reader.Comma = answers.Delimiter(source)
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil, data.Problems{{File: file, Message: answers.EmptyFile}}
	}
	if err != nil {
		return nil, nil, data.Problems{answers.QuoteProblem(file, err, answers.NoColumns)}
	}
	headerLine, _ := reader.FieldPos(0)
	if problems := answers.CheckHeader(file, headerLine, header, columns, wave); len(problems) > 0 {
		return nil, nil, problems
	}
	records, lines, problems, lost := readRecords(file, reader, header)
	if lost {
		return nil, nil, problems
	}
	if len(records) == 0 {
		return nil, nil, append(problems, data.Problem{File: file, Message: answers.NoRecord})
	}
	// Types are never guessed (01 would become 1), and no text means "missing" but the empty one.
	frame := dataframe.LoadRecords(append([][]string{header}, records...),
		dataframe.DetectTypes(false), dataframe.DefaultType(series.String), dataframe.NaNValues([]string{""}))
	if frame.Err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", file, frame.Err)
	}
	return &responses{file: file, frame: frame, lines: lines}, problems, nil
}

// readRecords returns the usable records, the line each began on, and the problems of the others. Lost reports that a quote
// swallowed records, so that nobody can say how many respondents the file has.
func readRecords(file string, reader *csv.Reader, header []string) (records [][]string, lines []int, problems data.Problems, lost bool) {
	idColumn := slices.Index(header, data.RespondentColumn)
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
				problems = append(problems, answers.QuoteProblem(file, err, answers.Swallows(parse.Line)))
				continue
			}
			problems = append(problems, answers.QuoteProblem(file, err, answers.RecordLeftOut))
			continue
		}
		line, _ := reader.FieldPos(0)
		problem := data.Problem{File: file, Line: line}
		switch {
		case answers.OnlySeparators(record):
			continue
		case len(record) != len(header):
			problem.Message = answers.OtherLength(len(record), len(header))
		case record[idColumn] == "":
			problem.Column, problem.Message = data.RespondentColumn, answers.EmptyID
		case first[record[idColumn]] > 0:
			problem.Column = data.RespondentColumn
			problem.Message = answers.StandsBefore(record[idColumn], first[record[idColumn]])
		default:
			first[record[idColumn]] = line
			for i, cell := range record {
				record[i] = stored(cell)
			}
			records, lines = append(records, record), append(lines, line)
			continue
		}
		problems = append(problems, problem)
	}
}

// textMark begins, in the frame alone, a cell that gota would take for a missing one: the text NaN.
const textMark = "\x00"

// stored is a cell as the frame holds it.
func stored(cell string) string {
	if cell == "NaN" || strings.HasPrefix(cell, textMark) {
		return textMark + cell
	}
	return cell
}

// column returns the cells of a column, as the file has them.
func (r *responses) column(name string) []string {
	column := r.frame.Col(name)
	cells, blank := column.Records(), column.IsNaN()
	for i, cell := range cells {
		if cells[i] = strings.TrimPrefix(cell, textMark); blank[i] {
			cells[i] = ""
		}
	}
	return cells
}
