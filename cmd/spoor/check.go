package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/importing"
)

type checkOptions struct {
	streams streams
	survey  surveyOptions
	export  exportOptions
	files   []string
	format  string
}

func newCheckCmd(s streams) *cobra.Command {
	o := checkOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "check [FILE...]",
		Short: "Find everything that is wrong with an export, before it becomes a wave",
		Long: strings.TrimSpace(`
check reads exports of a survey platform by the codebook of the survey and reports every problem at once: where it is,
what is wrong, what was expected. Below that it says how many respondents are in the base of each item. Nothing is
written. With problems the exit code is 3.

Without FILE it checks the survey itself: its codebook and the files of its waves.

What an export calls things is declared in the codebook, never changed in the data: columns (of an item, option or
row), aliases (of an option), missing (not_asked, skipped, dont_know, refused) and separator (of joined answers).`),
		Example: `  spoor check export.csv --survey oursurvey
  spoor check --survey oursurvey --format json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runCheck(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.survey.folder, "survey", "", "`folder` of a survey (codebook.yaml, waves/); without it the built-in survey")
	cmd.Flags().StringVar(&o.survey.wave, "wave", "", "`id` of the wave whose own wording and options are used")
	_ = cmd.MarkFlagDirname("survey") // the flag exists
	cmd.Flags().StringSliceVar(&o.export.without, "without", nil, "`items` that are not in the export")
	o.export.register(cmd)
	o.export.registerDesign(cmd)
	registerFormat(cmd, &o.format, "text", "json")
	return cmd
}

// checked is what was found in one export, or in one wave of a survey.
type checked struct {
	File     string             `json:"file"`
	Platform string             `json:"platform,omitempty"`
	Read     int                `json:"read"` // records
	Kept     int                `json:"kept"` // respondents
	LeftOut  []data.ImportCount `json:"left_out,omitempty"`
	Personal []string           `json:"personal,omitempty"` // columns left out
	Notes    []string           `json:"notes,omitempty"`
	Bases    []importing.Base   `json:"bases"`
	Problems []importing.Group  `json:"problems"`
	Total    int                `json:"total"` // problems, those that are alike included
}

func runCheck(ctx context.Context, o checkOptions) error {
	survey, err := o.survey.open()
	var wrong data.Problems
	if errors.As(err, &wrong) {
		return inputError{err}
	}
	if err != nil {
		return err
	}
	var all []checked
	if len(o.files) == 0 {
		all, err = checkWaves(ctx, o, survey)
	} else {
		all, err = checkFiles(ctx, o, survey)
	}
	if err != nil {
		return err
	}
	text, err := checkedText(all, o.format)
	if err != nil {
		return err
	}
	if _, err := o.streams.out.Write(text); err != nil {
		return err
	}
	o.survey.tellGuesses(o.streams)
	total := 0
	for _, one := range all {
		total += one.Total
	}
	if total > 0 {
		return inputError{fmt.Errorf("%s in %s", numberOf(total, "problem"), numberOf(len(all), "file"))}
	}
	return nil
}

func checkFiles(ctx context.Context, o checkOptions, survey *data.Survey) ([]checked, error) {
	codebook := survey.Codebook
	if o.survey.wave != "" {
		wave, err := survey.Wave(o.survey.wave)
		if err != nil {
			return nil, usageError{err}
		}
		codebook = codebook.AsAsked(wave)
	}
	var all []checked
	for _, path := range o.files {
		one, err := checkFile(ctx, o, path, codebook)
		var refused data.Problems
		switch {
		case errors.As(err, &refused):
			one = checked{File: path}
			one.add(refused)
		case err != nil:
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func checkFile(ctx context.Context, o checkOptions, path string, codebook data.Codebook) (checked, error) {
	file, err := o.export.open(path)
	if err != nil {
		return checked{}, err
	}
	defer file.close()
	file.describe(o.streams)
	importer, err := importing.Open(path, file.export, codebook, o.export.importing())
	if err != nil {
		return checked{}, err
	}
	if _, err := file.each(ctx, o.streams, importer, func(importing.Record) error { return nil }); err != nil {
		return checked{}, err
	}
	for _, changed := range importer.Changed() {
		importer.Problems().Add(changed)
	}
	return file.checked(importer), nil
}

// checked sums up what was found in an export.
func (o *opened) checked(importer *importing.Importer) checked {
	summary := o.export.Summary()
	one := checked{
		File: o.path, Platform: string(o.export.Platform), Read: summary.Read, Kept: importer.Kept(), Personal: o.personal(),
		Notes: slices.Concat(importer.Notes(), summary.Doubts), Bases: importer.Bases(), Problems: importer.Problems().Groups(), Total: importer.Problems().Total(),
	}
	for _, left := range summary.LeftOut {
		one.LeftOut = append(one.LeftOut, data.ImportCount{Reason: string(left.Reason), N: left.N})
	}
	return one
}

// checkWaves checks the files that a survey has already.
func checkWaves(ctx context.Context, o checkOptions, survey *data.Survey) ([]checked, error) {
	var all []checked
	counting := count.Of(survey)
	for _, wave := range survey.Waves {
		if o.survey.wave != "" && wave.ID != o.survey.wave {
			continue
		}
		tallies, problems, err := counting.Count(ctx, wave)
		var unusable data.Problems
		if err != nil && !errors.As(err, &unusable) {
			return nil, err
		}
		one := checked{File: filepath.ToSlash(filepath.Join("waves", wave.ID)), Kept: wave.Respondents, Read: wave.Respondents}
		one.add(placed(o.survey.folder, append(problems, unusable...)))
		for _, tally := range tallies {
			one.Bases = append(one.Bases, importing.Base{Item: tally.Item, Row: tally.Row, Answered: tally.Answered, Unusable: tally.Unusable, Skipped: tally.Asked - tally.Answered - tally.Unusable})
		}
		all = append(all, one)
	}
	if len(all) == 0 && o.survey.wave != "" {
		_, err := survey.Wave(o.survey.wave)
		return nil, usageError{err}
	}
	return all, nil
}

func (c *checked) add(problems data.Problems) {
	var collected importing.Problems
	for _, problem := range problems {
		collected.Add(problem)
	}
	c.Problems, c.Total = collected.Groups(), collected.Total()
}

func checkedText(all []checked, format string) ([]byte, error) {
	var text bytes.Buffer
	if format == "json" {
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err := encoder.Encode(map[string]any{"checked": all})
		return text.Bytes(), err
	}
	for i, one := range all {
		if i > 0 {
			text.WriteString("\n")
		}
		for _, problem := range one.Problems {
			fmt.Fprintln(&text, problem)
		}
		for _, note := range one.Notes {
			fmt.Fprintf(&text, "%s: note: %s\n", one.File, note)
		}
		fmt.Fprintln(&text, one.summary())
		basesText(&text, one.Bases)
	}
	return text.Bytes(), nil
}

// summary says in one line how much is wrong and who is left.
func (c checked) summary() string {
	problems := numberOf(c.Total, "problem")
	if different := len(c.Problems); different != c.Total {
		problems += fmt.Sprintf(" (%d different)", different)
	}
	if c.Platform == "" {
		return fmt.Sprintf("%s: %s", c.File, problems)
	}
	text := fmt.Sprintf("%s: %s; %s, %s", c.File, problems, numberOf(c.Read, "record"), numberOf(c.Kept, "respondent"))
	for _, left := range c.LeftOut {
		text += fmt.Sprintf(", %d left out as %s", left.N, left.Reason)
	}
	return text
}

// basesText writes how many respondents are in the base of each item, and why the others are not. Columns in which nobody
// is are left out.
func basesText(text *bytes.Buffer, bases []importing.Base) {
	columns := []struct {
		name string
		of   func(importing.Base) int
	}{
		{"answered", func(b importing.Base) int { return b.Answered }},
		{"skipped", func(b importing.Base) int { return b.Skipped }},
		{"not asked", func(b importing.Base) int { return b.NotAsked }},
		{"don't know", func(b importing.Base) int { return b.DontKnow }},
		{"refused", func(b importing.Base) int { return b.Refused }},
		{"unusable", func(b importing.Base) int { return b.Unusable }},
	}
	if len(bases) == 0 {
		return
	}
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', tabwriter.AlignRight)
	shown := columns[:1]
	for _, column := range columns[1:] {
		if slices.ContainsFunc(bases, func(b importing.Base) bool { return column.of(b) > 0 }) {
			shown = append(shown, column)
		}
	}
	for _, column := range shown {
		fmt.Fprint(table, column.name, "\t")
	}
	fmt.Fprintln(table, "  item")
	for _, base := range bases {
		for _, column := range shown {
			fmt.Fprint(table, column.of(base), "\t")
		}
		fmt.Fprintln(table, "  "+base.Name())
	}
	table.Flush()
}

// numberOf returns a number of things in words.
func numberOf(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
