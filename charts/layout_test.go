package charts

import (
	"fmt"
	"testing"

	"golang.org/x/image/font/sfnt"

	"spoor/charts/picture"
	"spoor/data"
)

// box is the room that a text takes.
type box struct{ left, top, right, bottom float64 }

func boxOf(t picture.Text) box {
	return box{t.X, t.Y - 0.74*t.Size, t.X + t.Width, t.Y + 0.22*t.Size}
}

func (b box) overlaps(other box) bool {
	const slack = 0.3
	return b.left < other.right-slack && other.left < b.right-slack && b.top < other.bottom-slack && other.top < b.bottom-slack
}

// checkLayout reports texts that touch each other or fall outside the figure, and shapes that fall outside it.
func checkLayout(t *testing.T, f picture.Figure) {
	t.Helper()
	side := margin
	if f.Width() < picture.Width {
		side = narrowMargin
	}
	for i, text := range f.Canvas().Texts {
		b := boxOf(text)
		if b.left < side-0.5 || b.right > f.Width()-side+0.5 || b.top < 0 || b.bottom > f.Height() {
			t.Errorf("%q is outside the margins: %v in a figure of %v by %v", text.Content, b, f.Width(), f.Height())
		}
		for _, other := range f.Canvas().Texts[:i] {
			if b.overlaps(boxOf(other)) {
				t.Errorf("%q and %q overlap: %v, %v", text.Content, other.Content, b, boxOf(other))
			}
		}
	}
	for _, shape := range f.Canvas().Shapes {
		for _, part := range shape.Path {
			x, y := float64(part.Pos.X), float64(part.Pos.Y)
			if x < 0 || x > f.Width() || y < 0 || y > f.Height() {
				t.Errorf("a shape reaches %v, %v", x, y)
			}
		}
	}
}

func TestLayoutOfTheSector(t *testing.T) {
	figures := sectorFigures(t)
	if len(figures) != 2*(9+3*2) {
		t.Errorf("%d figures, want nine items and two more for each of three single ones, in two languages", len(figures))
	}
	for _, drawn := range figures {
		t.Run(drawn.name, func(t *testing.T) { checkLayout(t, drawn.figure) })
	}
}

func TestLayoutOfHardTables(t *testing.T) {
	for name, table := range hardTables(t) {
		for _, drawn := range draw(t, table, nil) {
			t.Run(name+"/"+drawn.name, func(t *testing.T) {
				checkLayout(t, drawn.figure)
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
		checkLayout(t, drawn.figure)
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
