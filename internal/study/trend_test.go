package study

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/surveytest"
)

// From 12 to 24 of 40: fisher.test(matrix(c(24,16,12,28),2))$p.value in R 4.2.2, and Newcombe's interval from two prop.test(correct = FALSE).
func TestTrend(t *testing.T) {
	source := Source{Files: surveytest.Ours(), Place: "ours"}
	trends, err := Trend(t.Context(), source, TrendRequest{Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	if len(trends) != 4 || trends[0].Item.ID != "outcome" || trends[3].Item.ID != "shares" {
		t.Fatalf("%d trends", len(trends))
	}
	for _, line := range trends[0].Lines {
		if line.Option != "work" {
			continue
		}
		c := line.Changes[0].Comparison
		if !near(c.Difference, 0.3) || !near(c.FisherP, 0.01292080507) || !near(c.Interval.Low, 0.0819697331) || !near(c.Interval.High, 0.4812670759) {
			t.Errorf("%+v", c)
		}
	}
	one, err := Trend(t.Context(), source, TrendRequest{Items: []string{"helps"}, Waves: []string{"2025", "2026"}, Options: analysis.DefaultOptions()})
	if err != nil || len(one) != 1 || one[0].Item.ID != "helps" {
		t.Errorf("%d trends: %v", len(one), err)
	}
	for form, want := range map[string]string{"text": "Wat helpt", "md": "# ", "csv": "wave,", "json": `"helps"`} {
		content, err := RenderTrends(one, analysis.DefaultOptions(), data.Dutch, form, Look{})
		if err != nil || !bytes.Contains(content, []byte(want)) {
			t.Errorf("%s without %q: %v\n%s", form, want, err, content)
		}
	}
	all, err := RenderTrends(trends, analysis.DefaultOptions(), data.Dutch, "csv", Look{})
	if first, _, _ := bytes.Cut(all, []byte("\n")); err != nil || bytes.Count(all, first) != 1 {
		t.Errorf("a header for each trend: %v", err)
	}
	if drawn, err := TrendChart(one[0], picture.SVG, Style{}, data.English); err != nil || !bytes.Contains(drawn, []byte("</svg>")) {
		t.Errorf("no figure: %v", err)
	}
}

func TestTrendRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		source  Source
		request TrendRequest
		want    string
	}{
		"one wave":     {Source{}, TrendRequest{}, "a trend takes two waves, and the survey has 1"},
		"no such wave": {Source{Files: surveytest.Ours()}, TrendRequest{Waves: []string{"2025", "2024"}}, "2024"},
		"no such item": {Source{Files: surveytest.Ours()}, TrendRequest{Items: []string{"outcom"}}, `no item "outcom"; did you mean "outcome"?`},
	} {
		test.request.Options = analysis.DefaultOptions()
		if _, err := Trend(t.Context(), test.source, test.request); !surveytest.IsKind[Refused](err) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
	apart := surveytest.OursWith(map[string]string{
		"waves/2025/wave.yaml": "id: \"2025\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [outcome]}]\n", "waves/2025/answers.csv": "respondent,outcome\n1,work\n",
		"waves/2026/wave.yaml": "id: \"2026\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [contact]}]\n", "waves/2026/answers.csv": "respondent,contact.employer,contact.doctor\n1,good,good\n",
	})
	if _, err := Trend(t.Context(), Source{Files: apart}, TrendRequest{Options: analysis.DefaultOptions()}); !errors.Is(err, errNoTrend) {
		t.Errorf("nothing in two waves: %v", err)
	}
}

// Where respondents are known they are drawn again, the same from the same seed: everybody who named training or nothing else
// named a trial, so a trial is surely first. Of the built-in survey only counts are known, and chances are bounds.
func TestRanks(t *testing.T) {
	s := oursStudy(t)
	request := RanksRequest{Item: "helps", Top: 1, Seed: new(uint64(7)), Options: analysis.DefaultOptions()}
	ranking, err := s.Ranks(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	if len(ranking.Ranks) != 4 || ranking.Ranks[0].Observed != 1 || ranking.Ranks[0].TopLow < 0.999 || ranking.Ranks[2].TopHigh > 0.001 || ranking.Seed != 7 {
		t.Errorf("%+v", ranking.Ranks)
	}
	bounds, err := builtIn(t).Ranks(t.Context(), RanksRequest{Item: "improvements", Options: analysis.DefaultOptions()})
	if err != nil || bounds.Seed != 0 || bounds.Top != 3 {
		t.Fatalf("top %d, seed %d: %v", bounds.Top, bounds.Seed, err)
	}
	for form, want := range map[string]string{"text": "Proefplaatsing", "md": "|", "json": `"seed": 7`, "csv": ",respondents,7\n", "xlsx": "PK"} {
		content, err := RenderRanking(ranking, data.Dutch, form)
		if err != nil || !bytes.Contains(content, []byte(want)) {
			t.Errorf("%s without %q: %v\n%s", form, want, err, content)
		}
	}
	for name, request := range map[string]RanksRequest{"a scale": {Item: "contact"}, "all of them": {Item: "helps", Top: 3}, "none": {Item: "helps", Top: -1}, "no such item": {Item: "help"}} {
		request.Options = analysis.DefaultOptions()
		if _, err := s.Ranks(t.Context(), request); !surveytest.IsKind[Refused](err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

const oursClaims = `claims:
- id: mostly
  text: {nl: "Meer trajecten eindigen in werk dan in een uitkering.", en: More end in work than in a benefit.}
  asserts:
  - more_often: {share: {item: helps, options: [trial]}, than: [{item: helps, options: [network]}]}
`

// Claims are those of the survey, or of a file that is named.
func TestClaims(t *testing.T) {
	s := oursStudy(t)
	decided, err := s.Claims(t.Context(), ClaimsRequest{Name: "mine.yaml", Source: []byte(oursClaims), Options: analysis.DefaultOptions()})
	if err != nil || len(decided.Decisions) != 1 || decided.Decisions[0].Verdict != claims.Supported {
		t.Fatalf("%+v: %v", decided.Decisions, err)
	}
	if _, err := s.Claims(t.Context(), ClaimsRequest{Options: analysis.DefaultOptions()}); err == nil || !strings.Contains(err.Error(), "claims.yaml") {
		t.Errorf("without claims: %v", err)
	}
	if _, err := s.Claims(t.Context(), ClaimsRequest{Name: "mine.yaml", Source: []byte("claims: [{id: a}]\n"), Options: analysis.DefaultOptions()}); err == nil || !strings.Contains(err.Error(), "mine.yaml:1: ") {
		t.Errorf("a bad file: %v", err)
	}
}
