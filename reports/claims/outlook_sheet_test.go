package claims

import (
	"testing"

	"spoor/analysis/claims"
	"spoor/analysis/outlook"
	"spoor/data"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/texttest"
)

func TestSheetWords(t *testing.T) { texttest.Complete(t, sheetWords) }

// A workbook has every chance as a number, at the column of its number of respondents, and nothing for a claim that no survey decides.
func TestOutlookSheet(t *testing.T) {
	o := Outlook{Power: 0.8, Level: 0.95, Simulation: outlook.Simulation{Sizes: []int{60, 1000}, Draws: 500, Seed: 1}, Claims: []outlook.Outlook{
		{Claim: claims.Claim{ID: "a", Text: data.Text{NL: "De meesten"}}, Today: claims.NotEstablished, At: []outlook.Chances{
			{N: 60, Supported: 0.25, NeedsRespondents: 0.5, Undecided: 0.125, Contradicted: 0.125}, {N: 1000, Supported: 1},
		}},
		{Claim: claims.Claim{ID: "b", Text: data.Text{NL: "=SOM"}}, Today: claims.NoFigure},
	}}
	sheet := o.Sheet(data.Dutch)
	table := sheet.Tables[0]
	if len(table.Columns) != 10 || table.Columns[6].Head != "n = 1.000: te beslissen" {
		t.Errorf("%+v", table.Columns)
	}
	for i, want := range []float64{0.375, 0.875, 0.25, 0.125, 1, 1, 1, 0} {
		if cell := table.Rows[0][2+i]; cell.Kind != sheets.Amount || cell.Number != want {
			t.Errorf("column %q has %+v, want %v", table.Columns[2+i].Head, cell, want)
		}
	}
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Errorf("%d cells under %d heads", len(row), len(table.Columns))
		}
	}
	if cell := table.Rows[1][9]; cell.Kind != sheets.Empty {
		t.Errorf("%+v", cell)
	}
}
