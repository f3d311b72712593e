package writing

import (
	"slices"
	"testing"
)

// What the cells of an option mean follows from the columns of the whole question.
func TestTicks(t *testing.T) {
	t.Parallel()
	const yes, no, unknown = "yes", "no", "unknown"
	for name, c := range map[string]struct {
		labels []string // of each column
		cells  [][]string
		column int
		means  map[string]string
	}{
		"0 and 1, an option called 0":     {[]string{"0", "1", "2"}, [][]string{{"0", "1"}, {"0", "1"}, {"0"}}, 0, map[string]string{"0": no, "1": yes, "2": unknown}},
		"and one called 1":                {[]string{"0", "1", "2"}, [][]string{{"0", "1"}, {"0", "1"}, {"0"}}, 1, map[string]string{"0": no, "1": yes}},
		"0 everywhere":                    {[]string{"0", "1"}, [][]string{{"0"}, {"0"}}, 0, map[string]string{"0": no, "1": yes}},
		"nothing read yet":                {[]string{"0", "1"}, [][]string{nil, nil}, 0, map[string]string{"0": no, "1": yes}},
		"each its own number":             {[]string{"0", "1", "2"}, [][]string{{"0"}, {"1"}, {"2", ""}}, 0, map[string]string{"0": yes, "1": unknown}},
		"and that of 2":                   {[]string{"0", "1", "2"}, [][]string{{"0"}, {"1"}, {"2", ""}}, 2, map[string]string{"2": yes, "0": no, "1": yes}},
		"1 and 2, an option called 2":     {[]string{"1", "2", "3"}, [][]string{{"1", "2"}, {"1", "2"}, {"2"}}, 1, map[string]string{"1": yes, "2": no}},
		"1 and 2 beside what is missing":  {[]string{"a", "2"}, [][]string{{"1", "2", "-99"}, {"1", "2", "#NULL!"}}, 1, map[string]string{"1": yes, "2": no}},
		"1, 2 and 3 are no yes and no":    {[]string{"a", "b"}, [][]string{{"1", "2"}, {"1", "3"}}, 0, map[string]string{"1": yes, "2": unknown}},
		"2 in the column of 2 alone":      {[]string{"1", "2"}, [][]string{{"1"}, {"2"}}, 1, map[string]string{"2": yes}},
		"Ja and Nee, an option called so": {[]string{"Ja", "Nee"}, [][]string{{"Ja", "Nee"}, {"Ja", "Nee"}}, 1, map[string]string{"Nee": no, "Ja": yes}},
		"Ja and Nee, each its own":        {[]string{"Ja", "Nee"}, [][]string{{"Ja"}, {"Nee"}}, 1, map[string]string{"Nee": yes, "Ja": unknown}},
		"the name of an option beside 0":  {[]string{"Auto", "0"}, [][]string{{"Auto", "0"}, {"0", "1"}}, 0, map[string]string{"auto": yes, "0": no}},
		"a check mark":                    {[]string{"Auto", "Fiets"}, [][]string{{"x"}, {"x"}}, 1, map[string]string{"x": yes, "": no, "bus": unknown}},
	} {
		var columns []TickColumn
		for k, label := range c.labels {
			columns = append(columns, TickColumn{[]string{"", label}, slices.Values(c.cells[k])})
		}
		style := TicksOf(columns)
		for cell, want := range c.means {
			got := unknown
			if picked, known := style.Read(cell, "", c.labels[c.column]); picked && known {
				got = yes
			} else if known {
				got = no
			}
			if got != want {
				t.Errorf("%s: %q in the column of %s is %s, want %s", name, cell, c.labels[c.column], got, want)
			}
		}
	}
}
