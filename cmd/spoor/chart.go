package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/charts"
	"spoor/data"
)

type chartOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	item     string
	kind     string
	out      string
}

var chartKinds = append([]string{"auto"}, names(data.FigureKinds())...)

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
	o.survey.registerSource(cmd)
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	o.estimate.registerDisclosure(cmd)
	cmd.Flags().StringVar(&o.out, "out", "", "`file` to write; its ending decides: .svg, .png or .pdf (required)")
	cmd.Flags().StringVar(&o.kind, "kind", "auto", "`kind` of figure: auto (what suits the item), bars, stacked or pie")
	complete(cmd, "kind", chartKinds)
	return cmd
}

func runChart(ctx context.Context, o chartOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if o.out == "" {
		return usage("chart needs --out FILE, with .svg, .png or .pdf at its end")
	}
	format, err := charts.ParseFormat(strings.TrimPrefix(filepath.Ext(o.out), "."))
	if err != nil {
		return usage("--out %s: %w", o.out, err)
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return err
	}
	table, err := loaded.table(o.item)
	if err != nil {
		return err
	}
	figure, err := draw(table, external(loaded.survey.Survey), o.kind, lang)
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := figure.Write(&picture, format); err != nil {
		return err
	}
	return writeFile(o.out, picture.Bytes())
}

func draw(table analysis.Table, external []data.ExternalFigure, kind string, lang data.Lang) (charts.Figure, error) {
	o := charts.Options{Lang: lang}
	switch data.FigureKind(kind) {
	case "auto":
		return charts.ForItem(table, external, o)
	case data.Bars:
		return charts.Bars(table, o)
	case data.Stacked:
		return charts.Stacked(table, o)
	case data.Pie:
		return charts.Pie(table, o)
	}
	return charts.Figure{}, usage("--kind %q: use %s", kind, strings.Join(chartKinds, ", "))
}

// external returns the figures of others that a survey has, if any.
func external(survey *data.Survey) []data.ExternalFigure {
	if survey.Publication == nil {
		return nil
	}
	return survey.Publication.External
}
