package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/spreadsheet"
	"spoor/internal/store"
	"spoor/internal/study"
	"spoor/reports"
)

// runVerify makes the report in a folder again, with the options of its manifest, and lists what differs.
func runVerify(ctx context.Context, o reportOptions) error {
	folder, err := store.Folder(o.verify)
	if err != nil {
		return fmt.Errorf("%s is not a report: %w", o.verify, err)
	}
	defer folder.Close()
	text, err := fs.ReadFile(folder, study.ManifestName)
	if err != nil {
		return fmt.Errorf("%s is not a report: %w", o.verify, err)
	}
	old, err := reports.ParseManifest(text)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(o.verify, study.ManifestName), err)
	}
	o.formats, o.look.Pictures = old.Options.Formats, old.Options.Pictures
	if len(o.survey.sources) == 0 { // tables that were given are a wave that the survey does not have
		o.survey.wave = old.Options.Wave
	}
	o.estimate = estimateOptions{level: old.Options.Level, method: interval.Method(old.Options.Interval), lang: data.Lang(old.Options.Lang),
		digits: automatic}
	*o.streams.csvFor = spreadsheet.Dialect(old.Options.CSVFor)
	o.survey.where = old.Options.Where
	o.survey.disclosure = disclosure.Preset(old.Options.Disclosure)
	if old.Options.Digits != nil {
		o.estimate.digits = *old.Options.Digits
	}
	made, err := makeReport(ctx, o)
	if err != nil {
		return err
	}
	if changed := changedInputs(old.Inputs, made.Inputs); len(changed) > 0 {
		return fmt.Errorf("%s was made from other input: %s; give the survey it was made from with --survey", o.verify, strings.Join(changed, ", "))
	}
	files := made.Files
	differences := compareWithDisk(folder, files)
	if len(differences) == 0 {
		fmt.Fprintln(o.streams.out, o.streams.inWords(fmt.Sprintf("%s: %d files, all the same when made again", o.verify, len(files))))
		return nil
	}
	for _, difference := range differences {
		fmt.Fprintln(o.streams.out, difference)
	}
	return fmt.Errorf("%s: %d of %d files differ from what version %s makes (the report was made by version %s)", o.verify, len(differences), len(files), version, old.Version)
}

// changedInputs says which files of the survey are not what the manifest says, or not there in one of the two.
func changedInputs(old, current []data.Input) []string {
	var changed []string
	for _, input := range old {
		if !slices.Contains(current, input) {
			changed = append(changed, input.Name+" differs or is not there")
		}
	}
	for _, input := range current {
		if !slices.ContainsFunc(old, func(o data.Input) bool { return o.Name == input.Name }) {
			changed = append(changed, input.Name+" is new")
		}
	}
	return changed
}

func compareWithDisk(folder fs.FS, files []study.File) []string {
	var differences []string
	for _, file := range files {
		content, err := fs.ReadFile(folder, file.Name)
		switch {
		case err != nil:
			differences = append(differences, file.Name+": cannot be read: "+reason(err).Error())
		case !bytes.Equal(content, file.Content):
			differences = append(differences, file.Name+": differs")
		}
	}
	return differences
}
