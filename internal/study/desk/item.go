package desk

import (
	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/screen"
)

func (a asking) item(id string, answer *Answer) error {
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
	var whole []byte
	if table.Item.Kind == data.Rating {
		if whole, err = a.chart(table); err != nil {
			return err
		}
	}
	answer.Title, answer.HTML = a.sector.Item(table, whole, screen.Shown{Level: a.Form["level"], Order: a.Form["order"], Value: a.Form["value"], View: a.Form["view"]})
	return nil
}

func (a asking) chart(table analysis.Table) ([]byte, error) {
	return a.study.Chart(a.ctx, study.ChartRequest{Item: table.Item.ID, Kind: charts.Auto, Format: picture.SVG, Lang: a.Lang, Options: table.Options})
}

func (a asking) saveItem(table analysis.Table, answer *Answer) error {
	var content []byte
	var err error
	file := Download{Name: table.Item.ID + ".svg", Type: "image/svg+xml"}
	if a.Do == "item.csv" {
		file = Download{Name: table.Item.ID + ".csv", Type: "text/csv;charset=utf-8"}
		content, err = a.study.RenderTable(table, a.Lang, "csv")
	} else {
		content, err = a.chart(table)
	}
	file.Content = string(content)
	answer.Files = []Download{file}
	return err
}
