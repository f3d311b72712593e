package draft_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/platform"
	"spoor/data/records"
	"spoor/data/spss"
	"spoor/data/writing"
)

// A .sav says more than its cells: why there is no answer where the label of a missing value tells that, that numbers are codes, and which
// variable weighs. A missing value of another label is no answer.
func TestSPSSSaysMore(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	w, err := spss.NewWriter(&file, spss.Dictionary{Cases: 40, Weight: "gewicht", Variables: []spss.Variable{
		{Name: "hulp", Label: "Kreeg u hulp?", Measure: spss.Nominal, Labels: []spss.ValueLabel{{Number: 1, Label: "Ja"}, {Number: 2, Label: "Nee"}, {Number: 97, Label: "Onleesbaar"}, {Number: 98, Label: "Wil niet zeggen"}, {Number: 99, Label: "Weet niet"}},
			Missing: spss.Missing{Ranged: true, Low: 97, High: 99}},
		{Name: "soort", Label: "Soort bedrijf", Measure: spss.Nominal},
		{Name: "uren", Label: "Hoeveel uren?", Measure: spss.Scale},
		{Name: "gewicht", Label: "Kolom van het bureau", Measure: spss.Scale},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		number := func(x float64) spss.Value { return spss.Value{Number: x} }
		if err := w.Write([]spss.Value{number([]float64{1, 2, 97, 98, 99}[i%5]), number(float64(20 + i%12)), number(float64(20 + i%12)), number(1 + float64(i%3)/10)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	reader, err := records.Open("a.sav", &file, records.Options{Reason: writing.Reason})
	if err != nil {
		t.Fatal(err)
	}
	export, err := platform.Open(reader, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	drafted, err := draft.Read(context.Background(), export, func() {})
	if err != nil {
		t.Fatal(err)
	}
	got := string(drafted.YAML("a.sav", data.Dutch, false))
	for _, want := range []string{
		"\n    dont_know: [Weet niet]\n    refused: [Wil niet zeggen]\n",
		"# Left out because it is no question: Kolom van het bureau",
		"- id: soort_bedrijf\n  kind: single", "- id: hoeveel_uren\n  kind: number",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("does not say %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Onleesbaar") || !strings.Contains(strings.Join(reader.Dialect().Notes, " "), `give --weight "Kolom van het bureau" to wave add`) {
		t.Errorf("%s\n%q", got, reader.Dialect().Notes)
	}
}
