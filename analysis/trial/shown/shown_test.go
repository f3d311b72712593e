package shown

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
)

var (
	work   = plan.Answer{Item: data.Item{ID: "work", Kind: data.Single}, Option: "yes", Options: []string{"yes"}}
	sector = data.Item{ID: "sector", Kind: data.Single, Options: []data.Option{{ID: "care"}, {ID: "trade"}}}
)

// experiment draws an experiment of two arms: some are not assigned, do not follow the plan, drop out, or have no outcome.
func experiment(t *testing.T, seed uint64, n int) trial.Result {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 19))
	d := trial.Data{Plan: plan.Plan{Unit: plan.Person, Level: 0.95, Power: 0.8, Arms: make([]plan.Arm, 2), Columns: plan.Columns{Arm: "arm", Dropout: "out", Followed: "did"}}}
	d.Outcomes = []trial.Outcome{{Outcome: plan.Outcome{Answer: "work.yes", Goal: plan.Raise, Of: work}, Role: trial.Primary}}
	for _, option := range sector.Options {
		d.Known = append(d.Known, plan.Answer{Item: sector, Option: option.ID, Options: []string{option.ID}})
	}
	d.Subgroups = []trial.Subgroups{{Item: sector, Registered: true}}
	lost, out, strays := random.IntN(6)+2, random.IntN(8)+2, random.IntN(8)+2
	for range n {
		did, part := random.IntN(strays) > 0, random.IntN(2)
		p := trial.Participant{Arm: random.IntN(2), Followed: &did, Dropped: random.IntN(out) == 0, Groups: []int{part}, Before: make([]trial.Value, 1)}
		if random.IntN(30) == 0 {
			p.Arm = -1
		}
		p.Outcomes = []trial.Value{{Of: float64(random.IntN(2)), Known: !p.Dropped && random.IntN(lost) > 0}}
		p.Known = []trial.Value{{Of: float64(1 - part), Known: true}, {Of: float64(part), Known: true}}
		d.Participants = append(d.Participants, p)
	}
	r, err := trial.Evaluate(d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Nothing is printed that is small, and what is printed of the flow leaves as many values for each small count as the rule asks, by going
// through all of them: rows = unassigned + total, total = the sum of assigned, assigned = analysed + lost.
func TestTheFlowAgainstEnumeration(t *testing.T) {
	t.Parallel()
	hidden := 0
	for seed := range uint64(12) {
		rule := disclosure.Presets()[seed%3].Rule()
		r := experiment(t, seed, 30+int(seed)*3)
		s := Of(r, rule)
		f := r.Flow
		// The counts in one order: rows, total, unassigned, and of each arm assigned, analysed, lost.
		truth := []int{f.Rows, f.Rows - f.Unassigned, f.Unassigned, f.Arms[0].Assigned, f.Arms[0].Analysed, f.Arms[0].Lost, f.Arms[1].Assigned, f.Arms[1].Analysed, f.Arms[1].Lost}
		printed := []bool{!s.Hides(Rows, 0, ""), !s.Hides(Total, 0, ""), !s.Hides(Unassigned, 0, "")}
		for k := range f.Arms {
			analysed := !s.Hides(Analysed, k, "") || !s.Hides(Effect, 1, "work.yes")
			start := !s.Hides(Balance, 0, Name(r.Balance[0].Of)) // everybody's sector is known
			printed = append(printed, !s.Hides(Assigned, k, "") || start, analysed, !s.Hides(Lost, k, ""))
		}
		possible := make([]map[int]bool, len(truth))
		for i := range possible {
			possible[i] = map[int]bool{}
		}
		fits := func(i, n int) bool { return n == truth[i] || !printed[i] && n > 0 && truth[i] > 0 }
		near := func(i int) []int { // the values of a count within reach
			var all []int
			for n := max(0, truth[i]-rule.Threshold); n <= truth[i]+rule.Threshold; n++ {
				if fits(i, n) {
					all = append(all, n)
				}
			}
			return all
		}
		for _, lost0 := range near(5) {
			for _, lost1 := range near(8) {
				for _, unassigned := range near(2) {
					a0, a1 := truth[4]+lost0, truth[7]+lost1
					counts := []int{a0 + a1 + unassigned, a0 + a1, unassigned, a0, truth[4], lost0, a1, truth[7], lost1}
					if slices.ContainsFunc([]int{0, 1, 2, 3, 5, 6, 8}, func(i int) bool { return !fits(i, counts[i]) }) {
						continue
					}
					for i, n := range counts {
						possible[i][n] = true
					}
				}
			}
		}
		for _, i := range []int{2, 5, 8} {
			if !rule.Small(truth[i]) {
				continue
			}
			hidden++
			if printed[i] || len(possible[i]) < rule.Width+1 {
				t.Errorf("seed %d, threshold %d: count %d is %d and can only be %v", seed, rule.Threshold, i, truth[i], possible[i])
			}
		}
	}
	if hidden == 0 {
		t.Error("nothing was small")
	}
}

// What is told by a difference is hidden with it: a small number who did not follow the plan hides the analysis of who did, and a small
// number of a sector who are lost hides its subgroups beside the arms at the start.
func TestWhatADifferenceTellsIsHidden(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		r := experiment(t, 100+seed, 90)
		rule := disclosure.PresetDefault.Rule()
		s := Of(r, rule)
		c := r.Findings[0].Comparisons[0]
		for k, pair := range [][2]trial.Summary{{c.Effect.Control, c.Protocol.Control}, {c.Effect.Other, c.Protocol.Other}} {
			left := pair[0].Events - pair[1].Events
			if rule.Small(left) && !s.Hides(Protocol, 1, "") && !s.Hides(Effect, 1, "work.yes") {
				t.Errorf("seed %d, arm %d: %d with the outcome who did not follow the plan are told", seed, k, left)
			}
		}
		for option, part := range c.Parts[0].Parts {
			atStart := 0
			for _, p := range r.Participants {
				if p.Arm == 0 && p.Groups[0] == option {
					atStart++
				}
			}
			lost := atStart - part.Effect.Control.Known
			if rule.Small(lost) && !s.Hides(Parts, 1, "sector") && !s.Hides(Balance, 0, Name(r.Balance[option].Of)) {
				t.Errorf("seed %d: %d of a sector who are lost are told", seed, lost)
			}
		}
	}
}

func TestWithoutARuleEverythingIsShown(t *testing.T) {
	t.Parallel()
	if s := Of(experiment(t, 1, 60), disclosure.Rule{}); len(s.hidden) > 0 {
		t.Error(fmt.Sprint(s.hidden))
	}
}
