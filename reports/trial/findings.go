package trial

import (
	"slices"
	"strings"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data/plan"
	"spoor/internal/number"
	"spoor/reports/page"
)

// findingTables are the table of outcomes, and of shares that of ratios and numbers needed. The verdict of what was not registered says that.
func (r Report) findingTables(id string, findings []trial.Finding, protocol bool) []page.Table {
	level := number.Level(r.Findings[0].Comparisons[0].Effect.Level, r.Lang)
	main := page.Table{ID: id + "-table", Caption: r.say(words.findingCaption), Header: []string{r.say(words.outcome), r.ArmName(0), r.say(words.thisArm), r.say(words.difference, level), r.say(words.holm), r.say(words.verdict)}, Words: []int{5}}
	if len(r.Plan.Arms) == 2 {
		main.Header[2] = r.ArmName(1)
		if protocol {
			main.Header[4] = r.say(words.p)
		}
	}
	relative := page.Table{ID: id + "-relative", Caption: r.say(words.relativeCaption), Header: []string{r.say(words.outcome), r.say(words.ratio, level), r.say(words.needed, level)}}
	for _, f := range findings {
		for _, c := range f.Comparisons {
			name := r.tabled(f.Outcome)
			switch {
			case len(r.Plan.Arms) > 2 && protocol:
				name = r.ArmName(c.Arm)
			case len(r.Plan.Arms) > 2:
				name = r.ArmName(c.Arm) + ": " + name
			}
			as := name
			if protocol && c.Protocol != nil {
				as = name + ", " + r.say(words.asAssigned)
			}
			hidden := r.Hides(f.Outcome, c)
			main.Rows = append(main.Rows, r.findingRow(as, f.Outcome, c.Effect, c.AdjustedP, c.Verdict, hidden))
			if protocol && c.Protocol != nil {
				main.Rows = append(main.Rows, r.protocolRow(name+", "+r.say(words.perProtocol), f.Outcome, c))
			}
			if !f.Outcome.Of.Mean() {
				cells := []string{"–", "–"}
				if !hidden {
					cells = []string{r.ratio(c.Effect), r.needed(f.Outcome.Of, c.Effect)}
				}
				relative.Rows = append(relative.Rows, page.Row{Name: r.marked(f.Outcome, name), Cells: cells})
			}
		}
	}
	if len(relative.Rows) == 0 {
		return []page.Table{main}
	}
	return []page.Table{main, relative}
}

// marked says behind a name that an outcome was not registered.
func (r Report) marked(o trial.Outcome, name string) string {
	if o.Role == trial.Unregistered {
		return r.say(words.withSpan, name, r.say(words.unregistered))
	}
	return name
}

func (r Report) findingRow(name string, o trial.Outcome, e trial.Effect, p float64, verdict trial.Verdict, hidden bool) page.Row {
	arms := []string{"–", "–"}
	said, tested := verdict.Label().In(r.Lang), r.p(e, p)
	if o.Margin > 0 {
		tested = "–" // the interval decides
	}
	if o.Role == trial.Unregistered {
		said, tested = r.say(words.unregistered), "–"
	}
	if hidden {
		if o.Role != trial.Unregistered {
			said = r.say(words.concealed)
		}
		return page.Row{Name: name, Cells: []string{"–", "–", r.say(words.hidden), "–", said}}
	}
	for i, s := range []trial.Summary{e.Control, e.Other} {
		if s.Known > 0 {
			arms[i] = r.valueOf(o.Of, s)
		}
	}
	return page.Row{Name: name, Cells: []string{arms[0], arms[1], r.Difference(o.Of, e), tested, said}}
}

// valueOf writes the value of an arm with its n, and of clusters with how many there are.
func (r Report) valueOf(of plan.Answer, s trial.Summary) string {
	value, n := r.Value(of, s.Value, s.Known), r.count(s.Known)
	if s.Clusters > 0 {
		return r.say(words.nOfClusters, value, n, r.clustersOf(s.Clusters))
	}
	return r.say(words.nOf, value, n)
}

// protocolRow has neither p-value nor verdict, for it decides nothing.
func (r Report) protocolRow(name string, o trial.Outcome, c trial.Comparison) page.Row {
	row := r.findingRow(name, o, *c.Protocol, 0, c.Per, r.Shown.Hides(shown.Protocol, c.Arm, ""))
	row.Cells[3], row.Cells[4] = "–", "–"
	return row
}

func (r Report) primarySection() section {
	f := r.Findings[0]
	s := section{id: "primary", title: r.say(words.primary), figures: r.Differences[:min(1, len(r.Differences))],
		text:   []string{r.say(words.primaryLead, r.tabled(f.Outcome), TestName(r.registeredTest(f), r.Lang))},
		tables: r.findingTables("primary", r.Findings[:1], true), after: r.notesOf(r.Findings[:1])}
	aim, e := r.Aim(f.Outcome), f.Comparisons[0].Effect
	if aim.Margin > 0 {
		s.text = []string{r.say(words.marginLead, r.tabled(f.Outcome), r.signed(f.Outcome.Of, marginOf(aim), Smallest(e)), r.unit(f.Outcome.Of), number.Level(e.Level, r.Lang))}
	}
	for _, c := range f.Comparisons {
		if len(r.Plan.Arms) == 2 && aim.Margin == 0 && r.disagree(c) && !r.Hides(f.Outcome, c) {
			s.after = append(s.after, r.say(words.disagree))
		}
	}
	if r.Plan.Columns.Followed == "" {
		return s
	}
	if aim.Margin == 0 {
		s.after = append(s.after, r.say(words.perLead))
		return s
	}
	for _, c := range f.Comparisons {
		if !r.Shown.Hides(shown.Protocol, c.Arm, "") {
			s.after = append(s.after, r.ofArm(c.Arm, r.say(words.perMargin, c.Per.Label().In(r.Lang))))
		}
	}
	return s
}

// disagree reports whether a test shows a difference while 0 is in the interval, or the other way round: they are not made by one rule.
func (r Report) disagree(c trial.Comparison) bool {
	e := c.Effect
	shows := c.Verdict == trial.Shown || c.Verdict == trial.OtherWay
	return e.Bounded && e.Tested && shows == (e.Interval.Low <= 0 && e.Interval.High >= 0)
}

// notesOf are what is said of how outcomes were compared, each once, and below the first table of shares what the number needed is. Of several
// outcomes each note says of which.
func (r Report) notesOf(findings []trial.Finding) []string {
	var out []string
	add := func(text string) {
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	shares := false
	for _, f := range findings {
		for _, c := range f.Comparisons {
			shares = shares || !r.Hides(f.Outcome, c) && r.needed(f.Outcome.Of, c.Effect) != "–"
			for _, note := range c.Effect.Notes {
				if r.Hides(f.Outcome, c) {
					continue
				}
				if text := note.In(r.Lang); len(findings) > 1 {
					add(r.say(words.reason, r.Name(f.Outcome), text))
				} else {
					add(text)
				}
			}
		}
	}
	if primary := findings[0].Outcome.Role == trial.Primary; shares && (primary || r.Findings[0].Outcome.Of.Mean()) {
		add(r.say(words.neededNote))
	}
	return out
}

// registeredTest is the test that the plan names, or that it asks for without naming one.
func (r Report) registeredTest(f trial.Finding) plan.Test {
	if f.Outcome.Test != "" {
		return f.Outcome.Test
	}
	if test := f.Comparisons[0].Effect.Test; test != "" {
		return test
	}
	return plan.Suited(r.Plan, f.Outcome.Outcome)[0]
}

func (r Report) secondarySection() section {
	s := section{id: "secondary", title: r.say(words.secondary), figures: r.Differences[min(1, len(r.Differences)):]}
	if len(r.Findings) == 1 {
		s.text = []string{r.say(words.secondaryNone)}
		return s
	}
	s.text = []string{r.say(words.secondaryLead)}
	s.tables = r.findingTables("secondary", r.Findings[1:], false)
	if tests := r.testsOf(r.Findings[1:]); tests != "" {
		s.after = append(s.after, tests)
	}
	s.after = append(s.after, r.notesOf(r.Findings[1:])...)
	if slices.ContainsFunc(r.Findings, func(f trial.Finding) bool { return f.Outcome.Role == trial.Unregistered }) {
		s.after = append(s.after, r.say(words.extra))
	}
	return s
}

// testsOf says by which test each outcome that was registered is tested; empty where none is.
func (r Report) testsOf(findings []trial.Finding) string {
	var order []plan.Test
	names := map[plan.Test][]string{}
	for _, f := range findings {
		for _, c := range f.Comparisons {
			test, name := c.Effect.Test, r.Name(f.Outcome)
			if f.Outcome.Role == trial.Unregistered || f.Outcome.Margin > 0 || !c.Effect.Tested || r.Hides(f.Outcome, c) || slices.Contains(names[test], name) {
				continue
			}
			if names[test] == nil {
				order = append(order, test)
			}
			names[test] = append(names[test], name)
		}
	}
	var said []string
	for _, test := range order {
		said = append(said, r.say(words.withSpan, TestName(test, r.Lang), strings.Join(names[test], "; ")))
	}
	if len(said) == 0 {
		return ""
	}
	return r.say(words.testsUsed, strings.Join(said, ", "))
}

// fewClusters is the number of clusters in an arm below which a reader is warned.
const fewClusters = 10

func (r Report) clusterSection() section {
	f := r.Findings[0]
	s := section{id: "clusters", title: r.say(words.clusters)}
	s.list = append(s.list, r.say(words.byCluster, TestName(r.registeredTest(f), r.Lang)))
	if slices.ContainsFunc(r.Flow.Arms, func(a trial.FlowArm) bool { return a.AnalysedClusters < fewClusters }) {
		s.list = append(s.list, r.say(words.few, r.count(fewClusters)))
	}
	text := r.say(words.iccNone)
	if r.ICC != nil {
		write := func(x float64) string { return number.Decimals(x, 3, r.Lang) }
		text = r.say(words.icc, write(r.ICC.Estimate), number.Level(r.Plan.Level, r.Lang), r.say(words.to, write(r.ICC.Low), write(r.ICC.High)), number.Decimals(r.ICC.Size, 1, r.Lang))
	}
	if r.Plan.ICC != nil {
		text += " " + r.say(words.iccPlanned, number.Decimals(*r.Plan.ICC, 3, r.Lang))
	}
	if r.hidesPrimary() {
		text = r.say(words.hidden)
	}
	s.list = append(s.list, text)
	for _, c := range f.Comparisons {
		if b := c.Effect.Beside; b != nil && !r.Hides(f.Outcome, c) {
			n := Smallest(c.Effect)
			s.list = append(s.list, r.say(words.beside, r.say(words.withSpan, r.signed(f.Outcome.Of, b.Estimate, n), r.span(f.Outcome.Of, b.Span, n)), r.unit(f.Outcome.Of),
				TestName(b.Test, r.Lang), number.Probability(b.P, r.Lang)))
		}
	}
	return s
}
