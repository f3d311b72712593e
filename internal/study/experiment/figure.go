package experiment

import (
	"errors"
	"math"

	"spoor/analysis/planning"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/internal/inorder"
	"spoor/reports/plan"
)

// ErrNoFigure is returned for a figure of an answer that is not about the power of one difference.
var ErrNoFigure = errors.New("--chart draws the power of one difference: add --target or --change")

// Figure draws the power against the number in the control group, at the estimate of the baseline and at the ends of its interval. Notes
// stand below those on its lines.
func Figure(a plan.Answer, notes []string, o charts.Options) (picture.Figure, error) {
	if a.Kind == plan.Detectable {
		return picture.Figure{}, ErrNoFigure
	}
	said := a.Figure(o.Lang)
	drawn := charts.PowerPlan{
		ID: "plan", Title: said.Title, Subtitle: said.Subtitle, Description: said.Description,
		Axis: said.Axis, Target: a.Wanted, Notes: append(said.Notes, notes...),
	}
	design, err := drawnDesign(a)
	if err != nil {
		return picture.Figure{}, err
	}
	most := axisEnd(a.Rows[0].Groups.Control.Recruited, a.Design.ClusterSize)
	for _, line := range said.Lines {
		curve, err := design.Curve(line.Row.Baseline, *line.Row.Target, most)
		if err != nil {
			return picture.Figure{}, err
		}
		drawn.Series = append(drawn.Series, series(line, curve))
	}
	return charts.Power(drawn, o)
}

// drawnDesign returns the design of the curve: with the ratio of the groups that were given, if they were.
func drawnDesign(a plan.Answer) (*planning.Design, error) {
	if a.Other == 0 {
		return a.Design, nil
	}
	o := a.Design.Options
	o.Ratio = float64(a.Other) / float64(a.Control)
	return planning.New(o)
}

// series returns a curve through the point of the answer, which is marked.
func series(line plan.Line, curve []planning.Point) charts.PowerSeries {
	marked := charts.PowerPoint{N: line.Row.Groups.Control.Recruited, Power: *line.Row.Power}
	series := charts.PowerSeries{Label: line.Label, Marked: marked, Mark: line.Mark}
	most := curve[len(curve)-1].N
	for _, point := range curve {
		if point.N != marked.N {
			series.Points = append(series.Points, charts.PowerPoint(point))
		}
	}
	if marked.N <= most {
		series.Points = append(series.Points, marked)
		inorder.By(series.Points, func(a, b charts.PowerPoint) int { return a.N - b.N })
	}
	return series
}

// axisEnd returns a round end of the axis that leaves room beyond n, in whole clusters.
func axisEnd(n, cluster int) int {
	wanted := max(20, 1.6*float64(n))
	unit := math.Pow(10, math.Floor(math.Log10(wanted))) / 2
	most := int(math.Ceil(wanted/unit) * unit)
	return (most + cluster - 1) / cluster * cluster
}
