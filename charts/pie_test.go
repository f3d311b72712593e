package charts

import (
	"math"
	"strings"
	"testing"

	"spoor/data"
)

func TestWedges(t *testing.T) {
	item := data.Item{Kind: data.Single, Options: options(4, "Antwoord")}
	table := tableOf(t, item, nil, []int{25, 0, 50, 25})
	wedges := newWedges(optionRows(table, data.Dutch), newFootnotes(data.Dutch, nil, nil))
	if len(wedges) != 3 {
		t.Fatalf("%d parts, want none for an option that nobody chose", len(wedges))
	}
	for i, want := range [][2]float64{{0, math.Pi}, {math.Pi, 1.5 * math.Pi}, {1.5 * math.Pi, 2 * math.Pi}} {
		if w := wedges[i]; math.Abs(w.from-want[0]) > 1e-9 || math.Abs(w.to-want[1]) > 1e-9 {
			t.Errorf("part %d runs from %v to %v, want %v", i, w.from, w.to, want)
		}
	}
	f, err := Pie(table, Options{})
	if err != nil {
		t.Fatal(err)
	}
	foot := strings.Join(f.contents(footStyle), " ")
	if !strings.Contains(foot, "Door niemand gekozen: ‘Antwoord 2’ (0%; 0–4%).") {
		t.Errorf("the foot does not name the option that nobody chose: %s", foot)
	}
}

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
