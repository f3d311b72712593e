package charts

import (
	"fmt"
	"testing"

	"golang.org/x/image/font/sfnt"

	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/layouttest"
)

func TestLayoutOfTheSector(t *testing.T) {
	figures := sectorFigures(t)
	if len(figures) != 2*(9+3*2) {
		t.Errorf("%d figures, want nine items and two more for each of three single ones, in two languages", len(figures))
	}
	for _, drawn := range figures {
		t.Run(drawn.name, func(t *testing.T) { layouttest.Check(t, drawn.figure) })
	}
}

func TestLayoutOfHardTables(t *testing.T) {
	for name, table := range hardTables(t) {
		for _, drawn := range draw(t, table, nil) {
			t.Run(name+"/"+drawn.name, func(t *testing.T) {
				layouttest.Check(t, drawn.figure)
				write(t, drawn.figure, picture.SVG)
				write(t, drawn.figure, picture.PDF)
			})
		}
	}
}

func TestLayoutOfExternalFigures(t *testing.T) {
	table := means(t, []float64{0, 100}, 50, 0, 100)
	var external []data.ExternalFigure
	for i := range 8 {
		external = append(external, data.ExternalFigure{Item: "m", Row: fmt.Sprintf("o%d", i%4), Percent: float64(i/4) * 100,
			About: data.Text{NL: longText}, Source: data.Text{NL: longText}})
	}
	for _, drawn := range draw(t, table, external) {
		layouttest.Check(t, drawn.figure)
		count := 0
		for _, shape := range drawn.figure.Canvas().Shapes {
			if shape.Colour == picture.OtherColour {
				count++
			}
		}
		if count != 8+1 {
			t.Errorf("%d diamonds, want 8 and one in the legend", count)
		}
	}
}

// Every sign in a figure of the built-in survey must be in the embedded fonts, and so must those that Dutch texts and our own
// numbers can hold.
func TestNoGlyphIsMissing(t *testing.T) {
	texts := []picture.Text{{Style: picture.FootStyle, Content: "≥≤–—−’‘“”…→×·€±½²éëïöüáèçÉË§°"}, {Style: picture.TitleStyle, Content: "≥≤–—−’‘“”…→×·€±½²éëïöüáèçÉË§°"}}
	for _, drawn := range sectorFigures(t) {
		texts = append(texts, drawn.figure.Canvas().Texts...)
	}
	var buffer sfnt.Buffer
	for _, text := range texts {
		face := text.Face()
		for _, r := range text.Content {
			if index, err := face.Face.GlyphIndex(&buffer, r); err != nil || index == 0 {
				t.Errorf("%q in %q has no glyph in %s (%v)", r, text.Content, face.Name(), err)
			}
		}
	}
}
