// Package layout holds what figures of every kind have in common: how wide they are, what stands above the chart, and the notes under it.
package layout

import (
	"math"

	"spoor/charts/picture"
	"spoor/data"
)

// The room of a figure, in CSS pixels.
const (
	Margin       = 20.0 // left free at either side
	TextWidth    = picture.Width - 2*Margin
	NarrowWidth  = 360.0 // of a figure for a narrow page
	NarrowMargin = 8.0
)

// Options say how figures are drawn.
type Options struct {
	Lang   data.Lang // language of all texts; Dutch when empty
	Page   bool      // without notes, which stand beside it in a page
	Narrow bool      // for a narrow page: labels above bars

	Untitled bool            // without the title, which stands elsewhere
	Palette  picture.Palette // the program's own when zero
}

// Language returns the language to draw in, or why there is none.
func (o Options) Language() (data.Lang, error) {
	if o.Lang == "" {
		return data.Dutch, nil
	}
	return data.ParseLang(string(o.Lang))
}

// Frame is a figure in the making: what stands above and under the chart itself.
type Frame struct {
	picture.Canvas
	Lang  data.Lang
	Title string
	Y     float64 // where the next thing can be drawn

	Narrow   bool // for a narrow page
	Page     bool // notes stand beside it
	Untitled bool // the title stands elsewhere
}

// New begins a figure that is drawn so.
func New(o Options) Frame {
	f := Frame{Canvas: picture.Canvas{Palette: o.Palette}, Lang: o.Lang, Narrow: o.Narrow, Page: o.Page, Untitled: o.Untitled}
	if o.Narrow {
		f.Across = NarrowWidth
	}
	return f
}

// Head writes the title and the line under it.
func (f *Frame) Head(title, subtitle string) {
	f.Title = picture.Plain(title)
	style, lines, width := picture.TitleStyle, 3, f.Breadth()-2*f.Side()
	f.Y = 36
	if f.Narrow {
		style.Size, lines, f.Y = 17, 12, 28
	}
	if f.Untitled {
		f.Y -= 8
	} else {
		f.Y = f.Block(style, f.Side(), f.Y, picture.Left, style.Balance(f.Title, width, lines))
	}
	f.Y = f.Block(picture.SubtitleStyle, f.Side(), f.Y+1, picture.Left, picture.SubtitleStyle.Wrap(subtitle, width, lines))
}

// Breadth is the width of the figure.
func (f *Frame) Breadth() float64 {
	if f.Narrow {
		return NarrowWidth
	}
	return picture.Width
}

// Side is what is left free at either side.
func (f *Frame) Side() float64 {
	if f.Narrow {
		return NarrowMargin
	}
	return Margin
}

// Paragraph writes a note under the figure. It does not leave a word alone on its last line.
func (f *Frame) Paragraph(x float64, note string) {
	width := f.Breadth() - f.Side() - x
	lines := picture.FootStyle.Wrap(note, width, math.MaxInt)
	if picture.FootStyle.Width(lines[len(lines)-1]) < width/5 {
		lines = picture.FootStyle.Balance(note, width, math.MaxInt)
	}
	f.Y = f.Block(picture.FootStyle, x, f.Y, picture.Left, lines) + 3
}

// End ends a figure that is no item's, with its notes.
func (f *Frame) End(id, description string, notes []string) picture.Figure {
	for _, note := range notes {
		f.Paragraph(f.Side(), note)
	}
	f.Height = math.Ceil(f.Y)
	return picture.New(id, f.Title, description, f.Canvas)
}
