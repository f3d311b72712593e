package trial

import (
	"spoor/charts"
	"spoor/charts/experiment"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/page"
	report "spoor/reports/trial"
)

// draw draws the figures of a report, and returns their files.
func draw(r *report.Report) ([]study.File, error) {
	var files []study.File
	add := func(to *[]page.Figure, name, alt string, draw drawing) error {
		drawn, written, err := pictures(name, alt, r.Lang, draw)
		*to, files = append(*to, drawn), append(files, written...)
		return err
	}
	flow := r.FlowDrawing()
	if len(r.Plan.Arms) <= 4 {
		plan := experiment.FlowPlan{ID: r.Plan.ID, Title: flow.Title, Subtitle: r.Title(), Description: flow.Description, Start: flow.Start, Aside: flow.Aside, Stages: flow.Stages, Arms: flow.Arms}
		if err := add(&r.Flowing, r.Plan.ID+"-flow", flow.Title, func(o charts.Options) (picture.Figure, error) { return experiment.Flow(plan, o) }); err != nil {
			return nil, err
		}
	}
	if d, some := r.PrimaryDrawing(); some {
		if err := add(&r.Differences, r.Plan.ID+"-primary", d.Title, forest(r.Plan.ID+"-primary", d)); err != nil {
			return nil, err
		}
	}
	if d, some := r.SharesDrawing(); some {
		if err := add(&r.Differences, r.Plan.ID+"-outcomes", d.Title, forest(r.Plan.ID+"-outcomes", d)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// drawing draws a figure as it is asked for: for a file, for a narrow page.
type drawing func(charts.Options) (picture.Figure, error)

// pictures returns a figure for a page, wide and narrow, and its files. A document for Word has it as a picture.
func pictures(name, alt string, lang data.Lang, draw drawing) (page.Figure, []study.File, error) {
	figure, drawn, files, err := study.PicturesInBoth(name, lang, draw)
	if err != nil {
		return page.Figure{}, nil, err
	}
	drawn.Alt, drawn.Says = alt, figure.Description()
	drawn, err = study.Look{Pictures: picture.CanWrite(picture.PNG)}.Office(drawn, figure)
	return drawn, files, err
}

// forest draws differences.
func forest(id string, d report.Drawing) drawing {
	plan := experiment.ForestPlan{ID: id, Title: d.Title, Subtitle: d.Subtitle, Description: d.Description, Notes: d.Notes, Left: d.Left, Right: d.Right, Axis: d.Axis, Digits: d.Digits,
		Planned: d.Planned, PlannedAs: d.PlannedAs, Margin: d.Margin, MarginAs: d.MarginAs}
	for _, row := range d.Rows {
		plan.Rows = append(plan.Rows, experiment.ForestRow{Label: row.Label, Beside: row.Beside, Value: row.Value, Low: row.Low, High: row.High, Known: row.Known, Bounded: row.Bounded,
			Heading: row.Heading, Open: row.Open, Pooled: row.Pooled, Next: row.Next})
	}
	return func(o charts.Options) (picture.Figure, error) { return experiment.Forest(plan, o) }
}
