package counts

import (
	"reflect"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/records"
)

func readCases(t *testing.T, content, item string) (data.Cases, []string, error) {
	t.Helper()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(countedCodebook))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := records.Open("cases.csv", strings.NewReader(content), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ReadCases(reader, codebook, item, data.English, nil)
}

func TestReadCases(t *testing.T) {
	cases, notes, err := readCases(t, "dossier;uitkomst\n1;Werk\n2;work\n3;Uitkering\n4;anders\n5;\n", "")
	if err != nil || !reflect.DeepEqual(cases, data.Cases{Item: "share", Base: 4, Counts: []int{2, 1}}) || len(notes) != 1 || !strings.Contains(notes[0], "left out: 1") {
		t.Errorf("%+v, %v, %v", cases, notes, err)
	}
	for content, want := range map[string]string{
		"case,outcome\n1,Werkt\n": `cases.csv:2: column "outcome": "Werkt" is not an outcome of "Aandeel" (Werk, Uitkering, other); did you mean "Werk"?`,
		"case,outcome\n1,\n":      "there is no closed trajectory in it",
		"case,colour\n1,red\n":    "no column holds the outcome",
	} {
		if _, _, err := readCases(t, content, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", content, err)
		}
	}
	if _, _, err := readCases(t, "outcome\nwork\n", "pick"); err == nil || !strings.Contains(err.Error(), "stand beside share") {
		t.Errorf("another item: %v", err)
	}
	codebook := data.Codebook{}
	if HoldsCases([]string{"case", "colour"}, codebook) || !HoldsCases([]string{"case", "Uitkomst"}, codebook) {
		t.Error("the header of cases is not told from others")
	}
}
