package main

import (
	"bytes"
	"context"
	"fmt"
	"sync"

	"spoor/analysis"
	"spoor/charts"
	"spoor/data"
	"spoor/reports/page"
)

// drawnFigure is a figure with its pictures.
type drawnFigure struct {
	page.Figure
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
	progress := progress{streams: s, what: "figures", total: len(jobs)}
	errs := make([]error, len(jobs))
	for j, job := range jobs {
		group.Go(func() {
			if errs[j] = ctx.Err(); errs[j] != nil {
				return
			}
			figures[job.table][job.place], errs[j] = drawOne(loaded.tables[job.table], external(loaded.survey.Survey), job.name, job.kind, lang)
			progress.step()
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
	drawn := drawnFigure{Figure: page.Figure{Name: name, Kind: kind, Inline: figure.InlineSVG()}}
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
