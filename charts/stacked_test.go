package charts

import (
	"math"
	"slices"
	"testing"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
)

func TestStacked(t *testing.T) {
	item := data.Item{Kind: data.Single, Options: options(4, "Antwoord")}
	f, err := Draw("stacked", tableOf(t, item, nil, []int{30, 0, 69, 1}), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	height := 0.0
	for i, want := range []float64{0.69, 0.30, 0.01} {
		_, heights := rectangles(f, picture.Palette{}.ShareColours(4)[i])
		last := heights[len(heights)-1]
		height += last
		if got := last / (4 * stackedPitch); math.Abs(got-want) > 1e-9 {
			t.Errorf("part %d takes %v of the bar, want %v", i, got, want)
		}
	}
	if math.Abs(height-4*stackedPitch) > 1e-9 {
		t.Errorf("the parts are %v together, want %v", height, 4*stackedPitch)
	}
	var inside []string
	for _, text := range f.Canvas().Texts {
		if text.X < layout.Margin+stackWidth && text.Size == picture.SegmentStyle.Size {
			inside = append(inside, text.Content)
		}
	}
	if !slices.Equal(inside, []string{"69%", "30%"}) {
		t.Errorf("%q stand in the bar, want no number in a part that is too narrow", inside)
	}
	if got := contents(f, picture.ValueStyle); !slices.Equal(got, []string{"69%", "30%", "1%*", "0%"}) {
		t.Errorf("shares %q", got)
	}
}
