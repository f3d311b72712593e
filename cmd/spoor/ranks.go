package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count"
	"spoor/reports"
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
	if err := format(o.format, "text", "md", "json"); err != nil {
		return err
	}
	if err := digitsFit(o.estimate.digits, o.format); err != nil {
		return err
	}
	if o.seed == 0 {
		return usage("--seed 0: give a number from 1")
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return err
	}
	table, err := loaded.table(o.item)
	if err != nil {
		return err
	}
	if table.Item.Kind != data.Single && table.Item.Kind != data.Multiple {
		return usage("item %q is of kind %s; only the options of a single or multiple item have an order", o.item, table.Item.Kind)
	}
	if o.top == 0 {
		o.top = defaultTop(table.Item)
	}
	if count := len(analysis.Rankable(table.Item)); o.top < 1 || o.top >= count {
		return usage("--top %d: item %q has %d options that can be ranked; give a number from 1 to %d", o.top, o.item, count, count-1)
	}
	ranking, err := rank(ctx, loaded, table, o.top, o.seed)
	if err != nil {
		return err
	}
	var content []byte
	switch o.format {
	case "json":
		content, err = reports.RankingJSON(ranking)
	case "md":
		content, err = reports.RankingMarkdown(ranking, lang)
	default:
		content, err = reports.RankingText(ranking, lang)
	}
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// defaultTop is the number of picks that a respondent has, or 3, but at most half of the options that can be ranked: to be in
// the top 3 of 4 says little.
func defaultTop(item data.Item) int {
	top := 3
	if item.MaxPicks > 1 {
		top = item.MaxPicks
	}
	return min(top, len(analysis.Rankable(item))/2)
}

// rank uses the answers of respondents where there are any, and the counts otherwise. Problems in the answers were said
// when the wave was loaded.
func rank(ctx context.Context, loaded results, table analysis.Table, top int, seed uint64) (analysis.Ranking, error) {
	answers, _, err := loaded.survey.ItemAnswers(ctx, loaded.wave, table.Item.ID)
	switch {
	case errors.Is(err, count.ErrMarginsOnly):
		return analysis.NewRanking(table, top)
	case err != nil:
		return analysis.Ranking{}, fmt.Errorf("rank %s: %w", table.Item.ID, err)
	}
	return analysis.NewObservedRanking(table, answers[0], top, seed)
}
