package topics

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/data/sector"
)

func builtIn(t testing.TB) Survey {
	t.Helper()
	survey, err := sector.Open()
	if err != nil {
		t.Fatal(err)
	}
	source, err := fs.ReadFile(sector.Files(), "claims.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, err := claims.Parse("claims.yaml", source, survey.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	about := Survey{Codebook: survey.Codebook, External: survey.Publication.External}
	for _, claim := range list {
		about.Claims = append(about.Claims, claim.ID)
	}
	return about
}

// TestSector reads the topics of chapter 6 of the publication: those of sections 6.1 to 6.4, and the four of 6.5.
func TestSector(t *testing.T) {
	source, err := fs.ReadFile(sector.Files(), "topics.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, err := Parse("topics.yaml", source, builtIn(t))
	if err != nil {
		t.Fatal(err)
	}
	var sections []string
	for _, topic := range list {
		sections = append(sections, topic.Section)
		if len(topic.Baselines) == 0 || len(topic.Limits) == 0 || topic.About.NL == "" || topic.About.EN == "" {
			t.Errorf("%s lacks a baseline, limits or what it is about", topic.ID)
		}
		texts := slices.Concat(topic.Limits, topic.Outcomes, []data.Text{topic.Title})
		if slices.ContainsFunc(texts, func(text data.Text) bool { return text.NL == "" || text.EN == "" }) {
			t.Errorf("%s has a text in one language only", topic.ID)
		}
	}
	if want := []string{"6.1", "6.2", "6.3", "6.4", "6.5", "6.5", "6.5", "6.5"}; !slices.Equal(sections, want) {
		t.Errorf("sections %v; want %v", sections, want)
	}
}

func TestReferences(t *testing.T) {
	survey := builtIn(t)
	for text, want := range map[string]Reference{
		"outcomes":                   {Item: "outcomes"},
		"outcomes.own_work":          {Item: "outcomes", Option: "own_work"},
		"collaboration.uwv":          {Item: "collaboration", Row: "uwv"},
		"collaboration.uwv.bad":      {Item: "collaboration", Row: "uwv", Option: "bad"},
		"collaboration.uwv.top2":     {Item: "collaboration", Row: "uwv", Option: data.Top2},
		"trajectory_shares.own_work": {Item: "trajectory_shares", Row: "own_work"},
		"external.parallel_tracks":   {External: "parallel_tracks"},
	} {
		if got, problem := survey.refer(text); got != want || problem != "" {
			t.Errorf("%s: %+v, %q; want %+v", text, got, problem, want)
		}
	}
	for text, want := range map[string]string{
		"outcome":                      `item "outcome" is not in the codebook; did you mean "outcomes"?`,
		"outcomes.own_wrk":             `item "outcomes" has no answer "own_wrk"; did you mean "own_work"?`,
		"outcomes.own_work.bad":        `"bad" is too much`,
		"outcomes.top2":                `has no answer "top2"`,
		"collaboration.wuv":            `has no row "wuv"; did you mean "uwv"?`,
		"external.paralel_tracks":      `there is no external figure "paralel_tracks"; did you mean "parallel_tracks"?`,
		"trajectory_shares.own_work.x": `has no answer "x"`,
	} {
		if _, problem := survey.refer(text); !strings.Contains(problem, want) {
			t.Errorf("%s: %q; want %q", text, problem, want)
		}
	}
}

func TestParseReportsEveryProblem(t *testing.T) {
	tests := []struct {
		name, source string
		want         []string
	}{
		{"empty", "", []string{"t.yaml:1: the file has no topics"}},
		{"missing", "topics:\n- {}\n", []string{"the topic has no id", "has no title", "has no evidence", "has no outcomes"}},
		{"unknown key", "topics:\n- {id: a, titel: {nl: b}}\n", []string{`unknown key "titel"`}},
		{"references", `topics:
- id: Bad
  title: {nl: b}
  evidence: [outcomes, outcomes, nothing]
  claims: [attitude_frst, attitude_first, attitude_first]
  outcomes: [{nl: c}]
  baselines:
  - {answer: outcomes, goal: up, of: {nl: d}}
  - {answer: collaboration, goal: raise, of: {nl: d}}
  - {answer: external.paralel_tracks, goal: raise}
  - {goal: raise, of: {nl: d}}
  - {answer: outcomes.nothing, goal: lower, of: {nl: d}}
  - {answer: outcomes.own_work, of: {nl: d}}
`, []string{
			`t.yaml:2: topic id "Bad": use lower-case`, `evidence "outcomes" stands twice`, `item "nothing" is not in the codebook`,
			`there is no claim "attitude_frst"; did you mean "attitude_first"?`, `claim "attitude_first" stands twice`,
			`t.yaml:8: topic "Bad": goal "up" is not one of raise, lower`, `t.yaml:8: topic "Bad": baseline "outcomes" has several answers; name one of own_work`,
			`t.yaml:9: topic "Bad": baseline "collaboration" has several rows; name one of employee`,
			`t.yaml:10: topic "Bad": the baseline does not say of what`, `t.yaml:10: topic "Bad": baseline "external.paralel_tracks": there is no external figure "paralel_tracks"; did you mean "parallel_tracks"?`,
			`t.yaml:11: topic "Bad": the baseline has no answer`, `t.yaml:12: topic "Bad": baseline "outcomes.nothing": item "outcomes" has no answer`,
			`t.yaml:13: topic "Bad": the baseline has no goal`,
		}},
		{"twice", "topics:\n- &a {id: a, title: {nl: b}, evidence: [outcomes], outcomes: [{nl: c}]}\n- {id: a, title: {nl: b}, evidence: [outcomes], outcomes: [{nl: c}]}\n",
			[]string{`t.yaml:3: topic id "a" is taken already on line 2`}},
		{"index", "topics:\n- {id: index, title: {nl: b}, evidence: [outcomes], outcomes: [{nl: c}]}\n", []string{"and not index"}},
	}
	for _, test := range tests {
		_, err := Parse("t.yaml", []byte(test.source), builtIn(t))
		var problems data.Problems
		if !errors.As(err, &problems) || len(problems) != len(test.want) {
			t.Errorf("%s: %d problems, want %d:\n%v", test.name, len(problems), len(test.want), err)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s:\n%v\nhas no %q", test.name, err, want)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	source, err := fs.ReadFile(sector.Files(), "topics.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(source))
	f.Add("topics:\n- {id: a, title: {nl: b}, evidence: [outcomes.own_work], outcomes: [{nl: c}]}\n")
	survey := builtIn(f)
	f.Fuzz(func(t *testing.T, source string) {
		list, err := Parse("t.yaml", []byte(source), survey)
		var problems data.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Fatalf("%v is no list of problems", err)
		}
		for _, topic := range list {
			if len(topic.References) != len(topic.Evidence) {
				t.Fatalf("%d references for %d pieces of evidence", len(topic.References), len(topic.Evidence))
			}
		}
	})
}
