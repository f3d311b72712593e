package raster

import (
	"image/color"
	"slices"

	"github.com/golang/freetype/raster"
)

// sheet is an image of which only what was drawn on is in memory, in pieces of a row: most of a figure is white. A piece holds
// colours until all is drawn, and then their numbers.
type sheet struct {
	width, height int
	across        int      // pieces in a row
	place         []uint32 // of each piece of each row in pieces, and one more; 0 of those that nothing is drawn on
	pieces        []piece
	colour        color.RGBA
}

const pieceWidth = 64

type piece [pieceWidth]uint32

// usual is how many pieces most figures need at most; room for more is made when it is needed.
const usual = 16_000

const white = 0xffffffff

var blank = func() (p piece) {
	for i := range p {
		p[i] = white
	}
	return p
}()

func (s *sheet) begin(width, height int) {
	s.width, s.height, s.across = width, height, (width+pieceWidth-1)/pieceWidth
	s.place = room(s.place, s.across*height)
	clear(s.place)
	if s.pieces == nil {
		s.pieces = make([]piece, 0, usual)
	}
	s.pieces = s.pieces[:0]
}

// room returns that many of something, in the memory of before where that is large enough.
func room[T any](before []T, size int) []T {
	if cap(before) < size {
		return make([]T, size)
	}
	return before[:size]
}

// ink sets the colour of what is painted next.
func (s *sheet) ink(c color.RGBA) { s.colour = c }

// Paint mixes the colour with what stands there, by how much of each pixel is covered.
func (s *sheet) Paint(spans []raster.Span, _ bool) {
	for _, span := range spans {
		if span.Y < 0 || span.Y >= s.height {
			continue
		}
		places := s.place[span.Y*s.across:][:s.across]
		for x := span.X0; x < span.X1; {
			at := x / pieceWidth
			end := min(span.X1, (at+1)*pieceWidth)
			if places[at] == 0 {
				s.pieces = append(s.pieces, blank)
				places[at] = uint32(len(s.pieces))
			}
			s.mix(s.pieces[places[at]-1][x-at*pieceWidth:end-at*pieceWidth], span.Alpha)
			x = end
		}
	}
}

// mix lays the colour over pixels, of which so much is covered, of 65535.
func (s *sheet) mix(pixels []uint32, covered uint32) {
	const whole = 1<<16 - 1
	over := func(below, colour uint32) uint32 {
		return (below*0x101*(whole-covered) + colour*0x101*covered) / whole >> 8
	}
	before, after := uint32(0), uint32(0) // no pixel is transparent
	for i, below := range pixels {
		if below != before {
			before = below
			after = over(below&0xff, uint32(s.colour.R)) | over(below>>8&0xff, uint32(s.colour.G))<<8 | over(below>>16&0xff, uint32(s.colour.B))<<16 | 0xff<<24
		}
		pixels[i] = after
	}
}

// colours gives every colour on the sheet a number, in the order of their first appearance with white first, puts the numbers in
// the place of the colours, and returns them with how often each stands on the sheet.
func (s *sheet) colours() (found []color.RGBA, counts []int) {
	numbers := map[uint32]uint32{white: 0}
	found, counts = append(found, color.RGBA{255, 255, 255, 255}), append(counts, 0)
	before, number := uint32(white), uint32(0)
	for row := range s.height {
		left := s.width
		for _, place := range s.place[row*s.across:][:s.across] {
			width := min(left, pieceWidth)
			left -= width
			if place == 0 {
				counts[0] += width
				continue
			}
			pixels := s.pieces[place-1][:width]
			for i, colour := range pixels {
				if colour != before {
					known := false
					if number, known = numbers[colour]; !known {
						number = uint32(len(found))
						numbers[colour] = number
						found, counts = append(found, color.RGBA{uint8(colour), uint8(colour >> 8), uint8(colour >> 16), 255}), append(counts, 0)
					}
					before = colour
				}
				counts[number]++
				pixels[i] = number
			}
		}
	}
	return found, counts
}

// drawn reports whether anything is drawn on a row.
func (s *sheet) drawn(y int) bool {
	return slices.ContainsFunc(s.place[y*s.across:][:s.across], func(place uint32) bool { return place > 0 })
}

// row writes a row, each colour by the byte for its number.
func (s *sheet) row(y int, bytes, into []uint8) {
	for at, place := range s.place[y*s.across:][:s.across] {
		into := into[at*pieceWidth : min(s.width, (at+1)*pieceWidth)]
		if place == 0 {
			for i := range into {
				into[i] = bytes[0]
			}
			continue
		}
		for i, number := range s.pieces[place-1][:len(into)] {
			into[i] = bytes[number]
		}
	}
}
