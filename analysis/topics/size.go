package topics

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/planning"
)

// Differences are a small, a medium and a large effect on a baseline, as differences of shares. The package documentation
// says why.
func Differences(baseline float64) []float64 {
	if baseline < 0.10 || baseline > 0.90 {
		return []float64{0.03, 0.05, 0.10}
	}
	return []float64{0.05, 0.10, 0.20}
}

// Power is the chance to show the difference that sizes are made for.
const Power = 0.80

// Sizes are what it takes to show one difference.
type Sizes struct {
	Difference float64 // above 0, of shares
	Estimate   Size    // at the estimate of the baseline
	Low, High  Size    // at the ends of its interval
}

// Size is the number of participants in each of two groups.
type Size struct {
	From, To float64 // in [0, 1]; To is meaningless when not Possible
	Possible bool    // false when the difference leaves 0 to 1
	Group    int     // participants in each group
}

// Largest returns the size that takes most participants over the interval of the baseline.
func (s Sizes) Largest() Size {
	largest := s.Estimate
	for _, size := range []Size{s.Low, s.High} {
		if size.Group > largest.Group {
			largest = size
		}
	}
	return largest
}

// Most returns the largest number in a group over the interval of the baseline, 0 when no difference is possible.
func (s Sizes) Most() int { return s.Largest().Group }

// Plan sizes an experiment that is to move an estimate, for each of [Differences]. The estimate must be known.
func Plan(estimate analysis.Estimate, goal Goal) ([]Sizes, error) {
	if !estimate.Known() {
		return nil, fmt.Errorf("nobody answered this, so there is no baseline to start from")
	}
	plan, err := PlanAt(estimate.Proportion, goal)
	if err != nil {
		return nil, err
	}
	design, err := planning.New(planning.DefaultOptions())
	if err != nil {
		return nil, err
	}
	for i := range plan {
		sizes := &plan[i]
		if sizes.Low, err = size(design, estimate.Interval.Low, sizes.Difference, goal); err != nil {
			return nil, err
		}
		if sizes.High, err = size(design, estimate.Interval.High, sizes.Difference, goal); err != nil {
			return nil, err
		}
	}
	return plan, nil
}

// PlanAt sizes an experiment on a share in [0, 1] of which no interval is known, such as a figure of others: Low and High are
// left out.
func PlanAt(baseline float64, goal Goal) ([]Sizes, error) {
	design, err := planning.New(planning.DefaultOptions())
	if err != nil {
		return nil, err
	}
	var plan []Sizes
	for _, difference := range Differences(baseline) {
		sizes := Sizes{Difference: difference}
		if sizes.Estimate, err = size(design, baseline, difference, goal); err != nil {
			return nil, err
		}
		plan = append(plan, sizes)
	}
	return plan, nil
}

// ClusterSize and ICC are what a brief supposes of participants who come from the same employer.
const (
	ClusterSize = 10
	ICC         = 0.05
)

// Clusters returns what it takes in each group when employers are assigned instead of participants, [ClusterSize] to each
// with an intraclass correlation of [ICC].
func Clusters(s Size) (planning.Arm, error) {
	options := planning.DefaultOptions()
	options.ClusterSize, options.ICC = ClusterSize, ICC
	design, err := planning.New(options)
	if err != nil {
		return planning.Arm{}, err
	}
	found, err := design.SampleSize(s.From, s.To, Power)
	return found.Control, err
}

func size(design *planning.Design, from, difference float64, goal Goal) (Size, error) {
	to := from + difference
	if goal == Lower {
		to = from - difference
	}
	s := Size{From: from, To: to, Possible: to >= 0 && to <= 1}
	if !s.Possible {
		return s, nil
	}
	found, err := design.SampleSize(from, to, Power)
	s.Group = found.Control.Recruited
	return s, err
}
