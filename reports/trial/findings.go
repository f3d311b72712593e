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
	main := page.Table{ID: id + "-table", Header: []string{r.say(words.outcome), r.ArmName(0), r.say(words.otherArm), r.say(words.difference, level), r.say(words.holm), r.say(words.verdict)}, Words: []int{5}}
	if len(r.Plan.Arms) == 2 {
		main.Header[2] = r.ArmName(1)
	}
	relative := page.Table{ID: id + "-relative", Header: []string{r.say(words.outcome), r.say(words.ratio, level), r.say(words.needed, level)}}
	for _, f := range findings {
		for _, c := range f.Comparisons {
			name := r.Name(f.Outcome)
			if len(r.Plan.Arms) > 2 {
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
				relative.Rows = append(relative.Rows, page.Row{Name: name, Cells: cells})
			}
		}
	}
	if len(relative.Rows) == 0 {
		return []page.Table{main}
	}
	return []page.Table{main, relative}
}

func (r Report) findingRow(name string, o trial.Outcome, e trial.Effect, p float64, verdict trial.Verdict, hidden bool) page.Row {
	arms := []string{"–", "–"}
	said, tested := verdict.Label().In(r.Lang), r.p(e, p)
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
			arms[i] = r.say(words.nOf, r.Value(o.Of, s.Value, s.Known), r.count(s.Known))
		}
	}
	return page.Row{Name: name, Cells: []string{arms[0], arms[1], r.Difference(o.Of, e), tested, said}}
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
		text:   []string{r.say(words.primaryLead, r.Name(f.Outcome), TestName(r.registeredTest(f), r.Lang))},
		tables: r.findingTables("primary", r.Findings[:1], true)}
	for _, c := range f.Comparisons {
		for _, note := range c.Effect.Notes {
			if text := note.In(r.Lang); !slices.Contains(s.after, text) {
				s.after = append(s.after, text)
			}
		}
	}
	if r.Plan.Columns.Followed != "" {
		s.after = append(s.after, r.say(words.perLead))
	}
	return s
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
	if slices.ContainsFunc(r.Findings, func(f trial.Finding) bool { return f.Outcome.Role == trial.Unregistered }) {
		s.after = []string{r.say(words.extra)}
	}
	return s
}

func (r Report) clusterSection() section {
	f := r.Findings[0]
	s := section{id: "clusters", title: r.say(words.clusters)}
	s.list = append(s.list, r.say(words.few, TestName(r.registeredTest(f), r.Lang)))
	text := r.say(words.iccNone)
	if r.ICC != nil {
		write := func(x float64) string { return strings.Replace(number.Decimals(x, 3, r.Lang), "-", "−", 1) }
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
