package ratio

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/study"
	reports "spoor/reports/ratio"
)

const codebook = `id: ours
title: {nl: Uren, en: Hours}
items:
  - id: sector
    kind: single
    text: {nl: Sector, en: Sector}
    options: [{id: care, label: {nl: Zorg, en: Care}}, {id: build, label: {nl: Bouw, en: Building}}]
  - {id: hours, kind: number, range: [0, 1000], text: {nl: Uren, en: Hours}}
  - {id: clients, kind: number, range: [0, 100], text: {nl: Klanten, en: Clients}}
`

const wave = `id: w
label: {nl: meting, en: wave}
source: {nl: voorbeeldgegevens, en: example data}
population: {nl: denkbeeldige bedrijven, en: imaginary companies}
fieldwork: {year: 2026}
provenance: observed
`

// shown is the ratio of hours to clients under the default preset, of respondents who are lines of sector, hours, clients (and weight).
func shown(t *testing.T, design string, respondents []string, by string) reports.Result {
	t.Helper()
	header := "respondent,sector,hours,clients\n"
	if design != "" {
		header = "respondent,sector,hours,clients,weight\n"
	}
	for i, line := range respondents {
		header += fmt.Sprintf("%d,%s\n", i+1, line)
	}
	files := fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "waves/w/answers.csv": {Data: []byte(header)},
		"waves/w/wave.yaml": {Data: []byte(wave + design + "files:\n  - {name: answers.csv, items: [sector, hours, clients]}\n")}}
	s, err := study.Open(t.Context(), study.Source{Files: files, Disclosure: disclosure.PresetDefault})
	if err != nil {
		t.Fatal(err)
	}
	result, err := Run(t.Context(), s, "hours/clients", by, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// several are n respondents of a sector with various numbers.
func several(n int, sector, more string) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s,%d,%d%s", sector, 20+3*i%17, 4+i%5, more))
	}
	return out
}

func hiddenOf(r reports.Result) string {
	var out strings.Builder
	for _, one := range r.Ratios {
		fmt.Fprintf(&out, "%s:%v ", one.Group, one.Hidden)
	}
	return strings.TrimSpace(out.String())
}

func TestRatiosUnderAPreset(t *testing.T) {
	both := append(several(20, "care", ""), several(20, "build", "")...)
	for name, c := range map[string]struct {
		respondents []string
		by, want    string
	}{
		"enough":                            {both, "sector", ":false care:false build:false"},
		"too few":                           {several(4, "care", ""), "", ":true"},
		"a small group":                     {append(several(20, "care", ""), several(4, "build", "")...), "sector", ":false care:true build:true"},
		"a few gave one number only":        {append(append([]string{}, both...), "care,500,", "care,12,"), "", ":true"},
		"a few of a group gave one only":    {append(append([]string{}, both...), "care,30,", "care,31,", "care,35,", "build,30,", "build,31,", "build,35,"), "sector", ":false care:true build:true"},
		"many gave one number only":         {append(append([]string{}, both...), "care,30,", "care,31,", "care,35,", "build,30,", "build,31,", "build,35,"), "", ":false"},
		"one respondent makes the mean":     {append(several(20, "care", ""), "care,900,5"), "", ":true"},
		"one makes the other number's mean": {append(several(20, "care", ""), "care,30,90"), "", ":true"},
	} {
		result := shown(t, "", c.respondents, c.by)
		if got := hiddenOf(result); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		for _, form := range []string{"text", "md", "csv", "json", "xlsx"} {
			if _, err := Render(result, data.Dutch, form); err != nil {
				t.Errorf("%s as %s: %v", name, form, err)
			}
		}
	}
}

// Of a hidden ratio nothing is told; of a weighted one no standard error and no more digits than a mean has: 4.663, 4.133 to 5.193 by R 4.2.2,
// survey 4.1.1, svyratio(~h, ~c, svydesign(~1, weights = ~w, data = d)).
func TestWhatAHiddenRatioTells(t *testing.T) {
	result := shown(t, "", several(4, "care", ""), "")
	for form, want := range map[string]string{"text": "Alle respondenten           –             –  –\n", "csv": "w,hours,clients,,Alle respondenten,,,,,0.95,\n",
		"json": `"answered": null,` + "\n      \"ratio\": null,"} {
		got, err := Render(result, data.Dutch, form)
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: %v\n%s", form, err, got)
		}
	}
	var weighted []string
	for i, line := range several(40, "care", "") {
		weighted = append(weighted, line+fmt.Sprintf(",%d.%d", 1+i%3, i%7))
	}
	got, err := Render(shown(t, "design: {weight: weight}\n", weighted, ""), data.English, "csv")
	if want := "w,hours,clients,,All respondents,40,4.7,4.1,5.2,0.95,\n"; err != nil || !strings.HasSuffix(string(got), want) {
		t.Errorf("%v\n%s", err, got)
	}
}
