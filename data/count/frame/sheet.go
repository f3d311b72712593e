package frame

import (
	"context"
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/internal/spreadsheet"
)

// Sheet is a file of respondents, cell by cell: the records that can be used, what they answer and how they were drawn.
type Sheet struct {
	Columns []string          // of respondents, items and the design, in that order
	Cells   [][]string        // a record for each respondent; "" where a cell is blank
	Answers []answers.Answers // of the items, a row of a battery each; open items left out
	Weights []float64         // of the design; 1 without weights
	Placed  []bool            // false where a respondent has no place in the design, which is one of the problems
}

// ReadSheet reads a file cell by cell.
func ReadSheet(ctx context.Context, file answers.File) (Sheet, data.Problems, error) {
	responses, _, err := responsesOf(file)
	if err != nil {
		return Sheet{}, nil, err
	}
	read, problems, err := Read(ctx, file)
	if err != nil {
		return Sheet{}, nil, err
	}
	sheet := Sheet{Answers: read.Answers, Cells: make([][]string, len(responses.lines))}
	present := map[string]bool{}
	for _, name := range responses.frame.Names() {
		present[name] = true
	}
	for _, name := range append([]string{data.RespondentColumn}, file.Columns()...) {
		if !present[name] {
			continue // a column of free texts in a columnar file, which is not read
		}
		sheet.Columns = append(sheet.Columns, name)
		for i, cell := range responses.column(name) {
			sheet.Cells[i] = append(sheet.Cells[i], spreadsheet.Text(cell))
		}
	}
	for _, at := range read.sample.placed {
		sheet.Weights, sheet.Placed = append(sheet.Weights, at.Weight), append(sheet.Placed, !at.LeftOut)
	}
	return sheet, problems, nil
}
