package trial

import (
	"math"

	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/plan"
)

// Participant is one row of the data.
type Participant struct {
	Line     int
	Arm      int // place in the plan; -1 for who was not assigned
	Cluster  int // its number, from 0
	Dropped  bool
	Why      string // the participant dropped out; "" where that is not known
	Followed *bool  // whether the participant got what the arm was to get; nil where that is not known
	Outcomes []Value
	Before   []Value // for each outcome what it is adjusted for
	Known    []Value // for each answer of the baseline
	Groups   []int   // for each item of the subgroups the place of the option; -1 where not known
}

// Value is one answer.
type Value struct {
	Of    float64
	Known bool
}

// Role is what an outcome is in the plan.
type Role string

const (
	Primary      Role = "primary"
	Secondary    Role = "secondary"
	Unregistered Role = "unregistered" // not in the plan
)

// Outcome is what is evaluated.
type Outcome struct {
	plan.Outcome
	Role Role
}

// Subgroups are the parts in which the primary outcome is shown.
type Subgroups struct {
	Item       data.Item
	Registered bool
}

// Data are the participants, and what is evaluated of them.
type Data struct {
	Plan         plan.Plan
	Outcomes     []Outcome // the primary one first
	Known        []plan.Answer
	Subgroups    []Subgroups
	Participants []Participant
}

// Result is an evaluated experiment.
type Result struct {
	Data
	Flow       Flow
	Allocation *Allocation // nil where nobody was assigned, or the plan has no numbers
	Balance    []Balance
	Findings   []Finding // in the order of the outcomes
	ICC        *ICC      // of the primary outcome, with clusters
}

// Finding is what came of one outcome.
type Finding struct {
	Outcome     Outcome
	Comparisons []Comparison // of each arm but the first
}

// Comparison is one arm beside the first one.
type Comparison struct {
	Arm       int
	Effect    Effect  // as assigned
	AdjustedP float64 // by Holm, over the arms of the primary outcome, and over all secondary ones; P of one that is not registered
	Verdict   Verdict
	Protocol  *Effect  // of who followed the plan; nil where that is not known
	Per       Verdict  // of Protocol, which decides nothing
	Missing   *Missing // of the primary outcome, where it has bounds and is not known of everybody
	Reach     *Reach   // of the primary outcome
	Parts     []Parts
}

// Evaluate evaluates an experiment. Everybody counts in the arm of assignment. The data were checked: each cluster is in one arm.
func Evaluate(d Data) (Result, error) {
	r := Result{Data: d, Flow: d.flow(), Balance: d.balance()}
	var err error
	if r.Allocation, err = r.Flow.allocation(d.Plan); err != nil {
		return Result{}, err
	}
	for i, outcome := range d.Outcomes {
		finding := Finding{Outcome: outcome}
		for arm := 1; arm < len(d.Plan.Arms); arm++ {
			comparison, err := d.compare(i, arm)
			if err != nil {
				return Result{}, err
			}
			finding.Comparisons = append(finding.Comparisons, comparison)
		}
		r.Findings = append(r.Findings, finding)
	}
	if err := r.adjust(); err != nil {
		return Result{}, err
	}
	if d.Plan.Clustered() {
		if icc, known := IntraclassCorrelation(d.Plan.Level, d.groups(0, everybody)...); known {
			r.ICC = &icc
		}
	}
	for k := range r.Findings[0].Comparisons {
		c := &r.Findings[0].Comparisons[k]
		if c.Reach, err = r.reach(*c); err != nil {
			return Result{}, err
		}
		if c.Missing, err = r.missing(k); err != nil {
			return Result{}, err
		}
	}
	return r, nil
}

// missing goes through what the primary outcome of participants could have been of whom it is not known. P-values of other arms stay as they are.
func (r Result) missing(comparison int) (*Missing, error) {
	o, c := r.Outcomes[0], r.Findings[0].Comparisons[comparison]
	scope, bounded := scopeOf(o.Of)
	if !bounded {
		return nil, nil
	}
	judge := func(e Effect) (Verdict, error) {
		var p []float64
		at := 0
		for k, other := range r.Findings[0].Comparisons {
			if k == comparison {
				at, other.Effect = len(p), e
			}
			if other.Effect.Tested {
				p = append(p, other.Effect.P)
			}
		}
		adjusted, err := hypothesis.Holm(p)
		if err != nil || !e.Tested {
			return Untested, err
		}
		return r.Aim(o).Judge(e, adjusted[at]), nil
	}
	groups := r.groups(0, everybody)
	return Bounds(r.spec(o), r.Aim(o).Raise, judge, c.Verdict, scope, groups[0], groups[c.Arm])
}

func everybody(Participant) bool { return true }

// groups returns what is known of an outcome in each arm, of the participants who are meant.
func (d Data) groups(outcome int, meant func(Participant) bool) []Group {
	groups := make([]Group, len(d.Plan.Arms))
	for _, p := range d.Participants {
		if p.Arm < 0 || !meant(p) {
			continue
		}
		groups[p.Arm] = append(groups[p.Arm], Observation{Cluster: p.Cluster, Value: p.Outcomes[outcome].Of, Known: p.Outcomes[outcome].Known,
			Before: p.Before[outcome].Of, Had: p.Before[outcome].Known})
	}
	return groups
}

// level is that of the intervals: with several arms beside the first the level of all together is shared, as by Bonferroni.
func (d Data) level() float64 { return 1 - d.Plan.Alpha()/float64(len(d.Plan.Arms)-1) }

func (d Data) spec(o Outcome) Spec {
	return Spec{Mean: o.Of.Mean(), Clustered: d.Plan.Clustered(), Test: o.Test, Adjust: o.Adjust != "", Level: d.level()}
}

// Aim returns what an outcome was to do, with a share as a fraction.
func (d Data) Aim(o Outcome) Aim {
	return Aim{Raise: o.Goal == plan.Raise, Difference: o.Difference / o.Scale(), Margin: o.Margin / o.Scale(), Alpha: d.Plan.Alpha()}
}

func (d Data) compare(outcome, arm int) (Comparison, error) {
	o := d.Outcomes[outcome]
	s, aim, groups := d.spec(o), d.Aim(o), d.groups(outcome, everybody)
	c := Comparison{Arm: arm}
	var err error
	if c.Effect, err = Compare(s, groups[0], groups[arm]); err != nil {
		return c, err
	}
	c.AdjustedP = c.Effect.P
	if d.Plan.Columns.Followed != "" {
		followed := d.groups(outcome, func(p Participant) bool { return p.Followed != nil && *p.Followed })
		per, err := Compare(s, followed[0], followed[arm])
		if err != nil {
			return c, err
		}
		c.Protocol, c.Per = &per, aim.Judge(per, per.P)
	}
	if outcome == 0 {
		c.Parts, err = d.parts(s, arm)
	}
	return c, err
}

// scopeOf is the range of an outcome: of a scale its least and greatest point.
func scopeOf(of plan.Answer) (Scope, bool) {
	switch {
	case !of.Mean():
		return Scope{0, 1}, true
	case of.Item.Kind == data.Number && len(of.Item.Range) == 2:
		return Scope{of.Item.Range[0], of.Item.Range[1]}, true
	case of.Item.Kind == data.Rating:
		scope := Scope{math.Inf(1), math.Inf(-1)}
		for i := range of.Item.Scale {
			value := PointValue(of.Item, i)
			scope = Scope{min(scope.Low, value), max(scope.High, value)}
		}
		return scope, true
	}
	return Scope{}, false
}

// PointValue is what a point of a scale counts for in a mean: its value, or its place from 1.
func PointValue(item data.Item, point int) float64 {
	if value := item.Scale[point].Value; value != nil {
		return *value
	}
	return float64(point + 1)
}

// adjust adjusts p-values by Holm, over the arms of the primary outcome and over all comparisons of secondary ones, and judges.
func (r *Result) adjust() error {
	for _, role := range []Role{Primary, Secondary, Unregistered} {
		var family []*Comparison
		var p []float64
		for i := range r.Findings {
			for k := range r.Findings[i].Comparisons {
				if c := &r.Findings[i].Comparisons[k]; r.Findings[i].Outcome.Role == role && c.Effect.Tested {
					family, p = append(family, c), append(p, c.Effect.P)
				}
			}
		}
		adjusted, err := hypothesis.Holm(p)
		if err != nil {
			return err
		}
		for i, c := range family {
			if role != Unregistered { // which is no family that anybody announced
				c.AdjustedP = adjusted[i]
			}
		}
	}
	for i := range r.Findings {
		for k := range r.Findings[i].Comparisons {
			c := &r.Findings[i].Comparisons[k]
			c.Verdict = r.Aim(r.Findings[i].Outcome).Judge(c.Effect, c.AdjustedP)
		}
	}
	return nil
}
