package main

import (
	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/cli"
	"spoor/internal/study"
)

type ranksOptions struct {
	streams streams
	look    lookOptions
	survey  surveyOptions
	item    string
	level   float64
	digits  int
	top     int
	seed    uint64
	lang    data.Lang
	format  string
	out     string
}

func newRanksCmd(s streams) *cobra.Command {
	o := ranksOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "ranks ITEM",
		Short: "Say how certain the order of the options of an item is",
		Long: `Say, for every option of a single or multiple item, which ranks the data do not rule out, and how likely it is to be in
the top. Options that are chosen equally often share the better rank.

With the answers of respondents the chances come from a bootstrap over respondents, of a sample with a design by its strata
and clusters. Where only the counts are known, as in the built-in survey, they are bounds that hold whatever the respondents
chose together.

Ranks follow from all counts, small ones too: with --disclosure they are given only where no count of the item is hidden.`,
		Example: `  spoor ranks positive_factors
  spoor ranks interim_results --top 2 --lang en`,
		Args: cli.Arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.item = args[0]
			if err := o.look.read(cmd, o.format); err != nil {
				return err
			}
			return runRanks(cmd, o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerDisclosure(cmd)
	cli.Level(cmd, &o.level, "confidence `level` of the ranks, between 0 and 1")
	registerDigits(cmd, &o.digits)
	cmd.Flags().IntVar(&o.top, "top", 0, "`number` of options that make the top; without it as many as a respondent may pick, or 3")
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, "`number` that the bootstrap starts from")
	registerLang(cmd, &o.lang)
	o.look.registerTemplate(cmd)
	registerForms(cmd, &o.format, &o.out, "ranks")
	return cmd
}

func runRanks(cmd *cobra.Command, o ranksOptions) error {
	request := study.RanksRequest{Item: o.item, Top: o.top, Seed: cli.IfGiven(cmd, "seed", &o.seed), Options: analysis.DefaultOptions()}
	request.Options.Level = o.level
	var err error
	if request.Options.Digits, err = parseDigits(o.digits); err != nil {
		return err
	}
	if err := digitsFit(o.digits, o.format); err != nil {
		return err
	}
	opened, err := o.survey.study(cmd.Context(), o.streams)
	if err != nil {
		return err
	}
	ranking, err := opened.Ranks(cmd.Context(), request)
	if err != nil {
		return err
	}
	title := opened.Codebook.Title.In(o.lang)
	content, err := o.look.Written(o.format, o.lang, title, func(form string) ([]byte, error) { return study.RenderRanking(ranking, o.lang, form) })
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}
