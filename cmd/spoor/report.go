package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/interval"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/draft"
	"spoor/reports"
)

type reportOptions struct {
	streams  streams
	survey   surveyOptions
	estimate estimateOptions
	formats  []string
	out      string
	verify   string
}

// reportMethods are the interval methods that a report may be written with.
var reportMethods = []interval.Method{interval.MethodWilson, interval.MethodClopperPearson, interval.MethodJeffreys, interval.MethodAgrestiCoull}

func newReportCmd(s streams) *cobra.Command {
	o := reportOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Write the report of a wave: text, figures, tables and results",
		Long: `Write the report of a wave into a folder: report.md and report.html, the figures as SVG and PNG, every table as CSV,
all results in full precision (results.json) and the checksums of everything (manifest.json).

The same inputs, options and version give the same bytes; --verify makes a report again and compares.`,
		Example: `  spoor report
  spoor report --lang en --out report-en
  spoor report --verify spoor-report`,
		Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.verify != "" {
				for _, name := range []string{"wave", "lang", "level", "interval", "digits", "disclosure", "format", "out"} {
					if cmd.Flags().Changed(name) {
						return usage("--%s does not go with --verify: the report is made again as its manifest says", name)
					}
				}
				return runVerify(cmd.Context(), o)
			}
			return runReport(cmd.Context(), o)
		},
	}
	o.survey.register(cmd)
	o.survey.registerSource(cmd)
	o.estimate.registerMethods(cmd, reportMethods)
	registerDigits(cmd, &o.estimate.digits)
	o.estimate.registerDisclosure(cmd)
	cmd.Flags().StringVar(&o.out, "out", "spoor-report", "`folder` to write the report to")
	cmd.Flags().StringSliceVar(&o.formats, "format", []string{"md", "html"}, "`forms` of the text, separated by a comma: md, html")
	cmd.Flags().StringVar(&o.verify, "verify", "", "make the report in this `folder` again and say what differs, instead of writing one")
	_ = cmd.MarkFlagDirname("out")
	_ = cmd.MarkFlagDirname("verify")
	complete(cmd, "format", []string{"md", "html", "md,html"})
	return cmd
}

func runReport(ctx context.Context, o reportOptions) error {
	made, err := makeReport(ctx, o)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	stale := staleFiles(o.out, made.files)
	if err := writeFolder(o.out, made.files); err != nil {
		return err
	}
	for _, path := range stale {
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("remove %s, which the report no longer has: %w", path, reason(err))
		}
	}
	for _, format := range o.formats {
		fmt.Fprintln(o.streams.out, filepath.Join(o.out, "report."+format))
	}
	return nil
}

// madeReport is a report in memory.
type madeReport struct {
	files  []outputFile // the manifest last
	inputs []data.Input
}

// makeReport makes every file of a report.
func makeReport(ctx context.Context, o reportOptions) (madeReport, error) {
	options, lang, err := o.parse()
	if err != nil {
		return madeReport{}, err
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return madeReport{}, err
	}
	o.survey.tellGuesses(o.streams)
	if unnamed := draft.WithoutNames(filepath.Join(o.survey.folder, "codebook.yaml"), loaded.survey.Codebook); len(unnamed) > 0 {
		return madeReport{}, unnamed
	}
	figures, err := drawAll(ctx, o.streams, loaded, lang)
	if err != nil {
		return madeReport{}, err
	}
	document := reports.Document{Lang: lang, Survey: loaded.survey.Codebook.Title.In(lang), Wave: loaded.wave, Options: options,
		Version: version}
	if publication := loaded.survey.Publication; publication != nil && publication.Wave.ID == loaded.wave.ID {
		document.External = publication.External
	}
	if o.estimate.disclosure == "" { // what was printed would stand beside hidden counts
		if document.Printed, err = printed(loaded, lang); err != nil {
			return madeReport{}, err
		}
	}
	for i, table := range loaded.tables {
		ranking, err := rankChapter(ctx, loaded, table)
		if err != nil {
			return madeReport{}, err
		}
		joint, err := jointTable(loaded, table)
		if err != nil {
			return madeReport{}, err
		}
		chapter := reports.Chapter{Table: table, Ranking: ranking, Joint: joint}
		for _, figure := range figures[i] {
			chapter.Figures = append(chapter.Figures, figure.Figure)
		}
		document.Chapters = append(document.Chapters, chapter)
	}
	decisions, sources, err := holds(ctx, o, loaded, options)
	if err != nil {
		return madeReport{}, err
	}
	document.Decisions = decisions
	developed, err := developments(ctx, o, loaded, &document)
	if err != nil {
		return madeReport{}, err
	}
	files, err := writeDocument(document, o.formats)
	if err != nil {
		return madeReport{}, err
	}
	files = append(files, developed.files...)
	for _, drawn := range slices.Concat(figures...) {
		files = append(files, outputFile{"figures/" + drawn.Name + ".svg", drawn.svg}, outputFile{"figures/" + drawn.Name + ".png", drawn.png})
	}
	for _, table := range loaded.tables {
		content, err := tableCSV(table, lang)
		if err != nil {
			return madeReport{}, err
		}
		files = append(files, outputFile{"tables/" + table.Item.ID + ".csv", content})
	}
	results, err := reports.Results(loaded.tables, lang)
	if err != nil {
		return madeReport{}, err
	}
	return withManifest(append(files, outputFile{"results.json", results}), append(developed.earlier, loaded), sources, o)
}

// rankingSeed is that of the bootstraps in a report.
const rankingSeed = 1

// rankChapter ranks the options of an item where they have an order that can be worked out and somebody answered.
func rankChapter(ctx context.Context, loaded results, table analysis.Table) (*analysis.Ranking, error) {
	kind, top := table.Item.Kind, defaultTop(table.Item)
	if kind != data.Single && kind != data.Multiple || table.Hides() || top < 1 || table.Parts[0].Answered == 0 {
		return nil, nil
	}
	ranking, err := rank(ctx, loaded, table, top, rankingSeed)
	if errors.Is(err, analysis.ErrWeightedRanks) || errors.Is(err, count.ErrTooLarge) {
		return nil, nil
	}
	return &ranking, err
}

// jointTable is the table of an item whose options are compared, with intervals that hold together.
func jointTable(loaded results, table analysis.Table) (*analysis.Table, error) {
	if table.Item.Kind != data.Single && table.Item.Kind != data.Multiple || table.Hides() {
		return nil, nil
	}
	options := table.Options
	options.Joint = analysis.JointDefault
	joint, err := analysis.NewTable(loaded.wave, table.Item, loaded.tallies, options)
	return &joint, err
}

func (o reportOptions) parse() (analysis.Options, data.Lang, error) {
	options, lang, err := o.estimate.parse()
	if err != nil {
		return options, lang, err
	}
	if !slices.Contains(reportMethods, options.Method) {
		return options, lang, usage("--interval %s: a report takes %s", options.Method, strings.Join(names(reportMethods), ", "))
	}
	if len(o.formats) == 0 {
		return options, lang, usage("--format: use md, html or both")
	}
	for i, form := range o.formats {
		if err := format(form, "md", "html"); err != nil {
			return options, lang, err
		}
		if slices.Contains(o.formats[:i], form) {
			return options, lang, usage("--format names %s twice", form)
		}
	}
	return options, lang, nil
}

func writeDocument(document reports.Document, formats []string) ([]outputFile, error) {
	var files []outputFile
	for _, format := range formats {
		write := document.Markdown
		if format == "html" {
			write = document.HTML
		}
		content, err := write()
		if err != nil {
			return nil, err
		}
		files = append(files, outputFile{"report." + format, content})
	}
	return files, nil
}

// printed compares the tables with the publication of the survey, when the wave is the one that it is about.
func printed(loaded results, lang data.Lang) (reports.Printed, error) {
	source := loaded.survey.Publication
	if source == nil || source.Wave.ID != loaded.wave.ID {
		return reports.Printed{}, nil
	}
	figures, err := publication.Audit(loaded.survey.Codebook, *source)
	if err != nil {
		return reports.Printed{}, err
	}
	total, differences, err := publication.Compare(figures, loaded.tables)
	if err != nil {
		return reports.Printed{}, err
	}
	comparison := reports.Printed{Title: source.Title.In(lang), Total: total}
	for _, d := range differences {
		comparison.Deviations = append(comparison.Deviations, reports.Difference{Item: d.Figure.Item.ID, Row: d.Figure.Row, Option: d.Option, Printed: d.Printed, Counted: d.Counted})
	}
	return comparison, nil
}

// withoutAnswers leaves out the checksums of the files of waves: whoever tries all values of the hidden counts would know the
// right ones by them.
func withoutAnswers(inputs []data.Input) []data.Input {
	for i := range inputs {
		if strings.HasPrefix(inputs[i].Name, "waves/") {
			inputs[i].SHA256 = ""
		}
	}
	return inputs
}

// withManifest adds the manifest of a report on the last of some waves, made from them all.
func withManifest(files []outputFile, waves []results, sources []data.Input, o reportOptions) (madeReport, error) {
	loaded := waves[len(waves)-1]
	var inputs []data.Input
	for _, wave := range waves {
		read, err := wave.survey.Inputs(wave.wave)
		if err != nil {
			return madeReport{}, err
		}
		for _, input := range read {
			if !slices.Contains(inputs, input) {
				inputs = append(inputs, input)
			}
		}
	}
	inputs = append(inputs, sources...)
	if o.estimate.disclosure != "" {
		inputs = withoutAnswers(inputs)
	}
	manifest := reports.Manifest{Schema: reports.ManifestSchema, Version: version, Survey: loaded.survey.Codebook.ID, Inputs: inputs,
		Options: reports.Settings{Wave: loaded.wave.ID, Lang: o.estimate.lang, Level: o.estimate.level, Interval: o.estimate.method, Formats: o.formats, Disclosure: o.estimate.disclosure}}
	if o.estimate.digits != automatic {
		manifest.Options.Digits = &o.estimate.digits
	}
	if o.estimate.lonely != string(design.LonelyFail) {
		manifest.Options.Lonely = o.estimate.lonely
	}
	for _, file := range files {
		manifest.Outputs = append(manifest.Outputs, reports.NewOutput(file.name, file.content))
	}
	content, err := manifest.JSON()
	if err != nil {
		return madeReport{}, err
	}
	return madeReport{append(files, outputFile{manifestName, content}), inputs}, nil
}
