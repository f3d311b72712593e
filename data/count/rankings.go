package count

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/problem"
	"spoor/data/records"
)

// checkRankings reads the rankings in a file, and returns as an error of type [data.Problems] what is wrong with those of single
// respondents: a rank that is given twice or passed over, and a blank cell beside ranks. Engines count each option by itself and see none
// of that, so a file with such a ranking is not counted; `wave add` writes none. A ranking in a database cannot be checked, and is
// refused.
func checkRankings(ctx context.Context, file answers.File) error {
	var items []data.Item
	for _, item := range file.Items {
		if item.Kind == data.Ranking {
			items = append(items, item)
		}
	}
	switch {
	case len(items) == 0:
		return nil
	case len(file.Of.URLs) > 0:
		return fmt.Errorf("item %q is a ranking, and the ranks of one respondent cannot be checked in a database; count it from a file", items[0].ID)
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
			if why := r.wrong(record); why != "" && len(wrong) < mostWrong {
				wrong = append(wrong, data.Problem{File: file.Path(), Line: record.Line, Column: r.item.ID, Message: why})
			}
		}
	}
}

// mostWrong bounds how many wrong rankings are listed.
const mostWrong = 1000

// rankingColumns is a ranking, and where its options stand in a record.
type rankingColumns struct {
	item   data.Item
	places []int
}

// wrong says what is wrong with the ranks of one respondent, or nothing.
func (r rankingColumns) wrong(record records.Record) string {
	ranks, blank, given := make([]int, len(r.places)), -1, false
	for k, place := range r.places {
		cell := ""
		if place < len(record.Cells) {
			cell = record.Cells[place].Text
		}
		switch {
		case cell == "":
			blank = k
		case answers.IsMissing(cell) || cell == data.Unplaced:
		default:
			rank, err := strconv.Atoi(strings.TrimPrefix(cell, data.RankPrefix))
			if err != nil {
				continue // no rank at all, which every engine says
			}
			ranks[k], given = rank, true
		}
	}
	if given && blank >= 0 {
		return fmt.Sprintf("%q is blank beside ranks; write %s where an option has none, or leave all blank", r.item.Options[blank].Label.In(data.Dutch), data.Unplaced)
	}
	return answers.CheckRanks(r.item, ranks)
}
