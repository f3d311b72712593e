package platform

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data/writing"
	"spoor/internal/nearest"
)

// Find returns the column that has that name, or one of the aliases where it has none. A name is compared with the codes,
// then with all [Column.Names], then with both as [Fold] has them; the first way that finds something counts. The error
// lists the candidates when several columns fit, and the nearest names when none does.
func (e *Export) Find(name string, aliases ...string) (Column, error) {
	for _, wanted := range append([]string{name}, aliases...) {
		columns := e.Named(wanted)
		if len(columns) == 1 {
			return columns[0], nil
		}
		if len(columns) > 1 {
			places := make([]string, len(columns))
			for i, column := range columns {
				places[i] = fmt.Sprintf("%d (%q)", column.Index+1, column.Name)
			}
			return Column{}, fmt.Errorf("%q fits more than one column: %s; name the column by its place, such as %q", wanted, strings.Join(places, ", "), fmt.Sprintf("column %d", columns[0].Index+1))
		}
	}
	var codes []string
	for _, column := range e.Columns {
		codes = append(codes, column.Code)
	}
	if near := nearest.Name(name, codes); near != "" {
		return Column{}, fmt.Errorf("no column %q; did you mean %q?", name, near)
	}
	return Column{}, fmt.Errorf("no column %q; the export has %s", name, strings.Join(codes[:min(len(codes), maxListed)], ", "))
}

// maxListed bounds how many columns a message lists.
const maxListed = 20

// Named returns the columns that have that name, by the first of these ways that finds any: the code, one of
// [Column.Names], and both as [Fold] has them.
func (e *Export) Named(name string) []Column {
	folded := writing.Fold(name)
	for _, fits := range []func(Column) bool{
		func(c Column) bool { return c.Code == name },
		func(c Column) bool { return slices.Contains(c.Names(), name) },
		func(c Column) bool { return writing.Fold(c.Code) == folded },
		func(c Column) bool {
			return slices.ContainsFunc(c.Names(), func(n string) bool { return writing.Fold(n) == folded })
		},
	} {
		var out []Column
		for _, column := range e.Columns {
			if fits(column) {
				out = append(out, column)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
