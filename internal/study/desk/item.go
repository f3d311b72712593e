package desk

import (
	"strings"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/page"
	"spoor/reports/screen"
)

func (a asking) item(id string, answer *Answer) error {
	if _, known := a.table(id); !known { // an address that somebody typed, or of another survey
		answer.Title, answer.HTML = a.sector.Start()
		return nil
	}
	options, err := a.options()
	if err != nil {
		return err
	}
	table, err := a.study.Table(a.ctx, study.TableRequest{Item: id, Options: options})
	if err != nil {
		return err
	}
	if a.Do != "" {
		return a.saveItem(table, answer)
	}
	var whole []page.Figure
	if table.Item.Kind == data.Rating {
		drawn, err := a.study.PageFigure(table, a.Lang)
		if err != nil {
			return err
		}
		whole = []page.Figure{drawn}
	}
	answer.Title, answer.HTML = a.sector.Item(table, whole, screen.Shown{Level: a.Form["level"], Order: a.Form["order"], Value: a.Form["value"], View: a.Form["view"]})
	return nil
}

func (a asking) chart(table analysis.Table) ([]byte, error) {
	return a.study.Chart(a.ctx, study.ChartRequest{Item: table.Item.ID, Kind: charts.Auto, Format: picture.SVG, Lang: a.Lang, Options: table.Options})
}

func (a asking) saveItem(table analysis.Table, answer *Answer) error {
	form := strings.TrimPrefix(a.Do, "item.")
	render := func() ([]byte, error) { return a.study.RenderTable(table, a.Lang, form) }
	if form == "svg" {
		render = func() ([]byte, error) { return a.chart(table) }
	}
	content, err := render()
	answer.Files = []Download{download(table.Item.ID+"."+form, content)}
	return err
}
