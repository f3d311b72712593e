package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Group are the respondents with the same cells in some columns.
type Group struct {
	Cells       []string // as a file of respondents would have them, blank for NULL; in the order of the columns
	Respondents int      // with a positive weight; without weights all
	ZeroWeight  int
	Weight      float64 // sum of the weights; without weights the number of respondents
	Squared     float64 // sum of their squares
	Misweighed  bool    // the weight is blank or not a number of 0 or more: Respondents is their number, and there are no sums
}

// Groups returns the groups of equal cells in the columns, of respondents with an id, in no order. The column of weights is
// empty where everybody counts the same.
func (t *Table) Groups(ctx context.Context, id string, columns []string, weight string) ([]Group, error) {
	var groups []Group
	err := t.ask(ctx, t.question(id, columns, weight), func(rows *sql.Rows) error {
		for rows.Next() {
			group, err := scanGroup(rows, len(columns), weight != "")
			if err != nil {
				return err
			}
			for i, column := range columns {
				if t.padded[column] {
					group.Cells[i] = strings.TrimRight(group.Cells[i], " \x00")
				}
			}
			groups = append(groups, group)
		}
		return nil
	})
	return groups, err
}

// question is a GROUP BY of the table itself, not of a question within it: a distributed table does the first part of that on
// each of its servers.
func (t *Table) question(id string, columns []string, weight string) string {
	var keys []string
	for _, column := range columns {
		keys = append(keys, t.source.kind.quote(column))
	}
	results := []string{"COUNT(*)"}
	if weight != "" {
		w := t.number(weight)
		usable := "CASE WHEN " + w + " >= 0 AND " + w + " < 1e300 THEN 1 ELSE 0 END"
		keys = append(keys, usable)
		results = append(results, "SUM(CASE WHEN "+w+" = 0 THEN 1 ELSE 0 END)", "SUM("+w+")", "SUM("+w+" * "+w+")")
	}
	question := "SELECT " + strings.Join(append(keys, results...), ", ") + " FROM " + t.name() + " WHERE " + t.filled(id)
	if len(keys) > 0 {
		question += " GROUP BY " + strings.Join(keys, ", ")
	}
	return question
}

// number is a column as a number.
func (t *Table) number(column string) string {
	if t.text[column] {
		return t.source.kind.parse(t.source.kind.quote(column))
	}
	return t.source.kind.number(t.source.kind.quote(column))
}

// filled is the condition that a column is not blank.
func (t *Table) filled(column string) string {
	if t.text[column] {
		return t.source.kind.quote(column) + " <> ''"
	}
	return t.source.kind.quote(column) + " IS NOT NULL"
}

func scanGroup(rows *sql.Rows, columns int, weighted bool) (Group, error) {
	group := Group{Cells: make([]string, columns)}
	width := columns + 1
	if weighted {
		width += 4
	}
	values, err := scanRow(rows, width)
	if err != nil {
		return Group{}, err
	}
	for i := range columns {
		group.Cells[i] = cell(values[i])
	}
	results := values[columns:]
	usable := true
	if weighted {
		usable, results = cell(results[0]) == "1", results[1:]
	}
	all, err := strconv.Atoi(cell(results[0]))
	if err != nil {
		return Group{}, fmt.Errorf("a number of respondents came as %q", cell(results[0]))
	}
	group.Respondents, group.Weight, group.Squared, group.Misweighed = all, float64(all), float64(all), !usable
	if !weighted || !usable {
		return group, nil
	}
	if group.ZeroWeight, err = strconv.Atoi(cell(results[1])); err != nil {
		return Group{}, fmt.Errorf("a number of respondents came as %q", cell(results[1]))
	}
	group.Respondents -= group.ZeroWeight
	group.Weight, err = strconv.ParseFloat(cell(results[2]), 64)
	squared, other := strconv.ParseFloat(cell(results[3]), 64)
	group.Squared = squared
	return group, errors.Join(err, other)
}

func scanRow(rows *sql.Rows, width int) ([]any, error) {
	values, places := make([]any, width), make([]any, width)
	for i := range values {
		places[i] = &values[i]
	}
	return values, rows.Scan(places...)
}

// cell is a value as a file of respondents would have it: text as it is, a number with all its digits, true and false as 1
// and 0, and nothing for NULL.
func cell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case bool:
		if v {
			return "1"
		}
		return "0"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case float32:
		return strconv.FormatFloat(float64(v), 'f', -1, 32)
	}
	if pointer := reflect.ValueOf(value); pointer.Kind() == reflect.Pointer {
		if pointer.IsNil() {
			return ""
		}
		return cell(pointer.Elem().Interface())
	}
	return fmt.Sprint(value)
}

// Respondents are how many rows a table has, and what their ids are.
type Respondents struct {
	Rows     int
	Filled   int // with an id
	Distinct int // different ids
}

// Respondents counts the rows of the table by the column of their ids.
func (t *Table) Respondents(ctx context.Context, id string) (Respondents, error) {
	var r Respondents
	name := t.source.kind.quote(id)
	question := "SELECT COUNT(*), SUM(CASE WHEN " + t.filled(id) + " THEN 1 ELSE 0 END), COUNT(DISTINCT CASE WHEN " + t.filled(id) + " THEN " + name + " END) FROM " + t.name()
	err := t.ask(ctx, question, func(rows *sql.Rows) error {
		for rows.Next() {
			values, err := scanRow(rows, 3)
			if err != nil {
				return err
			}
			for i, to := range []*int{&r.Rows, &r.Filled, &r.Distinct} {
				text := cell(values[i])
				if text == "" { // a sum over no rows
					continue
				}
				if *to, err = strconv.Atoi(text); err != nil {
					return fmt.Errorf("a number of rows came as %q", text)
				}
			}
		}
		return nil
	})
	return r, err
}
