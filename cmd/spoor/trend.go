package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"spoor/charts/picture"
	"spoor/internal/cli"
	"spoor/internal/forms"
	"spoor/internal/study"
)

type trendOptions struct {
	streams  streams
	look     lookOptions
	survey   surveyOptions
	estimate estimateOptions
	items    []string
	waves    []string
	format   string
	out      string
	chart    string
	style    styleOptions
}

func newTrendCmd(s streams) *cobra.Command {
	o := trendOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "trend [ITEM...]",
		Short: "Follow items over the waves of a survey: what changed, and what cannot be compared",
		Long: `Follow items over two waves or more: every percentage with its interval, each change in percentage points with Newcombe's
interval, Boschloo's exact test and Fisher's beside it, corrected by Holm's procedure for all comparisons of the item, and
over three waves or more the exact Cochran-Armitage test. Without ITEM all items that two waves have.

Who took part in two waves is known where both were stored with wave add --link; then what changed among them is shown too. Elsewhere
the limits of p are given, where two waves have equally many answers, for the case that all may be the same respondents.

A wave that asked an item in another way says so under items in its wave.yaml. Other words are noted; other options are
compared only over a bridge, which says which options stand for one another.`,
		Example: `  spoor trend --survey my-survey
  spoor trend outcomes --survey my-survey --waves 2021,2026 --chart outcomes.svg
  spoor trend --survey my-survey --format csv --out trends.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.items = args
			if err := o.look.read(cmd, o.format); err != nil {
				return err
			}
			if err := o.style.read(cmd, o.chart); err != nil {
				return err
			}
			return runTrend(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	_ = cmd.Flags().MarkHidden("wave") // --waves takes its place; the flag exists
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	o.survey.registerDisclosure(cmd)
	o.look.register(cmd, false)
	cmd.Flags().StringSliceVar(&o.waves, "waves", nil, "`ids` of the waves in the order of time, separated by a comma; without it all")
	cmd.Flags().StringVar(&o.chart, "chart", "", "`file` to draw the one ITEM in; its ending decides: .svg, .png or .pdf")
	o.style.register(cmd, " of --chart")
	registerForms(cmd, &o.format, &o.out, "trend")
	return cmd
}

func runTrend(ctx context.Context, o trendOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	source, err := o.survey.source(o.streams)
	if err != nil {
		return err
	}
	trends, err := study.Trend(ctx, source, study.TrendRequest{Items: o.items, Waves: o.waves, Options: options})
	if err != nil {
		return err
	}
	if o.chart != "" {
		picture, err := study.TrendChart(trends[0], picture.Format(forms.Ending(o.chart)), o.style.Style, lang)
		if err != nil {
			return err
		}
		if err := writeFile(o.streams, o.chart, picture); err != nil {
			return err
		}
	}
	content, err := study.RenderTrends(trends, options, lang, o.format, o.look.Look)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// check finds what is wrong with the flags alone.
func (o trendOptions) check() error {
	if o.survey.wave != "" {
		return cli.Usage("trend takes several waves; use --waves %s,...", o.survey.wave)
	}
	if len(o.waves) == 1 {
		return cli.Usage("--waves %s: a trend takes two waves or more", o.waves[0])
	}
	for i, id := range o.waves {
		if slices.Contains(o.waves[:i], id) {
			return cli.Usage("--waves names %s twice", id)
		}
	}
	if o.chart != "" && len(o.items) != 1 {
		return cli.Usage("--chart draws one item; name it, as in spoor trend ITEM --chart %s", o.chart)
	}
	_, err := pictureFormat(o.chart)
	return err
}
