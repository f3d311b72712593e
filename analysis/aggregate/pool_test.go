package aggregate

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/disclosure"
	"spoor/data"
)

func members(t testing.TB) []Aggregate {
	return []Aggregate{share(t, "A", single(20, 2, 8, 13)), share(t, "B", single(10, 0, 9, 7)), share(t, "C", single(6, 6, 6, 6))}
}

func TestPool(t *testing.T) {
	pool, err := NewPool(codebook(t), members(t))
	if err != nil {
		t.Fatal(err)
	}
	// A hides b and c, of which someone who knows the rule derives 1..9; B and C show everything.
	if got := fmt.Sprint(pool.Tables[0].Counts, pool.Tables[0].Base); got != "[36 7 to 15 16 to 24 26] 93" {
		t.Errorf("pooled %s", got)
	}
	frame, err := pool.Frame(codebook(t))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := frame.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	if want := "item,row,option,count,low,high,base\none,,a,36,,,93\none,,b,,7,15,93\none,,c,,16,24,93\none,,d,26,,,93\n"; text.String() != want {
		t.Errorf("%s", text.String())
	}
	if items := pool.Items(); fmt.Sprint(items) != "[one]" {
		t.Errorf("items %v", items)
	}
}

func TestPoolRefuses(t *testing.T) {
	all := members(t)
	strict, _, err := New(t.Context(), "D", codebook(t), []data.Tally{single(20, 20, 20, 20)}, disclosure.PresetStrict.Rule())
	if err != nil {
		t.Fatal(err)
	}
	changed := codebook(t)
	changed.Items[0].Options[1].Label.NL = "Iets anders"
	version, _, err := New(t.Context(), "D", changed, []data.Tally{single(20, 20, 20, 20)}, disclosure.PresetDefault.Rule())
	if err != nil {
		t.Fatal(err)
	}
	changed.ID = "other"
	foreign, _, err := New(t.Context(), "D", changed, []data.Tally{single(20, 20, 20, 20)}, disclosure.PresetDefault.Rule())
	if err != nil {
		t.Fatal(err)
	}
	many := share(t, "M", data.Tally{Item: "many", Answered: 30, Counts: []int{15, 10}})
	for name, c := range map[string]struct {
		aggregates []Aggregate
		want       string
	}{
		"two members":         {all[:2], "members: 2, and at least 3 are needed"},
		"nobody":              {nil, "members: 0"},
		"a file twice":        {append(all[:2:2], all[0]), `member "A" is in it twice`},
		"a member twice":      {append(all[:2:2], share(t, "A", single(9, 9, 9, 9))), `member "A" is in it twice`},
		"under another name":  {append(all[:2:2], share(t, "Z", single(20, 2, 8, 13))), `members "A" and "Z" have the same counts everywhere`},
		"another rule":        {append(all[:2:2], strict), `member "D" has threshold 10 and member "A" 5`},
		"another version":     {append(all[:2:2], version), `another version of codebook "c"`},
		"another codebook":    {append(all[:2:2], foreign), `member "D" counted with codebook "other" and not with "c"`},
		"no item in common":   {append(all[:2:2], many), "no item is shared by 3 members"},
		"a name in capitals":  {append(all[:2:2], share(t, "a", single(9, 9, 9, 9))), `member "a" is in it twice`},
		"a name with a space": {append(all[:2:2], share(t, "A ", single(9, 9, 9, 9))), `member "A " is in it twice`},
		"a name set wide":     {append(all[:2:2], share(t, "\uff21\u200b", single(9, 9, 9, 9))), "is in it twice"},
		"tables under two":    {append(all[:2:2], share(t, "Z", single(20, 2, 8, 13), data.Tally{Item: "many", Answered: 30, Counts: []int{15, 10}})), `members "A" and "Z" have the same counts everywhere`},
		"one outweighs":       {append(all[1:3:3], share(t, "Groot", single(20, 20, 10, 20))), `one: member "Groot" has more respondents than all others together`},
		"another kind":        {append(all[:2:2], forged(t, func(table *Table) { table.Kind = disclosure.Multiple })), "counted it as multiple"},
		"another limit":       {append(all[:2:2], forged(t, func(table *Table) { table.MaxPicks = 3 })), "with at most 3 picks"},
		"a name of nothing":   {append(all[:2:2], named(t, "\u200b \u00a0")), "a member has no name"},
	} {
		if _, err := NewPool(codebook(t), c.aggregates); !errors.Is(err, ErrPool) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// forged is an aggregate that somebody changed, with its checksum.
func forged(t *testing.T, change func(*Table)) Aggregate {
	t.Helper()
	a := share(t, "D", single(20, 10, 10, 20))
	change(&a.Tables[0])
	return summed(t, a)
}

func named(t *testing.T, member string) Aggregate {
	a := share(t, "D", single(20, 10, 10, 20))
	a.Member = member
	return summed(t, a)
}

func summed(t testing.TB, a Aggregate) Aggregate {
	t.Helper()
	var err error
	if a.Checksum, err = a.sum(); err != nil {
		t.Fatal(err)
	}
	return a
}

// A member that writes its name in another way is the same one to the next pool.
func TestPoolsKnowAMemberAgain(t *testing.T) {
	earlier := record(t, append(members(t), share(t, "Org B", single(20, 20, 20, 20))))
	pool, err := NewPool(codebook(t), append(members(t), share(t, " org  b", single(20, 20, 20, 21))))
	if err != nil {
		t.Fatal(err)
	}
	if err := pool.Beside(earlier); !errors.Is(err, ErrPool) || !strings.Contains(err.Error(), "by  org  b only") {
		t.Errorf("another name for the same: %v", err)
	}
}

func record(t *testing.T, aggregates []Aggregate) Record {
	t.Helper()
	pool, err := NewPool(codebook(t), aggregates)
	if err != nil {
		t.Fatal(err)
	}
	text, err := pool.JSON()
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRecord(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Subtracting last month's pool must not show the newcomer, nor one newcomer the other.
func TestSuccessivePools(t *testing.T) {
	earlier := record(t, members(t))
	more := func(names ...string) []Aggregate {
		all := members(t)
		for i, name := range names {
			all = append(all, share(t, name, single(20+i, 20, 20, 20)))
		}
		return all
	}
	for name, c := range map[string]struct {
		now  []Aggregate
		want string
	}{
		"the same":        {more(), ""},
		"one joins":       {more("D"), "it differs from an earlier pool by D only"},
		"two join":        {more("D", "E"), "by D and E only"},
		"three join":      {more("D", "E", "F"), ""},
		"one changes":     {append(members(t)[:2], share(t, "C", single(7, 6, 6, 6))), "by C only"},
		"one leaves":      {nil, ""},
		"one is replaced": {append(members(t)[:2], share(t, "D", single(7, 6, 6, 6))), "by C and D only"},
	} {
		if c.now == nil {
			four := record(t, more("D"))
			pool, err := NewPool(codebook(t), members(t))
			if err != nil {
				t.Fatal(err)
			}
			if err := pool.Beside(four); !errors.Is(err, ErrPool) || !strings.Contains(err.Error(), "by D only") {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		pool, err := NewPool(codebook(t), c.now)
		if err != nil {
			t.Fatal(err)
		}
		err = pool.Beside(earlier)
		if c.want == "" && err != nil || c.want != "" && (!errors.Is(err, ErrPool) || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	other := earlier
	other.Codebook.ID = "other"
	pool, err := NewPool(codebook(t), more("D"))
	if err != nil {
		t.Fatal(err)
	}
	if err := pool.Beside(other); err != nil {
		t.Errorf("a pool of another survey: %v", err)
	}
}

// Who shares an item more, or shares again by a codebook with another label, shares the same counts of what was shared: one that joins is
// told by the difference. A record of an older version knows the whole only.
func TestMembersThatShareMore(t *testing.T) {
	relabelled := codebook(t)
	relabelled.Items[0].Options[0].Label.NL = "Anders geschreven"
	many := data.Tally{Item: "many", Asked: 40, Answered: 40, Counts: []int{20, 20}}
	var before, now []Aggregate
	for i, member := range []string{"A", "B", "C", "D"} {
		one := single(20+i, 20, 20, 20)
		if i < LeastMembers {
			before = append(before, share(t, member, one))
		}
		again, _, err := New(t.Context(), member, relabelled, []data.Tally{one, many}, disclosure.PresetDefault.Rule())
		if err != nil {
			t.Fatal(err)
		}
		now = append(now, again)
	}
	pool, err := NewPool(relabelled, now)
	if err != nil {
		t.Fatal(err)
	}
	known := record(t, before)
	for name, err := range map[string]error{"two pools": pool.Beside(known), "together": pool.Combined([]Record{known})} {
		if !errors.Is(err, ErrPool) || !strings.Contains(err.Error(), "D") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i := range known.Tables {
		known.Tables[i].Shared = nil
	}
	if err := pool.Beside(known); err != nil {
		t.Errorf("of an older version: %v", err)
	}
}

// Three pools that pairwise differ by four members or more can still give one away: DEFG - ABCDEF + ABC is G. A member that
// shares other counts stays one member.
func TestCombinedPools(t *testing.T) {
	all := members(t)
	for i, name := range []string{"D", "E", "F", "G", "H", "I"} {
		all = append(all, share(t, name, single(20+i, 20, 20, 20)))
	}
	changed := share(t, "G", single(9, 20, 20, 20))
	of := func(aggregates []Aggregate, more ...Aggregate) []Aggregate {
		return append(slices.Clone(aggregates), more...)
	}
	for name, c := range map[string]struct {
		earlier [][]Aggregate
		now     []Aggregate
		want    string
	}{
		"none earlier":        {nil, all[3:7], ""},
		"one is left":         {[][]Aggregate{all[:3], all[:6]}, all[3:7], "tells what G answered"},
		"two are left":        {[][]Aggregate{all[:3], all[:6]}, all[3:8], "tells what G and H answered"},
		"three are left":      {[][]Aggregate{all[:3], all[:6]}, all[3:9], ""},
		"the same again":      {[][]Aggregate{all[:3], all[:6]}, all[3:6], ""},
		"known already":       {[][]Aggregate{all[:3], all[:6], all[3:7]}, all[:6], ""},
		"one that is changed": {[][]Aggregate{all[:3], of(all[:7])}, of(all[3:6], changed), "tells what G answered"},
	} {
		pool, err := NewPool(codebook(t), c.now)
		if err != nil {
			t.Fatal(err)
		}
		var earlier []Record
		for _, aggregates := range c.earlier {
			earlier = append(earlier, record(t, aggregates))
		}
		err = pool.Combined(earlier)
		if c.want == "" && err != nil || c.want != "" && (!errors.Is(err, ErrPool) || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestParseRecordRefuses(t *testing.T) {
	for _, source := range []string{"", "[]", `{"schema":"spoor/pool/9"}`, `{"schema":"spoor/pool/1"}`, `{"respondents":1}`} {
		if _, err := ParseRecord([]byte(source)); err == nil {
			t.Errorf("%s was read", source)
		}
	}
}
