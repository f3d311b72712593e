package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/desk"
	"spoor/reports/screen"
)

// pageSurvey is the folder of a survey that the page saves of an export, unpacked as people unpack it.
func pageSurvey(t *testing.T, export string) string {
	t.Helper()
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.New(t.Context(), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	form := screen.Form{"fresh": "yes"}
	var answer desk.Answer
	for _, one := range []desk.Request{{Act: ""}, {Act: "confirm|"}, {Do: "wave.zip"}} {
		one.Version, one.Screen, one.Lang, one.Form = desk.Version, "wave", data.Dutch, form
		request, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		answer = desk.Answer{}
		if err := json.Unmarshal(d.Answer(t.Context(), request, []desk.File{{Name: "export-2026.csv", Content: []byte(export)}}), &answer); err != nil {
			t.Fatal(err)
		}
		for name, value := range answer.Form {
			form[name] = value
		}
	}
	if len(answer.Files) != 1 {
		t.Fatalf("no file to save: %s", answer.HTML)
	}
	archive, err := zip.NewReader(bytes.NewReader(answer.Files[0].Packed), int64(len(answer.Files[0].Packed)))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, archive); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "onderzoek")
}

// The command takes the survey that the page saved: it counts its wave, adds the next one to it, and finds nothing wrong. Counted by hand:
// seven Ja and three Nee in the export, two Ja and four Nee in the next.
func TestCommandTakesTheWaveOfThePage(t *testing.T) {
	t.Parallel()
	export := "E-mail,Bent u tevreden?\n" + strings.Repeat("a@example.org,Ja\n", 7) + strings.Repeat("b@example.org,Nee\n", 3)
	survey := pageSurvey(t, export)
	next := filepath.Join(t.TempDir(), "export-2027.csv")
	if err := os.WriteFile(next, []byte("E-mail,Bent u tevreden?\n"+strings.Repeat("a@example.org,Ja\n", 2)+strings.Repeat("b@example.org,Nee\n", 4)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"table", "bent_u_tevreden", "--survey", survey, "--wave", "2026", "--format", "csv"}, []string{",7,", ",3,", ",10,"}},
		{[]string{"wave", "add", next, "--id", "2027", "--survey", survey}, nil},
		{[]string{"table", "bent_u_tevreden", "--survey", survey, "--wave", "2027", "--format", "csv"}, []string{",2,", ",4,", ",6,"}},
		{[]string{"check", "--survey", survey}, nil},
	} {
		var out, messages bytes.Buffer
		if code := run(t.Context(), c.args, streams{out: &out, err: &messages}); code != exitDone {
			t.Fatalf("%v: exit code %d, %s", c.args, code, messages.String())
		}
		for _, want := range c.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%v: no %q in\n%s", c.args, want, out.String())
			}
		}
		if strings.Contains(out.String(), "example.org") {
			t.Errorf("%v tells who a respondent is", c.args)
		}
	}
}
