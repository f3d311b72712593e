package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study"
)

type claimsOptions struct {
	streams streams
	look    lookOptions
	survey  surveyOptions
	file    string
	digits  int
	lang    data.Lang
	format  string
	out     string
	request study.OutlookRequest
}

func newClaimsCmd(s streams) *cobra.Command {
	o := claimsOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "Decide which conclusions of the publication the counts carry",
		Long: strings.TrimSpace(`
Decide each claim of a claims.yaml on the counts of a wave: it holds, is undecided, an indication, says too much, has no
figure or no indication, is contradicted, or is a wrong sum. Options of one question share respondents whose overlap is not
known; a verdict holds over every overlap that is possible, or says which overlap it needs.

Without --file the claims are those in claims.yaml of the survey; the built-in one has the conclusions of the publication.

With --n the question is which of the claims a new survey of that many respondents would decide, by simulation.

Verdicts name counts, small ones too: with --disclosure they are given only where no count that a claim is about is hidden.`),
		Example: `  spoor claims
  spoor claims --lang en --out claims.md
  spoor claims --survey my-survey --file my-claims.yaml
  spoor claims --n 60,100,200`,
		Args: cli.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := errors.Join(o.unused(cmd), o.look.read(cmd, o.format)); err != nil {
				return err
			}
			return runClaims(cmd.Context(), o)
		},
	}
	o.register(cmd)
	return cmd
}

func (o *claimsOptions) register(cmd *cobra.Command) {
	r := &o.request
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerDisclosure(cmd)
	o.look.register(cmd, false)
	o.survey.registerSource(cmd)
	cmd.Flags().StringVar(&o.file, "file", "", "`file` with claims; without it claims.yaml of the survey")
	r.Options = analysis.DefaultOptions()
	cli.Level(cmd, &r.Options.Level, "confidence `level`, between 0 and 1; a test decides at 1 minus it")
	registerDigits(cmd, &o.digits)
	cmd.Flags().StringVar(&r.N, "n", "", "`number` of respondents of a new survey, or several: 60,100,200")
	registerPower(cmd, &r.Power)
	cmd.Flags().Uint64Var(&r.Seed, "seed", 1, "`number` that the simulation starts from")
	cmd.Flags().IntVar(&r.Draws, "draws", 500, "`number` of simulated surveys for each of --n")
	registerLang(cmd, &o.lang)
	registerForms(cmd, &o.format, &o.out, "claims")
}

// unused refuses flags that the question does not use.
func (o claimsOptions) unused(cmd *cobra.Command) error {
	switch {
	case !cmd.Flags().Changed("n"):
		return cli.RefuseGiven(cmd, "is for new surveys: give the numbers of their respondents with --n, such as 60,100,200", "power", "seed", "draws")
	case o.format == "csv":
		return cli.Usage("--format csv is for the claims as they stand; with --n use text, md, html, docx, xlsx or json")
	}
	return cli.RefuseGiven(cmd, "is for the percentages of the claims as they stand, and --n prints chances", "digits")
}

func runClaims(ctx context.Context, o claimsOptions) error {
	var err error
	if o.request.Options.Digits, err = parseDigits(o.digits); err != nil {
		return err
	}
	if o.request.Name, o.request.Source, err = readNamed(o.file, "claims"); err != nil {
		return err
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	content, err := o.answer(ctx, opened)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func (o claimsOptions) answer(ctx context.Context, opened *study.Study) ([]byte, error) {
	if o.request.N != "" {
		outlook, err := opened.Outlook(ctx, o.request)
		if err != nil {
			return nil, err
		}
		return study.RenderOutlook(outlook, o.lang, o.format, o.look.Look)
	}
	decided, err := opened.Claims(ctx, o.request.ClaimsRequest)
	if err != nil {
		return nil, err
	}
	return study.RenderClaims(decided, o.lang, o.format, o.look.Look)
}
