package main

import (
	"context"

	"github.com/spf13/cobra"

	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/forms"
	"spoor/internal/study"
)

type chartOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	item     string
	kind     data.FigureKind
	out      string
}

func newChartCmd(s streams) *cobra.Command {
	o := chartOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "chart ITEM --out FILE",
		Short: "Draw one item as SVG, PNG or PDF",
		Example: `  spoor chart positive_factors --out factors.svg
  spoor chart success_definition --kind pie --lang en --out success.png`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.item = args[0]
			return runChart(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.survey.registerWhere(cmd)
	o.survey.registerSource(cmd)
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	o.survey.registerDisclosure(cmd)
	cmd.Flags().StringVar(&o.out, "out", "", "`file` to write, of which the ending says the form: "+forms.Of("chart").Endings()+" (required)")
	registerEnum(cmd, &o.kind, "kind", charts.Auto, study.ChartKinds(), "`kind` of figure, by itself what suits the item")
	return cmd
}

func runChart(ctx context.Context, o chartOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if o.out == "" {
		return usage("chart needs --out FILE, a name that ends in %s", forms.Of("chart").Endings())
	}
	opened, err := o.survey.study(ctx, o.streams)
	if err != nil {
		return err
	}
	picture, err := opened.Chart(ctx, study.ChartRequest{Item: o.item, Kind: o.kind, Format: picture.Format(forms.Ending(o.out)), Lang: lang, Options: options})
	if err != nil {
		return err
	}
	return writeFile(o.streams, o.out, picture)
}
