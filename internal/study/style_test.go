package study

import (
	"bytes"
	"math"
	"testing"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/picture"
	"spoor/data"
)

// By definition an inch is 96 CSS pixels, 2.54 cm and 72 points.
func TestParseWidth(t *testing.T) {
	for text, want := range map[string]float64{"800": 800, "800px": 800, " 16 CM ": 604.724, "16,5cm": 623.622, "160mm": 604.724, "6.3in": 604.8, "454pt": 605.333, "4cm": 151.181} {
		if got, err := ParseWidth(text); err != nil || math.Abs(got-want) > 0.001 {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "cm", "wide", "-16cm", "0", "NaN", "inf", "1e3px", "0x200", "150px", "3cm", "3m", "1,000.5px", "10000", "16 cm px"} {
		if got, err := ParseWidth(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}

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
	if own, named := NamedPalette("default"); !named || draw(Style{Palette: own}) != plain {
		t.Error("the default palette is another")
	}
	if _, named := NamedPalette("huis.yaml"); named {
		t.Error("a file is taken for a palette")
	}
}
