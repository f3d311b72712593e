package release

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// newRing makes one at random. The third item is at times a multiple choice, and the first at times not answered by all.
func newRing(random *rand.Rand) ring {
	options := func(n int) (list []data.Option) {
		for i := range n {
			list = append(list, data.Option{ID: fmt.Sprintf("o%d", i)})
		}
		return list
	}
	r := ring{codebook: data.Codebook{Items: []data.Item{
		{ID: "x", Kind: data.Single, Options: options(3)}, {ID: "y", Kind: data.Single, Options: options(2)}, {ID: "z", Kind: data.Single, Options: options(2)},
	}}}
	answers := [][][]int{{{0}, {1}, {2}}, {{0}, {1}}, {{0}, {1}}}
	switch random.IntN(3) {
	case 0:
		r.codebook.Items[0].Options, answers[0] = options(2), [][]int{{0}, {1}}
		r.codebook.Items[2].Kind, answers[2] = data.Multiple, [][]int{{0}, {1}, {0, 1}}
	case 1:
		r.codebook.Items[0].Options, answers[0] = options(2), [][]int{{0}, {1}, nil}
	}
	for _, x := range answers[0] {
		for _, y := range answers[1] {
			for _, z := range answers[2] {
				r.kinds = append(r.kinds, [][]int{x, y, z})
			}
		}
	}
	r.counts = make([]int, len(r.kinds))
	for range 16 + random.IntN(10) {
		r.counts[min(random.IntN(len(r.kinds)), random.IntN(len(r.kinds)))]++
	}
	return r
}

// someone is the kind of a respondent.
func (r ring) someone(random *rand.Rand) int {
	n := 0
	for _, k := range r.counts {
		n += k
	}
	at := random.IntN(n)
	for kind, k := range r.counts {
		if at -= k; at < 0 {
			return kind
		}
	}
	return -1
}

// Nothing that is published of three items by one another, in two releases and either way round, leaves too little of a small count: every
// survey that shows the same is tried. To a participant 1 less is left, and to two of them together 2 less, which is what the package says.
func TestEverySurveyOfACircle(t *testing.T) { attackRings(t, 8) }

// The attack on 1,000 circles, once: go test -run x -bench Circle -benchtime 1x. With -short it is on 100.
func BenchmarkEverySurveyOfACircle(b *testing.B) {
	rings := 1000
	if testing.Short() {
		rings = 100
	}
	for b.Loop() {
		attackRings(b, rings)
	}
}

func attackRings(t testing.TB, rings int) {
	judged, closed, shown, hidden := 0, 0, 0, 0
	for seed := range rings {
		random := testRandom(seed)
		r := newRing(random)
		rule := disclosure.Presets()[random.IntN(2)].Rule()
		wave := r.wave()
		pairs := [][2]string{{"x", "y"}, {"y", "z"}, {"z", "x"}}
		random.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
		for i := range pairs {
			if random.IntN(2) == 0 {
				pairs[i][0], pairs[i][1] = pairs[i][1], pairs[i][0]
			}
		}
		first, err := Protect(t.Context(), wave, rule, Beside{}, slices.Concat(r.tables(rule, "x", ""), r.tables(rule, pairs[0][0], pairs[0][1]), r.tables(rule, pairs[1][0], pairs[1][1])))
		if err != nil {
			t.Fatal(err)
		}
		second, err := Protect(t.Context(), wave, rule, Beside{Earlier: first}, slices.Concat(r.tables(rule, "y", ""), r.tables(rule, "z", ""), r.tables(rule, pairs[2][0], pairs[2][1])))
		if err != nil {
			t.Fatal(err)
		}
		published := slices.Concat(first, second)
		if slices.ContainsFunc(published, func(t Table) bool { return t.By == "" && t.Base == nil }) {
			continue // who did not answer is then unknown, and in every survey that is tried all did
		}
		judged++
		if broken := r.broken(rule, published); len(broken) > 0 {
			t.Errorf("seed %d, threshold %d: %v", seed, rule.Threshold, broken)
		}
		for _, members := range [][]int{{r.someone(random)}, {r.someone(random), r.someone(random)}} {
			if broken := r.broken(rule, published, members...); len(broken) > 0 {
				t.Errorf("seed %d, threshold %d, to %v: %v", seed, rule.Threshold, members, broken)
			}
		}
		if slices.ContainsFunc(second, func(t Table) bool { return t.By != "" && t.Base != nil }) {
			closed++
		}
		for _, table := range published {
			for _, k := range table.Counts {
				if k == nil {
					hidden++
				} else {
					shown++
				}
			}
		}
	}
	t.Logf("%d circles, of which the last groups of %d are shown; %d counts shown, %d hidden", judged, closed, shown, hidden)
	if closed == 0 {
		t.Error("no circle is shown")
	}
}
