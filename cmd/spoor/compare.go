package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"spoor/analysis/member"
	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/study"
	"spoor/internal/study/members"
)

type compareOptions struct {
	streams  streams
	look     lookOptions
	survey   surveyOptions
	estimate estimateOptions
	own      ownOptions
	aliases  []string
	leaveOut bool
	minimum  int
	formats  []string
	out      string
}

// compareFolder is where a comparison is written without --out.
const compareFolder = "spoor-compare"

func newCompareCmd(s streams) *cobra.Command {
	o := compareOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "compare FILE...",
		Short: "Set your own answers beside those of the sector",
		Long: `Set your own answers beside those of the sector: for each option both percentages with their intervals, the difference, an
exact test, and whether the difference can be shown at all with your number of respondents.

FILE is CSV, Excel or Parquet, with one of these:
  counts        each option with its count, or a percentage, as a spreadsheet has it: with or without header, title, totals and
                remarks, in one table or several, on one sheet or more; with the number of respondents where more answers than
                one were possible
  respondents   respondent and the columns of the codebook, one respondent a row
  an export     of a survey platform, as spoor wave add takes it
  trajectories  a column outcome, one closed trajectory a row, or their counts; set beside the sector's estimates, untested

With one respondent you get a position within the sector. With fewer than --minimum nothing is compared. Several files make a
funnel: members around the sector, each under its --name.

A file named with --out holds the whole result in one form. With --format csv or json alone and no --out it goes to standard output.`,
		Example: `  spoor compare own.xlsx --item interim_results
  spoor compare answers.csv --name "Organisation A" --leave-out --out page
  spoor compare a.csv b.csv c.csv --item interim_results --name A --name B --name C`,
		Args: cli.Arguments(1, 1000),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.own.files = args
			if err := o.look.read(cmd, o.formats...); err != nil {
				return err
			}
			return runCompare(cmd.Context(), o)
		},
	}
	o.survey.register(cmd)
	o.survey.registerDisclosure(cmd)
	o.look.register(cmd, true)
	o.survey.registerSource(cmd)
	o.survey.registerWhere(cmd)
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	o.own.register(cmd)
	cmd.Flags().StringArrayVar(&o.aliases, "name", nil, "`name` of the organisation on the page, once for each file")
	cmd.Flags().BoolVar(&o.leaveOut, "leave-out", false, "you took part: compare with the sector minus your own answers")
	cmd.Flags().IntVar(&o.minimum, "minimum", member.DefaultMinimum, "fewest own `respondents` that are compared, 2 or more")
	cli.Words(cmd, &o.formats, "format", []string{"md", "html"}, forms.Of("compare").Forms, "`forms` of the result")
	cmd.Flags().StringVar(&o.out, "out", "", "`folder` to write to ("+compareFolder+" without it), or the one file to write, of which the ending says the form: "+forms.Of("compare").Endings())
	return cmd
}

func runCompare(ctx context.Context, o compareOptions) error {
	request, err := o.parse()
	if err != nil {
		return err
	}
	o.survey.folderOut = !o.alone()
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	compared, err := members.Compare(ctx, opened, request)
	if err != nil {
		return err
	}
	if o.alone() {
		content, err := compared.File(o.formats[0])
		if err != nil {
			return err
		}
		return deliver(o.streams, o.out, content)
	}
	files, err := compared.Folder(o.formats)
	if err != nil {
		return err
	}
	for i, file := range files {
		if filepath.Ext(file.Name) != ".csv" {
			continue
		}
		if files[i].Content, err = o.streams.csvFor.Of(file.Content); err != nil {
			return err
		}
	}
	folder := o.out
	if folder == "" {
		folder = compareFolder
	}
	if err := writeFolder(ctx, o.streams, folder, files); err != nil {
		return err
	}
	for _, form := range o.formats {
		fmt.Fprintln(o.streams.out, filepath.Join(folder, "compare."+form))
	}
	return nil
}

// alone reports whether the result is one file.
func (o compareOptions) alone() bool {
	if len(o.formats) != 1 {
		return false
	}
	text := !forms.Binary(o.formats[0]) && !slices.Contains(members.ComparisonPages(), o.formats[0])
	return text || o.out != "" && namesFile(o.out)
}

func (o compareOptions) parse() (members.CompareRequest, error) {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return members.CompareRequest{}, err
	}
	if o.alone() {
		if err := digitsFit(o.estimate.digits, o.formats[0]); err != nil {
			return members.CompareRequest{}, err
		}
	}
	files, err := o.own.read(o.aliases)
	return members.CompareRequest{Files: files, Items: o.own.items, Respondents: o.own.respondents, LeaveOut: o.leaveOut, Minimum: o.minimum,
		Options: options, Lang: lang, Version: version, Office: study.AnyOffice(o.formats), Look: o.look.Look}, err
}
