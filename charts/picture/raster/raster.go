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
	drawing := outlinedPNG{vgimg.NewWith(vgimg.UseWH(picture.Points(f.Width()), picture.Points(f.Height())), vgimg.UseDPI(pngScale*cssPixelsPerInch))}
	canvas := f.Canvas()
	canvas.Draw(drawing)
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&buffer, quantize(drawing.Image().(*image.RGBA)))
	return signed(buffer.Bytes()), err
}

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
