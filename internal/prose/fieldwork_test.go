package prose

import (
	"math"
	"testing"

	"spoor/data"
)

func TestFieldworkAsItStandsInASentence(t *testing.T) {
	for _, test := range []struct {
		fieldwork data.Fieldwork
		nl, en    string
		year      int
		moment    float64
	}{
		{data.Fieldwork{}, "", "", 0, 0},
		{data.Fieldwork{Year: 2021}, "2021", "2021", 2021, 2021},
		{data.Fieldwork{From: "2021"}, "2021", "2021", 2021, 2021},
		{data.Fieldwork{From: "2021-03"}, "maart 2021", "March 2021", 2021, 2021 + 2.5/12 - 0.5},
		{data.Fieldwork{From: "2021-12-31", Until: "2021-12-31"}, "31 december 2021", "31 December 2021", 2021, 2021 + 364.5/365 - 0.5},
		{data.Fieldwork{From: "2021-03", Until: "2021-05"}, "maart t/m mei 2021", "March to May 2021", 2021, 2021 + 3.5/12 - 0.5},
		{data.Fieldwork{From: "2021-03-15", Until: "2021-04-02"}, "15 maart t/m 2 april 2021", "15 March to 2 April 2021", 2021, 2021 + (73.0/365+92.0/365)/2 - 0.5},
		{data.Fieldwork{From: "2021-11", Until: "2022-02"}, "november 2021 t/m februari 2022", "November 2021 to February 2022", 2021, 2021 + (10.0/12+14.0/12)/2 - 0.5},
		{data.Fieldwork{Year: 2022, From: "2021", Until: "2022"}, "2021 t/m 2022", "2021 to 2022", 2022, 2021.5},
	} {
		f := test.fieldwork
		if nl, en := Fieldwork(f, data.Dutch), Fieldwork(f, data.English); nl != test.nl || en != test.en || f.InYear() != test.year || math.Abs(f.Moment()-test.moment) > 1e-9 {
			t.Errorf("%+v: %q, %q, %d, %v", f, nl, en, f.InYear(), f.Moment())
		}
	}
}
