package plan

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/planning"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/method"
)

// writer says an answer in a language.
type writer struct {
	Answer
	lang data.Lang
}

// percent returns a share as a percentage, with the decimals that were asked for, or one where it has any.
func (w writer) percent(share float64) string {
	if w.Digits != nil {
		return number.Percent(share, *w.Digits, w.lang)
	}
	return number.Level(math.Round(share*1000)/1000, w.lang)
}

// scale is the number of steps that a share of everybody is rounded to.
func (w writer) scale() float64 {
	if w.Digits != nil {
		return 100 * math.Pow10(*w.Digits)
	}
	return 1000
}

// decimal returns a number with the decimals it has, up to four.
func (w writer) decimal(value float64) string {
	return number.Written(strconv.FormatFloat(math.Round(value*1e4)/1e4, 'f', -1, 64), w.lang)
}

// signedPoints returns a difference of shares in percentage points, with its sign and the decimals it has, up to four.
func (w writer) signedPoints(difference float64) string {
	if difference < 0 {
		return "−" + w.decimal(-100*difference)
	}
	return "+" + w.decimal(100*difference)
}

func (w writer) whole(n int) string { return number.Count(n, w.lang) }

// outward returns a detectable share rounded away from the baseline, so that it can still be shown.
func (w writer) outward(share, baseline float64) string {
	scale := w.scale()
	if share > baseline {
		return w.percent(min(1, math.Ceil(share*scale-1e-6)/scale))
	}
	return w.percent(max(0, math.Floor(share*scale+1e-6)/scale))
}

// chance returns a power; one below 1 is never shown as 100%.
func (w writer) chance(power float64) string {
	if w.Digits != nil {
		return number.Chance(power, *w.Digits, w.lang)
	}
	if power >= 0.9995 {
		return ">" + number.Level(0.999, w.lang)
	}
	if power < 0.0005 {
		return "<" + number.Level(0.001, w.lang)
	}
	return w.percent(power)
}

// testName names the test that the experiment is planned for.
func (w writer) testName() string {
	if w.Design.Test == planning.MethodClusterMeans {
		return planning.ClusterMeans.Name.In(w.lang)
	}
	return method.TestName(w.Design.Test, w.lang)
}

func (w writer) place(at Place) string {
	return map[Place]data.Text{AtEstimate: words.estimate, AtLow: words.lower, AtHigh: words.upper}[at].In(w.lang)
}

// reason says why there is no answer at a row, "" where there is one.
func (w writer) reason(row Row) string {
	return map[None]data.Text{Passed: words.passed, Outside: words.outside}[row.None].In(w.lang)
}

// answerName names the answer of the survey that the baseline is: the item, its row and the option. It is "" for another baseline.
func (w writer) answerName() string {
	answer := w.Baseline.Answer
	if answer == nil {
		return ""
	}
	item := answer.Table.Item
	parts := []string{item.Heading(w.lang)}
	if answer.Row != "" {
		parts = append(parts, prose.RowLabel(item, answer.Row, w.lang))
	}
	if answer.Option != "" {
		parts = append(parts, prose.Label(item, answer.Option, w.lang))
	}
	return strings.Join(parts, ": ")
}

// baselineText describes the baseline: its answer, share, counts and interval.
func (w writer) baselineText() string {
	b := w.Baseline
	text := w.percent(b.Share)
	var details []string
	switch {
	case b.Count != nil:
		details = append(details, words.of.Say(w.lang, w.whole(*b.Count), w.whole(b.Base)))
	case b.Interval != nil:
		details = append(details, "n = "+w.whole(b.Base))
	}
	if b.Interval != nil {
		details = append(details, w.span()+", "+prose.Method(b.Interval.Method, w.lang))
	}
	if len(details) > 0 {
		text += " (" + strings.Join(details, "; ") + ")"
	}
	if name := w.answerName(); name != "" {
		return name + ", " + text + prose.Subset(w.Baseline.Answer.Table.Wave, w.lang)
	}
	return text
}

// span returns the interval of the baseline: "95%-interval 13,5–36,3%".
func (w writer) span() string {
	i := w.Baseline.Interval
	return prose.IntervalName(i.Level, w.lang) + " " + strings.TrimSuffix(w.percent(i.Low), "%") + "–" + w.percent(i.High)
}

// notes are what to know of the baseline, and a warning where the outcome hangs on a few clusters.
func (w writer) notes() []string {
	var notes []string
	if fewest := w.fewestClusters(); fewest > 0 && fewest < planning.FewClusters {
		notes = append(notes, words.few.Say(w.lang, fewest, planning.FewClusters))
	}
	if answer := w.Baseline.Answer; answer != nil {
		notes = append(notes, prose.TableSource(answer.Table, w.lang))
		for _, note := range answer.Notes {
			notes = append(notes, note.In(w.lang))
		}
	}
	return notes
}

// fewestClusters is the smallest number of clusters in a group, 0 without clusters.
func (w writer) fewestClusters() int {
	var counts []int
	for _, row := range w.Rows {
		for _, arm := range row.arms(w.Design) {
			if arm.Clusters > 0 {
				counts = append(counts, arm.Clusters)
			}
		}
	}
	if len(counts) == 0 {
		return 0
	}
	return slices.Min(counts)
}
