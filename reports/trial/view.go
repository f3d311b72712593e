package trial

import (
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/data"
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

// verdictSection explains the verdicts that stand in the report.
func (r Report) verdictSection() section {
	s := section{id: "verdicts", title: r.say(words.verdicts)}
	used := map[trial.Verdict]bool{}
	for _, f := range r.Findings {
		for _, c := range f.Comparisons {
			if f.Outcome.Role != trial.Unregistered && !r.Hides(f.Outcome, c) {
				used[c.Verdict] = true
			}
			if m := c.Missing; m != nil && f.Outcome.Role == trial.Primary && !r.Shown.HidesMissing(f.Outcome.Answer, c.Arm) {
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

// plannedWith says what the plan reckoned with.
func (r Report) plannedWith() string {
	o, aim := r.Findings[0].Outcome, r.Aim(r.Findings[0].Outcome)
	var parts []string
	add := func(text data.Text, args ...any) { parts = append(parts, r.say(text, args...)) }
	if o.Expected != nil {
		add(words.withExpected, r.Value(o.Of, *o.Expected/o.Scale(), 100), r.ArmName(0))
	}
	if aim.Difference > 0 {
		difference := aim.Difference
		if !aim.Raise {
			difference = -difference
		}
		add(words.withDifference, r.signed(o.Of, difference, 100), r.unit(o.Of))
	}
	if aim.Margin > 0 {
		add(words.withMargin, r.signed(o.Of, marginOf(aim), 100), r.unit(o.Of))
	}
	add(words.withLevel, number.Level(r.Plan.Level, r.Lang), number.Percent(r.Plan.Power, 0, r.Lang))
	if r.Plan.ICC != nil {
		add(words.withICC, number.Decimals(*r.Plan.ICC, 3, r.Lang))
	}
	return r.say(words.plannedWith, strings.Join(parts, ", "))
}

func (r Report) methodSection() section {
	s := section{id: "method", title: r.say(words.method)}
	alpha := strings.TrimRight(number.Decimals(r.Plan.Alpha(), 4, r.Lang), "0")
	decides := words.methods
	if r.Findings[0].Outcome.Margin > 0 {
		decides = words.methodsMargin
	}
	s.text = []string{r.plannedWith(), r.say(decides), r.say(words.methodHolm, alpha)}
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
	if r.Allocation != nil {
		s.text = append(s.text, r.say(allocationWords.method, number.Decimals(trial.AllocationLevel, 2, r.Lang)))
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
