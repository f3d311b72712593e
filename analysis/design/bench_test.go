package design

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"spoor/data/sums"
)

// A 12-option item over a million respondents with weights and 20 strata: adding them up and estimating all options.
func BenchmarkMillionRespondents(b *testing.B) {
	random := rand.New(rand.NewPCG(12, 1e6))
	strata := make([]string, 20)
	for i := range strata {
		strata[i] = "stratum " + string(rune('a'+i))
	}
	type respondent struct {
		stratum string
		weight  float64
		picks   []int
	}
	respondents := make([]respondent, 1_000_000)
	for i := range respondents {
		respondents[i] = respondent{strata[random.IntN(20)], random.ExpFloat64(), random.Perm(12)[:random.IntN(4)]}
	}
	var each [][]int
	for option := range 12 {
		each = append(each, []int{option})
	}
	for b.Loop() {
		answers := sums.NewMultiple(12)
		for _, r := range respondents {
			must(b, answers.Add(r.stratum, "", r.weight, r.picks...))
		}
		if _, err := proportionsOf(Design{}, answers, each...); err != nil {
			b.Fatal(err)
		}
	}
}

// Two groups of 10,000 respondents in 480 clusters and 20 strata, and the difference of each of twelve options: laid out for each option, and once
// for all of them.
func BenchmarkDifferencesOfGroups(b *testing.B) {
	random := rand.New(rand.NewPCG(12, 480))
	groups := []*sums.Sums{sums.NewMultiple(12), sums.NewMultiple(12)}
	for range 10_000 {
		cluster := random.IntN(480)
		must(b, groups[random.IntN(2)].Add(fmt.Sprint("s", cluster%20), fmt.Sprint("c", cluster), random.ExpFloat64(), random.Perm(12)[:random.IntN(4)]...))
	}
	b.Run("each", func(b *testing.B) {
		for b.Loop() {
			for option := range 12 {
				if _, err := differenceOfGroups(Design{}, groups[0], groups[1], option); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("together", func(b *testing.B) {
		for b.Loop() {
			laid, err := (Design{}).Groups(groups[0], groups[1])
			if err != nil {
				b.Fatal(err)
			}
			for option := range 12 {
				if _, err := laid.Difference(option); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
