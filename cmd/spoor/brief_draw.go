package main

import (
	"bytes"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/page"
)

// drawnFigure is a figure with its pictures.
type drawnFigure struct {
	page.Figure
	svg, png []byte
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
	drawn := drawnFigure{Figure: page.Figure{Name: name, Kind: kind, Inline: figure.InlineSVG()}}
	var svg, png bytes.Buffer
	if err := figure.Write(&svg, picture.SVG); err != nil {
		return drawnFigure{}, err
	}
	if err := figure.Write(&png, picture.PNG); err != nil {
		return drawnFigure{}, err
	}
	drawn.svg, drawn.png = svg.Bytes(), png.Bytes()
	return drawn, nil
}

func draw(table analysis.Table, external []data.ExternalFigure, kind string, lang data.Lang) (picture.Figure, error) {
	if kind == study.AutoKind {
		return charts.ForItem(table, external, charts.Options{Lang: lang})
	}
	return charts.Bars(table, charts.Options{Lang: lang})
}
