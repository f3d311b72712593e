package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/data"
	"spoor/reports"
)

type tableOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	item     string
	format   string
	out      string
}

func newTableCmd(s streams) *cobra.Command {
	o := tableOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "table ITEM",
		Short: "Print the percentages of one item with their bases and intervals",
		Example: `  spoor table positive_factors
  spoor table collaboration --format csv --out collaboration.csv`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.item = args[0]
			return runTable(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	o.estimate.register(cmd)
	registerFormat(cmd, &o.format, "text", "md", "csv", "json")
	registerOut(cmd, &o.out)
	return cmd
}

func runTable(ctx context.Context, o tableOptions) error {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return err
	}
	if err := format(o.format, "text", "md", "csv", "json"); err != nil {
		return err
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return err
	}
	table, err := loaded.table(o.item)
	if err != nil {
		return err
	}
	content, err := renderTable(table, external(loaded.survey), lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

func renderTable(table analysis.Table, external []data.ExternalFigure, lang data.Lang, format string) ([]byte, error) {
	switch format {
	case "csv":
		return tableCSV(table, lang)
	case "json":
		return reports.Results([]analysis.Table{table}, lang)
	case "md":
		return reports.TableMarkdown(table, external, lang)
	}
	return reports.TableText(table, external, lang)
}

func tableCSV(table analysis.Table, lang data.Lang) ([]byte, error) {
	frame, err := table.Frame(lang)
	if err != nil {
		return nil, fmt.Errorf("table of %s: %w", table.Item.ID, err)
	}
	var text bytes.Buffer
	if err := frame.WriteCSV(&text); err != nil {
		return nil, fmt.Errorf("table of %s: %w", table.Item.ID, err)
	}
	return text.Bytes(), nil
}
