package data

import (
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/data/database"
	"spoor/data/generated"
)

// memoryTable groups records in memory, as a database does.
type memoryTable struct {
	header  []string
	records [][]string
	numeric []string // columns of numbers
}

func (m memoryTable) Columns() []string { return m.header }
func (m memoryTable) Close() error      { return nil }

func (m memoryTable) cell(record []string, column string) string {
	return record[slices.Index(m.header, column)]
}

func (m memoryTable) Respondents(_ context.Context, id string) (database.Respondents, error) {
	r := database.Respondents{Rows: len(m.records)}
	seen := map[string]bool{}
	for _, record := range m.records {
		if cell := m.cell(record, id); cell != "" {
			r.Filled++
			seen[cell] = true
		}
	}
	r.Distinct = len(seen)
	return r, nil
}

func (m memoryTable) Sums(column string) bool { return slices.Contains(m.numeric, column) }

// Different says that there are many values, so that they are summed.
func (m memoryTable) Different(context.Context, string) (int, error) { return manyValues + 1, nil }

func (m memoryTable) Groups(_ context.Context, q database.Query) ([]database.Group, error) {
	at := map[string]int{}
	var groups []database.Group
	for _, record := range m.records {
		if m.cell(record, q.ID) == "" {
			continue
		}
		group := database.Group{Cells: make([]string, len(q.Columns))}
		for i, column := range q.Columns {
			group.Cells[i] = m.cell(record, column)
		}
		w := 1.0
		if q.Weight != "" {
			parsed, err := strconv.ParseFloat(m.cell(record, q.Weight), 64)
			group.Misweighed = err != nil || parsed < 0
			w = parsed
		}
		y := 0.0
		if q.Number != nil {
			if cell := m.cell(record, q.Number.Column); cell != "" {
				y, _ = strconv.ParseFloat(cell, 64) // the column holds numbers
				group.Values.Range = database.Outside
				if y >= q.Number.Low && y <= q.Number.High {
					group.Values.Range = database.Within
				}
			}
		}
		key := fmt.Sprint(strings.Join(group.Cells, "\x00"), group.Misweighed, group.Values.Range)
		if _, known := at[key]; !known {
			at[key] = len(groups)
			groups = append(groups, group)
		}
		g := &groups[at[key]]
		if w == 0 && !group.Misweighed {
			g.ZeroWeight++
			continue
		}
		g.Respondents++
		g.Weight += w
		g.Squared += w * w
		v := &g.Values
		for i, to := range []*float64{&v.Y, &v.YY, &v.WY, &v.WYY, &v.WWY, &v.WWYY} {
			*to += []float64{y, y * y, w * y, w * y * y, w * w * y, w * w * y * y}[i]
		}
	}
	return groups, nil
}

// asTable returns a file of the first wave of a survey as a table, ready to be counted.
func asTable(t *testing.T, survey *Survey, source string, numeric ...string) *tableCount {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(source)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	wave := survey.Waves[0]
	count := &tableCount{name: "table", table: memoryTable{records[0], records[1:], numeric}, wave: wave}
	count.items = slices.DeleteFunc(survey.itemsOf(wave.Files[0]), func(item Item) bool { return item.Kind == Open })
	return count
}

// sameAsFrame fails when groups of a table do not give what the frame gives.
func sameAsFrame(t *testing.T, survey *Survey, source string, pairs [][2]string, numeric ...string) {
	t.Helper()
	wave := survey.Waves[0]
	table := asTable(t, survey, source, numeric...)
	if _, err := table.check(t.Context()); err != nil {
		t.Fatal(err)
	}
	counts, _, err := table.count(t.Context(), table.units(), Item{}, !wave.Design.IsZero())
	if err != nil {
		t.Fatal(err)
	}
	var got []Tally
	for _, c := range counts {
		tally, err := c.tally(wave.ID, table.draw, 0)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, tally)
	}
	frame := survey.WithEngine(EngineFrame, nil)
	want, _, err := frame.Count(t.Context(), wave)
	if err != nil {
		t.Fatal(err)
	}
	sameTallies(t, rounded(got, want), want)
	for _, pair := range pairs {
		want, _, err := frame.Crosstab(t.Context(), wave, pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		empty := Crosstab{Item: want.Item, By: want.By}
		for _, group := range want.Groups {
			empty.Groups = append(empty.Groups, Group{ID: group.ID})
		}
		filled, _, err := table.crosstabs(t.Context(), []Crosstab{empty})
		if err != nil {
			t.Fatal(err)
		}
		sameTallies(t, rounded(filled[0].Whole, want.Whole), want.Whole)
		for g := range want.Groups {
			sameTallies(t, rounded(filled[0].Groups[g].Tallies, want.Groups[g].Tallies), want.Groups[g].Tallies)
			sameTallies(t, rounded(filled[0].Groups[g].Rest, want.Groups[g].Rest), want.Groups[g].Rest)
		}
		if len(filled[0].Patterns) != len(want.Patterns) || !slices.EqualFunc(filled[0].Patterns, want.Patterns, func(a, b Pattern) bool {
			return slices.Equal(a.Picks, b.Picks) && slices.Equal(a.Counts, b.Counts)
		}) {
			t.Errorf("%v: patterns %v, want %v", pair, filled[0].Patterns, want.Patterns)
		}
	}
}

// rounded takes over sums of values that differ by what a database rounds off, 1e-12 of them at most.
func rounded(got, want []Tally) []Tally {
	for i := range min(len(got), len(want)) {
		for _, sums := range [][2]*float64{{&got[i].Sum, &want[i].Sum}, {&got[i].SumOfSquares, &want[i].SumOfSquares}} {
			if math.Abs(*sums[0]-*sums[1]) <= 1e-12*math.Abs(*sums[1]) {
				*sums[0] = *sums[1]
			}
		}
	}
	return got
}

func TestGroupsOfATableGiveTheTalliesOfTheFile(t *testing.T) {
	for _, options := range []generated.Options{{Respondents: 400, Seed: 1}, {Respondents: 700, Seed: 2, Design: true, Quotes: true}} {
		folder := t.TempDir()
		if err := options.WriteFolder(folder); err != nil {
			t.Fatal(err)
		}
		survey, err := OpenSurvey(os.DirFS(folder))
		if err != nil {
			t.Fatal(err)
		}
		var source strings.Builder
		if err := options.WriteCSV(&source); err != nil {
			t.Fatal(err)
		}
		pairs := [][2]string{{"factors", "sector"}, {"factors", "obstacles"}, {"months", "works"}, {"rated", "factors"}, {"works", "sector"}}
		sameAsFrame(t, survey, source.String(), pairs)
		sameAsFrame(t, survey, source.String(), pairs, "months.sick", "months.trajectory")
	}
}

func TestGroupsOfATableWithADesign(t *testing.T) {
	survey, answers := engineSurvey(t, engineWave, "a.csv")
	source := engineHeader + ",weight,region,company,companies\n" + engineDesign[0]
	answers.Data = []byte(source)
	sameAsFrame(t, survey, source, [][2]string{{"helps", "works"}, {"works", "helps"}, {"hours", "works"}, {"rated", "helps"}})
}

func TestATableSaysWhatIsWrongWithIt(t *testing.T) {
	survey, _ := engineSurvey(t, engineWave, "a.csv")
	header := engineHeader + ",weight,region,company,companies\n"
	for _, c := range []struct{ name, source, want string }{
		{"a column is missing", strings.Replace(header, "helps.time", "helps.tine", 1) + "1,yes,1,0,0,good,bad,12,x,1,n,p,9\n",
			`table: column "helps.time": the column is missing; did you mean "helps.tine"?`},
		{"an id stands twice", header + "1,yes,1,0,0,good,bad,12,x,1,n,p,9\n1,no,1,0,0,good,bad,12,x,1,n,p,9\n",
			`table: column "respondent": 1 of the 2 rows repeat an id that another row has; a table has no order to choose by, so leave one row for each respondent`},
		{"no rows", header, "table: there is no row with an id of a respondent"},
		{"two populations", header + "1,yes,1,0,0,good,bad,12,x,1,n,p,9\n2,no,1,0,0,good,bad,12,x,1,n,p,8\n",
			`table: column "companies": stratum "n" has the populations 8 and 9; the population is the same for everybody in a stratum`},
	} {
		_, err := asTable(t, survey, c.source).check(t.Context())
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
	table := asTable(t, survey, header+"1,yes,1,0,0,god,bad,12,x,1,n,p,9\n2,yes,1,0,0,god,bad,99,x,1,n,p,9\n3,yes,1,,0,good,bad,12,x,-1,,p,9\n,yes,1,0,0,good,bad,12,x,1,n,p,9\n")
	problems, err := table.check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, found, err := table.count(t.Context(), table.units(), Item{}, true)
	if err != nil {
		t.Fatal(err)
	}
	got := append(problems, found...).Error()
	for _, want := range []string{
		`table: column "respondent": the id is empty; the row is left out (1 respondent)`,
		`table: column "region": the stratum is blank; the respondent is left out (1 respondent)`,
		`table: column "weight": the weight is blank or not a number of 0 or more; the respondent is left out (1 respondent)`,
		`table: column "rated.boss": "god" is not on the scale (`, `did you mean "good"? (2 respondents)`,
		`table: column "hours": "99" is not a number from 0 to 40 with a decimal point; the respondent is left out of this item (1 respondent)`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	numbers := asTable(t, survey, header+"1,yes,1,0,0,good,bad,99,x,1,n,p,9\n2,yes,1,0,0,good,bad,12,x,1,n,p,9\n", "hours")
	if _, err := numbers.check(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, found, err = numbers.count(t.Context(), numbers.units(), Item{}, true)
	if want := `table: column "hours": "a number outside the range" is not a number from 0 to 40 with a decimal point; the respondent is left out of this item (1 respondent)`; err != nil || found.Error() != want {
		t.Errorf("%v, %v, want %s", found, err, want)
	}
	if strings.Contains(got, "helps") {
		t.Error("a problem of a respondent who was left out:", got)
	}
}

func TestATableWithReplicateWeightsIsRefused(t *testing.T) {
	survey, _ := engineSurvey(t, engineWave, "a.csv")
	wave := survey.Waves[0]
	wave.Design = Design{Weight: "weight", Replicates: &Replicates{Columns: []string{"r1-r4"}, Type: JackknifeOne}}
	wave.Sources, wave.Files = []WaveFile{{URLs: []string{"postgres://127.0.0.1:1/d?table=t"}, Items: []string{"works"}}}, nil
	_, _, err := survey.Count(t.Context(), wave)
	if err == nil || err.Error() != "postgres://127.0.0.1:1/d?table=t: replicate weights are not summed in a database; export the table to a file" {
		t.Error(err)
	}
}
