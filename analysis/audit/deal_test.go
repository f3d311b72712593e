package audit

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// checkAnswers fails the test unless the answers have the counts, and 1 to limit different options each.
func checkAnswers(t *testing.T, answers [][]int, counts []int, base, limit int) {
	t.Helper()
	if len(answers) != base {
		t.Fatalf("%d answers, want %d", len(answers), base)
	}
	got := make([]int, len(counts))
	for _, picked := range answers {
		if len(picked) < 1 || len(picked) > limit {
			t.Fatalf("a respondent picked %v: want 1 to %d options", picked, limit)
		}
		for i, option := range picked {
			if i > 0 && picked[i-1] >= option {
				t.Fatalf("a respondent picked %v: want ascending options, each once", picked)
			}
			got[option]++
		}
	}
	if !reflect.DeepEqual(got, counts) {
		t.Fatalf("answers count %v, want %v", got, counts)
	}
}

func TestDealThePublication(t *testing.T) {
	tests := []struct {
		counts         []int
		base, maxPicks int
	}{
		{[]int{31, 28, 24, 20, 12, 6, 4}, 47, 3},
		{[]int{26, 21, 20, 13, 4}, 47, 2},
		{[]int{35, 24, 18, 10, 8, 7, 6, 5, 4, 3, 3, 1}, 43, 3},
		{[]int{28, 25, 17, 17, 6, 6, 6, 5, 5, 4, 3, 2, 1}, 43, 3},
		{[]int{11, 8, 8, 6, 5, 4, 1}, 43, 1},
		{[]int{0, 7, 18, 15, 1}, 41, 1},
	}
	for _, test := range tests {
		answers, err := Deal(test.counts, test.base, test.maxPicks)
		if err != nil {
			t.Fatalf("Deal(%v, %d, %d): %v", test.counts, test.base, test.maxPicks, err)
		}
		checkAnswers(t, answers, test.counts, test.base, test.maxPicks)
		again, _ := Deal(test.counts, test.base, test.maxPicks)
		if !reflect.DeepEqual(answers, again) {
			t.Errorf("Deal(%v): differs the second time", test.counts)
		}
	}
}

func TestDealSucceedsExactlyWhenAnswersExist(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	dealt := 0
	for range 5000 {
		base, options := 1+random.IntN(12), 1+random.IntN(5)
		table := Table{Kind: Multiple, MaxPicks: random.IntN(options + 2)}
		counts := make([]int, options)
		for i := range counts {
			counts[i] = random.IntN(base + 1)
		}
		answers, err := Deal(counts, base, table.MaxPicks)
		if exist := answerable(table, counts, base); (err == nil) != exist {
			t.Fatalf("Deal(%v, %d, %d): %v; answers exist: %t", counts, base, table.MaxPicks, err, exist)
		}
		if err != nil {
			continue
		}
		dealt++
		limit := options
		if table.MaxPicks > 0 {
			limit = table.MaxPicks
		}
		checkAnswers(t, answers, counts, base, limit)
	}
	if dealt < 1000 {
		t.Errorf("only %d of 5000 dealt", dealt)
	}
}

func TestDealRefuses(t *testing.T) {
	tests := []struct {
		counts         []int
		base, maxPicks int
		message        string
	}{
		{[]int{3, 4}, 10, 1, "lower the base"},
		{[]int{9, 9}, 10, 1, "raise the pick limit"},
		{[]int{11}, 10, 0, "outside 0 to the base"},
		{[]int{-1, 11}, 10, 3, "outside 0 to the base"},
		{[]int{1}, 0, 1, "positive base"},
		{[]int{1}, 1, -1, "pick limit"},
		{nil, 5, 1, "lower the base"},
	}
	for _, test := range tests {
		if answers, err := Deal(test.counts, test.base, test.maxPicks); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("Deal(%v, %d, %d) = %v, %v; want an error with %q", test.counts, test.base, test.maxPicks, answers, err, test.message)
		}
	}
}
