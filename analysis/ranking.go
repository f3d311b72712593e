package analysis

import (
	"errors"
	"fmt"

	"spoor/analysis/ranks"
	"spoor/data"
	"spoor/data/count/answers"
)

// Ranking is how certain the order of the options of an item is, see package spoor/analysis/ranks.
type Ranking struct {
	Table Table
	Top   int          // r: the chances are those to be in the top r
	Ranks []ranks.Rank // in codebook order; empty for an open or residual option, which stands for many answers and has no rank

	// Seed is that of the bootstrap over respondents. It is 0 where only the counts are known; then the chances are
	// bounds that hold whatever the respondents chose together.
	Seed uint64
}

// NewRanking ranks the options of a single or multiple item from its counts alone.
//
// It refuses other kinds of item, a weighted sample ([ErrWeightedRanks]), too many unusable answers ([ErrUnusableRanks]), fewer than two options, a top of none or all of
// them, and an empty base.
func NewRanking(table Table, top int) (Ranking, error) {
	if err := checkRankable(table); err != nil {
		return Ranking{}, err
	}
	part := table.Parts[0]
	if part.Hides() {
		return Ranking{}, fmt.Errorf("rank %s: some of its counts are hidden, so its order is not known", table.Item.ID)
	}
	margins := ranks.Margins{Base: part.Answered, MaxPicks: table.Item.MaxPicks}
	if table.Item.Kind == data.Single {
		margins.MaxPicks = 1
	}
	for _, i := range Rankable(table.Item) {
		margins.Counts = append(margins.Counts, part.Estimates[i].Count)
	}
	found, err := ranks.FromMargins(margins, top, table.Options.Level)
	if err != nil {
		return Ranking{}, fmt.Errorf("rank %s: %w", table.Item.ID, err)
	}
	return Ranking{Table: table, Top: top, Ranks: among(table.Item, found)}, nil
}

// NewObservedRanking ranks the options of a single or multiple item from the answers of its respondents, with a bootstrap
// from that seed, which must not be 0.
func NewObservedRanking(table Table, answers answers.Answers, top int, seed uint64) (Ranking, error) {
	if err := checkRankable(table); err != nil {
		return Ranking{}, err
	}
	if seed == 0 {
		return Ranking{}, fmt.Errorf("rank %s: seed 0; give another number", table.Item.ID)
	}
	var chosen [][]bool
	all := answers.Chosen()
	for _, i := range Rankable(table.Item) {
		chosen = append(chosen, all[i])
	}
	found, err := ranks.FromRespondents(chosen, top, table.Options.Level, seed)
	if err != nil {
		return Ranking{}, fmt.Errorf("rank %s: %w", table.Item.ID, err)
	}
	return Ranking{Table: table, Top: top, Ranks: among(table.Item, found), Seed: seed}, nil
}

// Rankable returns the places of the options of an item that can have a rank: all but open and residual ones.
func Rankable(item data.Item) []int {
	var places []int
	for i, option := range item.Options {
		if !option.Open && !option.Other {
			places = append(places, i)
		}
	}
	return places
}

// among returns the ranks of the rankable options among all options of the item.
func among(item data.Item, found []ranks.Rank) []ranks.Rank {
	all := make([]ranks.Rank, len(item.Options))
	for k, i := range Rankable(item) {
		all[i] = found[k]
	}
	return all
}

// ErrWeightedRanks is the refusal to rank the options of a weighted sample.
var ErrWeightedRanks = errors.New("the order of a weighted or clustered sample is not worked out; compare its options by their intervals instead")

// ErrUnusableRanks is the refusal to rank options where more than 5% of the answers cannot be used.
var ErrUnusableRanks = errors.New("more than 5% of the answers cannot be used, so that their order is not known")

func checkRankable(table Table) error {
	item := table.Item
	if item.Kind != data.Single && item.Kind != data.Multiple {
		return fmt.Errorf("item %s is of kind %s; only the options of a single or multiple item have an order", item.ID, item.Kind)
	}
	if table.Parts[0].Unusable.TooMany() {
		return fmt.Errorf("rank %s: %w", item.ID, ErrUnusableRanks)
	}
	if !table.Wave.Design.IsZero() {
		return fmt.Errorf("rank %s: %w", item.ID, ErrWeightedRanks)
	}
	return nil
}

// Rank returns the rank of an option, an empty one for an option without.
func (r Ranking) Rank(option string) ranks.Rank {
	for i, o := range r.Table.Item.Options {
		if o.ID == option {
			return r.Ranks[i]
		}
	}
	return ranks.Rank{}
}

// CertainTop returns the options that are certain to be in the top r, and those that can be, in codebook order: those whose
// rank set lies within the top r, and those whose rank set reaches it.
func (r Ranking) CertainTop() (certain, possible []string) {
	for i, rank := range r.Ranks {
		if rank.Observed == 0 {
			continue
		}
		if rank.Worst <= r.Top {
			certain = append(certain, r.Table.Item.Options[i].ID)
		}
		if rank.Best <= r.Top {
			possible = append(possible, r.Table.Item.Options[i].ID)
		}
	}
	return certain, possible
}
