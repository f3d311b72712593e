package data

import "strconv"

// Ids of what a ranking is counted by beside its ranks, which are called rank_1, rank_2, ...
const (
	Unplaced    = "unplaced" // the option has no rank from a respondent who gave others one
	PlacedFirst = "first"    // the box of the first rank
	Placed      = "placed"   // the box of all ranks
)

// Scaled reports whether each row of the item is answered by a point of a scale: of a rating, or of a ranking a rank.
func (i Item) Scaled() bool { return i.Kind == Rating || i.Kind == Ranking }

// Ranks is the lowest rank that a respondent may give: MaxPicks, or one for each option.
func (i Item) Ranks() int {
	if i.MaxPicks > 0 {
		return i.MaxPicks
	}
	return len(i.Options)
}

// RankPrefix begins the id of every rank.
const RankPrefix = "rank_"

// RankID is the id of a rank, from 1.
func RankID(rank int) string { return RankPrefix + strconv.Itoa(rank) }

// ranked gives a ranking what it is counted by: a row for each option, answered by its rank or by [Unplaced], and the boxes
// [PlacedFirst] and [Placed]. So the base of every option is whoever ranked any.
func (i *Item) ranked() {
	if i.Kind != Ranking {
		return
	}
	i.Rows, i.Scale = i.Options, nil
	var ranks []string
	for rank := range i.Ranks() {
		value := float64(rank + 1)
		label := strconv.Itoa(rank + 1)
		i.Scale = append(i.Scale, Option{ID: RankID(rank + 1), Label: Text{NL: label, EN: label}, Value: &value})
		ranks = append(ranks, RankID(rank+1))
	}
	i.Scale = append(i.Scale, Option{ID: Unplaced, Label: Text{NL: "Niet geplaatst", EN: "Not placed"}})
	i.Boxes = nil
	if len(ranks) > 0 {
		i.Boxes = []Net{{ID: PlacedFirst, Label: Text{NL: "Op de eerste plaats", EN: "Placed first"}, Of: ranks[:1]},
			{ID: Placed, Label: Text{NL: "Geplaatst", EN: "Placed"}, Of: ranks}}
	}
}
