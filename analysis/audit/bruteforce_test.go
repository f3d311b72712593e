package audit

import (
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
)

// bruteForce tries every count from 0 to the base in every cell. It shares no code with the audit: percentages are
// rounded as rational numbers, and the limits on the sum are checked on answers that are dealt out one by one.
type bruteForce struct{ digits map[[3]int]int }

func (f *bruteForce) prints(count, base int, p Percentage, rounding Rounding) bool {
	if p.Lost {
		return true
	}
	key := [3]int{count, base, 10*p.Decimals + int(rounding)}
	digits, known := f.digits[key]
	if !known {
		digits = roundedDigits(count, base, p.Decimals, rounding)
		f.digits[key] = digits
	}
	return digits == p.Digits
}

func (f *bruteForce) solutions(t Table, percentages []Percentage, base int) [][]int {
	var found [][]int
	counts := make([]int, len(percentages))
	var try func(i int)
	try = func(i int) {
		if i == len(counts) {
			if answerable(t, counts, base) {
				found = append(found, append([]int(nil), counts...))
			}
			return
		}
		for k := 0; k <= base; k++ {
			if f.prints(k, base, percentages[i], t.Rounding) {
				counts[i] = k
				try(i + 1)
			}
		}
	}
	try(0)
	return found
}

// answerable says whether so many respondents can have picked so, by giving each option to those with the fewest picks.
func answerable(t Table, counts []int, base int) bool {
	limit := 1
	if t.Kind == Multiple {
		if limit = t.MaxPicks; limit == 0 {
			limit = len(counts)
		}
	}
	picks := make([]int, base)
	for _, count := range counts {
		taken := make([]bool, base)
		for range count {
			fewest := -1
			for r := range picks {
				if !taken[r] && (fewest < 0 || picks[r] < picks[fewest]) {
					fewest = r
				}
			}
			taken[fewest] = true
			if picks[fewest]++; picks[fewest] > limit {
				return false
			}
		}
	}
	for _, n := range picks {
		if n == 0 && !t.MayPickNone {
			return false
		}
	}
	return true
}

// randomTable prints a table from random answers, and then sometimes misprints or loses a label.
func randomTable(random *rand.Rand) Table {
	t := Table{Kind: Kind(1 + random.IntN(3)), Rounding: Rounding(random.IntN(3)), Respondents: 1 + random.IntN(14)}
	base := 1 + random.IntN(t.Respondents)
	if random.IntN(2) == 0 {
		t.Base = base
	}
	if random.IntN(4) == 0 {
		t.MinBase = 1 + random.IntN(base)
	}
	n := 1 + random.IntN(4)
	counts := make([]int, n)
	limit := 1
	if t.Kind == Multiple {
		t.MaxPicks, t.MayPickNone = random.IntN(4), random.IntN(4) == 0
		if limit = n; t.MaxPicks > 0 {
			limit = min(n, t.MaxPicks)
		}
	}
	for range base {
		for _, option := range random.Perm(n)[:1+random.IntN(limit)] {
			counts[option]++
		}
	}
	for i, count := range counts {
		decimals := random.IntN(8) / 7
		printed := Percentage{Digits: roundedDigits(count, base, decimals, t.Rounding), Decimals: decimals}
		switch random.IntN(12) {
		case 0:
			printed = Percentage{Lost: true}
		case 1:
			printed.Digits = random.IntN(printed.scale() + 1)
		}
		t.Cells = append(t.Cells, Cell{ID: strconv.Itoa(i), Printed: printed.String()})
	}
	return t
}

func TestAuditAgainstBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	brute := &bruteForce{digits: make(map[[3]int]int)}
	possible := 0
	for range 6000 {
		table := randomTable(random)
		f := mustAudit(t, table)
		percentages := make([]Percentage, len(table.Cells))
		for i, cell := range table.Cells {
			percentages[i], _ = ParsePercentage(cell.Printed)
		}
		high := table.Respondents
		if table.Kind == Rating && table.Base > 0 {
			high = table.Base
		}
		var bases []int
		for base := max(1, table.MinBase); base <= high; base++ {
			want := brute.solutions(table, percentages, base)
			fit, ok := f.Readings[0].At(base)
			if ok != (len(want) > 0) {
				t.Fatalf("%+v: fits base %d: %t; want solutions %v", table, base, ok, want)
			}
			if !ok {
				continue
			}
			bases = append(bases, base)
			checkFit(t, table, fit, want)
		}
		if !reflect.DeepEqual(f.Bases, bases) {
			t.Fatalf("%+v: bases %v, want %v", table, f.Bases, bases)
		}
		if f.Possible {
			possible++
			if !f.SumRule.Holds {
				t.Fatalf("%+v: possible against the sum rule %+v", table, f.SumRule)
			}
		}
	}
	if possible < 1000 || possible > 5500 {
		t.Errorf("%d of 6000 tables are possible: the random tables no longer test both sides", possible)
	}
}

func checkFit(t *testing.T, table Table, fit Fit, want [][]int) {
	t.Helper()
	if fit.Solutions != uint64(len(want)) || fit.Unique() != (len(want) == 1) || !reflect.DeepEqual(fit.Ranges, occurring(want)) {
		t.Fatalf("%+v at base %d: %d solutions in %v; want %d in %v", table, fit.Base, fit.Solutions, fit.Ranges, len(want), occurring(want))
	}
	if len(want) > ListLimit {
		want = nil
	}
	if !reflect.DeepEqual(fit.Counts, want) {
		t.Fatalf("%+v at base %d: counts %v, want %v", table, fit.Base, fit.Counts, want)
	}
}

// The loosest totals that the sum rule allows must be reachable: it is not wider than it has to be.
func TestSumRuleAgainstBruteForce(t *testing.T) {
	for _, rounding := range roundings {
		for options := 1; options <= 3; options++ {
			table := Table{Kind: Single, Rounding: rounding, Base: 1}
			for i := range options {
				table.Cells = append(table.Cells, Cell{ID: strconv.Itoa(i), Printed: "1"})
			}
			low, high := 1000, 0
			for base := 1; base <= 250; base++ {
				for first := 0; first <= base; first++ {
					for second := 0; first+second <= base; second++ {
						counts := []int{first, second, base - first - second}
						if options < 3 && counts[2] > 0 || options < 2 && counts[1] > 0 {
							continue
						}
						total := 0
						for _, count := range counts[:options] {
							total += printedAs(count, base, 0, rounding).Digits
						}
						low, high = min(low, total), max(high, total)
					}
				}
			}
			rule := mustAudit(t, table).SumRule
			if rule.Low != strconv.Itoa(low) || rule.High != strconv.Itoa(high) {
				t.Errorf("%d options, %v: totals from %s to %s, want %d to %d", options, rounding, rule.Low, rule.High, low, high)
			}
		}
	}
}
