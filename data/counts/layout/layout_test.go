package layout

import (
	"fmt"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/records"
)

const care = `id: care
items:
- id: inflow
  kind: multiple
  text: {nl: Via welke weg komen cliënten binnen, en: How do clients reach you}
  options:
  - {id: gp, label: {nl: Huisarts, en: GP}}
  - {id: hospital, label: {nl: "Ziekenhuis (transferbureau)", en: "Hospital (discharge office)"}}
  - {id: other, label: {nl: Anders, en: Other}, open: true}
- id: region
  kind: single
  text: {nl: In welke regio werkt u, en: In which region do you work}
  options: [{id: north, label: {nl: Noord, en: North}}, {id: east, label: {nl: Oost, en: East}}, {id: west, label: {nl: West, en: West}}]
- id: often
  kind: rating
  text: {nl: "Hoe vaak werkt u samen met", en: "How often do you work with"}
  rows: [{id: doctor, label: {nl: de dokter, en: the doctor}}, {id: insurer, label: {nl: de verzekeraar, en: the insurer}}]
  scale: [{id: never, label: {nl: Nooit, en: Never}}, {id: seldom, label: {nl: Zelden, en: Seldom}}, {id: often, label: {nl: Vaak, en: Often}}]
`

func catalogue(t *testing.T) *Catalogue {
	t.Helper()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(care))
	if err != nil {
		t.Fatal(err)
	}
	return NewCatalogue(codebook)
}

// partsOf are the tables of a sheet: of each what names it, its lines with their counts or percentages, and the numbers of respondents.
func partsOf(t *testing.T, sheet string) string {
	t.Helper()
	content := []byte(strings.TrimPrefix(sheet, "\n"))
	sheets, err := ReadSheets("a.csv", content, records.Dialect{}, records.Options{Delimiter: "|"})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, p := range catalogue(t).PartsOf(sheets[0]) {
		if p.Titled.Question != nil {
			out.WriteString(p.Titled.Question.ID + ": ")
		}
		for _, l := range p.Lines {
			if l.Row != "" {
				out.WriteString(l.Row + "/")
			}
			out.WriteString(l.Option)
			for _, of := range valueRoles {
				if g := l.Given[of]; g.Cell != "" {
					fmt.Fprintf(&out, " %s %s", of, g.Text)
				}
			}
			out.WriteString(", ")
		}
		for _, m := range p.Bases {
			fmt.Fprintf(&out, "of %d, ", m.N)
		}
		out.WriteString("\n")
	}
	return strings.TrimSpace(out.String())
}

// What stands in a sheet, however it is laid out. A name that is no option, in a header or before a line, goes on to be a problem as long as
// an option lacks: its number is never left out in silence.
func TestLayouts(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"a line an option":      {"\nAntwoord|Aantal\nNoord|3\nOost|4\nWest|5\n", "Noord count 3, Oost count 4, West count 5,"},
		"side by side":          {"\n|Noord|Oost|West|n\nAantal|3|4|5|12\n", "region: Noord count 3, Oost count 4, West count 5, n count 12,"},
		"a slip side by side":   {"\n|Noord|Ost|West\nAantal|3|4|5\n", "region: Noord count 3, Ost count 4, West count 5,"},
		"a remark side by side": {"\n|Noord|Oost|West|Vrij\nAantal|3|4|5|6\n", "region: Noord count 3, Oost count 4, West count 5,"},
		"a matrix":              {"\n|Nooit|Zelden|Vaak\nde dokter|1|2|3\n", "often: de dokter/Nooit count 1, de dokter/Zelden count 2, de dokter/Vaak count 3,"},
		"a slip in the scale":   {"\n|Nooit|Zeldn|Vaak\nde dokter|1|2|3\n", "often: de dokter/Nooit count 1, de dokter/Zeldn count 2, de dokter/Vaak count 3,"},
		"a slip of a row, turned": {"\n|de dokter|de verzkeraar\nNooit|1|2\nZelden|3|4\n",
			"often: de dokter/Nooit count 1, de verzkeraar/Nooit count 2, de dokter/Zelden count 3, de verzkeraar/Zelden count 4,"},
		"how often counts":        {"\nCategorie|Hoe vaak|In %\nNoord|1|25%\nOost|3|75%\n", "Noord count 1 percent 25, Oost count 3 percent 75,"},
		"respondents in one cell": {"\nAntwoord|Aantal\nHuisarts|3\nAnders|4\n(n = 9)|\n", "Huisarts count 3, Anders count 4, of 9,"},
		"respondents in words":    {"\nHuisarts|3\nAnders|4\n9 respondenten|\n", "Huisarts count 3, Anders count 4, of 9,"},
		"a header after a matrix": {"\n|Nooit|Vaak\nde dokter|1|2\n\n|Absoluut\nNoord|3\nOost|4\n",
			"often: de dokter/Nooit count 1, de dokter/Vaak count 2, \nNoord count 3, Oost count 4,"},
		"respondents above a table without a header": {"\n|Nooit|Vaak\nde dokter|1|2\n\nn = 9|\nHuisarts|3\nAnders|4\n",
			"often: de dokter/Nooit count 1, de dokter/Vaak count 2, \nHuisarts count 3, Anders count 4, of 9,"},
		"their number and its name there": {"\nNoord|3\nOost|4\n\nAantal deelnemers|9\nHuisarts|3\nAnders|4\n",
			"Noord count 3, Oost count 4, \nHuisarts count 3, Anders count 4, of 9,"},
		"respondents below, behind a gap": {"\nHuisarts|3\nAnders|4\n\nAantal deelnemers|9\n", "Huisarts count 3, Anders count 4, Aantal deelnemers count 9,"},
		"a year is a header behind a gap": {"\nNoord|3\nOost|4\n\n|2025\nHuisarts|3\nAnders|4\n", "Noord count 3, Oost count 4, \nHuisarts count 3, Anders count 4,"},
		"a year and percentages":          {"\n|2025 (n = 9)|Procent\nHuisarts|3|33,3\nAnders|4|44,4\n", "Huisarts count 3 percent 33.3, Anders count 4 percent 44.4, of 9,"},
		"answers that are all the same":   {"\nAntwoord|Aantal antwoorden|%\nNoord|5|33%\nOost|5|33%\nWest|5|33%\n", "Noord count 5 percent 33, Oost count 5 percent 33, West count 5 percent 33,"},
		"a total beside percentages":      {"\nAntwoord|Totaal|%\nHuisarts|9|33%\nAnders|9|67%\n", "Huisarts percent 33 base 9, Anders percent 67 base 9,"},
	} {
		if got := partsOf(t, c.sheet); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestWhatAColumnHolds(t *testing.T) {
	for role, names := range map[Role][]string{
		RoleBase: {"Aantal respondenten", "Aantal geënquêteerden", "aantal antwoorders", "Steekproef", "netto respons", "Aantal cliënten", "number of employers", "Ingevuld door",
			"Basis:", "Aantal reacties"},
		RoleCount:   {"Aantal", "hoe vaak", "Freq.", "#", "Aantal keer genoemd", "Aantallen (n = 12)", "Aantal 2025"},
		RolePercent: {"%", "in %", "Aandeel", "perc."},
		roleN:       {"n", "N =", "Totaal n"},
		RoleTotal:   {"Totaal", "Som", "aantal antwoorden"},
		RoleIgnored: {"nr", "jaar", "gemiddelde"},
		roleOther:   {"Cliënten", "Werkgevers", "Noord", ""}, // people may be options; with their number they are respondents
	} {
		for _, name := range names {
			if got := RoleOf(name); got != role {
				t.Errorf("%q is %q, want %q", name, got, role)
			}
		}
	}
}

func TestNumbersInCells(t *testing.T) {
	for _, c := range []struct {
		cells string // of one column
		want  string
	}{
		{"9|10", "whole 9, whole 10"},
		{"9,0|10,0", "whole 9, whole 10"},
		{"1.500|900", "whole 1500, whole 900"},
		{"1.000|900", "doubt 1.000, whole 900"},
		{"1.000|2.500", "whole 1000, whole 2500"},
		{"12 (75%)|75% (n = 12)", "whole 12, whole 12"},
		{"n = 12|(n=12)|12 respondenten|12x", "whole 12, whole 12, whole 12, whole 12"},
		{"75%|33,3 %|40 procent", "percent 75, percent 33.3, percent 40"},
		{"0,75|0.5", "fraction 0.75, fraction 0.5"},
		{"negen|", "none, none"},
	} {
		cells := strings.Split(c.cells, "|")
		signs := signsOf(cells)
		var got []string
		for _, cell := range cells {
			switch v := signs.read(cell); v.Form {
			case Whole:
				got = append(got, fmt.Sprint("whole ", v.Count))
			default:
				got = append(got, strings.TrimSpace(map[form]string{NoNumber: "none", Percent: "percent ", Fraction: "fraction ", Doubtful: "doubt "}[v.Form]+v.Text))
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %s, want %s", c.cells, strings.Join(got, ", "), c.want)
		}
	}
}

func TestLabelsAsPeopleWriteThem(t *testing.T) {
	labels := catalogue(t).ByID("inflow").Choices
	for text, want := range map[string]int{
		"Huisarts": 0, "HUISARTS": 0, "1. huisarts": 0, "a) Huisarts:": 0, "- GP": 0, "\"Huisarts\"": 0, "gp": 0, "Ziekenhuis": 1, "Ziekenhuis (transfer…": 1,
		"anders, namelijk": 2, "Overig": 2, "Hisarts": -1, "": -1, "huis": -1,
	} {
		if got := labels.Find(text).Place; got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
	for text, want := range map[string]string{"Hisarts": "Huisarts", "2. Hopital (discharge office)": "Hospital (discharge office)", "fiets": ""} {
		if got := labels.Meant(text, data.Dutch); got != want {
			t.Errorf("%q was meant as %q, want %q", text, got, want)
		}
	}
}
