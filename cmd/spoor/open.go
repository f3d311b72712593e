package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study/coding"
)

func newOpenCmd(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "open",
		Short: "List what respondents typed, and count it by the codes that people gave it",
		Long: strings.TrimSpace(`
open works on what respondents typed: the answers to an open item, and the texts beside an option such as "other". A wave
holds them when it was added with --keep-texts. They never stand in a report.

To code them: list them as CSV, write a code behind each text, and count. Two people who each coded a copy are compared
by Cohen's kappa.`),
		Args: cli.OnlyBelow("command"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newOpenListCmd(s), newOpenCountCmd(s))
	return cmd
}

type openOptions struct {
	streams streams
	survey  surveyOptions
	request coding.CountTextsRequest
	lang    data.Lang
	format  string
	out     string
	digits  int
	near    float64
}

func (o *openOptions) register(cmd *cobra.Command, command string) {
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	registerForms(cmd, &o.format, &o.out, command)
}

func newOpenListCmd(s streams) *cobra.Command {
	o := openOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "list ITEM",
		Short: "List what respondents typed for an item",
		Long:  "list gives each text once, the most frequent first. With --disclosure they stand by alphabet, without how many typed each.",
		Example: `  spoor open list remarks --survey oursurvey
  spoor open list remarks --survey oursurvey --out codes.csv`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opened, err := o.survey.study(cmd.Context(), o.streams)
			if err != nil {
				return err
			}
			texts, err := coding.Texts(cmd.Context(), opened, args[0], o.near)
			if err != nil {
				return err
			}
			content, err := coding.RenderTexts(texts, o.format)
			if err != nil {
				return err
			}
			return deliver(o.streams, o.out, content)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.register(cmd, "open list")
	o.survey.registerDisclosure(cmd)
	cmd.Flags().Float64Var(&o.near, "near", 0, "put texts together of which at most this `share` of the letters differs, such as 0.2")
	return cmd
}

func newOpenCountCmd(s streams) *cobra.Command {
	o := openOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "count ITEM CODES [SECOND]",
		Short: "Count typed answers by their codes, and compare two coders",
		Long: strings.TrimSpace(`
count reads a CSV or XLSX with the columns text and code, and counts how many respondents typed a text with each code.
With a second file, of another coder, it says how far the two agree: Cohen's kappa over the different texts that both
coded. The counts are those of the first; beside them stand the shares by both, with their differences in the interval.`),
		Example: `  spoor open count remarks codes.csv --survey oursurvey
  spoor open count remarks codes.csv codes-second.csv --survey oursurvey`,
		Args: cli.Arguments(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				if err := cli.RefuseGiven(cmd, "is for two coders; give a second file of codes", "texts"); err != nil {
					return err
				}
			}
			if err := digitsFit(o.digits, o.format); err != nil {
				return err
			}
			var err error
			if o.request.Digits, err = parseDigits(o.digits); err != nil {
				return err
			}
			o.request.Item = args[0]
			return runOpenCount(cmd.Context(), o, args[1:])
		},
	}
	o.register(cmd, "open count")
	o.survey.registerDisclosure(cmd)
	cli.Level(cmd, &o.request.Level, "confidence `level` of the intervals, between 0 and 1")
	registerDigits(cmd, &o.digits)
	registerLang(cmd, &o.lang)
	cmd.Flags().BoolVar(&o.request.Differ, "texts", false, "list the texts on which two coders differ")
	return cmd
}

func runOpenCount(ctx context.Context, o openOptions, paths []string) error {
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("open %s: %w", path, reason(err))
		}
		defer file.Close()
		o.request.Codes = append(o.request.Codes, coding.File{Name: path, Content: file})
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	coded, err := coding.CountTexts(ctx, opened, o.request)
	if err != nil {
		return err
	}
	content, err := coding.RenderCoded(coded, o.lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}
