package study

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/data"
	"spoor/internal/prose"
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

// picksOf is a survey of 40 respondents in two groups who chose up to three answers: as often each, whichever they chose together.
func picksOf(t *testing.T, together bool) *Study {
	t.Helper()
	rows := "respondent,group,d.o0,d.o1,d.o2\n"
	for i := range 40 {
		at := i % 20
		picks := [3]bool{at < 12, at < 10, at >= 12}
		if !together {
			picks = [3]bool{at < 12, at >= 10, at >= 4 && at < 12}
		}
		rows += fmt.Sprintf("%d,g%d", i+1, i/20)
		for _, pick := range picks {
			rows += map[bool]string{true: ",1", false: ",0"}[pick]
		}
		rows += "\n"
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml": "id: s\nitems:\n- {id: group, kind: single, text: {nl: Groep}, options: [{id: g0, label: {nl: G0}}, {id: g1, label: {nl: G1}}]}\n" +
			"- {id: d, kind: multiple, text: {nl: D}, options: [{id: o0, label: {nl: O0}}, {id: o1, label: {nl: O1}}, {id: o2, label: {nl: O2}}]}\n",
		"claims.yaml":         "claims:\n- {id: more, text: {nl: Meer, en: More}, wording: meer, asserts: [{more_often: {share: {item: d, options: [o0]}, than: [{item: d, options: [o2]}]}}]}\n",
		"waves/1/wave.yaml":   "id: \"1\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [group, d]}]\n",
		"waves/1/answers.csv": rows,
	})
	opened, err := Open(t.Context(), Source{Files: files.Survey, Disclosure: disclosure.PresetDefault})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// What respondents chose together is in no table: ranks, tests of groups and conclusions must not tell it either.
func TestNothingTellsWhatWasChosenTogether(t *testing.T) {
	t.Parallel()
	all := func(s *Study) map[string]string {
		out := map[string]string{}
		table, err := s.Table(t.Context(), TableRequest{Item: "d", By: "group", Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		if table.Hides() {
			t.Error("a count is hidden, and none is small")
		}
		for _, form := range []string{"text", "json", "csv"} {
			text, err := s.RenderTable(table, data.Dutch, form)
			if err != nil {
				t.Fatal(err)
			}
			out[form] = string(text)
		}
		ranking, err := s.Ranks(t.Context(), RanksRequest{Item: "d", Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		ranks, err := RenderRanking(ranking, data.Dutch, "json")
		if err != nil {
			t.Fatal(err)
		}
		report, err := s.Report(t.Context(), ReportRequest{Options: analysis.DefaultOptions(), Lang: data.Dutch, Formats: []string{"md"}})
		if err != nil {
			t.Fatal(err)
		}
		out["ranks"] = string(ranks)
		for _, file := range report.Files {
			out[file.Name] = string(file.Content)
		}
		return out
	}
	one, other := all(picksOf(t, true)), all(picksOf(t, false))
	for name, text := range one {
		if other[name] != text {
			t.Errorf("%s tells what was chosen together", name)
		}
	}
	seed := uint64(7)
	if _, err := picksOf(t, true).Ranks(t.Context(), RanksRequest{Item: "d", Seed: &seed, Options: analysis.DefaultOptions()}); err == nil || !strings.Contains(err.Error(), "with --disclosure the ranks are made of the counts that are shown") {
		t.Errorf("a seed: %v", err)
	}
}

// Of 20, 8 and 2 of 30 the last two are hidden. Both are 1 at least and 10 together: 3 to 30%.
func TestHiddenCountsHaveBounds(t *testing.T) {
	t.Parallel()
	s := twoWaves(t, rolesOf(20, 8, 2), rolesOf(20, 8, 2), [2]string{"", ""}, "a")[0]
	table, err := s.Table(t.Context(), TableRequest{Item: "role", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range table.Parts[0].Estimates[1:] {
		if !e.Hidden || e.Possible != (data.Span{Low: 1, High: 9}) {
			t.Errorf("option %d: %+v", i+1, e)
		}
	}
	for form, want := range map[string]string{"text": "verborgen       3–30%", "md": "| verborgen | 3–30% |", "json": `"high": 9`} {
		if text, err := s.RenderTable(table, data.Dutch, form); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s has no %q: %v\n%s", form, want, err, text)
		}
	}
	described := prose.Describe(table, data.English)
	if want := "Expert hidden (3–30%); Anders hidden (3–30%)"; !strings.Contains(described, want) {
		t.Errorf("no %q in %q", want, described)
	}
}

// Whoever has the means and deviations of all and of both groups has those of the six who are in neither, and knows what they all answered.
func TestMeansOfWhoIsInNoGroup(t *testing.T) {
	t.Parallel()
	for _, alike := range []bool{true, false} {
		rows := "respondent,role,hours\n"
		for i := range 26 {
			role, hours := []string{"coach", "expert"}[i%2], 20+i%9
			if i >= 20 {
				role = ""
				if alike {
					hours = 40
				}
			}
			rows += fmt.Sprintf("%d,%s,%d\n", i+1, role, hours)
		}
		s := twoWaves(t, rows, rolesOf(1), [2]string{"", ""}, "a")[0]
		table, err := s.Table(t.Context(), TableRequest{Item: "hours", By: "role", Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		if hidden := table.Groups[0].Parts[0].BaseHidden; hidden != alike {
			t.Errorf("all alike %v: the groups are hidden: %v", alike, hidden)
		}
	}
}

// Under a rule the tables of a banner are one release: all respondents are the same in each, and no count is shown that the same tables,
// asked for one after another, would hide.
func TestBannerIsOneRelease(t *testing.T) {
	t.Parallel()
	open := func() *Study {
		s, err := Open(t.Context(), Source{Files: os.DirFS("../../analysis/testdata/members"), Wave: "2026", Disclosure: "default"})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	request := BannerRequest{Items: []string{"advice", "quality"}, By: []string{"sector", "factors"}, Options: analysis.DefaultOptions()}
	banner, err := open().Banner(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	for i, table := range banner[:2] {
		if !reflect.DeepEqual(table.Parts[0].Estimates, banner[0].Parts[0].Estimates) {
			t.Errorf("all respondents differ in block %d", i+1)
		}
	}
	one := open()
	for _, table := range banner {
		alone, err := one.Table(t.Context(), TableRequest{Item: table.Item.ID, By: table.By.ID, Options: request.Options})
		if err != nil {
			t.Fatal(err)
		}
		for g, group := range table.Groups {
			for p, part := range group.Parts {
				if !part.BaseHidden && alone.Groups[g].Parts[p].BaseHidden {
					t.Errorf("%s by %s shows the base of %s, which is hidden when it comes last", table.Item.ID, table.By.ID, group.ID)
				}
			}
		}
	}
	request.By = []string{"sector*factors"}
	if _, err := open().Banner(t.Context(), request); !surveytest.IsKind[Refused](err) || !strings.Contains(err.Error(), "goes without --disclosure") {
		t.Errorf("crossed groups: %v", err)
	}
}

// Three items by one another are a circle. Where a count is hidden in it, the last groups are shown all the same if other answers of the
// respondents show everything alike.
func TestCircleThatIsShown(t *testing.T) {
	t.Parallel()
	var rows strings.Builder
	rows.WriteString("respondent,q,s,r\n")
	for i := range 120 {
		q := i % 2
		if i%24 == 0 || i > 100 {
			q = 2
		}
		fmt.Fprintf(&rows, "%d,o%d,o%d,o%d\n", i, q, i/60, i/3%2)
	}
	options := func(n int) string {
		var list []string
		for i := range n {
			list = append(list, fmt.Sprintf("{id: o%d, label: {nl: O%d}}", i, i))
		}
		return strings.Join(list, ", ")
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml": fmt.Sprintf("id: s\nitems:\n- {id: q, kind: single, text: {nl: Q}, options: [%s]}\n- {id: s, kind: single, text: {nl: S}, options: [%s]}\n- {id: r, kind: single, text: {nl: R}, options: [%s]}\n",
			options(3), options(2), options(2)),
		"waves/1/wave.yaml":   "id: \"1\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [q, s, r]}]\n",
		"waves/1/answers.csv": rows.String(),
	})
	s, err := Open(t.Context(), Source{Files: files.Survey, Disclosure: disclosure.PresetDefault})
	if err != nil {
		t.Fatal(err)
	}
	hides := false
	for _, of := range [][2]string{{"q", "s"}, {"s", "r"}, {"r", "q"}} {
		table, err := s.Table(t.Context(), TableRequest{Item: of[0], By: of[1], Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range table.Groups {
			if group.Parts[0].BaseHidden {
				t.Errorf("%s by %s is not shown of %s", of[0], of[1], group.ID)
			}
			hides = hides || group.Parts[0].Hides()
		}
	}
	if !hides {
		t.Error("nothing is hidden in the circle")
	}
}
