package trial

import (
	"slices"

	"spoor/analysis/hypothesis"
	"spoor/data/plan"
)

// AllocationLevel is the p-value below which the numbers of the arms do not go with the ratio of the plan. It is lower than that of an outcome: who
// is warned of every experiment in twenty stops reading warnings.
//
// A. Fabijan et al., Diagnosing sample ratio mismatch in online controlled experiments, Proceedings of KDD (2019).
const AllocationLevel = 0.01

// Allocation is what was assigned to the arms beside the ratio of the plan. Where that differs by more than a draw explains, participants were
// left out or added after it: the field's sample ratio mismatch.
//
// The test takes every participant, or cluster, to be drawn apart. A draw in blocks strays less, so that P is then too large, never too small.
type Allocation struct {
	Assigned []int // to each arm: clusters, where those were assigned
	Planned  []int
	Clusters bool
	Test     hypothesis.Method // exact binomial for two arms, exact multinomial for more, and chi-square for too many
	P        float64
}

// Odd reports whether a draw in the planned ratio hardly explains the numbers.
func (a Allocation) Odd() bool { return a.P < AllocationLevel }

// AsPlanned reports whether the numbers have the ratio of the plan exactly.
func (a Allocation) AsPlanned() bool {
	for arm := range a.Planned {
		if a.Assigned[arm]*a.Planned[0] != a.Assigned[0]*a.Planned[arm] {
			return false
		}
	}
	return true
}

// allocation tests the numbers of a flow against the plan; nil where nobody was assigned, or the plan has no numbers of every arm.
func (f Flow) allocation(p plan.Plan) (*Allocation, error) {
	a := Allocation{Clusters: p.Clustered()}
	assigned, planned := 0, 0
	for i, arm := range p.Arms {
		came, meant := f.Arms[i].Assigned, arm.N
		if a.Clusters {
			came, meant = f.Arms[i].Clusters, arm.Clusters
		}
		a.Assigned, a.Planned = append(a.Assigned, came), append(a.Planned, meant)
		assigned, planned = assigned+came, planned+meant
	}
	if assigned == 0 || slices.Contains(a.Planned, 0) {
		return nil, nil
	}
	shares := make([]float64, len(a.Planned))
	for i, meant := range a.Planned {
		shares[i] = float64(meant) / float64(planned)
	}
	var result hypothesis.Result
	var err error
	if len(shares) == 2 {
		result, err = hypothesis.Binomial(a.Assigned[0], assigned, shares[0], hypothesis.TwoSided)
	} else {
		result, err = hypothesis.FitExact(a.Assigned, shares)
	}
	a.Test, a.P = result.Method, result.P
	return &a, err
}
