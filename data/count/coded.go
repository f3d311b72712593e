package count

import (
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/count/frame"
)

// Coded counts the respondents of a wave by the codes that what they typed for an item was given: the codes of each respondent, by
// id, as places in a list of so many. It is the tally of a multiple choice among the codes, of those who have one, with the sums of
// the design; everybody else was drawn and gave no answer.
func (s *Survey) Coded(wave data.Wave, item string, codes int, of map[string][]int) (data.Tally, data.Problems, error) {
	at := slices.IndexFunc(wave.Files, func(file data.WaveFile) bool { return slices.Contains(file.Items, item) })
	if at < 0 && len(wave.Files) == 1 {
		at = 0 // texts stand in a file of their own
	}
	if at < 0 {
		return data.Tally{}, nil, fmt.Errorf("wave %s has no file of respondents that holds item %s, so that the weights of those who typed are not known", wave.ID, item)
	}
	coded := data.Item{ID: item, Kind: data.Multiple, Options: make([]data.Option, codes)}
	for i := range coded.Options {
		coded.Options[i].ID = fmt.Sprintf("code_%d", i+1)
	}
	return frame.Coded(s.file(wave, wave.Files[at]), coded, of)
}
