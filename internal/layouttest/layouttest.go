// Package layouttest checks that figures can be read, for the tests of whatever draws them.
package layouttest

import (
	"testing"

	"spoor/charts/layout"
	"spoor/charts/picture"
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

// Check reports texts that touch each other or fall outside the figure, and shapes that fall outside it.
func Check(t testing.TB, f picture.Figure) {
	t.Helper()
	side := layout.Margin
	if f.Width() < picture.Width {
		side = layout.NarrowMargin
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
