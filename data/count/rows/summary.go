package rows

import (
	"context"
	"math"
	"strconv"

	"spoor/data"
	"spoor/data/count/answers"
)

// Summary is what a file of respondents holds, counted in one pass.
type Summary struct {
	Variables []Variable
	Cases     int
	Columns   []Column // of each variable
}

// Column is what one variable holds.
type Column struct {
	Codes     map[int]int // of a choice or tick: respondents with each code, reasons among them
	Numbers   int         // of a number: respondents who gave one
	Low, High float64     // of those
	Blank     int         // respondents without an answer or a reason
	Width     int         // bytes of the longest text
	Decimals  int         // most that a number has, up to 6
}

// mostDecimals is how many decimals of a number are shown.
const mostDecimals = 6

// Summarise counts what is in a file.
func Summarise(ctx context.Context, file answers.File, numbers Numbering) (Summary, error) {
	s := Summary{Variables: Columns(file.Items, file.Wave.Design)}
	s.Columns = make([]Column, len(s.Variables))
	for i := range s.Columns {
		s.Columns[i].Codes = map[int]int{}
	}
	err := Each(ctx, file, numbers, func(cells []Cell) error {
		s.Cases++
		for i, cell := range cells {
			s.Columns[i].add(s.Variables[i].Kind, cell)
		}
		return nil
	})
	return s, err
}

func (c *Column) add(kind Kind, cell Cell) {
	switch {
	case cell.Blank():
		c.Blank++
		return
	case kind == Label:
		c.Width = max(c.Width, len(cell.Text))
		return
	case kind == Choice, kind == Tick, cell.State != data.Answered:
		c.Codes[int(cell.Number)]++
		return
	}
	if c.Numbers++; c.Numbers == 1 {
		c.Low, c.High = cell.Number, cell.Number
	}
	c.Low, c.High = min(c.Low, cell.Number), max(c.High, cell.Number)
	for c.Decimals < mostDecimals && !whole(cell.Number, c.Decimals) {
		c.Decimals++
	}
}

// whole reports whether a number has at most so many decimals.
func whole(number float64, decimals int) bool {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'f', decimals, 64), 64)
	return err == nil && rounded == number
}

// Answered is how many respondents gave an answer.
func (s Summary) Answered(variable int) int {
	c := s.Columns[variable]
	n := c.Numbers
	for _, value := range s.Variables[variable].Values {
		if !value.Missing {
			n += c.Codes[value.Code]
		}
	}
	if s.Variables[variable].Kind == Label {
		n = s.Cases - c.Blank
	}
	return n
}

// widest is how many digits the widest number of a column takes, its sign among them.
func (c Column) widest() int {
	return len(strconv.FormatFloat(math.Trunc(math.Max(math.Abs(c.Low), math.Abs(c.High))), 'f', 0, 64)) + 1
}
