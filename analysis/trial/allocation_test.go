package trial

import (
	"testing"

	"spoor/analysis/hypothesis"
	"spoor/data/plan"
)

// R 4.2.2: binom.test(x, n, p)$p.value; of three arms the sum of dmultinom over all outcomes with dmultinom(x, prob = p) * (1 + 1e-7) or less, and
// chisq.test(x, p = p)$p.value where there are too many.
func TestAllocationAgainstR(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		assigned, planned []int
		clusters          bool
		test              hypothesis.Method
		p                 float64
		odd, asPlanned    bool
	}{
		{assigned: []int{51, 71}, planned: []int{70, 70}, test: hypothesis.MethodBinomial, p: 0.0849806458268534},
		{assigned: []int{40, 82}, planned: []int{70, 70}, test: hypothesis.MethodBinomial, p: 0.000179845775970898, odd: true},
		{assigned: []int{51, 71}, planned: []int{40, 80}, test: hypothesis.MethodBinomial, p: 0.0543939505781958},
		{assigned: []int{20, 40}, planned: []int{40, 80}, test: hypothesis.MethodBinomial, p: 1, asPlanned: true},
		{assigned: []int{7, 9}, planned: []int{8, 8}, clusters: true, test: hypothesis.MethodBinomial, p: 0.803619384765625},
		{assigned: []int{3, 13}, planned: []int{8, 8}, clusters: true, test: hypothesis.MethodBinomial, p: 0.021270751953125},
		{assigned: []int{30, 20, 10}, planned: []int{25, 25, 25}, test: hypothesis.MethodFitExact, p: 0.0059063221431856, odd: true},
		{assigned: []int{12, 25, 23}, planned: []int{20, 40, 40}, test: hypothesis.MethodFitExact, p: 0.985355785663906},
		{assigned: []int{900, 1050, 1100}, planned: []int{1000, 1000, 1000}, test: hypothesis.MethodFit, p: 2.35652425480297e-05, odd: true},
	} {
		p := plan.Plan{Unit: plan.Person}
		var f Flow
		for i, n := range test.planned {
			arm, came := plan.Arm{N: n}, FlowArm{Assigned: test.assigned[i]}
			if test.clusters { // whose members say nothing of the draw
				p.Unit, arm.N, arm.Clusters, came.Assigned, came.Clusters = "employer", 10, n, 7+5*i, test.assigned[i]
			}
			p.Arms, f.Arms = append(p.Arms, arm), append(f.Arms, came)
		}
		a, err := f.allocation(p)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "p", a.P, test.p)
		if a.Test != test.test || a.Odd() != test.odd || a.AsPlanned() != test.asPlanned || a.Clusters != test.clusters {
			t.Errorf("%v of %v: %+v", test.assigned, test.planned, a)
		}
	}
	if a, err := (Flow{Arms: make([]FlowArm, 2)}).allocation(plan.Plan{Unit: plan.Person, Arms: []plan.Arm{{N: 5}, {N: 5}}}); a != nil || err != nil {
		t.Errorf("nobody was assigned: %+v, %v", a, err)
	}
}
