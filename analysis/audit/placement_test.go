package audit

import (
	"reflect"
	"strings"
	"testing"
)

func TestPlacements(t *testing.T) {
	tests := []struct {
		name     string
		cells    []Cell
		doubtful [][]string
		want     []string
	}{
		{"nothing doubtful", []Cell{{"a", "60"}, {"b", "40"}}, nil, []string{"60 40"}},
		{"one doubtful cell has nowhere to go", []Cell{{"a", "60"}, {"b", "40"}}, [][]string{{"a"}}, []string{"60 40"}},
		{"a lost and a printed label", []Cell{{"a", ""}, {"b", "60"}, {"c", "2"}}, [][]string{{"a", "c"}}, []string{"_ 60 2", "2 60 _"}},
		{"three numbers, two moved before three", []Cell{{"a", "1"}, {"b", "2"}, {"c", "3"}}, [][]string{{"c", "b", "a"}},
			[]string{"1 2 3", "1 3 2", "2 1 3", "3 2 1", "2 3 1", "3 1 2"}},
		{"twins read the same", []Cell{{"a", "1"}, {"b", "1"}, {"c", "3"}}, [][]string{{"a", "b", "c"}}, []string{"1 1 3", "1 3 1", "3 1 1"}},
		{"two sets are alternatives", []Cell{{"a", ""}, {"b", "5"}, {"c", "2"}}, [][]string{{"a", "c"}, {"a", "b"}}, []string{"_ 5 2", "2 5 _", "5 _ 2"}},
		{"sets that read the same", []Cell{{"a", "1"}, {"b", "2"}}, [][]string{{"a", "b"}, {"b", "a"}}, []string{"1 2", "2 1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := read(Table{Kind: Single, Base: 10, Cells: test.cells, Doubtful: test.doubtful})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, placed := range p.placements() {
				var texts []string
				for _, percentage := range placed.percentages {
					text := percentage.String()
					if percentage.Lost {
						text = "_"
					}
					texts = append(texts, text)
				}
				got = append(got, strings.Join(texts, " "))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("placements %q, want %q", got, test.want)
			}
		})
	}
}

func TestLostLabelPrintsWithTheDecimalsOfTheTable(t *testing.T) {
	// Of 8 respondents, 62.5% are 5 and 12.5% is 1; the lost label stands for the other 2.
	f := mustAudit(t, Table{Kind: Single, Base: 8, Doubtful: [][]string{{"a", "b"}}, Cells: []Cell{
		{ID: "a", Printed: ""}, {ID: "b", Printed: "12.5"}, {ID: "c", Printed: "62.5"},
	}})
	if len(f.Readings) != 2 || f.Readings[1].Moved != 2 {
		t.Fatalf("readings %+v; want the transcribed one and one with two cells moved", f.Readings)
	}
	fit, ok := f.Readings[1].At(8)
	want := []LostLabel{{Cell: "b", Counts: Range{2, 2}, Low: "25.0", High: "25.0"}}
	if !ok || !reflect.DeepEqual(fit.Lost, want) || !reflect.DeepEqual(fit.Counts, [][]int{{1, 2, 5}}) {
		t.Errorf("fit %+v, want the lost label of b at 2 of 8, 25.0", fit)
	}
}
