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

// ErrTooLarge is returned for a file of more than [MostHeld] bytes, and for a database: what each respondent answered is not held in memory.
var ErrTooLarge = fmt.Errorf("the answers stand in a database or in a file of more than %d MB (of gzip what it unpacks to, of Parquet a tenth), so those of each respondent are not at hand; this takes a smaller file, such as a random part of it", MostHeld>>20)

// AnswersFile returns the file in which the answers of respondents to an item stand.
//
// It refuses a wave of reconstructed answers with [ErrMarginsOnly] and a large file with [ErrTooLarge]. Other errors are those of
// [Survey.Crosstab].
func (s *Survey) AnswersFile(wave data.Wave, item string) (data.WaveFile, error) {
	file, err := s.crosstabFile(wave, item, "")
	switch {
	case err != nil:
		return data.WaveFile{}, err
	case wave.Provenance == data.Reconstructed:
		return data.WaveFile{}, ErrMarginsOnly
	case len(file.URLs) > 0 || larger(s.file(wave, file), MostHeld):
		return data.WaveFile{}, ErrTooLarge
	}
	return file, nil
}

// FileAnswers reads what each respondent in a file answered to the items that it holds: one element for each row of an item, and in all
// of them the same respondents in the same order. Problems and errors are those of [Survey.Count].
func (s *Survey) FileAnswers(ctx context.Context, wave data.Wave, file data.WaveFile) ([]answers.Answers, data.Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	part, err := s.part(wave, file)
	if err != nil {
		return nil, nil, err
	}
	if err := checkRankings(ctx, part); err != nil {
		return nil, nil, err
	}
	read, problems, err := frame.Read(ctx, part)
	if err != nil {
		return nil, nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	return read.Answers, problems, nil
}
