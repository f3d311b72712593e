package audit

import (
	"fmt"
	"reflect"
	"testing"
)

// The tables of the OVAL/KoM publication as printed; 50 members answered. The expected counts were found by an
// exhaustive search in exact integers, written apart from this package (testdata/publication.py).

const members = 50

// cells makes cells named a, b, c, ... of printed percentages.
func cells(printed ...string) []Cell {
	made := make([]Cell, len(printed))
	for i, text := range printed {
		made[i] = Cell{ID: string(rune('a' + i)), Printed: text}
	}
	return made
}

func mustAudit(t testing.TB, table Table) Finding {
	t.Helper()
	finding, err := Audit(table)
	if err != nil {
		t.Fatalf("Audit(%s): %v", table.ID, err)
	}
	return finding
}

func TestPublicationItemsHaveUniqueCounts(t *testing.T) {
	tests := []struct {
		table  Table
		base   int
		bases  []int
		counts []int
	}{
		{Table{ID: "outcomes", Kind: Multiple, MaxPicks: 3, Base: 47, Cells: cells("66", "60", "51", "43", "26", "13", "9")},
			47, []int{47}, []int{31, 28, 24, 20, 12, 6, 4}},
		{Table{ID: "interim_results", Kind: Multiple, MaxPicks: 2, Base: 47, Cells: cells("55", "45", "43", "28", "9")},
			47, []int{47}, []int{26, 21, 20, 13, 4}},
		{Table{ID: "positive_factors", Kind: Multiple, MaxPicks: 3, Base: 43, Cells: cells("81", "56", "42", "23", "19", "16", "14", "12", "9", "7", "7", "2")},
			43, []int{43}, []int{35, 24, 18, 10, 8, 7, 6, 5, 4, 3, 3, 1}},
		{Table{ID: "obstructing_factors", Kind: Multiple, MaxPicks: 3, Base: 43, Cells: cells("65", "58", "40", "40", "14", "14", "14", "12", "12", "9", "7", "5", "2")},
			43, []int{43}, []int{28, 25, 17, 17, 6, 6, 6, 5, 5, 4, 3, 2, 1}},
		{Table{ID: "personal_traits", Kind: Single, Base: 42, Cells: cells("36", "36", "14", "5", "5", "5")},
			42, []int{22, 42, 44}, []int{15, 15, 6, 2, 2, 2}},
		{Table{ID: "improvements", Kind: Single, Cells: cells("26", "19", "19", "14", "12", "9", "2")},
			43, []int{43}, []int{11, 8, 8, 6, 5, 4, 1}},
		{Table{ID: "success_definition", Kind: Single, Base: 43, Cells: cells("56", "28", "9", "7")},
			43, []int{43}, []int{24, 12, 4, 3}},
	}
	for _, test := range tests {
		t.Run(test.table.ID, func(t *testing.T) {
			test.table.Respondents = members
			f := mustAudit(t, test.table)
			counts, unique := f.Counts()
			if !f.Possible || !unique || f.Base != test.base || !reflect.DeepEqual(counts, test.counts) {
				t.Errorf("possible %t, unique %t, base %d, counts %v; want base %d, counts %v", f.Possible, unique, f.Base, counts, test.base, test.counts)
			}
			if !reflect.DeepEqual(f.Bases, test.bases) {
				t.Errorf("bases %v, want %v", f.Bases, test.bases)
			}
			if got := f.Nonresponse(f.Base); got != members-test.base {
				t.Errorf("non-response %d, want %d", got, members-test.base)
			}
			if !f.SumRule.Holds || len(f.Repairs.List) > 0 {
				t.Errorf("sum rule %+v, repairs %v; want it to hold and none", f.SumRule, f.Repairs.List)
			}
		})
	}
}

func collaboration() []Table {
	scale := []string{"very_bad", "bad", "neutral", "good", "very_good"}
	printed := []struct {
		id      string
		printed [5]string
	}{
		{"employee", [5]string{"2", "2", "12", "74", "9"}},
		{"employer", [5]string{"", "5", "19", "67", "2"}},
		{"casemanager", [5]string{"2", "2", "19", "69", "7"}},
		{"labour_expert", [5]string{"2", "2", "38", "52", "5"}},
		{"occupational_physician", [5]string{"5", "12", "40", "35", "9"}},
		{"ohs_service", [5]string{"0", "17", "44", "67", "2"}},
		{"insurer", [5]string{"5", "17", "63", "15", "0"}},
		{"uwv", [5]string{"12", "43", "31", "14", "0"}},
	}
	var rows []Table
	for _, row := range printed {
		table := Table{ID: row.id, Kind: Rating, Base: 43, Respondents: members}
		for i, level := range scale {
			table.Cells = append(table.Cells, Cell{ID: level, Printed: row.printed[i]})
		}
		if row.id == "employer" { // the text layer loses one label, of which the place is not certain
			table.Doubtful = [][]string{{"very_bad", "very_good"}, {"very_bad", "bad"}}
		}
		rows = append(rows, table)
	}
	return rows
}

func TestPublicationBattery(t *testing.T) {
	battery, err := AuditBattery(collaboration())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]struct {
		base   int
		bases  []int
		counts []int
	}{
		"employee":               {43, []int{43}, []int{1, 1, 5, 32, 4}},
		"employer":               {43, []int{42, 43}, []int{3, 2, 8, 29, 1}},
		"casemanager":            {42, []int{42}, []int{1, 1, 8, 29, 3}},
		"labour_expert":          {42, []int{42}, []int{1, 1, 16, 22, 2}},
		"occupational_physician": {43, []int{43}, []int{2, 5, 17, 15, 4}},
		"ohs_service":            {0, nil, nil},
		"insurer":                {41, []int{41}, []int{2, 7, 26, 6, 0}},
		"uwv":                    {42, []int{42}, []int{5, 18, 13, 6, 0}},
	}
	for _, row := range battery.Rows {
		counts, _ := row.Counts()
		w := want[row.Table]
		if row.Base != w.base || !reflect.DeepEqual(row.Bases, w.bases) || !reflect.DeepEqual(counts, w.counts) {
			t.Errorf("%s: base %d of %v, counts %v; want %d of %v, %v", row.Table, row.Base, row.Bases, counts, w.base, w.bases, w.counts)
		}
		if row.Possible == (row.Table == "ohs_service") {
			t.Errorf("%s: possible %t", row.Table, row.Possible)
		}
	}
	if battery.Bases != (Range{41, 43}) || !reflect.DeepEqual(battery.Several, []int{1}) {
		t.Errorf("bases %v, several %v; want 41..43 and the employer's row", battery.Bases, battery.Several)
	}
}

func TestPublicationLostLabelHasThreeReadings(t *testing.T) {
	f := mustAudit(t, collaboration()[1])
	var got []string
	for _, reading := range f.Readings {
		for _, fit := range reading.Fits {
			for _, lost := range fit.Lost {
				got = append(got, fmt.Sprintf("%d: %v %s %d..%d %s..%s %t", fit.Base, fit.Counts, lost.Cell, lost.Counts.Low, lost.Counts.High, lost.Low, lost.High, lost.Transcribed))
			}
		}
	}
	want := []string{
		"42: [[3 2 8 28 1]] very_bad 3..3 7..7 true",
		"43: [[3 2 8 29 1]] very_bad 3..3 7..7 true",
		"42: [[1 2 8 28 3]] very_good 3..3 7..7 false",
		"43: [[1 2 8 29 3]] very_good 3..3 7..7 false",
		"42: [[2 3 8 28 1]] bad 3..3 7..7 false",
		"43: [[2 3 8 29 1]] bad 3..3 7..7 false",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("readings\n%q\nwant\n%q", got, want)
	}
}

func TestPublicationMisprintHasTwoRepairs(t *testing.T) {
	battery, err := AuditBattery(collaboration())
	if err != nil {
		t.Fatal(err)
	}
	f := battery.Rows[5]
	want := []Repair{
		{Changes: []Change{{"neutral", "44", "14"}}, Edits: 1, Fit: Fit{Base: 42, Counts: [][]int{{0, 7, 6, 28, 1}}}},
		{Changes: []Change{{"good", "67", "37"}}, Edits: 1, Fit: Fit{Base: 41, Counts: [][]int{{0, 7, 18, 15, 1}}}},
	}
	if len(f.Repairs.List) != len(want) || f.Repairs.Omitted != 0 || !f.Repairs.Complete {
		t.Fatalf("repairs %+v, want %+v", f.Repairs, want)
	}
	for i, w := range want {
		got := f.Repairs.List[i]
		if !reflect.DeepEqual(got.Changes, w.Changes) || got.Edits != w.Edits || got.Fit.Base != w.Fit.Base || !reflect.DeepEqual(got.Fit.Counts, w.Fit.Counts) {
			t.Errorf("repair %d: %+v, want %+v", i+1, got, w)
		}
	}
	if f.SumRule.Holds || f.SumRule.Total != "130" || f.SumRule.Low != "98" || f.SumRule.High != "102" {
		t.Errorf("sum rule %+v; want 130 outside 98 to 102", f.SumRule)
	}
}
