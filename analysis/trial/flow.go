package trial

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"spoor/data/plan"
	"spoor/internal/inorder"
)

// Flow is how participants went through the experiment.
type Flow struct {
	Rows       int // of the data
	Unassigned int // without an arm
	Arms       []FlowArm
}

// FlowArm is how those of one arm went.
type FlowArm struct {
	Assigned, Clusters int
	Followed           int // who got what the arm was to get; of no meaning where the plan has no column for it
	Strayed            int // who did not
	Dropped            int
	Reasons            []Reason // the commonest first
	Analysed           int      // whose primary outcome is known
	Lost               int      // whose primary outcome is not known
	AnalysedClusters   int
}

// Reason is why participants dropped out.
type Reason struct {
	Text string // "" where it was not said
	N    int
}

func (d Data) flow() Flow {
	f := Flow{Rows: len(d.Participants), Arms: make([]FlowArm, len(d.Plan.Arms))}
	reasons := make([]map[string]int, len(f.Arms))
	assigned, analysed := make([]map[int]bool, len(f.Arms)), make([]map[int]bool, len(f.Arms))
	for i := range f.Arms {
		reasons[i], assigned[i], analysed[i] = map[string]int{}, map[int]bool{}, map[int]bool{}
	}
	for _, p := range d.Participants {
		if p.Arm < 0 {
			f.Unassigned++
			continue
		}
		arm := &f.Arms[p.Arm]
		arm.Assigned++
		assigned[p.Arm][p.Cluster] = true
		if p.Followed != nil && *p.Followed {
			arm.Followed++
		} else if p.Followed != nil {
			arm.Strayed++
		}
		if p.Dropped {
			arm.Dropped++
			reasons[p.Arm][p.Why]++
		}
		if p.Outcomes[0].Known {
			arm.Analysed++
			analysed[p.Arm][p.Cluster] = true
		} else {
			arm.Lost++
		}
	}
	for i := range f.Arms {
		if d.Plan.Clustered() {
			f.Arms[i].Clusters, f.Arms[i].AnalysedClusters = len(assigned[i]), len(analysed[i])
		}
		for _, text := range slices.Sorted(maps.Keys(reasons[i])) {
			f.Arms[i].Reasons = append(f.Arms[i].Reasons, Reason{text, reasons[i][text]})
		}
		inorder.By(f.Arms[i].Reasons, func(a, b Reason) int { return cmp.Compare(b.N, a.N) })
	}
	return f
}

// Balance is one thing that was known at the start, in each arm.
type Balance struct {
	Of   plan.Answer
	Arms []Summary
	// Apart is for each arm but the first the standardised difference: the difference divided by the root of the mean of both variances, not a
	// number where neither arm varies. No test belongs here: arms that were drawn by lot differ by chance alone.
	//
	// P. C. Austin, Balance diagnostics for comparing the distribution of baseline covariates, Statistics in Medicine 28 (2009).
	Apart []float64
}

func (d Data) balance() []Balance {
	var all []Balance
	for k, of := range d.Known {
		groups := make([]Group, len(d.Plan.Arms))
		for _, p := range d.Participants {
			if p.Arm >= 0 {
				groups[p.Arm] = append(groups[p.Arm], Observation{Value: p.Known[k].Of, Known: p.Known[k].Known})
			}
		}
		b := Balance{Of: of}
		for arm, group := range groups {
			b.Arms = append(b.Arms, Spec{Mean: of.Mean()}.summary(group))
			if arm > 0 {
				b.Apart = append(b.Apart, standardised(of.Mean(), b.Arms[0], b.Arms[arm]))
			}
		}
		all = append(all, b)
	}
	return all
}

func standardised(mean bool, first, second Summary) float64 {
	variance := func(s Summary) float64 {
		if mean {
			return s.SD * s.SD
		}
		return s.Value * (1 - s.Value)
	}
	spread := math.Sqrt((variance(first) + variance(second)) / 2)
	if first.Known == 0 || second.Known == 0 || spread == 0 {
		return math.NaN()
	}
	return (second.Value - first.Value) / spread
}
