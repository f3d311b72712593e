package count

import (
	"context"
	"fmt"
	"strings"

	"spoor/data"
	"spoor/data/count/frame"
	"spoor/data/cross"
)

// Ratios reads what respondents gave of two numbers of a wave, such as hours and clients, or of a row of a battery: of all of them first,
// then of the groups that items make, see [cross.Parse]; "" for none. Both stand in one file of respondents, with what makes the groups.
// Errors are those of [Survey.AnswersFile] and [Survey.Crosstab].
func (s *Survey) Ratios(ctx context.Context, wave data.Wave, over, under, by string) ([]frame.Ratio, data.Problems, error) {
	var file data.WaveFile
	for i, column := range []string{over, under} {
		id, _, _ := strings.Cut(column, ".")
		of, err := s.AnswersFile(wave, id)
		if err == nil && by != "" {
			of, err = s.crosstabFile(wave, id, by)
		}
		if err != nil {
			return nil, nil, err
		}
		if i > 0 && of.Name != file.Name {
			return nil, nil, fmt.Errorf("%s stands in %s and %s in %s; a ratio needs both in one file, a row for each respondent", over, placeName(file), under, placeName(of))
		}
		file = of
	}
	part, err := s.part(wave, file)
	if err != nil {
		return nil, nil, err
	}
	var makers []data.Item
	if by != "" {
		for _, id := range cross.Parse(by) {
			maker, _ := s.Codebook.AsAsked(wave).Item(id)
			makers = append(makers, maker)
		}
	}
	return frame.Ratios(ctx, part, over, under, makers)
}
