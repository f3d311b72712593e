package data

import (
	"slices"
	"testing"
)

const ranking = "id: s\nitems:\n- {id: a, kind: ranking, text: {nl: A}, max_picks: 2, options: [{id: x, label: {nl: X}}, {id: y, label: {nl: Y}}, {id: z, label: {nl: Z}}]}\n"

// A ranking is counted by option: its ranks and no rank are the scale, and two boxes count the first place and any place.
func TestRankingItem(t *testing.T) {
	codebook, err := ParseCodebook("codebook.yaml", []byte(ranking))
	if err != nil {
		t.Fatal(err)
	}
	item := codebook.Items[0]
	if got := IDs(item.Answers()); !slices.Equal(got, []string{"rank_1", "rank_2", Unplaced}) || !slices.Equal(IDs(item.Rows), []string{"x", "y", "z"}) {
		t.Errorf("answers %v, rows %v", got, IDs(item.Rows))
	}
	if !slices.Equal(item.Columns(), []string{"a.x", "a.y", "a.z"}) || !slices.Equal(item.Points()[:2], []float64{1, 2}) {
		t.Errorf("columns %v, points %v", item.Columns(), item.Points())
	}
	placed, _ := item.Net(Placed)
	if headline, found := item.Headline(); !found || headline.ID != PlacedFirst || !slices.Equal(item.Places(placed), []int{0, 1}) {
		t.Errorf("headline %v, placed %v", headline, placed)
	}
	if _, found := item.Score(); found {
		t.Error("a ranking has a net score")
	}
}

func TestRankingsWithMistakes(t *testing.T) {
	_, err := ParseCodebook("codebook.yaml", []byte("id: s\nitems:\n- {id: a, kind: ranking, text: {nl: A}, max_picks: 1, options: [{id: x, label: {nl: X}}, {id: y, label: {nl: Y}}]}\n"+
		"- {id: b, kind: ranking, text: {nl: B}, scale: [{id: p, label: {nl: P}}], options: [{id: x, label: {nl: X}}]}\n"))
	wantProblems(t, err, "codebook.yaml", []string{
		`3: item "a": max_picks is 1, and one option is no ranking; give it the kind single`,
		`4: item "b": kind ranking needs options, at least 2`,
		`4: item "b": scale has no meaning for kind ranking`,
	})
}
