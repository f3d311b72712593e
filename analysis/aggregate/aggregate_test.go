package aggregate

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
)

func codebook(t testing.TB) data.Codebook {
	t.Helper()
	c, err := data.ParseCodebook("codebook.yaml", []byte(`id: c
items:
- {id: one, kind: single, text: {nl: Welke}, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}, {id: c, label: {nl: C}}, {id: d, label: {nl: D}}]}
- {id: many, kind: multiple, text: {nl: Welke}, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]}
- {id: next, kind: single, text: {nl: Waarom}, asked_if: one.b, options: [{id: x, label: {nl: X}}, {id: y, label: {nl: Y}}]}
- {id: share, kind: number, text: {nl: Deel}, range: [0, 100]}
`))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func single(counts ...int) data.Tally {
	t := data.Tally{Item: "one", Counts: counts}
	for _, k := range counts {
		t.Answered += k
	}
	t.Asked = t.Answered
	return t
}

func share(t testing.TB, member string, tallies ...data.Tally) Aggregate {
	t.Helper()
	a, _, err := New(t.Context(), member, codebook(t), tallies, disclosure.PresetDefault.Rule())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestShare(t *testing.T) {
	a, proposals, err := New(t.Context(), "A", codebook(t), []data.Tally{
		single(20, 2, 8, 13), {Item: "many", Answered: 20, Counts: []int{19, 9}},
		{Item: "next", Answered: 8, Counts: []int{3, 5}}, {Item: "share", Answered: 20, Sum: 400},
	}, disclosure.PresetDefault.Rule())
	if err != nil {
		t.Fatal(err)
	}
	text, err := a.JSON()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse(text)
	if err != nil || again.Checksum != a.Checksum {
		t.Fatalf("read back: %v", err)
	}
	// As in the example of package disclosure, which its own tests attack by brute force.
	if got := fmt.Sprint(a.Attack[0], a.Attack[1]); got != "{one  b [0 to 10] [1 to 10] [1 to 4 6 to 9]} {one  c [0 to 10] [1 to 10] [1 to 4 6 to 9]}" {
		t.Errorf("attack %s", got)
	}
	if cells := a.Tables[0].Cells; *cells[0].Count != 20 || !cells[1].Hidden || cells[1].Count != nil || !cells[2].Hidden || *cells[3].Count != 13 {
		t.Errorf("cells %+v", cells)
	}
	if cells := a.Tables[1].Cells; !cells[0].Hidden || cells[1].Hidden {
		t.Errorf("19 of 20 tells what nearly everybody answered: %+v", cells)
	}
	if len(a.Omitted) != 2 || !strings.Contains(a.Omitted[0].Reason, "would tell a count that is hidden") || !strings.Contains(a.Omitted[1].Reason, "numbers are not shared") {
		t.Errorf("omitted %+v", a.Omitted)
	}
	if fmt.Sprint(proposals) != "[{one  [[b c]]}]" {
		t.Errorf("proposals %v", proposals)
	}
	if strings.Contains(string(text), "small") || strings.Contains(string(text), "secondary") {
		t.Error("the file tells which of the hidden counts are small")
	}
}

func TestShareRefuses(t *testing.T) {
	rule := disclosure.PresetDefault.Rule()
	for name, c := range map[string]struct {
		member string
		tally  data.Tally
		rule   disclosure.Rule
		want   string
	}{
		"a small base":       {"A", single(1, 1, 1, 1), rule, "nothing can be shared: one: fewer than 5 answered"},
		"too few to hide in": {"A", single(1, 2, 2, 0), rule, "nothing can be shared: one: its small counts cannot be protected"},
		"no name":            {" ", single(9, 9, 9, 9), rule, "the member has no name"},
		"a rule of nothing":  {"A", single(9, 9, 9, 9), disclosure.Rule{Threshold: 2}, "threshold 2 hides nothing"},
		"another codebook":   {"A", data.Tally{Item: "one", Answered: 9, Counts: []int{9}}, rule, "1 counts and the codebook 4"},
		"hidden already":     {"A", data.Tally{Item: "one", Answered: 9, Counts: []int{9, 0, 0, 0}, Spans: []data.Span{}}, rule, "cannot be shared"},
		"no answers":         {"A", data.Tally{Item: "nothing"}, rule, "there are no answers in it"},
	} {
		if _, _, err := New(t.Context(), c.member, codebook(t), []data.Tally{c.tally}, c.rule); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// resigned returns an aggregate that somebody changed and computed the checksum of anew.
func resigned(t *testing.T, a Aggregate, change func(*Aggregate)) []byte {
	t.Helper()
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var copied Aggregate
	if err := json.Unmarshal(text, &copied); err != nil {
		t.Fatal(err)
	}
	change(&copied)
	if copied.Checksum, err = copied.sum(); err != nil {
		t.Fatal(err)
	}
	if text, err = copied.JSON(); err != nil {
		t.Fatal(err)
	}
	return text
}

func TestParseRefuses(t *testing.T) {
	a := share(t, "A", single(20, 2, 8, 13))
	text, err := a.JSON()
	if err != nil {
		t.Fatal(err)
	}
	two, nine := 2, 99
	for name, c := range map[string]struct {
		source []byte
		want   string
	}{
		"an edit by hand":        {[]byte(strings.Replace(string(text), `"count": 20`, `"count": 21`, 1)), "its checksum differs"},
		"another name":           {[]byte(strings.Replace(string(text), `"member": "A"`, `"member": "B"`, 1)), "its checksum differs"},
		"no JSON":                {[]byte("a,b"), "not an aggregate"},
		"two objects":            {append(text, text...), "more than one object"},
		"an unknown field":       {[]byte(`{"schema":"spoor/aggregate/1","respondents":[1]}`), "not an aggregate"},
		"another schema":         {[]byte(`{"schema":"spoor/aggregate/9"}`), `"spoor/aggregate/9"`},
		"a small count shown":    {resigned(t, a, func(a *Aggregate) { a.Tables[0].Cells[1] = Cell{Option: "b", Count: &two} }), "option b is shown, which the rule hides"},
		"one hidden count alone": {resigned(t, a, func(a *Aggregate) { a.Tables[0].Cells[2] = Cell{Option: "c", Count: &nine} }), "outside"},
		"neither":                {resigned(t, a, func(a *Aggregate) { a.Tables[0].Cells[2] = Cell{Option: "c"} }), "neither shown nor hidden"},
		"a table twice":          {resigned(t, a, func(a *Aggregate) { a.Tables = append(a.Tables, a.Tables[0]) }), "twice"},
		"no member":              {resigned(t, a, func(a *Aggregate) { a.Member = "" }), "names no member"},
		"a rule of nothing":      {resigned(t, a, func(a *Aggregate) { a.Rule.Threshold = 1 }), "hides nothing"},
	} {
		if _, err := Parse(c.source); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	text, err := share(f, "A", single(20, 2, 8, 13)).JSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"schema":"spoor/aggregate/1","tables":[{"cells":[{}]}]}`))
	f.Fuzz(func(t *testing.T, source []byte) {
		if a, err := Parse(source); err == nil && a.Checksum == "" {
			t.Error("an aggregate without a checksum was read")
		}
	})
}

// TestNoHiddenCountIsPinned tries every table that fits what an aggregate shows: each hidden count must have two values or
// more, and a small one as many as the rule asks for. It is an attack of its own, without package disclosure.
func TestNoHiddenCountIsPinned(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		tally := single(random.IntN(9), random.IntN(9), random.IntN(9), random.IntN(9))
		a, _, err := New(t.Context(), "A", codebook(t), []data.Tally{tally}, disclosure.PresetDefault.Rule())
		if errors.Is(err, ErrNothing) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		values := fitting(a.Tables[0])
		for i, cell := range a.Tables[0].Cells {
			small := tally.Counts[i] > 0 && tally.Counts[i] < 5
			if small && !cell.Hidden || cell.Hidden && len(values[i]) < 2 || small && len(values[i]) < 4 {
				t.Fatalf("%v: option %d: hidden is %v, %d values fit", tally.Counts, i+1, cell.Hidden, len(values[i]))
			}
		}
	}
}

// fitting returns, for each option, the counts above 0 with which some table fits that has the shown counts and the base.
func fitting(table Table) []map[int]bool {
	values := make([]map[int]bool, len(table.Cells))
	for i := range values {
		values[i] = map[int]bool{}
	}
	counts := make([]int, len(table.Cells))
	var fill func(place, rest int)
	fill = func(place, rest int) {
		switch {
		case place == len(counts):
			for i, k := range counts {
				if rest == 0 {
					values[i][k] = true
				}
			}
		case !table.Cells[place].Hidden:
			counts[place] = *table.Cells[place].Count
			fill(place+1, rest-counts[place])
		default:
			for k := 1; k <= rest; k++ {
				counts[place] = k
				fill(place+1, rest-k)
			}
		}
	}
	fill(0, table.Base)
	return values
}

// Two aggregates of one member, of which the second has a few respondents more, tell what those answered; what was handed over before the
// first tells it too.
func TestSuccessiveAggregates(t *testing.T) {
	first, before := share(t, "A", single(10, 10, 10, 10)), share(t, "A", single(20, 20, 20, 20))
	for name, c := range map[string]struct {
		now    data.Tally
		preset disclosure.Preset
		shown  bool
	}{
		"the same":           {single(20, 20, 20, 20), disclosure.PresetDefault, true},
		"two more":           {single(21, 21, 20, 20), disclosure.PresetDefault, false},
		"two fewer":          {single(19, 19, 20, 20), disclosure.PresetDefault, false},
		"two more than once": {single(11, 11, 10, 10), disclosure.PresetDefault, false},
		"many more":          {single(30, 32, 30, 31), disclosure.PresetDefault, true},
		"a few more of many": {single(30, 31, 30, 21), disclosure.PresetDefault, false},
		"another rule":       {single(31, 32, 30, 31), disclosure.PresetStrict, true},
	} {
		many := data.Tally{Item: "many", Asked: 40, Answered: 40, Counts: []int{20, 20}}
		now, _, err := New(t.Context(), "A", codebook(t), []data.Tally{c.now, many}, c.preset.Rule(), first, before)
		if err != nil {
			t.Fatal(err)
		}
		_, found := now.find("one", "")
		if out := slices.ContainsFunc(now.Omitted, func(o Omission) bool { return o.Cause == CauseTogether }); found != c.shown || out == c.shown {
			t.Errorf("%s: shown is %v, left out %v", name, found, now.Omitted)
		}
	}
	if _, _, err := New(t.Context(), "A", codebook(t), []data.Tally{single(21, 21, 20, 20)}, disclosure.PresetDefault.Rule(), before); !errors.Is(err, ErrNothing) {
		t.Errorf("nothing is left: %v", err)
	}
}

func TestFingerprint(t *testing.T) {
	first, err := Fingerprint(codebook(t))
	if err != nil {
		t.Fatal(err)
	}
	titled, changed := codebook(t), codebook(t)
	titled.Items[0].Title.NL = "Kop"
	changed.Items[0].Options[1].Label.NL = "Iets anders"
	if same, _ := Fingerprint(titled); same != first {
		t.Error("a title changes the version")
	}
	if same, _ := Fingerprint(changed); same == first {
		t.Error("another label does not change the version")
	}
}

// Behind its checksum an aggregate may say anything: it is refused or can be pooled, and neither crashes.
func FuzzParseBehindTheChecksum(f *testing.F) {
	for _, tally := range []data.Tally{single(20, 2, 8, 13), single(10, 0, 9, 7), {Item: "many", Answered: 30, Counts: []int{15, 10}}} {
		text, err := share(f, "A", tally).JSON()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(`{"schema":"spoor/aggregate/1","member":"A","rule":{"threshold":5,"width":3},"tables":[{"item":"one","kind":"single","base":1000000000,"cells":[{"option":"a","hidden":true},{"option":"b","hidden":true}]}]}`))
	f.Add([]byte(`{"schema":"spoor/aggregate/1","member":"A","rule":{"threshold":5,"width":3},"tables":[{"item":"many","kind":"multiple","max_picks":-1,"base":-4,"cells":[{"option":"a","count":-9}]}]}`))
	others := []Aggregate{share(f, "B", single(10, 0, 9, 7)), share(f, "C", single(6, 6, 6, 6))}
	book := codebook(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		var said Aggregate
		if json.Unmarshal(source, &said) != nil {
			return
		}
		text, err := summed(t, said).JSON()
		if err != nil {
			t.Fatal(err)
		}
		a, err := Parse(text)
		if err != nil {
			return
		}
		a.Codebook = others[0].Codebook
		if pool, err := NewPool(book, append([]Aggregate{a}, others...)); err == nil && len(pool.Members) != 3 {
			t.Errorf("pooled %v", pool.Members)
		}
	})
}
