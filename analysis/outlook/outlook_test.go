package outlook

import (
	"context"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/claims"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/internal/claimstest"
)

// sectorClaims are the claims about the built-in survey on its counts, without other readings of its print.
func sectorClaims(t testing.TB) ([]claims.Claim, claims.Basis) {
	t.Helper()
	list, basis := claimstest.BuiltIn(t)
	basis.Readings = nil
	return list, basis
}

func pick(t testing.TB, list []claims.Claim, ids ...string) []claims.Claim {
	t.Helper()
	var picked []claims.Claim
	for _, id := range ids {
		for _, claim := range list {
			if claim.ID == id {
				picked = append(picked, claim)
			}
		}
	}
	if len(picked) != len(ids) {
		t.Fatalf("%d claims of %v", len(picked), ids)
	}
	return picked
}

// A majority is a binomial test against one half, so its chance of support is known without drawing: the chance of at least
// as many as it takes. placement is 24 of 43.
func TestForeseeAgreesWithTheExactPower(t *testing.T) {
	_, basis := sectorClaims(t)
	const draws = 4000
	majority := claims.Claim{ID: "placement_majority", Asserts: []claims.Assertion{{Majority: &claims.Shares{Item: "success_definition", Options: []string{"placement"}}}}}
	found, err := Foresee(context.Background(), []claims.Claim{majority}, basis, Simulation{Sizes: []int{100, 400}, Draws: draws, Seed: 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range found[0].At {
		supported, contradicted := 0.0, 0.0
		binomial := distuv.Binomial{N: float64(at.N), P: 24.0 / 43}
		for count := range at.N + 1 {
			test, err := hypothesis.Binomial(count, at.N, 0.5, hypothesis.TwoSided)
			if err != nil {
				t.Fatal(err)
			}
			switch chance := binomial.Prob(float64(count)); {
			case test.P <= 0.05 && 2*count > at.N:
				supported += chance
			case test.P <= 0.05 && 2*count < at.N:
				contradicted += chance
			}
		}
		// Four standard errors of a simulated share.
		if margin := 4 * math.Sqrt(supported*(1-supported)/draws); math.Abs(at.Supported-supported) > margin {
			t.Errorf("at %d: %v of the surveys support it, exactly %v", at.N, at.Supported, supported)
		}
		if math.Abs(at.Contradicted-contradicted) > 0.01 || math.Abs(at.Supported+at.NeedsRespondents+at.Undecided+at.Contradicted-1) > 1e-9 {
			t.Errorf("at %d: %+v, exactly %v contradict", at.N, at, contradicted)
		}
	}
}

func TestForeseeIsTheSameForTheSameSeed(t *testing.T) {
	list, basis := sectorClaims(t)
	some := pick(t, list, "attitude_first", "insurer_neutral", "third_parties_23", "own_work_third")
	foresee := func(seed uint64) []Outlook {
		found, err := Foresee(context.Background(), some, basis, Simulation{Sizes: []int{60}, Draws: 60, Seed: seed}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	first := foresee(7)
	if !reflect.DeepEqual(first, foresee(7)) {
		t.Error("the same seed gives another outlook")
	}
	if reflect.DeepEqual(first, foresee(8)) {
		t.Error("another seed gives the same outlook")
	}
	if first[2].At != nil || first[2].Today != claims.Supported {
		t.Errorf("a claim about what is printed has chances %v", first[2].At)
	}
}

// Draws keep to the pick limit and to the share of respondents who picked nothing.
func TestDrawsFollowTheCounts(t *testing.T) {
	options := []data.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	item := data.Item{ID: "m", Kind: data.Multiple, Options: options, MaxPicks: 2}
	p, err := newPopulation(item, data.Tally{Item: "m", Answered: 10, Counts: []int{6, 1, 0}})
	if err != nil {
		t.Fatal(err)
	}
	drawn := p.draw(10_000, rand.New(rand.NewPCG(1, 1)))
	// Four standard errors around 6,000 and 1,000 of 10,000.
	if math.Abs(float64(drawn.Counts[0])-6000) > 196 || math.Abs(float64(drawn.Counts[1])-1000) > 120 || drawn.Counts[2] != 0 || drawn.Answered != 10_000 {
		t.Errorf("%+v", drawn)
	}
	number := data.Item{ID: "n", Kind: data.Number, Range: []float64{0, 100}}
	if p, err = newPopulation(number, data.Tally{Item: "n", Answered: 50, Sum: 1150}); err != nil {
		t.Fatal(err)
	}
	if mean := p.draw(10_000, rand.New(rand.NewPCG(1, 1))).Sum / 10_000; math.Abs(mean-23) > 1.7 {
		t.Errorf("mean %v of draws around 23", mean)
	}
}

func TestForeseeRefuses(t *testing.T) {
	list, basis := sectorClaims(t)
	for want, s := range map[string]Simulation{
		"0 draws":                  {Sizes: []int{60}},
		"no number of respondents": {Draws: 10},
		"0 respondents":            {Sizes: []int{60, 0}, Draws: 10},
		"20000 respondents":        {Sizes: []int{20000}, Draws: 10},
	} {
		if _, err := Foresee(context.Background(), list[:1], basis, s, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := Foresee(ended, list[:1], basis, Simulation{Sizes: []int{60}, Draws: 10}, nil); err == nil {
		t.Error("an interrupted simulation has a result")
	}
}

func BenchmarkForesee(b *testing.B) {
	list, basis := sectorClaims(b)
	for b.Loop() {
		if _, err := Foresee(context.Background(), list, basis, Simulation{Sizes: []int{60, 100, 200}, Draws: 20, Seed: 1}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// Whoever waits hears of every hundredth part of the surveys, and of the last one.
func TestForeseeTellsHowFarItIs(t *testing.T) {
	list, basis := sectorClaims(t)
	for draws, want := range map[int]int{7: 14, 60: 100} {
		times, last := 0, 0
		_, err := Foresee(context.Background(), list[:1], basis, Simulation{Sizes: []int{60, 80}, Draws: draws, Seed: 1}, func(drawn, all int) {
			if times++; drawn <= last || all != 2*draws {
				t.Errorf("%d of %d comes after %d", drawn, all, last)
			}
			last = drawn
		})
		if err != nil || times != want || last != 2*draws {
			t.Errorf("%d draws: told %d times, want %d, at last %d; %v", draws, times, want, last, err)
		}
	}
}
