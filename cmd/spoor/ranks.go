package main

import (
	"context"

	"github.com/spf13/cobra"

	"spoor/internal/study"
)

type ranksOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	item     string
	top      int
	seed     uint64
	format   string
	out      string
}

func newRanksCmd(s streams) *cobra.Command {
	o := ranksOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "ranks ITEM",
		Short: "Say how certain the order of the options of an item is",
		Long: `Say, for every option of a single or multiple item, which ranks the data do not rule out, and how likely it is to be in
the top. Options that are chosen equally often share the better rank.

With the answers of respondents the chances come from a bootstrap over respondents. Where only the counts are known, as in
the built-in survey, they are bounds that hold whatever the respondents chose together.

Ranks follow from all counts, small ones too: what is protected with --disclosure elsewhere is not protected here.`,
		Example: `  spoor ranks positive_factors
  spoor ranks interim_results --top 2 --lang en`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.item = args[0]
			return runRanks(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	cmd.Flags().IntVar(&o.top, "top", 0, "`number` of options that make the top; without it as many as a respondent may pick, or 3")
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, "`seed` of the bootstrap over respondents")
	registerFormat(cmd, &o.format, "text", "md", "json")
	registerOut(cmd, &o.out)
	return cmd
}

func runRanks(ctx context.Context, o ranksOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if err := digitsFit(o.estimate.digits, o.format); err != nil {
		return err
	}
	if o.seed == 0 {
		return usage("--seed 0: give a number from 1")
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	ranking, err := opened.Ranks(ctx, study.RanksRequest{Item: o.item, Top: o.top, Seed: o.seed, Options: options})
	if err != nil {
		return err
	}
	content, err := study.RenderRanking(ranking, lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}
