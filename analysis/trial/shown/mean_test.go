package shown

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
)

func scaleOf(points int) plan.Answer {
	item := data.Item{ID: "trust", Kind: data.Rating}
	for i := range points {
		item.Scale = append(item.Scale, data.Option{ID: fmt.Sprintf("p%d", i)})
	}
	return plan.Answer{Item: item}
}

// What a mean tells, by going through every way in which so many can be spread over the points with that sum and sum of squares: no count that can
// be told is shown, and of four points, where every way is gone through, nothing is hidden for nothing.
func TestWhatAMeanTellsAgainstEnumeration(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(19, 1))
	shown, hidden := 0, 0
	for run := range 60 {
		k := 3 + run%3
		rule := disclosure.Presets()[run%2].Rule()
		m := &model{rule: rule}
		truth, n := make([]int, k), 0
		for i := range truth {
			truth[i] = random.IntN(12)
			n += truth[i]
		}
		var values []float64
		sum, squares := 0, 0
		for i, c := range truth {
			sum, squares = sum+c*(i+1), squares+c*(i+1)*(i+1)
			for range c {
				values = append(values, float64(i+1))
			}
		}
		var sets [][]int
		if run%4 == 3 { // the share of the two highest is printed too
			sets = [][]int{{k - 2, k - 1}}
		}
		low, high := make([]int, k), make([]int, k)
		copy(low, truth)
		copy(high, truth)
		at := make([]int, k)
		var go1 func(i, left, sum, squares int)
		go1 = func(i, left, sum, squares int) {
			if i == k {
				if left != 0 || sum != 0 || squares != 0 || sets != nil && at[k-2]+at[k-1] != truth[k-2]+truth[k-1] {
					return
				}
				for j, c := range at {
					low[j], high[j] = min(low[j], c), max(high[j], c)
				}
				return
			}
			for c := range left + 1 {
				if truth[i] == 0 && c > 0 {
					break
				}
				at[i] = c
				go1(i+1, left-c, sum-c*(i+1), squares-c*(i+1)*(i+1))
			}
		}
		go1(0, n, sum, squares)
		tells := false
		for i, c := range truth {
			tells = tells || rule.Small(c) && high[i]-low[i] < rule.Width
		}
		got := m.tellsPoints(scaleOf(k), values, sets)
		if tells && !got || k <= 4 && got && !tells {
			t.Errorf("%v with %v printed: tells %v, and is found to be %v (%v to %v)", truth, sets, tells, got, low, high)
		}
		if got {
			hidden++
		} else {
			shown++
		}
	}
	if shown == 0 || hidden == 0 {
		t.Errorf("%d shown, %d hidden", shown, hidden)
	}
}

// A mean of a rating that tells that one chose the lowest point is hidden, and one of a wide number is not.
func TestAMeanThatTellsIsHidden(t *testing.T) {
	t.Parallel()
	trust, hours := scaleOf(4), plan.Answer{Item: data.Item{ID: "hours", Kind: data.Number, Range: []float64{0, 40}}}
	d := trial.Data{Plan: plan.Plan{Unit: plan.Person, Level: 0.95, Power: 0.8, Arms: make([]plan.Arm, 2)}, Known: []plan.Answer{trust, hours}}
	d.Outcomes = []trial.Outcome{{Outcome: plan.Outcome{Answer: "trust", Goal: plan.Raise, Of: trust}, Role: trial.Primary}, {Outcome: plan.Outcome{Answer: "hours", Goal: plan.Raise, Of: hours}, Role: trial.Secondary}}
	for arm := range 2 {
		for i := range 20 {
			v := float64(1 + min(i, 1) + i%2) // 1 once, then 2 and 3
			h := float64(7 + i + arm)
			values := []trial.Value{{Of: v, Known: true}, {Of: h, Known: true}}
			d.Participants = append(d.Participants, trial.Participant{Arm: arm, Outcomes: values, Known: values, Before: make([]trial.Value, 2)})
		}
	}
	r, err := trial.Evaluate(d)
	if err != nil {
		t.Fatal(err)
	}
	s := Of(r, disclosure.PresetDefault.Rule())
	if !s.Hides(Effect, 1, "trust") || !s.Hides(Balance, 0, Name(trust)) {
		t.Error("one at the lowest point is told by the mean")
	}
	if s.Hides(Effect, 1, "hours") || s.Hides(Balance, 0, Name(hours)) {
		t.Error("a number of many values is hidden")
	}
}

// Two clusters an arm: from the mean over clusters in full precision and the counts of both, one pair of counts fits; from what is shown several do.
func TestCountsOfClustersDoNotFollow(t *testing.T) {
	t.Parallel()
	d := trial.Data{Plan: plan.Plan{Unit: "employer", Level: 0.95, Power: 0.8, Arms: make([]plan.Arm, 2)}}
	d.Outcomes = []trial.Outcome{{Outcome: plan.Outcome{Answer: "work.yes", Goal: plan.Raise, Of: work}, Role: trial.Primary}}
	for cluster, of := range [][2]int{{13, 4}, {19, 7}, {17, 9}, {11, 8}} {
		for i := range of[0] {
			v := trial.Value{Known: true}
			if i < of[1] {
				v.Of = 1
			}
			d.Participants = append(d.Participants, trial.Participant{Arm: cluster / 2, Cluster: cluster, Outcomes: []trial.Value{v}, Before: make([]trial.Value, 1)})
		}
	}
	r, err := trial.Evaluate(d)
	if err != nil {
		t.Fatal(err)
	}
	fit := func(of trial.Summary, within float64) int {
		n := 0
		for n1 := 1; 2*n1 <= of.Known; n1++ {
			for k1 := range min(n1, of.Events) + 1 {
				n2, k2 := of.Known-n1, of.Events-k1
				if k2 > n2 {
					continue
				}
				if mean := (float64(k1)/float64(n1) + float64(k2)/float64(n2)) / 2; mean >= of.Value-within && mean <= of.Value+within {
					n++
				}
			}
		}
		return n
	}
	exact, coarsened := r.Findings[0].Comparisons[0].Effect, Coarse(r, disclosure.PresetDefault.Rule()).Findings[0].Comparisons[0].Effect
	if n := fit(exact.Control, 1e-9); n != 1 {
		t.Errorf("%d pairs fit the exact mean", n)
	}
	if n := fit(coarsened.Control, 0.005); n < 5 {
		t.Errorf("%d pairs fit %v", n, coarsened.Control.Value)
	}
	if same := Coarse(r, disclosure.Rule{}).Findings[0].Comparisons[0].Effect; same.Control.Value != exact.Control.Value {
		t.Error("without a rule digits are lost")
	}
}
