package charts

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
)

// contents returns the texts of a figure in that style, in the order in which they were placed.
func contents(f picture.Figure, s picture.Style) []string {
	var found []string
	for _, text := range f.Canvas().Texts {
		if text.Style == s {
			found = append(found, text.Content)
		}
	}
	return found
}

// rectangles returns the widths and heights of the rectangles with that colour.
func rectangles(f picture.Figure, colour color.RGBA) (widths, heights []float64) {
	for _, shape := range f.Canvas().Shapes {
		if shape.Colour != colour || shape.Width > 0 || shape.Path[1].Type != vg.LineComp {
			continue
		}
		first, third := shape.Path[0].Pos, shape.Path[2].Pos
		widths, heights = append(widths, float64(third.X-first.X)), append(heights, float64(third.Y-first.Y))
	}
	return widths, heights
}

func TestBars(t *testing.T) {
	item := data.Item{Kind: data.Multiple, MaxPicks: 2, Options: []data.Option{
		{ID: "few", Label: data.Text{NL: "Weinig"}}, {ID: "none", Label: data.Text{NL: "Geen"}},
		{ID: "other", Label: data.Text{NL: "Anders"}, Open: true}, {ID: "all", Label: data.Text{NL: "Alle"}},
	}}
	f, err := Draw("bars", tableOf(t, item, nil, []int{10, 0, 30, 40}), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(f, picture.LabelStyle), []string{"Alle", "Weinig", "Geen", "Anders"}; !slices.Equal(got, want) {
		t.Errorf("labels %q, want the largest first and the open one last: %q", got, want)
	}
	if got, want := contents(f, picture.ValueStyle), []string{"100%", "25%", "0%*", "75%"}; !slices.Equal(got, want) {
		t.Errorf("values %q, want %q", got, want)
	}
	// statsmodels 0.13.5+dfsg: proportion_confint(k, 40, method="wilson") for k = 40, 10, 0, 30.
	if got, want := contents(f, picture.RangeStyle), []string{"91–100", "14–40", "0–9", "60–86"}; !slices.Equal(got, want) {
		t.Errorf("intervals %q, want %q", got, want)
	}
	full := plotEnd - plotStart
	if widths, _ := rectangles(f, picture.BarColour); !slices.Equal(widths, []float64{full, full / 4, full * 3 / 4}) {
		t.Errorf("bars of %v, want none for zero and the others in proportion to %v", widths, full)
	}
	marks := 0
	for _, shape := range f.Canvas().Shapes {
		if shape.Colour == picture.DotColour {
			marks++
		}
	}
	if marks != 2*4 {
		t.Errorf("%d marks, want a line and a dot for each option, also for zero", marks)
	}
	if got := contents(f, picture.SubtitleStyle); len(got) != 1 || got[0] != "Aandeel van de respondenten, maximaal 2 antwoorden; streep: 95%-interval (Wilson); n = 40" {
		t.Errorf("subtitle %q", got)
	}
}

func TestErrorsOfCharts(t *testing.T) {
	choice, rating := sectorTable(t, "outcomes"), sectorTable(t, "collaboration")
	empty := choice
	empty.Parts = nil
	for name, c := range map[string]struct {
		draw func() (picture.Figure, error)
		want string
	}{
		"bars of a rating":    {func() (picture.Figure, error) { return Draw("bars", rating, nil, Options{}) }, "kind rating"},
		"battery of a choice": {func() (picture.Figure, error) { return Draw("battery", choice, nil, Options{}) }, "kind multiple"},
		"stack of multiple":   {func() (picture.Figure, error) { return Draw("stacked", choice, nil, Options{}) }, "kind multiple"},
		"pie of multiple":     {func() (picture.Figure, error) { return Draw("pie", choice, nil, Options{}) }, "kind multiple"},
		"shares of a choice":  {func() (picture.Figure, error) { return Draw("shares", choice, nil, Options{}) }, "kind multiple"},
		"no such language":    {func() (picture.Figure, error) { return Draw(Auto, choice, nil, Options{Lang: "fr"}) }, "use nl or en"},
		"an empty table":      {func() (picture.Figure, error) { return Draw(Auto, empty, nil, Options{}) }, "analysis.NewTable"},
		"an open item":        {func() (picture.Figure, error) { return Draw(Auto, openTable(choice), nil, Options{}) }, "kind open"},
	} {
		if _, err := c.draw(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
}

func openTable(table analysis.Table) analysis.Table {
	table.Item.Kind = data.Open
	return table
}
