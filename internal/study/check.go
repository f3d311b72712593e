package study

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/importing"
	"spoor/reports/check"
)

// CheckRequest asks what is wrong with exports, or without them with the waves of a survey.
type CheckRequest struct {
	Exports []Export
	Without []string // items that are not in the exports
}

// Check reads exports by the codebook of the survey (with a wave in the source: as that asked it), or without exports the files
// of its waves, and returns everything that is wrong with them. Nothing is written.
func Check(ctx context.Context, source Source, request CheckRequest) ([]check.Checked, error) {
	survey, err := OpenSurvey(source)
	var wrong data.Problems
	if errors.As(err, &wrong) {
		return nil, Unusable{err}
	}
	if err != nil {
		return nil, err
	}
	codebook, waves := survey.Codebook, survey.Waves
	if source.Wave != "" {
		wave, err := survey.Wave(source.Wave)
		if err != nil {
			return nil, Refused{err}
		}
		codebook, waves = codebook.AsAsked(wave), []data.Wave{wave}
	}
	var all []check.Checked
	if len(request.Exports) == 0 {
		all, err = source.checkWaves(ctx, survey, waves)
	} else {
		all, err = source.checkExports(ctx, codebook, request)
	}
	if err != nil {
		return nil, err
	}
	source.Guesses()
	return all, nil
}

func (s Source) checkExports(ctx context.Context, codebook data.Codebook, request CheckRequest) ([]check.Checked, error) {
	var all []check.Checked
	for _, export := range request.Exports {
		one, err := export.check(ctx, s.Listener, codebook, request.Without)
		var refused data.Problems
		switch {
		case errors.As(err, &refused):
			one = check.Checked{File: export.Name}
			one.Found(refused)
		case err != nil:
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// check reads one export.
func (e Export) check(ctx context.Context, listener Listener, codebook data.Codebook, without []string) (check.Checked, error) {
	opened, err := e.open(listener)
	if err != nil {
		return check.Checked{}, err
	}
	opened.describe()
	importer, err := opened.importer(codebook, importing.Options{Without: without})
	if err != nil {
		return check.Checked{}, err
	}
	if _, err := opened.each(ctx, importer, func(importing.Record) error { return nil }); err != nil {
		return check.Checked{}, err
	}
	for _, changed := range importer.Changed() {
		importer.Problems().Add(changed)
	}
	summary := opened.export.Summary()
	return check.Checked{
		File: e.Name, Platform: string(opened.export.Platform), Read: summary.Read, Kept: importer.Kept(), LeftOut: leftOut(summary), Personal: opened.personal(),
		Notes: slices.Concat(importer.Notes(), summary.Doubts), Bases: importer.Bases(), Problems: importer.Problems().Groups(), Total: importer.Problems().Total(),
	}, nil
}

// checkWaves checks the files that a survey has already.
func (s Source) checkWaves(ctx context.Context, survey *count.Survey, waves []data.Wave) ([]check.Checked, error) {
	var all []check.Checked
	for _, wave := range waves {
		tallies, problems, err := survey.Count(ctx, wave)
		var unusable data.Problems
		if err != nil && !errors.As(err, &unusable) {
			return nil, withPlace(s.Place, err)
		}
		one := check.Checked{File: path.Join("waves", wave.ID), Kept: wave.Respondents, Read: wave.Respondents}
		one.Found(placed(s.Place, slices.Concat(problems, unusable)))
		for _, tally := range tallies {
			one.Bases = append(one.Bases, importing.Base{Item: tally.Item, Row: tally.Row, Answered: tally.Answered, Unusable: tally.Unusable,
				Skipped: tally.Asked - tally.Answered - tally.Unusable})
		}
		all = append(all, one)
	}
	return all, nil
}

// CheckedProblems is the error that problems were found, nil without them.
func CheckedProblems(all []check.Checked) error {
	total := check.Total(all)
	if total == 0 {
		return nil
	}
	return Unusable{fmt.Errorf("%s in %s", numberOf(total, "problem"), numberOf(len(all), "file"))}
}

// numberOf returns a number of things in words.
func numberOf(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
