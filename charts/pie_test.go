package charts

import (
	"math"
	"strings"
	"testing"

	"spoor/charts/picture"
	"spoor/data"
)

func TestWedges(t *testing.T) {
	item := data.Item{Kind: data.Single, Options: options(4, "Antwoord")}
	table := tableOf(t, item, nil, []int{25, 0, 50, 25})
	wedges := newWedges(optionRows(table, data.Dutch), newFootnotes(newFigure(Options{Lang: data.Dutch}), nil, nil), picture.Palette{})
	if len(wedges) != 3 {
		t.Fatalf("%d parts, want none for an option that nobody chose", len(wedges))
	}
	for i, want := range [][2]float64{{0, math.Pi}, {math.Pi, 1.5 * math.Pi}, {1.5 * math.Pi, 2 * math.Pi}} {
		if w := wedges[i]; math.Abs(w.from-want[0]) > 1e-9 || math.Abs(w.to-want[1]) > 1e-9 {
			t.Errorf("part %d runs from %v to %v, want %v", i, w.from, w.to, want)
		}
	}
	f, err := Draw("pie", table, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	foot := strings.Join(contents(f, picture.FootStyle), " ")
	if !strings.Contains(foot, "Door niemand gekozen: ‘Antwoord 2’ (0%; 0–4%).") {
		t.Errorf("the foot does not name the option that nobody chose: %s", foot)
	}
}
