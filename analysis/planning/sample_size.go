package planning

import (
	"fmt"

	"spoor/analysis/hypothesis"
)

// window is how many numbers beyond a sample size of two groups must have enough power too.
const window = 10

// SampleSize returns the smallest groups from which the power stays at least power, when the true proportion is baseline in
// the control arm and target in the others, and that power; the package comment says what stays means. Groups in clusters are
// the fewest whole clusters with that power. With one arm, baseline is the fixed value that it is tested against.
//
// It is an error when a proportion is outside [0, 1], when they are equal, when power is not in (0, 1), or when it takes
// more than a billion respondents.
func (d *Design) SampleSize(baseline, target, power float64) (Power, error) {
	if err := checkPair(baseline, target); err != nil {
		return Power{}, err
	}
	if err := checkPower(power); err != nil {
		return Power{}, err
	}
	if d.ClusterSize > 1 {
		return d.clusteredSize(baseline, target, power)
	}
	s := search{d, baseline, target, power}
	n, err := s.smallest()
	if err != nil {
		return Power{}, err
	}
	control, other := d.recruit(n), 0
	if d.Arms > 1 {
		other = d.recruit(d.otherArm(n))
	}
	// Rounding up may leave more than the number found, past those that were tried.
	for {
		groups := d.groups(control, other)
		enough, err := s.enough(groups.Control.Effective, groups.Other.Effective)
		if err != nil {
			return Power{}, err
		}
		if enough {
			return d.powerOf(baseline, target, groups, exactTolerance)
		}
		control++
		if d.Arms > 1 {
			other = d.recruit(d.otherArm(d.arm(control).Effective))
		}
	}
}

// search looks for a number of independent respondents in the control arm.
type search struct {
	*Design
	baseline, target, power float64
}

func (s search) enough(n1, n2 int) (bool, error) {
	r, err := s.region(n1, n2)
	if err != nil {
		return false, err
	}
	return r.reaches(s.baseline, s.target, s.power)
}

func (s search) reaches(n int) (bool, error) {
	if n < 1 {
		return false, nil
	}
	return s.enough(n, s.otherArm(n))
}

// smallest returns the number from which the power stays enough.
func (s search) smallest() (int, error) {
	start, err := s.approximate()
	if err != nil || !exact(start, s.otherArm(start)) {
		return start, err
	}
	n, err := crossing(start, s.reaches)
	if err != nil {
		return 0, err
	}
	return lasting(n, s.horizon, s.reaches)
}

// approximate returns the smallest number by the normal approximation, whose power rises without falling back.
func (s search) approximate() (int, error) {
	reaches := func(n int) bool {
		var power float64
		if s.Arms == 1 {
			power, _ = normalOne{n, s.ComparisonAlpha()}.Power(s.baseline, s.target) // has no error
		} else {
			power, _ = normalTwo{n, s.otherArm(n), s.ComparisonAlpha()}.Power(s.baseline, s.target)
		}
		return power >= s.power-reachSlack
	}
	low, high := 0, 1
	for !reaches(high) {
		low, high = high, 2*high
		if high > hypothesis.MaxBase {
			return 0, fmt.Errorf("a difference between %.6g and %.6g takes more than a billion respondents: choose a larger one", s.baseline, s.target)
		}
	}
	for high-low > 1 {
		if middle := (low + high) / 2; reaches(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high, nil
}

// crossing returns a number near start that has enough power while the one before it has not.
func crossing(start int, reaches func(int) (bool, error)) (int, error) {
	low, high, step := start, start, max(1, start/50)
	enough, err := reaches(start)
	for enough && err == nil {
		low, high = max(0, low-step), low
		step *= 2
		enough, err = reaches(low)
	}
	for low == high && err == nil {
		high += step
		step *= 2
		if enough, err = reaches(high); !enough {
			low = high
		}
	}
	for high-low > 1 && err == nil {
		middle := (low + high) / 2
		if enough, err = reaches(middle); enough {
			high = middle
		} else {
			low = middle
		}
	}
	return high, err
}

// lasting moves a crossing up past every number up to its horizon that falls short.
func lasting(n int, horizon func(int) int, reaches func(int) (bool, error)) (int, error) {
	for tried := n + 1; tried <= horizon(n); tried++ {
		enough, err := reaches(tried)
		if err != nil {
			return 0, err
		}
		if !enough {
			n = tried + 1
		}
	}
	return n, nil
}

// horizon is the last number that is tried beyond n. One group is tried further: its saw has longer teeth, and its power
// takes next to no time.
func (s search) horizon(n int) int {
	if s.Arms == 1 {
		return 2*n + window
	}
	return n + window
}
