package count

import (
	"context"
	"errors"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/count/scan"
	"spoor/data/count/tables"
	"spoor/internal/inorder"
)

// Count reads the files of a wave and tallies every item in them, in codebook order, rows in the order of the battery.
//
// Answers that have a problem are left out of their item and counted as Unusable; the problems come back beside the
// tallies, those that are a changed answer ([answers.ChangedIn]) after the others. A file that cannot be used at all is an error, of type [Problems] when the fault is in its content.
func (s *Survey) Count(ctx context.Context, wave data.Wave) ([]data.Tally, data.Problems, error) {
	var tallies []data.Tally
	var problems, fatal data.Problems
	for _, file := range wave.RespondentFiles() {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		part, err := s.part(wave, file)
		if err != nil {
			return nil, nil, err
		}
		counted, found, err := s.countFile(ctx, part)
		var unusable data.Problems
		switch {
		case errors.As(err, &unusable):
			fatal = append(fatal, unusable...)
		case err != nil:
			return nil, nil, err
		}
		tallies = append(tallies, counted...)
		problems = append(problems, found...)
		problems = append(problems, answers.ChangedIn(found, part.Items, counted)...)
	}
	for _, file := range wave.Counts {
		counted, err := s.countTable(wave, file)
		var unusable data.Problems
		switch {
		case errors.As(err, &unusable):
			fatal = append(fatal, unusable...)
		case err != nil:
			return nil, nil, err
		}
		tallies = append(tallies, counted...)
	}
	if len(fatal) > 0 {
		return nil, nil, append(problems, fatal...)
	}
	for _, mean := range wave.Means {
		tallies = append(tallies, data.Tally{Wave: wave.ID, Item: mean.Item, Row: mean.Row, Asked: mean.N, Answered: mean.N, Sum: mean.Mean * float64(mean.N)})
	}
	mendReconstructed(wave, s.Codebook.AsAsked(wave), tallies)
	order := map[data.UnitID]int{}
	for _, item := range s.Codebook.AsAsked(wave).Items {
		for _, u := range answers.Units(item) {
			order[data.UnitID{Item: item.ID, Row: u.Row}] = len(order)
		}
	}
	inorder.By(tallies, func(a, b data.Tally) int {
		return order[data.UnitID{Item: a.Item, Row: a.Row}] - order[data.UnitID{Item: b.Item, Row: b.Row}]
	})
	return tallies, problems, nil
}

// mendReconstructed takes every item of a wave that was reconstructed for asked of everybody who filled in the questionnaire, where
// the wave says how many those are: its files hold who answered, because a publication gives no more. Items of some, and counts above
// that number, keep who could answer as it was counted. Which options were chosen together is invented, and left out.
func mendReconstructed(wave data.Wave, codebook data.Codebook, tallies []data.Tally) {
	if wave.Provenance != data.Reconstructed {
		return
	}
	for i := range tallies {
		tallies[i].Patterns = nil
		if item, _ := codebook.Item(tallies[i].Item); item.AskedIf == "" {
			tallies[i].Asked = max(tallies[i].Asked, wave.Respondents)
		}
	}
}

// countFile tallies the items of a file or source.
func (s *Survey) countFile(ctx context.Context, file answers.File) ([]data.Tally, data.Problems, error) {
	if err := checkRankings(ctx, file); err != nil {
		return nil, nil, err
	}
	if len(file.Of.URLs) > 0 {
		return tables.Tallies(ctx, file)
	}
	scans, err := s.scans(file)
	switch {
	case err != nil:
		return nil, nil, err
	case scans:
		return scan.Tallies(ctx, file)
	}
	return frame.Tallies(ctx, file)
}
