package study

import (
	"context"
	"errors"
	"slices"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/charts"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/data/count"
	"spoor/internal/ooxml/chart"
	"spoor/internal/study/paired"
	"spoor/reports"
	"spoor/reports/page"
	"spoor/reports/results"
	"spoor/reports/workbook"
)

// TrendRequest asks to follow items over waves.
type TrendRequest struct {
	Items   []string // without them all that two of the waves have
	Waves   []string // ids in the order of time; without them all
	Options analysis.Options
}

// errNoTrend says that there is nothing to follow.
var errNoTrend = errors.New("no item was answered in two of these waves")

// Trend follows items over two waves or more of a survey.
func Trend(ctx context.Context, source Source, request TrendRequest) ([]trend.Trend, error) {
	survey, err := OpenSurvey(source)
	if err != nil {
		return nil, err
	}
	waves, err := request.find(survey)
	if err != nil {
		return nil, err
	}
	for _, id := range request.Items {
		if _, err := Countable(survey.Codebook, id); err != nil {
			return nil, err
		}
	}
	studies, err := openWaves(ctx, source, survey, waves)
	if err != nil {
		return nil, err
	}
	trends, err := follow(ctx, studies, request.Items, request.Options)
	if err == nil && len(trends) == 0 {
		err = errNoTrend
	}
	return trends, err
}

// find finds the waves of a request.
func (r TrendRequest) find(survey *count.Survey) ([]data.Wave, error) {
	waves := survey.Waves
	if len(r.Waves) > 0 {
		waves = nil
	}
	for _, id := range r.Waves {
		wave, err := survey.Wave(id)
		if err != nil {
			return nil, Refused{Err: err}
		}
		waves = append(waves, wave)
	}
	if len(waves) < 2 {
		return nil, Refuse("a trend takes two waves, and the survey has %d; add a wave, or give a survey that has more with --survey", len(waves))
	}
	return waves, nil
}

func openWaves(ctx context.Context, source Source, survey *count.Survey, waves []data.Wave) ([]*Study, error) {
	var studies []*Study
	if source.Opened == nil {
		source.Opened = &Opened{}
	}
	for _, wave := range waves {
		source.Wave = wave.ID
		one, err := OpenWave(ctx, source, survey)
		if err != nil {
			return nil, err
		}
		studies = append(studies, one)
	}
	return studies, nil
}

// follow makes the trends of the items named, in that order, or without any of those that two waves have.
func follow(ctx context.Context, studies []*Study, items []string, options analysis.Options) ([]trend.Trend, error) {
	var waves []data.Wave
	var tables []analysis.Table
	answered := map[string]int{}
	for _, one := range studies {
		estimated, err := one.Tables(ctx, options)
		if err != nil {
			return nil, err
		}
		waves, tables = append(waves, one.Wave), append(tables, estimated...)
		for _, table := range estimated {
			answered[table.Item.ID]++
		}
	}
	codebook := studies[0].Survey.Codebook
	if len(items) == 0 {
		items = slices.DeleteFunc(codebook.ItemIDs(), func(id string) bool { return answered[id] < 2 })
	}
	var trends []trend.Trend
	for _, id := range items {
		followed, err := trend.New(codebook, id, waves, tables, options)
		if err != nil {
			return nil, err
		}
		trends = append(trends, followed)
	}
	panels := paired.Panels{Level: options.Level, Say: studies[0].Source.Listener.Say}
	for _, one := range studies {
		panels.Waves = append(panels.Waves, &paired.Wave{Wave: one.Wave, Survey: one.Survey, Codebook: one.Codebook, Withheld: one.noPanel()})
	}
	for i := range trends {
		if err := panels.AddTo(ctx, &trends[i]); err != nil {
			return nil, err
		}
	}
	return trends, nil
}

// noPanel says why those who took part in another wave too are not shown; "" where they are.
func (s *Study) noPanel() string {
	switch {
	case s.Preset != "":
		return "there would be cells of few respondents in it (--disclosure)"
	case s.Source.Where != "":
		return "--where counts a part of the respondents of each wave"
	}
	return ""
}

// TrendChart draws one trend.
func TrendChart(followed trend.Trend, format picture.Format, style Style, lang data.Lang) ([]byte, error) {
	figure, err := charts.Trend(followed, style.options(lang))
	if err != nil {
		return nil, err
	}
	return style.rendered(figure, format)
}

// RenderTrends writes trends in the form text, md, html, docx, xlsx, csv or json.
func RenderTrends(trends []trend.Trend, options analysis.Options, lang data.Lang, form string, look Look) ([]byte, error) {
	switch form {
	case "html", "docx":
		return documentTrends(trends, options, lang, form, look)
	case "xlsx":
		return trendsWorkbook(trends, lang)
	case "csv":
		return trendCSV(trends, lang)
	case "json":
		return results.Trends(trends, lang)
	case "md":
		return reports.TrendMarkdown(trends, options, lang, nil)
	}
	return reports.TrendText(trends, lang)
}

// trendCSV writes trends below one another, under one header.
func trendCSV(trends []trend.Trend, lang data.Lang) ([]byte, error) {
	frame, err := trend.Frame(trends, lang)
	if err != nil {
		return nil, err
	}
	return frame.CSV("trends")
}

// documentTrends writes trends in the form html or docx, each with its figures.
func documentTrends(trends []trend.Trend, options analysis.Options, lang data.Lang, form string, look Look) ([]byte, error) {
	var figures []page.Figure
	for _, followed := range trends {
		figure, err := page.Figure{Name: workbook.Followed(followed.Item.ID)}, error(nil)
		if form == "html" {
			err = trendDrawing(followed).inPage(&figure, lang)
		} else {
			figure, err = look.trend(figure, followed, lang)
		}
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure)
	}
	markdown, err := reports.TrendMarkdown(trends, options, lang, figures)
	if err != nil {
		return nil, err
	}
	return look.document(form, markdown, lang, figures)
}

func trendDrawing(followed trend.Trend) drawing {
	return func(o charts.Options) (picture.Figure, error) { return charts.Trend(followed, o) }
}

// trend adds to a figure of a trend what a document for an office program shows of it.
func (l Look) trend(figure page.Figure, followed trend.Trend, lang data.Lang) (page.Figure, error) {
	drawn, err := charts.Trend(followed, charts.Options{Lang: lang, Untitled: true})
	if err != nil {
		return figure, err
	}
	return l.Office(figure, drawn, native.Trend(followed, lang)...)
}

// trendsWorkbook writes trends as a workbook, each on a sheet with its charts.
func trendsWorkbook(trends []trend.Trend, lang data.Lang) ([]byte, error) {
	found, err := results.Trends(trends, lang)
	if err != nil {
		return nil, err
	}
	return workbook.Trends(trends, func(t trend.Trend) []chart.Chart { return native.Trend(t, lang) }, found, lang, Office(lang))
}
