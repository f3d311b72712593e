package study

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/analysis/estimate"
	"spoor/internal/surveytest"
)

// instance opens a survey of answers to a (three options), b (two), m (several of three, so many at most where picks says so) and hours, one
// line a respondent: "a0 b1 m0,m2 40", with - for no answer.
func instance(t *testing.T, preset disclosure.Preset, picks int, respondents []string) *Study {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("respondent,a,b,m.m0,m.m1,m.m2,hours\n")
	for i, line := range respondents {
		cells := strings.Fields(strings.ReplaceAll(line, "-", "#"))
		fmt.Fprintf(&rows, "%d,%s,%s", i+1, strings.Trim(cells[0], "#"), strings.Trim(cells[1], "#"))
		for _, option := range []string{"m0", "m1", "m2"} {
			switch {
			case cells[2] == "#":
				rows.WriteString(",")
			case slices.Contains(strings.Split(cells[2], ","), option):
				rows.WriteString(",1")
			default:
				rows.WriteString(",0")
			}
		}
		rows.WriteString("," + strings.Trim(cells[3], "#") + "\n")
	}
	limit := ""
	if picks > 0 {
		limit = fmt.Sprintf(" max_picks: %d,", picks)
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml": "id: s\nitems:\n- {id: a, kind: single, text: {nl: A}, options: [{id: a0, label: {nl: A0}}, {id: a1, label: {nl: A1}}, {id: a2, label: {nl: A2}}]}\n" +
			"- {id: b, kind: single, text: {nl: B}, options: [{id: b0, label: {nl: B0}}, {id: b1, label: {nl: B1}}]}\n" +
			"- {id: m, kind: multiple," + limit + " text: {nl: M}, options: [{id: m0, label: {nl: M0}}, {id: m1, label: {nl: M1}}, {id: m2, label: {nl: M2}}]}\n" +
			"- {id: hours, kind: number, range: [0, 10000], text: {nl: Uren}}\n",
		"waves/1/wave.yaml":   "id: \"1\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [a, b, m, hours]}]\n",
		"waves/1/answers.csv": rows.String(),
	})
	opened, err := Open(t.Context(), Source{Files: files.Survey, Disclosure: preset})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// times repeats a respondent.
func times(n int, line string) []string { return slices.Repeat([]string{line}, n) }

// crossed are respondents by a and b.
func crossed(counts [3][2]int) (all []string) {
	for a, row := range counts {
		for b, k := range row {
			all = append(all, times(k, fmt.Sprintf("a%d b%d - -", a, b))...)
		}
	}
	return all
}

// shows asks for tables, item or item by item, one command after another.
func shows(t *testing.T, s *Study, asked ...string) (tables []analysis.Table) {
	t.Helper()
	for _, one := range asked {
		item, by, _ := strings.Cut(one, "/")
		table, err := s.Table(t.Context(), TableRequest{Item: item, By: by, Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatalf("%s: %v", one, err)
		}
		tables = append(tables, table)
	}
	return tables
}

// leftOfCrossed tries every table of a by b of so many respondents against what is published of a and b, and returns the least and the
// greatest of each count.
func leftOfCrossed(published []release.Table, respondents int) (low, high [3][2]int) {
	first := true
	var cells [3][2]int
	fits := func() bool {
		for _, shown := range published {
			base, counts := 0, make([]int, len(shown.Counts))
			for a, row := range cells {
				for b, k := range row {
					own, other := a, fmt.Sprintf("b%d", b)
					if shown.Item == "b" {
						own, other = b, fmt.Sprintf("a%d", a)
					}
					if shown.By == "" || shown.Group == other {
						base, counts[own] = base+k, counts[own]+k
					}
				}
			}
			for i, k := range shown.Counts {
				if k != nil && *k != counts[i] || k == nil && shown.Base != nil && counts[i] == 0 {
					return false
				}
			}
			if shown.Base != nil && *shown.Base != base {
				return false
			}
		}
		return true
	}
	var fill func(at, left int)
	fill = func(at, left int) {
		if at < 5 {
			for k := range left + 1 {
				cells[at/2][at%2] = k
				fill(at+1, left-k)
			}
			return
		}
		if cells[2][1] = left; !fits() {
			return
		}
		for a, row := range cells {
			for b, k := range row {
				if first || k < low[a][b] {
					low[a][b] = k
				}
				if first || k > high[a][b] {
					high[a][b] = k
				}
			}
		}
		first = false
	}
	fill(0, respondents)
	return low, high
}

// safe fails where a small count of a by b is left less than the rule allows; two respondents who are counted in it and pool what they
// know, and know so that it is 2 at least, are left some doubt too.
func safe(t *testing.T, s *Study, counts [3][2]int) {
	t.Helper()
	rule, respondents := s.Preset.Rule(), 0
	for _, row := range counts {
		respondents += row[0] + row[1]
	}
	low, high := leftOfCrossed(s.published, respondents)
	for a, row := range counts {
		for b, k := range row {
			if !rule.Small(k) {
				continue
			}
			if high[a][b]-low[a][b] < rule.Width {
				t.Errorf("a%d of b%d is %d, and %d to %d is left", a, b, k, low[a][b], high[a][b])
			}
			if rule.Width > 1 && k >= 2 && high[a][b] <= max(low[a][b], 2) {
				t.Errorf("a%d of b%d is %d, which two of them know", a, b, k)
			}
		}
	}
}

// hidden are the options that a part hides.
func hidden(part analysis.Part) (options []string) {
	for _, e := range part.Estimates {
		if e.Hidden {
			options = append(options, e.Option)
		}
	}
	return options
}

// What was once derived exactly of published tables, each by its name.
func TestInstances(t *testing.T) {
	t.Parallel()
	t.Run("routing", func(t *testing.T) { // 8 coaches, 20 experts and 2 others: the base of a question to coaches tells the 2
		opened := routedSurvey(t)
		opened.Preset = disclosure.PresetDefault
		tables, err := opened.Tables(t.Context(), analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			if id := table.Item.ID; (id == "helps" || id == "how") && !table.Parts[0].BaseHidden {
				t.Errorf("%s shows a base of %d", id, table.Parts[0].Answered)
			}
		}
	})
	t.Run("adjusted p-values", func(t *testing.T) { // of the lines that are shown alone
		s := instance(t, disclosure.PresetDefault, 0, crossed([3][2]int{{1, 20}, {10, 20}, {9, 25}}))
		table := shows(t, s, "a/b")[0]
		if !table.Hides() || table.Associations != nil {
			t.Fatalf("hides %v, tests %v", table.Hides(), table.Associations)
		}
		for _, group := range table.Groups {
			for _, contrast := range group.Contrasts {
				if e, _ := (analysis.Table{Item: table.Item, Parts: group.Parts}).At("", contrast.Option); e.Hidden && contrast.Tested() {
					t.Errorf("%s of %s is hidden and tested", contrast.Option, group.ID)
				}
			}
		}
	})
	t.Run("two bases", func(t *testing.T) { // how many answers there are tells the hidden one
		s := instance(t, disclosure.PresetDefault, 0, slices.Concat(times(25, "a0 b0 m0 -"), times(11, "a0 b0 m1 -"), times(4, "a0 b0 m2 -")))
		options := analysis.DefaultOptions()
		options.Base = estimate.BaseResponses
		if _, err := s.Table(t.Context(), TableRequest{Item: "m", Options: options}); !errors.Is(err, analysis.ErrHiddenResponses) {
			t.Errorf("percentages of responses: %v", err)
		}
	})
	t.Run("transposes", func(t *testing.T) {
		counts := [3][2]int{{7, 9}, {1, 8}, {10, 6}}
		s := instance(t, disclosure.PresetDefault, 0, crossed(counts))
		shows(t, s, "a/b", "b/a")
		safe(t, s, counts)
	})
	t.Run("pick limits by group", func(t *testing.T) { // one pick each: the counts of a group add up to its base
		s := instance(t, disclosure.PresetDefault, 1, slices.Concat(times(11, "a0 b0 m0 -"), times(6, "a0 b0 m1 -"), times(3, "a0 b0 m2 -"),
			times(9, "a0 b1 m0 -"), times(8, "a0 b1 m1 -"), times(7, "a0 b1 m2 -")))
		for _, group := range shows(t, s, "m/b")[0].Groups {
			if options := hidden(group.Parts[0]); len(options) == 1 {
				t.Errorf("of %s only %v is hidden", group.ID, options)
			}
		}
	})
	t.Run("everybody ticked", func(t *testing.T) { // 11, 5 and 4 of 20 leave 4 at least
		s := instance(t, disclosure.PresetDefault, 0, slices.Concat(times(11, "a0 b0 m0 -"), times(5, "a0 b0 m1 -"), times(4, "a0 b0 m2 -")))
		if part := shows(t, s, "m")[0].Parts[0]; !part.BaseHidden && len(hidden(part)) == 1 {
			t.Errorf("shown is all but %v, which are 4 at least", hidden(part))
		}
	})
	t.Run("two presets", func(t *testing.T) {
		counts := [3][2]int{{7, 9}, {1, 8}, {10, 6}}
		open := instance(t, disclosure.PresetOpen, 0, crossed(counts))
		shows(t, open, "a/b")
		usual := instance(t, disclosure.PresetDefault, 0, crossed(counts))
		usual.ledger = &release.Ledger{Releases: []release.Release{{Preset: disclosure.PresetOpen, Tables: open.published}}}
		shows(t, usual, "a/b")
		for at, was := range open.published {
			for i, k := range usual.published[at].Counts {
				if k != nil && was.Counts[i] == nil {
					t.Errorf("%s %s: a count that open hides is shown under default", was.Item, was.Group)
				}
			}
		}
		open.published = slices.Concat(open.published, usual.published)
		safe(t, open, counts)
	})
	t.Run("means", func(t *testing.T) {
		for name, hours := range map[string][]string{"one makes the mean": {"9000", "20", "15", "10", "5"}, "all equal": {"0", "0", "0", "0", "0", "0", "0"}} {
			var lines []string
			for _, h := range hours {
				lines = append(lines, "a0 b0 - "+h)
			}
			if part := shows(t, instance(t, disclosure.PresetDefault, 0, lines), "hours")[0].Parts[0]; !part.BaseHidden {
				t.Errorf("%s: a mean is shown", name)
			}
		}
		alike := instance(t, disclosure.PresetDefault, 0, crossed([3][2]int{{8, 10}, {0, 10}, {0, 10}}))
		for _, group := range shows(t, alike, "a/b")[0].Groups {
			if !group.Parts[0].BaseHidden {
				t.Errorf("a group of which everybody gave one answer is shown: %s", group.ID)
			}
		}
	})
}
