package study

import (
	"fmt"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/surveytest"
)

// routedSurvey has 8 coaches, 20 labour experts and 2 others; only coaches were asked whether it helps, and only whom it helps how.
func routedSurvey(t *testing.T) *Study {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("respondent,how,helps,role,region\n")
	for i := range 30 {
		role, helps, how := "expert", "#not_asked", "#not_asked"
		switch {
		case i < 8:
			role, helps, how = "coach", "yes", "talks"
			if i > 5 {
				helps, how = "no", "#not_asked"
			}
		case i < 10:
			role = "other"
		}
		fmt.Fprintf(&rows, "%d,%s,%s,%s,%s\n", i+1, how, helps, role, []string{"north", "south"}[i%2])
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml":          surveytest.Routed,
		"waves/2026/wave.yaml":   "id: \"2026\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [how, helps, role, region]}]\n",
		"waves/2026/answers.csv": rows.String(),
	})
	opened, err := Open(t.Context(), Source{Files: files.Survey})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// The base of a routed question is a count of another question: where that is hidden, the base is, along the whole chain and
// wherever the questions stand in the codebook.
func TestRoutedBasesTellNoHiddenCount(t *testing.T) {
	s := routedSurvey(t)
	options := analysis.DefaultOptions()
	options.Disclosure = disclosure.PresetDefault.Rule()
	tables, err := s.Tables(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		hidden := table.Parts[0].BaseHidden
		switch table.Item.ID {
		case "role":
			if hidden || table.Parts[0].Estimates[0].Known() || table.Parts[0].Estimates[2].Known() {
				t.Errorf("role shows %+v", table.Parts[0].Estimates)
			}
		case "helps", "how":
			if !hidden || table.Parts[0].Answered != 0 || table.Parts[0].Asked != 0 || strings.Contains(table.Parts[0].Notes[0].In(data.English), "5") {
				t.Errorf("%s shows its base, or that it is below 5: %+v", table.Item.ID, table.Parts[0])
			}
		}
	}
	for _, by := range []string{"", "region"} {
		table, err := s.Table(t.Context(), TableRequest{Item: "helps", By: by, Options: options})
		if err != nil || !table.Parts[0].BaseHidden || len(table.Associations) > 0 {
			t.Errorf("helps by %q: %+v, %v", by, table.Parts, err)
		}
		for _, group := range table.Groups {
			if !group.Parts[0].BaseHidden || len(group.Contrasts) > 0 {
				t.Errorf("group %s: %+v", group.ID, group)
			}
		}
	}
	open, err := s.Table(t.Context(), TableRequest{Item: "helps", Options: analysis.DefaultOptions()})
	if err != nil || open.Parts[0].Answered != 8 {
		t.Errorf("without a rule: %+v, %v", open.Parts, err)
	}
}

// The bases of a report run over the questions of which the base is shown: a hidden one is no 0.
func TestHiddenBaseIsNoZero(t *testing.T) {
	t.Parallel()
	options := analysis.DefaultOptions()
	options.Disclosure = disclosure.PresetDefault.Rule()
	made, err := routedSurvey(t).Report(t.Context(), ReportRequest{Options: options, Disclosure: disclosure.PresetDefault, Lang: data.Dutch, Formats: []string{"md"}})
	if err != nil {
		t.Fatal(err)
	}
	if report := string(made.Files[0].Content); strings.Contains(report, "0 tot 30") || !strings.Contains(report, "30 respondenten") {
		t.Errorf("the bases are wrong:\n%s", report[:min(len(report), 600)])
	}
}
