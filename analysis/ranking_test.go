package analysis

import (
	"errors"
	"slices"
	"testing"

	"spoor/data"
)

func colourTable(t *testing.T, wave data.Wave) Table {
	t.Helper()
	item := data.Item{ID: "colour", Kind: data.Multiple, MaxPicks: 2, Options: []data.Option{{ID: "red"}, {ID: "green"}, {ID: "blue"}}}
	table, err := NewTable(wave, item, []data.Tally{{Item: "colour", Asked: 43, Answered: 43, Counts: []int{35, 24, 1}}}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestCertainTop: of 35, 24 and 1 of 43 the first two are above the third at every overlap. With nobody in common,
// binom.test(24, 25)$p.value in R 4.2.2 is 1.55e-6, and three pairs by Holm leave it far below 0.05.
func TestCertainTop(t *testing.T) {
	ranking, err := NewRanking(colourTable(t, data.Wave{}), 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	certain, possible := ranking.CertainTop()
	if want := []string{"red", "green"}; !slices.Equal(certain, want) || !slices.Equal(possible, want) || ranking.Seed != 0 {
		t.Errorf("certain %v, possible %v, seed %d", certain, possible, ranking.Seed)
	}
	if rank := ranking.Rank("blue"); rank.Observed != 3 || rank.Best != 3 || ranking.Rank("none").Observed != 0 {
		t.Errorf("blue %+v", rank)
	}
}

func TestRankingRefusals(t *testing.T) {
	if _, err := NewRanking(colourTable(t, data.Wave{Design: data.Design{Weight: "w"}}), 1, 1); !errors.Is(err, ErrWeightedRanks) {
		t.Errorf("a weighted wave: %v", err)
	}
	table := colourTable(t, data.Wave{})
	if _, err := NewRanking(table, 3, 1); err == nil {
		t.Error("a top of all options was not refused")
	}
	if _, err := NewRanking(table, 1, 0); err == nil {
		t.Error("seed 0 was not refused")
	}
	table.Item.Kind = data.Rating
	if _, err := NewRanking(table, 1, 1); err == nil {
		t.Error("a rating was not refused")
	}
}

// "Other, namely" stands for many answers: it has no rank, takes no place from another option and is in no top.
func TestResidualOptionsHaveNoRank(t *testing.T) {
	item := data.Item{ID: "i", Kind: data.Single, Options: []data.Option{{ID: "a"}, {ID: "other", Open: true}, {ID: "b"}, {ID: "rest", Other: true}, {ID: "c"}}}
	tally := data.Tally{Wave: "w", Item: "i", Asked: 100, Answered: 100, Counts: []int{45, 30, 10, 10, 5}}
	table, err := NewTable(data.Wave{ID: "w"}, item, []data.Tally{tally}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	ranking, err := NewRanking(table, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	for option, want := range map[string]int{"a": 1, "b": 2, "c": 3, "other": 0, "rest": 0} {
		if got := ranking.Rank(option).Observed; got != want {
			t.Errorf("%s has rank %d, want %d", option, got, want)
		}
	}
	certain, possible := ranking.CertainTop()
	if !slices.Equal(certain, []string{"a"}) || !slices.Equal(possible, []string{"a"}) {
		t.Errorf("in the top: %v, possibly %v", certain, possible)
	}
	if _, err := NewRanking(table, 3, 1); err == nil {
		t.Error("a top of all three options that can be ranked is made")
	}
}
