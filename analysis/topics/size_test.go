package topics

import (
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
	if large.Estimate.Possible || large.Low.Possible || large.High.Possible || large.Most() != 0 {
		t.Errorf("20 points below 7%%: %+v; want it impossible", large)
	}
	if small := plan[0]; !small.Estimate.Possible || small.Low.Possible || small.Estimate.To >= small.Estimate.From {
		t.Errorf("5 points below 7%% and 2%%: %+v", small)
	}
	if _, err := Plan(analysis.Estimate{}, Raise); err == nil {
		t.Error("an estimate that nobody answered has no sizes")
	}
}
