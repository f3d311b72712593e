package workbook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/internal/ooxml/sheets"
)

// flat puts everything that a JSON document holds on one sheet: a row for each object of a list, with a column for each of its values; that
// of an object within it is named for both, "weighted.standard_error". Lists of texts or numbers stand in one cell, separated by "; ".
// Two columns before say of which list a row is ("estimates", "trends.lines") and where it stands in it, from 1; a list within a list
// counts within ("2.1"). What belongs to no list is one row with neither.
func (w writer) flat(document []byte) (sheets.Sheet, error) {
	f := flattening{}
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	value, err := ordered(decoder)
	if err != nil {
		return sheets.Sheet{}, fmt.Errorf("read results: %w", err)
	}
	f.object("", "", value)
	columns := []sheets.Column{{Head: w.say(words.part)}, {Head: w.say(words.number)}}
	for _, name := range f.columns {
		columns = append(columns, sheets.Column{Head: name, Width: min(30, max(10, float64(len(name))+2))})
	}
	table := sheets.Table{Columns: columns, Dense: true}
	for _, record := range f.records {
		row := make([]sheets.Cell, len(columns))
		row[0], row[1] = sheets.Text(record.list), sheets.Text(record.number)
		for i, at := range record.places {
			row[at+2] = record.cells[i]
		}
		table.Rows = append(table.Rows, row)
	}
	above := []sheets.Cell{sheets.Text(w.say(words.results)).As(sheets.Title), sheets.Text(w.say(words.source)).As(sheets.Note)}
	return sheets.Sheet{Name: w.say(words.results), Above: above, Tables: []sheets.Table{table}, Pinned: 2, Source: true}, nil
}

// member is a value of an object with its name, in the order of the document.
type member struct {
	name  string
	value any
}

// ordered reads one value; an object as []member, a list as []any.
func ordered(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		object := []member{}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			value, err := ordered(d)
			if err != nil {
				return nil, err
			}
			object = append(object, member{fmt.Sprint(name), value})
		}
		_, err := d.Token()
		return object, err
	case json.Delim('['):
		list := []any{}
		for d.More() {
			value, err := ordered(d)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err := d.Token()
		return list, err
	}
	return token, nil
}

// flattening is a document on its way to rows.
type flattening struct {
	columns []string
	records []*record
}

// record is one row: the places of its values among the columns, and their cells.
type record struct {
	list, number string
	places       []int
	cells        []sheets.Cell
}

// object makes a row of an object, and further rows of the lists within it.
func (f *flattening) object(list, number string, value any) {
	one := &record{list: list, number: number}
	f.records = append(f.records, one)
	f.fill(one, "", value)
	if len(one.cells) == 0 {
		f.records = slices.DeleteFunc(f.records, func(r *record) bool { return r == one })
	}
}

func (f *flattening) fill(one *record, name string, value any) {
	switch value := value.(type) {
	case []member:
		for _, m := range value {
			f.fill(one, joined(name, m.name), m.value)
		}
	case []any:
		if !slices.ContainsFunc(value, composed) {
			texts := make([]string, len(value))
			for i, part := range value {
				texts[i] = fmt.Sprint(part)
			}
			f.put(one, name, sheets.Text(strings.Join(texts, "; ")))
			return
		}
		for i, part := range value {
			f.object(joined(one.list, name), joined(one.number, strconv.Itoa(i+1)), part)
		}
	case json.Number:
		if number, err := value.Float64(); err == nil {
			f.put(one, name, sheets.Number(number, ""))
		}
	case bool:
		cell := sheets.Cell{Kind: sheets.Truth}
		if value {
			cell.Number = 1
		}
		f.put(one, name, cell)
	case string:
		f.put(one, name, sheets.Text(value))
	}
}

func (f *flattening) put(one *record, name string, cell sheets.Cell) {
	if cell.Kind == sheets.Empty {
		return
	}
	at := slices.Index(f.columns, name)
	if at < 0 {
		at = len(f.columns)
		f.columns = append(f.columns, name)
	}
	one.places, one.cells = append(one.places, at), append(one.cells, cell)
}

// composed reports whether a value of a list is more than a text or a number.
func composed(value any) bool {
	switch value.(type) {
	case []member, []any:
		return true
	}
	return false
}

func joined(name, part string) string {
	if name == "" {
		return part
	}
	return name + "." + part
}
