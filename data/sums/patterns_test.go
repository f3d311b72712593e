package sums

import (
	"reflect"
	"strconv"
	"testing"
)

func TestPatternsAddUp(t *testing.T) {
	var first, second Patterns
	picks := []int{0, 2}
	first.Add(Pattern{Stratum: "n", Picks: picks, Respondents: 2, Weight: 3, SquaredWeight: 5})
	picks[1] = 1 // who adds a pattern may use its picks again
	first.Add(Pattern{Stratum: "n", Picks: picks, Respondents: 1, Weight: 1, SquaredWeight: 1})
	first.Add(Pattern{Stratum: "a", Respondents: 1, Weight: 2, SquaredWeight: 4})
	first.Add(Pattern{Picks: []int{300}, Weight: 0}) // nobody
	second.Add(Pattern{Stratum: "n", Picks: []int{0, 2}, Respondents: 1, Weight: 4, SquaredWeight: 16})
	second.Add(Pattern{Picks: []int{0, 2}, Respondents: 1, Weight: 4, SquaredWeight: 16})
	sum := first.Clone()
	sum.Merge(&second)
	want := []Pattern{
		{"", []int{0, 2}, 1, 4, 16},
		{"a", nil, 1, 2, 4},
		{"n", []int{0, 1}, 1, 1, 1},
		{"n", []int{0, 2}, 3, 7, 21},
	}
	if got := sum.All(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := first.All(); len(got) != 3 || got[2].Respondents != 2 {
		t.Errorf("adding to a copy changed the first: %v", got)
	}
}

func TestMostPatterns(t *testing.T) {
	var many Patterns
	for i := range MostPatterns {
		many.Add(Pattern{Stratum: strconv.Itoa(i), Respondents: 1})
	}
	if !many.Kept() || len(many.All()) != MostPatterns {
		t.Errorf("%d patterns, kept %t", len(many.All()), many.Kept())
	}
	many.Add(Pattern{Stratum: "0", Respondents: 1})
	if !many.Kept() {
		t.Error("a pattern that was there before is one too many")
	}
	few := &Patterns{}
	few.Add(Pattern{Stratum: "another", Respondents: 1})
	few.Merge(&many)
	if few.Kept() || len(few.All()) > 0 || few.Clone().Kept() {
		t.Errorf("one more than %d is kept", MostPatterns)
	}
}
