package planning

import "errors"

// Detectable is what given groups can show with the wanted power.
type Detectable struct {
	Groups
	Rise  Change
	Fall  Change
	Exact bool // false where it is the normal approximation
}

// Change is the nearest proportion that differs enough from the baseline to be shown.
type Change struct {
	Found  bool    // false when even 0 or 1 is too near
	Target float64 // in [0, 1]; 0 when not found
}

// Detectable returns the nearest proportions above and below the baseline that one comparison shows with at least that
// power, with so many recruited in the control arm and in each other arm, to within 1e-9. An other of 0 takes the ratio.
//
// It is an error when the baseline is outside [0, 1], when power is not in (0, 1), or when nobody is left in a group.
func (d *Design) Detectable(baseline float64, control, other int, power float64) (Detectable, error) {
	if err := errors.Join(checkShare("baseline", baseline), checkPower(power)); err != nil {
		return Detectable{}, err
	}
	groups, err := d.given(control, other)
	if err != nil {
		return Detectable{}, err
	}
	r, exact, err := d.regionOf(groups)
	if err != nil {
		return Detectable{}, err
	}
	found := Detectable{Groups: groups, Exact: exact}
	if found.Rise, err = nearest(r, baseline, 1, power); err != nil {
		return Detectable{}, err
	}
	found.Fall, err = nearest(r, baseline, 0, power)
	return found, err
}

// nearest returns the proportion nearest to the baseline, on the way to end, that has enough power.
func nearest(r region, baseline, end, power float64) (Change, error) {
	enough, err := r.reaches(baseline, end, power)
	if err != nil || !enough || baseline == end {
		return Change{}, err
	}
	near, far := baseline, end
	for far-near > 1e-10 || near-far > 1e-10 {
		middle := (near + far) / 2
		enough, err := r.reaches(baseline, middle, power)
		if err != nil {
			return Change{}, err
		}
		if enough {
			far = middle
		} else {
			near = middle
		}
	}
	return Change{Found: true, Target: far}, nil
}
