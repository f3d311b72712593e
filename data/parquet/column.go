package parquet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// column reads one column of a row group after the other, as the text of its cells.
type column struct {
	wanted bool
	field  *parquet.Column
	index  int
	unit   time.Duration // that dates and times are counted in; 0 where the values are no such things
	pages  parquet.Pages
	page   parquet.Page

	// Of a page with a dictionary, what comes next: which entry each cell is, and which cells there are; and of any other page
	// its values.
	entries []int32
	present []byte // 1 for a cell, 0 for none; nil when all are there
	values  parquet.ValueReader
	buffer  [256]parquet.Value

	dictionary parquet.Dictionary
	known      []span // text of the entries of the dictionary
	text       []byte // a blank cell, that of the dictionary, and after it that of other cells of the rows at hand
	cells      []span // of the rows at hand
}

// span is where a cell stands in a text, with the comma behind it.
type span struct{ from, to int }

// blank is a cell without text. Every text begins with one.
var blank = span{0, 1}

// open begins with a row group.
func (c *column) open(group parquet.RowGroup) {
	c.close()
	if c.wanted {
		c.pages = group.ColumnChunks()[c.index].Pages()
	}
}

func (c *column) close() {
	c.release()
	c.dictionary, c.known, c.text = nil, c.known[:0], append(c.text[:0], ',')
	if c.pages != nil {
		c.pages.Close()
		c.pages = nil
	}
}

func (c *column) release() {
	if c.page != nil {
		parquet.Release(c.page)
		c.page, c.values, c.entries, c.present = nil, nil, nil, nil
	}
}

// read reads so many cells.
func (c *column) read(rows int) error {
	c.cells = c.cells[:0]
	if n := len(c.known); n > 0 {
		c.text = c.text[:c.known[n-1].to]
	} else {
		c.text = c.text[:blank.to]
	}
	for c.wanted && len(c.cells) < rows {
		if c.page == nil {
			if err := c.next(); err != nil {
				return err
			}
		}
		n, err := c.take(rows - len(c.cells))
		switch {
		case errors.Is(err, io.EOF):
			c.release()
		case err != nil:
			return fmt.Errorf("%w (%w)", errDamaged, err)
		case n == 0:
			return errDamaged
		}
	}
	return nil
}

// next turns to the next page.
func (c *column) next() error {
	page, err := c.pages.ReadPage()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("a column of the Parquet file ends before the others: write the file again")
	}
	if err != nil {
		return fmt.Errorf("%w (%w)", errDamaged, err)
	}
	c.page = page
	dictionary := page.Dictionary()
	if dictionary == nil {
		c.values = page.Values()
		return nil
	}
	if c.dictionary != dictionary {
		c.learn(dictionary)
	}
	data := page.Data()
	c.entries, c.present = data.Int32(), page.DefinitionLevels()
	return nil
}

// learn takes over the text of a dictionary, so that every entry becomes text once. The cells before it in the rows at hand
// keep their place.
func (c *column) learn(dictionary parquet.Dictionary) {
	c.dictionary, c.known = dictionary, c.known[:0]
	for i := range dictionary.Len() {
		c.known = append(c.known, c.add(dictionary.Index(int32(i))))
	}
}

// take reads at most so many cells of the page, and returns how many. The error is io.EOF when they are the last.
func (c *column) take(most int) (int, error) {
	switch {
	case c.values != nil:
		n, err := c.values.ReadValues(c.buffer[:min(most, len(c.buffer))])
		for _, value := range c.buffer[:n] {
			c.cells = append(c.cells, c.add(value))
		}
		return n, err
	case c.present == nil:
		n := min(most, len(c.entries))
		for _, entry := range c.entries[:n] {
			c.cells = append(c.cells, c.known[entry])
		}
		if c.entries = c.entries[n:]; len(c.entries) == 0 {
			return n, io.EOF
		}
		return n, nil
	default:
		n, used := min(most, len(c.present)), 0
		for _, there := range c.present[:n] {
			cell := blank
			if there == 1 {
				cell = c.known[c.entries[used]]
				used++
			}
			c.cells = append(c.cells, cell)
		}
		c.entries = c.entries[used:]
		if c.present = c.present[n:]; len(c.present) == 0 {
			return n, io.EOF
		}
		return n, nil
	}
}

// add adds the text of a value.
func (c *column) add(value parquet.Value) span {
	from := len(c.text)
	switch {
	case value.IsNull():
	case c.unit > 0:
		c.text = appendMoment(c.text, value, c.unit)
	case value.Kind() == parquet.Boolean:
		digit := byte('0')
		if value.Boolean() {
			digit = '1'
		}
		c.text = append(c.text, digit)
	case value.Kind() == parquet.Int32:
		c.text = strconv.AppendInt(c.text, int64(value.Int32()), 10)
	case value.Kind() == parquet.Int64:
		c.text = strconv.AppendInt(c.text, value.Int64(), 10)
	case value.Kind() == parquet.Float:
		c.text = strconv.AppendFloat(c.text, float64(value.Float()), 'f', -1, 32)
	case value.Kind() == parquet.Double:
		c.text = strconv.AppendFloat(c.text, value.Double(), 'f', -1, 64)
	default:
		c.text = appendCell(c.text, value.ByteArray())
	}
	c.text = append(c.text, ',')
	return span{from, len(c.text)}
}

// cell returns the text of a cell with a comma behind it, which is all there is in a column that nobody wants.
func (c *column) cell(row int) []byte {
	cell := blank
	if c.wanted {
		cell = c.cells[row]
	}
	return c.text[cell.from:cell.to]
}

const day = 24 * time.Hour

// unitOf returns the unit that a column of dates or of times counts in from the start of 1970, and 0 for any other column.
func unitOf(field *parquet.Column) time.Duration {
	logical := field.Type().LogicalType()
	if logical == nil {
		return 0
	}
	switch kind := logical.Value.(type) {
	case *format.DateType:
		return day
	case *format.TimestampType:
		if kind.Unit.Value != nil {
			return kind.Unit.Value.Duration()
		}
	}
	return 0
}

// appendMoment appends a date as 2026-03-01, and a time as 2026-03-01 10:00:00.
func appendMoment(text []byte, value parquet.Value, unit time.Duration) []byte {
	if unit == day {
		return time.Unix(int64(value.Int32())*86400, 0).UTC().AppendFormat(text, time.DateOnly)
	}
	inSecond := int64(time.Second / unit)
	moment := time.Unix(value.Int64()/inSecond, value.Int64()%inSecond*int64(unit)).UTC()
	return moment.AppendFormat(text, "2006-01-02 15:04:05.999999999")
}
