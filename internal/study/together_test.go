package study

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/internal/surveytest"
)

// rolesOf is a file of respondents by role: so many coaches, experts and others.
func rolesOf(counts ...int) string {
	var rows strings.Builder
	rows.WriteString("respondent,role,hours\n")
	n := 0
	for i, k := range counts {
		for range k {
			n++
			fmt.Fprintf(&rows, "%d,%s,%d\n", n, []string{"coach", "expert", "other"}[i], 20+n%9)
		}
	}
	return rows.String()
}

// twoWaves opens, of a survey of an interim and a final file that say when their fieldwork was, waves by id under the default preset.
func twoWaves(t *testing.T, interim, final string, fieldwork [2]string, open ...string) []*Study {
	t.Helper()
	wave := func(id, fieldwork string) string {
		return fmt.Sprintf("id: %s\nprovenance: observed\nfieldwork: {%s}\nfiles: [{name: answers.csv, items: [role, hours]}]\n", id, fieldwork)
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml": "id: s\nitems:\n- {id: role, kind: single, text: {nl: Rol}, options: [{id: coach, label: {nl: Coach}}, {id: expert, label: {nl: Expert}}, {id: other, label: {nl: Anders}}]}\n" +
			"- {id: hours, kind: number, range: [0, 100], text: {nl: Uren}}\n",
		"waves/a/wave.yaml": wave("a", fieldwork[0]), "waves/a/answers.csv": interim,
		"waves/b/wave.yaml": wave("b", fieldwork[1]), "waves/b/answers.csv": final,
	})
	source := Source{Files: files.Survey, Disclosure: disclosure.PresetDefault, Opened: &Opened{}}
	var studies []*Study
	for _, id := range open {
		source.Wave = id
		one, err := Open(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		studies = append(studies, one)
	}
	return studies
}

// An interim and a final file as two waves: who came in between is told by the difference, unless the fieldwork was at other times or the
// counts cannot have grown.
func TestInterimAndFinalAsTwoWaves(t *testing.T) {
	for name, test := range map[string]struct {
		interim, final []int
		fieldwork      [2]string
		roles, hours   bool // shown of the final file
	}{
		"two more, the same fieldwork":       {[]int{12, 20, 8}, []int{13, 21, 8}, [2]string{"from: 2026-03", "from: 2026-03"}, false, false},
		"two more, nothing said":             {[]int{12, 20, 8}, []int{13, 21, 8}, [2]string{"", ""}, false, false},
		"two more, in one year":              {[]int{12, 20, 8}, []int{13, 21, 8}, [2]string{"year: 2026", "from: 2026-03"}, false, false},
		"two more, a year later":             {[]int{12, 20, 8}, []int{13, 21, 8}, [2]string{"year: 2025", "year: 2026"}, true, true},
		"thirty more":                        {[]int{12, 20, 8}, []int{22, 30, 18}, [2]string{"from: 2026-03", "from: 2026-03"}, true, true},
		"others, nothing said":               {[]int{12, 20, 8}, []int{40, 10, 9}, [2]string{"", ""}, true, true},
		"another answer, the same fieldwork": {[]int{12, 20, 8}, []int{13, 19, 8}, [2]string{"from: 2026-03", "from: 2026-03"}, false, true},
		"the later file first":               {[]int{13, 21, 8}, []int{12, 20, 8}, [2]string{"from: 2026-03", "from: 2026-03"}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			studies := twoWaves(t, rolesOf(test.interim...), rolesOf(test.final...), test.fieldwork, "a", "b")
			for i, one := range studies {
				tables, err := one.Tables(t.Context(), analysis.DefaultOptions())
				if err != nil {
					t.Fatal(err)
				}
				for at, want := range []bool{i == 0 || test.roles, i == 0 || test.hours} {
					if shown := !tables[at].Parts[0].BaseHidden; shown != want {
						t.Errorf("wave %s shows %s: %v", one.Wave.ID, tables[at].Item.ID, shown)
					}
				}
			}
		})
	}
}

// Who has means of one number by groups of two items can add them up for who is in a group of one and not of the other.
func TestMeansByOneItem(t *testing.T) {
	studies := twoWaves(t, "respondent,role,hours\n", rolesOf(12, 20, 8), [2]string{"", ""}, "b")
	s := studies[0]
	first, err := s.Table(t.Context(), TableRequest{Item: "hours", By: "role", Options: analysis.DefaultOptions()})
	if err != nil || first.Groups[0].Parts[0].BaseHidden {
		t.Fatalf("hours by role: %+v, %v", first.Groups, err)
	}
	again, err := s.Table(t.Context(), TableRequest{Item: "hours", By: "role", Options: analysis.DefaultOptions()})
	if err != nil || again.Groups[0].Parts[0].BaseHidden {
		t.Errorf("hours by role again: %+v, %v", again.Groups, err)
	}
	if at := slices.IndexFunc(s.published, func(r release.Table) bool { return r.Item == "hours" && r.By == "role" && r.Mean != nil }); at < 0 {
		t.Errorf("the means are not listed: %+v", s.published)
	}
}
