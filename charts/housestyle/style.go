package housestyle

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/charts/picture"
)

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

// Named returns the palette of that name, or false: then it is the name of a file.
func Named(name string) (picture.Palette, bool) {
	switch name {
	case "default":
		return picture.Palette{}, true
	case "grey":
		return picture.Grey(), true
	}
	return picture.Palette{}, false
}
