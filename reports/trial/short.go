package trial

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/internal/number"
)

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
		lines := r.reached(primary.Outcome, c)
		if c.Missing != nil && !r.Shown.HidesMissing(primary.Outcome.Answer, c.Arm) {
			missing := r.count(c.Missing.Control + c.Missing.Other)
			if c.Missing.Depends {
				lines = append(lines, r.say(words.depends, missing)+" "+r.tip(*c.Missing))
			} else {
				lines = append(lines, r.say(words.settled, missing))
			}
		}
		for _, line := range lines {
			s.list = append(s.list, r.ofArm(c.Arm, line))
		}
	}
	return s
}

// Sentence says what came of an outcome in one arm beside the first one, with the verdict.
func (r Report) Sentence(o trial.Outcome, c trial.Comparison) string {
	e := c.Effect
	if r.Hides(o, c) {
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
	switch {
	case r.Shown.Hides(shown.Assigned, arm, "") || r.Shown.Hides(shown.Analysed, arm, ""):
		return r.say(words.cameHidden, r.ArmName(arm), r.withClusters(r.count(planned.N), planned.Clusters), r.assigned(arm, came), r.analysed(arm, came))
	case r.Plan.Clustered():
		return r.say(words.plannedClusters, r.ArmName(arm), r.count(planned.N), r.clustersOf(planned.Clusters), r.count(came.Assigned), r.clustersOf(came.Clusters),
			r.count(came.Analysed), r.clustersOf(came.AnalysedClusters))
	}
	return r.say(words.planned, r.ArmName(arm), r.count(planned.N), r.count(came.Assigned), r.count(came.Analysed))
}

// ofArm says of which arm a line is, where there are several beside the first.
func (r Report) ofArm(arm int, line string) string {
	if len(r.Plan.Arms) <= 2 || line == "" {
		return line
	}
	first, size := utf8.DecodeRuneInString(line)
	return r.Plan.Arms[arm].Label.In(r.Lang) + ": " + string(unicode.ToLower(first)) + line[size:]
}

// reached says what the experiment could have shown; of one that is inconclusive also what remains possible and what it would take.
func (r Report) reached(o trial.Outcome, c trial.Comparison) []string {
	if r.Hides(o, c) {
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
