package trial

import (
	"slices"
	"strings"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/number"
)

// Drawing is what a figure of differences says, in its language, with differences in percentage points or in the unit of a mean.
type Drawing struct {
	Title, Subtitle, Description, Axis, Left, Right string
	Notes                                           []string
	Digits                                          int
	Planned, Margin                                 float64 // 0 for none
	PlannedAs, MarginAs                             string
	Rows                                            []DrawnRow
}

// DrawnRow is one difference of it.
type DrawnRow struct {
	Label, Beside    string
	Value, Low, High float64
	Known, Bounded   bool
	Heading          bool
	Open             bool // not registered
	Pooled           bool
	Next             [2]float64 // where the effect of a next experiment lies; the same twice for nowhere
}

var drawn = struct {
	title, titleAll, subtitle, left, right, note, bounds, flowTitle, inArm, stages1, stages2, stages3 data.Text
}{
	title:     data.Text{NL: "%s: verschil met %s", EN: "%s: difference from %s"},
	titleAll:  data.Text{NL: "Alle aandelen: verschil met %s", EN: "All shares: difference from %s"},
	subtitle:  data.Text{NL: "Met %s-interval; ieder in de arm van toewijzing", EN: "With %s intervals; everybody in the arm of assignment"},
	left:      data.Text{NL: "lager dan %s", EN: "lower than %s"},
	right:     data.Text{NL: "hoger dan %s", EN: "higher than %s"},
	note:      data.Text{NL: "Een open stip is niet geregistreerd, of telt alleen wie het plan volgde.", EN: "A hollow dot was not registered, or counts only those who followed the plan."},
	bounds:    data.Text{NL: "wat ontbreekt in het voordeel van %s", EN: "what is missing in favour of %s"},
	flowTitle: data.Text{NL: "Stroom van deelnemers", EN: "Flow of participants"},
	inArm:     data.Text{NL: "%s: %s", EN: "%s: %s"},
	stages1:   data.Text{NL: "Toewijzing", EN: "Assignment"},
	stages2:   data.Text{NL: "Opvolging", EN: "Follow-up"},
	stages3:   data.Text{NL: "Analyse", EN: "Analysis"},
}

// PrimaryDrawing is the figure of the primary outcome: as assigned, per protocol, with what is missing either way, and in subgroups. It is false
// where there is nothing to draw.
func (r Report) PrimaryDrawing() (Drawing, bool) {
	f := r.Findings[0]
	d := r.drawing(f.Outcome.Of, f)
	d.Title = r.say(drawn.title, r.Name(f.Outcome), r.ArmName(0))
	aim := r.Aim(f.Outcome)
	sign := map[bool]float64{true: 1, false: -1}[aim.Raise]
	n := Smallest(f.Comparisons[0].Effect)
	if f.Outcome.Adjust != "" {
		d.Notes = append(d.Notes, r.say(words.adjustedFor, r.answer(f.Outcome.For)))
	}
	if aim.Difference > 0 {
		d.Planned, d.PlannedAs = sign*aim.Difference*f.Outcome.Scale(), r.say(words.plannedLine, r.signed(f.Outcome.Of, sign*aim.Difference, n))
	}
	if aim.Margin > 0 {
		d.Margin, d.MarginAs = marginOf(aim)*f.Outcome.Scale(), r.say(words.margin, r.signed(f.Outcome.Of, marginOf(aim), n))
	}
	for _, c := range f.Comparisons {
		d.Rows = append(d.Rows, DrawnRow{Label: r.ArmName(c.Arm), Heading: true}, r.drawnRow(r.say(words.asAssigned), f.Outcome.Of, c.Effect, false, r.Hides(f.Outcome, c)))
		if c.Protocol != nil {
			d.Rows = append(d.Rows, r.drawnRow(r.say(words.perProtocol), f.Outcome.Of, *c.Protocol, true, r.Shown.Hides(shown.Protocol, c.Arm, "")))
		}
		if c.Missing != nil && !r.Shown.HidesMissing(f.Outcome.Answer, c.Arm) {
			low, high := r.ArmName(0), r.ArmName(c.Arm)
			if !aim.Raise {
				low, high = high, low
			}
			d.Rows = append(d.Rows, r.drawnRow(r.say(drawn.bounds, high), f.Outcome.Of, c.Missing.High, false, false), r.drawnRow(r.say(drawn.bounds, low), f.Outcome.Of, c.Missing.Low, false, false))
		}
		for _, parts := range c.Parts {
			d.Rows = append(d.Rows, DrawnRow{Label: r.headed(parts), Heading: true})
			for _, part := range parts.Parts {
				d.Rows = append(d.Rows, r.drawnRow(part.Option.Label.In(r.Lang), f.Outcome.Of, part.Effect, !parts.Of.Registered, r.Shown.Hides(shown.Parts, c.Arm, parts.Of.Item.ID)))
			}
		}
	}
	return r.described(d)
}

// SharesDrawing is the figure of every outcome that is a share, where there are several.
func (r Report) SharesDrawing() (Drawing, bool) {
	var shares []trial.Finding
	for _, f := range r.Findings {
		if !f.Outcome.Of.Mean() {
			shares = append(shares, f)
		}
	}
	if len(shares) < 2 {
		return Drawing{}, false
	}
	d := r.drawing(shares[0].Outcome.Of, shares...)
	d.Title = r.say(drawn.titleAll, r.ArmName(0))
	for arm := 1; arm < len(r.Plan.Arms); arm++ {
		d.Rows = append(d.Rows, DrawnRow{Label: r.ArmName(arm), Heading: true})
		for _, f := range shares {
			d.Rows = append(d.Rows, r.drawnRow(r.marked(f.Outcome, r.Name(f.Outcome)), f.Outcome.Of, f.Comparisons[arm-1].Effect, f.Outcome.Role == trial.Unregistered, r.Hides(f.Outcome, f.Comparisons[arm-1])))
		}
	}
	return r.described(d)
}

func (r Report) drawing(of plan.Answer, findings ...trial.Finding) Drawing {
	d := Drawing{Subtitle: r.say(drawn.subtitle, number.Level(findings[0].Comparisons[0].Effect.Level, r.Lang)), Axis: r.unit(of),
		Left: r.say(drawn.left, r.ArmName(0)), Right: r.say(drawn.right, r.ArmName(0))}
	if of.Mean() {
		d.Digits = decimals(of)
	}
	return d
}

func (r Report) drawnRow(label string, of plan.Answer, e trial.Effect, open, hidden bool) DrawnRow {
	if hidden {
		return DrawnRow{Label: label, Beside: r.say(words.hidden)}
	}
	row := DrawnRow{Label: label, Beside: r.Difference(of, e), Open: open}
	if !e.Estimated {
		return row
	}
	scale := plan.Outcome{Of: of}.Scale()
	row.Known, row.Bounded = true, e.Bounded
	row.Value, row.Low, row.High = e.Estimate*scale, e.Interval.Low*scale, e.Interval.High*scale
	return row
}

// described adds what every number is in words, and the note on hollow dots where there are any.
func (r Report) described(d Drawing) (Drawing, bool) {
	known := false
	var said []string
	for _, row := range d.Rows {
		known = known || row.Known
		if row.Heading {
			said = append(said, row.Label+":")
		} else {
			said = append(said, r.say(drawn.inArm, row.Label, row.Beside)+".")
		}
	}
	d.Description = strings.Join(said, " ")
	if slices.ContainsFunc(d.Rows, func(row DrawnRow) bool { return row.Open && row.Known }) {
		d.Notes = append(d.Notes, r.say(drawn.note))
	}
	return d, known
}

// FlowDrawing is what the figure of the flow says.
type FlowDrawing struct {
	Title, Description   string
	Start, Aside, Stages []string
	Arms                 [][][]string // for each arm the lines at each stage
}

// FlowDrawing puts the flow of participants into the words of a figure.
func (r Report) FlowDrawing() FlowDrawing {
	d := FlowDrawing{Title: r.say(drawn.flowTitle), Start: []string{r.say(drawn.inArm, r.say(words.rows), r.tally(shown.Rows, 0, r.Flow.Rows))},
		Stages: []string{r.say(drawn.stages1), r.say(drawn.stages2), r.say(drawn.stages3)}}
	if r.Flow.Unassigned > 0 {
		d.Aside = []string{r.say(drawn.inArm, r.say(words.unassigned), r.tally(shown.Unassigned, 0, r.Flow.Unassigned))}
	}
	said := slices.Concat(d.Start, d.Aside)
	for arm, a := range r.Flow.Arms {
		line := func(name data.Text, value string) string { return r.say(drawn.inArm, r.say(name), value) }
		first := []string{r.ArmName(arm), line(words.assigned, r.assigned(arm, a))}
		if r.Plan.Columns.Followed != "" {
			first = append(first, line(words.followed, r.followed(arm, a)), line(words.strayed, r.strayed(arm, a)))
		}
		var second []string
		if r.Plan.Columns.Dropout != "" {
			second = append(second, line(words.dropped, r.dropped(arm, a)))
			for _, reason := range r.Reasons(arm, a) {
				second = append(second, "· "+reason)
			}
		}
		second = append(second, line(words.lost, r.lost(arm, a)))
		third := []string{line(words.analysed, r.analysed(arm, a))}
		d.Arms = append(d.Arms, [][]string{first, second, third})
		said = append(said, strings.Join(slices.Concat(first, second, third), "; "))
	}
	d.Description = strings.Join(said, ". ") + "."
	return d
}
