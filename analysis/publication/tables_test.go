package publication

import (
	"slices"
	"testing"

	"spoor/analysis/audit"
	"spoor/analysis/audit/transcript"
)

func row(id string, printed ...string) transcript.Table {
	t := transcript.Table{Item: "staff", Row: id, Table: audit.Table{ID: "staff." + id, Kind: audit.Rating, Base: 43, Respondents: 50}}
	for i, percentage := range printed {
		t.Cells = append(t.Cells, audit.Cell{ID: string(rune('a' + i)), Printed: percentage})
	}
	return t
}

// The last row is that of the occupational health service in the built-in publication: within the bases of the other rows,
// 41 to 43, two repairs of one cell fit, at 41 (7 + 18 + 15 + 1) and 42 (7 + 6 + 28 + 1), as a hand calculation shows.
func TestAuditTablesOfABattery(t *testing.T) {
	other := transcript.Table{Item: "choice", Title: "Choice", Table: audit.Table{ID: "choice", Kind: audit.Single, Base: 3,
		Cells: []audit.Cell{{ID: "yes", Printed: "33"}, {ID: "no", Printed: "67"}}}}
	figures, err := AuditTables(t.Context(), []transcript.Table{row("insurer", "5", "17", "63", "15", "0"), other, row("health", "0", "17", "44", "67", "2")})
	if err != nil || len(figures) != 3 {
		t.Fatalf("%d figures, %v", len(figures), err)
	}
	if got := figures[0].Finding; got.Base != 41 || !slices.Equal(got.Bases, []int{41}) {
		t.Errorf("insurer: base %d of %v; want 41", got.Base, got.Bases)
	}
	health := figures[1]
	var bases []int
	for _, repair := range health.Finding.Repairs.List {
		bases = append(bases, repair.Fit.Base)
	}
	if health.Row != "health" || health.Finding.Possible || !slices.Equal(bases, []int{42, 41}) && !slices.Equal(bases, []int{41, 42}) {
		t.Errorf("%s: possible %t, repairs at %v; want one at 41 and one at 42", health.Row, health.Finding.Possible, bases)
	}
	choice := figures[2]
	if counts, unique := choice.Finding.Counts(); !unique || !slices.Equal(counts, []int{1, 2}) || choice.Item.Title.NL != "Choice" {
		t.Errorf("choice: %v, %q; want 1 and 2 of 3", counts, choice.Item.Title)
	}
	if label, _ := choice.Item.Answer("yes"); label.Label.EN != "yes" {
		t.Errorf("option %q; want it as typed", label.Label)
	}
	if health.Notes() != nil {
		t.Errorf("notes %v; nothing is made from a figure that stands alone", health.Notes())
	}
}
