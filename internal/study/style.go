package study

import (
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

// NoPalette says that there is no palette of that name and no such file.
func NoPalette(name string) error {
	return Refuse("--palette %s: there is no such file, and the palettes with a name are %s%s", name, strings.Join(housestyle.Palettes(), " and "), nearest.DidYouMean(name, housestyle.Palettes()))
}

// HouseStyle reads the palette of a file.
func HouseStyle(name string, source []byte) (picture.Palette, error) {
	palette, err := housestyle.Parse(name, source)
	if err != nil {
		return picture.Palette{}, Unusable{err}
	}
	return palette, nil
}
