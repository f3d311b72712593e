package compare

import (
	"testing"

	"spoor/data"
	"spoor/internal/ooxml/chart"
	"spoor/internal/ooxml/sheets"
)

// Each number of the comparison as JSON stands in its column of the sheet of its item, to the last digit.
func TestTheSheetsHoldTheComparison(t *testing.T) {
	t.Parallel()
	compared := comparedPage(t, data.English)
	all := compared.Sheets(func(Item) []chart.Chart { return nil })
	if len(all) != len(compared.Items) {
		t.Fatalf("%d sheets of %d items", len(all), len(compared.Items))
	}
	for i, item := range compared.Items {
		table := all[i].Tables[0]
		if len(table.Rows) != len(item.Rows) {
			t.Fatalf("%s has %d rows", all[i].Name, len(table.Rows))
		}
		for k, row := range item.Rows {
			r, cells := compared.record(item.Item, row), table.Rows[k]
			if len(cells) != len(table.Columns) || cells[0].Text != r.Label {
				t.Fatalf("%+v under %+v", cells, table.Columns)
			}
			value := func(side comparedSide) *float64 {
				if side.Share == nil {
					return side.Mean
				}
				return side.Share
			}
			for at, want := range map[int]*float64{3: value(r.Own), 4: r.Own.Low, 5: r.Own.High, 8: value(r.Sector), 9: r.Sector.Low, 10: r.Sector.High, 11: r.Difference,
				12: r.Low, 13: r.High, 14: r.P, 15: r.Fisher, 16: r.Adjusted} {
				if cell := cells[at]; (want == nil) != (cell.Kind == sheets.Empty) || want != nil && cell.Number != *want {
					t.Errorf("%s, %s: column %q is %+v, want %v", all[i].Name, r.Label, table.Columns[at].Head, cell, want)
				}
			}
		}
	}
}
