package topics

import (
	"math"
	"testing"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
)

// TestPlan checks that each number is the first from which the power of the planned test is enough; package planning is
// checked against R. The interval of 10 of 43 is that of R 4.2.2, prop.test(10, 43, correct = FALSE): 0.1315 to 0.3774.
func TestPlan(t *testing.T) {
	bounds, err := interval.Wilson(10, 43, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	estimate := analysis.Estimate{Count: 10, Base: 43, Proportion: 10.0 / 43, Interval: bounds}
	plan, err := Plan(estimate, Raise)
	if err != nil || len(plan) != 3 {
		t.Fatalf("%d sizes, %v", len(plan), err)
	}
	design, err := planning.New(planning.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, sizes := range plan[1:] { // a small effect takes seconds to check
		for _, size := range []Size{sizes.Estimate, sizes.Low, sizes.High} {
			enough, err := design.Power(size.From, size.To, size.Group, 0)
			if err != nil || enough.Power < Power {
				t.Errorf("%d in each group from %v to %v: power %v, %v", size.Group, size.From, size.To, enough.Power, err)
			}
			short, err := design.Power(size.From, size.To, size.Group-1, 0)
			if err != nil || short.Power >= Power {
				t.Errorf("%d in each group from %v to %v would do: power %v, %v", size.Group-1, size.From, size.To, short.Power, err)
			}
		}
		if sizes.Estimate.To <= sizes.Estimate.From || sizes.Most() < sizes.Estimate.Group {
			t.Errorf("%+v: want a rise, and no less than at the estimate", sizes)
		}
	}
	if plan[0].Estimate.From != 10.0/43 || plan[0].Low.From != bounds.Low || plan[0].High.From != bounds.High {
		t.Errorf("starts from %+v; want the estimate and the ends of its interval", plan[0])
	}
}

func TestPlanOutOfRange(t *testing.T) {
	estimate := analysis.Estimate{Count: 3, Base: 43, Proportion: 3.0 / 43, Interval: interval.Interval{Low: 0.02, High: 0.19}}
	plan, err := Plan(estimate, Lower)
	if err != nil {
		t.Fatal(err)
	}
	large := plan[2]
	if large.Estimate.Possible || large.Low.Possible || !large.High.Possible || large.Most() != large.High.Group {
		t.Errorf("10 points below 7%%: %+v; want it possible from 19%% only", large)
	}
	if small := plan[0]; !small.Estimate.Possible || small.Low.Possible || small.Estimate.To >= small.Estimate.From {
		t.Errorf("3 points below 7%% and 2%%: %+v", small)
	}
	if _, err := Plan(analysis.Estimate{}, Raise); err == nil {
		t.Error("an estimate that nobody answered has no sizes")
	}
}

// The UWV file study: 7% found work with a new employer. R 4.2.2: power.prop.test(p1 = .07, p2 = .10, power = .8)$n = 1355.4
// by the normal approximation; the exact test takes a little more, and one participant less falls short.
func TestPlanAt(t *testing.T) {
	plan, err := PlanAt(0.07, Raise)
	if err != nil {
		t.Fatal(err)
	}
	small := plan[0]
	if math.Abs(small.Difference-0.03) > 1e-12 || small.Estimate.Group < 1356 || small.Estimate.Group > 1420 || small.Low.Possible || small.High.Possible {
		t.Errorf("%+v: want some 1,356 to 1,420 in each group at the estimate alone", small)
	}
	design, err := planning.New(planning.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	if short, err := design.Power(0.07, 0.10, small.Estimate.Group-1, 0); err != nil || short.Power >= Power {
		t.Errorf("%d would do: power %v, %v", small.Estimate.Group-1, short.Power, err)
	}
}

// Employers of ten with an ICC of 0.05: the design effect is 1 + 9 * 0.05 = 1.45 (Kish 1965), and employers are whole.
func TestClusters(t *testing.T) {
	plan, err := PlanAt(0.23, Raise)
	if err != nil {
		t.Fatal(err)
	}
	arm, err := Clusters(plan[1].Estimate)
	if err != nil || arm.Recruited != arm.Clusters*ClusterSize || float64(arm.Recruited) < 1.45*float64(plan[1].Estimate.Group) {
		t.Errorf("%+v, %v: want whole employers, and at least 1.45 times %d", arm, err, plan[1].Estimate.Group)
	}
}
