package data

import (
	"context"
	"fmt"
)

// Sheet is a file of respondents, cell by cell: the records that can be used, what they answer and how they were drawn.
type Sheet struct {
	Columns []string   // of respondents, items and the design, in that order
	Cells   [][]string // a record for each respondent; "" where a cell is blank
	Answers []Answers  // of the items, a row of a battery each; open items left out
	Weights []float64  // of the design; 1 without weights
	Placed  []bool     // false where a respondent has no place in the design, which is one of the problems
}

// Sheet reads the one file of respondents of a wave.
//
// It refuses a wave of reconstructed answers with [ErrMarginsOnly], a large file and a database with [ErrTooLarge], and a
// wave whose answers stand in several files, or also in counts or printed means. Problems are those of [Survey.Count].
func (s *Survey) Sheet(ctx context.Context, wave Wave) (Sheet, Problems, error) {
	switch {
	case ctx.Err() != nil:
		return Sheet{}, nil, ctx.Err()
	case wave.Provenance == Reconstructed:
		return Sheet{}, nil, ErrMarginsOnly
	case len(wave.Sources) > 0:
		return Sheet{}, nil, ErrTooLarge
	case len(wave.Files) != 1 || len(wave.Counts) > 0 || len(wave.Means) > 0:
		return Sheet{}, nil, fmt.Errorf("the answers of wave %s do not all stand in one file of respondents; put them in one", wave.ID)
	case wave.Design.Replicates != nil:
		return Sheet{}, nil, fmt.Errorf("wave %s has replicate weights, which would no longer belong to other weights; weigh before they are made", wave.ID)
	case s.large(wave, wave.Files[0]):
		return Sheet{}, nil, ErrTooLarge
	}
	file := wave.Files[0]
	responses, _, err := s.asAsked(wave).responsesOf(wave, file)
	if err != nil {
		return Sheet{}, nil, err
	}
	read, problems, err := s.read(wave, file)
	if err != nil {
		return Sheet{}, nil, err
	}
	sheet := Sheet{Answers: read.answers, Weights: read.sample.weights, Cells: make([][]string, len(responses.lines)), Placed: make([]bool, len(responses.lines))}
	present := map[string]bool{}
	for _, name := range responses.frame.Names() {
		present[name] = true
	}
	for _, name := range append([]string{RespondentColumn}, columnsOf(s.asAsked(wave).itemsOf(file), wave.Design)...) {
		if !present[name] {
			continue // a column of free texts in a columnar file, which is not read
		}
		cells, blank := responses.column(name)
		sheet.Columns = append(sheet.Columns, name)
		for i, cell := range cells {
			if blank[i] {
				cell = ""
			}
			sheet.Cells[i] = append(sheet.Cells[i], cell)
		}
	}
	for i, leftOut := range read.sample.leftOut {
		sheet.Placed[i] = !leftOut
	}
	return sheet, problems, nil
}
