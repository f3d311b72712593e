package picture

import (
	"fmt"
	"io"
)

// Width is the width of every figure in CSS pixels.
const Width = 1000.0

// Figure is a picture that is laid out and ready to be written, with what a reader who cannot see it needs.
type Figure struct {
	id          string // unique within a page
	title       string
	description string
	canvas      Canvas
	density     int // dots per inch of a picture of dots, 0 for that of the program
}

// New makes a figure of a canvas that is drawn to its end. The id is unique within a page, the description says in words
// what there is to see.
func New(id, title, description string, c Canvas) Figure {
	c.paint()
	return Figure{id: id, title: Plain(title), description: Plain(description), canvas: c}
}

// ID returns the id of the figure within a page: what it shows and the kind of chart. Only tests ask.
func (f Figure) ID() string { return f.id }

// Canvas returns what is drawn.
func (f Figure) Canvas() Canvas { return f.canvas }

// Title returns the title above the figure.
func (f Figure) Title() string { return f.title }

// Description says in words what the figure shows, with every number in it. It serves as the text alternative.
func (f Figure) Description() string { return f.description }

// Sized returns the figure as wide as that many CSS pixels, with everything in it in proportion.
func (f Figure) Sized(width float64) Figure {
	by := width / f.Width()
	f.canvas.Across = f.Width()
	f.canvas = f.canvas.scaled(by)
	return f
}

// Dense returns the figure with so many dots to an inch, where it is written in dots.
func (f Figure) Dense(dotsPerInch int) Figure {
	f.density = dotsPerInch
	return f
}

// Density returns the dots per inch that were asked for, 0 where none were.
func (f Figure) Density() int { return f.density }

// Width returns the width in CSS pixels: the same for all figures but those for a narrow page.
func (f Figure) Width() float64 {
	if f.canvas.Across > 0 {
		return f.canvas.Across
	}
	return Width
}

// Height returns the height in CSS pixels.
func (f Figure) Height() float64 { return f.canvas.Height }

// Write writes the figure in a format. The error is that of w, or says that the format is not known or not linked into this
// program.
func (f Figure) Write(w io.Writer, format Format) error {
	write, err := writerOf(format)
	if err != nil {
		return fmt.Errorf("draw %s: %w", f.id, err)
	}
	content, err := write(f)
	if err != nil {
		return fmt.Errorf("draw %s: %w", f.id, err)
	}
	_, err = w.Write(content)
	return err
}
