package study

import (
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/surveytest"
)

// Without a folder the survey is the built-in one, of fifty members; with one it is that folder, and its latest wave unless another is named.
func TestOpen(t *testing.T) {
	built, err := Open(t.Context(), Source{})
	if err != nil || built.Wave.ID != "2021" || built.Survey.Publication == nil || len(built.Codebook.Items) != 9 {
		t.Fatalf("%+v: %v", built, err)
	}
	latest, err := Open(t.Context(), Source{Files: surveytest.Ours()})
	if err != nil || latest.Wave.ID != "2026" {
		t.Fatalf("%+v: %v", latest, err)
	}
	earlier, err := Open(t.Context(), Source{Files: surveytest.Ours(), Wave: "2025"})
	if err != nil || earlier.Wave.Label.NL != "leden 2025" {
		t.Fatalf("%+v: %v", earlier, err)
	}
}

// A wave is asked as its wave.yaml says, and so is everything that comes from the study.
func TestOpenAsAsked(t *testing.T) {
	files := surveytest.OursWith(map[string]string{"waves/2026/wave.yaml": string(surveytest.Ours()["waves/2026/wave.yaml"].Data) +
		"items: [{item: outcome, text: {nl: \"Hoe eindigde het traject?\"}}]\n"})
	s, err := Open(t.Context(), Source{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	table, err := s.Table(t.Context(), TableRequest{Item: "outcome", Options: analysis.DefaultOptions()})
	if err != nil || table.Item.Text.NL != "Hoe eindigde het traject?" {
		t.Errorf("%q: %v", table.Item.Text.NL, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		source Source
		want   string
		kind   func(error) bool
	}{
		"no such wave":   {Source{Files: surveytest.Ours(), Place: "ours", Wave: "2024"}, `2024`, surveytest.IsKind[Refused]},
		"no codebook":    {Source{Files: surveytest.OursWith(map[string]string{"codebook.yaml": ""}), Place: "ours"}, "ours: ", surveytest.IsKind[error]},
		"bad codebook":   {Source{Files: surveytest.OursWith(map[string]string{"codebook.yaml": "id: ours\nitems: [{id: a}]\n"}), Place: "ours"}, "ours/codebook.yaml:2: ", surveytest.IsKind[data.Problems]},
		"no such server": {Source{Tables: []string{"mysql://server/one?table=answers"}}, "--source: mysql is no database that is known", surveytest.IsKind[Refused]},
	} {
		if _, err := Open(t.Context(), test.source); err == nil || !test.kind(err) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// Answers with a problem are said, those that are alike on one line, with their place in the survey; a strict source ends there.
func TestProblemsInAnswers(t *testing.T) {
	answers := "respondent,outcome\n1,work\n2,wrok\n3,wrok\n4,benefit\n"
	files := surveytest.OursWith(map[string]string{"waves/2026/answers.csv": answers, "waves/2026/wave.yaml": "id: \"2026\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [outcome]}]\n"})
	s, err := Open(t.Context(), Source{Files: files, Place: "ours"})
	if err != nil {
		t.Fatal(err)
	}
	said := hear(s)
	tallies, err := s.Tallies(t.Context())
	if err != nil || len(tallies) != 1 || tallies[0].Answered != 2 || tallies[0].Unusable != 2 {
		t.Fatalf("%+v: %v", tallies, err)
	}
	if len(*said) != 2 || !strings.HasPrefix((*said)[0], `ours/waves/2026/answers.csv:3: column "outcome": "wrok" is not among the options`) || (*said)[1] != "2 problems; those answers are left out" {
		t.Errorf("said %q", *said)
	}
	if _, err := s.Tallies(t.Context()); err != nil || len(*said) != 2 {
		t.Errorf("counted once more, said %q", *said)
	}
	strict, err := Open(t.Context(), Source{Files: files, Place: "ours", Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := strict.Tallies(t.Context()); !surveytest.IsKind[Unusable](err) || !surveytest.IsKind[data.Problems](err) {
		t.Errorf("got %v", err)
	}
}

// Items that a wave has no answers to have no table; the others stand in the order of the codebook.
func TestTables(t *testing.T) {
	tables, err := oursStudy(t).Tables(t.Context(), analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	var items []string
	for _, table := range tables {
		items = append(items, table.Item.ID)
	}
	if want := []string{"outcome", "helps", "contact", "shares"}; !slices.Equal(items, want) {
		t.Errorf("tables of %v, want %v", items, want)
	}
	files := surveytest.OursWith(map[string]string{"waves/2026/wave.yaml": "id: \"2026\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [helps]}]\n",
		"waves/2026/answers.csv": "respondent,helps.trial,helps.training,helps.network,helps.other\n1,1,0,0,0\n"})
	s, err := Open(t.Context(), Source{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	if tables, err := s.Tables(t.Context(), analysis.DefaultOptions()); err != nil || len(tables) != 1 || tables[0].Item.ID != "helps" {
		t.Errorf("%d tables: %v", len(tables), err)
	}
}
