package count

import (
	"context"
	"errors"
	"io"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/problem"
	"spoor/data/records"
)

// checkRankings reads the rankings in a file, and returns as an error of type [data.Problems] what is wrong with those of single
// respondents: a rank that is given twice or passed over, and a blank cell beside ranks. Engines count each option by itself and see none
// of that, so a file with such a ranking is not counted; `wave add` writes none. Tables in databases are checked where they are counted.
func checkRankings(ctx context.Context, file answers.File) error {
	var items []data.Item
	for _, item := range file.Items {
		if item.Kind == data.Ranking {
			items = append(items, item)
		}
	}
	if len(items) == 0 || len(file.Of.URLs) > 0 {
		return nil
	}
	opened, err := file.Folder.Open(file.Path())
	if err != nil {
		return nil // missed where it is counted
	}
	defer opened.Close()
	reader, err := records.Open(file.Path(), opened, records.Options{})
	if err != nil {
		return nil // said where it is counted
	}
	header, err := reader.Read()
	if err != nil {
		return nil
	}
	var rankings []rankingColumns
	for _, item := range items {
		r := rankingColumns{item: item}
		for _, name := range item.Columns() {
			r.places = append(r.places, slices.Index(header.Texts(), name))
		}
		if !slices.Contains(r.places, -1) {
			rankings = append(rankings, r)
		}
	}
	var wrong data.Problems
	for {
		record, err := reader.Read()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF) && len(wrong) == 0:
			return nil
		case errors.Is(err, io.EOF):
			return wrong
		case errors.As(err, &found) && found.Severity != problem.Fatal:
			continue
		case err != nil:
			return nil // said where it is counted
		case ctx.Err() != nil:
			return ctx.Err()
		}
		for _, r := range rankings {
			cells := make([]string, len(r.places))
			for k, place := range r.places {
				if place < len(record.Cells) {
					cells[k] = record.Cells[place].Text
				}
			}
			if why := answers.WrongRanks(r.item, cells); why != "" && len(wrong) < answers.MostWrongRanks {
				wrong = append(wrong, data.Problem{File: file.Path(), Line: record.Line, Column: r.item.ID, Message: why})
			}
		}
	}
}

// rankingColumns is a ranking, and where its options stand in a record.
type rankingColumns struct {
	item   data.Item
	places []int
}
