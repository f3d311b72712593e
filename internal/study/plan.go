package study

import (
	"context"
	"strings"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/study/experiment"
	"spoor/reports/page"
	"spoor/reports/plan"
	"spoor/reports/workbook"
)

// Plan answers a request about an experiment whose baseline is an answer of the wave.
func (s *Study) Plan(ctx context.Context, request experiment.Request) (plan.Answer, error) {
	if err := request.Check(); err != nil {
		return plan.Answer{}, Refused{Err: err}
	}
	options := analysis.DefaultOptions()
	options.Level, options.Method = request.Level, request.Method
	table, err := s.Table(ctx, TableRequest{Item: request.Item(), Options: options})
	if err != nil {
		return plan.Answer{}, err
	}
	answer, err := request.AnswerFrom(table)
	if err != nil {
		return plan.Answer{}, Refused{Err: err}
	}
	return answer, nil
}

// Plan answers a request about an experiment whose baseline is a share or a count.
func Plan(request experiment.Request) (plan.Answer, error) {
	if err := request.Check(); err != nil {
		return plan.Answer{}, Refused{Err: err}
	}
	answer, err := request.Answer()
	if err != nil {
		return plan.Answer{}, Refused{Err: err}
	}
	return answer, nil
}

// planned is the answer to a question about an experiment.
type planned interface {
	JSON(data.Lang) ([]byte, error)
	Sheet(data.Lang) sheets.Sheet
	Markdown(data.Lang) []byte
	Text(data.Lang) []byte
}

// RenderPlan writes an answer in the form text, md, html, docx, json or xlsx.
func RenderPlan(answer planned, lang data.Lang, form string, look Look) ([]byte, error) {
	switch form {
	case "xlsx":
		found, err := answer.JSON(lang)
		if err != nil {
			return nil, err
		}
		sheet := answer.Sheet(lang)
		return workbook.Sheets(sheet.Name, []sheets.Sheet{sheet}, nil, found, lang, Office(lang))
	case "json":
		return answer.JSON(lang)
	case "html", "docx":
		return look.document(form, answer.Markdown(lang), lang, nil)
	case "md":
		return answer.Markdown(lang), nil
	}
	return answer.Text(lang), nil
}

// PlanMargin says how many respondents a survey takes for a margin, in the forms of [RenderPlan].
func PlanMargin(request experiment.MarginRequest, lang data.Lang, form string, look Look) ([]byte, error) {
	answer, err := request.Answer()
	if err != nil {
		return nil, Refused{Err: err}
	}
	return RenderPlan(answer, lang, form, look)
}

// PlanCloseness says what it takes to show non-inferiority or equivalence, in the forms of [RenderPlan]; sd and deff are as
// [experiment.Request.Closeness] has them.
func PlanCloseness(request experiment.Request, sd, deff string, lang data.Lang, form string, look Look) ([]byte, error) {
	answer, err := request.Closeness(sd, deff)
	if err != nil {
		return nil, Refused{Err: err}
	}
	return RenderPlan(answer, lang, form, look)
}

// PlanChart draws the power of an answer about one difference.
func PlanChart(answer plan.Answer, format picture.Format, style Style, lang data.Lang) ([]byte, error) {
	figure, err := experiment.Figure(answer, answer.Words(lang).Notes, style.options(lang))
	if err != nil {
		return nil, Refused{Err: err}
	}
	return style.rendered(figure, format)
}

// PlanFigure draws the same for a column of a page, as wide as a phone, without the notes of the answer, which stand beside it.
func PlanFigure(answer plan.Answer, title string, lang data.Lang) (page.Figure, error) {
	figure, err := experiment.Figure(answer, nil, charts.Options{Lang: lang, Narrow: true})
	return page.Figure{Title: title, Alt: strings.Join(answer.Words(lang).Conclusions, " "), Inline: figure.InlineSVG()}, err
}
