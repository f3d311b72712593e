package count

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
)

// Two files are missing and a third is empty: all three are said at once.
func TestCountSaysAllThatIsWrongWithFiles(t *testing.T) {
	survey, err := Open(fstest.MapFS{
		"codebook.yaml": file(questionnaire),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\nfiles:\n- {name: a.csv, items: [works]}\n- {name: b.csv, items: [helps]}\n" +
			"- {name: c.csv, items: [hours]}\n"),
		"waves/w/b.csv": file(""),
	})
	if err != nil {
		t.Fatal(err)
	}
	tallies, _, err := survey.Count(t.Context(), survey.Waves[0])
	want := data.Problems{
		{File: "waves/w/a.csv", Message: "the file is missing, though wave.yaml lists it"},
		{File: "waves/w/b.csv", Message: "the file is empty; its first line must name the columns"},
		{File: "waves/w/c.csv", Message: "the file is missing, though wave.yaml lists it"},
	}
	var problems data.Problems
	if !errors.As(err, &problems) || !reflect.DeepEqual(problems, want) || tallies != nil {
		t.Errorf("tallies %v, error\n%v\nwant\n%v", tallies, err, want)
	}
}

func TestCountMeansAndOrder(t *testing.T) {
	survey, err := Open(fstest.MapFS{
		"codebook.yaml": file(questionnaire),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\nfiles:\n- {name: b.csv, items: [rated]}\n- {name: a.csv, items: [works]}\n" +
			"means: [{item: hours, n: 4, mean: 30}]\n"),
		"waves/w/a.csv": file("respondent,works\n1,yes\n"),
		"waves/w/b.csv": file("respondent,rated.doctor,rated.boss\n1,good,bad\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	want := []data.Tally{
		{Wave: "w", Item: "works", Asked: 1, Answered: 1, Counts: []int{1, 0}},
		{Wave: "w", Item: "rated", Row: "boss", Asked: 1, Answered: 1, Counts: []int{1, 0, 0, 0}},
		{Wave: "w", Item: "rated", Row: "doctor", Asked: 1, Answered: 1, Counts: []int{0, 0, 1, 0}},
		{Wave: "w", Item: "hours", Asked: 4, Answered: 4, Sum: 120},
	}
	if !reflect.DeepEqual(tallies, want) {
		t.Errorf("tallies %+v, want %+v", tallies, want)
	}
	// printf 'respondent,works\n1,yes\n' | sha256sum (GNU coreutils 9.1)
	inputs, err := survey.Inputs(survey.Waves[0])
	if err != nil || len(inputs) != 4 || inputs[3] != (data.Input{Name: "waves/w/a.csv", SHA256: "e9c7de4a624a833ebe086871356fdf3b59a8c0de4f9cd25c912c196b75b4b24e"}) {
		t.Errorf("inputs %v %v", inputs, err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := survey.Count(cancelled, survey.Waves[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v after a cancel", err)
	}
}

// TestInputsAreWhatWasRead changes a file after it was read: the checksum is that of the bytes that were used.
func TestInputsAreWhatWasRead(t *testing.T) {
	folder := fstest.MapFS{
		"codebook.yaml":        {Data: []byte("id: a\nitems:\n- {id: q, kind: single, text: {nl: q}, options: [{id: x, label: {nl: x}}, {id: y, label: {nl: y}}]}\n")},
		"waves/2024/wave.yaml": {Data: []byte("id: \"2024\"\nprovenance: observed\nfiles: [{name: q.csv, items: [q]}]\n")},
		"waves/2024/q.csv":     {Data: []byte("respondent,q\n1,x\n")},
	}
	survey, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := survey.Count(context.Background(), survey.Waves[0]); err != nil {
		t.Fatal(err)
	}
	before, err := survey.Inputs(survey.Waves[0])
	if err != nil {
		t.Fatal(err)
	}
	folder["waves/2024/q.csv"] = &fstest.MapFile{Data: []byte("respondent,q\n1,y\n")}
	after, err := survey.Inputs(survey.Waves[0])
	if err != nil || !slices.Equal(before, after) || len(after) != 3 {
		t.Errorf("inputs %v, then %v (%v)", before, after, err)
	}
}

// A wave is counted with the options that it offered, and its own labels may stand in its file.
func TestCountAsAsked(t *testing.T) {
	survey, err := Open(fstest.MapFS{
		"codebook.yaml":        {Data: []byte(questionnaire)},
		"waves/2026/wave.yaml": {Data: []byte(ownItems)},
		"waves/2026/answers.csv": {Data: []byte("respondent,works,helps.time,helps.cash,helps.peace,rated.boss,rated.nurse\n" +
			"1,Jawel,1,0,1,good,bad\n2,no,,,,bad,good\n3,yes,0,1,0,very_good,\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	var got []string
	for _, tally := range tallies {
		got = append(got, tally.Item+tally.Row)
	}
	if want := "works helps ratedboss ratednurse"; strings.Join(got, " ") != want {
		t.Fatalf("tallies of %v, want %s", got, want)
	}
	if counts := tallies[1].Counts; !reflect.DeepEqual(counts, []int{1, 1, 1}) || tallies[1].Asked != 2 {
		t.Errorf("helps: %+v", tallies[1])
	}
	if tallies[0].Counts[0] != 2 || tallies[3].Answered != 2 {
		t.Errorf("works: %+v; nurse: %+v", tallies[0], tallies[3])
	}
}

// The publication says that 50 filled in the questionnaire, so that everybody was asked every item, whoever answered; its files
// hold who answered.
func TestEverybodyOfAPublicationWasAsked(t *testing.T) {
	for name, c := range map[string]struct{ wave, codebook, want string }{
		"who filled in is known":      {"provenance: reconstructed\nrespondents: 50\n", "", "50 of 50"},
		"who filled in is not known":  {"provenance: reconstructed\n", "", "2 of 2"},
		"observed answers say it":     {"provenance: observed\nrespondents: 50\n", "", "2 of 2"},
		"an item of some respondents": {"provenance: reconstructed\nrespondents: 50\n", ", asked_if: first.a", "50 of 1"},
	} {
		survey, err := Open(fstest.MapFS{
			"codebook.yaml": {Data: []byte("id: t\ntitle: {nl: T}\nitems:\n- {id: first, kind: single, text: {nl: Een}, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]}\n" +
				"- {id: second, kind: single, text: {nl: Twee}, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]" + c.codebook + "}\n")},
			"waves/1/wave.yaml":   {Data: []byte("id: \"1\"\nlabel: {nl: een}\n" + c.wave + "files: [{name: answers.csv, items: [first, second]}]\n")},
			"waves/1/answers.csv": {Data: []byte("respondent,first,second\n1,a,b\n2,b,\n")},
		})
		if err != nil {
			t.Fatal(name, err)
		}
		tallies, _, err := survey.Count(t.Context(), survey.Waves[0])
		if err != nil {
			t.Fatal(name, err)
		}
		if got := fmt.Sprintf("%d of %d", tallies[0].Asked, tallies[1].Asked); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if tallies[0].Answered != 2 || tallies[1].Answered != 1 {
			t.Errorf("%s: %+v", name, tallies)
		}
	}
}
