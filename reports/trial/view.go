package trial

import (
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/number"
	"spoor/reports/page"
)

// section is a part of a report with every text in its language.
type section struct {
	id, title string
	text      []string
	list      []string
	figures   []page.Figure
	tables    []page.Table
	after     []string // below the tables
}

func (r Report) sections() []section {
	all := []section{r.short(), r.flowSection(), r.startSection(), r.primarySection(), r.secondarySection()}
	if r.Plan.Clustered() {
		all = append(all, r.clusterSection())
	}
	return append(all, r.missingSection(), r.subgroupSection(), r.verdictSection(), r.consortSection(), r.methodSection())
}

func (r Report) count(n int) string { return number.Count(n, r.Lang) }

func (r Report) clustersOf(n int) string {
	return number.Counted(n, data.Text{NL: "1 cluster", EN: "1 cluster"}, data.Text{NL: "%s clusters", EN: "%s clusters"}, r.Lang)
}

// short says what came of the primary outcome, of the plan, and what remains possible.
func (r Report) short() section {
	s := section{id: "short", title: r.say(words.short)}
	if r.Plan.Checksum == "" {
		s.list = append(s.list, r.say(words.notRegistered))
	}
	primary := r.Findings[0]
	for _, c := range primary.Comparisons {
		s.list = append(s.list, r.Sentence(primary.Outcome, c))
	}
	for arm := range r.Plan.Arms {
		s.list = append(s.list, r.came(arm))
	}
	for _, c := range primary.Comparisons {
		s.list = append(s.list, r.reached(primary.Outcome, c)...)
		if c.Missing != nil && !r.Hides(primary.Outcome.Of, c.Effect) {
			missing := r.count(c.Missing.Control + c.Missing.Other)
			if c.Missing.Depends {
				s.list = append(s.list, r.say(words.depends, missing)+" "+r.tip(*c.Missing))
			} else {
				s.list = append(s.list, r.say(words.settled, missing))
			}
		}
	}
	return s
}

// Sentence says what came of an outcome in one arm beside the first one, with the verdict.
func (r Report) Sentence(o trial.Outcome, c trial.Comparison) string {
	e := c.Effect
	if r.Hides(o.Of, e) {
		return r.Name(o) + ": " + r.say(words.hidden) + "."
	}
	if !e.Bounded {
		return r.Name(o) + ". " + r.say(words.untested, c.Verdict.Label().In(r.Lang), r.notes(e))
	}
	n := Smallest(e)
	level, difference, span := number.Level(e.Level, r.Lang), r.signed(o.Of, e.Estimate, n), r.span(o.Of, e.Interval, n)
	var text string
	if r.Plan.Clustered() {
		text = r.say(words.foundClusters, r.Name(o), r.Value(o.Of, e.Other.Value, n), r.ArmName(c.Arm), r.clustersOf(e.Other.Clusters),
			r.Value(o.Of, e.Control.Value, n), r.ArmName(0), r.clustersOf(e.Control.Clusters), difference, r.unit(o.Of), level, span)
	} else {
		text = r.say(words.found, r.Name(o), r.Value(o.Of, e.Other.Value, n), r.ArmName(c.Arm), r.count(e.Other.Known),
			r.Value(o.Of, e.Control.Value, n), r.ArmName(0), r.count(e.Control.Known), difference, r.unit(o.Of), level, span)
	}
	verdict := c.Verdict.Label().In(r.Lang)
	if aim := r.Aim(o); aim.Margin > 0 {
		return text + " " + r.say(words.marginTested, verdict, r.signed(o.Of, marginOf(aim), n), r.unit(o.Of))
	}
	return text + " " + r.say(words.tested, verdict, TestName(e.Test, r.Lang), number.Probability(c.AdjustedP, r.Lang))
}

// marginOf is the margin with its sign: below 0 for an outcome that is hoped to rise.
func marginOf(aim trial.Aim) float64 {
	if aim.Raise {
		return -aim.Margin
	}
	return aim.Margin
}

func (r Report) notes(e trial.Effect) string {
	var texts []string
	for _, note := range e.Notes {
		texts = append(texts, note.In(r.Lang))
	}
	return strings.Join(texts, " ")
}

// came says of an arm what was planned and what came.
func (r Report) came(arm int) string {
	planned, came := r.Plan.Arms[arm], r.Flow.Arms[arm]
	if r.Plan.Clustered() {
		return r.say(words.plannedClusters, r.ArmName(arm), r.count(planned.N), r.clustersOf(planned.Clusters), r.count(came.Assigned), r.clustersOf(came.Clusters),
			r.count(came.Analysed), r.clustersOf(came.AnalysedClusters))
	}
	return r.say(words.planned, r.ArmName(arm), r.count(planned.N), r.count(came.Assigned), r.count(came.Analysed))
}

// reached says what the experiment could have shown; of one that is inconclusive also what remains possible and what it would take.
func (r Report) reached(o trial.Outcome, c trial.Comparison) []string {
	if r.Hides(o.Of, c.Effect) {
		return nil
	}
	var out []string
	n := Smallest(c.Effect)
	wanted := number.Percent(r.Plan.Power, 0, r.Lang)
	if c.Reach != nil && c.Reach.Needed == 0 {
		out = append(out, r.say(words.powerNone, r.signed(o.Of, c.Reach.Difference, n), r.unit(o.Of), r.Value(o.Of, c.Reach.Baseline, n)))
	} else if c.Reach != nil {
		out = append(out, r.say(words.power, r.signed(o.Of, c.Reach.Difference, n), r.unit(o.Of), number.Chance(c.Reach.Power, 0, r.Lang), wanted))
	}
	if !slices.Contains([]trial.Verdict{trial.DirectionOnly, trial.NotShown, trial.MarginOpen}, c.Verdict) {
		return out
	}
	out = append(out, r.say(words.possible, r.span(o.Of, c.Effect.Interval, n), r.unit(o.Of)))
	if c.Reach != nil && c.Reach.Needed > 0 {
		if r.Plan.Clustered() {
			out = append(out, r.say(words.decidesClusters, wanted, r.count(c.Reach.Needed), r.clustersOf(c.Reach.Clusters)))
		} else {
			out = append(out, r.say(words.decides, wanted, r.count(c.Reach.Needed)))
		}
	}
	return out
}

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
			main.Rows = append(main.Rows, r.findingRow(as, f.Outcome, c.Effect, c.AdjustedP, c.Verdict))
			if protocol && c.Protocol != nil {
				main.Rows = append(main.Rows, r.protocolRow(name+", "+r.say(words.perProtocol), f.Outcome, c))
			}
			if !f.Outcome.Of.Mean() {
				relative.Rows = append(relative.Rows, page.Row{Name: name, Cells: []string{r.ratio(f.Outcome.Of, c.Effect), r.needed(f.Outcome.Of, c.Effect)}})
			}
		}
	}
	if len(relative.Rows) == 0 {
		return []page.Table{main}
	}
	return []page.Table{main, relative}
}

func (r Report) findingRow(name string, o trial.Outcome, e trial.Effect, p float64, verdict trial.Verdict) page.Row {
	arms := []string{"–", "–"}
	if !r.Hides(o.Of, e) {
		for i, s := range []trial.Summary{e.Control, e.Other} {
			if s.Known > 0 {
				arms[i] = r.say(words.nOf, r.Value(o.Of, s.Value, s.Known), r.count(s.Known))
			}
		}
	}
	said, tested := verdict.Label().In(r.Lang), r.p(o.Of, e, p)
	switch {
	case o.Role == trial.Unregistered:
		said, tested = r.say(words.unregistered), "–"
	case r.Hides(o.Of, e):
		said = r.say(words.hidden)
	}
	return page.Row{Name: name, Cells: []string{arms[0], arms[1], r.Difference(o.Of, e), tested, said}}
}

// protocolRow has neither p-value nor verdict, for it decides nothing.
func (r Report) protocolRow(name string, o trial.Outcome, c trial.Comparison) page.Row {
	row := r.findingRow(name, o, *c.Protocol, 0, c.Per)
	if r.HidesProtocol(o.Of, c) {
		row.Cells = []string{"–", "–", r.say(words.hidden), "", ""}
	}
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
		if b := c.Effect.Beside; b != nil && !r.Hides(f.Outcome.Of, c.Effect) {
			n := Smallest(c.Effect)
			s.list = append(s.list, r.say(words.beside, r.say(words.withSpan, r.signed(f.Outcome.Of, b.Estimate, n), r.span(f.Outcome.Of, b.Span, n)), r.unit(f.Outcome.Of),
				TestName(b.Test, r.Lang), number.Probability(b.P, r.Lang)))
		}
	}
	return s
}

func (r Report) hidesPrimary() bool {
	f := r.Findings[0]
	return slices.ContainsFunc(f.Comparisons, func(c trial.Comparison) bool { return r.Hides(f.Outcome.Of, c.Effect) })
}

func (r Report) missingSection() section {
	s := section{id: "missing", title: r.say(words.missing)}
	f, lost := r.Findings[0], 0
	for _, arm := range r.Flow.Arms {
		lost += arm.Lost
	}
	if lost == 0 {
		s.text = []string{r.say(words.missingNone)}
		return s
	}
	s.text = []string{r.say(words.missingLead, r.count(lost))}
	t := page.Table{ID: "missing-table", Header: []string{r.say(words.scenario), r.say(words.difference, number.Level(f.Comparisons[0].Effect.Level, r.Lang)), r.say(words.verdict)}, Words: []int{2}}
	for _, c := range f.Comparisons {
		m := c.Missing
		if m == nil || r.Hides(f.Outcome.Of, c.Effect) {
			continue
		}
		other, control := r.ArmName(c.Arm), r.ArmName(0)
		t.Rows = append(t.Rows, page.Row{Name: r.say(words.least, other, control), Cells: []string{r.Difference(f.Outcome.Of, m.Low), m.Least.Label().In(r.Lang)}},
			page.Row{Name: r.say(words.most, other, control), Cells: []string{r.Difference(f.Outcome.Of, m.High), m.Most.Label().In(r.Lang)}})
		text := r.tip(*m)
		if m.Searched {
			text += " " + r.say(words.tipSearched)
		}
		s.after = append(s.after, text)
	}
	if len(t.Rows) > 0 {
		s.tables = []page.Table{t}
	}
	return s
}

// tip says at how many outcomes that are missing the verdict would become another.
func (r Report) tip(m trial.Missing) string {
	text := r.say(words.expected, m.Expected.Label().In(r.Lang)) + " "
	switch {
	case !m.Tipped:
		return text + r.say(words.tipNone)
	case m.Tip == 1:
		return text + r.say(words.tipOne, r.count(m.Control+m.Other), m.After.Label().In(r.Lang))
	}
	return text + r.say(words.tip, r.count(m.Tip), r.count(m.Control+m.Other), m.After.Label().In(r.Lang))
}

func (r Report) subgroupSection() section {
	s := section{id: "subgroups", title: r.say(words.subgroups)}
	f := r.Findings[0]
	if len(r.Subgroups) == 0 {
		s.text = []string{r.say(words.subgroupNone)}
		return s
	}
	s.text = []string{r.say(words.subgroupLead)}
	for k, c := range f.Comparisons {
		for i, parts := range c.Parts {
			title := parts.Of.Item.Heading(r.Lang)
			if !parts.Of.Registered {
				title = r.say(words.notAnnounced, title)
			}
			t := page.Table{ID: "subgroups-" + r.count(k+1) + "-" + r.count(i+1), Caption: title + ": " + r.ArmName(c.Arm), Header: []string{r.say(words.subgroups), r.ArmName(0), r.ArmName(c.Arm),
				r.say(words.difference, number.Level(c.Effect.Level, r.Lang))}}
			for _, part := range parts.Parts {
				row := page.Row{Name: part.Option.Label.In(r.Lang), Cells: []string{"–", "–", r.say(words.hidden)}}
				if !r.HidesParts(f.Outcome.Of, parts) {
					row.Cells = []string{r.count(part.Effect.Control.Known), r.count(part.Effect.Other.Known), r.Difference(f.Outcome.Of, part.Effect)}
				}
				t.Rows = append(t.Rows, row)
			}
			s.tables = append(s.tables, t)
			switch {
			case !parts.Tested:
				s.after = append(s.after, title+": "+parts.Note.In(r.Lang))
			case !r.HidesParts(f.Outcome.Of, parts):
				s.after = append(s.after, r.say(words.interaction, title, number.Probability(parts.Interaction, r.Lang)))
			}
		}
	}
	return s
}

// verdictSection explains the verdicts that stand in the report.
func (r Report) verdictSection() section {
	s := section{id: "verdicts", title: r.say(words.verdicts)}
	used := map[trial.Verdict]bool{}
	for _, f := range r.Findings {
		for _, c := range f.Comparisons {
			if f.Outcome.Role != trial.Unregistered {
				used[c.Verdict] = true
			}
			if m := c.Missing; m != nil && f.Outcome.Role == trial.Primary {
				used[m.Least], used[m.Most], used[m.Expected] = true, true, true
				if m.Tipped {
					used[m.After] = true
				}
			}
		}
	}
	for _, v := range trial.Verdicts() {
		if used[v] {
			s.list = append(s.list, v.Label().In(r.Lang)+": "+v.Meaning().In(r.Lang))
		}
	}
	return s
}

func (r Report) methodSection() section {
	s := section{id: "method", title: r.say(words.method)}
	alpha := strings.TrimRight(number.Decimals(r.Plan.Alpha(), 4, r.Lang), "0")
	s.text = []string{r.say(words.methods), r.say(words.methodHolm, alpha)}
	if len(r.Plan.Arms) > 2 {
		s.text = append(s.text, r.say(words.methodArms, number.Level(r.Findings[0].Comparisons[0].Effect.Level, r.Lang)))
	}
	means := slices.ContainsFunc(r.Findings, func(f trial.Finding) bool { return f.Outcome.Of.Mean() })
	shares := slices.ContainsFunc(r.Findings, func(f trial.Finding) bool { return !f.Outcome.Of.Mean() })
	for _, part := range []struct {
		used bool
		text data.Text
	}{{r.Plan.Clustered(), words.methodCluster}, {shares && !r.Plan.Clustered(), words.methodShare}, {means && !r.Plan.Clustered(), words.methodMean},
		{true, words.methodMissing}, {len(r.Subgroups) > 0, words.methodSubgroup}} {
		if part.used {
			s.text = append(s.text, r.say(part.text))
		}
	}
	if r.Rule != (disclosure.Rule{}) {
		s.text = append(s.text, r.say(words.hides, r.count(r.Rule.Threshold)))
	}
	sum := r.Plan.Checksum
	if sum == "" {
		sum = r.say(words.checksum)
	}
	s.text = append(s.text, r.say(words.made, r.Plan.ID, sum))
	return s
}
