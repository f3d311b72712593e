package data

import (
	"context"
	"errors"
)

// ErrMarginsOnly is returned where answers were reconstructed from margins: which of them go together is invented.
var ErrMarginsOnly = errors.New("the answers were reconstructed from published percentages, so which of them belong together is not known")

// ItemAnswers reads what each respondent of a wave answered to an item: one element for each row of the item.
//
// It refuses a wave of reconstructed answers with [ErrMarginsOnly]. Problems and other errors are those of
// [Survey.Crosstab].
func (s *Survey) ItemAnswers(ctx context.Context, wave Wave, item string) ([]Answers, Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	file, err := s.crosstabFile(wave, item, "")
	if err != nil {
		return nil, nil, err
	}
	if wave.Provenance == Reconstructed {
		return nil, nil, ErrMarginsOnly
	}
	read, problems, err := s.read(wave, file)
	if err != nil {
		return nil, nil, err
	}
	var answers []Answers
	for _, a := range read.answers {
		if a.Item.ID == item {
			answers = append(answers, a)
		}
	}
	return answers, problems, nil
}

// Chosen returns, for each option of a single or multiple item, which of the respondents who answered chose it.
func (a Answers) Chosen() [][]bool {
	chosen := make([][]bool, len(a.Item.Options))
	for i, state := range a.State {
		if state != Answered {
			continue
		}
		for k := range chosen {
			chosen[k] = append(chosen[k], a.has(i, k))
		}
	}
	return chosen
}
