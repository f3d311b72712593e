package analysis

import (
	"errors"
	"slices"
	"testing"

	"spoor/data"
	"spoor/data/count/answers"
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
	ranking, err := NewRanking(colourTable(t, data.Wave{}), 2)
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
	if _, err := NewRanking(colourTable(t, data.Wave{Design: data.Design{Weight: "w"}}), 1); !errors.Is(err, ErrWeightedRanks) {
		t.Errorf("a weighted wave: %v", err)
	}
	table := colourTable(t, data.Wave{})
	if _, err := NewRanking(table, 3); err == nil {
		t.Error("a top of all options was not refused")
	}
	if _, err := NewObservedRanking(table, answers.Answers{Item: table.Item}, 1, 0); err == nil {
		t.Error("seed 0 was not refused")
	}
	table.Item.Kind = data.Rating
	if _, err := NewRanking(table, 1); err == nil {
		t.Error("a rating was not refused")
	}
}
