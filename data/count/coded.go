package count

import (
	"fmt"

	"spoor/data"
	"spoor/data/count/frame"
)

// Coded counts the respondents of a wave by the codes that what they typed for an item was given: the codes of each respondent, by
// id, as places in a list of so many. It is the tally of a multiple choice among the codes, of those who have one, with the sums of
// the design; everybody else was drawn and gave no answer.
func (s *Survey) Coded(wave data.Wave, item string, codes int, of map[string][]int) (data.Tally, data.Problems, error) {
	file, err := typedBeside(wave, item)
	if err != nil {
		return data.Tally{}, nil, err
	}
	coded := data.Item{ID: item, Kind: data.Multiple, Options: make([]data.Option, codes)}
	for i := range coded.Options {
		coded.Options[i].ID = fmt.Sprintf("code_%d", i+1)
	}
	return frame.Coded(s.file(wave, file), coded, of)
}
