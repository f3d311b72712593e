package release

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// respondent is one of a made survey: the option of a and of b that was chosen (-1 for none), that of c where a.o0 was, and what was
// picked of d.
type respondent struct {
	a, b, c int
	d       [2]bool
}

// made is a survey of respondents at random.
type made struct {
	codebook    data.Codebook
	respondents []respondent
}

const (
	optionsOfA = 3
	optionsOfB = 2
)

// choicesOf is the codebook of made surveys, with so many picks of d at most; 0 is no limit.
func choicesOf(picks int) data.Codebook {
	choices := func(n int) (list []data.Option) {
		for i := range n {
			list = append(list, data.Option{ID: fmt.Sprintf("o%d", i)})
		}
		return list
	}
	return data.Codebook{Items: []data.Item{
		{ID: "a", Kind: data.Single, Options: choices(optionsOfA)}, {ID: "b", Kind: data.Single, Options: choices(optionsOfB)},
		{ID: "c", Kind: data.Single, Options: choices(2), AskedIf: "a.o0"}, {ID: "d", Kind: data.Multiple, Options: choices(2), MaxPicks: picks},
	}}
}

func testRandom(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 7)) }

func newMade(random *rand.Rand) made {
	m := made{codebook: choicesOf(random.IntN(2))}
	for range 9 + random.IntN(7) {
		r := respondent{a: random.IntN(optionsOfA+1) - 1, b: random.IntN(optionsOfB), c: -1}
		if random.IntN(3) > 0 {
			r.a = random.IntN(optionsOfA)
		}
		if r.a == 0 && random.IntN(5) > 0 {
			r.c = random.IntN(2)
		}
		switch pick := random.IntN(4); {
		case pick == 0 && m.codebook.Items[3].MaxPicks == 0:
			r.d = [2]bool{true, true}
		case pick < 3:
			r.d[pick%2] = true
		}
		m.respondents = append(m.respondents, r)
	}
	return m
}

func (r respondent) answer(item string) []int {
	switch item {
	case "a":
		return picked(r.a)
	case "b":
		return picked(r.b)
	case "c":
		return picked(r.c)
	}
	var all []int
	for i, tick := range r.d {
		if tick {
			all = append(all, i)
		}
	}
	return all
}

func picked(option int) []int {
	if option < 0 {
		return nil
	}
	return []int{option}
}

func (m made) tally(item string, of func(respondent) bool) data.Tally {
	found, _ := m.codebook.Item(item)
	tally := data.Tally{Item: item, Counts: make([]int, len(found.Options))}
	for _, r := range m.respondents {
		if !of(r) || item == "c" && r.a != 0 {
			continue
		}
		tally.Asked++
		if given := r.answer(item); len(given) > 0 {
			tally.Answered++
			for _, option := range given {
				tally.Counts[option]++
			}
		}
	}
	return tally
}

func everybody(respondent) bool { return true }

func (m made) wave() Wave {
	w := Wave{Codebook: m.codebook, Crosstab: func(item, by string) (data.Crosstab, error) {
		i, _ := m.codebook.Item(item)
		b, _ := m.codebook.Item(by)
		crosstab := data.Crosstab{Item: i, By: b, Whole: []data.Tally{m.tally(item, everybody)}}
		for g, option := range b.Options {
			in := func(r respondent) bool { return slices.Contains(r.answer(by), g) }
			out := func(r respondent) bool { return len(r.answer(by)) > 0 && !in(r) }
			crosstab.Groups = append(crosstab.Groups, data.Group{ID: option.ID, Tallies: []data.Tally{m.tally(item, in)}, Rest: []data.Tally{m.tally(item, out)}})
		}
		return crosstab, nil
	}}
	for _, item := range m.codebook.Items {
		w.Tallies = append(w.Tallies, m.tally(item.ID, everybody))
	}
	return w
}

// tables shows an item, of all respondents or by the groups of another, with only what is small hidden.
func (m made) tables(rule disclosure.Rule, item, by string) []Table {
	found, _ := m.codebook.Item(item)
	show := func(tally data.Tally, group string) Table {
		t := Table{Item: item, By: by, Group: group, Counts: make([]*int, len(tally.Counts))}
		if tally.Answered < rule.Threshold {
			return t
		}
		t.Base = &tally.Answered
		for i := range tally.Counts {
			if k := tally.Counts[i]; !rule.Small(k) && (found.Kind != data.Multiple || !rule.NearlyAll(k, tally.Answered)) {
				t.Counts[i] = &tally.Counts[i]
			}
		}
		return t
	}
	if by == "" {
		return []Table{show(m.tally(item, everybody), "")}
	}
	var all []Table
	groups, _ := m.codebook.Item(by)
	for g, option := range groups.Options {
		all = append(all, show(m.tally(item, func(r respondent) bool { return slices.Contains(r.answer(by), g) }), option.ID))
	}
	return all
}

// worlds enumerates every table of a (or no answer) by b of so many respondents, and calls each that shows what is published.
func worlds(respondents int, published []Table, each func(cells [optionsOfA + 1][optionsOfB]int)) {
	var cells [optionsOfA + 1][optionsOfB]int
	var fill func(at, left int)
	fill = func(at, left int) {
		a, b := at/optionsOfB, at%optionsOfB
		if at == (optionsOfA+1)*optionsOfB-1 {
			cells[a][b] = left
			if shows(cells, published) {
				each(cells)
			}
			return
		}
		low, high := 0, left
		if a < optionsOfA {
			if k := printed(published, a, b); k != nil {
				low, high = *k, min(*k, left)
			}
		}
		for k := low; k <= high; k++ {
			cells[a][b] = k
			fill(at+1, left-k)
		}
		cells[a][b] = 0
	}
	fill(0, respondents)
}

// printed is what some table shows of a cell.
func printed(published []Table, a, b int) *int {
	for _, t := range published {
		switch {
		case t.Item == "a" && t.By == "b" && t.Group == fmt.Sprintf("o%d", b):
			if t.Counts[a] != nil {
				return t.Counts[a]
			}
		case t.Item == "b" && t.By == "a" && t.Group == fmt.Sprintf("o%d", a):
			if t.Counts[b] != nil {
				return t.Counts[b]
			}
		}
	}
	return nil
}

// shows reports whether cells print what is published of a and b, with no hidden count of a shown base at 0, and are not fewer than were
// asked c.
func shows(cells [optionsOfA + 1][optionsOfB]int, published []Table) bool {
	for _, t := range published {
		base, counts := 0, make([]int, len(t.Counts))
		for a := range optionsOfA + 1 {
			for b := range optionsOfB {
				k := cells[a][b]
				switch {
				case t.Item == "a" && a < optionsOfA && (t.By == "" || t.Group == fmt.Sprintf("o%d", b)):
					base, counts[a] = base+k, counts[a]+k
				case t.Item == "b" && (t.By == "" || t.Group == fmt.Sprintf("o%d", a)):
					base, counts[b] = base+k, counts[b]+k
				}
			}
		}
		if t.Item == "c" && t.By == "" {
			if t.Base != nil && cells[0][0]+cells[0][1] < *t.Base {
				return false
			}
			continue
		}
		if t.Item != "a" && t.Item != "b" {
			continue
		}
		if t.Base != nil && *t.Base != base {
			return false
		}
		for i, k := range t.Counts {
			if k != nil && *k != counts[i] || k == nil && t.Base != nil && counts[i] == 0 && t.Group != "none" {
				return false
			}
		}
	}
	return true
}

// broken attacks what is published of a and b by trying every table there is, and returns the small counts that are left too little.
func (m made) broken(rule disclosure.Rule, published []Table) []string {
	var truth [optionsOfA + 1][optionsOfB]int
	for _, r := range m.respondents {
		a := r.a
		if a < 0 {
			a = optionsOfA
		}
		truth[a][r.b]++
	}
	type seen struct{ low, high int }
	values := func(cells [optionsOfA + 1][optionsOfB]int) map[string]int {
		out := map[string]int{}
		for _, t := range published {
			for i, k := range t.Counts {
				if k != nil || t.Item != "a" && t.Item != "b" {
					continue
				}
				name, sum := fmt.Sprint(t.Item, t.By, t.Group, i), 0
				for a := range optionsOfA + 1 {
					for b := range optionsOfB {
						own, other := a, b
						if t.Item == "b" {
							own, other = b, a
						}
						if own == i && (t.By == "" || t.Group == fmt.Sprintf("o%d", other)) && !(t.Item == "a" && a == optionsOfA) {
							sum += cells[a][b]
						}
					}
				}
				out[name] = sum
			}
		}
		return out
	}
	real := values(truth)
	found := map[string]seen{}
	worlds(len(m.respondents), published, func(cells [optionsOfA + 1][optionsOfB]int) {
		for name, k := range values(cells) {
			s, before := found[name]
			if !before {
				s = seen{k, k}
			}
			found[name] = seen{min(s.low, k), max(s.high, k)}
		}
	})
	var broken []string
	for name, k := range real {
		if s := found[name]; rule.Small(k) && s.high-s.low < rule.Width {
			broken = append(broken, fmt.Sprintf("%s is %d, and %d..%d is left", name, k, s.low, s.high))
		}
	}
	slices.Sort(broken)
	return broken
}

// Nothing that is published of a made survey, in two releases with groups either way round and a routed question, leaves too little of
// a small count: every table that fits is tried, by other means than the package has.
func TestEveryWorldOfTwoReleases(t *testing.T) { attackMade(t, 150) }

// The attack on 2,000 surveys, once: go test -run x -bench World -benchtime 1x. With -short it is on 20.
func BenchmarkEveryWorldOfTwoReleases(b *testing.B) {
	surveys := 2000
	if testing.Short() {
		surveys = 20
	}
	for b.Loop() {
		attackMade(b, surveys)
	}
}

func attackMade(t testing.TB, surveys int) {
	judged, shown, hidden := 0, 0, 0
	for seed := range surveys {
		random := testRandom(seed)
		m := newMade(random)
		rule := disclosure.Presets()[random.IntN(2)].Rule()
		wave := m.wave()
		first, err := Protect(t.Context(), wave, rule, Beside{}, slices.Concat(m.tables(rule, "a", ""), m.tables(rule, "b", ""), m.tables(rule, "c", ""), m.tables(rule, "a", "b")))
		if err != nil {
			t.Fatal(err)
		}
		second, err := Protect(t.Context(), wave, rule, Beside{Earlier: first}, slices.Concat(m.tables(rule, "b", "a"), m.tables(rule, "d", "b")))
		if err != nil {
			t.Fatal(err)
		}
		published := slices.Concat(first, second)
		if slices.ContainsFunc(published, func(t Table) bool { return t.Item == "b" && t.By == "" && t.Base == nil }) {
			continue // who did not answer b is then unknown, and no world here has any
		}
		judged++
		if broken := m.broken(rule, published); len(broken) > 0 {
			t.Errorf("seed %d, threshold %d: %v", seed, rule.Threshold, broken)
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
	t.Logf("%d surveys, %d counts shown, %d hidden", judged, shown, hidden)
	if shown == 0 {
		t.Error("nothing is shown")
	}
}
