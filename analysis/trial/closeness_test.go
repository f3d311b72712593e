package trial

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/planning"
	"spoor/data/plan"
)

// The power that an experiment on non-inferiority is planned with is the chance that its evaluation says not-inferior: every outcome of
// both arms, judged and weighted by its chance.
func TestPlannedPowerIsThatOfTheVerdict(t *testing.T) {
	const n1, n2, p1, p2, margin, alpha = 14, 17, 0.4, 0.45, 0.35, 0.05
	arm := func(k, n int) Group {
		group := make(Group, n)
		for i := range group {
			group[i] = Observation{Known: true}
			if i < k {
				group[i].Value = 1
			}
		}
		return group
	}
	first, second := distuv.Binomial{N: n1, P: p1}, distuv.Binomial{N: n2, P: p2}
	for _, raise := range []bool{true, false} {
		aim, want := Aim{Raise: raise, Margin: margin, Alpha: alpha}, 0.0
		for k1 := range n1 + 1 {
			for k2 := range n2 + 1 {
				effect, err := Compare(Spec{Test: plan.Score, Level: 1 - alpha}, arm(k1, n1), arm(k2, n2))
				if err != nil {
					t.Fatal(err)
				}
				if aim.Judge(effect, effect.P) == NotInferior {
					want += first.Prob(float64(k1)) * second.Prob(float64(k2))
				}
			}
		}
		d, err := planning.New(planning.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.PowerOfCloseness(planning.Closeness{Margin: margin, Control: p1, Difference: p2 - p1, Lower: !raise}, n1, n2)
		if err != nil || math.Abs(got.Power-want) > 1e-10 {
			t.Errorf("raise %v: planned %v, judged %v (%v)", raise, got.Power, want, err)
		}
	}
}
