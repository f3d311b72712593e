package trial

import (
	"testing"

	"spoor/data"
	"spoor/data/plan"
)

// experiment is one of two arms with an outcome that is all there is.
func experiment(unit string, o plan.Outcome, groups ...Group) Data {
	d := Data{Plan: plan.Plan{Unit: unit, Level: 0.95, Power: 0.80, Primary: o, Arms: make([]plan.Arm, len(groups))}, Outcomes: []Outcome{{o, Primary}}}
	for arm, g := range groups {
		for _, one := range g {
			d.Participants = append(d.Participants, Participant{Arm: arm, Cluster: one.Cluster, Outcomes: []Value{{one.Value, one.Known}}, Before: []Value{{}}})
		}
	}
	return d
}

func primaryOf(t *testing.T, d Data) Comparison {
	t.Helper()
	r, err := Evaluate(d)
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings[0].Comparisons[0]
}

// R 4.2.2: z <- qnorm(.975); s <- 3 / sqrt((16 + 25) / 2 * (1/40 + 1/45)); pnorm(s - z) + pnorm(-s - z), and
// ceiling(2 * (16 + 25) / 2 * ((z + qnorm(.8)) / 3)^2).
func TestThePowerOfMeansAgainstR(t *testing.T) {
	t.Parallel()
	var reach Reach
	reach.Difference = -3
	reach.means(Result{Data: Data{Plan: plan.Plan{Level: 0.95, Power: 0.80, Arms: make([]plan.Arm, 2)}}},
		Comparison{Effect: Effect{Control: Summary{Known: 40, SD: 4}, Other: Summary{Known: 45, SD: 5}}}, 1, 0)
	near(t, "power", reach.Power, 0.8619524609827)
	if reach.Needed != 36 {
		t.Errorf("needed: %d", reach.Needed)
	}
}

// The power of a margin is that of spoor plan --noninferiority: 371 in each arm for 10 points from 40%, whichever way is hoped for.
func TestWhatAMarginTakes(t *testing.T) {
	t.Parallel()
	share := plan.Answer{Item: data.Item{ID: "work", Kind: data.Single}, Option: "yes", Options: []string{"yes"}}
	for goal, with := range map[plan.Goal][2]int{plan.Raise: {200, 300}, plan.Lower: {300, 200}} {
		d := experiment(plan.Person, plan.Outcome{Answer: "work.yes", Goal: goal, Margin: 10, Of: share}, persons(with[0], with[1], 0), persons(with[0], with[1], 0))
		c := primaryOf(t, d)
		if c.Reach == nil || c.Reach.Needed != 371 || !(c.Reach.Power > 0.88 && c.Reach.Power < 0.91) || c.Reach.Difference != 0 {
			t.Errorf("%s: %+v", goal, c.Reach)
		}
	}
	// From 5% nothing is 10 points lower.
	c := primaryOf(t, experiment(plan.Person, plan.Outcome{Answer: "work.yes", Goal: plan.Raise, Margin: 10, Of: share}, persons(5, 95, 0), persons(5, 95, 0)))
	if c.Reach == nil || c.Reach.Needed != 0 {
		t.Errorf("a margin that does not fit: %+v", c.Reach)
	}
}

// Three clusters an arm can show nothing by permutation; one says nothing of its spread.
func TestWhatFewClustersCouldShow(t *testing.T) {
	t.Parallel()
	share := plan.Answer{Item: data.Item{ID: "work", Kind: data.Single}, Option: "yes", Options: []string{"yes"}}
	o := plan.Outcome{Answer: "work.yes", Goal: plan.Raise, Difference: 20, Of: share}
	three := primaryOf(t, experiment("employer", o, clustered(0, []int{9, 9, 9}, []int{2, 3, 1}), clustered(3, []int{9, 9, 9}, []int{7, 8, 6})))
	if three.Reach == nil || three.Reach.Power != 0 || three.Reach.Needed == 0 {
		t.Errorf("three clusters: %+v", three.Reach)
	}
	one := primaryOf(t, experiment("employer", o, clustered(0, []int{9}, []int{2}), clustered(3, []int{9, 9, 9}, []int{7, 8, 6})))
	if one.Reach != nil || one.Verdict != Untested {
		t.Errorf("one cluster: %s, %+v", one.Verdict, one.Reach)
	}
}

// Of three arms a table of missing outcomes is judged by Holm, with the other arm as it came: p of 0.04 beside one of 0.9 is not shown, and
// beside one of 0.001 it is.
func TestMissingOutcomesOfThreeArmsAreJudgedByHolm(t *testing.T) {
	t.Parallel()
	share := plan.Answer{Item: data.Item{ID: "work", Kind: data.Single}, Option: "yes", Options: []string{"yes"}}
	o := plan.Outcome{Answer: "work.yes", Goal: plan.Raise, Test: plan.Fisher, Of: share}
	open := persons(20, 22, 1) // fisher.test(matrix(c(20, 22, 10, 30), 2)): 0.0409; with one more who has the outcome 0.0403
	for verdict, other := range map[Verdict]Group{DirectionOnly: persons(11, 30, 0), Shown: persons(26, 15, 0)} {
		c := primaryOf(t, experiment(plan.Person, o, persons(10, 30, 0), open, other))
		if c.Verdict != verdict || c.Missing == nil || c.Missing.Most != verdict {
			t.Errorf("%s: %+v", c.Verdict, c.Missing)
		}
	}
}
