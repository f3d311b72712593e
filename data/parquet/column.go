package parquet

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// column reads one column of a row group after the other.
type column struct {
	wanted bool
	index  int
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [256]parquet.Value

	text []byte // cells of the rows at hand
	ends []int
}

// open begins with a row group.
func (c *column) open(group parquet.RowGroup) {
	c.close()
	if c.wanted {
		c.pages = group.ColumnChunks()[c.index].Pages()
	}
}

func (c *column) close() {
	c.release()
	if c.pages != nil {
		c.pages.Close()
		c.pages = nil
	}
}

func (c *column) release() {
	if c.page != nil {
		parquet.Release(c.page)
		c.page, c.values = nil, nil
	}
}

// read reads so many cells.
func (c *column) read(rows int) error {
	c.text, c.ends = c.text[:0], c.ends[:0]
	for c.wanted && len(c.ends) < rows {
		if c.values == nil {
			page, err := c.pages.ReadPage()
			if errors.Is(err, io.EOF) {
				return fmt.Errorf("a column of the Parquet file ends before the others: write the file again")
			}
			if err != nil {
				return fmt.Errorf("%w (%w)", errDamaged, err)
			}
			c.page, c.values = page, page.Values()
		}
		n, err := c.values.ReadValues(c.buffer[:min(rows-len(c.ends), len(c.buffer))])
		for _, value := range c.buffer[:n] {
			c.add(value)
		}
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

// add adds a value as the text of a cell.
func (c *column) add(value parquet.Value) {
	switch {
	case value.IsNull():
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
	c.ends = append(c.ends, len(c.text))
}

// cell returns the text of a cell, empty for a column that nobody wants.
func (c *column) cell(row int) []byte {
	if !c.wanted {
		return nil
	}
	start := 0
	if row > 0 {
		start = c.ends[row-1]
	}
	return c.text[start:c.ends[row]]
}
