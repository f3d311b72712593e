package against

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/schematest"
	"spoor/internal/study"
	"spoor/internal/surveytest"
	"spoor/reports/against"
)

func members(t *testing.T, source study.Source) *study.Study {
	t.Helper()
	source.Files = os.DirFS("../../../analysis/testdata/members")
	s, err := study.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// R 4.2.2: x <- c(24, 13, 21); N <- c(60, 50, 70): chisq.test(rbind(x, N - x), correct = FALSE) has p 0.258384381223804. The tests of the
// shares are those of analysis/fit/fit_test.go.
func TestAgainstAPopulation(t *testing.T) {
	t.Parallel()
	content := []byte("option,population\ncare,60\nbuild,50\noffice,70\n")
	result, err := Run(t.Context(), members(t, study.Source{Wave: "2026"}), Request{Item: "sector", File: "p.csv", Content: content, Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	if r := result.Response; r == nil || r.Total() != 58 || r.Test == nil || math.Abs(r.Test.P-0.258384381223804) > 1e-12 {
		t.Errorf("%+v", result.Response)
	}
	schema := schematest.Compile(t, against.JSONSchema)
	for form, want := range map[string]string{"text": "Respons: 58 van 180 personen (32%)", "md": "| Zorg | 24 | 41% (30–54) | 33% | +8 | 60 | 40% |", "json": `"expected": 0.2777777777777778`,
		"csv": "2026,sector,build,Bouw,13,58,0.22413793103448276,", "xlsx": "PK"} {
		text, err := Render(result, data.Dutch, form)
		if err != nil || !bytes.Contains(text, []byte(want)) {
			t.Errorf("%s: %v\n%s", form, err, text)
		}
		if form == "json" {
			if err := schema.JSON(t, text); err != nil {
				t.Error(err)
			}
		}
	}
	weighted, err := Run(t.Context(), members(t, study.Source{Wave: "2026-design"}), Request{Item: "sector", File: "p.csv", Content: content, Options: analysis.DefaultOptions()})
	if err != nil || weighted.Response != nil || weighted.Fit.Degrees[1] == 0 {
		t.Errorf("%+v, %v", weighted.Fit, err)
	}
	if text := weighted.Text(data.English); !bytes.Contains(text, []byte("No response by answer")) {
		t.Errorf("%s", text)
	}
}

// Of some of the respondents the file has to be of the same people, which every form that people read says, and JSON.
func TestAgainstOfSomeOfTheRespondents(t *testing.T) {
	t.Parallel()
	const said = "Only respondents with advice = recommend are counted; the population in p.csv has to be of people with advice = recommend only as well."
	for where, want := range map[string]bool{"": false, "advice = recommend": true} {
		result, err := Run(t.Context(), members(t, study.Source{Wave: "2026", Where: where}), Request{Item: "sector", File: "p.csv", Content: []byte("option,population\ncare,60\nbuild,50\noffice,70\n"), Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{"text", "md", "json"} {
			if text, err := Render(result, data.English, form); err != nil || bytes.Contains(text, []byte(said)) != want {
				t.Errorf("%q, %s: %v\n%s", where, form, err, text)
			}
		}
	}
}

func TestAgainstRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		source     study.Source
		item, file string
		want       string
	}{
		"several answers": {study.Source{Wave: "2026"}, "factors", "option,share\n", "--against is for an item of one answer each"},
		"too few people":  {study.Source{Wave: "2026"}, "sector", "option,population\ncare,6\nbuild,0\noffice,70\n", "care: the population has 6, and 24 chose it"},
		"no such item":    {study.Source{Wave: "2026"}, "sectr", "", `did you mean "sector"`},
	} {
		_, err := Run(t.Context(), members(t, c.source), Request{Item: c.item, File: "p.csv", Content: []byte(c.file), Options: analysis.DefaultOptions()})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var rows strings.Builder
	rows.WriteString("respondent,role\n")
	for i := range 30 {
		fmt.Fprintf(&rows, "%d,%s\n", i, []string{"coach", "expert", "other"}[max(0, min(2, i-27))])
	}
	files := fstest.MapFS{
		"codebook.yaml":     {Data: []byte("id: s\ntitle: {nl: S}\nitems:\n- {id: role, kind: single, text: {nl: Rol}, options: [{id: coach, label: {nl: C}}, {id: expert, label: {nl: E}}, {id: other, label: {nl: O}}]}\n")},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [role]}]\n")},
		"waves/w/a.csv":     {Data: []byte(rows.String())},
	}
	s, err := study.Open(t.Context(), study.Source{Files: files, Disclosure: "default"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Run(t.Context(), s, Request{Item: "role", File: "p.csv", Content: []byte("option,share\ncoach,50%\nexpert,30%\nother,20%\n"), Options: analysis.DefaultOptions()})
	if !surveytest.IsKind[study.Refused](err) || !strings.Contains(err.Error(), "some of the counts of role are hidden") {
		t.Errorf("hidden counts: %v", err)
	}
}

// Of 20 people in three answers expected counts are small: the people are dealt out again, and the p-value is one of those.
func TestResponseOfFewPeople(t *testing.T) {
	t.Parallel()
	got, err := response([]int{6, 1, 0}, []int{8, 6, 6}, 1)
	if err != nil || got.Test == nil || got.Test.Method != "permutation" || !(got.Test.P > 0 && got.Test.P < 0.05) { // R: fisher.test(rbind(c(6,1,0), c(2,5,6))) has 0.01145511
		t.Errorf("%+v, %v", got.Test, err)
	}
	if got, err := response([]int{8, 6}, []int{8, 6}, 1); err != nil || got.Test != nil {
		t.Errorf("everybody answered: %+v, %v", got, err)
	}
}
