package study

import (
	"context"
	"errors"
	"slices"

	"spoor/analysis"
	"spoor/analysis/design"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/data/draft"
	"spoor/data/sums"
	"spoor/internal/forms"
	"spoor/internal/spreadsheet"
	"spoor/internal/study/written"
	"spoor/reports"
)

// ReportRequest asks for the report of a wave.
type ReportRequest struct {
	Options    analysis.Options
	Disclosure disclosure.Preset // that the rule in Options is; "" for none
	Lang       data.Lang
	Formats    []string            // of ReportFormats
	CSVFor     spreadsheet.Dialect // how the tables are written; "" as programs read them
	Version    string              // of the program
	Look       Look                // of documents for Word and PowerPoint
}

// Report is a report in memory.
type Report struct {
	Files  []File       // the manifest last
	Inputs []data.Input // what it was made from
}

// ManifestName is the name of the file of a report that says what it was made from.
const ManifestName = "manifest.json"

// ReportFormats are the forms of the text of a report where none are asked for; those that there are stand in [forms.Of].
func ReportFormats() []string { return []string{"md", "html"} }

// ReportMethods are the interval methods that a report may be written with.
func ReportMethods() []interval.Method {
	return []interval.Method{interval.MethodWilson, interval.MethodClopperPearson, interval.MethodJeffreys, interval.MethodAgrestiCoull}
}

// reporting is a report in the making.
type reporting struct {
	*Study
	request  ReportRequest
	tables   []analysis.Table
	document reports.Document
	figures  []File
	csv      []File
	trends   []File       // figures and tables of the chapter on developments
	sources  []data.Input // beside the files of the waves
	earlier  []*Study     // the waves before that of the report
	alone    bool         // one file is made, in the one form of the request
}

// check refuses settings that no report has, as a manifest that was edited may name them.
func (r ReportRequest) check() error {
	if _, err := data.ParseLang(string(r.Lang)); err != nil {
		return Refused{Err: err}
	}
	if fault := written.LevelFault(r.Options.Level); fault != "" {
		return Refuse("level %v: %s", r.Options.Level, fault)
	}
	if !slices.Contains(ReportMethods(), r.Options.Method) {
		return Refuse("interval %q: a report takes %s", r.Options.Method, join(ReportMethods()))
	}
	known := slices.DeleteFunc(slices.Clone(forms.Of("report").Forms), func(form string) bool { return form == "pdf" }) // a page, printed
	if len(r.Formats) == 0 {
		return Refuse("a report takes a form: %s", join(known))
	}
	if r.CSVFor != "" && !slices.Contains(spreadsheet.Dialects(), r.CSVFor) {
		return Refuse("csv for %q: use %s", r.CSVFor, join(spreadsheet.Dialects()))
	}
	for i, form := range r.Formats {
		if !slices.Contains(known, form) || slices.Contains(r.Formats[:i], form) {
			return Refuse("forms %s: a report takes %s, each once", join(r.Formats), join(known))
		}
	}
	return nil
}

// Report makes every file of the report of the wave.
func (s *Study) Report(ctx context.Context, request ReportRequest) (Report, error) {
	r := reporting{Study: s, request: request}
	if err := r.make(ctx); err != nil {
		return Report{}, err
	}
	return r.files()
}

// ReportFile makes the report of the wave as one file, with nothing beside it, in the one form of the request.
func (s *Study) ReportFile(ctx context.Context, request ReportRequest) ([]byte, error) {
	if len(request.Formats) != 1 {
		return nil, Refuse("forms %s: one file has one form", join(request.Formats))
	}
	r := reporting{Study: s, request: request, alone: true}
	if err := r.make(ctx); err != nil {
		return nil, err
	}
	return r.write(request.Formats[0])
}

// make makes everything that a report is written from.
func (r *reporting) make(ctx context.Context) error {
	if err := r.request.check(); err != nil {
		return err
	}
	if r.request.Disclosure == "" {
		r.request.Disclosure = r.Preset
	}
	r.request.Options = r.protected(r.request.Options)
	for _, step := range []func(context.Context) error{r.count, r.drawAll, r.chapters, r.claims, r.developments} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// count estimates the tables, and begins the document.
func (r *reporting) count(ctx context.Context) (err error) {
	lang := r.request.Lang
	if r.tables, err = r.Tables(ctx, r.request.Options); err != nil {
		return err
	}
	r.Source.Guesses()
	if unnamed := draft.WithoutNames(r.Source.File("codebook.yaml"), r.Survey.Codebook); len(unnamed) > 0 {
		return unnamed
	}
	r.document = reports.Document{Lang: lang, Survey: r.Survey.Codebook.Title.In(lang), Wave: r.Wave, Options: r.request.Options, Version: r.request.Version,
		Chapters: make([]reports.Chapter, len(r.tables)), Alone: r.alone}
	if published := r.Survey.Publication; published != nil && published.Wave.ID == r.Wave.ID {
		r.document.External = published.External
	}
	if r.request.Disclosure == "" { // what was printed would stand beside hidden counts
		r.document.Printed, err = r.printed(ctx)
	}
	return err
}

// rankingSeed is that of bootstraps where none is given, as in a report.
const rankingSeed = 1

// chapters completes the chapter of each table.
func (r *reporting) chapters(context.Context) error {
	for i, table := range r.tables {
		ranking, err := r.ranking(table)
		if err != nil {
			return err
		}
		joint, err := r.joint(table)
		if err != nil {
			return err
		}
		content, err := r.RenderTable(table, r.request.Lang, "csv")
		if err != nil {
			return err
		}
		chapter := &r.document.Chapters[i]
		chapter.Table, chapter.Ranking, chapter.Joint = table, ranking, joint
		r.csv = append(r.csv, File{"tables/" + table.Item.ID + ".csv", content})
	}
	return nil
}

// ranking ranks the options of an item where they have an order that can be worked out and somebody answered.
func (r *reporting) ranking(table analysis.Table) (*analysis.Ranking, error) {
	kind, top := table.Item.Kind, defaultTop(table.Item)
	if kind != data.Single && kind != data.Multiple || table.Hides() || top < 1 || table.Parts[0].Answered == 0 {
		return nil, nil
	}
	ranking, err := analysis.NewRanking(table, top, rankingSeed)
	for _, unknown := range []error{analysis.ErrWeightedRanks, analysis.ErrUnusableRanks, sums.ErrTooManyPatterns, design.ErrNoDegrees} {
		if errors.Is(err, unknown) {
			return nil, nil
		}
	}
	return &ranking, err
}

// joint is the table of an item whose options are compared, with intervals that hold together.
func (r *reporting) joint(table analysis.Table) (*analysis.Table, error) {
	if table.Item.Kind != data.Single && table.Item.Kind != data.Multiple || table.Hides() {
		return nil, nil
	}
	options := table.Options
	options.Joint = estimate.JointDefault
	joint, err := analysis.NewTable(r.Wave, table.Item, r.tallies, options)
	return &joint, err
}

// printed compares the tables with the publication of the survey, when the wave is the one that it is about.
func (r *reporting) printed(ctx context.Context) (reports.Printed, error) {
	source := r.Survey.Publication
	if source == nil || source.Wave.ID != r.Wave.ID {
		return reports.Printed{}, nil
	}
	figures, err := publication.Audit(ctx, r.Survey.Codebook, *source)
	if err != nil {
		return reports.Printed{}, err
	}
	total, differences, err := publication.Compare(figures, r.tables)
	if err != nil {
		return reports.Printed{}, err
	}
	comparison := reports.Printed{Title: source.Title.In(r.request.Lang), Total: total}
	for _, d := range differences {
		comparison.Deviations = append(comparison.Deviations, reports.Difference{Item: d.Figure.Item.ID, Row: d.Figure.Row, Option: d.Option, Printed: d.Printed, Counted: d.Counted})
	}
	return comparison, nil
}
