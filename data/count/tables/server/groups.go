package server

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Query says which groups to make.
type Query struct {
	ID         string   // column of the respondents; a row without an id is in no group
	Columns    []string // a group has the same cells in these
	Weight     string   // column of the weights; empty where everybody counts the same
	Raked      bool     // the weights were raked
	Before     string   // column of the weights before raking; empty where those were 1
	Replicates []string // columns of replicate weights, beside the weight
	Number     Number   // nil for none
}

// Number are columns of which the values are summed, in place of a group for each: see [Table.Sums]. Where there are several, the sums are
// of what they add up to.
type Number []Term

// Term is a column of numbers, times a factor.
type Term struct {
	Column    string
	Low, High float64 // the values that count
	Factor    float64
}

// Group are the respondents with the same cells in some columns.
type Group struct {
	Cells       []string // as a file of respondents would have them, blank for NULL; in the order of the columns
	Respondents int      // with a positive weight; without weights all
	ZeroWeight  int
	Weight      float64   // sum of the weights w; without weights the number of respondents
	Squared     float64   // sum of w²
	Before      float64   // sum of the weights before raking
	Replicates  []float64 // of each replicate the sum of its weights over those with a positive weight
	Misweighed  string    // the first column of which a weight is blank or not a number of 0 or more: Respondents is their number, and there are no sums
	Ranges      []Range   // where the values of each term of the number of the query are
	Values      Values
}

// Values are the sums of a number y over the respondents of a group, where it is there and its terms are within their ranges.
type Values struct {
	Y, YY     float64   // sums of y and y² over those with a positive weight
	WY, WYY   float64   // of wy and wy²
	WWY, WWYY float64   // of w²y and w²y²
	BY, BYY   float64   // of by and by², with b the weight before raking
	RY, RYY   []float64 // of ry and ry², with r the weight in each replicate, over those with a positive weight

	Least, Greatest float64 // of y, over those with a positive weight
}

// Range says where the values of a group are.
type Range int

const (
	Blank Range = iota
	Within
	Outside
)

// Sums reports whether the values of a column can be summed: it is one of numbers. Numbers in a column of text are grouped, as
// a database says of others than its own whether they are numbers in its own way.
func (t *Table) Sums(column string) bool { return t.holds[column].number }

// Weighs reports whether a column can be one of weights: it is one of numbers, or of text that may be numbers.
func (t *Table) Weighs(column string) bool { return t.holds[column].number || t.holds[column].text }

// Groups returns the groups of a query, in no order.
func (t *Table) Groups(ctx context.Context, q Query) ([]Group, error) {
	var groups []Group
	err := t.ask(ctx, t.question(q), func(rows *sql.Rows) error {
		for rows.Next() {
			group, err := t.group(rows, q)
			if err != nil {
				return err
			}
			groups = append(groups, group)
		}
		return nil
	})
	return groups, err
}

// question is a GROUP BY of the table itself, not of a question within it: a distributed table does the first part of that on
// each of its servers.
func (t *Table) question(q Query) string {
	var keys []string
	for _, column := range q.Columns {
		keys = append(keys, t.kind.quote(column))
	}
	results := []string{"COUNT(*)"}
	w, counts := "1", "1 = 1"
	if q.Weight != "" {
		w = t.number(q.Weight)
		counts = w + " > 0"
		usable, b := w+" >= 0 AND "+w+" < 1e100", ""
		if q.Before != "" {
			b = t.number(q.Before)
			usable += " AND (" + w + " > 0 AND " + b + " > 0 AND " + b + " < 1e100 OR " + w + " = 0 AND " + b + " = 0)"
		}
		weighed := "1"
		if len(q.Replicates) > 0 || q.Raked { // who has weight 0 is in a group apart: neither replicates nor margins count then
			weighed = "CASE WHEN " + counts + " THEN 1 ELSE 2 END"
		}
		keys = append(keys, "CASE WHEN "+usable+" THEN "+weighed+" ELSE 0 END")
		if len(q.Replicates) > 0 {
			keys = append(keys, t.firstMisweighed(q.Replicates))
		}
		results = append(results, "SUM(CASE WHEN "+w+" = 0 THEN 1 ELSE 0 END)", "SUM("+w+")", "SUM("+w+" * "+w+")")
		results = append(results, t.sumsOf(q.Replicates, "")...)
		if b != "" {
			results = append(results, "SUM("+b+")")
		}
	}
	if q.Number != nil {
		var terms []string
		for _, term := range q.Number {
			y := t.number(term.Column)
			keys = append(keys, fmt.Sprintf("CASE WHEN %s IS NULL THEN %d WHEN %s >= %v AND %s <= %v THEN %d ELSE %d END",
				y, Blank, y, term.Low, y, term.High, Within, Outside))
			terms = append(terms, fmt.Sprintf("(%v) * %s", term.Factor, y))
		}
		y := t.number(q.Number[0].Column)
		if len(terms) > 1 {
			y = "(" + strings.Join(terms, " + ") + ")"
		}
		for _, term := range []string{y, y + " * " + y} {
			results = append(results, "SUM(CASE WHEN "+counts+" THEN "+term+" ELSE 0 END)")
		}
		if q.Weight != "" {
			for _, term := range []string{y, y + " * " + y, w + " * " + y, w + " * " + y + " * " + y} {
				results = append(results, "SUM("+w+" * "+term+")")
			}
			for _, term := range []string{y, y + " * " + y} {
				results = append(results, t.sumsOf(q.Replicates, " * "+term)...)
			}
		}
		if q.Before != "" {
			for _, term := range []string{y, y + " * " + y} {
				results = append(results, "SUM("+t.number(q.Before)+" * "+term+")")
			}
		}
		for _, end := range []string{"MIN", "MAX"} {
			results = append(results, end+"(CASE WHEN "+counts+" THEN "+y+" END)")
		}
	}
	question := "SELECT " + strings.Join(append(keys, results...), ", ") + " FROM " + t.name() + " WHERE " + t.filled(q.ID)
	if len(keys) > 0 {
		question += " GROUP BY " + strings.Join(keys, ", ")
	}
	return question
}

// firstMisweighed is the place, from 1, of the first column in which a weight is blank or not a number of 0 or more; 0 of none.
func (t *Table) firstMisweighed(columns []string) string {
	cases := "CASE"
	for i, column := range columns {
		cases += fmt.Sprintf(" WHEN NOT (COALESCE(%s, -1) BETWEEN 0 AND 1e100) THEN %d", t.number(column), i+1)
	}
	return cases + " ELSE 0 END"
}

// sumsOf are the sums of columns, of which each value is multiplied.
func (t *Table) sumsOf(columns []string, times string) []string {
	sums := make([]string, len(columns))
	for i, column := range columns {
		sums[i] = "SUM(" + t.number(column) + times + ")"
	}
	return sums
}

// number is a column as a number.
func (t *Table) number(column string) string {
	quoted := t.kind.quote(column)
	switch {
	case t.holds[column].text:
		return t.kind.parse(quoted)
	case t.holds[column].single:
		return t.kind.written(quoted)
	}
	return t.kind.number(quoted)
}

// filled is the condition that a column is not blank.
func (t *Table) filled(column string) string {
	if t.holds[column].text {
		return t.kind.quote(column) + " <> ''"
	}
	return t.kind.quote(column) + " IS NOT NULL"
}

// group reads what the question asks for.
func (t *Table) group(rows *sql.Rows, q Query) (Group, error) {
	group := Group{Cells: make([]string, len(q.Columns))}
	usable, replicate, within := 1, 0, make([]int, len(q.Number))
	var integers []*int
	var numbers []*float64
	if q.Weight != "" {
		integers = append(integers, &usable)
	}
	if len(q.Replicates) > 0 {
		integers = append(integers, &replicate)
	}
	for i := range within {
		integers = append(integers, &within[i])
	}
	integers = append(integers, &group.Respondents)
	v := &group.Values
	each := func(sums *[]float64) { // of the replicates
		if len(q.Replicates) > 0 {
			*sums = make([]float64, len(q.Replicates))
		}
		for i := range *sums {
			numbers = append(numbers, &(*sums)[i])
		}
	}
	if q.Weight != "" {
		integers = append(integers, &group.ZeroWeight)
		numbers = append(numbers, &group.Weight, &group.Squared)
		each(&group.Replicates)
		if q.Before != "" {
			numbers = append(numbers, &group.Before)
		}
	}
	if q.Number != nil {
		numbers = append(numbers, &v.Y, &v.YY)
		if q.Weight != "" {
			numbers = append(numbers, &v.WY, &v.WYY, &v.WWY, &v.WWYY)
			each(&v.RY)
			each(&v.RYY)
		}
		if q.Before != "" {
			numbers = append(numbers, &v.BY, &v.BYY)
		}
		numbers = append(numbers, &v.Least, &v.Greatest)
	}
	values, err := scanRow(rows, len(q.Columns)+len(integers)+len(numbers))
	if err != nil {
		return Group{}, err
	}
	for i, column := range q.Columns {
		group.Cells[i] = cell(values[i])
		if t.holds[column].padded {
			group.Cells[i] = strings.TrimRight(group.Cells[i], " \x00")
		}
	}
	values = values[len(q.Columns):]
	for i, to := range integers {
		if *to, err = strconv.Atoi(cell(values[i])); err != nil {
			return Group{}, fmt.Errorf("a number of respondents came as %q", cell(values[i]))
		}
	}
	for i, to := range numbers {
		text := cell(values[len(integers)+i])
		if text == "" { // a sum of nothing
			continue
		}
		if *to, err = strconv.ParseFloat(text, 64); err != nil {
			return Group{}, fmt.Errorf("a sum came as %q", text)
		}
	}
	switch {
	case usable == 0:
		group.Misweighed = q.Weight
	case replicate > 0:
		group.Misweighed = q.Replicates[replicate-1]
	}
	for _, in := range within {
		group.Ranges = append(group.Ranges, Range(in))
	}
	group.Respondents -= group.ZeroWeight
	if q.Weight == "" {
		n := float64(group.Respondents)
		group.Weight, group.Squared = n, n
		v.WY, v.WYY, v.WWY, v.WWYY = v.Y, v.YY, v.Y, v.YY
	}
	if q.Raked && q.Before == "" {
		group.Before, v.BY, v.BYY = float64(group.Respondents), v.Y, v.YY
	}
	if group.Misweighed != "" {
		group.Weight, group.Squared, group.Before, group.Replicates, group.Values = 0, 0, 0, nil, Values{}
	}
	return group, nil
}

func scanRow(rows *sql.Rows, width int) ([]any, error) {
	values, places := make([]any, width), make([]any, width)
	for i := range values {
		places[i] = &values[i]
	}
	return values, rows.Scan(places...)
}

// cell is a value as a file of respondents would have it: text as it is, a number with all its digits, true and false as 1
// and 0, a day as 2026-01-31, and nothing for NULL.
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
	case time.Time:
		return strings.TrimSuffix(v.Format(time.DateTime), " 00:00:00")
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
	filled := t.filled(id)
	var r Respondents
	err := t.counts(ctx, "SELECT COUNT(*), SUM(CASE WHEN "+filled+" THEN 1 ELSE 0 END), COUNT(DISTINCT CASE WHEN "+filled+" THEN "+
		t.kind.quote(id)+" END) FROM "+t.name(), &r.Rows, &r.Filled, &r.Distinct)
	return r, err
}

// Different counts the different values of a column.
func (t *Table) Different(ctx context.Context, column string) (int, error) {
	var different int
	err := t.counts(ctx, "SELECT COUNT(DISTINCT "+t.kind.quote(column)+") FROM "+t.name(), &different)
	return different, err
}

// counts reads the one row of numbers that answers a question.
func (t *Table) counts(ctx context.Context, question string, to ...*int) error {
	return t.ask(ctx, question, func(rows *sql.Rows) error {
		for rows.Next() {
			values, err := scanRow(rows, len(to))
			if err != nil {
				return err
			}
			for i, count := range to {
				text := cell(values[i])
				if text == "" { // a sum over no rows
					continue
				}
				if *count, err = strconv.Atoi(text); err != nil {
					return fmt.Errorf("a number of rows came as %q", text)
				}
			}
		}
		return nil
	})
}
