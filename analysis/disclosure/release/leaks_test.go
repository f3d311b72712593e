package release

import (
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// Groups by a question tell how many gave each answer to it, whether that question itself was published or not: of 10 who chose the first
// of several answers, that nobody or few who were asked it did not.
func TestGroupsTellTheQuestion(t *testing.T) {
	choices := []data.Option{{ID: "o0"}, {ID: "o1"}}
	codebook := data.Codebook{Items: []data.Item{{ID: "q", Kind: data.Single, Options: choices}, {ID: "m", Kind: data.Multiple, Options: choices, MaxPicks: 1}}}
	rule := disclosure.PresetDefault.Rule()
	for second, want := range map[int]bool{0: false, 3: false, 12: true} {
		r := ring{codebook: codebook, kinds: [][][]int{{{0}, {0}}, {{1}, {0}}, {{0}, {1}}, {{1}, {1}}, {{1}, nil}}, counts: []int{10, 10, (second + 1) / 2, second / 2, 20}}
		beside := Beside{}
		if second > 0 { // otherwise nothing is shown of m
			beside.Earlier = r.each(rule, "m", "")
		}
		kept, err := Protect(t.Context(), r.wave(), rule, beside, r.each(rule, "q", "m"))
		if err != nil {
			t.Fatal(err)
		}
		if shows := kept[0].shows() && kept[1].shows(); shows != want {
			t.Errorf("%d chose the second, and both groups are shown: %v", second, shows)
		}
	}
}

// Whoever answered a question that is asked after an answer gave that answer: groups by the one are of the same respondents as a group by
// the other, and 5 and 4 of 11 that are shown of either leave 2.
func TestGroupsByARoutedQuestion(t *testing.T) {
	choices := []data.Option{{ID: "o0"}, {ID: "o1"}, {ID: "o2"}}
	survey := ring{codebook: data.Codebook{Items: []data.Item{
		{ID: "q", Kind: data.Single, Options: choices[:2]}, {ID: "m", Kind: data.Single, Options: choices[:2], AskedIf: "q.o0"}, {ID: "r", Kind: data.Single, Options: choices},
	}}, kinds: [][][]int{{{0}, {0}, {0}}, {{0}, {0}, {1}}, {{0}, {0}, {2}}, {{1}, nil, {0}}, {{1}, nil, {1}}, {{1}, nil, {2}}}, counts: []int{5, 2, 4, 9, 8, 7}}
	rule := disclosure.PresetOpen.Rule()
	before, now := survey.each(rule, "r", "m"), survey.each(rule, "r", "q")
	before[0].hide(2)
	now[0].hide(0)
	kept, err := Protect(t.Context(), survey.wave(), rule, Beside{Earlier: before}, now)
	if err != nil {
		t.Fatal(err)
	}
	if broken := survey.broken(rule, slices.Concat(before, kept)); len(broken) > 0 {
		t.Error(broken)
	}
	if !kept[1].shows() {
		t.Error("nothing is shown of who was not asked")
	}
}

// Two of twelve who came in between are in one group, and skipped the question: how many of the group were asked tells them.
func TestGroupSizesOfTwoWaves(t *testing.T) {
	choices := []data.Option{{ID: "o0"}, {ID: "o1"}}
	codebook := data.Codebook{Items: []data.Item{{ID: "x", Kind: data.Single, Options: choices}, {ID: "y", Kind: data.Single, Options: choices}}}
	file := func(skipped, answered int) ring { // who came in, of the first group and of the second
		return ring{codebook: codebook, kinds: [][][]int{{{0}, {0}}, {{0}, {1}}, {{0}, nil}, {{1}, {0}}, {{1}, {1}}}, counts: []int{8, 8, skipped, 8, 8 + answered}}
	}
	rule := disclosure.PresetDefault.Rule()
	interim := file(0, 0).each(rule, "y", "x")
	for skipped, want := range map[int]bool{2: false, 0: true, 10: true} {
		final := file(skipped, 10)
		kept, err := Protect(t.Context(), final.wave(), rule, Beside{Same: interim}, final.each(rule, "y", "x"))
		if err != nil {
			t.Fatal(err)
		}
		if shows := kept[0].shows(); shows != want {
			t.Errorf("%d came in the first group, and the groups are shown: %v", skipped, shows)
		}
	}
}
