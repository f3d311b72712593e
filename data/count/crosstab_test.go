package count

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
)

const crosstabCodebook = `
id: members
items:
  - id: sector
    kind: single
    text: {nl: "Sector?"}
    options: [{id: care, label: {nl: Zorg}}, {id: build, label: {nl: Bouw}}, {id: empty, label: {nl: Leeg}}]
  - id: factors
    kind: multiple
    text: {nl: "Welke?"}
    options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]
  - id: hours
    kind: number
    text: {nl: "Hoeveel?"}
    range: [0, 100]
  - id: remark
    kind: open
    text: {nl: "Nog iets?"}
  - id: elsewhere
    kind: single
    text: {nl: "Anders?"}
    options: [{id: some, label: {nl: Ja}}, {id: none, label: {nl: Nee}}]
  - id: nowhere
    kind: single
    text: {nl: "Nergens?"}
    options: [{id: some, label: {nl: Ja}}, {id: none, label: {nl: Nee}}]
`

const crosstabWave = `
id: w
provenance: observed
design: {weight: weight, strata: region, cluster: company, fpc: companies}
files:
  - {name: a.csv, items: [sector, factors, hours, remark]}
  - {name: b.csv, items: [elsewhere]}
`

const crosstabAnswers = `respondent,sector,factors.a,factors.b,hours,remark,weight,region,company,companies
1,care,1,0,10,,2,north,p,9
2,care,1,1,20,,1.5,north,q,9
3,build,0,0,30,,1,south,r,4
4,,1,0,40,,1,south,s,4
5,care,,,50,,3,north,p,9
6,build,1,0,60,,0,south,t,4
`

func crosstabSurvey(t *testing.T, answers string) *Survey {
	t.Helper()
	b := "respondent,elsewhere,weight,region,company,companies\n1,some,1,north,p,9\n"
	survey, err := Open(fstest.MapFS{
		"codebook.yaml":     {Data: []byte(crosstabCodebook)},
		"waves/w/wave.yaml": {Data: []byte(crosstabWave)},
		"waves/w/a.csv":     {Data: []byte(answers)},
		"waves/w/b.csv":     {Data: []byte(b)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return survey
}

func TestCrosstab(t *testing.T) {
	survey := crosstabSurvey(t, crosstabAnswers)
	got, problems, err := survey.Crosstab(t.Context(), survey.Waves[0], "factors", "sector")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	counts := func(tally data.Tally) []int { return append([]int{tally.Asked, tally.Answered}, tally.Counts...) }
	// Asked, answered, a, b. The respondent of weight 0 was drawn and counts nowhere.
	for name, c := range map[string]struct {
		tally data.Tally
		want  []int
	}{
		"whole": {got.Whole[0], []int{5, 4, 3, 1}}, "care": {got.Groups[0].Tallies[0], []int{3, 2, 2, 1}},
		"the rest of care": {got.Groups[0].Rest[0], []int{1, 1, 0, 0}}, "build": {got.Groups[1].Tallies[0], []int{1, 1, 0, 0}},
		"the rest of build": {got.Groups[1].Rest[0], []int{3, 2, 2, 1}}, "empty": {got.Groups[2].Tallies[0], []int{0, 0, 0, 0}},
		"the rest of empty": {got.Groups[2].Rest[0], []int{4, 3, 2, 1}},
	} {
		if !slices.Equal(counts(c.tally), c.want) {
			t.Errorf("%s: %v, want %v", name, counts(c.tally), c.want)
		}
	}
	total := got.Whole[0].Sums.Total()
	if total.Weight != 5.5 || !slices.Equal(total.Picked, []float64{4.5, 1.5}) || total.Respondents != 4 {
		t.Errorf("weighted sums: %+v", total)
	}
	others := got.Whole[0].Others.Total()
	if others.Weight != 3 || others.Respondents != 1 {
		t.Errorf("who did not answer: %+v", others)
	}
	if want := map[string]float64{"north": 9, "south": 4}; !reflect.DeepEqual(got.Whole[0].Population, want) {
		t.Errorf("population %v, want %v", got.Whole[0].Population, want)
	}
	if want := map[string]int{"north": 2, "south": 3}; !reflect.DeepEqual(got.Whole[0].Sums.Sampled(), want) {
		t.Errorf("sampled %v, want %v", got.Whole[0].Sums.Sampled(), want)
	}
	if want := []data.Pattern{{Picks: nil, Counts: []int{0, 1, 0}}, {Picks: []int{0}, Counts: []int{1, 0, 0}}, {Picks: []int{0, 1}, Counts: []int{1, 0, 0}}}; !reflect.DeepEqual(got.Patterns, want) {
		t.Errorf("patterns %v, want %v", got.Patterns, want)
	}
	if got.Overlapping() || got.Groups[0].Tallies[0].Group != "care" || got.Whole[0].Group != "" {
		t.Errorf("%+v", got.Groups[0].Tallies[0])
	}
}

func TestGroupsOfAMultipleItemOverlap(t *testing.T) {
	survey := crosstabSurvey(t, crosstabAnswers)
	got, _, err := survey.Crosstab(t.Context(), survey.Waves[0], "hours", "factors")
	if err != nil {
		t.Fatal(err)
	}
	if !got.Overlapping() || got.Patterns != nil {
		t.Errorf("%+v", got)
	}
	for g, want := range [][2]float64{{70, 30}, {20, 80}} {
		in, rest := got.Groups[g].Tallies[0], got.Groups[g].Rest[0]
		if in.Sum != want[0] || rest.Sum != want[1] {
			t.Errorf("group %d: sums %v and %v, want %v", g, in.Sum, rest.Sum, want)
		}
	}
	if sum := got.Whole[0].Sums.Total(); sum.Picked[0] != 2*10+1.5*20+30+40+3*50 {
		t.Errorf("weighted sum of hours: %v", sum.Picked)
	}
}

// Who answered both items is in a group or in its rest: respondents 4 (no sector) and 5 (no factors) are in neither, 6 has a weight of 0.
// Nobody has both build (respondent 3) and a factor, or the third sector: those four groups are left out.
func TestCrossedGroups(t *testing.T) {
	survey := crosstabSurvey(t, crosstabAnswers)
	got, problems, err := survey.Crosstab(t.Context(), survey.Waves[0], "hours", "sector*factors")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if !got.Overlapping() || got.By.ID != "sector*factors" || got.By.Options[1].Label.NL != "Zorg × B" || len(got.Groups) != 2 || len(got.By.Options) != 2 || got.Without != 4 || got.Whole[0].Answered != 5 {
		t.Errorf("%+v", got.By)
	}
	for group, want := range map[string][2]float64{"care*a": {30, 30}, "care*b": {20, 40}} {
		at := slices.IndexFunc(got.Groups, func(g data.Group) bool { return g.ID == group })
		if in, rest := got.Groups[at].Tallies[0].Sum, got.Groups[at].Rest[0].Sum; in != want[0] || rest != want[1] {
			t.Errorf("%s: sums %v and %v, want %v", group, in, rest, want)
		}
	}
}

func TestCrosstabsOfItemsInTwoFiles(t *testing.T) {
	survey := crosstabSurvey(t, crosstabAnswers)
	got, _, err := survey.CrosstabsOf(t.Context(), survey.Waves[0], []string{"hours", "elsewhere", "factors"}, "")
	if err != nil || len(got) != 3 || got[0].Item.ID != "hours" || got[1].Item.ID != "elsewhere" || got[2].Item.ID != "factors" || got[1].Whole[0].Answered != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	items, apart, err := survey.Crossable(survey.Waves[0], "sector")
	if err != nil || !slices.Equal(items, []string{"factors", "hours"}) || !slices.Equal(apart, []string{"elsewhere", "nowhere"}) {
		t.Errorf("%v, %v, %v", items, apart, err)
	}
}

func TestCrosstabRefuses(t *testing.T) {
	survey := crosstabSurvey(t, crosstabAnswers)
	observed, reconstructed := survey.Waves[0], survey.Waves[0]
	reconstructed.Provenance = data.Reconstructed
	for _, c := range []struct {
		wave     data.Wave
		item, by string
		want     string
	}{
		{observed, "factor", "sector", `no item "factor"; did you mean "factors"?`},
		{observed, "remark", "sector", `holds free text`},
		{observed, "nowhere", "sector", `wave w has no answers of respondents to item "nowhere"`},
		{observed, "factors", "sectr", `no item "sectr" to make groups of; did you mean "sector"?`},
		{observed, "factors", "sector*sector", `cannot be crossed with itself`},
		{observed, "hours", "sector * factor", `no item "factor" to make groups of; did you mean "factors"?`},
		{observed, "factors", "sector*factors", `cannot be set against itself`},
		{observed, "factors", "sector*elsewhere", `a crosstab needs both in one file`},
		{observed, "factors", "hours", `is of kind number; groups are the options of a single or multiple item: sector, factors, `},
		{observed, "factors", "factors", `cannot be set against itself`},
		{observed, "factors", "nowhere", `so it has no groups by it`},
		{observed, "factors", "elsewhere", `item "factors" stands in a.csv and "elsewhere" in b.csv; a crosstab needs both in one file`},
		{reconstructed, "factors", "sector", `which answers belong to the same respondent is invented`},
	} {
		if _, _, err := survey.Crosstab(t.Context(), c.wave, c.item, c.by); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s by %s: %v, want %s", c.item, c.by, err, c.want)
		}
	}
	if got, _, err := survey.Crosstab(t.Context(), reconstructed, "factors", ""); err != nil || len(got.Groups) > 0 || got.Whole[0].Answered != 4 {
		t.Errorf("without groups: %+v, %v", got, err)
	}
}

func TestBadDesignColumns(t *testing.T) {
	answers := `respondent,sector,factors.a,factors.b,hours,remark,weight,region,company,companies
1,care,1,0,10,,-2,north,p,9
2,care,1,0,10,,heavy,north,p,9
3,care,1,0,10,,,north,p,9
4,care,1,0,10,,1,,p,9
5,care,1,0,10,,1,north,,9
6,care,1,0,10,,1,north,p,9
7,care,1,0,10,,1,north,p,10
8,care,1,0,10,,1,south,p,0
9,care,1,0,10,,NaN,south,p,4
`
	survey := crosstabSurvey(t, answers)
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`waves/w/a.csv:2: column "weight": "-2" is not a weight, a number of 0 or more with a decimal point; the respondent is left out`,
		`waves/w/a.csv:3: column "weight": "heavy" is not a weight, a number of 0 or more with a decimal point; the respondent is left out`,
		`waves/w/a.csv:4: column "weight": the weight is blank; give 0 to count for nothing; the respondent is left out`,
		`waves/w/a.csv:5: column "region": the stratum is blank; the respondent is left out`,
		`waves/w/a.csv:6: column "company": the cluster is blank; the respondent is left out`,
		`waves/w/a.csv:8: column "companies": "10" differs from 9 on line 7; the population is the same for everybody in a stratum; the respondent is left out`,
		`waves/w/a.csv:9: column "companies": "0" is not the size of a population, or the fraction of it that was drawn; the respondent is left out`,
		`waves/w/a.csv:10: column "weight": "NaN" is not a weight, a number of 0 or more with a decimal point; the respondent is left out`,
	}
	for i, problem := range problems {
		if i >= len(want) || problem.String() != want[i] {
			t.Errorf("problem %d: %s", i, problem)
		}
	}
	if len(problems) != len(want) || tallies[0].Asked != 1 || tallies[0].Sums.Total().Respondents != 1 {
		t.Errorf("%d problems; %+v", len(problems), tallies[0])
	}
}

func TestDesignColumnsMustBeThere(t *testing.T) {
	survey := crosstabSurvey(t, strings.Replace(crosstabAnswers, ",weight,", ",wieght,", 1))
	_, _, err := survey.Count(t.Context(), survey.Waves[0])
	if err == nil || !strings.Contains(err.Error(), `column "wieght": unknown column; did you mean "weight"?`) {
		t.Error(err)
	}
	// Another design takes the place of the declared one, whose columns may stay.
	survey = crosstabSurvey(t, crosstabAnswers)
	tallies, _, err := survey.Count(t.Context(), survey.Waves[0].WithDesign(data.DesignChange{Weight: new("hours")}))
	if err == nil || !strings.Contains(err.Error(), `b.csv:1: column "hours": the column is missing`) {
		t.Error(tallies, err)
	}
	got, _, err := survey.Crosstab(t.Context(), survey.Waves[0].WithDesign(data.DesignChange{Weight: new("hours")}), "factors", "")
	if err != nil || got.Whole[0].Sums.Total().Weight != 10+20+30+40+60 {
		t.Error(got.Whole, err)
	}
}

func TestDesignIsChecked(t *testing.T) {
	codebook := crosstabSurvey(t, crosstabAnswers).Codebook
	_, err := data.ParseWave("wave.yaml", []byte(`id: w
provenance: observed
design:
  weight: w
  strata: w
  cluster: respondent
files: [{name: a.csv, items: [sector]}]
`), codebook)
	want := `wave.yaml:5: strata is the column "w", and so is weight; give each its own
wave.yaml:6: cluster is the column of respondents; leave it out, everybody is apart already`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, err := data.ParseWave("wave.yaml", []byte("id: w\nprovenance: observed\ndesign: {wieght: w}\nfiles: [{name: a.csv, items: [sector]}]\n"), codebook); err == nil || !strings.Contains(err.Error(), `wave.yaml:3: `) {
		t.Error(err)
	}
}

// Whatever the cut, the crosstabs of two parts add up to that of the whole.
func TestCrosstabsAddUp(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimSpace(crosstabAnswers)+"\n", "\n")
	count := func(lines ...string) data.Crosstab {
		survey := crosstabSurvey(t, strings.Join(lines, ""))
		got, _, err := survey.Crosstab(t.Context(), survey.Waves[0], "factors", "sector")
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	whole := count(lines...)
	for cut := 2; cut < len(lines)-1; cut++ {
		sum, err := count(lines[:cut]...).Add(count(slices.Concat(lines[:1], lines[cut:])...))
		if err != nil {
			t.Fatal(err)
		}
		for g, group := range sum.Groups {
			want := whole.Groups[g]
			for i, pair := range [][2]data.Tally{{sum.Whole[0], whole.Whole[0]}, {group.Tallies[0], want.Tallies[0]}, {group.Rest[0], want.Rest[0]}} {
				if !slices.Equal(pair[0].Counts, pair[1].Counts) || !reflect.DeepEqual(pair[0].Sums.Cells(), pair[1].Sums.Cells()) || !reflect.DeepEqual(pair[0].Others.Cells(), pair[1].Others.Cells()) {
					t.Errorf("cut %d, group %d, tally %d: %+v, want %+v", cut, g, i, pair[0], pair[1])
				}
			}
		}
		if !reflect.DeepEqual(sum.Patterns, whole.Patterns) || !reflect.DeepEqual(sum.Whole[0].Population, whole.Whole[0].Population) {
			t.Errorf("cut %d: %+v, %v", cut, sum.Patterns, sum.Whole[0].Population)
		}
	}
	other := whole
	other.By.ID = "factors"
	if _, err := whole.Add(other); err == nil {
		t.Error("crosstabs by different items are added")
	}
	for name, change := range map[string]func(*data.Tally){
		"without sums":       func(t *data.Tally) { t.Sums = nil },
		"another population": func(t *data.Tally) { t.Population = map[string]float64{"north": 8} },
		"no population":      func(t *data.Tally) { t.Population = nil },
	} {
		tally := whole.Whole[0]
		change(&tally)
		if sum, err := whole.Whole[0].Add(tally); err == nil {
			t.Errorf("%s: %+v", name, sum)
		}
	}
}
