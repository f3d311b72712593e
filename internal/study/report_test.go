package study

import (
	"bytes"
	"context"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/surveytest"
	"spoor/reports"
)

func reportRequest(lang data.Lang) ReportRequest {
	return ReportRequest{Options: analysis.DefaultOptions(), Lang: lang, Formats: ReportFormats(), Version: "test"}
}

func (r Report) file(t *testing.T, name string) string {
	t.Helper()
	at := slices.IndexFunc(r.Files, func(f File) bool { return f.Name == name })
	if at < 0 {
		t.Fatalf("there is no %s", name)
	}
	return string(r.Files[at].Content)
}

// oursReport is the report of ours, with how far its making was said to be.
var oursReport = sync.OnceValues(func() (Report, []Progress) {
	shared, err := oursOpened()
	if err != nil {
		panic(err)
	}
	own, said := *shared, []Progress{}
	own.Source.Listener = Listener{Progress: func(p Progress) { said = append(said, p) }}
	made, err := own.Report(context.Background(), reportRequest(data.Dutch))
	if err != nil {
		panic(err)
	}
	return made, said
})

// A report has its texts, a figure and a table for each item and for each development, all results, and last the manifest with
// the checksum of each.
func TestReport(t *testing.T) {
	made, said := oursReport()
	var names []string
	for _, file := range made.Files {
		names = append(names, file.Name)
	}
	for _, item := range []string{"outcome", "helps", "contact", "shares"} {
		for _, name := range []string{"figures/" + item + ".svg", "figures/" + item + ".png", "tables/" + item + ".csv", "figures/trend-" + item + ".svg", "tables/trend-" + item + ".csv"} {
			if !slices.Contains(names, name) {
				t.Errorf("there is no %s", name)
			}
		}
	}
	manifest, err := reports.ParseManifest([]byte(made.file(t, ManifestName)))
	if err != nil || names[len(names)-1] != ManifestName || len(manifest.Outputs) != len(names)-1 {
		t.Fatalf("%d outputs of %d files: %v", len(manifest.Outputs), len(names), err)
	}
	for i, output := range manifest.Outputs {
		if output != reports.NewOutput(names[i], made.Files[i].Content) {
			t.Errorf("%s: %+v", names[i], output)
		}
	}
	for _, input := range made.Inputs {
		if input.SHA256 == "" {
			t.Errorf("%s has no checksum", input.Name)
		}
	}
	if !json.Valid([]byte(made.file(t, "results.json"))) {
		t.Error("results.json is no JSON")
	}
	text := made.file(t, "report.md")
	for _, want := range []string{"# Ons onderzoek", "60%", "leden 2026", "](figures/outcome.svg)", "](figures/trend-outcome.svg)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if last := said[len(said)-1]; last.Done != last.Total || last.Total != 4 {
		t.Errorf("progress ends at %+v", last)
	}
}

// The same survey gives the same bytes, opened anew too.
func TestReportIsTheSame(t *testing.T) {
	first, _ := oursReport()
	s, err := Open(t.Context(), Source{Files: surveytest.Ours(), Place: "elsewhere"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Report(t.Context(), reportRequest(data.Dutch))
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range first.Files {
		if second.Files[i].Name != file.Name || !bytes.Equal(second.Files[i].Content, file.Content) {
			t.Errorf("%s differs", file.Name)
		}
	}
}

// A report for the public hides small counts everywhere, and tells nobody the checksum of the answers.
func TestReportWithDisclosure(t *testing.T) {
	request := reportRequest(data.English)
	request.Disclosure, request.Formats = disclosure.PresetDefault, []string{"md"}
	request.Options.Disclosure = disclosure.PresetDefault.Rule()
	s := oursStudy(t)
	s.tallies = nil
	made, err := s.Report(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	if text := made.file(t, "report.md"); !strings.Contains(text, "# Our survey") || !strings.Contains(text, "hidden") {
		t.Error("nothing is hidden")
	}
	for _, input := range made.Inputs {
		if path.Dir(path.Dir(input.Name)) == "waves" && input.SHA256 != "" {
			t.Errorf("the checksum of %s is told", input.Name)
		}
	}
	if slices.ContainsFunc(made.Files, func(f File) bool { return f.Name == "report.html" }) {
		t.Error("a form that was not asked for")
	}
}

// The built-in survey is compared with the publication that it is from, and its claims are decided.
func TestReportOfTheBuiltInSurvey(t *testing.T) {
	request := reportRequest(data.Dutch)
	request.Formats = []string{"md"}
	made, err := builtIn(t).Report(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(made.Inputs, func(in data.Input) bool { return in.Name == "claims.yaml" }) {
		t.Errorf("inputs %v", made.Inputs)
	}
	for _, want := range []string{"## Wat houdt stand", "## Cijfers uit andere bronnen"} {
		if !strings.Contains(made.file(t, "report.md"), want) {
			t.Errorf("there is no chapter %q", want)
		}
	}
}

func TestReportRefuses(t *testing.T) {
	for name, change := range map[string]func(*ReportRequest){
		"no form":      func(r *ReportRequest) { r.Formats = nil },
		"another form": func(r *ReportRequest) { r.Formats = []string{"odt"} },
		"no language":  func(r *ReportRequest) { r.Lang = "fr" },
		"no level":     func(r *ReportRequest) { r.Options.Level = 1 },
		"a bad method": func(r *ReportRequest) { r.Options.Method = interval.MethodWald },
	} {
		request := reportRequest(data.Dutch)
		change(&request)
		if made, err := oursStudy(t).Report(t.Context(), request); !surveytest.IsKind[Refused](err) || made.Files != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Guesses of a draft that stand are said, and a question without a name has no place in a report.
func TestReportOfADraft(t *testing.T) {
	draft := strings.Replace(surveytest.Codebook, "kind: single", "kind: single # guess: one answer each; confirm", 1)
	s, err := Open(t.Context(), Source{Files: surveytest.OursWith(map[string]string{"codebook.yaml": draft}), Place: "ours"})
	if err != nil {
		t.Fatal(err)
	}
	said := hear(s)
	s.Source.Guesses()
	if want := "ours/codebook.yaml: note: 1 guess of the draft not confirmed yet"; len(*said) != 1 || !strings.HasPrefix((*said)[0], want) {
		t.Errorf("said %q", *said)
	}
	draft = strings.Replace(surveytest.Codebook, "nl: Werk, en: Work", "nl: …", 1)
	if s, err = Open(t.Context(), Source{Files: surveytest.OursWith(map[string]string{"codebook.yaml": draft}), Place: "ours"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Report(t.Context(), reportRequest(data.Dutch)); !surveytest.IsKind[data.Problems](err) || !strings.Contains(err.Error(), "ours/codebook.yaml") {
		t.Errorf("got %v", err)
	}
}
