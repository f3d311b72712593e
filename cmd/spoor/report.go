package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/paper"
	"spoor/internal/study"
)

type reportOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	formats  []string
	out      string
	verify   string
	look     lookOptions
}

func newReportCmd(s streams) *cobra.Command {
	o := reportOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Write the report of a wave: text, figures, tables and results",
		Long: `Write the report of a wave into a folder: report.md and report.html, the figures as SVG and PNG, every table as CSV,
all results in full precision (results.json) and the checksums of everything (manifest.json).

The same inputs, options and version give the same bytes; --verify makes a report again and compares.`,
		Example: `  spoor report
  spoor report --lang en --out report-en
  spoor report --verify spoor-report`,
		Args: cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.verify != "" {
				for _, name := range []string{"wave", "lang", "level", "interval", "digits", "disclosure", "format", "csv-for", "out", "figures"} {
					if cmd.Flags().Changed(name) {
						return cli.Usage("--%s does not go with --verify: the report is made again as its manifest says", name)
					}
				}
				if err := o.look.read(cmd, forms.Of("report").Forms...); err != nil {
					return err
				}
				return runVerify(cmd.Context(), o)
			}
			if err := o.look.read(cmd, o.formats...); err != nil {
				return err
			}
			return runReport(cmd.Context(), o)
		},
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerEngine(cmd)
	o.survey.registerSource(cmd)
	o.estimate.registerMethods(cmd, study.ReportMethods())
	registerDigits(cmd, &o.estimate.digits)
	o.survey.registerDisclosure(cmd)
	cmd.Flags().StringVar(&o.out, "out", "spoor-report", "`folder` to write the report to, or the one file to write, of which the ending says the form: "+forms.Of("report").Endings())
	cli.Words(cmd, &o.formats, "format", study.ReportFormats(), forms.Of("report").Forms, "`forms` of the text")
	cmd.Flags().StringVar(&o.verify, "verify", "", "make the report in this `folder` again and say what differs, instead of writing one")
	o.look.register(cmd, true)
	_ = cmd.MarkFlagDirname("out")
	_ = cmd.MarkFlagDirname("verify")
	return cmd
}

func runReport(ctx context.Context, o reportOptions) error {
	if namesFile(o.out) {
		return runReportFile(ctx, o)
	}
	if slices.Contains(o.formats, "pdf") {
		return cli.Usage("--format pdf is one file: name it with --out, as in --out report.pdf")
	}
	made, err := makeReport(ctx, o)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := writeFolder(ctx, o.streams, o.out, made.Files); err != nil {
		return err
	}
	for _, format := range o.formats {
		fmt.Fprintln(o.streams.out, filepath.Join(o.out, study.ReportName(format)))
	}
	return nil
}

// runReportFile writes the report as one file.
func runReportFile(ctx context.Context, o reportOptions) error {
	request, err := o.parse()
	if err != nil {
		return err
	}
	browser := ""
	if slices.Equal(request.Formats, []string{"pdf"}) { // the page, on paper
		if browser, err = paper.Browser(); err != nil {
			return err
		}
		request.Formats = []string{"html"}
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	content, err := opened.ReportFile(ctx, request)
	if err == nil && browser != "" {
		content, err = paper.Print(ctx, browser, content)
	}
	if err != nil {
		return err
	}
	return writeFile(o.streams, o.out, content)
}

func makeReport(ctx context.Context, o reportOptions) (study.Report, error) {
	request, err := o.parse()
	if err != nil {
		return study.Report{}, err
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return study.Report{}, err
	}
	return opened.Report(ctx, request)
}

func (o reportOptions) parse() (study.ReportRequest, error) {
	options, lang, err := o.estimate.parse()
	return study.ReportRequest{Options: options, Lang: lang, Formats: o.formats, CSVFor: *o.streams.csvFor, Version: version, Look: o.look.Look}, err
}
