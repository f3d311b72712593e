// Package raster lets figures be written as PNG in a program that imports it.
package raster

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
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

// density is how many pixels of the image go into an inch where nothing else is asked for: half as many again as CSS pixels, sharp
// on paper and on a fine screen.
const density = 96 * 3 / 2

const inchesPerMetre = 1 / 0.0254

// mostPixels bounds an image, which takes four bytes a pixel while it is drawn.
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
	drawn := sheet(width, height)
	defer sheets.Put(drawn)
	context := gg.NewContextForRGBA(drawn)
	context.SetLineCapButt()
	context.InvertY()
	canvas := f.Canvas()
	canvas.Draw(outlinedPNG{vgimg.NewWith(vgimg.UseImageWithContext(drawn, context), vgimg.UseDPI(dots))})
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &buffers}
	err := encoder.Encode(&buffer, quantize(drawn))
	return signed(buffer.Bytes(), dots), err
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

// signed says in a PNG, after its header, what made it and how large it is on paper: a chunk tEXt with the keyword Software, and
// one pHYs with the pixels per metre.
func signed(content []byte, dots int) []byte {
	if len(content) < afterHeader {
		return content
	}
	out := slices.Clip(content[:afterHeader])
	out = chunk(out, "tEXt", []byte("Software\x00spoor"))
	perMetre := uint32(float64(dots)*inchesPerMetre + 0.5)
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre)
	out = chunk(out, "pHYs", append(size, 1)) // 1: the unit is the metre
	return append(out, content[afterHeader:]...)
}

// chunk adds a chunk to a PNG: the length of what it holds, its name, that, and the sum of both.
func chunk(out []byte, name string, content []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(content)))
	named := append([]byte(name), content...)
	return binary.BigEndian.AppendUint32(append(out, named...), crc32.ChecksumIEEE(named))
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
