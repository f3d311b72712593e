package charts

import (
	"image/color"
	"strings"
	"sync"
	"unicode"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
)

// style is how a text looks: its size in CSS pixels, weight and colour.
type style struct {
	size   float64
	bold   bool
	colour color.RGBA
}

// The styles of all texts in a figure.
var (
	titleStyle    = style{20, true, ink}
	subtitleStyle = style{15, false, softInk}
	labelStyle    = style{15, false, ink}
	valueStyle    = style{15.5, true, ink}
	rangeStyle    = style{14.5, false, softInk}
	segmentStyle  = style{14, false, ink}
	axisStyle     = style{13, false, softInk}
	footStyle     = style{13, false, softInk}
	markStyle     = style{10, false, ink}
)

// in returns the style in another colour.
func (s style) in(colour color.RGBA) style {
	s.colour = colour
	return s
}

// leading returns the distance between two baselines.
func (s style) leading() float64 { return s.size * 1.22 }

// capHeight returns the height of a capital.
func (s style) capHeight() float64 { return s.size * 0.72 }

var fonts = sync.OnceValue(func() *font.Cache { return font.NewCache(liberation.Collection()) })

// face returns the embedded font face that texts are measured and drawn with.
func (s style) face() font.Face {
	sans := font.Font{Typeface: "Liberation", Variant: "Sans"}
	if s.bold {
		sans.Weight = xfont.WeightBold
	}
	return fonts().Lookup(sans, points(s.size))
}

// width returns the width of a text in CSS pixels.
func (s style) width(text string) float64 {
	face := s.face()
	return face.Width(text).Points() / pointsPerPixel
}

// widest returns the width of the widest text.
func (s style) widest(texts ...string) float64 {
	widest := 0.0
	for _, text := range texts {
		widest = max(widest, s.width(text))
	}
	return widest
}

// plain returns a text on one line, without control characters, which have no place in a picture or in XML.
func plain(text string) string {
	spaced := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\uFFFE' || r == '\uFFFF' {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(spaced), " ")
}

// wrap breaks a text into lines that are no wider than width: at spaces, in a word that is too wide by itself at a slash or
// hyphen, and where that does not help between any two letters. What does not fit on that many lines ends in an ellipsis.
func (s style) wrap(text string, width float64, most int) []string {
	words := s.words(plain(text), width)
	lines := s.fill(words, width)
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most]
	last := []rune(lines[most-1])
	for len(last) > 0 && s.width(string(last)+"…") > width {
		last = last[:len(last)-1]
	}
	lines[most-1] = strings.TrimRight(string(last), " ,;:/-–(") + "…"
	return lines
}

// balance wraps a text like wrap, with lines of about the same width where it takes more than one.
func (s style) balance(text string, width float64, most int) []string {
	lines := s.wrap(text, width, most)
	words := s.words(plain(text), width)
	if len(lines) == 1 || len(s.fill(words, width)) > most {
		return lines
	}
	narrow, wide := width/2, width
	for range 7 {
		middle := (narrow + wide) / 2
		if tried := s.fill(words, middle); len(tried) > len(lines) || s.widest(tried...) > middle {
			narrow = middle
		} else {
			wide, lines = middle, tried
		}
	}
	return lines
}

// word is a piece of text that stays on one line.
type word struct {
	text  string
	width float64
	joint bool // follows the word before it without a space
}

// words splits a text into what may not be broken. A slash, an ellipsis or a mathematical sign stays with the word before it,
// what follows an equals sign or arrow with that sign.
func (s style) words(text string, width float64) []word {
	var glued []string
	for _, field := range strings.Fields(text) {
		last := len(glued) - 1
		if last >= 0 && (strings.Contains("/…=→–", field) || strings.HasSuffix(glued[last], "=") || strings.HasSuffix(glued[last], "→")) {
			if joined := glued[last] + " " + field; s.width(joined) <= width {
				glued[last] = joined
				continue
			}
		}
		glued = append(glued, field)
	}
	var words []word
	for _, text := range glued {
		for i, piece := range s.pieces(text, width) {
			words = append(words, word{piece, s.width(piece), i > 0})
		}
	}
	return words
}

// pieces splits a word that is wider than width after its slashes and hyphens, and where that does not help anywhere.
func (s style) pieces(text string, width float64) []string {
	if s.width(text) <= width {
		return []string{text}
	}
	var pieces []string
	for _, part := range strings.SplitAfter(strings.ReplaceAll(text, "/", "/\x00"), "-") {
		for _, piece := range strings.Split(part, "\x00") {
			runes := []rune(piece)
			for len(runes) > 0 {
				n := len(runes)
				for n > 1 && s.width(string(runes[:n])) > width {
					n--
				}
				pieces = append(pieces, string(runes[:n]))
				runes = runes[n:]
			}
		}
	}
	return pieces
}

// fill puts as many words on each line as fit.
func (s style) fill(words []word, width float64) []string {
	space := s.width(" ")
	var lines []string
	used := 0.0
	for _, word := range words {
		gap, between := space, " "
		if word.joint {
			gap, between = 0, ""
		}
		if len(lines) > 0 && used+gap+word.width <= width {
			lines[len(lines)-1] += between + word.text
			used += gap + word.width
			continue
		}
		lines = append(lines, word.text)
		used = word.width
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}
