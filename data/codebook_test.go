package data

import (
	_ "embed"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// questionnaire has an item of every kind, and one that depends on another.
//
//go:embed testdata/questionnaire.yaml
var questionnaire string

func parseQuestionnaire(t testing.TB) Codebook {
	t.Helper()
	codebook, err := ParseCodebook("codebook.yaml", []byte(questionnaire))
	if err != nil {
		t.Fatal(err)
	}
	return codebook
}

func TestParseCodebook(t *testing.T) {
	codebook := parseQuestionnaire(t)
	if got, want := codebook.ItemIDs(), []string{"works", "helps", "rated", "hours", "remarks"}; !reflect.DeepEqual(got, want) {
		t.Errorf("items %v, want %v", got, want)
	}
	for id, want := range map[string][]string{
		"works":   {"works"},
		"helps":   {"helps.time", "helps.money", "helps.other"},
		"rated":   {"rated.boss", "rated.doctor"},
		"hours":   {"hours"},
		"remarks": {"remarks"},
	} {
		item, found := codebook.Item(id)
		if got := item.Columns(); !found || !reflect.DeepEqual(got, want) {
			t.Errorf("columns of %s %v, want %v", id, got, want)
		}
	}
	rated, _ := codebook.Item("rated")
	if answer, found := rated.Answer("good"); !found || answer.Label.In(English) != "Good" {
		t.Errorf("the answers of a rating are its scale, got %v %v", answer, found)
	}
	if _, found := rated.Row("uwv"); found {
		t.Error("found a row that is not there")
	}
	if _, found := codebook.Item("nothing"); found {
		t.Error("found an item that is not there")
	}
}

// wantProblems checks that an error is exactly these problems, each given as line: message.
func wantProblems(t *testing.T, err error, file string, want []string) {
	t.Helper()
	var problems Problems
	if err != nil && !errors.As(err, &problems) {
		t.Fatalf("not problems but %v", err)
	}
	var got []string
	for _, problem := range problems {
		if problem.File != file {
			t.Errorf("file %q, want %q", problem.File, file)
		}
		got = append(got, strings.TrimPrefix(problem.String(), file+":"))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const single = "id: s\nitems:\n- {id: a, kind: single, text: {en: A}, options: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}]}\n"

func TestCodebookProblems(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"unknown key": {single + "titl: {en: T}\n", []string{`4: unknown key "titl" in the document; did you mean "title"?`}},
		"unknown key of an option": {"id: s\nitems:\n- id: a\n  kind: single\n  text: {en: A}\n  options:\n  - {id: x, labl: {en: X}}\n  - {id: y, label: {en: Y}}\n",
			[]string{`7: unknown key "labl" in entry 1 of options; did you mean "label"?`}},
		"item twice": {single + "- {id: a, kind: open, text: {en: B}}\n", []string{`4: item id "a" is taken already on line 3`}},
		"option twice": {"id: s\nitems:\n- id: a\n  kind: single\n  text: {en: A}\n  options:\n  - {id: x, label: {en: X}}\n  - {id: x, label: {en: Y}}\n",
			[]string{`8: option id "x" is taken already on line 7`}},
		"row and scale point twice": {"id: s\nitems:\n- id: a\n  kind: rating\n  text: {en: A}\n  scale:\n  - {id: x, label: {en: X}}\n  - {id: x, label: {en: Y}}\n  rows:\n  - {id: r, label: {en: R}}\n  - {id: r, label: {en: S}}\n",
			[]string{`8: scale point id "x" is taken already on line 7`, `11: row id "r" is taken already on line 10`}},
		"label twice": {"id: s\nitems:\n- id: a\n  kind: single\n  text: {en: A}\n  options:\n  - {id: x, label: {nl: Anders, en: Other}}\n  - {id: y, label: {nl: Overig, en: Other}}\n",
			[]string{`8: option "y" of item "a" has the label of "x", "Other"; nobody could tell them apart`}},
		"no ids": {"items:\n- {kind: open, text: {en: A}}\n", []string{
			"1: the codebook has no id; add a line such as id: my_survey", "2: the item has no id"}},
		"id": {"id: s\nitems:\n- {id: A-1, kind: open, text: {en: A}}\n", []string{
			`3: item id "A-1": use lower-case letters, digits and _, beginning with a letter`}},
		"id of the respondents": {"id: s\nitems:\n- {id: respondent, kind: open, text: {en: A}}\n", []string{
			`3: item id "respondent" is the name of the column of respondents; use another`}},
		"no items": {"id: s\nitems: []\n", []string{"2: the codebook has no items"}},
		"empty":    {"", []string{"1: the codebook has no id; add a line such as id: my_survey", "1: the codebook has no items"}},
		"kind": {"id: s\nitems:\n- {id: a, kind: mutiple, text: {en: A}}\n- {id: b, text: {en: B}}\n", []string{
			`3: item "a": kind "mutiple" is not one of single, multiple, rating, ranking, number, open; did you mean "multiple"?`,
			`4: item "b" has no kind; give one of single, multiple, rating, ranking, number, open`}},
		"no text or label": {"id: s\nitems:\n- id: a\n  kind: single\n  options:\n  - {id: x}\n  - {id: y, label: {en: Y}}\n", []string{
			`3: item "a" has no text; add the question as text: {nl: ..., en: ...}`, `6: option "x" of item "a" has no label`}},
		"lists that are missing": {"id: s\nitems:\n- {id: a, kind: single, text: {en: A}}\n- {id: b, kind: multiple, text: {en: B}, options: [{id: x, label: {en: X}}]}\n- {id: c, kind: rating, text: {en: C}}\n", []string{
			`3: item "a": kind single needs options, at least 2`,
			`4: item "b": kind multiple needs options, at least 2`,
			`5: item "c": kind rating needs scale, at least 2`,
			`5: item "c": kind rating needs rows, at least 1`}},
		"lists that are needless": {"id: s\nitems:\n" +
			"- {id: a, kind: open, text: {en: A}, options: [{id: x, label: {en: X}}], rows: [{id: r, label: {en: R}}]}\n" +
			"- {id: b, kind: number, text: {en: B}, range: [0, 1], scale: [{id: x, label: {en: X}}]}\n" +
			"- {id: c, kind: single, text: {en: C}, options: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}], rows: [{id: r, label: {en: R}}]}\n", []string{
			`3: item "a": options has no meaning for kind open`,
			`3: item "a": rows has no meaning for kind open`,
			`4: item "b": scale has no meaning for kind number`,
			`5: item "c": rows has no meaning for kind single`}},
		"max_picks": {"id: s\nitems:\n" +
			"- {id: a, kind: open, text: {en: A}, max_picks: 1}\n" +
			"- {id: b, kind: multiple, text: {en: B}, max_picks: -1, options: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}]}\n" +
			"- {id: c, kind: multiple, text: {en: C}, max_picks: 3, options: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}]}\n", []string{
			`3: item "a": max_picks belongs to kind multiple or ranking, not open`,
			`4: item "b": max_picks is -1; leave it out where there is no limit`,
			`5: item "c": max_picks is 3, with 2 options to pick from`}},
		"exclusive": {"id: s\nitems:\n" +
			"- {id: a, kind: single, text: {en: A}, options: [{id: x, label: {en: X}}, {id: none, label: {en: None}, exclusive: true}]}\n", []string{
			`3: item "a": exclusive belongs to an option of kind multiple, not single`}},
		"range": {"id: s\nitems:\n" +
			"- {id: a, kind: open, text: {en: A}, range: [0, 1]}\n" +
			"- {id: b, kind: number, text: {en: B}}\n" +
			"- {id: c, kind: number, text: {en: C}, range: [1, 1]}\n" +
			"- {id: d, kind: number, text: {en: D}, range: [0, 1, 2]}\n", []string{
			`3: item "a": range belongs to kind number, not open`,
			`4: item "b": a number needs its lowest and highest value, such as range: [0, 100]`,
			`5: item "c": a number needs its lowest and highest value, such as range: [0, 100]`,
			`6: item "d": a number needs its lowest and highest value, such as range: [0, 100]`}},
		"range without end": {"id: s\nitems:\n- {id: a, kind: number, text: {en: A}, range: [0, .inf]}\n", []string{
			`3: entry 2 of range must be a number, not ".inf"`}},
		"asked_if": {single +
			"- {id: b, kind: open, text: {en: B}, asked_if: aa.x}\n" +
			"- {id: c, kind: open, text: {en: C}, asked_if: a.xx}\n" +
			"- {id: d, kind: open, text: {en: D}, asked_if: a}\n" +
			"- {id: e, kind: open, text: {en: E}, asked_if: b.x}\n" +
			"- {id: f, kind: single, text: {en: F}, asked_if: f.x, options: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}]}\n", []string{
			`4: item "b": asked_if refers to item "aa", which does not exist; did you mean "a"?`,
			`5: item "c": asked_if refers to option "xx", which item "a" does not have; did you mean "x"?`,
			`6: item "d": asked_if must be item.option of a single or multiple item, not "a"`,
			`7: item "e": asked_if must be item.option of a single or multiple item, not "b.x"`,
			`8: item "f": asked_if refers to the item itself`}},
		"an unknown key does not hide a duplicate id": {single + "- {id: a, kind: open, text: {en: B}, titl: {en: T}}\n", []string{
			`4: unknown key "titl" in entry 2 of items; did you mean "title"?`, `4: item id "a" is taken already on line 3`}},
		"what is misspelt is not missing": {"id: s\nitems:\n- id: a\n  kindd: single\n  txt: {en: A}\n", []string{
			`4: unknown key "kindd" in entry 1 of items; did you mean "kind"?`, `5: unknown key "txt" in entry 1 of items; did you mean "text"?`}},
	} {
		t.Run(name, func(t *testing.T) {
			codebook, err := ParseCodebook("codebook.yaml", []byte(c.source))
			wantProblems(t, err, "codebook.yaml", c.want)
			if !reflect.DeepEqual(codebook, Codebook{}) {
				t.Error("a codebook came back beside the problems")
			}
		})
	}
}

func TestParseLang(t *testing.T) {
	for _, lang := range []Lang{Dutch, English} {
		if got, err := ParseLang(string(lang)); got != lang || err != nil {
			t.Errorf("got %q %v, want %q", got, err, lang)
		}
	}
	if _, err := ParseLang("de"); err == nil || !strings.Contains(err.Error(), "use nl or en") {
		t.Errorf("got %v", err)
	}
}

func TestTextInOtherLanguage(t *testing.T) {
	for _, c := range []struct {
		text Text
		lang Lang
		want string
	}{
		{Text{NL: "a", EN: "b"}, Dutch, "a"}, {Text{NL: "a", EN: "b"}, English, "b"}, {Text{NL: "a"}, English, "a"}, {Text{EN: "b"}, Dutch, "b"},
	} {
		if got := c.text.In(c.lang); got != c.want {
			t.Errorf("%v in %s is %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}
