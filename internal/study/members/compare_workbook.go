package members

import (
	"spoor/charts/native"
	"spoor/internal/ooxml/chart"
	"spoor/internal/prose"
	"spoor/internal/study"
	"spoor/reports/compare"
	"spoor/reports/page"
	"spoor/reports/workbook"
)

// workbook writes the comparison as a workbook, with a native chart for each item that has a figure.
func (c Comparison) workbook() ([]byte, error) {
	found, err := c.JSON()
	if err != nil {
		return nil, err
	}
	charts := func(item compare.Item) []chart.Chart {
		if item.Figure.Name == "" {
			return nil
		}
		return []chart.Chart{native.Dumbbell(item.Item, c.Alias, c.Lang)}
	}
	about := append(c.Method(), prose.Source(c.Sector, c.Lang), page.Made(c.Version, c.Lang))
	return workbook.Sheets(c.Title(), c.Sheets(charts), about, found, c.Lang, study.Office(c.Lang))
}
