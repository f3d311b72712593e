package topics

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/planning"
)

// Differences are a small, a medium and a large effect, as differences of shares. The package documentation says why.
func Differences() []float64 { return []float64{0.05, 0.10, 0.20} }

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

// Most returns the largest number in a group over the interval of the baseline, 0 when no difference is possible.
func (s Sizes) Most() int { return max(s.Estimate.Group, s.Low.Group, s.High.Group) }

// Plan sizes an experiment that is to move an estimate, for each of [Differences]. The estimate must be known.
func Plan(estimate analysis.Estimate, goal Goal) ([]Sizes, error) {
	if !estimate.Known() {
		return nil, fmt.Errorf("nobody answered this, so there is no baseline to start from")
	}
	design, err := planning.New(planning.DefaultOptions())
	if err != nil {
		return nil, err
	}
	var plan []Sizes
	for _, difference := range Differences() {
		sizes := Sizes{Difference: difference}
		for _, at := range []struct {
			size *Size
			from float64
		}{{&sizes.Estimate, estimate.Proportion}, {&sizes.Low, estimate.Interval.Low}, {&sizes.High, estimate.Interval.High}} {
			if *at.size, err = size(design, at.from, difference, goal); err != nil {
				return nil, err
			}
		}
		plan = append(plan, sizes)
	}
	return plan, nil
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
