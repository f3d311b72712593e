package trial

import (
	"strings"

	"spoor/charts"
	"spoor/charts/picture"
	"spoor/internal/study"
	"spoor/reports/page"
	report "spoor/reports/trial"
)

// draw draws the figures of a report, and returns their files.
func draw(r *report.Report) ([]study.File, error) {
	var files []study.File
	add := func(to *[]page.Figure, name, alt string, figure picture.Figure, err error) error {
		if err != nil {
			return err
		}
		drawn, written, err := pictures(name, alt, figure)
		*to, files = append(*to, drawn), append(files, written...)
		return err
	}
	o := charts.Options{Lang: r.Lang}
	flow := r.FlowDrawing()
	if len(r.Plan.Arms) <= 4 {
		figure, err := charts.Flow(charts.FlowPlan{ID: r.Plan.ID, Title: flow.Title, Subtitle: r.Title(), Description: flow.Description, Start: flow.Start, Aside: flow.Aside, Stages: flow.Stages, Arms: flow.Arms}, o)
		if err := add(&r.Flowing, r.Plan.ID+"-flow", flow.Title, figure, err); err != nil {
			return nil, err
		}
	}
	if d, some := r.PrimaryDrawing(); some {
		figure, err := charts.Forest(forest(r.Plan.ID+"-primary", d), o)
		if err := add(&r.Differences, r.Plan.ID+"-primary", d.Title, figure, err); err != nil {
			return nil, err
		}
	}
	if d, some := r.SharesDrawing(); some {
		figure, err := charts.Forest(forest(r.Plan.ID+"-outcomes", d), o)
		if err := add(&r.Differences, r.Plan.ID+"-outcomes", d.Title, figure, err); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// pictures returns a figure for the report and its files. A document for Word has it as a picture.
func pictures(name, alt string, figure picture.Figure) (page.Figure, []study.File, error) {
	drawn, files, err := study.Pictures(name, alt, figure)
	drawn.Title, drawn.Says, drawn.Ratio = figure.Title(), figure.Description(), figure.Height()/figure.Width()
	for _, file := range files {
		if strings.HasSuffix(file.Name, ".png") {
			drawn.PNG = file.Content
		}
	}
	return drawn, files, err
}

// forest is a drawing as the figure takes it.
func forest(id string, d report.Drawing) charts.ForestPlan {
	plan := charts.ForestPlan{ID: id, Title: d.Title, Subtitle: d.Subtitle, Description: d.Description, Notes: d.Notes, Left: d.Left, Right: d.Right, Axis: d.Axis, Digits: d.Digits,
		Planned: d.Planned, PlannedAs: d.PlannedAs, Margin: d.Margin, MarginAs: d.MarginAs}
	for _, row := range d.Rows {
		plan.Rows = append(plan.Rows, charts.ForestRow{Label: row.Label, Beside: row.Beside, Value: row.Value, Low: row.Low, High: row.High, Known: row.Known, Bounded: row.Bounded,
			Heading: row.Heading, Open: row.Open, Pooled: row.Pooled, Next: row.Next})
	}
	return plan
}
