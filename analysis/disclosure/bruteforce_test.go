package disclosure

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The attacks in this file try every table of whole counts. They share no code with the package.

// bruteSmall reports whether the rule hides k of n for its own sake.
func bruteSmall(k, n int, multiple bool, r Rule) bool {
	if k > 0 && k < r.Threshold {
		return true
	}
	return multiple && r.Complement && k > 0 && n-k < r.Threshold
}

// bruteLine collects, for each cell of a published one-way table, the counts that occur in any table that fits.
func bruteLine(p Published, a Attacker) []map[int]bool {
	seen := make([]map[int]bool, len(p.Cells))
	for i := range seen {
		seen[i] = map[int]bool{}
	}
	hidden := 0
	for _, c := range p.Cells {
		if c.Hidden {
			hidden++
		}
	}
	tables := [][]int{}
	counts := make([]int, len(p.Cells))
	var fill func(i int)
	fill = func(i int) {
		if i == len(counts) {
			if bruteSum(p, counts) {
				tables = append(tables, slices.Clone(counts))
			}
			return
		}
		for k := 0; k <= p.Base; k++ {
			in, out := 0, 0
			if a.Own != nil {
				in, out = a.Own[i], a.Members-a.Own[i]
			}
			switch {
			case !p.Cells[i].Hidden && p.Cells[i].Count != k, p.Cells[i].Hidden && (k < in || k > p.Base-out):
				continue
			case p.Cells[i].Hidden && a.Rule != nil && k == 0:
				continue
			}
			counts[i] = k
			fill(i + 1)
		}
	}
	fill(0)
	free := 1
	for range hidden {
		free *= p.Base
	}
	for _, table := range tables {
		if a.Rule != nil && hidden > 0 && !bruteExplained(p, table, *a.Rule) {
			continue
		}
		for i, k := range table {
			// Where all combinations fit, nothing protects another: each hidden count is small itself.
			if a.Rule != nil && p.Kind == Multiple && a.Own == nil && len(tables) == free && p.Cells[i].Hidden &&
				!bruteSmall(k, p.Base, true, *a.Rule) {
				continue
			}
			seen[i][k] = true
		}
	}
	return seen
}

func bruteSum(p Published, counts []int) bool {
	sum := 0
	for _, k := range counts {
		sum += k
	}
	if p.Kind == Single {
		return sum == p.Base
	}
	if p.Picks.Total && sum != p.Total {
		return false
	}
	return sum >= p.Picks.Min*p.Base && (p.Picks.Max == 0 || sum <= p.Picks.Max*p.Base)
}

// bruteExplained reports whether some hidden count is small.
func bruteExplained(p Published, counts []int, r Rule) bool {
	for i, c := range p.Cells {
		if c.Hidden && bruteSmall(counts[i], p.Base, p.Kind == Multiple, r) {
			return true
		}
	}
	return false
}

func sameValues(p Possible, seen map[int]bool) bool {
	values := 0
	for i, r := range p {
		if r.Low > r.High || i > 0 && r.Low <= p[i-1].High+1 {
			return false
		}
		for k := r.Low; k <= r.High; k++ {
			if !seen[k] {
				return false
			}
			values++
		}
	}
	return values == len(seen)
}

// randomTable draws a table of up to four options; small counts are frequent in it.
func randomTable(r *rand.Rand) Table {
	t := Table{Kind: Single, Counts: make([]int, 1+r.IntN(4))}
	if r.IntN(2) == 0 {
		t.Kind = Multiple
		t.Base = 3 + r.IntN(10)
		sum := 0
		for i := range t.Counts {
			t.Counts[i] = r.IntN(t.Base + 1)
			sum += t.Counts[i]
		}
		t.Picks.Total = r.IntN(2) == 0
		if r.IntN(2) == 0 {
			t.Picks.Max = min(len(t.Counts), max(1, (sum+t.Base-1)/t.Base))
		}
		if r.IntN(3) == 0 {
			t.Picks.Min = sum / t.Base
		}
		return t
	}
	for i := range t.Counts {
		t.Counts[i] = r.IntN(4)
		if r.IntN(3) == 0 {
			t.Counts[i] = r.IntN(10)
		}
		t.Base += t.Counts[i]
	}
	return t
}

func testRules() []Rule {
	return []Rule{
		PresetOpen.Rule(), PresetDefault.Rule(), {Threshold: 4, Complement: true, Width: 2},
		{Threshold: 5, Complement: false, Width: 2},
	}
}

// publishAt shows the counts of which the bit in mask is not set.
func publishAt(t Table, mask int) Published {
	reasons := make([]Reason, len(t.Counts))
	for i := range reasons {
		if mask&(1<<i) != 0 {
			reasons[i] = Secondary
		}
	}
	return t.publish(reasons)
}

// Every value that the attack leaves occurs in some table, and every value that occurs is left, whatever is hidden.
func TestAttackIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		table := randomTable(r)
		rule := testRules()[r.IntN(4)]
		if table.Base == 0 {
			continue
		}
		p := publishAt(table, r.IntN(1<<len(table.Counts)))
		attackers := []Attacker{{}, Informed(rule)}
		own := make([]bool, len(table.Counts))
		for i, k := range table.Counts {
			own[i] = k > 0 && (table.Kind == Multiple && k == table.Base || table.Kind == Single && !slices.Contains(own, true))
		}
		attackers = append(attackers, participant(own))
		for _, a := range attackers {
			seen := bruteLine(p, a)
			derived, err := p.Attack(a)
			if err != nil {
				for _, values := range seen {
					if len(values) > 0 {
						t.Fatalf("%+v, %+v: %v; want %v", table, p, err, seen)
					}
				}
				continue
			}
			for i := range derived {
				if !sameValues(derived[i], seen[i]) {
					t.Fatalf("%+v, %+v, rule %+v, own %v: option %d: %v, want %v", table, p, a.Rule, a.Own, i, derived[i], seen[i])
				}
			}
		}
	}
}

// No table that Suppress returns is broken by trying every table, and no choice of fewer hidden counts holds.
func TestSuppressHoldsAndIsMinimal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	refused, published := 0, 0
	for range 3000 {
		table, rule := randomTable(r), testRules()[r.IntN(4)]
		release, err := SuppressWith(table, rule, make([]bool, len(table.Counts)))
		if table.Base < rule.Threshold {
			if err == nil {
				t.Fatalf("%+v: shown with a base below %d", table, rule.Threshold)
			}
			continue
		}
		fewest := len(table.Counts) + 1
		for mask := range 1 << len(table.Counts) {
			hidden := 0
			for i := range table.Counts {
				hidden += mask >> i & 1
			}
			if hidden < fewest && bruteSafe(table, mask, rule) {
				fewest = hidden
			}
		}
		if err != nil {
			refused++
			if fewest <= len(table.Counts) {
				t.Fatalf("%+v, %+v: %v; hiding %d counts is enough", table, rule, err, fewest)
			}
			continue
		}
		published++
		mask := 0
		for _, h := range release.Hidden {
			mask |= 1 << h.Column
			if release.Published.Cells[h.Column] != Hidden() {
				t.Fatalf("%+v: option %d is hidden and shown", table, h.Column)
			}
		}
		if !bruteSafe(table, mask, rule) || len(release.Hidden) != fewest {
			t.Fatalf("%+v, %+v: hides %d (safe: %t), %d is enough", table, rule, len(release.Hidden),
				bruteSafe(table, mask, rule), fewest)
		}
	}
	if refused < 100 || published < 1000 {
		t.Errorf("%d refused and %d published; the draw no longer covers both", refused, published)
	}
}

// bruteSafe reports whether hiding these counts, and showing the others and every zero, leaves the rule's width around
// each small count.
func bruteSafe(table Table, mask int, rule Rule) bool {
	seen := bruteLine(publishAt(table, mask), Informed(rule))
	for i, k := range table.Counts {
		hidden := mask>>i&1 == 1
		small := bruteSmall(k, table.Base, table.Kind == Multiple, rule)
		switch {
		case small && !hidden, hidden && k == 0, hidden && len(seen[i]) < 2:
			return false
		case small && bruteWidth(seen[i]) < rule.Width:
			return false
		}
	}
	return true
}

// bruteWidth is the largest less the least value of the shortest unbroken run of values.
func bruteWidth(seen map[int]bool) int {
	shortest, run := 1<<30, -1
	for k := 0; k <= 200; k++ {
		if seen[k] {
			run++
		} else if run >= 0 {
			shortest, run = min(shortest, run), -1
		}
	}
	return shortest
}

// participant is a respondent who knows only the own answers: true for each cell that the respondent is counted in.
func participant(own []bool) Attacker {
	a := Attacker{Members: 1, Own: make([]int, len(own))}
	for i, in := range own {
		if in {
			a.Own[i] = 1
		}
	}
	return a
}
