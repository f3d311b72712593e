package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/analysis/published"
	"spoor/charts"
	"spoor/data"
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
				return runVerify(cmd.Context(), o)
			}
			return runReport(cmd.Context(), o)
		},
	}
	o.survey.register(cmd)
	o.estimate.register(cmd)
	cmd.Flags().StringVar(&o.out, "out", "spoor-report", "`folder` to write the report to")
	cmd.Flags().StringSliceVar(&o.formats, "format", []string{"md", "html"}, "`forms` of the text, separated by a comma: md, html")
	cmd.Flags().StringVar(&o.verify, "verify", "", "make the report in this `folder` again and say what differs, instead of writing one")
	_ = cmd.MarkFlagDirname("out")
	_ = cmd.MarkFlagDirname("verify")
	complete(cmd, "interval", names(reportMethods))
	return cmd
}

func runReport(ctx context.Context, o reportOptions) error {
	files, err := makeReport(ctx, o)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	stale := staleFiles(o.out, files)
	if err := writeFolder(o.out, files); err != nil {
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

// staleFiles returns the files that an earlier report in the folder had and the new one has not, as far as nobody changed
// them since. Files that no report made are never touched.
func staleFiles(folder string, files []outputFile) []string {
	text, err := os.ReadFile(filepath.Join(folder, manifestName))
	if err != nil {
		return nil
	}
	old, err := reports.ParseManifest(text)
	if err != nil {
		return nil
	}
	var stale []string
	for _, output := range old.Outputs {
		path := filepath.Join(folder, filepath.FromSlash(output.Name))
		content, err := os.ReadFile(path)
		kept := slices.ContainsFunc(files, func(f outputFile) bool { return f.name == output.Name })
		if err == nil && !kept && filepath.IsLocal(output.Name) && reports.NewOutput(output.Name, content) == output {
			stale = append(stale, path)
		}
	}
	return stale
}

// makeReport makes every file of a report in memory, the manifest last.
func makeReport(ctx context.Context, o reportOptions) ([]outputFile, error) {
	options, lang, err := o.parse()
	if err != nil {
		return nil, err
	}
	loaded, err := load(ctx, o.streams, o.survey, options)
	if err != nil {
		return nil, err
	}
	figures, err := drawAll(ctx, o.streams, loaded, lang)
	if err != nil {
		return nil, err
	}
	document := reports.Document{Lang: lang, Survey: loaded.survey.Codebook.Title.In(lang), Wave: loaded.wave, Options: options,
		External: external(loaded.survey), Version: version}
	if document.Printed, err = printed(loaded, lang); err != nil {
		return nil, err
	}
	for i, table := range loaded.tables {
		ranking, err := rankChapter(ctx, loaded, table)
		if err != nil {
			return nil, err
		}
		chapter := reports.Chapter{Table: table, Ranking: ranking}
		for _, figure := range figures[i] {
			chapter.Figures = append(chapter.Figures, figure.Figure)
		}
		document.Chapters = append(document.Chapters, chapter)
	}
	files, err := writeDocument(document, o.formats)
	if err != nil {
		return nil, err
	}
	for _, drawn := range slices.Concat(figures...) {
		files = append(files, outputFile{"figures/" + drawn.Name + ".svg", drawn.svg}, outputFile{"figures/" + drawn.Name + ".png", drawn.png})
	}
	for _, table := range loaded.tables {
		content, err := tableCSV(table, lang)
		if err != nil {
			return nil, err
		}
		files = append(files, outputFile{"tables/" + table.Item.ID + ".csv", content})
	}
	results, err := reports.Results(loaded.tables, lang)
	if err != nil {
		return nil, err
	}
	return withManifest(append(files, outputFile{"results.json", results}), loaded, o)
}

// rankingSeed is that of the bootstraps in a report.
const rankingSeed = 1

// rankChapter ranks the options of an item where they have an order and somebody answered.
func rankChapter(ctx context.Context, loaded results, table analysis.Table) (*analysis.Ranking, error) {
	kind, top := table.Item.Kind, defaultTop(table.Item)
	if kind != data.Single && kind != data.Multiple || top < 1 || table.Parts[0].Answered == 0 {
		return nil, nil
	}
	ranking, err := rank(ctx, loaded, table, top, rankingSeed)
	return &ranking, err
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

// drawnFigure is a figure with its pictures.
type drawnFigure struct {
	reports.Figure
	svg, png []byte
}

// drawAll draws the figures of every table, several at once: for each table the figure that suits it first.
func drawAll(ctx context.Context, s streams, loaded results, lang data.Lang) ([][]drawnFigure, error) {
	type job struct {
		table, place int
		name, kind   string
	}
	var jobs []job
	figures := make([][]drawnFigure, len(loaded.tables))
	for t, table := range loaded.tables {
		kinds := figureKinds(table.Item)
		figures[t] = make([]drawnFigure, len(kinds))
		for place, kind := range kinds {
			name := table.Item.ID
			if place > 0 {
				name += "-" + kind
			}
			jobs = append(jobs, job{t, place, name, kind})
		}
	}
	var group sync.WaitGroup
	var done atomic.Int64
	errs := make([]error, len(jobs))
	for j, job := range jobs {
		group.Go(func() {
			if errs[j] = ctx.Err(); errs[j] != nil {
				return
			}
			figures[job.table][job.place], errs[j] = drawOne(loaded.tables[job.table], external(loaded.survey), job.name, job.kind, lang)
			showProgress(s, "figures", int(done.Add(1)), len(jobs))
		})
	}
	group.Wait()
	for j, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("draw %s: %w", jobs[j].name, err)
		}
	}
	return figures, nil
}

// figureKinds says which figures a report shows of an item: those that the codebook names, or the one that suits it.
func figureKinds(item data.Item) []string {
	if len(item.Figures) == 0 {
		return []string{"auto"}
	}
	return names(item.Figures)
}

func drawOne(table analysis.Table, external []data.ExternalFigure, name, kind string, lang data.Lang) (drawnFigure, error) {
	figure, err := draw(table, external, kind, lang)
	if err != nil {
		return drawnFigure{}, err
	}
	drawn := drawnFigure{Figure: reports.Figure{Name: name, Inline: figure.InlineSVG()}}
	var svg, png bytes.Buffer
	if err := figure.Write(&svg, charts.SVG); err != nil {
		return drawnFigure{}, err
	}
	if err := figure.Write(&png, charts.PNG); err != nil {
		return drawnFigure{}, err
	}
	drawn.svg, drawn.png = svg.Bytes(), png.Bytes()
	return drawn, nil
}

func showProgress(s streams, what string, done, total int) {
	if !s.progress {
		return
	}
	end := ""
	if done == total {
		end = "\r\x1b[K"
	}
	fmt.Fprintf(s.err, "\r%s %d/%d%s", what, done, total, end)
}

// printed compares the tables with the publication of the survey, when the wave is the one that it is about.
func printed(loaded results, lang data.Lang) (reports.Printed, error) {
	publication := loaded.survey.Publication
	if publication == nil || publication.Wave.ID != loaded.wave.ID {
		return reports.Printed{}, nil
	}
	figures, err := published.Audit(loaded.survey.Codebook, *publication)
	if err != nil {
		return reports.Printed{}, err
	}
	total, differences, err := published.Compare(figures, loaded.tables)
	if err != nil {
		return reports.Printed{}, err
	}
	comparison := reports.Printed{Title: publication.Title.In(lang), Total: total}
	for _, d := range differences {
		comparison.Deviations = append(comparison.Deviations, reports.Difference{Item: d.Figure.Item.ID, Row: d.Figure.Row, Option: d.Option, Printed: d.Printed, Counted: d.Counted})
	}
	return comparison, nil
}

func withManifest(files []outputFile, loaded results, o reportOptions) ([]outputFile, error) {
	inputs, err := loaded.survey.Inputs(loaded.wave)
	if err != nil {
		return nil, err
	}
	manifest := reports.Manifest{Schema: reports.ManifestSchema, Version: version, Survey: loaded.survey.Codebook.ID, Inputs: inputs,
		Options: reports.Settings{Wave: loaded.wave.ID, Lang: o.estimate.lang, Level: o.estimate.level, Interval: o.estimate.method, Formats: o.formats}}
	for _, file := range files {
		manifest.Outputs = append(manifest.Outputs, reports.NewOutput(file.name, file.content))
	}
	content, err := manifest.JSON()
	if err != nil {
		return nil, err
	}
	return append(files, outputFile{manifestName, content}), nil
}

const manifestName = "manifest.json"

// runVerify makes the report in a folder again, with the options of its manifest, and lists what differs.
func runVerify(ctx context.Context, o reportOptions) error {
	text, err := os.ReadFile(filepath.Join(o.verify, manifestName))
	if err != nil {
		return fmt.Errorf("%s is not a report: %w", o.verify, err)
	}
	old, err := reports.ParseManifest(text)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(o.verify, manifestName), err)
	}
	o.survey.wave, o.formats = old.Options.Wave, old.Options.Formats
	o.estimate = estimateOptions{level: old.Options.Level, method: old.Options.Interval, lang: old.Options.Lang}
	files, err := makeReport(ctx, o)
	if err != nil {
		return err
	}
	differences := compareWithDisk(o.verify, files)
	if len(differences) == 0 {
		fmt.Fprintf(o.streams.out, "%s: %d files, all the same when made again\n", o.verify, len(files))
		return nil
	}
	for _, difference := range differences {
		fmt.Fprintln(o.streams.out, difference)
	}
	return fmt.Errorf("%s: %d of %d files differ from what version %s makes (the report was made by version %s)", o.verify, len(differences), len(files), version, old.Version)
}

func compareWithDisk(folder string, files []outputFile) []string {
	var differences []string
	for _, file := range files {
		content, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(file.name)))
		switch {
		case err != nil:
			differences = append(differences, file.name+": cannot be read: "+reason(err).Error())
		case !bytes.Equal(content, file.content):
			differences = append(differences, file.name+": differs")
		}
	}
	return differences
}
