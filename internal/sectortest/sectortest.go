// Package sectortest counts the built-in survey for tests.
package sectortest

import (
	"context"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/sector"
)

// Counted is the built-in survey with its tables, one for each item, in the order of the codebook.
type Counted struct {
	Survey  *data.Survey
	Wave    data.Wave
	Tallies []data.Tally
	Tables  []analysis.Table
}

// BuiltIn counts the built-in survey by the usual methods.
func BuiltIn(t testing.TB) Counted {
	t.Helper()
	survey, err := sector.Open()
	if err != nil {
		t.Fatal(err)
	}
	wave, err := survey.Wave("2021")
	if err != nil {
		t.Fatal(err)
	}
	tallies, _, err := count.Of(survey).Count(context.Background(), wave)
	if err != nil {
		t.Fatal(err)
	}
	counted := Counted{Survey: survey, Wave: wave, Tallies: tallies}
	for _, item := range survey.Codebook.Items {
		table, err := analysis.NewTable(wave, item, tallies, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		counted.Tables = append(counted.Tables, table)
	}
	return counted
}

// Table returns the table of an item.
func (c Counted) Table(t testing.TB, item string) analysis.Table {
	t.Helper()
	for _, table := range c.Tables {
		if table.Item.ID == item {
			return table
		}
	}
	t.Fatalf("no item %s", item)
	return analysis.Table{}
}
