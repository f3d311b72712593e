package design

import (
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
	for b.Loop() {
		answers := sums.NewMultiple(12)
		for _, r := range respondents {
			must(b, answers.Add(r.stratum, "", r.weight, r.picks...))
		}
		if _, err := (Design{}).Proportions(answers); err != nil {
			b.Fatal(err)
		}
	}
}
