package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/charts"
	"spoor/data"
	"spoor/internal/nearest"
	"spoor/reports"
)

type trendOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	items    []string
	waves    []string
	format   string
	out      string
	chart    string
}

func newTrendCmd(s streams) *cobra.Command {
	o := trendOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "trend [ITEM...]",
		Short: "Follow items over the waves of a survey: what changed, and what cannot be compared",
		Long: `Follow items over two waves or more: every percentage with its interval, each change in percentage points with Newcombe's
interval, Boschloo's exact test and Fisher's beside it, corrected by Holm's procedure for all comparisons of the item, and
over three waves or more the exact Cochran-Armitage test. Without ITEM all items that two waves have.

Who took part in more than one wave is not known: where two waves have equally many answers, the limits of p are given for the
case that all may be the same respondents.

A wave that asked an item in another way says so under items in its wave.yaml. Other words are noted; other options are
compared only over a bridge, which says which options stand for one another.`,
		Example: `  spoor trend --survey my-survey
  spoor trend outcomes --survey my-survey --waves 2021,2026 --chart outcomes.svg
  spoor trend --survey my-survey --format csv --out trends.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.items = args
			return runTrend(cmd.Context(), o)
		},
		ValidArgsFunction: completeItems(&o.survey),
	}
	o.survey.register(cmd)
	_ = cmd.Flags().MarkHidden("wave") // --waves takes its place; the flag exists
	o.estimate.register(cmd)
	registerDigits(cmd, &o.estimate.digits)
	o.estimate.registerDisclosure(cmd)
	cmd.Flags().StringSliceVar(&o.waves, "waves", nil, "`ids` of the waves in the order of time, separated by a comma; without it all")
	cmd.Flags().StringVar(&o.chart, "chart", "", "`file` to draw the one ITEM in; its ending decides: .svg, .png or .pdf")
	registerFormat(cmd, &o.format, "text", "md", "csv", "json")
	registerOut(cmd, &o.out)
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
	survey, waves, err := o.open()
	if err != nil {
		return err
	}
	loaded, err := loadWaves(ctx, o.streams, o.survey, waves, options)
	if err != nil {
		return err
	}
	trends, err := o.follow(survey, loaded, options)
	if err != nil {
		return err
	}
	if o.chart != "" {
		if err := drawTrendFile(trends[0], o.chart, lang); err != nil {
			return err
		}
	}
	content, err := renderTrends(trends, options, lang, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// check finds what is wrong with the flags alone.
func (o trendOptions) check() error {
	if err := format(o.format, "text", "md", "csv", "json"); err != nil {
		return err
	}
	if o.survey.wave != "" {
		return usage("trend takes several waves; use --waves %s,...", o.survey.wave)
	}
	if len(o.waves) == 1 {
		return usage("--waves %s: a trend takes two waves or more", o.waves[0])
	}
	for i, id := range o.waves {
		if slices.Contains(o.waves[:i], id) {
			return usage("--waves names %s twice", id)
		}
	}
	if o.chart == "" {
		return nil
	}
	if len(o.items) != 1 {
		return usage("--chart draws one item; name it, as in spoor trend ITEM --chart %s", o.chart)
	}
	if _, err := charts.ParseFormat(strings.TrimPrefix(filepath.Ext(o.chart), ".")); err != nil {
		return usage("--chart %s: %w", o.chart, err)
	}
	return nil
}

// open opens the survey and finds the waves.
func (o trendOptions) open() (*data.Survey, []data.Wave, error) {
	survey, err := o.survey.open()
	if err != nil {
		return nil, nil, err
	}
	waves := survey.Waves
	if len(o.waves) > 0 {
		waves = nil
	}
	for _, id := range o.waves {
		wave, err := survey.Wave(id)
		if err != nil {
			return nil, nil, usageError{err}
		}
		waves = append(waves, wave)
	}
	if len(waves) < 2 {
		return nil, nil, usage("a trend takes two waves, and the survey has %d; add a wave, or give a survey that has more with --survey", len(waves))
	}
	return survey, waves, nil
}

// follow makes the trends that were asked for: those of the items named, or of all that two of the waves have.
func (o trendOptions) follow(survey *data.Survey, loaded []results, options analysis.Options) ([]analysis.Trend, error) {
	for _, id := range o.items {
		item, known := survey.Codebook.Item(id)
		if !known {
			hint := ""
			if near := nearest.Name(id, survey.Codebook.ItemIDs()); near != "" {
				hint = fmt.Sprintf("did you mean %q? ", near)
			}
			return nil, usage("no item %q; %sthe survey has %s", id, hint, strings.Join(survey.Codebook.ItemIDs(), ", "))
		}
		if item.Kind == data.Open {
			return nil, usage("item %q holds free text, which is not counted", id)
		}
	}
	trends, err := followItems(survey.Codebook, loaded, o.items, options)
	if err == nil && len(trends) == 0 {
		err = fmt.Errorf("no item was answered in two of these waves")
	}
	return trends, err
}

// loadWaves reads several waves of a survey.
func loadWaves(ctx context.Context, s streams, o surveyOptions, waves []data.Wave, options analysis.Options) ([]results, error) {
	var loaded []results
	for _, wave := range waves {
		o.wave = wave.ID
		one, err := load(ctx, s, o, options)
		if err != nil {
			return nil, err
		}
		loaded = append(loaded, one)
	}
	return loaded, nil
}

// followItems makes the trends of the items named, in that order, or without any of those that two waves have.
func followItems(codebook data.Codebook, loaded []results, items []string, options analysis.Options) ([]analysis.Trend, error) {
	var waves []data.Wave
	var tables []analysis.Table
	answered := map[string]int{}
	for _, one := range loaded {
		waves, tables = append(waves, one.wave), append(tables, one.tables...)
		for _, table := range one.tables {
			answered[table.Item.ID]++
		}
	}
	if len(items) == 0 {
		items = slices.DeleteFunc(codebook.ItemIDs(), func(id string) bool { return answered[id] < 2 })
	}
	var trends []analysis.Trend
	for _, id := range items {
		trend, err := analysis.NewTrend(codebook, id, waves, tables, options)
		if err != nil {
			return nil, err
		}
		trends = append(trends, trend)
	}
	return trends, nil
}

func drawTrendFile(trend analysis.Trend, path string, lang data.Lang) error {
	figure, err := charts.Trend(trend, charts.Options{Lang: lang})
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := figure.Write(&picture, charts.Format(strings.TrimPrefix(filepath.Ext(path), "."))); err != nil {
		return err
	}
	return writeFile(path, picture.Bytes())
}

func renderTrends(trends []analysis.Trend, options analysis.Options, lang data.Lang, format string) ([]byte, error) {
	switch format {
	case "csv":
		return trendCSV(trends, lang)
	case "json":
		return reports.TrendJSON(trends, lang)
	case "md":
		return reports.TrendMarkdown(trends, options, lang)
	}
	return reports.TrendText(trends, lang)
}

// trendCSV writes trends below one another, under one header.
func trendCSV(trends []analysis.Trend, lang data.Lang) ([]byte, error) {
	var all bytes.Buffer
	for i, trend := range trends {
		frame, err := trend.Frame(lang)
		if err != nil {
			return nil, fmt.Errorf("trend of %s: %w", trend.Item.ID, err)
		}
		var one bytes.Buffer
		if err := frame.WriteCSV(&one); err != nil {
			return nil, fmt.Errorf("trend of %s: %w", trend.Item.ID, err)
		}
		content := one.Bytes()
		if i > 0 {
			_, content, _ = bytes.Cut(content, []byte("\n"))
		}
		all.Write(content)
	}
	return all.Bytes(), nil
}
