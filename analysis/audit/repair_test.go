package audit

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"sort"
	"strconv"
	"testing"
)

func TestRepairsAgainstBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	seen := make(map[int]int)
	for range 1500 {
		table := randomTable(random)
		if len(table.Cells) > 3 {
			table.Cells = table.Cells[:3]
		}
		for i := range table.Cells {
			// Whole percentages keep the exhaustive search over two cells short.
			if p, _ := ParsePercentage(table.Cells[i].Printed); p.Decimals > 0 || p.Lost {
				table.Cells[i].Printed = strconv.Itoa(random.IntN(101))
			}
		}
		f := mustAudit(t, table)
		if f.Possible {
			continue
		}
		want := bruteRepairs(table)
		var got []string
		for _, repair := range f.Repairs.List {
			got = append(got, fmt.Sprint(repair.Edits, repair.Fit.Base, repair.Changes))
		}
		sort.Strings(got)
		if len(want) > repairLimit {
			if len(got) != repairLimit || f.Repairs.Omitted != len(want)-repairLimit {
				t.Fatalf("%+v: %d repairs and %d omitted, want %d in all", table, len(got), f.Repairs.Omitted, len(want))
			}
			continue
		}
		if !f.Repairs.Complete || f.Repairs.Omitted != 0 || !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v: repairs\n%v\nwant\n%v", table, got, want)
		}
		if len(want) > 0 {
			seen[len(f.Repairs.List[0].Changes)]++
		}
	}
	if seen[1] < 50 || seen[2] < 50 {
		t.Errorf("repairs of one cell %d times and of two %d times: the random tables no longer test both", seen[1], seen[2])
	}
}

// bruteRepairs replaces every set of one cell, then two, then three by every whole percentage.
func bruteRepairs(table Table) []string {
	low, high := max(1, table.MinBase), table.Respondents
	if table.Base > 0 {
		high = table.Base
		if table.Kind != Rating {
			low = table.Base
		}
	}
	brute := &bruteForce{digits: make(map[[3]int]int)}
	original := make([]int, len(table.Cells))
	for i, cell := range table.Cells {
		original[i], _ = strconv.Atoi(cell.Printed)
	}
	found := make(map[int]map[int][]string)
	for base := low; base <= high; base++ {
		// Only percentages that print at this base can be part of a repaired table.
		prints := make(map[int]bool)
		for count := 0; count <= base; count++ {
			prints[roundedDigits(count, base, 0, table.Rounding)] = true
		}
		percentages := make([]Percentage, len(original))
		var try func(i int, changes []Change, edits int)
		try = func(i int, changes []Change, edits int) {
			if i == len(original) {
				if len(changes) > 0 && len(brute.solutions(table, percentages, base)) > 0 {
					n := len(changes)
					if found[n] == nil {
						found[n] = make(map[int][]string)
					}
					found[n][edits] = append(found[n][edits], fmt.Sprint(edits, base, changes))
				}
				return
			}
			for digits := range prints {
				percentages[i].Digits = digits
				if digits == original[i] {
					try(i+1, changes, edits)
					continue
				}
				from, to := strconv.Itoa(original[i]), strconv.Itoa(digits)
				change := Change{table.Cells[i].ID, from, to}
				try(i+1, append(changes[:len(changes):len(changes)], change), edits+levenshtein(from, to))
			}
		}
		try(0, nil, 0)
	}
	for n := 1; n <= 3; n++ {
		var all []string
		fewest := 1000
		for edits, repairs := range found[n] {
			fewest = min(fewest, edits)
			all = append(all, repairs...)
		}
		if n > 1 {
			all = found[n][fewest]
		}
		if len(all) > 0 {
			sort.Strings(all)
			return all
		}
	}
	return nil
}

func TestRepairsAreOrdered(t *testing.T) {
	// 50 + 40 of 20 respondents leave 10: any one cell can take it up. 50 to 60 and 40 to 50 change one digit each.
	f := mustAudit(t, Table{Kind: Single, Base: 20, Cells: cells("50", "40")})
	var got []string
	for _, repair := range f.Repairs.List {
		got = append(got, fmt.Sprint(repair.Edits, repair.Changes, repair.Fit.Counts))
	}
	want := []string{"1 [{a 50 60}] [[12 8]]", "1 [{b 40 50}] [[10 10]]"}
	if f.Possible || !reflect.DeepEqual(got, want) {
		t.Errorf("possible %t, repairs %q; want %q", f.Possible, got, want)
	}
}

func TestRepairsOfAPickLimit(t *testing.T) {
	// Two options at 90% of 10 need 18 picks; at one pick each only 10 are possible. Keeping 9 leaves 1 for the other.
	f := mustAudit(t, Table{Kind: Multiple, MaxPicks: 1, Base: 10, Cells: cells("90", "90")})
	var got []string
	for _, repair := range f.Repairs.List {
		got = append(got, fmt.Sprint(repair.Edits, repair.Changes, repair.Fit.Counts))
	}
	want := []string{"1 [{a 90 10}] [[1 9]]", "1 [{b 90 10}] [[9 1]]"}
	if f.Possible || !reflect.DeepEqual(got, want) || f.SumRule.Holds {
		t.Errorf("possible %t, repairs %q, sum rule %+v; want %q", f.Possible, got, f.SumRule, want)
	}
}

func TestNoRepairWithinThreeCells(t *testing.T) {
	// Nothing prints as 3, 13, 23 or 33 at base 10, so four cells would have to change.
	f := mustAudit(t, Table{Kind: Single, Base: 10, Cells: cells("3", "13", "23", "33", "30")})
	if f.Possible || len(f.Repairs.List) > 0 || !f.Repairs.Complete {
		t.Errorf("possible %t, repairs %+v; want none, and a complete search", f.Possible, f.Repairs)
	}
}

func TestRepairSearchIsCutShort(t *testing.T) {
	// Three decimals in forty cells, of which three do not fit: too many replacements to try.
	table := Table{Kind: Single, Respondents: maxBase}
	for i := range 40 {
		table.Cells = append(table.Cells, Cell{ID: strconv.Itoa(i), Printed: "90.001"})
	}
	f := mustAudit(t, table)
	if f.Possible || f.Repairs.Complete {
		t.Errorf("possible %t, complete %t; want an impossible table and a search cut short", f.Possible, f.Repairs.Complete)
	}
}

func TestLevenshtein(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"67", "37", 1}, {"44", "14", 1}, {"67", "67", 0}, {"7", "67", 1}, {"67", "76", 2},
		{"", "12", 2}, {"100", "10", 1}, {"100", "1", 2}, {"kitten", "sitting", 3}, {"12", "34", 2},
	} {
		if got := levenshtein(test.a, test.b); got != test.want {
			t.Errorf("levenshtein(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := levenshtein(test.b, test.a); got != test.want {
			t.Errorf("levenshtein(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
	if got := digitString(Percentage{Digits: 5, Decimals: 1}); got != "05" {
		t.Errorf("digits of 0.5: %q, want 05", got)
	}
}

// Of repairs that change as many characters the nearest number comes first: of 57, 43 and 90% of 41 respondents, two of whom cannot be, 56 and 44
// are nearer than what is left of them without a digit.
func TestTheNearestRepairComesFirst(t *testing.T) {
	f := mustAudit(t, Table{ID: "t", Kind: Multiple, Base: 41, MaxPicks: 2, Cells: []Cell{{ID: "a", Printed: "57"}, {ID: "b", Printed: "43"}, {ID: "c", Printed: "90"}}})
	far := func(r Repair) int {
		sum := 0
		for _, change := range r.Changes {
			from, _ := strconv.Atoi(change.From)
			to, _ := strconv.Atoi(change.To)
			sum += max(from-to, to-from)
		}
		return sum
	}
	list := f.Repairs.List
	if len(list) < 3 || fmt.Sprint(list[0].Changes) != "[{a 57 56} {b 43 44}]" {
		t.Fatalf("%+v", list)
	}
	for i := 1; i < len(list); i++ {
		if list[i].Edits == list[i-1].Edits && far(list[i]) < far(list[i-1]) {
			t.Errorf("%v after %v", list[i].Changes, list[i-1].Changes)
		}
	}
}
