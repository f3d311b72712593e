package picture

import (
	"image/color"
	"math"
	"slices"
)

// Dashed draws a line through the places with pieces of dash[0] long and gaps of dash[1]; a whole one if those are 0.
func (c *Canvas) Dashed(colour color.RGBA, width float64, dash [2]float64, places ...float64) {
	if dash[0] == 0 {
		c.Line(colour, width, places...)
		return
	}
	drawing, rest := true, dash[0]
	piece := slices.Clone(places[:2])
	for i := 2; i < len(places); i += 2 {
		x, y := places[i-2], places[i-1]
		for {
			length := math.Hypot(places[i]-x, places[i+1]-y)
			if length <= rest {
				rest -= length
				piece = append(piece, places[i], places[i+1])
				break
			}
			x, y = x+(places[i]-x)*rest/length, y+(places[i+1]-y)*rest/length
			if drawing {
				c.Line(colour, width, append(piece, x, y)...)
			}
			piece = []float64{x, y}
			drawing = !drawing
			rest = dash[1]
			if drawing {
				rest = dash[0]
			}
		}
	}
	if drawing && len(piece) > 2 {
		c.Line(colour, width, piece...)
	}
}
