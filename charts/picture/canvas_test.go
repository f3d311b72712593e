package picture

import (
	"math"
	"testing"
)

// The curves of a circle stay on the circle: at the middle of each curve too.
func TestCurve(t *testing.T) {
	const radius = 100
	x, y := 0.0, -100.0
	for _, part := range curve(0, 0, radius, 0, 2*math.Pi) {
		a, b := part.Control[0], part.Control[1]
		middle := math.Hypot((x+3*float64(a.X+b.X)+float64(part.Pos.X))/8, (y+3*float64(a.Y+b.Y)+float64(part.Pos.Y))/8)
		if math.Abs(middle-radius) > radius*1e-5 {
			t.Errorf("the middle of a curve is %v from the centre, want %v", middle, radius)
		}
		x, y = float64(part.Pos.X), float64(part.Pos.Y)
	}
	if math.Hypot(x, y+100) > 1e-9 {
		t.Errorf("the circle ends at %v, %v", x, y)
	}
}
