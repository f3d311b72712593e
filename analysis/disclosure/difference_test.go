package disclosure

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

// brutePair collects, for each option, the counts that occur in any two tables that fit the releases.
func brutePair(earlier, later Published, rule Rule) (added, before, after []map[int]bool) {
	options := len(earlier.Cells)
	base := later.Base - earlier.Base
	added, before, after = make([]map[int]bool, options), make([]map[int]bool, options), make([]map[int]bool, options)
	for i := range options {
		added[i], before[i], after[i] = map[int]bool{}, map[int]bool{}, map[int]bool{}
	}
	fits := func(c Cell, k, n int) bool {
		if !c.Hidden {
			return c.Count == k
		}
		return k > 0 && (earlier.Kind == Single || bruteSmall(k, n, true, rule))
	}
	b, c := make([]int, options), make([]int, options)
	var fill func(i, leftB, leftC int)
	fill = func(i, leftB, leftC int) {
		if i == options {
			if earlier.Kind == Single && (leftB != 0 || leftC != 0) {
				return
			}
			for i := range options {
				added[i][c[i]], before[i][b[i]], after[i][b[i]+c[i]] = true, true, true
			}
			return
		}
		mostB, mostC := leftB, leftC
		if earlier.Kind == Multiple {
			mostB, mostC = earlier.Base, base
		}
		for b[i] = 0; b[i] <= mostB; b[i]++ {
			for c[i] = 0; c[i] <= mostC; c[i]++ {
				if fits(earlier.Cells[i], b[i], earlier.Base) && fits(later.Cells[i], b[i]+c[i], later.Base) {
					fill(i+1, leftB-b[i], leftC-c[i])
				}
			}
		}
	}
	fill(0, earlier.Base, base)
	return added, before, after
}

func ends(seen map[int]bool) (low, high int) {
	low, high = 1<<30, -1
	for k := range seen {
		low, high = min(low, k), max(high, k)
	}
	return low, high
}

func TestSubtractIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 13))
	compared, refused := 0, 0
	for range 6000 {
		rule := testRules()[r.IntN(3)]
		earlier, later := randomTable(r), randomTable(r)
		earlier.Picks, later.Picks = Picks{}, Picks{}
		if earlier.Kind != later.Kind || len(earlier.Counts) != len(later.Counts) {
			continue
		}
		if later.Base += earlier.Base; later.Base > 24 {
			continue
		}
		for i := range later.Counts {
			later.Counts[i] += earlier.Counts[i]
		}
		first, err1 := Suppress(earlier, rule)
		second, err2 := Suppress(later, rule)
		if err1 != nil || err2 != nil {
			continue
		}
		d, err := Subtract(first.Published, second.Published, rule, Respondents)
		if err != nil {
			t.Fatalf("%+v, %+v: %v", first.Published, second.Published, err)
		}
		compared++
		if d.Err() != nil {
			refused++
		}
		added, before, after := brutePair(first.Published, second.Published, rule)
		for i, o := range d.Options {
			if earlier.Kind == Multiple {
				if !sameValues(o.Added, added[i]) || !sameValues(o.Earlier, before[i]) || !sameValues(o.Later, after[i]) {
					t.Fatalf("%+v, %+v: option %d: %+v, want %v %v %v", first.Published, second.Published, i, o, added[i], before[i], after[i])
				}
				continue
			}
			low, high := ends(added[i])
			if o.Added.Low() != low || o.Added.High() != high {
				t.Fatalf("%+v, %+v: option %d: %+v, want %d..%d", first.Published, second.Published, i, o, low, high)
			}
			if !o.Earlier.Contains(earlier.Counts[i]) || !o.Later.Contains(later.Counts[i]) {
				t.Fatalf("%+v, %+v: option %d: %+v leaves the truth out", earlier, later, i, o)
			}
		}
	}
	if compared < 300 || refused < 100 || refused == compared {
		t.Errorf("%d pairs, %d refused; the draw no longer covers both", compared, refused)
	}
}

func show(base int, kind Kind, cells ...Cell) Published {
	return Published{Kind: kind, Base: base, Cells: cells}
}

func TestSubtract(t *testing.T) {
	rule := PresetDefault.Rule()
	for _, c := range []struct {
		name           string
		earlier, later Published
		protect        Protected
		refused        string
	}{
		{"both shown, large counts", show(40, Single, Shown(20), Shown(20)), show(60, Single, Shown(30), Shown(30)), Respondents, ""},
		{"both shown, one member", show(40, Single, Shown(20), Shown(20)), show(60, Single, Shown(30), Shown(30)), Contributor, "option 1, 2"},
		{"two of those added", show(40, Single, Shown(20), Shown(20)), show(60, Single, Shown(22), Shown(38)), Respondents, "option 1"},
		{"nobody added", show(40, Single, Shown(20), Shown(20)), show(40, Single, Shown(20), Shown(20)), Contributor, ""},
		{"the same pool, completed", show(40, Multiple, Hidden()), show(40, Multiple, Shown(3)), Respondents, "option 1"},
		{"three added", show(40, Single, Shown(20), Shown(20)), show(43, Single, Shown(20), Shown(23)), Respondents, "fewer than 5"},
		{"nobody of those added", show(40, Single, Shown(20), Shown(20)), show(60, Single, Shown(20), Shown(40)), Respondents, ""},
		// 6 later, 1..4 earlier or 36..40, and 3 added at most leave 3 or 4 earlier: too narrow, and so are 2 or 3 added.
		{"a hidden count cornered", show(40, Multiple, Hidden()), show(43, Multiple, Shown(6)), Respondents, "fewer than 5"},
		{"hidden in both", show(40, Multiple, Hidden()), show(60, Multiple, Hidden()), Contributor, ""},
		{"all but a few of those added", show(40, Multiple, Shown(20)), show(60, Multiple, Shown(38)), Respondents, "option 1"},
	} {
		d, err := Subtract(c.earlier, c.later, rule, c.protect)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		switch refusal := d.Err(); {
		case c.refused == "" && refusal != nil:
			t.Errorf("%s: %v", c.name, refusal)
		case c.refused != "" && (!errors.Is(refusal, ErrDifference) || !strings.Contains(refusal.Error(), c.refused)):
			t.Errorf("%s: %v, want it refused for %q", c.name, refusal, c.refused)
		}
	}
}

func TestSubtractErrors(t *testing.T) {
	rule := PresetDefault.Rule()
	whole := show(40, Single, Shown(20), Shown(20))
	for _, c := range []struct {
		name           string
		earlier, later Published
		rule           Rule
		protect        Protected
		want           string
	}{
		{"no rule", whole, whole, Rule{}, Respondents, "threshold 0"},
		{"nobody to protect", whole, whole, rule, "", "cannot be protected"},
		{"another table", whole, show(40, Multiple, Shown(20), Shown(20)), rule, Respondents, "not of one table"},
		{"smaller base", whole, show(30, Single, Shown(20), Shown(10)), rule, Respondents, "swap them"},
		{"shrunk", whole, show(60, Single, Shown(10), Shown(50)), rule, Respondents, "not part of"},
		{"shrunk option", show(40, Multiple, Shown(20)), show(60, Multiple, Shown(10)), rule, Respondents, "option 1 cannot have grown"},
		{"wrong sum", show(41, Single, Shown(20), Shown(20)), whole, rule, Respondents, "swap them"},
		{"earlier does not add up", show(39, Single, Shown(20), Shown(20)), whole, rule, Respondents, "earlier release"},
		{"later does not add up", whole, show(41, Single, Shown(20), Shown(20)), rule, Respondents, "later release"},
		// 11 left among two hidden counts is 1..4 or 7..10 earlier; 5 or 6 is in neither.
		{"breaks the rule", show(31, Single, Hidden(), Hidden(), Shown(20)), show(31, Single, Shown(5), Shown(6), Shown(20)),
			rule, Respondents, "option 1 cannot have grown"},
	} {
		if _, err := Subtract(c.earlier, c.later, c.rule, c.protect); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
