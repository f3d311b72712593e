package waves

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/importing"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	"spoor/reports/check"
)

// CheckRequest asks what is wrong with exports, or without them with the waves of a survey.
type CheckRequest struct {
	Exports []exports.Export
	Without []string // items that are not in the exports
}

// Check reads exports by the codebook of the survey (with a wave in the source: as that asked it), or without exports the files
// of its waves, and returns everything that is wrong with them. Nothing is written.
func Check(ctx context.Context, source study.Source, request CheckRequest) ([]check.Checked, error) {
	survey, err := study.OpenSurvey(source)
	var wrong data.Problems
	if errors.As(err, &wrong) {
		return nil, study.Unusable{Err: err}
	}
	if err != nil {
		return nil, err
	}
	if source.Disclosure != "" && len(request.Exports) > 0 {
		return nil, study.Refuse("--disclosure is for the waves of a survey; leave it out with an export")
	}
	codebook, waves := survey.Codebook, survey.Waves
	if source.Wave != "" {
		wave, err := survey.Wave(source.Wave)
		if err != nil {
			return nil, study.Refused{Err: err}
		}
		codebook, waves = codebook.AsAsked(wave), []data.Wave{wave}
	}
	var all []check.Checked
	if len(request.Exports) == 0 {
		if source.Disclosure, err = source.Preset(codebook); err != nil {
			return nil, err
		}
		all, err = checkWaves(ctx, source, survey, waves)
	} else {
		all, err = checkExports(ctx, source.Listener, codebook, request)
	}
	if err != nil {
		return nil, err
	}
	source.Guesses()
	return all, nil
}

func checkExports(ctx context.Context, listener study.Listener, codebook data.Codebook, request CheckRequest) ([]check.Checked, error) {
	var all []check.Checked
	for _, export := range request.Exports {
		one, err := checkExport(ctx, export, listener, codebook, request.Without)
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

// checkExport reads one export.
func checkExport(ctx context.Context, export exports.Export, listener study.Listener, codebook data.Codebook, without []string) (check.Checked, error) {
	opened, err := export.Open(listener)
	if err != nil {
		return check.Checked{}, err
	}
	opened.Describe()
	importer, err := opened.Importer(codebook, importing.Options{Without: without})
	if err != nil {
		return check.Checked{}, err
	}
	one, err := readAll(ctx, opened, importer)
	if err != nil {
		return one, err
	}
	for _, changed := range importer.Changed() {
		importer.Problems().Add(changed)
	}
	one.Problems, one.Total = importer.Problems().Groups(), importer.Problems().Total()
	return one, nil
}

// readAll reads all responses of an export, and returns what was found in each.
func readAll(ctx context.Context, opened *exports.Opened, importer *importing.Importer) (check.Checked, error) {
	if _, err := opened.Each(ctx, importer, func(importing.Record) error { return nil }); err != nil {
		return check.Checked{}, err
	}
	summary := opened.Summary()
	return check.Checked{
		File: opened.Name, Platform: string(opened.WrittenBy()), Read: summary.Read, Kept: importer.Kept(), LeftOut: opened.LeftOut(), Personal: opened.Personal(),
		Notes: slices.Concat(importer.Notes(), summary.Doubts), Bases: importer.Bases(), Problems: importer.Problems().Groups(), Total: importer.Problems().Total(),
	}, nil
}

// checkWaves checks the files that a survey has already.
func checkWaves(ctx context.Context, source study.Source, survey *count.Survey, waves []data.Wave) ([]check.Checked, error) {
	var all []check.Checked
	for _, wave := range waves {
		tallies, problems, err := survey.Count(ctx, wave)
		var unusable data.Problems
		if err != nil && !errors.As(err, &unusable) {
			return nil, source.WithPlace(err)
		}
		one := check.Checked{File: path.Join("waves", wave.ID), Kept: wave.Respondents, Read: wave.Respondents}
		one.Found(source.Placed(slices.Concat(problems, unusable)))
		hidden, err := hiddenBases(ctx, source, survey, wave)
		if err != nil {
			return nil, err
		}
		for _, tally := range tallies {
			if hidden[data.UnitID{Item: tally.Item, Row: tally.Row}] {
				one.Notes = append(one.Notes, "the base of "+data.UnitID{Item: tally.Item, Row: tally.Row}.String()+" is hidden")
				continue
			}
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
	return study.Unusable{Err: fmt.Errorf("%s in %s", number.Plural(total, "problem"), number.Plural(len(all), "file"))}
}

// hiddenBases says of which items and rows of a wave the base is hidden by the preset of the source.
func hiddenBases(ctx context.Context, s study.Source, survey *count.Survey, wave data.Wave) (map[data.UnitID]bool, error) {
	if s.Disclosure == "" {
		return nil, nil
	}
	s.Wave, s.Audience, s.Strict, s.Listener = wave.ID, study.Nobody, false, study.Listener{}
	opened, err := study.OpenWave(ctx, s, survey)
	if err != nil {
		return nil, err
	}
	tables, err := opened.Tables(ctx, analysis.DefaultOptions())
	if err != nil {
		return nil, err
	}
	hidden := map[data.UnitID]bool{}
	for _, table := range tables {
		for _, part := range table.Parts {
			hidden[data.UnitID{Item: table.Item.ID, Row: part.Row}] = part.BaseHidden
		}
	}
	return hidden, nil
}
