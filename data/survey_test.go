package data

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func waveText(id string) string {
	return "id: " + id + "\nprovenance: observed\nfiles: [{name: a.csv, items: [works]}]\n"
}

func TestOpenSurvey(t *testing.T) {
	survey, err := OpenSurvey(fstest.MapFS{
		"codebook.yaml":        file(questionnaire),
		"publication.yaml":     file(printed),
		"waves/b/wave.yaml":    file(waveText("b")),
		"waves/a/wave.yaml":    file(waveText("a")),
		"waves/README.md":      file("no wave"),
		"waves/.git/wave.yaml": file("no wave either"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, wave := range survey.Waves {
		ids = append(ids, wave.ID)
	}
	if !reflect.DeepEqual(ids, []string{"a", "b"}) || survey.Publication == nil {
		t.Errorf("waves %v, publication %v", ids, survey.Publication)
	}
	for id, want := range map[string]string{"": "b", "a": "a"} {
		if wave, err := survey.Wave(id); err != nil || wave.ID != want {
			t.Errorf("Wave(%q) is %q %v, want %q", id, wave.ID, err, want)
		}
	}
	if _, err := survey.Wave("c"); err == nil || err.Error() != `no wave "c"; the survey has a, b` {
		t.Errorf("got %v", err)
	}
}

func TestSurveyWithoutWaves(t *testing.T) {
	survey, err := OpenSurvey(fstest.MapFS{"codebook.yaml": file(questionnaire)})
	if err != nil || survey.Publication != nil {
		t.Fatal(err, survey)
	}
	if _, err := survey.Wave(""); err == nil || err.Error() != "the survey has no waves yet" {
		t.Errorf("got %v", err)
	}
}

func TestFoldersThatAreNoSurvey(t *testing.T) {
	for name, c := range map[string]struct {
		folder fstest.MapFS
		want   string
	}{
		"no codebook": {fstest.MapFS{"a.csv": file("")}, "no codebook.yaml here; a survey is a folder with codebook.yaml and waves/<id>/wave.yaml"},
		"codebook":    {fstest.MapFS{"codebook.yaml": file("id: s\n")}, "codebook.yaml:1: the codebook has no items"},
		"id is not the folder": {fstest.MapFS{"codebook.yaml": file(questionnaire), "waves/2026/wave.yaml": file("provenance: observed\nid: 2025\nfiles: [{name: a.csv, items: [works]}]\n")},
			`waves/2026/wave.yaml:2: id is "2025" but the folder is "2026"; they must be the same`},
		"no wave.yaml": {fstest.MapFS{"codebook.yaml": file(questionnaire), "waves/2026/a.csv": file("")},
			"waves/2026/wave.yaml: the file is missing; every folder in waves holds one wave and its wave.yaml"},
		"all at once": {fstest.MapFS{"codebook.yaml": file(questionnaire), "waves/a/a.csv": file(""), "waves/b/wave.yaml": file("id: b\nfiles: [{name: a.csv, items: [works]}]\n"),
			"publication.yaml": file("respondents: 3\n")},
			"waves/a/wave.yaml: the file is missing; every folder in waves holds one wave and its wave.yaml\n" +
				"waves/b/wave.yaml:1: the wave has no provenance; use observed for answers of respondents\n" +
				"publication.yaml:1: the wave has no id; use a plain name such as 2026"},
		"folder in place of a file": {fstest.MapFS{"codebook.yaml/x": file("")}, "read codebook.yaml: "},
	} {
		t.Run(name, func(t *testing.T) {
			survey, err := OpenSurvey(c.folder)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) || survey != nil {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// Two files are missing and a third is empty: all three are said at once.
func TestCountSaysAllThatIsWrongWithFiles(t *testing.T) {
	survey, err := OpenSurvey(fstest.MapFS{
		"codebook.yaml": file(questionnaire),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\nfiles:\n- {name: a.csv, items: [works]}\n- {name: b.csv, items: [helps]}\n" +
			"- {name: c.csv, items: [hours]}\n"),
		"waves/w/b.csv": file(""),
	})
	if err != nil {
		t.Fatal(err)
	}
	tallies, _, err := survey.Count(t.Context(), survey.Waves[0])
	want := Problems{
		{File: "waves/w/a.csv", Message: "the file is missing, though wave.yaml lists it"},
		{File: "waves/w/b.csv", Message: "the file is empty; its first line must name the columns"},
		{File: "waves/w/c.csv", Message: "the file is missing, though wave.yaml lists it"},
	}
	var problems Problems
	if !errors.As(err, &problems) || !reflect.DeepEqual(problems, want) || tallies != nil {
		t.Errorf("tallies %v, error\n%v\nwant\n%v", tallies, err, want)
	}
}

func TestCountMeansAndOrder(t *testing.T) {
	survey, err := OpenSurvey(fstest.MapFS{
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
	want := []Tally{
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
	if err != nil || len(inputs) != 4 || inputs[3] != (Input{"waves/w/a.csv", "e9c7de4a624a833ebe086871356fdf3b59a8c0de4f9cd25c912c196b75b4b24e"}) {
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
	survey, err := OpenSurvey(folder)
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
