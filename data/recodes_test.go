package data

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestRecodes(t *testing.T) {
	codebook, err := ParseCodebook("codebook.yaml", []byte(`id: s
items:
- id: a
  kind: multiple
  text: {en: A}
  columns: [Q1, "Which?"]
  separator: ";"
  missing: {not_asked: ["-66"], skipped: ["-99"], dont_know: [Weet niet], refused: [Wil niet zeggen]}
  options: [{id: x, label: {en: X}, columns: ["Q1[SQ001]"], aliases: ["1", "Iks"]}, {id: y, label: {en: Y}}]
`))
	if err != nil {
		t.Fatal(err)
	}
	item := codebook.Items[0]
	if !reflect.DeepEqual(item.Headers, []string{"Q1", "Which?"}) || item.Separator != ";" || !reflect.DeepEqual(item.Options[0].Aliases, []string{"1", "Iks"}) {
		t.Errorf("got %+v", item)
	}
	want := []MissingValue{{"-66", NotAsked}, {"-99", Skipped}, {"Weet niet", DontKnow}, {"Wil niet zeggen", Refused}}
	if got := item.Missing.Values(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestRecodesWithMistakes(t *testing.T) {
	_, err := ParseCodebook("codebook.yaml", []byte(`id: s
items:
- id: a
  kind: single
  text: {en: A}
  separator: ","
  missing: {skipped: ["", X, "9"], refused: ["9"]}
  options:
  - {id: x, label: {en: X}, aliases: [Y, ""]}
  - {id: y, label: {en: Y}, aliases: [yes]}
  - {id: z, label: {en: Z}, aliases: [yes]}
- id: b
  kind: rating
  text: {en: B}
  scale: [{id: x, label: {en: X}, columns: [c]}, {id: y, label: {en: Y}}]
  rows: [{id: r, label: {en: R}, aliases: [s]}]
`))
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	for _, want := range []string{
		`3: item "a": separator belongs to kind multiple or ranking, not single`,
		`3: item "a": missing has an empty value; a blank cell is missing already`,
		`3: item "a": "X" is missing and also option "x"; it can be one of them`,
		`3: item "a": "9" is in two classes of missing; it can be in one`,
		`9: alias "Y" of "x" in item "a" also stands for "y"; it can stand for one option`,
		`9: "x" of item "a" has an empty alias; leave it out`,
		`11: alias "yes" of "z" in item "a" also stands for "y"; it can stand for one option`,
		`15: scale point "x" of item "b" has columns; those belong to rows`,
		`16: row "r" of item "b" has aliases; a row is found by its columns, so name those`,
	} {
		if !strings.Contains(err.Error(), "codebook.yaml:"+want) {
			t.Errorf("no problem %s", want)
		}
	}
	if len(problems) != 9 {
		t.Errorf("%d problems:\n%v", len(problems), err)
	}
}

func TestCellsWithoutAnAnswer(t *testing.T) {
	for state, want := range map[State]string{Answered: "", Skipped: "", NotAsked: "#not_asked", DontKnow: "#dont_know", Refused: "#refused", Unusable: "#unusable"} {
		if got := state.Cell(); got != want {
			t.Errorf("state %d: %q, want %q", state, got, want)
		}
	}
}

func TestImportIsRead(t *testing.T) {
	codebook := parseQuestionnaire(t)
	text := "id: w\nprovenance: observed\nimport: {source: a.csv, sha256: ab, platform: plain, format: xlsx, ids: sequence, read: 3, kept: 2, left_out: [{reason: test, n: 1}]}\nfiles: [{name: a.csv, items: [works]}]\n"
	wave, err := ParseWave("wave.yaml", []byte(text), codebook)
	if err != nil || wave.Import.Kept != 2 || wave.Import.LeftOut[0].N != 1 {
		t.Fatal(wave.Import, err)
	}
	_, err = ParseWave("wave.yaml", []byte(strings.NewReplacer("sequence", "none", "read: 3", "texts: ../x, read: 3").Replace(text)), codebook)
	want := "wave.yaml:3: texts \"../x\": use a plain name in the folder of the wave, without / or \\\nwave.yaml:3: ids \"none\" is not one of sequence, platform"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}
