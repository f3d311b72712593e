package data

import (
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

// TestFoldersThatAreNoWave has beside the waves what network drives, archives and people put there.
func TestFoldersThatAreNoWave(t *testing.T) {
	folder := fstest.MapFS{
		"codebook.yaml":                   {Data: []byte("id: s\nitems:\n- {id: a, kind: single, text: {nl: \"A?\"}, options: [{id: x, label: {nl: X}}, {id: y, label: {nl: Y}}]}\n")},
		"waves/1/wave.yaml":               {Data: []byte("id: \"1\"\nprovenance: observed\nfiles: [{name: a.csv, items: [a]}]\n")},
		"waves/@eaDir/answers.csv/thumb":  {Data: []byte("x")},
		"waves/__MACOSX/._answers.csv":    {Data: []byte("x")},
		"waves/notes/meeting.docx":        {Data: []byte("x")},
		"waves/.spoor-run-x/new/wave.csv": {Data: []byte("x")},
	}
	survey, err := OpenSurvey(folder)
	if err != nil || len(survey.Waves) != 1 {
		t.Fatal(survey, err)
	}
	want := []string{"waves/@eaDir has no wave.yaml, and is passed over", "waves/__MACOSX has no wave.yaml, and is passed over", "waves/notes has no wave.yaml, and is passed over"}
	if !slices.Equal(survey.Notes, want) {
		t.Errorf("noted %q", survey.Notes)
	}
	folder["waves/2/Answers.CSV"] = &fstest.MapFile{Data: []byte("x")}
	if _, err := OpenSurvey(folder); err == nil || !strings.Contains(err.Error(), "waves/2/wave.yaml: the file is missing") {
		t.Errorf("a wave that lost its wave.yaml: %v", err)
	}
}
