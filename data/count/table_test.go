package count

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count/frame"
)

const countedCodebook = `id: c
items:
- {id: pick, kind: multiple, text: {nl: Welke}, max_picks: 2, options: [{id: a, label: {nl: Appel}}, {id: b, label: {nl: Banaan}}, {id: c, label: {nl: Citroen}}]}
- {id: one, kind: single, text: {nl: Welke}, options: [{id: yes, label: {nl: Ja}}, {id: no, label: {nl: Nee}}]}
- {id: share, kind: number, text: {nl: Aandeel}, range: [0, 100], rows: [{id: work, label: {nl: Werk}}, {id: benefit, label: {nl: Uitkering}}]}
`

func TestWaveOfCounts(t *testing.T) {
	folder := fstest.MapFS{
		"codebook.yaml":      {Data: []byte(countedCodebook)},
		"waves/p/wave.yaml":  {Data: []byte("id: p\nprovenance: observed\ncounts:\n- {name: counts.csv, items: [one]}\n")},
		"waves/p/counts.csv": {Data: []byte("item,option,count,low,high,base\none,yes,20,,,60\none,no,40,,,60\n")},
		"waves/q/wave.yaml":  {Data: []byte("id: q\nprovenance: observed\ncounts:\n- {name: counts.csv, items: [pick]}\n")},
		"waves/q/counts.csv": {Data: []byte("item,option,count,base\none,yes,20,60\none,no,40,60\n")},
		"waves/r/wave.yaml":  {Data: []byte("id: r\nprovenance: observed\ncounts:\n- {name: none.csv, items: [one]}\n")},
		"waves/s/wave.yaml":  {Data: []byte("id: s\nprovenance: observed\ncounts:\n- {name: counts.csv, items: [one, pick]}\n")},
		"waves/s/counts.csv": {Data: []byte("item,option,count,base\none,yes,20,60\none,no,40,60\n")},
		"waves/t/wave.yaml":  {Data: []byte("id: t\nprovenance: observed\ncounts:\n- {name: counts.csv, items: [one]}\n")},
		"waves/t/counts.csv": {Data: []byte("item,option,count,base\nshare,work,20,60\n")},
		"waves/u/wave.yaml":  {Data: []byte("id: u\nprovenance: observed\ncounts:\n- {name: counts.csv, items: [one]}\n")},
		"waves/u/counts.csv": {Data: []byte("item,option,count,base\none,yes,20,x\none,no,40,60\n")},
	}
	survey, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"p": "",
		"q": "it holds counts of one, which wave.yaml does not list for it",
		"r": "waves/r/none.csv: the file is missing",
		"s": "there are no counts of pick, though wave.yaml lists it",
		"t": "share is a number; give its mean in wave.yaml",
		"u": `waves/u/counts.csv:2: column "base": "x" is not a count`,
	} {
		wave, err := survey.Wave(id)
		if err != nil {
			t.Fatal(err)
		}
		tallies, _, err := survey.Count(t.Context(), wave)
		if want == "" {
			expected := []data.Tally{{Wave: "p", Item: "one", Asked: 60, Answered: 60, Counts: []int{20, 40}}}
			if err != nil || !reflect.DeepEqual(tallies, expected) {
				t.Errorf("%s: %+v, %v", id, tallies, err)
			}
			inputs, err := survey.Inputs(wave)
			if err != nil || inputs[len(inputs)-1].Name != "waves/p/counts.csv" {
				t.Errorf("inputs %v, %v", inputs, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", id, err, want)
		}
	}
}

func TestCountRespondents(t *testing.T) {
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(countedCodebook))
	if err != nil {
		t.Fatal(err)
	}
	source := "respondent,pick.a,pick.b,pick.c,one\n1,1,0,0,yes\n2,1,1,0,no\n3,1,1,1,no\n"
	tallies, problems, err := frame.CountRespondents("own.csv", []byte(source), codebook)
	want := []data.Tally{{Item: "pick", Asked: 3, Answered: 2, Unusable: 1, Counts: []int{2, 1, 0}}, {Item: "one", Asked: 3, Answered: 3, Counts: []int{1, 2}}}
	if err != nil || len(problems) != 1 || !reflect.DeepEqual(tallies, want) {
		t.Errorf("%+v, %v, %v", tallies, problems, err)
	}
	if _, _, err := frame.CountRespondents("own.csv", []byte("respondent,pick.a\n1,1\n"), codebook); err == nil || !strings.Contains(err.Error(), `"pick.b": the column is missing`) {
		t.Errorf("a missing option: %v", err)
	}
	if _, _, err := frame.CountRespondents("own.csv", nil, codebook); err == nil {
		t.Error("an empty file was counted")
	}
	if !data.HoldsRespondents([]string{"respondent", "one"}, codebook) || data.HoldsRespondents([]string{"one"}, codebook) || data.HoldsRespondents([]string{"respondent", "two"}, codebook) {
		t.Error("the header of respondents is not told from others")
	}
}
