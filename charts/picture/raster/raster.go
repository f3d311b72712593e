// Package raster lets figures be written as PNG in a program that imports it.
package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"slices"
	"strings"
	"sync"

	"git.sr.ht/~sbinet/gg"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"spoor/charts/picture"
)

// pngScale is how many pixels of the image go into a CSS pixel: sharp on paper and on a fine screen.
const pngScale = 1.5

const cssPixelsPerInch = 96

func init() { picture.Register(picture.PNG, write) }

// write returns a figure as a PNG image. Speed goes before size: figures are small anyway.
func write(f picture.Figure) ([]byte, error) {
	pixels := func(points vg.Length) int { return int(points/vg.Inch*pngScale*cssPixelsPerInch + 0.5) }
	drawn := sheet(pixels(picture.Points(f.Width())), pixels(picture.Points(f.Height())))
	defer sheets.Put(drawn)
	context := gg.NewContextForRGBA(drawn)
	context.SetLineCapButt()
	context.InvertY()
	canvas := f.Canvas()
	canvas.Draw(outlinedPNG{vgimg.NewWith(vgimg.UseImageWithContext(drawn, context), vgimg.UseDPI(pngScale*cssPixelsPerInch))})
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &buffers}
	err := encoder.Encode(&buffer, quantize(drawn))
	return signed(buffer.Bytes()), err
}

// sheets are images that were drawn on before, to be painted over.
var sheets sync.Pool

// sheet returns an image of that size, on which anything may stand.
func sheet(width, height int) *image.RGBA {
	if used, _ := sheets.Get().(*image.RGBA); used != nil && cap(used.Pix) >= 4*width*height {
		return &image.RGBA{Pix: used.Pix[:4*width*height], Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}
	}
	return image.NewRGBA(image.Rect(0, 0, width, height))
}

// buffers are what compressed an image before.
var buffers pool

type pool struct{ sync.Pool }

// Get returns a buffer, nil where there is none.
func (p *pool) Get() *png.EncoderBuffer {
	used, _ := p.Pool.Get().(*png.EncoderBuffer)
	return used
}

// Put keeps a buffer.
func (p *pool) Put(used *png.EncoderBuffer) { p.Pool.Put(used) }

// afterHeader is where the first chunk of a PNG ends: its signature and the header of the image.
const afterHeader = 8 + 25

// signed says in a PNG, after its header, what made it: a chunk tEXt with the keyword Software.
func signed(content []byte) []byte {
	if len(content) < afterHeader {
		return content
	}
	chunk := []byte("tEXtSoftware\x00spoor")
	out := slices.Clip(content[:afterHeader])
	out = binary.BigEndian.AppendUint32(out, uint32(len(chunk)-4)) // the name does not count
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	return append(out, content[afterHeader:]...)
}

// outlinedPNG draws texts as shapes. The rasteriser of fonts rounds kerning to whole pixels, so that texts would not be as
// wide as measured.
type outlinedPNG struct{ *vgimg.Canvas }

func (c outlinedPNG) FillString(face font.Face, place vg.Point, content string) {
	for _, word := range strings.SplitAfter(content, " ") { // the rasteriser is slow on long shapes
		c.Fill(outline(face, place, word))
		place.X += face.Width(word)
	}
}
