package transcript

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"spoor/analysis/audit"
	"spoor/data"
)

const asYAML = `
respondents: 150
tables:
- id: reasons
  title: Why stop?
  kind: multiple
  max_picks: 2
  may_pick_none: true
  base: 120
  rounding: half-even
  printed:
  - {option: No time, percent: 55}
  - {option: "Too far, by bus", percent: 38.0}
  - {option: Ill, percent: "", doubtful: true}
- id: staff
  row: doctor
  kind: rating
  base: 80
  printed: [{option: bad, percent: "12,5"}, {option: good, percent: 87.5}]
`

const asCSV = "option;printed;table;row;title;kind;max_picks;may_pick_none;base;respondents;rounding;doubtful\r\n" +
	"No time;55;reasons;;Why stop?;multiple;2;1;120;150;half-even;\r\n" +
	"\"Too far, by bus\";38.0;;;;;;;;;;0\r\n" +
	"Ill;;;;;;;;;;;1\r\n" +
	"bad;12,5;staff;doctor;;Rating;;;80;150;;\r\n" +
	"good;87.5;staff;doctor;;;;;;;;\r\n"

func TestParse(t *testing.T) {
	want := []Table{
		{Item: "reasons", Title: "Why stop?", Table: audit.Table{ID: "reasons", Kind: audit.Multiple, MaxPicks: 2, MayPickNone: true, Base: 120, Respondents: 150,
			Rounding: audit.HalfEven, Cells: []audit.Cell{{ID: "No time", Printed: "55"}, {ID: "Too far, by bus", Printed: "38.0"}, {ID: "Ill"}}, Doubtful: [][]string{{"Ill"}}}},
		{Item: "staff", Row: "doctor", Table: audit.Table{ID: "staff.doctor", Kind: audit.Rating, Base: 80, Respondents: 150,
			Cells: []audit.Cell{{ID: "bad", Printed: "12,5"}, {ID: "good", Printed: "87.5"}}}},
	}
	for file, source := range map[string]string{"paper.yaml": asYAML, "paper.csv": asCSV} {
		got, err := Parse(file, []byte(source))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%+v, %v\nwant\n%+v", file, got, err, want)
		}
	}
}

func TestParseReportsEveryProblem(t *testing.T) {
	tests := []struct {
		name, file, source string
		want               []string
	}{
		{"numbers", "p.yaml", `tables:
- id: a
  kind: multiple
  base: 0
  printed:
  - {option: x, percent: 155}
  - {option: y, percent: -3}
  - {option: y, percent: half}
`, []string{
			`p.yaml:2: table "a": base is 0; give a number of 1 or more, or leave it out`,
			`p.yaml:6: table "a": option "x": printed percentage "155" is over 100`,
			`p.yaml:7: table "a": option "y": printed percentage "-3" is negative`,
			`p.yaml:8: table "a": option "y" stands on line 7 already`,
			`p.yaml:8: table "a": option "y": printed percentage "half" is not a number`,
		}},
		{"limit of a single choice", "p.yaml", "tables:\n- {id: a, kind: single, max_picks: 2, printed: [{option: x, percent: 90}]}\n",
			[]string{`p.yaml:2: table "a": max_picks and may_pick_none go with kind multiple`}},
		{"negatives", "p.yaml", "tables:\n- {id: a, kind: multiple, max_picks: -1, base: -2, respondents: -3, printed: [{option: x, percent: 90}]}\n",
			[]string{`base is -2`, `respondents is -3`, `max_picks is -1`}},
		{"missing", "p.yaml", "tables:\n- {}\n- {id: a, kind: single, printed: [{option: x}, {percent: 3}]}\n",
			[]string{`the table has no id`, `has no kind; use single, multiple, rating`, `has no percentages`, `option "x" has no percent; use ""`, `a percentage without an option`}},
		{"names", "p.yaml", "tables:\n- {id: a, kind: singel, rounding: up, printed: [{option: x, percent: 3}]}\n- {id: a, kind: single, printed: [{option: x, percent: 3}]}\n",
			[]string{`kind "singel" is not one of single, multiple, rating, mean; did you mean "single"?`, `rounding rule "up" is unknown`, `p.yaml:3: table "a" stands on line 2 already`}},
		{"unknown key", "p.yaml", "tables:\n- {id: a, kind: single, bais: 3, printed: []}\n", []string{`p.yaml:2: unknown key "bais"`}},
		{"rows", "p.yaml", "tables:\n- {id: a, row: r, kind: rating, printed: [{option: x, percent: 3}]}\n- {id: a, row: s, kind: single, printed: [{option: x, percent: 3}]}\n",
			[]string{`p.yaml:3: table "a.s" is of kind "single" and another row of it of kind "rating"`}},
		{"base over respondents", "p.yaml", "tables:\n- {id: a, kind: single, base: 60, respondents: 50, printed: [{option: x, percent: 3}]}\n",
			[]string{`p.yaml:2: table "a": base 60 is more than the 50 respondents`}},
		{"base with a fraction", "p.yaml", "tables:\n- {id: a, kind: single, base: 43.5, printed: [{option: x, percent: 3}]}\n",
			[]string{`p.yaml:2: base must be a whole number, not "43.5"`}},
		{"a mean", "p.yaml", "tables:\n- {id: a, kind: mean, base: 43}\n- {id: b, kind: mean, mean: x, sd: 1, base: 43}\n- {id: c, kind: mean, mean: 3.45, scale: [1], max_picks: 2}\n- {id: d, kind: mean, mean: 6, scale: [1, 5]}\n- {id: e, kind: single, sd: 2, printed: [{option: x, percent: 100}]}\n", []string{
			`p.yaml:2: table "a" has no mean; give it as it is printed`, `p.yaml:3: mean "b": printed number "x" is not a number`, `p.yaml:4: table "c": a mean has no percentages and no picks`,
			`p.yaml:5: mean "d": mean 6 lies outside its scale, 1 to 5`, `p.yaml:6: table "e": mean, sd, scale and items go with kind mean, not with "single"`}},
		{"a mean on a line", "p.csv", "table,kind,option,printed,sd,low,high\na,mean,x,3.45,1,1,\n", []string{`p.csv:2: column "option": a mean has no options`, `p.csv:2: column "low": give both ends of the scale`}},
		{"no tables", "p.yaml", "", []string{`p.yaml:1: the file has no tables`}},
		{"columns", "p.csv", "table,kin,option,printed,table\n", []string{`unknown column "kin"; did you mean "kind"?`, `column "table" is there twice`}},
		{"column missing", "p.csv", "table,option,printed\na,x,5\n", []string{`p.csv:1: column "kind" is missing`}},
		{"lines", "p.csv", "table,kind,base,option,printed,doubtful\na,single,x,x,5,yes\na,multiple,,y,5,\n,,9,z,5,\n", []string{
			`p.csv:2: column "base": "x" is not a whole number`, `p.csv:2: column "doubtful": "yes": use 1 for yes`,
			`p.csv:3: column "kind": "multiple" is not what line 2 says`, `p.csv:4: column "base": "9" is not what line 2 says`}},
		{"cells", "p.csv", "table,kind,option,printed\na,single,x,5,6\n", []string{`p.csv:2: the line has 5 cells and the first line 4`}},
		{"no lines", "p.csv", "table,kind,option,printed\n", []string{`p.csv:1: the file has no percentages`}},
		{"empty", "p.csv", "", []string{`p.csv: `}},
	}
	for _, test := range tests {
		_, err := Parse(test.file, []byte(test.source))
		var problems data.Problems
		if !errors.As(err, &problems) || len(problems) != len(test.want) {
			t.Errorf("%s: %v; want %d problems", test.name, err, len(test.want))
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s:\n%v\nhas no %q", test.name, err, want)
			}
		}
	}
}

// FuzzParse checks that whatever parses can be audited without a limit being passed.
func FuzzParse(f *testing.F) {
	f.Add("p.yaml", asYAML)
	f.Add("p.csv", asCSV)
	f.Add("p.csv", "table,kind,max_picks,base,option,printed\na,multiple,2,47,x,66\na,,,,y,60\n")
	f.Fuzz(func(t *testing.T, file, source string) {
		tables, err := Parse(file, []byte(source))
		var problems data.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Fatalf("%v is no list of problems", err)
		}
		for _, table := range tables {
			if _, err := table.SumRule(); err != nil {
				t.Fatalf("a table that was read cannot be audited: %v", err)
			}
		}
	})
}
