package study

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/surveytest"
)

// weightedBySector is a survey of 50 respondents of whom 29 of one sector count for 0.5 and 21 of the other for 1.7; so many of each
// chose the answers to a.
func weightedBySector(t *testing.T, first, second [3]int) *Study {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("respondent,wt,sector,a\n")
	n := 0
	for sector, counts := range [][3]int{first, second} {
		for option, k := range counts {
			for range k {
				n++
				fmt.Fprintf(&rows, "%d,%g,o%d,o%d\n", n, []float64{0.5, 1.7}[sector], sector, option)
			}
		}
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml": "id: s\nitems:\n- {id: sector, kind: single, text: {nl: S}, options: [{id: o0, label: {nl: S0}}, {id: o1, label: {nl: S1}}]}\n" +
			"- {id: a, kind: single, text: {nl: A}, options: [{id: o0, label: {nl: A0}}, {id: o1, label: {nl: A1}}, {id: o2, label: {nl: A2}}]}\n",
		"waves/1/wave.yaml":   "id: \"1\"\nprovenance: observed\ndesign: {weight: wt}\nfiles: [{name: answers.csv, items: [sector, a]}]\n",
		"waves/1/answers.csv": rows.String(),
	})
	opened, err := Open(t.Context(), Source{Files: files.Survey, Disclosure: disclosure.PresetDefault})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// Seven chose the third answer, and they are 9.4% of a weighted base of 50.2: only six at 0.5 and one at 1.7 weigh so much. So the groups
// are not shown, where that one is hidden, nor the exact percentage and the base, from which it follows.
func TestWeightsTellNoHiddenCount(t *testing.T) {
	t.Parallel()
	s := weightedBySector(t, [3]int{15, 8, 6}, [3]int{13, 7, 1})
	if _, err := s.Table(t.Context(), TableRequest{Item: "a", By: "sector", Options: analysis.DefaultOptions()}); !errors.Is(err, analysis.ErrHiddenWeighted) {
		t.Errorf("groups of which one is 1: %v", err)
	}
	table, err := s.Table(t.Context(), TableRequest{Item: "a", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	if e := table.Parts[0].Estimates[2]; e.Hidden || e.Count != 7 || e.Proportion != 0.09 || e.Interval.Low != 0.04 || e.Interval.High != 0.21 {
		t.Errorf("%+v", e)
	}
	for _, form := range []string{"text", "md", "csv", "json"} {
		text, err := s.RenderTable(table, data.Dutch, form)
		if err != nil {
			t.Fatal(err)
		}
		for _, tells := range []string{"50,2", "50.2", "37.6", "0.0810", "Kish", "vrijheidsgraden", "0.0936"} {
			if strings.Contains(string(text), tells) {
				t.Errorf("%s has %q", form, tells)
			}
		}
	}
}

// Groups of which no count is small are shown, with whole percentages.
func TestWeightedGroupsThatHideNothing(t *testing.T) {
	t.Parallel()
	s := weightedBySector(t, [3]int{13, 8, 8}, [3]int{9, 6, 6})
	table, err := s.Table(t.Context(), TableRequest{Item: "a", By: "sector", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	if e := table.Groups[1].Parts[0].Estimates[0]; e.Count != 9 || e.Proportion != 0.43 { // 9 of 21
		t.Errorf("%+v", e)
	}
	if c := table.Groups[1].Contrasts[0]; c.Difference != -0.02 { // 9/21 - 13/29 is -0.0197
		t.Errorf("%+v", c)
	}
}

// Of a weighted item that hides a count nothing is shown: the weight of each answer could be known.
func TestWeightedPartThatHides(t *testing.T) {
	t.Parallel()
	s := weightedBySector(t, [3]int{15, 12, 2}, [3]int{13, 7, 1})
	table, err := s.Table(t.Context(), TableRequest{Item: "a", Options: analysis.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	if part := table.Parts[0]; !part.BaseHidden || !part.Estimates[0].Hidden {
		t.Errorf("%+v", part)
	}
}
