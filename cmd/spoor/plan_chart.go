package main

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"spoor/analysis/planning"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/internal/prose"
)

// figure draws the power against the number in the control group, at the estimate of the baseline and at the ends of its
// interval.
func (a planAnswer) figure() (picture.Figure, error) {
	q, first := a.question, a.Answers[0]
	most := a.axis(first.Control.Recruited)
	plan := charts.PowerPlan{
		ID:          "plan",
		Title:       a.figureTitle(),
		Subtitle:    a.sayf("%s, tweezijdig, niveau %s", "%s, two-sided, level %s", prose.Capital(a.Design.TestName), a.decimal(a.Design.Alpha)) + a.subtitleDetails(),
		Description: strings.Join(a.Conclusions, " "),
		Axis:        a.figureAxis(),
		Target:      a.Design.Power,
		Notes:       a.figureNotes(),
	}
	design, err := q.drawn()
	if err != nil {
		return picture.Figure{}, usageError{err}
	}
	for _, row := range a.Answers {
		if row.Reason != "" {
			continue
		}
		curve, err := design.Curve(row.Baseline, *row.Target, most)
		if err != nil {
			return picture.Figure{}, usageError{err}
		}
		plan.Series = append(plan.Series, a.series(row, curve))
	}
	return charts.Power(plan, charts.Options{Lang: a.Language})
}

// drawn returns the design of the curve: with the ratio of the groups that were given, if they were.
func (q planQuestion) drawn() (*planning.Design, error) {
	if q.other == 0 {
		return q.design, nil
	}
	o := q.design.Options
	o.Ratio = float64(q.other) / float64(q.control)
	return planning.New(o)
}

// series returns a curve through the point of the answer, which is marked.
func (a planAnswer) series(row planRow, curve []planning.Point) charts.PowerSeries {
	marked := charts.PowerPoint{N: row.Control.Recruited, Power: *row.Power}
	series := charts.PowerSeries{Label: a.seriesLabel(row), Marked: marked, Mark: "n = " + a.whole(marked.N)}
	if a.Question == sampleSize {
		series.Mark = a.sayf("%s nodig", "%s needed", a.whole(marked.N))
	}
	most := curve[len(curve)-1].N
	for _, point := range curve {
		if point.N != marked.N {
			series.Points = append(series.Points, charts.PowerPoint(point))
		}
	}
	if marked.N <= most {
		series.Points = append(series.Points, marked)
		slices.SortFunc(series.Points, func(a, b charts.PowerPoint) int { return a.N - b.N })
	}
	return series
}

func (a planAnswer) figureAxis() string {
	switch q := a.question; {
	case a.Design.Arms == 1:
		return a.say("aantal deelnemers", "number of participants")
	case a.Design.Ratio == 1 && (q.other == 0 || q.other == q.control):
		return a.say("aantal deelnemers per groep", "number of participants in each group")
	}
	return a.say("aantal deelnemers in de controlegroep", "number of participants in the control group")
}

// axis returns a round end of the axis that leaves room beyond n, in whole clusters.
func (a planAnswer) axis(n int) int {
	wanted := max(20, 1.6*float64(n))
	unit := math.Pow(10, math.Floor(math.Log10(wanted))) / 2
	most := int(math.Ceil(wanted/unit) * unit)
	return (most + a.Design.ClusterSize - 1) / a.Design.ClusterSize * a.Design.ClusterSize
}

func (a planAnswer) figureTitle() string {
	if math.IsNaN(a.question.target) {
		return a.sayf("Met welke kans is een verschil van %s procentpunt aan te tonen?", "How likely is a difference of %s percentage points to be shown?",
			signedPoints(a.question.difference, a.Language))
	}
	return a.sayf("Met welke kans is een verandering naar %s aan te tonen?", "How likely is a change to %s to be shown?", a.percent(a.question.target))
}

// subtitleDetails names what else sets the power: unequal groups, several comparisons, clusters, attrition.
func (a planAnswer) subtitleDetails() string {
	d, text := a.Design, ""
	ratio := d.Ratio
	if a.question.other > 0 {
		ratio = float64(a.question.other) / float64(a.question.control)
	}
	if ratio != 1 {
		text += a.sayf("; %s keer zoveel in de andere groep", "; %s times as many in the other group", a.decimal(math.Round(ratio*100)/100))
	}
	if d.Arms > 2 {
		text += a.sayf("; %d vergelijkingen (Holm)", "; %d comparisons (Holm)", d.Arms-1)
	}
	if d.ClusterSize > 1 {
		text += a.sayf("; designeffect %s", "; design effect %s", a.decimal(d.DesignEffect))
	}
	if d.Attrition > 0 {
		text += a.sayf("; %s uitval", "; %s attrition", a.percent(d.Attrition))
	}
	return text
}

func (a planAnswer) seriesLabel(row planRow) string {
	place := map[planPlace]string{
		atEstimate: a.say("schatting", "estimate"), atLow: a.say("ondergrens", "lower end"), atHigh: a.say("bovengrens", "upper end"),
	}[row.At]
	return a.sayf("%s naar %s (%s)", "%s to %s (%s)", a.percent(row.Baseline), a.percent(*row.Target), place)
}

func (a planAnswer) figureNotes() []string {
	notes := []string{a.say("Uitgangswaarde: ", "Baseline: ") + a.baselineText() + "."}
	for _, row := range a.Answers {
		if row.Reason != "" {
			notes = append(notes, a.sayf("Bij %s is geen lijn getekend: %s.", "No line is drawn at %s: %s.", a.percent(row.Baseline), row.Reason))
		}
	}
	return append(notes, a.Notes...)
}

func writeFigure(s streams, path string, figure picture.Figure, format picture.Format) error {
	var picture bytes.Buffer
	if err := figure.Write(&picture, format); err != nil {
		return err
	}
	return writeFile(s, path, picture.Bytes())
}
