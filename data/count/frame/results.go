package frame

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"spoor/internal/spreadsheet"
)

// Frame is a table of text columns: the form in which results leave the program. All cells are text, so that no number
// loses a digit on the way.
type Frame struct{ frame dataframe.DataFrame }

// New makes a frame of a header and records of the same length.
func New(header []string, records [][]string) (Frame, error) {
	columns := make([]series.Series, len(header))
	for i, name := range header {
		cells := make([]string, len(records))
		for r, record := range records {
			if len(record) != len(header) {
				return Frame{}, fmt.Errorf("record %d has %d cells, not %d", r+1, len(record), len(header))
			}
			cells[r] = record[i]
		}
		columns[i] = series.New(cells, series.String, name)
	}
	frame := dataframe.New(columns...)
	return Frame{frame}, frame.Err
}

// WriteCSV writes the frame as comma-separated values with a header, in which no spreadsheet computes a cell.
func (f Frame) WriteCSV(w io.Writer) error {
	return spreadsheet.NewWriter(w).WriteAll(f.frame.Records())
}

// CSV returns the frame as [Frame.WriteCSV] writes it; what names it in an error.
func (f Frame) CSV(what string) ([]byte, error) {
	var text bytes.Buffer
	if err := f.WriteCSV(&text); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return text.Bytes(), nil
}

// TidyCSV returns records as [Frame.CSV] does, with the condition on the respondents who were counted in a column of its own where there is one.
func TidyCSV(what, where string, header []string, records [][]string) ([]byte, error) {
	if where != "" {
		header = append(header, "where")
		for i, record := range records {
			records[i] = append(record, where)
		}
	}
	out, err := New(header, records)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return out.CSV(what)
}

// Digits writes a number for a cell with as many digits as tell it from every other number.
func Digits(value float64) string { return strconv.FormatFloat(value, 'g', -1, 64) }
