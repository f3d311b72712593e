package study

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/charts"
	"spoor/charts/housestyle"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/nearest"
)

// Style says how one figure is drawn. The zero value is as figures of a report are.
type Style struct {
	Width    float64 // in CSS pixels, 0 for that of the drawing itself
	Untitled bool    // without the question above it
	Density  int     // dots per inch of a PNG, 0 for what a report has
	Palette  picture.Palette
}

// narrowBelow is the width in CSS pixels from which the drawing for a wide page is nearer to its own size, 1000, than that for a narrow
// one to its own, 360.
const narrowBelow = 600

// options are those that the figure is drawn with.
func (s Style) options(lang data.Lang) charts.Options {
	return charts.Options{Lang: lang, Narrow: s.Width > 0 && s.Width < narrowBelow, Untitled: s.Untitled, Palette: s.Palette}
}

// rendered returns a figure that was drawn with the options as a file.
func (s Style) rendered(figure picture.Figure, format picture.Format) ([]byte, error) {
	if s.Width > 0 {
		figure = figure.Sized(s.Width)
	}
	return rendered(figure.Dense(s.Density), format)
}

// widthUnits are the units of a width, in CSS pixels.
var widthUnits = []struct {
	name   string
	pixels float64
}{{"px", 1}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"in", 96}, {"pt", 96.0 / 72}}

// The bounds of a width, in CSS pixels: 4 cm is the least in which a label has room, 2 m that of a poster.
const (
	leastWidth = 4 * 96 / 2.54
	mostWidth  = 200 * 96 / 2.54
)

// ParseWidth returns a width such as 16cm, 160mm, 6.3in, 454pt or 800px in CSS pixels, which a number without a unit is too.
func ParseWidth(text string) (float64, error) {
	number, per := strings.ToLower(strings.TrimSpace(text)), 1.0
	for _, unit := range widthUnits {
		if rest, has := strings.CutSuffix(number, unit.name); has {
			number, per = strings.TrimSpace(rest), unit.pixels
			break
		}
	}
	value, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	if err != nil || math.IsNaN(value) || strings.ContainsAny(number, "xpe_") {
		return 0, fmt.Errorf("give a width such as 16cm, 160mm, 6.3in or 800px")
	}
	if width := value * per; width >= leastWidth && width <= mostWidth {
		return width, nil
	}
	return 0, fmt.Errorf("a figure is 4 to 200 cm wide, which is %.0f to %.0f px", math.Ceil(leastWidth), math.Floor(mostWidth))
}

// The bounds of a density.
const (
	leastDensity = 36
	mostDensity  = 1200
)

// CheckDensity says what is wrong with a number of dots per inch.
func CheckDensity(dots int) error {
	if dots < leastDensity || dots > mostDensity {
		return fmt.Errorf("give %d to %d dots per inch", leastDensity, mostDensity)
	}
	return nil
}

// Palettes are the palettes that have a name.
func Palettes() []string { return []string{"default", "grey"} }

// NamedPalette returns the palette of that name, or false: then it is the name of a file.
func NamedPalette(name string) (picture.Palette, bool) {
	switch name {
	case "default":
		return picture.Palette{}, true
	case "grey":
		return picture.Grey(), true
	}
	return picture.Palette{}, false
}

// NoPalette says that there is no palette of that name and no such file.
func NoPalette(name string) error {
	return Refuse("--palette %s: there is no such file, and the palettes with a name are %s%s", name, strings.Join(Palettes(), " and "), nearest.DidYouMean(name, Palettes()))
}

// HouseStyle reads the palette of a file.
func HouseStyle(name string, source []byte) (picture.Palette, error) {
	palette, err := housestyle.Parse(name, source)
	if err != nil {
		return picture.Palette{}, Unusable{err}
	}
	return palette, nil
}
