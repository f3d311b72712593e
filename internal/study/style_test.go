package study

import (
	"bytes"
	"testing"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/housestyle"
	"spoor/charts/picture"
	"spoor/data"
)

// A narrow figure has the layout for it, and every style is one of the figure of an item, of a trend and of a plan alike.
func TestStyle(t *testing.T) {
	s := oursStudy(t)
	draw := func(style Style) string {
		content, err := s.Chart(t.Context(), ChartRequest{Item: "contact", Kind: charts.Auto, Format: picture.SVG, Lang: data.English, Options: analysis.DefaultOptions(), Style: style})
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	plain := draw(Style{})
	for name, c := range map[string]struct {
		style Style
		holds string
	}{
		"wide":   {Style{Width: 600}, `width="600"`},
		"narrow": {Style{Width: 360}, `viewBox="0 0 270 `},
		"grey":   {Style{Palette: picture.Grey()}, "#2E2E2E"},
	} {
		if got := draw(c.style); got == plain || !bytes.Contains([]byte(got), []byte(c.holds)) {
			t.Errorf("%s: %.400s", name, got)
		}
	}
	if own, named := housestyle.Named("default"); !named || draw(Style{Palette: own}) != plain {
		t.Error("the default palette is another")
	}
	if _, named := housestyle.Named("huis.yaml"); named {
		t.Error("a file is taken for a palette")
	}
}
