package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis/member"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/importing"
	"spoor/internal/study"
	"spoor/reports/compare"
)

type compareOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	member   study.MemberOptions
	files    []string
	aliases  []string
	leaveOut bool
	minimum  int
	formats  []string
	out      string
}

func newCompareCmd(s streams) *cobra.Command {
	o := compareOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "compare FILE...",
		Short: "Set your own answers beside those of the sector",
		Long: `Set your own answers beside those of the sector: for each option both percentages with their intervals, the difference, an
exact test, and whether the difference can be shown at all with your number of respondents.

FILE is CSV, Excel or Parquet, with one of these:
  counts        option,count, and the number of respondents in a line "base" or a column base
  respondents   respondent and the columns of the codebook, one respondent a row
  an export     of a survey platform, as spoor wave add takes it
  trajectories  a column outcome, one closed trajectory a row, or their counts; set beside the sector's estimates, untested

With one respondent you get a position within the sector. With fewer than --minimum nothing is compared. Several files make a
funnel: members around the sector, each under its --name.

With --format csv or json alone the result goes to standard output, or to the file --out.`,
		Example: `  spoor compare own.xlsx --item interim_results
  spoor compare answers.csv --name "Organisation A" --leave-out --out page
  spoor compare a.csv b.csv c.csv --item interim_results --name A --name B --name C`,
		Args: arguments(1, 1000),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			if err := checkBase(cmd, o.member.Base); err != nil {
				return err
			}
			return runCompare(cmd.Context(), o)
		},
	}
	o.survey.register(cmd)
	o.survey.registerSource(cmd)
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	cmd.Flags().StringSliceVar(&o.member.Items, "item", nil, "`item` to compare, may be repeated; without it all that the file holds")
	cmd.Flags().StringArrayVar(&o.aliases, "name", nil, "`alias` of the organisation on the page, once for each file")
	cmd.Flags().BoolVar(&o.leaveOut, "leave-out", false, "you took part: compare with the sector minus your own answers")
	cmd.Flags().IntVar(&o.member.Base, "base", 0, "`number` of respondents or trajectories, where a table of counts does not hold it")
	cmd.Flags().IntVar(&o.minimum, "minimum", member.DefaultMinimum, "fewest own `respondents` that are compared")
	registerEnums(cmd, &o.formats, "format", []string{"md", "html"}, []string{"md", "html", "csv", "json"}, "`forms` of the result")
	cmd.Flags().StringVar(&o.out, "out", "", "`folder` to write to (spoor-compare without it), or the file for csv or json alone")
	return cmd
}

func (o compareOptions) check() error {
	if len(o.formats) == 0 {
		return usage("--format: use md, html, csv or json")
	}
	for i, form := range o.formats {
		if slices.Contains(o.formats[:i], form) {
			return usage("--format names %s twice", form)
		}
	}
	switch {
	case o.minimum < 2:
		return usage("--minimum %d: give 2 or more; one respondent has a position, not a difference", o.minimum)
	case len(o.aliases) > 0 && len(o.aliases) != len(o.files):
		return usage("%d files and %d names: give --name once for each file", len(o.files), len(o.aliases))
	case len(o.files) > 1 && o.leaveOut:
		return usage("--leave-out is for one file; in a funnel all members stand around the whole sector")
	}
	return nil
}

func runCompare(ctx context.Context, o compareOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	o.member.Strict = o.survey.strict
	c := comparing{ctx: ctx, o: o, options: member.Options{Options: options, Minimum: o.minimum, Power: member.DefaultOptions().Power}, lang: lang}
	if c.survey, c.wave, c.tallies, err = sectorTallies(ctx, o.streams, o.survey); err != nil {
		return err
	}
	c.codebook = c.survey.Codebook.AsAsked(c.wave)
	for _, id := range o.member.Items {
		if _, known := c.survey.Codebook.Item(id); !known {
			_, err := (results{survey: c.survey, wave: c.wave}).table(id)
			return err
		}
	}
	page := compare.Comparison{Lang: lang, Survey: c.survey.Codebook.Title.In(lang), Sector: c.wave, Options: c.options, LeftOut: o.leaveOut,
		External: external(c.survey.Survey), Version: version}
	var pictures []study.File
	if len(o.files) == 1 {
		pictures, err = c.one(&page)
	} else {
		pictures, err = c.several(&page)
	}
	if err != nil {
		return err
	}
	return o.write(ctx, page, pictures)
}

// sectorTallies reads the wave of the sector. Problems in its answers go to standard error, or with --strict are the error.
func sectorTallies(ctx context.Context, s streams, o surveyOptions) (*count.Survey, data.Wave, []data.Tally, error) {
	survey, wave, err := o.openWave(ctx, s)
	if err != nil {
		return nil, data.Wave{}, nil, err
	}
	tallies, err := o.count(ctx, s, survey, wave)
	return survey, wave, tallies, err
}

// report tells of answers with a problem, those that are alike on one line, or makes them the error.
func report(s streams, problems data.Problems, strict bool) error {
	switch {
	case len(problems) == 0:
		return nil
	case strict:
		return inputError{problems}
	}
	var alike importing.Problems
	for _, problem := range problems {
		alike.Add(problem)
	}
	for _, group := range alike.Groups() {
		fmt.Fprintln(s.err, group)
	}
	fmt.Fprintln(s.err, problemCount(len(problems)))
	return nil
}

// comparing is a comparison in the making.
type comparing struct {
	ctx      context.Context
	o        compareOptions
	options  member.Options
	lang     data.Lang
	survey   *count.Survey
	codebook data.Codebook // as the wave of the sector was asked
	wave     data.Wave
	tallies  []data.Tally // of the sector
}

// read reads the file of a member and tells what was assumed in it.
func (c comparing) read(path string) (study.MemberFile, error) {
	own, err := readMember(c.ctx, c.o.streams, path, c.codebook, c.o.member)
	if err != nil {
		return study.MemberFile{}, err
	}
	for _, note := range own.Notes {
		fmt.Fprintln(c.o.streams.err, note)
	}
	return own, report(c.o.streams, own.Problems, c.o.survey.strict)
}

// asked reports whether an item is to be compared.
func (c comparing) asked(item string) bool {
	return len(c.o.member.Items) == 0 || slices.Contains(c.o.member.Items, item)
}

// one compares one member with the sector, item by item.
func (c comparing) one(page *compare.Comparison) ([]study.File, error) {
	if len(c.o.aliases) > 0 {
		page.Alias = c.o.aliases[0]
	}
	own, err := c.read(c.o.files[0])
	if err != nil {
		return nil, err
	}
	var pictures []study.File
	var refused []error
	for _, item := range c.codebook.Items {
		compared, found, err := c.item(item, own)
		switch {
		case errors.Is(err, member.ErrTooFew):
			refused = append(refused, err)
			page.Skipped = append(page.Skipped, skipped(item, c.options.Minimum, c.lang))
			continue
		case err != nil:
			return nil, err
		case !found:
			continue
		}
		figure, drawn, err := drawDumbbell(compared, page.Alias, page.External, c.lang)
		if err != nil {
			return nil, err
		}
		page.Items = append(page.Items, compare.Item{Item: compared, Figure: figure})
		pictures = append(pictures, drawn...)
	}
	switch {
	case len(page.Items) == 0 && len(refused) > 0:
		return nil, refused[0]
	case len(page.Items) == 0:
		return nil, fmt.Errorf("%s: holds no answers to %s", c.o.files[0], strings.Join(c.wanted(), ", "))
	}
	for _, err := range refused {
		fmt.Fprintln(c.o.streams.err, "not compared:", err)
	}
	return pictures, nil
}

// aliasOf returns the alias of a file: its --name, or the name of the file without its ending.
func (o compareOptions) aliasOf(place int) string {
	if len(o.aliases) > 0 {
		return o.aliases[place]
	}
	name := filepath.Base(o.files[place])
	return strings.TrimSuffix(name, filepath.Ext(name))
}
