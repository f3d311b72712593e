package tables

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/count/tables/server"
	"spoor/data/cross"
	"spoor/data/generated"
	"spoor/data/sums"
	"spoor/internal/tallytest"
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

func (m memoryTable) Respondents(_ context.Context, id string) (server.Respondents, error) {
	r := server.Respondents{Rows: len(m.records)}
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

func (m memoryTable) Weighs(column string) bool { return column != "remarks" }

func (m memoryTable) Sums(column string) bool { return slices.Contains(m.numeric, column) }

// Different says that there are many values, so that they are summed.
func (m memoryTable) Different(context.Context, string) (int, error) { return manyValues + 1, nil }

func (m memoryTable) Groups(_ context.Context, q server.Query) ([]server.Group, error) {
	at := map[string]int{}
	var groups []server.Group
	for _, record := range m.records {
		if m.cell(record, q.ID) == "" {
			continue
		}
		group := server.Group{Cells: make([]string, len(q.Columns))}
		for i, column := range q.Columns {
			group.Cells[i] = m.cell(record, column)
		}
		w, b := 1.0, 0.0
		if q.Weight != "" {
			parsed, ok := weightIn(m.cell(record, q.Weight))
			if !ok {
				group.Misweighed = q.Weight
			}
			w = parsed
		}
		if q.Raked && w > 0 {
			b = 1
		}
		if q.Before != "" {
			parsed, ok := weightIn(m.cell(record, q.Before))
			if !ok || (parsed > 0) != (w > 0) {
				group.Misweighed = q.Weight
			}
			b = parsed
		}
		replicates := make([]float64, len(q.Replicates))
		for i, column := range q.Replicates {
			var ok bool
			if replicates[i], ok = weightIn(m.cell(record, column)); !ok && group.Misweighed == "" {
				group.Misweighed = column
			}
		}
		y := 0.0
		for _, term := range q.Number {
			in := server.Blank
			if cell := m.cell(record, term.Column); cell != "" {
				value, _ := strconv.ParseFloat(cell, 64) // the column holds numbers
				in = server.Outside
				if value >= term.Low && value <= term.High {
					in = server.Within
				}
				y += term.Factor * value
			}
			group.Ranges = append(group.Ranges, in)
		}
		key := fmt.Sprintf("%q %s %v %t", group.Cells, group.Misweighed, group.Ranges, w == 0 && (len(q.Replicates) > 0 || q.Raked))
		if _, known := at[key]; !known {
			at[key] = len(groups)
			groups = append(groups, group)
		}
		g := &groups[at[key]]
		switch {
		case group.Misweighed != "":
			g.Respondents++
			continue
		case w == 0:
			g.ZeroWeight++
			continue
		}
		g.Respondents++
		g.Weight += w
		g.Squared += w * w
		g.Before += b
		v := &g.Values
		if g.Respondents == 1 {
			v.Least, v.Greatest = y, y
		}
		v.Least, v.Greatest = min(v.Least, y), max(v.Greatest, y)
		for i, to := range []*float64{&v.Y, &v.YY, &v.WY, &v.WYY, &v.WWY, &v.WWYY, &v.BY, &v.BYY} {
			*to += []float64{y, y * y, w * y, w * y * y, w * w * y, w * w * y * y, b * y, b * y * y}[i]
		}
		if len(replicates) > 0 && g.Replicates == nil {
			g.Replicates, v.RY, v.RYY = make([]float64, len(replicates)), make([]float64, len(replicates)), make([]float64, len(replicates))
		}
		for i, r := range replicates {
			g.Replicates[i], v.RY[i], v.RYY[i] = g.Replicates[i]+r, v.RY[i]+r*y, v.RYY[i]+r*y*y
		}
	}
	return groups, nil
}

// weightIn is the weight in a cell, if it is one.
func weightIn(cell string) (float64, bool) {
	weight, ok := answers.Decimal(cell)
	return weight, ok && weight >= 0 && weight <= 1e100
}

// asTable returns a file as a table, ready to be counted.
func asTable(t *testing.T, file answers.File, source string, numeric ...string) *counting {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(source)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return &counting{name: "table", table: memoryTable{records[0], records[1:], numeric}, wave: file.Wave, items: file.Closed(), where: file.Where, combined: file.Combined}
}

// crosstab returns an empty crosstab of two items of a file.
func crosstab(file answers.File, item, by string) data.Crosstab {
	find := func(id string) data.Item {
		return file.Items[slices.IndexFunc(file.Items, func(one data.Item) bool { return one.ID == id })]
	}
	c := data.Crosstab{Item: find(item)}
	for _, id := range cross.Parse(by) {
		c.Makers = append(c.Makers, find(id))
	}
	c.By = cross.Of(c.Makers)
	for _, option := range c.By.Options {
		c.Groups = append(c.Groups, data.Group{ID: option.ID})
	}
	return c
}

// fileOf returns the file of the first wave in a folder.
func fileOf(t *testing.T, folder fs.FS) answers.File {
	t.Helper()
	survey, err := data.OpenSurvey(folder)
	if err != nil {
		t.Fatal(err)
	}
	file := answers.File{Folder: folder, Wave: survey.Waves[0], Of: survey.Waves[0].Files[0]}
	for _, id := range file.Of.Items {
		item, _ := survey.Codebook.Item(id)
		file.Items = append(file.Items, item)
	}
	return file
}

// engineFile returns the file of the wave that the tests of all engines share, with these answers.
func engineFile(t *testing.T, content string) answers.File {
	t.Helper()
	codebook, err := os.ReadFile("../../testdata/questionnaire.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return fileOf(t, fstest.MapFS{"codebook.yaml": {Data: codebook}, "waves/w/wave.yaml": {Data: []byte(tallytest.Wave)}, "waves/w/a.csv": {Data: []byte(content)}})
}

// designedFile is engineFile in a wave of that design.
func designedFile(t *testing.T, design, content string) answers.File {
	t.Helper()
	codebook, err := os.ReadFile("../../testdata/questionnaire.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return fileOf(t, fstest.MapFS{"codebook.yaml": {Data: codebook}, "waves/w/wave.yaml": {Data: []byte(tallytest.WaveOf(design))}, "waves/w/a.csv": {Data: []byte(content)}})
}

// sameAsFrame fails when groups of a table do not give what the frame gives.
func sameAsFrame(t *testing.T, file answers.File, source string, pairs [][2]string, numeric ...string) {
	t.Helper()
	table := asTable(t, file, source, numeric...)
	if _, err := table.check(t.Context()); err != nil {
		t.Fatal(err)
	}
	counts, _, err := table.count(t.Context(), table.units(), nil, !file.Wave.Design.IsZero())
	if err != nil {
		t.Fatal(err)
	}
	var got []data.Tally
	for _, c := range counts {
		tally, err := c.Tally(file.Wave.ID, table.parts, 0)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, tally)
	}
	want, _, err := frame.Tallies(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	withoutValues(want, numeric)
	tallytest.Same(t, rounded(got, want), want)
	for _, pair := range pairs {
		want := crosstab(file, pair[0], pair[1])
		filled, _, err := table.crosstabs(t.Context(), []data.Crosstab{want})
		if err != nil {
			t.Fatal(err)
		}
		wanted := []data.Crosstab{want}
		if _, err := frame.Crosstabs(t.Context(), file, wanted); err != nil {
			t.Fatal(err)
		}
		want = wanted[0]
		withoutValues(want.Whole, numeric)
		for g := range want.Groups {
			withoutValues(want.Groups[g].Tallies, numeric)
			withoutValues(want.Groups[g].Rest, numeric)
		}
		tallytest.Same(t, rounded(filled[0].Whole, want.Whole), want.Whole)
		for g := range want.Groups {
			tallytest.Same(t, rounded(filled[0].Groups[g].Tallies, want.Groups[g].Tallies), want.Groups[g].Tallies)
			tallytest.Same(t, rounded(filled[0].Groups[g].Rest, want.Groups[g].Rest), want.Groups[g].Rest)
		}
		if len(filled[0].Patterns) != len(want.Patterns) || !slices.EqualFunc(filled[0].Patterns, want.Patterns, func(a, b data.Pattern) bool {
			return slices.Equal(a.Picks, b.Picks) && slices.Equal(a.Counts, b.Counts)
		}) {
			t.Errorf("%v: patterns %v, want %v", pair, filled[0].Patterns, want.Patterns)
		}
	}
}

// sameCombination fails when a table does not give what the frame gives of a combination of two numbers.
func sameCombination(t *testing.T, file answers.File, source string, of [2]string, by []string, numeric ...string) {
	t.Helper()
	combination := answers.Combination{Item: data.Item{ID: "combined", Kind: data.Number, Range: []float64{-200, 200}}, Factors: [2]float64{1, -0.75}}
	for _, item := range file.Closed() {
		for _, u := range answers.Units(item) {
			for i := range of {
				if u.Column() == of[i] {
					combination.Of[i] = u
				}
			}
		}
	}
	file.Combined = []answers.Combination{combination}
	for _, makers := range by {
		table := asTable(t, file, source, numeric...)
		if _, err := table.check(t.Context()); err != nil {
			t.Fatal(err)
		}
		empty := crosstab(file, file.Items[0].ID, makers)
		empty.Item = combination.Item
		filled, _, err := table.crosstabs(t.Context(), []data.Crosstab{empty})
		if err != nil {
			t.Fatal(err)
		}
		wanted := []data.Crosstab{empty}
		wanted[0].Groups = slices.Clone(empty.Groups)
		if _, err := frame.Crosstabs(t.Context(), file, wanted); err != nil {
			t.Fatal(err)
		}
		same := func(got, want []data.Tally) {
			t.Helper()
			if len(numeric) > 1 {
				withoutValues(want, []string{combination.Item.ID})
			}
			tallytest.Same(t, rounded(got, want), want)
		}
		same(filled[0].Whole, wanted[0].Whole)
		for g := range wanted[0].Groups {
			same(filled[0].Groups[g].Tallies, wanted[0].Groups[g].Tallies)
			same(filled[0].Groups[g].Rest, wanted[0].Groups[g].Rest)
		}
		if wanted[0].Whole[0].Answered == 0 {
			t.Errorf("%v: nobody gave both", of)
		}
	}
}

// withoutValues leaves the range of the values of the units that a database sums.
func withoutValues(tallies []data.Tally, numeric []string) {
	for i, tally := range tallies {
		if !slices.Contains(numeric, data.UnitID{Item: tally.Item, Row: tally.Row}.String()) {
			continue
		}
		least, greatest := tally.Values.Range()
		unknown := sums.NewValues(tally.Values.Detail())
		unknown.AddUnknown(tally.Values.Respondents(), least, greatest)
		tallies[i].Values = unknown
	}
}

// rounded takes over sums of values that differ by what a database rounds off, 1e-12 of them at most.
func rounded(got, want []data.Tally) []data.Tally {
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
		if err := os.WriteFile(filepath.Join(folder, "codebook.yaml"), []byte(tallytest.WithNets()), 0o600); err != nil {
			t.Fatal(err)
		}
		file := fileOf(t, os.DirFS(folder))
		var source strings.Builder
		if err := options.WriteCSV(&source); err != nil {
			t.Fatal(err)
		}
		pairs := [][2]string{{"factors", "sector"}, {"factors", "obstacles"}, {"months", "works"}, {"rated", "factors"}, {"works", "sector"}, {"factors", "works*sector"}, {"rated", "sector*obstacles"}}
		sameAsFrame(t, file, source.String(), pairs)
		sameAsFrame(t, file, source.String(), pairs, "months.sick", "months.trajectory")
		sameAsFrame(t, under(t, file, "(factors = time or rated.r2 > very_bad) and works = yes"), source.String(), pairs, "months.sick")
		months, by := [2]string{"months.trajectory", "months.sick"}, []string{"works", "sector*obstacles"}
		sameCombination(t, file, source.String(), months, by)
		sameCombination(t, file, source.String(), months, by, "months.sick", "months.trajectory")
		sameCombination(t, under(t, file, "rated.r2 > very_bad"), source.String(), months, by, "months.sick", "months.trajectory")
		sameCombination(t, under(t, file, "months.sick > 5 and works = yes"), source.String(), months, by, "months.sick")
	}
}

func TestGroupsOfATableWithADesign(t *testing.T) {
	source := tallytest.Header + ",weight,region,company,companies\n" + tallytest.Design[0]
	file := engineFile(t, source)
	pairs := [][2]string{{"helps", "works"}, {"works", "helps"}, {"hours", "works"}, {"rated", "helps"}, {"hours", "works*helps"}}
	sameAsFrame(t, file, source, pairs)
	// Groups by an item that somebody answered who was not asked.
	misrouted := strings.Replace(source, "\n2,no,,,,", "\n2,no,0,1,1,", 1)
	sameAsFrame(t, engineFile(t, misrouted), misrouted, pairs)
	for _, design := range tallytest.StageDesigns {
		file := designedFile(t, design, tallytest.Stages)
		sameAsFrame(t, file, tallytest.Stages, pairs)
		sameAsFrame(t, file, tallytest.Stages, pairs, "hours")
		for _, condition := range []string{"works = yes", "hours > 2 and not helps = money", "rated.doctor in (bad, good)"} {
			sameAsFrame(t, under(t, file, condition), tallytest.Stages, pairs)
		}
	}
}

// under is the file with a condition on its respondents.
func under(t *testing.T, file answers.File, condition string) answers.File {
	t.Helper()
	part, err := file.Under(condition, data.Codebook{Items: file.Items})
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func TestATableSaysWhatIsWrongWithIt(t *testing.T) {
	file := engineFile(t, "")
	header := tallytest.Header + ",weight,region,company,companies\n"
	for _, c := range []struct{ name, source, want string }{
		{"a column is missing", strings.Replace(header, "helps.time", "helps.tine", 1) + "1,yes,1,0,0,good,bad,12,x,1,n,p,9\n",
			`table: column "helps.time": the column is missing; did you mean "helps.tine"?`},
		{"an id stands twice", header + "1,yes,1,0,0,good,bad,12,x,1,n,p,9\n1,no,1,0,0,good,bad,12,x,1,n,p,9\n",
			`table: column "respondent": 1 of the 2 rows repeat an id that another row has; a table has no order to choose by, so leave one row for each respondent`},
		{"no rows", header, "table: there is no row with an id of a respondent"},
		{"two populations", header + "1,yes,1,0,0,good,bad,12,x,1,n,p,9\n2,no,1,0,0,good,bad,12,x,1,n,p,8\n",
			`table: column "companies": stratum "n" has the populations 8 and 9; the population is the same for everybody in a stratum`},
	} {
		_, err := asTable(t, file, c.source).check(t.Context())
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
	text := designedFile(t, "{weight: remarks}", "")
	if _, err := asTable(t, text, header).check(t.Context()); err == nil || err.Error() != `table: column "remarks": the column does not hold numbers, and weights are numbers` {
		t.Error(err)
	}
	table := asTable(t, file, header+"1,yes,1,0,0,god,bad,12,x,1,n,p,9\n2,yes,1,0,0,god,bad,99,x,1,n,p,9\n3,yes,1,,0,good,bad,12,x,-1,,p,9\n,yes,1,0,0,good,bad,12,x,1,n,p,9\n")
	problems, err := table.check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, found, err := table.count(t.Context(), table.units(), nil, true)
	if err != nil {
		t.Fatal(err)
	}
	got := append(problems, found...).Error()
	for _, want := range []string{
		`table: column "respondent": the id is empty; the row is left out (1 respondent)`,
		`table: column "region": the stratum is blank; the respondent is left out (1 respondent)`,
		`table: column "weight": the weight is blank or not a number of 0 or more; the respondent is left out (1 respondent)`,
		`table: column "rated.boss": "god" is not on the scale (`, `did you mean "good"? (2 respondents)`,
		`table: column "hours": "99" is not from 0 to 40; the respondent is left out of this item (1 respondent)`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	numbers := asTable(t, file, header+"1,yes,1,0,0,good,bad,99,x,1,n,p,9\n2,yes,1,0,0,good,bad,12,x,1,n,p,9\n", "hours")
	if _, err := numbers.check(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, found, err = numbers.count(t.Context(), numbers.units(), nil, true)
	if want := `table: column "hours": "a number outside the range" is not a number from 0 to 40 with a decimal point; the respondent is left out of this item (1 respondent)`; err != nil || found.Error() != want {
		t.Errorf("%v, %v, want %s", found, err, want)
	}
	if strings.Contains(got, "helps") {
		t.Error("a problem of a respondent who was left out:", got)
	}
}

func TestATableWithVeryManyReplicateWeightsIsRefused(t *testing.T) {
	file := engineFile(t, "")
	file.Wave.Design = data.Design{Weight: "weight", Replicates: &data.Replicates{Columns: []string{"r1-r501"}, Type: data.JackknifeOne}}
	file.Of = data.WaveFile{URLs: []string{"postgres://127.0.0.1:1/d?table=t"}, Given: true, Items: []string{"works"}}
	_, _, err := Tallies(t.Context(), file)
	if err == nil || err.Error() != "postgres://127.0.0.1:1/d?table=t: more than 500 columns of replicate weights are not summed in a database; export the table to a file" {
		t.Error(err)
	}
}

// Groups of any table give what the frame gives of the same answers: of every kind of item, in every design, under conditions.
func FuzzTables(f *testing.F) {
	for seed := range uint64(60) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		survey := tallytest.NewRandom(seed)
		var written bytes.Buffer
		if err := csv.NewWriter(&written).WriteAll(append([][]string{survey.Header}, survey.Rows...)); err != nil {
			t.Fatal(err)
		}
		source := written.Bytes()
		file := fileOf(t, fstest.MapFS{"codebook.yaml": {Data: []byte(tallytest.RandomCodebook)}, "waves/w/a.csv": {Data: source},
			"waves/w/wave.yaml": {Data: []byte(survey.Wave("files: [{name: a.csv, items: [" + tallytest.RandomItems + "]}]"))}})
		if _, err := asTable(t, file, string(source)).check(t.Context()); err != nil {
			t.Skip("not counted:", err)
		}
		pairs := [][2]string{{"helps", "sector"}, {"helps", "tools"}, {"months", "works"}, {"rated", "helps"}, {"age", "tools*works"}, {"first", "sector"}}
		sameAsFrame(t, file, string(source), pairs)
		for _, condition := range survey.Conditions {
			sameAsFrame(t, under(t, file, condition), string(source), pairs)
		}
	})
}
