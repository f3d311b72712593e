package trial

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/internal/number"
	"spoor/internal/prose"
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
	if r.Allocation != nil && r.Allocation.Odd() && !r.hidesAllocation() {
		s.list = append(s.list, r.allocation())
	}
	for _, c := range primary.Comparisons {
		lines := r.reached(primary.Outcome, c)
		if c.Missing != nil && c.Verdict != trial.Untested && !r.Shown.HidesMissing(primary.Outcome.Answer, c.Arm) {
			missing := r.count(c.Missing.Control + c.Missing.Other)
			if c.Missing.Depends {
				line := r.say(words.depends, missing) + " " + r.tip(*c.Missing)
				if primary.Outcome.Adjust != "" {
					line += " " + r.say(words.missingBare)
				}
				lines = append(lines, line)
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
		return r.say(words.foundHidden, r.Name(o))
	}
	if !e.Bounded {
		return r.say(words.untested, r.Name(o), c.Verdict.Label().In(r.Lang), r.notes(e))
	}
	n := Smallest(e)
	level, difference, span := number.Level(e.Level, r.Lang), r.signed(o.Of, e.Estimate, n), r.span(o.Of, e.Interval, n)
	unit := r.unit(o.Of)
	if o.Adjust != "" {
		unit = r.say(words.unitAdjusted, unit, r.answer(o.For))
	}
	var text string
	if r.Plan.Clustered() {
		text = r.say(words.foundClusters, r.Name(o), r.Value(o.Of, e.Other.Value, n), r.ArmName(c.Arm), r.clustersOf(e.Other.Clusters),
			r.Value(o.Of, e.Control.Value, n), r.ArmName(0), r.clustersOf(e.Control.Clusters), difference, unit, level, span)
	} else {
		text = r.say(words.found, r.Name(o), r.Value(o.Of, e.Other.Value, n), r.ArmName(c.Arm), r.count(e.Other.Known),
			r.Value(o.Of, e.Control.Value, n), r.ArmName(0), r.count(e.Control.Known), difference, unit, level, span)
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
	planned, came, name := r.Plan.Arms[arm], r.Flow.Arms[arm], prose.Capital(r.ArmName(arm))
	switch {
	case r.Shown.Hides(shown.Assigned, arm, "") || r.Shown.Hides(shown.Analysed, arm, ""):
		return r.say(words.cameHidden, name, r.withClusters(r.count(planned.N), planned.Clusters), r.assigned(arm, came), r.analysed(arm, came))
	case r.Plan.Clustered():
		return r.say(words.plannedClusters, name, r.count(planned.N), r.clustersOf(planned.Clusters), r.count(came.Assigned), r.clustersOf(came.Clusters),
			r.count(came.Analysed), r.clustersOf(came.AnalysedClusters))
	}
	return r.say(words.planned, name, r.count(planned.N), r.count(came.Assigned), r.count(came.Analysed))
}

// ofArm says of which arm a line is, where there are several beside the first.
func (r Report) ofArm(arm int, line string) string {
	if len(r.Plan.Arms) <= 2 || line == "" {
		return line
	}
	first, size := utf8.DecodeRuneInString(line)
	return prose.Capital(r.ArmName(arm)) + ": " + string(unicode.ToLower(first)) + line[size:]
}

// reached says what the experiment could have shown; of one that is inconclusive also what remains possible and what it would take.
func (r Report) reached(o trial.Outcome, c trial.Comparison) []string {
	if r.Hides(o, c) {
		return nil
	}
	var out []string
	n := Smallest(c.Effect)
	aim, wanted := r.Aim(o), number.Percent(r.Plan.Power, 0, r.Lang)
	what := r.say(words.thePlanned)
	if aim.Margin > 0 {
		what = r.say(words.notWorse)
	}
	if c.Reach != nil {
		chance := number.Chance(c.Reach.Power, 0, r.Lang)
		if c.Reach.Approximate && c.Reach.Power > 0 {
			chance = r.say(words.about, chance)
		}
		switch {
		case c.Reach.Needed == 0 && aim.Margin > 0:
			out = append(out, r.say(words.marginNone, r.signed(o.Of, marginOf(aim), n), r.unit(o.Of), r.Value(o.Of, c.Reach.Baseline, n)))
		case c.Reach.Needed == 0:
			out = append(out, r.say(words.powerNone, r.signed(o.Of, c.Reach.Difference, n), r.unit(o.Of), r.Value(o.Of, c.Reach.Baseline, n)))
		case aim.Margin > 0:
			out = append(out, r.say(words.powerMargin, chance, wanted))
		case c.Reach.Power == 0:
			out = append(out, r.say(words.powerZero, wanted))
		default:
			out = append(out, r.say(words.power, r.signed(o.Of, c.Reach.Difference, n), r.unit(o.Of), chance, wanted))
		}
	}
	if !slices.Contains([]trial.Verdict{trial.DirectionOnly, trial.NotShown, trial.MarginOpen}, c.Verdict) {
		return out
	}
	if r.disagree(c) && aim.Margin == 0 {
		out = append(out, r.say(words.disagree)) // the interval does not tell what remains possible by the test
	} else {
		out = append(out, r.say(words.possible, r.span(o.Of, c.Effect.Interval, n), r.unit(o.Of)))
	}
	if c.Reach != nil && c.Reach.Needed > 0 {
		needed := number.Counted(c.Reach.Needed, words.outcomeOf, words.outcomesOf, r.Lang)
		if r.Plan.Clustered() {
			needed = r.say(words.inClusters, needed, r.clustersOf(c.Reach.Clusters))
		}
		out = append(out, r.say(words.decides, what, wanted, needed))
	}
	return out
}
