// Package chart writes charts as DrawingML (ECMA-376 part 1, chapter 21.2, transitional), which Word, Excel, PowerPoint and LibreOffice draw
// and let a reader edit: bars and stacked bars, and points on two axes, all with error bars whose ends are those of an interval.
//
// A [Chart] knows its numbers and its texts, and no estimates: package spoor/charts/native makes charts of those. Its numbers stand in a
// sheet, which [Chart.Rows] gives. Where a chart stands in a document or a slide, that sheet is embedded; [Chart.Parts] writes
// both. Where it stands in a workbook that has the numbers already, [Chart.XML] takes the cells that hold them, as [Ranges]; they may be those
// of [Chart.Rows] put down anywhere, see [Chart.At]: rows := c.Rows(words) on a sheet from cell F3, then c.XML(c.At(sheet, 3, 6), o).
package chart

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"spoor/internal/ooxml"
)

// Kind is what a chart draws its series as.
type Kind int

// The kinds of chart.
const (
	Bars    Kind = iota // horizontal bars over each other, the first category on top
	Beside              // those of a category beside each other, half over the next: the hidden ones that carry labels take no room
	Stacked             // horizontal bars behind each other
	Points              // points on two axes, with or without a line between them
)

// Chart is a chart with its numbers. All series of bars have a value for each category.
type Chart struct {
	Kind       Kind
	Title      string // stands above the chart only where [Options] ask for it
	Alt        string // says in words what there is to see, with every number
	Unit       string // the format of its numbers, "0%"
	Of         string // heads the column of the categories in the sheet: "Antwoord"
	Categories []string
	Series     []Series
	Across, Up Axis    // of values; bars have one, across
	Legend     bool    // whether the names of the series stand under the chart; of stacked bars those of hidden ones too
	Lines      float64 // that the legend takes, where room is left for row names; 1 when 0
	Height     float64 // cm, at a width of 16 cm
	LabelWidth float64 // share of the width that the names of rows take left of the axes
}

// Series is a row of values with one colour. A value that is not a number (NaN) is left out.
type Series struct {
	Name      string
	Colour    color.RGBA
	Hidden    bool // not drawn and not in the legend: it makes room, or carries labels
	Values    []float64
	X         []float64 // of points; Values are their heights
	Low, High []float64 // ends of the interval of each value, in its unit; nil for none
	Labels    []string  // texts at the values; nil for none
	Place     Place     // of the labels
	Ink       color.RGBA
	Line      bool   // between points
	Marker    Marker // of points; none where it is empty
}

// Axis is an axis of values. The zero value of Step gives no labels: an axis that is there and not seen.
type Axis struct {
	Min, Max, Step float64
	Format         string // of its labels
	Title          string
}

// Place says where a label stands.
type Place string

// The places of labels.
const (
	Centre Place = "ctr"
	End    Place = "inEnd"  // at the end of a bar, within it
	Beyond Place = "outEnd" // behind the end of a bar
	Left   Place = "l"
	Right  Place = "r"
	Above  Place = "t"
	Below  Place = "b"
)

// Marker is the shape of a point.
type Marker string

// The shapes of points.
const (
	Circle  Marker = "circle"
	Diamond Marker = "diamond"
)

// Colour is the ink of texts; Soft that of axes.
var (
	Ink  = color.RGBA{0x1a, 0x1a, 0x1a, 0xff}
	Soft = color.RGBA{0x5f, 0x6b, 0x76, 0xff}
)

// Words are the heads of the columns of intervals in the sheet.
type Words struct{ Minus, Plus string }

// interval returns the distances of a value to the ends of its interval. There is none for a value without one.
func (s Series) interval() (minus, plus []float64) {
	for i, value := range s.Values {
		minus, plus = append(minus, distance(value, s.Low[i])), append(plus, distance(s.High[i], value))
	}
	return minus, plus
}

// distance is never below zero: an estimate may lie at the end of its interval, with a rounding error of the last digit.
func distance(a, b float64) float64 {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.NaN()
	}
	return max(0, a-b)
}

func (s Series) hasInterval() bool { return len(s.Low) > 0 }

// column is one column of the sheet of a chart: texts, or numbers.
type column struct {
	head    string
	texts   []string
	numbers []float64
	format  string
}

// columns lists what the sheet of the chart holds, and where each series is found in it.
func (c Chart) columns(w Words) (columns []column, places []placed) {
	if c.Kind != Points {
		columns = append(columns, column{head: c.Of, texts: c.Categories})
	}
	add := func(one column) int {
		columns = append(columns, one)
		return len(columns) - 1
	}
	for _, s := range c.Series {
		var place placed
		head := s.Name
		if c.Kind == Points {
			if slices.ContainsFunc(s.Labels, func(text string) bool { return text != "" }) {
				add(column{head: c.Of, texts: s.Labels})
			}
			place.X = add(column{head: head, numbers: s.X, format: c.Across.Format})
			place.Values = add(column{head: head + " (y)", numbers: s.Values, format: c.Unit})
		} else {
			place.Values = add(column{head: head, numbers: s.Values, format: c.Unit})
		}
		if s.hasInterval() {
			minus, plus := s.interval()
			place.Minus = add(column{head: head + ": " + w.Minus, numbers: minus, format: c.Unit})
			place.Plus = add(column{head: head + ": " + w.Plus, numbers: plus, format: c.Unit})
		}
		places = append(places, place)
	}
	return columns, places
}

// placed are the columns of a series in its sheet, from 0.
type placed struct{ X, Values, Minus, Plus int }

// Rows returns the sheet of the chart: a row of heads, then the numbers.
func (c Chart) Rows(w Words) [][]ooxml.Cell {
	columns, _ := c.columns(w)
	rows := make([][]ooxml.Cell, 1)
	for k, col := range columns {
		rows[0] = append(rows[0], ooxml.Cell{Text: col.head})
		for i := range max(len(col.texts), len(col.numbers)) {
			for len(rows) < i+2 {
				rows = append(rows, nil)
			}
			for len(rows[i+1]) <= k {
				rows[i+1] = append(rows[i+1], ooxml.Cell{})
			}
			switch {
			case col.texts != nil:
				rows[i+1][k].Text = col.texts[i]
			case !math.IsNaN(col.numbers[i]):
				rows[i+1][k] = ooxml.Cell{Number: col.numbers[i], Filled: true, Format: col.format}
			}
		}
	}
	return rows
}

// Ranges are the cells that hold the numbers of a chart, as formulas: "'Blad 1'!$A$2:$A$9". What is empty stands in the chart itself.
type Ranges struct {
	Categories string
	Series     []Cells // one for each series
}

// Cells are the cells of one series.
type Cells struct{ Name, X, Values, Minus, Plus string }

// At returns the cells of the chart when [Chart.Rows] are put on a sheet with their first cell at that row and column, from 1.
func (c Chart) At(sheet string, row, first int) Ranges {
	columns, places := c.columns(Words{})
	name := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	cells := func(place int) string {
		letters := ooxml.Column(first + place)
		n := max(len(columns[place].texts), len(columns[place].numbers))
		return name + absolute(letters, row+1) + ":" + absolute(letters, row+n)
	}
	var ranges Ranges
	if c.Kind != Points {
		ranges.Categories = cells(0)
	}
	for i, place := range places {
		found := Cells{Values: cells(place.Values)}
		found.Name = name + absolute(ooxml.Column(first+place.Values), row)
		if c.Kind == Points {
			found.X = cells(place.X)
			found.Name = name + absolute(ooxml.Column(first+place.X), row)
		}
		if c.Series[i].hasInterval() {
			found.Minus, found.Plus = cells(place.Minus), cells(place.Plus)
		}
		ranges.Series = append(ranges.Series, found)
	}
	return ranges
}

func absolute(letters string, row int) string {
	return "$" + letters + "$" + ooxml.Number(float64(row))
}

// AddTo adds the chart to a package as the part with that name, and the workbook that it carries as another one.
func (c Chart) AddTo(p *ooxml.Package, name, workbook string, o Options) error {
	content, err := ooxml.Workbook(c.Rows(o.Heads), o.Lang)
	if err != nil {
		return err
	}
	p.Add(ooxml.Part{Name: workbook, Type: ooxml.TypeWorkbook, Content: content})
	o.Workbook = p.Relate(name, "package", workbook)
	p.Add(ooxml.Part{Name: name, Type: ooxml.TypeChart, Content: c.XML(c.At(ooxml.SheetName, 1, 1), o)})
	return nil
}
