package data

import (
	"strings"
	"testing"
)

func TestFieldworkThatIsRefused(t *testing.T) {
	const wave = "id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [works]}]\nfieldwork:\n"
	codebook := Codebook{Items: []Item{{ID: "works"}}}
	for fieldwork, want := range map[string]string{
		"  from: maart 2021\n":                          `w.yaml:5: fieldwork from "maart 2021" is no date; give a year, a month or a day, such as 2021, 2021-03 or 2021-03-15`,
		"  from: 2021-02-30\n":                          `w.yaml:5: fieldwork from "2021-02-30" is no date`,
		"  from: 2021-13\n  until: x\n":                 `w.yaml:6: fieldwork until "x" is no date`,
		"  until: 2021-03\n":                            "w.yaml:5: fieldwork has until and no from",
		"  from: 2021-06\n  until: 2021-03-01\n":        "w.yaml:6: fieldwork ends on 2021-03-01, before it begins on 2021-06",
		"  year: 2020\n  from: 2021-06\n":               "w.yaml:5: fieldwork is from 2021-06 and in the year 2020",
		"  year: 2021\n  from: 2021-06-01\n":            "",
		"  from: 2021-06-01\n  until: 2021-06-01\n":     "",
		"  from: 2021\n  until: 2022-01\n":              "",
		"  from: \"2021-03\"\n  reference_year: 2020\n": "",
	} {
		_, err := ParseWave("w.yaml", []byte(wave+fieldwork), codebook)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", fieldwork, err)
		}
	}
}
