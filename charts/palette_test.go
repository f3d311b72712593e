package charts

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/trendtest"
)

// everyKind draws a figure of each kind that a file can be asked for.
func everyKind(t *testing.T, o Options) map[string]picture.Figure {
	t.Helper()
	drawn := map[string]picture.Figure{}
	keep := func(name string, figure picture.Figure, err error) {
		if err != nil {
			t.Fatal(err)
		}
		drawn[name] = figure
	}
	tables, external := sectorTables(t)
	for _, k := range kinds {
		for _, table := range tables {
			if slices.Contains(k.suits, table.Item.Kind) {
				figure, err := Draw(k.name, table, external, o)
				keep(string(k.name)+" of "+table.Item.ID, figure, err)
			}
		}
	}
	figure, err := Trend(trendtest.Invented(t)[0], o)
	keep("trend", figure, err)
	figure, err = Power(powerPlan(rising("a", 100, 0.9), rising("b", 100, 0.8)), o)
	keep("power", figure, err)
	return drawn
}

// In grey nothing of any figure has a colour, in either layout, and all texts read.
func TestGreyFigures(t *testing.T) {
	grey := func(c color.RGBA) bool { return c.R == c.G && c.G == c.B }
	for _, narrow := range []bool{false, true} {
		for name, figure := range everyKind(t, Options{Palette: picture.Grey(), Narrow: narrow}) {
			for _, shape := range figure.Canvas().Shapes {
				if !grey(shape.Colour) {
					t.Errorf("%s: a shape is %v", name, shape.Colour)
				}
			}
			for _, text := range figure.Canvas().Texts {
				if !grey(text.Colour) || !text.OnPart && picture.Contrast(text.Colour, picture.White) < 4.5 {
					t.Errorf("%s: %q is %v", name, text.Content, text.Colour)
				}
			}
		}
	}
}

// Without a title the rest of a figure is the same, and stands higher; who cannot see it still hears what it is.
func TestUntitled(t *testing.T) {
	titled, untitled := everyKind(t, Options{Lang: data.English}), everyKind(t, Options{Lang: data.English, Untitled: true})
	for name, with := range titled {
		without := untitled[name]
		title := 0
		for _, text := range with.Canvas().Texts {
			if text.Style == picture.TitleStyle {
				title++
			}
		}
		if got, all := len(without.Canvas().Texts), len(with.Canvas().Texts); title == 0 || got != all-title || without.Title() != with.Title() || without.Height() >= with.Height() {
			t.Errorf("%s: %d texts of %d, %d of the title; heights %v and %v", name, got, all, title, without.Height(), with.Height())
		}
	}
}

// A figure in another size is the same figure: whatever is in it is in proportion.
func TestSized(t *testing.T) {
	for name, figure := range everyKind(t, Options{}) {
		half := figure.Sized(figure.Width() / 2)
		if math.Abs(half.Height()-figure.Height()/2) > 0.01 || half.Width() != figure.Width()/2 {
			t.Errorf("%s: %v by %v, of %v by %v", name, half.Width(), half.Height(), figure.Width(), figure.Height())
		}
		for i, text := range half.Canvas().Texts {
			whole := figure.Canvas().Texts[i]
			if measured := text.Style.Width(text.Content); math.Abs(measured-whole.Width/2) > 0.3 || text.X != whole.X/2 || text.Y != whole.Y/2 {
				t.Errorf("%s: %q is %v wide at half of %v", name, text.Content, measured, whole.Width)
			}
		}
		var file strings.Builder
		if err := half.Write(&file, picture.SVG); err != nil || !strings.Contains(file.String(), ` width="500" `) {
			t.Errorf("%s: %.300s, %v", name, file.String(), err)
		}
	}
}
