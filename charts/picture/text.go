package picture

import (
	"errors"
	"image/color"
	"sort"
	"strings"
	"sync"
	"unicode"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Style is how a text looks: its size in CSS pixels, weight and colour.
type Style struct {
	Size   float64
	Bold   bool
	Colour color.RGBA
	OnPart bool // stands on a part of a whole, in a colour that reads there
}

// The styles of all texts in a figure.
var (
	TitleStyle    = Style{Size: 20, Bold: true, Colour: Ink}
	SubtitleStyle = Style{Size: 15, Colour: SoftInk}
	LabelStyle    = Style{Size: 15, Colour: Ink}
	ValueStyle    = Style{Size: 15.5, Bold: true, Colour: Ink}
	RangeStyle    = Style{Size: 14.5, Colour: SoftInk}
	SegmentStyle  = Style{Size: 14, Colour: Ink}
	AxisStyle     = Style{Size: 13, Colour: SoftInk}
	FootStyle     = Style{Size: 13, Colour: SoftInk}
	MarkStyle     = Style{Size: 10, Colour: Ink}
)

// In returns the style in another colour.
func (s Style) In(colour color.RGBA) Style {
	s.Colour = colour
	return s
}

// On returns the style on a part of a whole of that colour, in white or ink.
func (s Style) On(part color.RGBA) Style {
	s.Colour, s.OnPart = Readable(part), true
	return s
}

// Leading returns the distance between two baselines.
func (s Style) Leading() float64 { return s.Size * 1.22 }

// CapHeight returns the height of a capital.
func (s Style) CapHeight() float64 { return s.Size * 0.72 }

// The two fonts of all texts.
var (
	regular = font.Font{Typeface: "Liberation", Variant: "Sans"}
	bold    = font.Font{Typeface: "Liberation", Variant: "Sans", Weight: xfont.WeightBold}
)

// fonts holds those two alone: all twelve of gonum's collection would be a quarter of a program for the browser.
var fonts = sync.OnceValue(func() *font.Cache {
	return font.NewCache(font.Collection{{Font: regular, Face: parsed(regularTTF)}, {Font: bold, Face: parsed(boldTTF)}})
})

// parsed reads an embedded font.
func parsed(source []byte) *opentype.Font {
	face, err := opentype.Parse(source)
	readable(err)
	return face
}

// readable panics where an embedded font is damaged, which a program that was built well has none of.
func readable(err error) {
	if err != nil {
		panic("picture: an embedded font cannot be read: " + err.Error())
	}
}

// Face returns the embedded font face that texts are measured and drawn with.
func (s Style) Face() font.Face {
	face := regular
	if s.Bold {
		face = bold
	}
	return fonts().Lookup(face, Points(s.Size))
}

// Width returns the width of a text in CSS pixels.
func (s Style) Width(text string) float64 {
	return WidthOf(s.Face(), text).Points() / pointsPerPixel
}

// WidthOf returns the width of a text in a face, with kerning: the same as the method Width of the face, which takes a buffer of
// its own each time. A letter that the font does not have is as wide as the sign that stands in its place.
func WidthOf(face font.Face, text string) vg.Length {
	buffer, _ := measuring.Get().(*sfnt.Buffer)
	defer measuring.Put(buffer)
	em := fixed.Int26_6(face.Face.UnitsPerEm())
	width, before := fixed.Int26_6(0), sfnt.GlyphIndex(0)
	for i, letter := range text {
		glyph, err := face.Face.GlyphIndex(buffer, letter)
		readable(err)
		if i > 0 {
			kern, err := face.Face.Kern(buffer, before, glyph, em, xfont.HintingNone)
			if !errors.Is(err, sfnt.ErrNotFound) { // not every pair is kerned
				readable(err)
			}
			width += kern
		}
		advance, err := face.Face.GlyphAdvance(buffer, glyph, em, xfont.HintingNone)
		readable(err)
		width += advance
		before = glyph
	}
	return vg.Points(float64(width)) * (face.Font.Size / vg.Points(float64(em)))
}

// measuring are buffers for the widths of texts.
var measuring = sync.Pool{New: func() any { return new(sfnt.Buffer) }}

// Widest returns the width of the widest text.
func (s Style) Widest(texts ...string) float64 {
	widest := 0.0
	for _, text := range texts {
		widest = max(widest, s.Width(text))
	}
	return widest
}

// Plain returns a text on one line, without control characters, which have no place in a picture or in XML.
func Plain(text string) string {
	spaced := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\uFFFE' || r == '\uFFFF' {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(spaced), " ")
}

// Wrap breaks a text into lines that are no wider than width: at spaces, in a word that is too wide by itself at a slash or
// hyphen, and where that does not help between any two letters. What does not fit on that many lines ends in an ellipsis.
func (s Style) Wrap(text string, width float64, most int) []string {
	words := s.words(Plain(text), width)
	lines := s.fill(words, width)
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most]
	last := []rune(lines[most-1])
	for len(last) > 0 && s.Width(string(last)+"…") > width {
		last = last[:len(last)-1]
	}
	lines[most-1] = strings.TrimRight(string(last), " ,;:/-–(") + "…"
	return lines
}

// Balance wraps a text like wrap, with lines of about the same width where it takes more than one.
func (s Style) Balance(text string, width float64, most int) []string {
	lines := s.Wrap(text, width, most)
	words := s.words(Plain(text), width)
	if len(lines) == 1 || len(s.fill(words, width)) > most {
		return lines
	}
	narrow, wide := width/2, width
	for range 7 {
		middle := (narrow + wide) / 2
		if tried := s.fill(words, middle); len(tried) > len(lines) || s.Widest(tried...) > middle {
			narrow = middle
		} else {
			wide, lines = middle, tried
		}
	}
	return lines
}

// word is a piece of text that stays on one line.
type word struct {
	Text  string
	width float64
	joint bool // follows the word before it without a space
}

// words splits a text into what may not be broken. A slash, an ellipsis or a mathematical sign stays with the word before it,
// what follows an equals sign or arrow with that sign.
func (s Style) words(text string, width float64) []word {
	var glued []string
	for _, field := range strings.Fields(text) {
		last := len(glued) - 1
		if last >= 0 && (strings.Contains("/…=→–", field) || strings.HasSuffix(glued[last], "=") || strings.HasSuffix(glued[last], "→")) {
			if joined := glued[last] + " " + field; s.Width(joined) <= width {
				glued[last] = joined
				continue
			}
		}
		glued = append(glued, field)
	}
	var words []word
	for _, text := range glued {
		for i, piece := range s.pieces(text, width) {
			words = append(words, word{piece, s.Width(piece), i > 0})
		}
	}
	return words
}

// pieces splits a word that is wider than width after its slashes and hyphens, and where that does not help anywhere.
func (s Style) pieces(text string, width float64) []string {
	if s.Width(text) <= width {
		return []string{text}
	}
	var pieces []string
	for _, part := range strings.SplitAfter(strings.ReplaceAll(text, "/", "/\x00"), "-") {
		for _, piece := range strings.Split(part, "\x00") {
			runes := []rune(piece)
			for len(runes) > 0 {
				n := s.fitting(runes, width)
				pieces = append(pieces, string(runes[:n]))
				runes = runes[n:]
			}
		}
	}
	return pieces
}

// fitting returns how many of the letters fit, at least one. It looks at about twice as many as fit, however long the text is.
func (s Style) fitting(letters []rune, width float64) int {
	fits := func(n int) bool { return s.Width(string(letters[:n])) <= width }
	most := 1
	for most < len(letters) && fits(most) {
		most = min(2*most, len(letters))
	}
	return 1 + sort.Search(most-1, func(i int) bool { return !fits(i + 2) })
}

// fill puts as many words on each line as fit.
func (s Style) fill(words []word, width float64) []string {
	space := s.Width(" ")
	var lines []string
	used := 0.0
	for _, word := range words {
		gap, between := space, " "
		if word.joint {
			gap, between = 0, ""
		}
		if len(lines) > 0 && used+gap+word.width <= width {
			lines[len(lines)-1] += between + word.Text
			used += gap + word.width
			continue
		}
		lines = append(lines, word.Text)
		used = word.width
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}
