package picture

import (
	"bytes"
	"image"
	"image/png"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// pngScale is how many pixels of the image go into a CSS pixel: sharp on paper and on a fine screen.
const pngScale = 1.5

const cssPixelsPerInch = 96

// png returns the figure as a PNG image. Speed goes before size: figures are small anyway.
func (f Figure) png() ([]byte, error) {
	drawing := outlinedPNG{vgimg.NewWith(vgimg.UseWH(points(Width), points(f.canvas.Height)), vgimg.UseDPI(pngScale*cssPixelsPerInch))}
	f.canvas.draw(drawing)
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&buffer, quantize(drawing.Image().(*image.RGBA)))
	return buffer.Bytes(), err
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
