package waves

import (
	"errors"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/platform"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	"spoor/internal/surveytest"
	"spoor/reports/check"
)

func checked(t *testing.T, m *surveytest.Memory, wave string, exports ...exports.Export) ([]check.Checked, string, error) {
	t.Helper()
	var said surveytest.Notes
	all, err := Check(t.Context(), study.Source{Files: m.Survey, Place: "ours", Wave: wave, Listener: study.Listener{Note: said.Add}}, CheckRequest{Exports: exports})
	return all, said.String(), err
}

func TestCheckExports(t *testing.T) {
	m := surveytest.NewMemory(map[string]string{"codebook.yaml": smallCodebook})
	all, said, err := checked(t, m, "", exports.Export{Name: "a.csv", Content: strings.NewReader(smallExport)}, exports.Export{Name: "b.pdf", Content: strings.NewReader("%PDF-1.7\n")})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Kept != 3 || all[0].Read != 3 || all[0].Platform != string(platform.Plain) || all[0].Total != 1 || all[1].Total != 1 {
		t.Fatalf("got %+v", all)
	}
	if base := all[0].Bases[1]; base.Item != "hours" || base.Answered != 2 || base.Unusable != 1 {
		t.Errorf("base %+v", base)
	}
	if !strings.Contains(said, "a.csv: plain") {
		t.Errorf("said %q", said)
	}
	err = CheckedProblems(all)
	if unusable := (study.Unusable{}); !errors.As(err, &unusable) || err.Error() != "2 problems in 2 files" {
		t.Errorf("got %v", err)
	}
}

func TestCheckWaves(t *testing.T) {
	m := surveytest.NewMemory(map[string]string{
		"codebook.yaml":          smallCodebook,
		"waves/2026/wave.yaml":   "id: \"2026\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [works]}]\n",
		"waves/2026/answers.csv": "respondent,works\n1,yes\n2,maybe\n",
		"waves/2027/wave.yaml":   "id: \"2027\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [works]}]\n",
		"waves/2027/answers.csv": "respondent,works\n1,yes\n",
	})
	all, _, err := checked(t, m, "")
	if err != nil || len(all) != 2 || all[0].Total != 1 || all[1].Total != 0 {
		t.Fatalf("got %+v: %v", all, err)
	}
	if place := all[0].Problems[0].File; place != "ours/waves/2026/answers.csv" {
		t.Errorf("the problem stands in %s", place)
	}
	if all, _, err = checked(t, m, "2027"); err != nil || len(all) != 1 || CheckedProblems(all) != nil {
		t.Errorf("got %+v: %v", all, err)
	}
	if _, _, err = checked(t, m, "2030"); !surveytest.IsKind[study.Refused](err) {
		t.Errorf("got %v", err)
	}
	m.Survey["waves/2027/wave.yaml"].Data = []byte("id: x\n")
	if _, _, err = checked(t, m, ""); !surveytest.IsKind[study.Unusable](err) {
		t.Errorf("got %v", err)
	}
}

func TestDraftCodebook(t *testing.T) {
	drafted, err := DraftCodebook(t.Context(), exports.Export{Name: "in/a.csv", Content: strings.NewReader("Werkt u?\nJa\nNee\nJa\nNee\n")}, data.Dutch, false, study.Listener{})
	if err != nil || !strings.Contains(string(drafted), "kind: single") || !strings.Contains(string(drafted), "codebook of a.csv") {
		t.Errorf("got %s: %v", drafted, err)
	}
	found, err := CheckCodebook("codebook.yaml", drafted)
	if err != nil || found.Err("codebook.yaml") != nil || found.Items != 1 || found.Guesses == 0 {
		t.Errorf("got %+v: %v", found, err)
	}
	if _, err = DraftCodebook(t.Context(), exports.Export{Name: "a.csv", Content: strings.NewReader("Werkt u?\n")}, data.Dutch, false, study.Listener{}); !surveytest.IsKind[study.Unusable](err) {
		t.Errorf("without responses: %v", err)
	}
	if found, err = CheckCodebook("c.yaml", []byte("id: x\nitems: [{id: a, kind: singel}]\n")); err != nil || !surveytest.IsKind[study.Unusable](found.Err("c.yaml")) {
		t.Errorf("got %+v: %v", found, err)
	}
}
