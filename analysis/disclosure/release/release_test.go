package release

import (
	"context"
	"errors"
	"slices"
	"testing"

	"spoor/analysis/disclosure"
)

// survey is a made survey of respondents of whom a and b are known, by the counts of a (or none, last) by b.
func survey(cells [optionsOfA + 1][optionsOfB]int) made {
	m := made{codebook: choicesOf(0)}
	for a, row := range cells {
		for b, k := range row {
			for range k {
				r := respondent{a: a, b: b, c: -1}
				if a == optionsOfA {
					r.a = -1
				}
				m.respondents = append(m.respondents, r)
			}
		}
	}
	return m
}

func hiddenIn(tables []Table) (places [][2]int) {
	for t, table := range tables {
		for i, k := range table.Counts {
			if k == nil {
				places = append(places, [2]int{t, i})
			}
		}
	}
	return places
}

// A by b and b by a of the counts 7, 9; 1, 8; 10, 6 hid different cells, and told the 1.
func TestTransposes(t *testing.T) {
	m := survey([optionsOfA + 1][optionsOfB]int{{7, 9}, {1, 8}, {10, 6}})
	rule := disclosure.PresetDefault.Rule()
	var ledger Ledger
	var published []Table
	for _, tables := range [][]Table{
		slices.Concat(m.tables(rule, "a", ""), m.tables(rule, "a", "b")), slices.Concat(m.tables(rule, "b", ""), m.tables(rule, "b", "a")),
	} {
		kept, err := ledger.Protect(t.Context(), m.wave(), rule, Beside{}, tables)
		if err != nil {
			t.Fatal(err)
		}
		one, err := New("table", disclosure.PresetDefault, kept)
		if err != nil {
			t.Fatal(err)
		}
		ledger.Add(one)
		published = append(published, kept...)
	}
	if broken := m.broken(rule, published); len(broken) > 0 {
		t.Error(broken)
	}
	again, err := ledger.Protect(t.Context(), m.wave(), rule, Beside{}, slices.Concat(m.tables(rule, "a", ""), m.tables(rule, "a", "b")))
	if err != nil || !slices.EqualFunc(again, ledger.Releases[0].Tables, Table.Equal) {
		t.Errorf("made again: %v, want %v: %v", again, ledger.Releases[0].Tables, err)
	}
	one, err := New("table", disclosure.PresetDefault, again)
	if err != nil || ledger.Add(one) {
		t.Errorf("the same again was added: %v", err)
	}
}

// The base of a question that 8 of 30 were asked tells the 8, and from that the 2 that are left: the 8 is then no secret to keep for
// the 2, which needs another.
func TestRoutedBaseTells(t *testing.T) {
	m := survey([optionsOfA + 1][optionsOfB]int{{4, 4}, {10, 10}, {1, 1}})
	for i := range m.respondents {
		if m.respondents[i].a == 0 {
			m.respondents[i].c = i % 2
		}
	}
	rule := disclosure.PresetDefault.Rule()
	a := m.tables(rule, "a", "")
	a[0].Counts[0] = nil // as its own table hides it for the 2
	kept, err := Protect(t.Context(), m.wave(), rule, Beside{}, slices.Concat(a, []Table{{Item: "c", Base: ptr(8), Counts: []*int{nil, nil}}}))
	if err != nil {
		t.Fatal(err)
	}
	if broken := m.broken(rule, kept); len(broken) > 0 {
		t.Errorf("%v in %v", broken, hiddenIn(kept))
	}
	if kept[0].Counts[1] != nil && kept[1].Base != nil {
		t.Errorf("shown are %v and a base of 8: that leaves 8 at least for who was asked, so 2 at most", *kept[0].Counts[1])
	}
}

func ptr(n int) *int { return &n }

// Everybody in the base ticked something: 11, 5 and a hidden 4 of 20 leave 4 at least, and with one tick each exactly 4.
func TestEverybodyTicked(t *testing.T) {
	m := made{codebook: choicesOf(1)}
	for i := range 20 {
		r := respondent{a: 0, b: 0, c: -1}
		r.d[0], r.d[1] = i < 16, i >= 16
		m.respondents = append(m.respondents, r)
	}
	rule, wave := disclosure.PresetDefault.Rule(), m.wave()
	var steps [][2]int
	wave.Progress = func(done, total int) { steps = append(steps, [2]int{done, total}) }
	kept, err := Protect(t.Context(), wave, rule, Beside{}, []Table{{Item: "d", Base: ptr(20), Counts: []*int{ptr(16), nil}}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	wave.Progress = func(int, int) { cancel() }
	if _, err := Protect(ctx, wave, rule, Beside{}, []Table{{Item: "d", Base: ptr(20), Counts: []*int{ptr(16), nil}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled at the first step: %v", err)
	}
	if n := len(steps); n < 2 || steps[0] != [2]int{0, 2} || steps[n-1][0] != steps[n-1][1] {
		t.Errorf("the steps are %v", steps)
	}
	if kept[0].Counts[0] != nil {
		t.Error("16 of 20 who tick one of two are shown, which leaves 4 for the other")
	}
}

// A multiple choice by two items, of which a count is hidden, is a circle: where it is not known what was chosen together, it cannot be
// judged, and the second is not shown.
func TestCircleThatCannotBeCounted(t *testing.T) {
	rule := disclosure.PresetOpen.Rule()
	circles := 0
	for seed := range 40 {
		m := newMade(testRandom(seed))
		first, err := Protect(t.Context(), m.wave(), rule, Beside{}, m.tables(rule, "d", "b"))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(first, Table.shows) || !slices.ContainsFunc(first, func(t Table) bool { return t.Base == nil || slices.Contains(t.Counts, nil) }) {
			continue
		}
		circles++
		second, err := Protect(t.Context(), m.wave(), rule, Beside{Earlier: first}, m.tables(rule, "d", "a"))
		if err != nil || slices.ContainsFunc(second, Table.shows) {
			t.Errorf("seed %d: shown is %v beside %v: %v", seed, second, first, err)
		}
	}
	if circles == 0 {
		t.Error("there is no circle")
	}
}

// What was published under a lower threshold is out; under a higher one the table hides no more than that asks for.
func TestLowerPresetBefore(t *testing.T) {
	m := survey([optionsOfA + 1][optionsOfB]int{{10, 8}, {7, 4}, {9, 12}})
	low, high := disclosure.PresetOpen.Rule(), disclosure.PresetDefault.Rule()
	before := slices.Concat(m.tables(low, "a", ""), m.tables(low, "a", "b"))
	kept, err := Protect(t.Context(), m.wave(), high, Beside{Earlier: before}, m.tables(high, "a", "b"))
	if err != nil || len(hiddenIn(kept)) != 1 {
		t.Errorf("hidden are %v: %v", hiddenIn(kept), err)
	}
}

// An interim and a final file: 2 more respondents tell what they answered, 20 more do not.
func TestInterimAndFinal(t *testing.T) {
	rule := disclosure.PresetDefault.Rule()
	interim := survey([optionsOfA + 1][optionsOfB]int{{10, 8}, {7, 9}, {9, 12}}).tables(rule, "a", "")
	for _, final := range []struct {
		cells [optionsOfA + 1][optionsOfB]int
		shown bool
	}{
		{[optionsOfA + 1][optionsOfB]int{{11, 8}, {7, 9}, {9, 13}}, false},
		{[optionsOfA + 1][optionsOfB]int{{16, 12}, {14, 12}, {15, 16}}, true},
		{[optionsOfA + 1][optionsOfB]int{{16, 12}, {7, 9}, {15, 16}}, true}, // nobody of them chose the second: zeros are shown
		{[optionsOfA + 1][optionsOfB]int{{16, 12}, {8, 9}, {15, 16}}, false},
	} {
		m := survey(final.cells)
		kept, err := Protect(t.Context(), m.wave(), rule, Beside{Earlier: interim}, m.tables(rule, "a", ""))
		if err != nil || kept[0].shows() != final.shown {
			t.Errorf("%v: shown is %v, want %v: %v", final.cells, kept[0].shows(), final.shown, err)
		}
	}
}

// An interim and a final file of which other tables are shown tell the same of the 2 respondents more: groups have sums, and an item by
// another is that other by the first.
func TestInterimAndFinalInOtherTables(t *testing.T) {
	rule := disclosure.PresetDefault.Rule()
	before := survey([optionsOfA + 1][optionsOfB]int{{10, 8}, {7, 9}, {9, 12}})
	few, many := survey([optionsOfA + 1][optionsOfB]int{{11, 8}, {7, 9}, {9, 13}}), survey([optionsOfA + 1][optionsOfB]int{{16, 13}, {13, 15}, {15, 18}})
	for _, c := range [][2][2]string{{{"b", "a"}, {"a", ""}}, {{"a", ""}, {"b", "a"}}, {{"b", "a"}, {"b", ""}}, {{"a", "b"}, {"b", "a"}}} {
		was := before.tables(rule, c[0][0], c[0][1])
		for shown, final := range map[bool]made{false: few, true: many} {
			for name, beside := range map[string]Beside{"one wave": {Earlier: was}, "two waves": {Same: was}} {
				kept, err := Protect(t.Context(), final.wave(), rule, beside, final.tables(rule, c[1][0], c[1][1]))
				if any := slices.ContainsFunc(kept, Table.shows); err != nil || any != shown {
					t.Errorf("%v, then %v in %s: shown is %v, want %v: %v", c[0], c[1], name, any, shown, err)
				}
			}
		}
	}
}

func TestParseLedger(t *testing.T) {
	one, err := New("report", disclosure.PresetDefault, []Table{{Item: "a", Base: ptr(20), Counts: []*int{ptr(12), nil, nil}}})
	if err != nil {
		t.Fatal(err)
	}
	var ledger Ledger
	if !ledger.Add(one) || ledger.Add(one) {
		t.Error("a release is added once")
	}
	content, err := ledger.JSON()
	if err != nil {
		t.Fatal(err)
	}
	read, err := Parse(content)
	if err != nil || len(read.Releases) != 1 || !read.Releases[0].Tables[0].Equal(one.Tables[0]) {
		t.Errorf("got %v: %v", read, err)
	}
	for _, wrong := range []string{"", "[]", `{"schema": "spoor/other/1"}`, `{"schema": "spoor/releases/1", "kept": 1}`,
		`{"schema": "spoor/releases/1", "releases": [{"command": "x", "preset": "open", "tables": [], "checksum": "1"}]}`} {
		if _, err := Parse([]byte(wrong)); err == nil {
			t.Errorf("%q is read", wrong)
		}
	}
}

// Groups of a multiple choice in one file, and all respondents in another, tell that 1 of the few who came in between did not choose an
// answer: what came in is one system with both files.
func TestInterimAndFinalOfSeveralAnswers(t *testing.T) {
	rule := disclosure.PresetDefault.Rule()
	interim := made{codebook: choicesOf(0)}
	for i := range 90 {
		r := respondent{a: i % 3, b: i % 2, c: -1}
		r.d = [2]bool{i < 60, i >= 30}
		interim.respondents = append(interim.respondents, r)
	}
	final := func(few int) made {
		m := made{codebook: interim.codebook, respondents: slices.Clone(interim.respondents)}
		for i := range 12 {
			r := respondent{a: i % 3, b: i % 2, c: -1}
			r.d = [2]bool{i >= few, i < 6}
			m.respondents = append(m.respondents, r)
		}
		return m
	}
	before := interim.tables(rule, "d", "b")
	for few, shown := range map[int]bool{1: false, 6: true} {
		m := final(few)
		kept, err := Protect(t.Context(), m.wave(), rule, Beside{Same: before}, m.tables(rule, "d", ""))
		if any := slices.ContainsFunc(kept, Table.shows); err != nil || any != shown {
			t.Errorf("%d of 12 more did not choose the first: shown is %v, want %v: %v", few, any, shown, err)
		}
	}
}

// Whoever skipped a multiple choice, of which each picks one at most, is who is in none of its groups.
func TestWhoSkipped(t *testing.T) {
	rule := disclosure.PresetDefault.Rule()
	m := made{codebook: choicesOf(1)}
	for i := range 40 {
		r := respondent{a: i % 2, b: 0, c: -1}
		if i >= 6 {
			r.d = [2]bool{i < 23, i >= 23}
		}
		if i < 6 {
			r.a = min(i, 1)
		}
		m.respondents = append(m.respondents, r)
	}
	tables := slices.Concat(m.tables(rule, "a", ""), m.tables(rule, "a", "d"))
	kept, err := Protect(t.Context(), m.wave(), rule, Beside{}, tables)
	if err != nil || slices.ContainsFunc(kept, func(t Table) bool { return t.By != "" && t.shows() }) {
		t.Errorf("1 of 6 who skipped gave the first answer, and shown is %v: %v", kept, err)
	}
}
