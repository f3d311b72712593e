package planning

// Point is the power with so many recruited in the control arm, and in the others as the ratio has it.
type Point struct {
	N     int
	Power float64 // in [0, 1]
}

// The most points of a curve, and how far below the exact power one may be: less than the width of its line.
const (
	curvePoints    = 48
	curveTolerance = 5e-4
)

// Curve returns the power of one comparison for up to 49 numbers in the control arm, evenly from almost none to most. Its
// errors are those of Power.
func (d *Design) Curve(baseline, target float64, most int) ([]Point, error) {
	if err := checkPair(baseline, target); err != nil {
		return nil, err
	}
	if _, err := d.given(most, 0); err != nil {
		return nil, err
	}
	var curve []Point
	for i := range curvePoints + 1 {
		n := most * i / curvePoints
		groups := d.groups(n, d.otherArm(n))
		if len(curve) > 0 && curve[len(curve)-1].N == n || groups.Control.Effective < 1 || d.Arms > 1 && groups.Other.Effective < 1 {
			continue
		}
		power, err := d.powerOf(baseline, target, groups, curveTolerance)
		if err != nil {
			return nil, err
		}
		curve = append(curve, Point{n, power.Power})
	}
	return curve, nil
}
