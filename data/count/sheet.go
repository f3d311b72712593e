package count

import (
	"context"
	"fmt"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
)

// Sheet reads the one file of respondents of a wave.
//
// It refuses a wave of reconstructed answers with [ErrMarginsOnly], a large file and a database with [ErrTooLarge], and a
// wave whose answers stand in several files, or also in counts or printed means. Problems are those of [Survey.Count], changed answers
// last.
func (s *Survey) Sheet(ctx context.Context, wave data.Wave) (frame.Sheet, data.Problems, error) {
	switch {
	case ctx.Err() != nil:
		return frame.Sheet{}, nil, ctx.Err()
	case wave.Provenance == data.Reconstructed:
		return frame.Sheet{}, nil, ErrMarginsOnly
	case len(wave.Sources) > 0:
		return frame.Sheet{}, nil, ErrTooLarge
	case len(wave.Files) != 1 || len(wave.Counts) > 0 || len(wave.Means) > 0:
		return frame.Sheet{}, nil, fmt.Errorf("the answers of wave %s do not all stand in one file of respondents; put them in one", wave.ID)
	case wave.Design.Replicates != nil:
		return frame.Sheet{}, nil, fmt.Errorf("wave %s has replicate weights, which would no longer belong to other weights; weigh before they are made", wave.ID)
	case larger(s.file(wave, wave.Files[0]), MostHeld):
		return frame.Sheet{}, nil, ErrTooLarge
	}
	file := s.file(wave, wave.Files[0])
	sheet, problems, err := frame.ReadSheet(ctx, file)
	if err != nil {
		return frame.Sheet{}, nil, err
	}
	return sheet, append(problems, answers.ChangedIn(problems, file.Items, usable(sheet))...), nil
}

// usable says how many answers to each item can be used, and how many cannot.
func usable(sheet frame.Sheet) []data.Tally {
	var all []data.Tally
	for _, given := range sheet.Answers {
		tally := data.Tally{Item: given.Item.ID, Row: given.Row}
		for _, state := range given.State {
			switch state {
			case data.Answered:
				tally.Answered++
			case data.Unusable:
				tally.Unusable++
			}
		}
		all = append(all, tally)
	}
	return all
}
