package planning

import (
	"fmt"
	"math"
)

// Power is the chance that an experiment shows a difference.
type Power struct {
	Groups
	Power float64 // in [0, 1]
	Exact bool    // false where it is the normal approximation
}

// exactTolerance is how far exact powers may be below the sum over all outcomes.
const exactTolerance = 1e-12

// Power returns the chance that one comparison is significant when the true proportion is baseline in the control arm and
// target in the other, with so many recruited in each. An other of 0 takes the ratio. With one arm, baseline is the fixed
// value that it is tested against.
//
// It is an error when a proportion is outside [0, 1], when they are equal, or when nobody is left in a group.
func (d *Design) Power(baseline, target float64, control, other int) (Power, error) {
	if err := checkPair(baseline, target); err != nil {
		return Power{}, err
	}
	groups, err := d.given(control, other)
	if err != nil {
		return Power{}, err
	}
	return d.powerOf(baseline, target, groups, exactTolerance)
}

func (d *Design) powerOf(baseline, target float64, groups Groups, tolerance float64) (Power, error) {
	r, exact, err := d.regionOf(groups)
	if err != nil {
		return Power{}, err
	}
	power, err := r.power(baseline, target, tolerance)
	return Power{Groups: groups, Power: power, Exact: exact}, err
}

func checkPair(baseline, target float64) error {
	if err := checkShare("baseline", baseline); err != nil {
		return err
	}
	if err := checkShare("target", target); err != nil {
		return err
	}
	if baseline == target {
		return fmt.Errorf("the target equals the baseline (%.6g%%), so there is no difference to show: choose another target", 100*baseline)
	}
	return nil
}

func checkShare(name string, p float64) error {
	if math.IsNaN(p) || p < 0 || p > 1 {
		return fmt.Errorf("%s %v: give a share from 0 to 1", name, p)
	}
	return nil
}

// checkPower reports why a wanted power cannot be.
func checkPower(power float64) error {
	if !(power > 0 && power < 1) {
		return fmt.Errorf("power %v: give a value between 0 and 1, such as 0.8", power)
	}
	return nil
}
