package count

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/sums"
)

// surveyOf makes a survey of the test questionnaire with one wave, w, that has one file, a.csv, with the given items.
func surveyOf(t testing.TB, items, csv string) *Survey {
	t.Helper()
	survey, err := Open(fstest.MapFS{
		"codebook.yaml":     {Data: []byte(questionnaire)},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [" + items + "]}]\n")},
		"waves/w/a.csv":     {Data: []byte(csv)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return survey
}

func count(t testing.TB, items, csv string) ([]data.Tally, data.Problems, error) {
	t.Helper()
	return surveyOf(t, items, csv).Count(t.Context(), data.Wave{ID: "w", Files: []data.WaveFile{{Name: "a.csv", Items: strings.Split(items, ", ")}}})
}

// shown are problems without the name of the file.
func shown(problems data.Problems) []string {
	var lines []string
	for _, problem := range problems {
		lines = append(lines, strings.TrimPrefix(problem.String(), "waves/w/a.csv:"))
	}
	return lines
}

const optionsOfWorks = "is not among the options (yes, no)"

// Of each file the whole tally and every problem are given; the tallies of choice are worked out by hand.
func TestCountChoice(t *testing.T) {
	for name, c := range map[string]struct {
		csv      string
		want     data.Tally
		problems []string
	}{
		"ids and labels in both languages": {"respondent,works\n1,yes\n2,Ja\n3,Yes\n4,no\n5,Nee\n",
			data.Tally{Asked: 5, Answered: 5, Counts: []int{3, 2}}, nil},
		"columns in another order": {"works,respondent\nyes,1\nno,2\n", data.Tally{Asked: 2, Answered: 2, Counts: []int{1, 1}}, nil},
		"no answer, and why": {"respondent,works\n1,yes\n2,\n3,#not_asked\n4,#dont_know\n5,#refused\n",
			data.Tally{Asked: 4, Answered: 1, Counts: []int{1, 0}}, nil},
		"nobody answered": {"respondent,works\n1,\n2,#not_asked\n", data.Tally{Asked: 1, Counts: []int{0, 0}}, nil},
		"unknown option": {"respondent,works\n1,yes\n2,\"ja \"\n3,perhaps\n", data.Tally{Asked: 3, Answered: 1, Unusable: 2, Counts: []int{1, 0}}, []string{
			`3: column "works": "ja " ` + optionsOfWorks + `; the respondent is left out of this item; did you mean "Ja"?`,
			`4: column "works": "perhaps" ` + optionsOfWorks + `; the respondent is left out of this item`}},
		"texts that others take for missing": {"respondent,works\n1,NaN\n2,NA\n3,yes\n4,NULL\n", data.Tally{Asked: 4, Answered: 1, Unusable: 3, Counts: []int{1, 0}}, []string{
			`2: column "works": "NaN" ` + optionsOfWorks + `; the respondent is left out of this item`,
			`3: column "works": "NA" ` + optionsOfWorks + `; the respondent is left out of this item; did you mean "no"?`,
			`5: column "works": "NULL" ` + optionsOfWorks + `; the respondent is left out of this item`}},
		"spaces are not blank": {"respondent,works\n1,yes\n2, \n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 0}}, []string{
			`3: column "works": " " ` + optionsOfWorks + `; the respondent is left out of this item`}},
		"long cells are cut": {"respondent,works\n1,yes\n2," + strings.Repeat("é", 61) + "\n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 0}}, []string{
			`3: column "works": "` + strings.Repeat("é", 60) + `…" ` + optionsOfWorks + `; the respondent is left out of this item`}},
		"duplicate respondent": {"respondent,works\n1,yes\n2,no\n1,no\n01,no\n", data.Tally{Asked: 3, Answered: 3, Counts: []int{1, 2}}, []string{
			`4: column "respondent": respondent "1" stands on line 2 already; this record is left out`}},
		"no respondent id": {"respondent,works\n1,yes\n,no\n", data.Tally{Asked: 1, Answered: 1, Counts: []int{1, 0}}, []string{
			`3: column "respondent": the id is empty; the record is left out`}},
		"respondents called NaN": {"respondent,works\nNaN,yes\nNA,no\nNaN,no\n", data.Tally{Asked: 2, Answered: 2, Counts: []int{1, 1}}, []string{
			`4: column "respondent": respondent "NaN" stands on line 2 already; this record is left out`}},
		"ragged rows": {"respondent,works\n1,yes\n2\n3,no,\n4,no\n", data.Tally{Asked: 2, Answered: 2, Counts: []int{1, 1}}, []string{
			"3: 1 fields where the header has 2; the record is left out",
			"4: 3 fields where the header has 2; the record is left out"}},
		"BOM":                        {"\ufeffrespondent,works\n1,yes\n", data.Tally{Asked: 1, Answered: 1, Counts: []int{1, 0}}, nil},
		"BOM before a quoted header": {"\ufeff\"respondent\",\"works\"\n1,yes\n", data.Tally{Asked: 1, Answered: 1, Counts: []int{1, 0}}, nil},
		"CRLF":                       {"respondent,works\r\n1,yes\r\n2,maybe\r\n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 0}}, []string{`3: column "works": "maybe" ` + optionsOfWorks + `; the respondent is left out of this item`}},
		"no newline at the end":      {"respondent,works\n1,yes\n2,no", data.Tally{Asked: 2, Answered: 2, Counts: []int{1, 1}}, nil},
		"blank lines count as lines": {"respondent,works\n\n1,yes\n\n2,maybe\n\n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 0}}, []string{`5: column "works": "maybe" ` + optionsOfWorks + `; the respondent is left out of this item`}},
		"quoted line breaks": {"respondent,works\n\"1\na\",yes\n2,maybe\n\"3\r\n\",\"no\n\"\n4,no\n", data.Tally{Asked: 4, Answered: 2, Unusable: 2, Counts: []int{1, 1}}, []string{
			`4: column "works": "maybe" ` + optionsOfWorks + `; the respondent is left out of this item`,
			`5: column "works": "no\n" ` + optionsOfWorks + `; the respondent is left out of this item; did you mean "no"?`}},
		"quotes within quotes": {"respondent,works\n\"1 \"\"a\"\"\",yes\n", data.Tally{Asked: 1, Answered: 1, Counts: []int{1, 0}}, nil},
		"bare quotes": {"respondent,works\n1,yes\n2,n\"o\n3,\"n\"o\n4,no\n5,\"no\n", data.Tally{Asked: 2, Answered: 2, Counts: []int{1, 1}}, []string{
			`3: a quote (") in the wrong place; write "" for a quote within a quoted field; the record is left out`,
			`4: a quote (") in the wrong place; write "" for a quote within a quoted field; the record is left out`,
			`6: a quote (") in the wrong place; write "" for a quote within a quoted field; the record is left out`}},
	} {
		t.Run(name, func(t *testing.T) {
			tallies, problems, err := count(t, "works", c.csv)
			if err != nil {
				t.Fatal(err)
			}
			c.want.Wave, c.want.Item = "w", "works"
			if !reflect.DeepEqual(tallies, []data.Tally{c.want}) {
				t.Errorf("tallies %+v, want %+v", tallies, c.want)
			}
			if got := shown(problems); !reflect.DeepEqual(got, c.problems) {
				t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.problems, "\n"))
			}
		})
	}
}

func TestFilesThatCannotBeCounted(t *testing.T) {
	for name, c := range map[string]struct {
		csv  string
		want []string
	}{
		"empty":       {"", []string{" the file is empty; its first line must name the columns"}},
		"only a BOM":  {"\ufeff", []string{" the file is empty; its first line must name the columns"}},
		"blank lines": {"\n\n", []string{" the file is empty; its first line must name the columns"}},
		"header only": {"respondent,works\n", []string{" there is no usable record below the header"}},
		"no usable record": {"respondent,works\n1\n", []string{"2: 1 fields where the header has 2; the record is left out",
			" there is no usable record below the header"}},
		"missing column": {"respondent\n1\n", []string{`1: column "works": the column is missing`}},
		"unknown column": {"respondent,wroks,works,colour\n1,a,b,c\n", []string{
			`1: column "wroks": unknown column; expected respondent, works`, `1: column "colour": unknown column; expected respondent, works`}},
		"mistyped column": {"\nrespondents,work\n1,a\n", []string{
			`2: column "respondents": unknown column; did you mean "respondent"?`, `2: column "work": unknown column; did you mean "works"?`,
			`2: column "respondent": the column is missing`, `2: column "works": the column is missing`}},
		"column twice":           {"respondent,works,works\n1,yes,yes\n", []string{`1: column "works": the column stands twice`}},
		"columns without a name": {"respondent,works,,\n1,yes,,\n", []string{"1: column 3 of 4 has no name; name it or remove it", "1: column 4 of 4 has no name; name it or remove it"}},
		"quote in the header":    {"respondent,wo\"rks\n1,yes\n", []string{`1: a quote (") in the wrong place; write "" for a quote within a quoted field; the columns cannot be told apart`}},
		"quote that is not closed": {"respondent,works\n1,yes\n2,\"no\n3,yes\n4,yes\n", []string{
			`3: a quote (") in the wrong place; write "" for a quote within a quoted field; it takes up the records down to line 5`}},
		"quote closed in another record": {"respondent,works\n1,yes\n2,\"no\n3,\"yes\n4,yes\n5\n", []string{
			`3: a quote (") in the wrong place; write "" for a quote within a quoted field; it takes up the records down to line 4`,
			"6: 1 fields where the header has 2; the record is left out"}},
	} {
		t.Run(name, func(t *testing.T) {
			tallies, _, err := count(t, "works", c.csv)
			var problems data.Problems
			if !errors.As(err, &problems) || tallies != nil {
				t.Fatalf("got %v and the error %v, want problems", tallies, err)
			}
			if got := shown(problems); !reflect.DeepEqual(got, c.want) {
				t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestCountMultiple(t *testing.T) {
	const header = "respondent,helps.time,helps.money,helps.other\n"
	const leftOut = "; the respondent is left out of this item"
	for name, c := range map[string]struct {
		csv      string
		want     data.Tally
		problems []string
	}{
		"picks":          {"1,1,1,0\n2,1,0,0\n", data.Tally{Asked: 2, Answered: 2, Counts: []int{2, 1, 0}}, nil},
		"nothing ticked": {"1,0,0,0\n2,0,0,1\n", data.Tally{Asked: 2, Answered: 2, Counts: []int{0, 0, 1}}, nil},
		"all blank":      {"1,,,\n2,0,0,1\n", data.Tally{Asked: 2, Answered: 1, Counts: []int{0, 0, 1}}, nil},
		"why there is no answer": {"1,#not_asked,#not_asked,#not_asked\n2,,#not_asked,\n3,#refused,,\n4,#dont_know,#dont_know,#dont_know\n5,1,0,0\n",
			data.Tally{Asked: 3, Answered: 1, Counts: []int{1, 0, 0}}, nil},
		"two reasons": {"1,#not_asked,#refused,\n2,1,0,0\n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 0, 0}}, []string{
			`2: column "helps": the options give different reasons why there is no answer; give one for all` + leftOut}},
		"too many picks": {"1,1,1,1\n2,1,1,0\n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 1, 0}}, []string{
			`2: column "helps": 3 options picked, at most 2 allowed` + leftOut}},
		"partly blank": {"1,1,,0\n2,1,#refused,\n3,,1,1\n4,0,1,0\n", data.Tally{Asked: 4, Answered: 1, Unusable: 3, Counts: []int{0, 1, 0}}, []string{
			`2: column "helps": 1 of the 3 options have neither 1 nor 0; give one for each, or leave all blank` + leftOut,
			`3: column "helps": 2 of the 3 options have neither 1 nor 0; give one for each, or leave all blank` + leftOut,
			`4: column "helps": 1 of the 3 options have neither 1 nor 0; give one for each, or leave all blank` + leftOut}},
		"other marks": {"1,x,1,ja\n2,1,0,0\n", data.Tally{Asked: 2, Answered: 1, Unusable: 1, Counts: []int{1, 0, 0}}, []string{
			`2: column "helps.time": "x" is not 1 (picked), 0 (not picked) or blank (no answer)` + leftOut,
			`2: column "helps.other": "ja" is not 1 (picked), 0 (not picked) or blank (no answer)` + leftOut}},
	} {
		t.Run(name, func(t *testing.T) {
			tallies, problems, err := count(t, "helps", header+c.csv)
			if err != nil {
				t.Fatal(err)
			}
			c.want.Wave, c.want.Item = "w", "helps"
			if !reflect.DeepEqual(withoutPatterns(t, tallies), []data.Tally{c.want}) {
				t.Errorf("tallies %+v, want %+v", tallies, c.want)
			}
			if got := shown(problems); !reflect.DeepEqual(got, c.problems) {
				t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.problems, "\n"))
			}
		})
	}
}

func TestCountRating(t *testing.T) {
	tallies, problems, err := count(t, "rated", "respondent,rated.doctor,rated.boss\n1,good,bad\n2,,Very good\n3,#not_asked,Goed\n4,god,Slecht\n")
	if err != nil {
		t.Fatal(err)
	}
	if want := []data.Tally{
		{Wave: "w", Item: "rated", Row: "boss", Asked: 4, Answered: 4, Counts: []int{2, 0, 1, 1}},
		{Wave: "w", Item: "rated", Row: "doctor", Asked: 3, Answered: 1, Unusable: 1, Counts: []int{0, 0, 1, 0}},
	}; !reflect.DeepEqual(tallies, want) {
		t.Errorf("tallies %+v, want %+v", tallies, want)
	}
	if got, want := shown(problems), []string{`5: column "rated.doctor": "god" is not on the scale (bad, neutral, good, very_good); the respondent is left out of this item; did you mean "good"?`}; !reflect.DeepEqual(got, want) {
		t.Errorf("problems %v, want %v", got, want)
	}
}

func TestCountNumber(t *testing.T) {
	tallies, problems, err := count(t, "hours", "respondent,hours\n1,0\n2,40\n3,2.5\n4,\n5,#dont_know\n6,41\n7,-1\n8,NaN\n9,Inf\n10,1e400\n11,\"2,5\"\n12,many\n13,+Inf\n14,0x1p4\n")
	if err != nil {
		t.Fatal(err)
	}
	want := data.Tally{Wave: "w", Item: "hours", Asked: 14, Answered: 3, Unusable: 9, Counts: []int{}, Sum: 42.5, SumOfSquares: 1606.25, SpreadKnown: true}
	given := []sums.Value{{Y: 0, Respondents: 1, Weight: 1}, {Y: 2.5, Respondents: 1, Weight: 1}, {Y: 40, Respondents: 1, Weight: 1}}
	if got := slices.Collect(tallies[0].Values.Ascending()); !reflect.DeepEqual(got, given) {
		t.Errorf("values %+v, want %+v", got, given)
	}
	tallies[0].Values = nil
	if !reflect.DeepEqual(tallies, []data.Tally{want}) {
		t.Errorf("tallies %+v, want %+v", tallies, want)
	}
	if len(problems) != 9 || problems[0].Line != 7 || problems[0].Message != `"41" is not from 0 to 40; the respondent is left out of this item` {
		t.Errorf("problems %v", problems)
	}
	if problems[2].Message != `"NaN" is not a number from 0 to 40 with a decimal point; the respondent is left out of this item` {
		t.Errorf("the cell is not quoted as it stands: %s", problems[2].Message)
	}
}

// withoutPatterns takes the patterns off tallies, after a look at whether they add up to the counts.
func withoutPatterns(t *testing.T, tallies []data.Tally) []data.Tally {
	t.Helper()
	for i := range tallies {
		if tallies[i].Patterns == nil {
			continue
		}
		base, counts := 0, make([]int, len(tallies[i].Counts))
		for _, pattern := range tallies[i].Patterns.All() {
			base += pattern.Respondents
			for _, pick := range pattern.Picks {
				counts[pick] += pattern.Respondents
			}
		}
		if base != tallies[i].Answered || !slices.Equal(counts, tallies[i].Counts) {
			t.Errorf("%s: patterns add up to %v of %d, counts are %v of %d", tallies[i].Item, counts, base, tallies[i].Counts, tallies[i].Answered)
		}
		tallies[i].Patterns = nil
	}
	return tallies
}

// Whoever does not work is not asked what helps; whoever skipped that question may or may not have been.
func TestAskedIf(t *testing.T) {
	tallies, problems, err := count(t, "works, helps", "respondent,works,helps.time,helps.money,helps.other\n"+
		"1,yes,1,0,0\n2,yes,,,\n3,no,,,\n4,,,,\n5,#refused,,,\n6,no,1,0,0\n7,yes,#refused,,\n8,no,#not_asked,,\n")
	if err != nil || len(problems) != 1 || problems[0].Line != 7 || problems[0].Message != "answered, though only those who chose works.yes were asked; the respondent is left out of this item" {
		t.Fatal(err, problems)
	}
	want := []data.Tally{
		{Wave: "w", Item: "works", Asked: 8, Answered: 6, Counts: []int{3, 3}},
		{Wave: "w", Item: "helps", Asked: 3, Answered: 1, Counts: []int{1, 0, 0}}, // 1, 2 and 7; 6 answered what it was not asked
	}
	if !reflect.DeepEqual(withoutPatterns(t, tallies), want) {
		t.Errorf("tallies %+v, want %+v", tallies, want)
	}
	alone, _, err := count(t, "helps", "respondent,helps.time,helps.money,helps.other\n1,1,0,0\n2,,,\n")
	if err != nil {
		t.Fatal(err)
	}
	if alone[0].Asked != 2 {
		t.Errorf("without the answers it depends on %d were asked, want 2", alone[0].Asked)
	}
}

func TestOpenAnswersAreNotCounted(t *testing.T) {
	tallies, problems, err := count(t, "works, remarks", "respondent,works,remarks\n1,yes,\"Well, \"\"yes\"\".\"\n2,no,\n")
	if err != nil || len(problems) > 0 || len(tallies) != 1 || tallies[0].Item != "works" {
		t.Errorf("tallies %+v, problems %v, error %v", tallies, problems, err)
	}
}

func TestProblemsComeInTheOrderOfTheLines(t *testing.T) {
	_, problems, err := count(t, "works, hours", "respondent,works,hours\n1,x,99\n1,yes,1\n3,y,99\n")
	if err != nil {
		t.Fatal(err)
	}
	var lines []int
	for _, problem := range problems {
		lines = append(lines, problem.Line)
	}
	if !reflect.DeepEqual(lines, []int{2, 2, 3, 4, 4}) {
		t.Errorf("lines %v", lines)
	}
}
