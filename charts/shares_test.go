package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/charts/picture"
)

func TestSharesOfTheSector(t *testing.T) {
	_, external := sectorTables(t)
	f, err := Draw("shares", sectorTable(t, "trajectory_shares"), external, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(f, picture.ValueStyle), []string{"30%", "23%", "21%", "14%"}; !slices.Equal(got, want) {
		t.Errorf("means %q, want those that are printed: %q", got, want)
	}
	// UWV files in the publication: 26% with the own employer, 7% with a new one.
	if got, want := contents(f, picture.SegmentStyle.In(picture.OtherColour)), []string{"cijfer uit een andere bron", "26%", "7%"}; !slices.Equal(got, want) {
		t.Errorf("external figures %q, want %q", got, want)
	}
	var places []float64
	for _, shape := range f.Canvas().Shapes {
		if shape.Colour == picture.OtherColour {
			places = append(places, float64(shape.Path[0].Pos.X))
		}
	}
	for i, share := range []float64{0.26, 0.07} {
		if want := plotStart + share*(plotEnd-plotStart); math.Abs(places[i+1]-want) > 1e-9 {
			t.Errorf("the diamond of %v stands at %v, want %v", share, places[i+1], want)
		}
	}
	for _, text := range []string{strings.Join(contents(f, picture.FootStyle), " "), f.Description()} {
		if strings.Count(text, "Van Deursen & Van Raaij") != 2 {
			t.Errorf("%q does not name the source of both", text)
		}
	}
}

func TestSharesInAnotherUnit(t *testing.T) {
	f, err := Draw("shares", means(t, []float64{1, 10}, 7.3), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(f, picture.ValueStyle); !slices.Equal(got, []string{"7,3"}) {
		t.Errorf("means %q, want 7,3", got)
	}
	// Five steps of 1.8 from 1 to 10.
	if got, want := contents(f, picture.AxisStyle)[:7], []string{"n", "1,0", "2,8", "4,6", "6,4", "8,2", "10,0"}; !slices.Equal(got, want) {
		t.Errorf("axis %q, want %q", got, want)
	}
}
