// Package raster lets figures be written as PNG in a program that imports it. It takes memory for what is drawn on, and none for what
// stays white.
package raster

import (
	"bytes"
	"cmp"
	"fmt"

	"github.com/klauspost/compress/zlib"
	"gonum.org/v1/plot/vg"

	"spoor/charts/picture"
)

// density is how many pixels of the image go into an inch where nothing else is asked for: half as many again as CSS pixels, sharp
// on paper and on a fine screen.
const density = 96 * 3 / 2

// mostPixels bounds an image, which takes up to four bytes a pixel while it is drawn.
const mostPixels = 100_000_000

func init() { picture.Register(picture.PNG, write) }

// write returns a figure as a PNG image. Speed goes before size: figures are small anyway.
func write(f picture.Figure) ([]byte, error) {
	dots := cmp.Or(f.Density(), density)
	pixels := func(css float64) int { return int(float64(picture.Points(css)/vg.Inch)*float64(dots) + 0.5) }
	width, height := pixels(f.Width()), pixels(f.Height())
	if width*height > mostPixels {
		return nil, fmt.Errorf("%d by %d pixels are more than %d million; draw it narrower or with fewer dots per inch", width, height, mostPixels/1_000_000)
	}
	d := desks.take()
	defer desks.putBack(d)
	d.pen.begin(width, height, dots)
	canvas := f.Canvas()
	canvas.Draw(&d.pen)
	return d.encode(dots)
}

// desk is the memory that an image was drawn and written in, to be used again: fresh memory costs more than drawing in it.
type desk struct {
	sheet  sheet
	pen    pen
	line   []byte
	stream bytes.Buffer
	zlib   *zlib.Writer
}

func newDesk() *desk {
	d := &desk{}
	d.pen.sheet = &d.sheet
	var err error
	if d.zlib, err = zlib.NewWriterLevel(&d.stream, zlib.BestSpeed); err != nil {
		panic("raster: " + err.Error()) // only of a level that there is not
	}
	return d
}

// desks are those at which nobody draws. A sync.Pool would lose them at every other collection of garbage.
var desks = make(stock, 4)

type stock chan *desk

func (s stock) take() *desk {
	select {
	case d := <-s:
		return d
	default:
		return newDesk()
	}
}

// putBack keeps a desk, unless there are enough or it is far larger than figures need.
func (s stock) putBack(d *desk) {
	if cap(d.sheet.pieces) > 4*usual {
		return
	}
	select {
	case s <- d:
	default:
	}
}
