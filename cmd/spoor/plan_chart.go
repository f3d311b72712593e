package main

import (
	"bytes"
	"math"
	"strings"

	"spoor/charts"
)

// figure draws the power against the number in the control group, at the estimate of the baseline and at the ends of its
// interval.
func (a planAnswer) figure() (charts.Figure, error) {
	q, first := a.question, a.Answers[0]
	most := a.axis(first.Control.Recruited)
	plan := charts.PowerPlan{
		ID:          "plan",
		Title:       a.figureTitle(),
		Subtitle:    a.sayf("%s, tweezijdig, niveau %s", "%s, two-sided, level %s", capital(a.Design.TestName), a.decimal(a.Design.Alpha)) + a.subtitleDetails(),
		Description: strings.Join(a.Conclusions, " "),
		Target:      a.Design.Power,
		Notes:       a.figureNotes(),
	}
	for _, row := range a.Answers {
		if row.Reason != "" {
			continue
		}
		curve, err := q.design.Curve(row.Baseline, *row.Target, most)
		if err != nil {
			return charts.Figure{}, usageError{err}
		}
		series := charts.PowerSeries{Label: a.seriesLabel(row)}
		if q.kind == sampleSize {
			series.Needed = row.Control.Recruited
		}
		for _, point := range curve {
			series.Points = append(series.Points, charts.PowerPoint(point))
		}
		plan.Series = append(plan.Series, series)
	}
	return charts.Power(plan, charts.Options{Lang: a.Language})
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
	if d.Ratio != 1 {
		text += a.sayf("; %s keer zoveel in de andere groep", "; %s times as many in the other group", a.decimal(d.Ratio))
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

func writeFigure(path string, figure charts.Figure, format charts.Format) error {
	var picture bytes.Buffer
	if err := figure.Write(&picture, format); err != nil {
		return err
	}
	return writeFile(path, picture.Bytes())
}
