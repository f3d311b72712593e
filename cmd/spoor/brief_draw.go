package main

import (
	"bytes"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/reports/page"
)

// drawnFigure is a figure with its pictures.
type drawnFigure struct {
	page.Figure
	svg, png []byte
}

// figureKind says which figure stands for an item: the first that the codebook names, or the one that suits it.
func figureKind(item data.Item) data.FigureKind {
	if len(item.Figures) == 0 {
		return charts.Auto
	}
	return item.Figures[0]
}

func drawOne(table analysis.Table, external []data.ExternalFigure, name string, lang data.Lang) (drawnFigure, error) {
	figure, err := charts.Draw(figureKind(table.Item), table, external, charts.Options{Lang: lang})
	if err != nil {
		return drawnFigure{}, err
	}
	drawn := drawnFigure{Figure: page.Figure{Name: name, Inline: figure.InlineSVG()}}
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
