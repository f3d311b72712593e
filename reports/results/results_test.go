package results_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/schematest"
	"spoor/internal/study"
	"spoor/internal/study/schemas"
	"spoor/reports/results"
)

// found is what these tests look at in results.json.
type found struct {
	Schema    string
	Wave      struct{ Respondents int }
	Items     []item
	Estimates []estimate
	Ratings   []map[string]any
	Rankings  []struct {
		Item  string
		Top   int
		Ranks []struct {
			Option            string
			Best, Worst, Rank int
			Low               float64 `json:"top_low"`
			High              float64 `json:"top_high"`
		}
	}
	Claims []struct {
		Claim    struct{ ID string }
		Verdict  string
		Evidence []struct {
			AdjustedP *struct{ Low, High float64 } `json:"adjusted_p"`
		}
	}
	Trends   []map[string]any
	External []map[string]any
	Printed  struct {
		Total      int
		Deviations []map[string]string
	}
}

type item struct {
	Item, Finding, Order string
	Rows                 []struct {
		Row             string
		Asked, Answered *int
		Missing         *int `json:"not_answered"`
	}
}

type estimate struct {
	Item, Row, Option, Label, Group string
	Of                              []string
	Count                           *int
	Answered, Asked                 *int
	Proportion, Mean, Low, High     *float64
	Precise                         *bool
	Method, Provenance              string
	Notes                           []string
	Hidden                          bool
	Joint                           *struct {
		Low, High float64
		Method    string
	}
}

// reported makes the report of a wave and returns its results, which must be valid, and its Markdown.
func reported(t *testing.T, source study.Source, change func(*study.ReportRequest)) (found, string) {
	t.Helper()
	s, err := study.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	request := study.ReportRequest{Options: analysis.DefaultOptions(), Lang: data.English, Formats: []string{"md"}, Version: "test"}
	if change != nil {
		change(&request)
	}
	report, err := s.Report(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	content := map[string][]byte{}
	for _, file := range report.Files {
		content[file.Name] = file.Content
	}
	if err := schematest.Compile(t, results.Schema).JSON(t, content["results.json"]); err != nil {
		t.Error(err)
	}
	if err := schematest.Compile(t, func() ([]byte, error) { return schemas.JSON("manifest") }).JSON(t, content["manifest.json"]); err != nil {
		t.Error(err)
	}
	var out found
	if err := json.Unmarshal(content["results.json"], &out); err != nil {
		t.Fatal(err)
	}
	return out, string(content["report.md"])
}

func (f found) estimate(t *testing.T, item, row, option string) estimate {
	t.Helper()
	for _, e := range f.Estimates {
		if e.Item == item && e.Row == row && e.Option == option {
			return e
		}
	}
	t.Fatalf("no estimate of %s %s %s", item, row, option)
	return estimate{}
}

func near(value *float64, want float64) bool {
	return value != nil && *value > want-1e-6 && *value < want+1e-6
}

// The built-in report: estimates by R, joint intervals, ranks, verdicts with p and bounds, printed deviations, figures of others.
func TestResultsOfTheBuiltInReport(t *testing.T) {
	got, text := reported(t, study.Source{}, nil)
	if got.Schema != "spoor/results/1" || got.Wave.Respondents != 50 {
		t.Errorf("%s, %d respondents", got.Schema, got.Wave.Respondents)
	}
	// 35 of 43: prop.test(35, 43, correct = FALSE)$conf.int in R 4.2.2 is 0.6738300 0.9025825.
	first := got.estimate(t, "positive_factors", "", "attitude_employee")
	if *first.Count != 35 || *first.Answered != 43 || *first.Proportion != 35.0/43 || first.Method != "wilson" || !near(first.Low, 0.6738300) || !near(first.High, 0.9025825) || first.Provenance != "reconstructed" {
		t.Errorf("attitude_employee: %+v", first)
	}
	if first.Joint == nil || first.Joint.Method != "bonferroni-wilson" || !(first.Joint.Low < *first.Low && *first.High < first.Joint.High) {
		t.Errorf("joint interval %+v", first.Joint)
	}
	mean := got.estimate(t, "trajectory_shares", "own_work", "")
	if mean.Count != nil || mean.Proportion != nil || *mean.Mean != 30 || len(mean.Notes) != 3 {
		t.Errorf("own_work: %+v", mean)
	}
	if zero := got.estimate(t, "collaboration", "uwv", "very_good"); *zero.Proportion != 0 || *zero.Low != 0 {
		t.Errorf("very good for UWV: %+v", zero)
	}
	if top := got.estimate(t, "collaboration", "uwv", "top2"); len(top.Of) != 2 || top.Precise == nil {
		t.Errorf("top2: %+v", top)
	}
	if len(got.Claims) != 29 || len(got.External) == 0 || got.Printed.Total == 0 || len(got.Printed.Deviations) == 0 || len(got.Ratings) == 0 {
		t.Errorf("%d claims, %d external, %+v", len(got.Claims), len(got.External), got.Printed)
	}
	tested := 0
	for _, claim := range got.Claims {
		for _, evidence := range claim.Evidence {
			if evidence.AdjustedP != nil {
				tested++
			}
		}
		if claim.Verdict == "" {
			t.Errorf("claim %s has no verdict", claim.Claim.ID)
		}
	}
	if tested < 10 {
		t.Errorf("%d parts of claims have a p-value", tested)
	}
	for _, ranking := range got.Rankings {
		if options := len(ranking.Ranks); 2*ranking.Top > options {
			t.Errorf("%s: the top %d of %d", ranking.Item, ranking.Top, options)
		}
		for _, rank := range ranking.Ranks {
			if rank.Best < 1 || rank.Worst < rank.Best || rank.High < rank.Low || rank.Option == "other" {
				t.Errorf("%s: %+v", ranking.Item, rank)
			}
		}
	}
	for _, i := range got.Items {
		if i.Finding == "" || !strings.Contains(text, i.Finding) {
			t.Errorf("the report does not say %q", i.Finding)
		}
		for _, row := range i.Rows {
			if row.Asked == nil || *row.Asked < *row.Answered || *row.Missing != *row.Asked-*row.Answered {
				t.Errorf("%s %s: %+v", i.Item, row.Row, row)
			}
		}
	}
	starred(t, got, text)
}

// starred checks that the tables of choices in a report star exactly the percentages that are not precise in the results.
func starred(t *testing.T, got found, text string) {
	t.Helper()
	rows, stars := 0, 0
	for _, e := range got.Estimates {
		if e.Row != "" || e.Option == "" || e.Precise == nil || e.Group != "" {
			continue
		}
		start := strings.Index(text, `<a id="item-`+e.Item+`">`)
		if start < 0 {
			t.Fatalf("no chapter on %s", e.Item)
		}
		row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(strings.ReplaceAll(e.Label, "|", `\|`)) + `[^|a-z]* \| [^|]*\| ([^|]*) \|`).FindStringSubmatch(text[start:])
		if row == nil {
			t.Errorf("%s: no row of %q", e.Item, e.Label)
			continue
		}
		rows++
		if starred := strings.Contains(row[1], "*"); starred == *e.Precise {
			t.Errorf("%s, %q: %s, and precise is %t", e.Item, e.Label, row[1], *e.Precise)
		} else if starred {
			stars++
		}
	}
	if rows < 5 || stars == 0 {
		t.Errorf("%d rows, %d stars", rows, stars)
	}
}

// Weighted, stratified and clustered; with a crosstab; and under a disclosure rule.
func TestResultsOfADesign(t *testing.T) {
	source := study.Source{Files: os.DirFS("../../analysis/testdata/members"), Place: "members", Wave: "2026-design"}
	got, _ := reported(t, source, nil)
	if e := got.estimate(t, "advice", "", "recommend"); e.Proportion == nil || e.Precise == nil {
		t.Errorf("%+v", e)
	}
	source.Wave = "2026"
	hidden, _ := reported(t, source, func(r *study.ReportRequest) {
		r.Disclosure, r.Options.Disclosure = disclosure.PresetDefault, disclosure.PresetDefault.Rule()
	})
	if !slices.ContainsFunc(hidden.Estimates, func(e estimate) bool { return e.Hidden && e.Count == nil && e.Proportion == nil }) {
		t.Error("nothing is hidden")
	}
	schema := schematest.Compile(t, results.Schema)
	for _, wave := range []string{"2026", "2026-design"} {
		source.Wave = wave
		s, err := study.Open(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range s.Codebook.ItemIDs() {
			if item == "sector" {
				continue
			}
			table, err := s.Table(t.Context(), study.TableRequest{Item: item, By: "sector", Options: analysis.DefaultOptions()})
			if err != nil {
				t.Fatal(err)
			}
			text, err := results.Tables([]analysis.Table{table}, data.Dutch)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.JSON(t, text); err != nil {
				t.Errorf("%s of %s: %v", item, wave, err)
			}
			// Cohen's h is the size of a difference between shares, and between means there is none.
			if means, sizes := item == "duration", strings.Contains(string(text), `"effect_size": null`); !strings.Contains(string(text), `"difference": {`) || means != sizes {
				t.Errorf("%s of %s: an effect size between means, or none between shares:\n%s", item, wave, text)
			}
		}
	}
}

// Results that are not as the program writes them are not valid.
func TestWrongResultsAreNotValid(t *testing.T) {
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	table, err := s.Table(t.Context(), study.TableRequest{Item: "positive_factors", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	text, err := results.Tables([]analysis.Table{table}, data.English)
	if err != nil {
		t.Fatal(err)
	}
	schema := schematest.Compile(t, results.Schema)
	if err := schema.JSON(t, text); err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string][2]string{
		"another form":       {`"spoor/results/1"`, `"spoor/results/2"`},
		"a share above 1":    {`"proportion": 0.8139534883720930`, `"proportion": 81.395`},
		"a count as text":    {`"count": 35`, `"count": "35"`},
		"a key too many":     {`"count": 35`, `"count": 35, "counts": 35`},
		"a key too few":      {`"count": 35,`, ``},
		"another provenance": {`"reconstructed"`, `"invented"`},
	} {
		wrong := bytes.Replace(text, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(wrong, text) {
			wrong = bytes.Replace(text, []byte(`"proportion": 0.81395348837209`), []byte(`"proportion": 81.`), 1)
		}
		if schema.JSON(t, wrong) == nil || bytes.Equal(wrong, text) {
			t.Errorf("%s is valid", what)
		}
	}
}

// Two waves: the trends are in the results.
func TestResultsOfSeveralWaves(t *testing.T) {
	source := study.Source{Files: os.DirFS("../../analysis/testdata/members"), Place: "members"}
	waves, err := fs.ReadDir(source.Files, "waves")
	if err != nil || len(waves) < 2 {
		t.Fatal(waves, err)
	}
	got, _ := reported(t, source, nil)
	if len(got.Trends) == 0 {
		t.Error("no trends")
	}
}

// More than 5% of the answers cannot be used: each estimate carries what they leave possible, a share from 0 to 1 and a mean in its unit;
// with 5% or less, and where the base is hidden, there is nothing.
func TestResultsHaveBoundsOfUnusableAnswers(t *testing.T) {
	var file strings.Builder
	file.WriteString("respondent,work,hours,home\n")
	for i := range 40 {
		work, hours, home := "ww", "20", "yes"
		switch {
		case i < 4:
			work, hours = "#unusable", "#unusable"
		case i < 13:
			work = "wia"
		}
		if i < 2 {
			home = "#unusable" // 5%
		}
		fmt.Fprintf(&file, "%d,%s,%s,%s\n", i, work, hours, home)
	}
	files := fstest.MapFS{"waves/w/a.csv": {Data: []byte(file.String())},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [work, hours, home]}]\n")},
		"codebook.yaml": {Data: []byte(`id: s
items:
- {id: work, kind: single, text: {nl: Werk}, options: [{id: ww, label: {nl: WW}}, {id: wia, label: {nl: WIA}}]}
- {id: hours, kind: number, text: {nl: Uren}, range: [10, 60]}
- {id: home, kind: single, text: {nl: Thuis}, options: [{id: "yes", label: {nl: Ja}}, {id: "no", label: {nl: Nee}}]}
`)}}
	s, err := study.Open(t.Context(), study.Source{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	schema := schematest.Compile(t, results.Schema)
	for item, want := range map[string]string{
		"work":  "ww 4 of 40, 0.675 to 0.775; wia 4 of 40, 0.225 to 0.325; ",
		"hours": " 4 of 40, 19 to 24; ", // 36 of 20 with 4 of 10, and with 4 of 60
		"home":  "",
	} {
		table, err := s.Table(t.Context(), study.TableRequest{Item: item, Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		text, err := results.Tables([]analysis.Table{table}, data.Dutch)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.JSON(t, text); err != nil {
			t.Errorf("%s: %v", item, err)
		}
		var read struct {
			Estimates []struct {
				Option   string
				Unusable *struct {
					Count, Of int
					Low, High float64
				}
			}
		}
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range read.Estimates {
			if u := e.Unusable; u != nil {
				got += fmt.Sprintf("%s %d of %d, %.4g to %.4g; ", e.Option, u.Count, u.Of, u.Low, u.High)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", item, got, want)
		}
	}
}
