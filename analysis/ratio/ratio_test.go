package ratio

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data/count"
)

const codebook = `id: ours
title: {nl: Uren, en: Hours}
items:
  - id: sector
    kind: single
    text: {nl: Sector, en: Sector}
    options: [{id: care, label: {nl: Zorg, en: Care}}, {id: build, label: {nl: Bouw, en: Building}}]
  - {id: hours, kind: number, range: [0, 100], text: {nl: Uren, en: Hours}}
  - {id: clients, kind: number, range: [0, 100], text: {nl: Klanten, en: Clients}}
`

const wave = `label: {nl: meting, en: wave}
source: {nl: voorbeeldgegevens, en: example data}
population: {nl: denkbeeldige bedrijven, en: imaginary companies}
fieldwork: {year: 2026}
provenance: observed
files:
  - {name: answers.csv, items: [sector, hours, clients]}
`

// designs are the lines that say how the respondents of testdata/answers.csv were drawn.
var designs = map[string]string{
	"plain":  "",
	"design": "design: {weight: weight, strata: region, cluster: company, fpc: companies, whole_clusters: true}\n",
	"jkn":    "design: {weight: weight, replicates: {columns: [rw1-rw10], type: jkn, degrees: 8, scales: [0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]}}\n",
}

// ratios are those of hours to clients by sector.
func ratios(t *testing.T, engine count.Engine, design string, answers []byte) map[string]Ratio {
	t.Helper()
	survey, err := count.Open(fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "waves/w/wave.yaml": {Data: []byte("id: w\n" + designs[design] + wave)}, "waves/w/answers.csv": {Data: answers}})
	if err != nil {
		t.Fatal(err)
	}
	counted, problems, err := survey.WithEngine(engine, nil).Ratios(t.Context(), survey.Waves[0], "hours", "clients", "sector")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	estimated, err := Estimate(survey.Waves[0], counted.Of, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Ratio{}
	for _, group := range estimated {
		out[group.Group] = group
	}
	return out
}

// only is the file with the columns of the items and of one design.
func only(t *testing.T, answers []byte, design string) []byte {
	t.Helper()
	kept := map[string]string{"plain": "", "design": "weight region company companies", "jkn": "weight rw1 rw2 rw3 rw4 rw5 rw6 rw7 rw8 rw9 rw10"}[design]
	records, err := csv.NewReader(bytes.NewReader(answers)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, record := range records {
		var cells []string
		for i, cell := range record {
			if slices.Contains(strings.Fields("respondent sector hours clients "+kept), records[0][i]) {
				cells = append(cells, cell)
			}
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}

// Expected values are those of testdata/ratio.R, with R 4.2.2 and survey 4.1.1: svyratio(~hours, ~clients, both), confint(r, df).
func TestRatiosAgreeWithSurvey(t *testing.T) {
	answers, err := os.ReadFile("testdata/answers.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, engine := range []count.Engine{count.EngineFrame, count.EngineScan} {
		found := map[string]map[string]Ratio{}
		for name := range designs {
			found[name] = ratios(t, engine, name, only(t, answers, name))
		}
		agree(t, found)
	}
}

func agree(t *testing.T, found map[string]map[string]Ratio) {
	t.Helper()
	for _, want := range []struct {
		design, group                   string
		n                               int
		value, standardError, low, high float64
		degrees                         int
	}{
		{"plain", "", 37, 4.00530612244898, 0.201865287303155, 3.59590434426326, 4.4147079006347, 36},
		{"plain", "care", 17, 4.24173913043478, 0.295181365321695, 3.61598258985796, 4.86749567101161, 16},
		{"plain", "build", 19, 3.76, 0.250973315978678, 3.23272462894802, 4.28727537105198, 18},
		{"design", "", 37, 4.00495486459378, 0.197231119316138, 3.55013908785982, 4.45977064132774, 8},
		{"design", "care", 17, 4.26797860862223, 0.310261336812182, 3.50879646662442, 5.02716075062003, 6},
		{"design", "build", 19, 3.74370267212116, 0.260252176218121, 3.12830406470599, 4.35910127953633, 7},
		{"jkn", "", 37, 4.00495486459378, 0.214290596018911, 3.51079986403881, 4.49910986514876, 8},
		{"jkn", "care", 17, 4.26797860862223, 0.345853661070752, 3.47043863601757, 5.06551858122688, 8},
		{"jkn", "build", 19, 3.74370267212116, 0.295801888737346, 3.06158229349164, 4.42582305075068, 8},
	} {
		got := found[want.design][want.group]
		if got.Respondents != want.n || got.DegreesOfFreedom != want.degrees || !got.Known || got.Low == nil {
			t.Errorf("%s %q: %+v, want %+v", want.design, want.group, got, want)
			continue
		}
		for i, pair := range [][2]float64{{got.Value, want.value}, {got.StandardError, want.standardError}, {*got.Low, want.low}, {*got.High, want.high}} {
			if math.Abs(pair[0]-pair[1]) > 1e-8*math.Abs(pair[1]) {
				t.Errorf("%s %q, number %d: %v, want %v", want.design, want.group, i, pair[0], pair[1])
			}
		}
	}
}

func TestRatiosAtTheEdges(t *testing.T) {
	header := "respondent,sector,hours,clients\n"
	for name, c := range map[string]struct {
		answers       string
		known, bounds bool
	}{
		"nobody":               {header + "1,care,,3\n", false, false},
		"of nothing":           {header + "1,care,4,0\n2,care,5,0\n", false, false},
		"one respondent":       {header + "1,care,4,2\n", true, false},
		"the same of everyone": {header + "1,care,4,2\n2,care,6,3\n", true, false}, // no certainty
	} {
		got := ratios(t, count.EngineAuto, "plain", []byte(c.answers))["care"]
		if got.Known != c.known || (got.Low != nil) != c.bounds || c.known && math.Abs(got.Value-2) > 1e-15 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
