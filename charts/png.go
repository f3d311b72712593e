package charts

import (
	"bytes"
	"image/png"

	"gonum.org/v1/plot/vg/vgimg"
)

// pngScale is how many pixels of the image go into a CSS pixel: sharp on paper and on a fine screen.
const pngScale = 1.5

const cssPixelsPerInch = 96

// png returns the figure as a PNG image. Speed goes before size: figures are small anyway.
func (f Figure) png() ([]byte, error) {
	drawing := vgimg.NewWith(vgimg.UseWH(points(figureWidth), points(f.canvas.height)), vgimg.UseDPI(pngScale*cssPixelsPerInch))
	f.canvas.draw(drawing)
	var buffer bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&buffer, drawing.Image())
	return buffer.Bytes(), err
}
