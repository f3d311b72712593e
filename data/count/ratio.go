package count

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/problem"
	"spoor/data/sums"
)

// Ratio is two numbers of the same respondents, as they were counted: crosstabs by what makes the groups, each of one row.
type Ratio struct {
	Over, Under data.Crosstab
	Of          []data.Ratio // of all respondents first, then of each group
}

// Ratios counts what respondents gave of two numbers of a wave, such as hours and clients, or of a row of a battery: of all of them, and
// of the groups that items make, see [spoor/data/cross]; "" for none. Both stand in one file of respondents or table of a database, with what
// makes the groups. Errors are those of [Survey.Crosstab], and [ErrMarginsOnly].
func (s *Survey) Ratios(ctx context.Context, wave data.Wave, over, under, by string) (Ratio, data.Problems, error) {
	codebook := s.Codebook.AsAsked(wave)
	var file data.WaveFile
	var of [2]answers.Unit
	for i, column := range []string{over, under} {
		id, row, _ := strings.Cut(column, ".")
		held, err := s.crosstabFile(wave, id, by)
		switch {
		case err != nil:
			return Ratio{}, nil, err
		case wave.Provenance == data.Reconstructed:
			return Ratio{}, nil, ErrMarginsOnly
		case i > 0 && (held.Name != file.Name || !slices.Equal(held.URLs, file.URLs)):
			return Ratio{}, nil, problem.Refuse("%s stands in %s and %s in %s; a ratio needs both in one file, a row for each respondent", over, placeName(file), under, placeName(held))
		}
		file, of[i].Row = held, row
		of[i].Item, _ = codebook.Item(id)
	}
	part, err := s.part(wave, file)
	if err != nil {
		return Ratio{}, nil, err
	}
	makers := makersOf(codebook, by)
	count := func(factors ...[2]float64) ([]data.Crosstab, data.Problems, error) {
		return s.combined(ctx, part, of, makers, factors)
	}
	both, problems, err := count([2]float64{1, 0}, [2]float64{0, 1})
	if err != nil {
		return Ratio{}, nil, err
	}
	out := Ratio{Over: both[0], Under: both[1], Of: ratiosOf(both[0], both[1])}
	near, known := out.Of[0].Value()
	if !known {
		return out, problems, nil
	}
	if near == 0 {
		near = 1
	}
	above, _, err := count([2]float64{1, -near}) // with the same problems
	if err != nil {
		return Ratio{}, nil, err
	}
	for i, sumsOf := range ratiosOf(above[0], above[0]) {
		ratio := &out.Of[i]
		value, known := ratio.Value()
		if !known {
			continue
		}
		if ratio.Above, err = sums.Residuals(ratio.Over.Sums, ratio.Under.Sums, sumsOf.Over.Sums, near, value); err != nil {
			return Ratio{}, nil, fmt.Errorf("count %s/%s: %w", over, under, err)
		}
	}
	return out, problems, nil
}

// combined counts combinations of two numbers, with these factors.
func (s *Survey) combined(ctx context.Context, part answers.File, of [2]answers.Unit, makers []data.Item, factors [][2]float64) ([]data.Crosstab, data.Problems, error) {
	tables := make([]data.Crosstab, len(factors))
	part.Combined = nil
	for i, factor := range factors {
		item := data.Item{ID: fmt.Sprintf("%s/%s %d", of[0].Column(), of[1].Column(), i+1), Kind: data.Number, Range: of[0].Item.Range}
		if factor[0] == 0 {
			item.Range = of[1].Item.Range
		}
		part.Combined = append(part.Combined, answers.Combination{Item: item, Of: of, Factors: factor})
		tables[i] = emptyCrosstab(item, makers)
	}
	problems, err := s.fillCrosstabs(ctx, part, tables)
	var each data.Problems
	for _, problem := range problems { // a database tells them of each combination
		if !slices.Contains(each, problem) {
			each = append(each, problem)
		}
	}
	return tables, each, err
}

// ratiosOf sets two numbers of the same respondents side by side: of all, then of each group.
func ratiosOf(over, under data.Crosstab) []data.Ratio {
	out := []data.Ratio{{Over: over.Whole[0], Under: under.Whole[0]}}
	for g, group := range over.Groups {
		out = append(out, data.Ratio{Group: group.ID, Over: group.Tallies[0], Under: under.Groups[g].Tallies[0]})
	}
	return out
}
