package answers

import (
	"testing"

	"spoor/data"
)

// Each rank from 1 on is given once; others are said in the words of the respondent's options.
func TestCheckRanks(t *testing.T) {
	item := data.Item{ID: "a", Kind: data.Ranking, MaxPicks: 2, Options: []data.Option{{ID: "x", Label: data.Text{NL: "X"}}, {ID: "y", Label: data.Text{NL: "Y"}}, {ID: "z", Label: data.Text{NL: "Z"}}}}
	for _, c := range []struct {
		ranks []int
		want  string
	}{
		{[]int{1, 2, 0}, ""}, {[]int{0, 0, 1}, ""}, {[]int{0, 0, 0}, ""},
		{[]int{1, 0, 1}, `"X" and "Z" both have rank 1`}, {[]int{2, 0, 0}, "rank 2 is given and rank 1 is not"}, {[]int{1, 2, 3}, `"Z" has rank 3, and the ranks are 1 to 2`},
	} {
		if got := CheckRanks(item, c.ranks); got != c.want {
			t.Errorf("%v: %q, want %q", c.ranks, got, c.want)
		}
	}
}
