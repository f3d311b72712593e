package transcript

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/nearest"
	"spoor/internal/strictyaml"
)

var (
	columns  = []string{"table", "row", "title", "kind", "max_picks", "may_pick_none", "base", "respondents", "rounding", "option", "printed", "doubtful", "sd", "low", "high", "items"}
	required = []string{"table", "kind", "option", "printed"}
	ofMeans  = []string{"sd", "low", "high", "items"} // columns that a file of means alone has
)

// records reads tables from delimited text or a workbook, one option a record.
func (c *checker) records(source []byte) []entry {
	reader, err := records.Open(c.File, bytes.NewReader(source), records.Options{})
	if err != nil {
		c.fault(err)
		return nil
	}
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		c.Report(1, "the file is empty; its first line must name the columns %s", strings.Join(required, ", "))
		c.Misread = true
		return nil
	}
	if err != nil {
		c.fault(err)
		return nil
	}
	names := c.header(header)
	if c.Misread {
		return nil
	}
	var entries []entry
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			c.fault(err)
			break
		}
		entries = c.add(entries, line{checker: c, at: strictyaml.Line(record.Line), names: names, cells: record.Texts()})
	}
	if len(entries) == 0 {
		c.Missing(strictyaml.Line(header.Line), "the file has no percentages under its first line")
	}
	c.Misread = c.Misread || len(entries) == 0
	return entries
}

// fault takes over what is wrong with the file itself.
func (c *checker) fault(err error) {
	c.Misread = true
	var found *problem.Problem
	if errors.As(err, &found) {
		c.Problems = append(c.Problems, data.Problem{File: c.File, Line: found.Line, Column: found.Column, Message: found.Message})
		return
	}
	c.Problems = append(c.Problems, data.Problem{File: c.File, Message: err.Error()})
}

func (c *checker) header(record records.Record) []string {
	names := record.Texts()
	for i, name := range names {
		names[i] = strings.ToLower(strings.TrimSpace(name))
		switch {
		case !slices.Contains(columns, names[i]):
			hint := fmt.Sprintf(" (known: %s)", strings.Join(columns, ", "))
			if near := nearest.Name(names[i], columns); near != "" {
				hint = fmt.Sprintf("; did you mean %q?", near)
			}
			c.Report(strictyaml.Line(record.Line), "unknown column %q%s", name, hint)
			c.Misread = true
		case slices.Contains(names[:i], names[i]):
			c.Report(strictyaml.Line(record.Line), "column %q is there twice", name)
			c.Misread = true
		}
	}
	for _, name := range required {
		onlyMeans := name == "option" && slices.ContainsFunc(ofMeans, func(column string) bool { return slices.Contains(names, column) })
		if !slices.Contains(names, name) && !c.Misread && !onlyMeans {
			c.Report(strictyaml.Line(record.Line), "column %q is missing; the file needs %s", name, strings.Join(required, ", "))
		}
	}
	c.Misread = len(c.Problems) > 0
	return names
}

// line is one record after the first.
type line struct {
	*checker
	at    strictyaml.Line
	names []string
	cells []string
}

func (l line) text(column string) string {
	if i := slices.Index(l.names, column); i >= 0 && i < len(l.cells) {
		return strings.TrimSpace(l.cells[i])
	}
	return ""
}

func (l line) problem(column, format string, args ...any) {
	l.Problems = append(l.Problems, data.Problem{File: l.File, Line: int(l.at), Column: column, Message: fmt.Sprintf(format, args...)})
}

// whole returns a whole number, nil when there is none.
func (l line) whole(column string) *int {
	text := l.text(column)
	if text == "" {
		return nil
	}
	number, err := strconv.Atoi(text)
	if err != nil {
		l.problem(column, "%q is not a whole number", text)
		return nil
	}
	return &number
}

func (l line) yes(column string) bool {
	text := l.text(column)
	if text != "" && text != "0" && text != "1" {
		l.problem(column, "%q: use 1 for yes, and 0 or nothing for no", text)
	}
	return text == "1"
}

// add puts a record with its table. What a record says of the table as a whole must agree with the first of the table.
func (c *checker) add(entries []entry, l line) []entry {
	if len(l.cells) > len(l.names) && strings.TrimSpace(strings.Join(l.cells[len(l.names):], "")) != "" {
		c.Report(l.at, "the line has %d cells and the first line %d; put quotes around a text that holds the separator", len(l.cells), len(l.names))
		c.Misread = true
		return entries
	}
	typed := entry{Line: l.at, ID: l.text("table"), Row: l.text("row"), Title: l.text("title"), Kind: strings.ToLower(l.text("kind")),
		MaxPicks: l.whole("max_picks"), MayPickNone: l.yes("may_pick_none"), Base: l.whole("base"), Respondents: l.whole("respondents"), Rounding: l.text("rounding")}
	percent := l.text("printed")
	if typed.Kind == mean {
		return l.mean(entries, typed, percent)
	}
	option := cell{Line: l.at, Option: l.text("option"), Percent: &percent, Doubtful: l.yes("doubtful")}
	if typed.ID == "" && len(entries) > 0 {
		typed.ID, typed.Row = entries[len(entries)-1].ID, entries[len(entries)-1].Row
	}
	at := slices.IndexFunc(entries, func(e entry) bool { return e.name() == typed.name() })
	if at < 0 {
		typed.Printed = []cell{option}
		return append(entries, typed)
	}
	e := &entries[at]
	l.agree("kind", typed.Kind != "" && typed.Kind != e.Kind, e.Line)
	l.agree("title", typed.Title != "" && typed.Title != e.Title, e.Line)
	l.agree("rounding", typed.Rounding != "" && typed.Rounding != e.Rounding, e.Line)
	l.agree("may_pick_none", l.text("may_pick_none") != "" && typed.MayPickNone != e.MayPickNone, e.Line)
	l.agree("max_picks", differs(typed.MaxPicks, e.MaxPicks), e.Line)
	l.agree("base", differs(typed.Base, e.Base), e.Line)
	l.agree("respondents", differs(typed.Respondents, e.Respondents), e.Line)
	e.Printed = append(e.Printed, option)
	return entries
}

// mean is add of a printed mean, which has one line.
func (l line) mean(entries []entry, typed entry, printed string) []entry {
	deviation := l.text("sd")
	typed.Mean, typed.Deviation, typed.Items = &printed, &deviation, l.whole("items")
	if option := l.text("option"); option != "" {
		l.problem("option", "a mean has no options; leave %q out", option)
	}
	switch low, high := l.whole("low"), l.whole("high"); {
	case low != nil && high != nil:
		typed.Scale = []int{*low, *high}
	case low != nil || high != nil:
		l.problem("low", "give both ends of the scale, under low and high, or neither")
	}
	return append(entries, typed)
}

func differs(number, first *int) bool {
	return number != nil && (first == nil || *number != *first)
}

func (l line) agree(column string, differs bool, first strictyaml.Line) {
	if differs {
		l.problem(column, "%q is not what line %d says of the same table; leave it blank after the first line of a table", l.text(column), first)
	}
}
