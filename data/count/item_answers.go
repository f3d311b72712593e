package count

import (
	"context"
	"errors"
	"fmt"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
)

// ErrMarginsOnly is returned where answers were reconstructed from margins: which of them go together is invented.
var ErrMarginsOnly = errors.New("the answers were reconstructed from published percentages, so which of them belong together is not known")

// ErrTooLarge is returned for a file of more than [ScanAbove] bytes, and for a database: what each respondent answered is not held in memory.
var ErrTooLarge = fmt.Errorf("the answers stand in a database or in a file of more than %d MB (of gzip what it unpacks to, of Parquet a tenth), so those of each respondent are not at hand; this takes a smaller file, such as a random part of it", ScanAbove>>20)

// ItemAnswers reads what each respondent of a wave answered to an item: one element for each row of the item.
//
// It refuses a wave of reconstructed answers with [ErrMarginsOnly] and a large file with [ErrTooLarge]. Problems and other errors are those of
// [Survey.Crosstab].
func (s *Survey) ItemAnswers(ctx context.Context, wave data.Wave, item string) ([]answers.Answers, data.Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	file, err := s.crosstabFile(wave, item, "")
	if err != nil {
		return nil, nil, err
	}
	if wave.Provenance == data.Reconstructed {
		return nil, nil, ErrMarginsOnly
	}
	if len(file.URLs) > 0 || large(s.file(wave, file)) {
		return nil, nil, ErrTooLarge
	}
	read, problems, err := frame.Read(s.file(wave, file))
	if err != nil {
		return nil, nil, err
	}
	var given []answers.Answers
	for _, a := range read.Answers {
		if a.Item.ID == item {
			given = append(given, a)
		}
	}
	return given, problems, nil
}
