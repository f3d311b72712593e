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

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font/sfnt"
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
	d := desks.take()
	defer desks.putBack(d)
	drawn := &image.RGBA{Pix: room(&d.drawn, 4*width*height, 4*usual), Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}
	context := gg.NewContextForRGBA(drawn)
	context.SetLineCapButt()
	context.InvertY()
	canvas := f.Canvas()
	canvas.Draw(outlinedPNG{vgimg.NewWith(vgimg.UseImageWithContext(drawn, context), vgimg.UseDPI(dots)), context, new(sfnt.Buffer)})
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: d}
	err := encoder.Encode(&buffer, quantize(drawn, room(&d.indices, width*height, usual)))
	return signed(buffer.Bytes(), dots), err
}

// usual is how many pixels most figures have at most.
const usual = 1500 * 1200

// desk is the memory that an image was drawn and written in, to be used again: fresh memory costs more than drawing in it.
type desk struct {
	drawn, indices []byte
	compressor     *png.EncoderBuffer
}

// Get returns what compressed an image before, nil where there is none.
func (d *desk) Get() *png.EncoderBuffer { return d.compressor }

// Put keeps what compressed an image.
func (d *desk) Put(used *png.EncoderBuffer) { d.compressor = used }

// room returns that many bytes of some memory, on which anything may stand, and makes it larger where it is too small: at once as
// large as most images are, since what is not touched costs nothing.
func room(memory *[]byte, size, usual int) []byte {
	if cap(*memory) < size {
		*memory = make([]byte, max(size, usual))
	}
	return (*memory)[:size]
}

// desks are those at which nobody draws. A sync.Pool would lose them at every other collection of garbage.
var desks = make(stock, 4)

type stock chan *desk

func (s stock) take() *desk {
	select {
	case d := <-s:
		return d
	default:
		return &desk{}
	}
}

// putBack keeps a desk, unless there are enough or it is far larger than figures need.
func (s stock) putBack(d *desk) {
	if cap(d.drawn) > 16<<20 {
		return
	}
	select {
	case s <- d:
	default:
	}
}

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
type outlinedPNG struct {
	*vgimg.Canvas
	context *gg.Context // what the canvas draws with
	glyphs  *sfnt.Buffer
}

func (c outlinedPNG) FillString(face font.Face, place vg.Point, content string) {
	for _, word := range strings.SplitAfter(content, " ") { // the rasteriser is slow on long shapes
		c.outline(face, place, word)
		c.context.NewSubPath() // or else what is filled is a copy of the path, to close it
		c.context.Fill()
		place.X += picture.WidthOf(face, word)
	}
}
