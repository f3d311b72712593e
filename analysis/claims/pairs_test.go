package claims_test

import (
	"errors"
	"slices"
	"testing"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/sums"
	"spoor/internal/claimstest"
)

// Six respondents: the fifth skipped the rating, the sixth the choice.
func TestPairsOf(t *testing.T) {
	codebook := basis(t, counted{}).Codebook
	helps, _ := codebook.Item("helps")
	rated, _ := codebook.Item("rated")
	hinders, _ := codebook.Item("hinders")
	yes, no := data.Answered, data.Skipped
	pairs := claims.PairsOf([][]answers.Answers{
		{{Item: hinders, State: []data.State{yes}, Picked: [][]bool{{true}, {false}, {false}}}},
		{
			{Item: helps, State: []data.State{yes, yes, yes, yes, yes, no},
				Picked: [][]bool{{true, true, true, false, true, false}, {true, false, false, true, false, false}, make([]bool, 6), make([]bool, 6)}},
			{Item: rated, Row: "x", State: []data.State{yes, yes, yes, yes, no, yes}, Code: []int{2, 1, 0, 0, -1, 2}},
			{Item: rated, Row: "y", State: []data.State{no, yes, no, yes, yes, yes}, Code: []int{-1, 2, -1, 0, 0, 2}},
		},
	})
	share := func(item, row string, options ...string) claims.Share {
		return claims.Share{Item: item, Row: row, Options: options}
	}
	for _, c := range []struct {
		a, b claims.Share
		want [4]int
		ok   bool
	}{
		{share("helps", "", "a"), share("helps", "", "b"), [4]int{1, 3, 1, 0}, true},
		{share("helps", "", "a"), share("rated", "x", "fair", "good"), [4]int{2, 1, 0, 1}, true},
		{share("rated", "x", "good"), share("rated", "y", "good"), [4]int{1, 0, 1, 1}, true},
		{share("helps", "", "a"), share("hinders", "", "a"), [4]int{}, false},
		{share("helps", "", "a"), share("best", "", "a"), [4]int{}, false},
	} {
		both, onlyA, onlyB, neither, ok := pairs(c.a, c.b)
		if got := [4]int{both, onlyA, onlyB, neither}; got != c.want || ok != c.ok {
			t.Errorf("%v and %v: %v %v, want %v %v", c.a, c.b, got, ok, c.want, c.ok)
		}
	}
}

func TestItems(t *testing.T) {
	list, basis := claimstest.BuiltIn(t)
	want := []string{"trajectory_shares", "collaboration", "outcomes", "interim_results", "positive_factors", "obstructing_factors", "personal_traits", "improvements", "success_definition"}
	if got := claims.Items(list, basis.Codebook); !slices.Equal(got, want) {
		t.Errorf("items %v, want %v", got, want)
	}
	if got := claims.Items([]claims.Claim{decided(t, decideSector(t), "own_work_third").Claim}, basis.Codebook); !slices.Equal(got, want[:1]) {
		t.Errorf("items of one claim %v", got)
	}
}

// Weights would make every exact test wrong; counts of another codebook would be read at the wrong option.
func TestDecideRefusesOtherCounts(t *testing.T) {
	list, basis := claimstest.BuiltIn(t)
	weighted := basis
	weighted.Wave.Design.Weight = "w"
	if _, err := claims.Decide(list, weighted); !errors.Is(err, claims.ErrDesign) {
		t.Errorf("a weighted wave: %v", err)
	}
	basis.Tallies = slices.Clone(basis.Tallies)
	for i := range basis.Tallies {
		if basis.Tallies[i].Item == "outcomes" {
			basis.Tallies[i].Counts = basis.Tallies[i].Counts[1:]
		}
	}
	if _, err := claims.Decide(list, basis); err == nil {
		t.Error("counts of six options for seven are accepted")
	}
}

// Two of five chose both; who chose neither counts, and what is not one item is left to the other way.
func TestPairsTogether(t *testing.T) {
	patterns := &sums.Patterns{}
	for _, pattern := range []sums.Pattern{{Picks: []int{0, 1}, Respondents: 2}, {Picks: []int{0, 2}, Respondents: 4}, {Picks: []int{1}, Respondents: 3}, {Respondents: 5}} {
		patterns.Add(pattern)
	}
	codebook := data.Codebook{Items: []data.Item{{ID: "helps", Kind: data.Multiple, Options: []data.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}}}}
	otherwise := func(a, b claims.Share) (int, int, int, int, bool) { return 9, 9, 9, 9, false }
	pairs := claims.PairsTogether(codebook, []data.Tally{{Item: "helps", Patterns: patterns}}, otherwise)
	share := func(item string, options ...string) claims.Share { return claims.Share{Item: item, Options: options} }
	for _, test := range []struct {
		a, b claims.Share
		want [4]int
	}{
		{share("helps", "a"), share("helps", "b"), [4]int{2, 4, 3, 5}},
		{share("helps", "a", "b"), share("helps", "c"), [4]int{4, 5, 0, 5}},
		{share("helps", "a"), share("other", "b"), [4]int{9, 9, 9, 9}},
	} {
		both, onlyA, onlyB, neither, _ := pairs(test.a, test.b)
		if got := [4]int{both, onlyA, onlyB, neither}; got != test.want {
			t.Errorf("%v and %v: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}
