package analysis

import (
	"errors"
	"fmt"

	"spoor/analysis/design"
	"spoor/analysis/ranks"
	"spoor/data"
	"spoor/data/sums"
)

// Ranking is how certain the order of the options of an item is, see package spoor/analysis/ranks.
type Ranking struct {
	Table Table
	Top   int          // r: the chances are those to be in the top r
	Ranks []ranks.Rank // in codebook order; empty for an open or residual option, which stands for many answers and has no rank

	// Drawn says how the chances came about.
	Drawn Drawn
	// Seed is that of the draws. It is 0 where only the counts are known; then the chances are bounds that hold whatever the
	// respondents chose together.
	Seed uint64
}

// Drawn says what was drawn again for the chances of a ranking.
type Drawn string

// What is drawn again.
const (
	DrawnNothing     Drawn = ""            // the chances are bounds
	DrawnRespondents Drawn = "respondents" // with replacement
	DrawnClusters    Drawn = "clusters"    // by stratum, rescaled; respondents where those are not in clusters
	DrawnShares      Drawn = "shares"      // from a normal distribution with the covariance of the design
)

// Draws lists what can be drawn again.
func Draws() []Drawn { return []Drawn{DrawnRespondents, DrawnClusters, DrawnShares} }

// NewRanking ranks the options of a single or multiple item. Which of them were chosen together is known where respondents were
// counted: then samples are drawn again from that seed, which must not be 0. Otherwise, in reconstructed answers, and for several
// answers under a disclosure rule, which protects counts and not what was chosen together, the counts alone give bounds.
//
// It refuses other kinds of item, a weighted sample of which nothing but counts is known ([ErrWeightedRanks]), too many unusable
// answers ([ErrUnusableRanks]), more patterns of answers than are kept ([sums.ErrTooManyPatterns]), fewer than two options, a top of
// none or all of them, and an empty base.
func NewRanking(table Table, top int, seed uint64) (Ranking, error) {
	if err := checkRankable(table); err != nil {
		return Ranking{}, err
	}
	r := Ranking{Table: table, Top: top, Seed: seed}
	var found []ranks.Rank
	var err error
	together := table.Protected() && table.Item.Kind == data.Multiple // what was chosen together is in no count that may be shown
	switch patterns := table.Parts[0].Patterns(); {
	case seed == 0:
		err = errors.New("seed 0; give another number")
	case together && table.Parts[0].Weighted():
		err = ErrWeightedRanks
	case table.Parts[0].Weighted():
		found, err = r.fromDesign()
	case together || table.Wave.Provenance == data.Reconstructed || patterns == nil:
		r.Seed = 0
		found, err = r.fromMargins()
	case !patterns.Kept():
		err = sums.ErrTooManyPatterns
	default:
		r.Drawn = DrawnRespondents
		found, err = ranks.FromPatterns(among(table.Item, patterns), len(Rankable(table.Item)), top, table.Options.Level, seed)
	}
	if err != nil {
		return Ranking{}, fmt.Errorf("rank %s: %w", table.Item.ID, err)
	}
	r.Ranks = make([]ranks.Rank, len(table.Item.Options))
	for k, i := range Rankable(table.Item) {
		r.Ranks[i] = found[k]
	}
	return r, nil
}

func (r *Ranking) fromMargins() ([]ranks.Rank, error) {
	item, part := r.Table.Item, r.Table.Parts[0]
	margins := ranks.Margins{Base: part.Answered, MaxPicks: item.MaxPicks}
	if item.Kind == data.Single {
		margins.MaxPicks = 1
	}
	for _, i := range Rankable(item) {
		margins.Counts = append(margins.Counts, part.Estimates[i].Count)
	}
	return ranks.FromMargins(margins, r.Top, r.Table.Options.Level)
}

func (r *Ranking) fromDesign() ([]ranks.Rank, error) {
	r.Drawn = DrawnClusters
	if of := r.Table.Wave.Design; of.Raking != nil || of.Replicates != nil {
		r.Drawn = DrawnShares
	}
	order, err := r.Table.Parts[0].Order(Rankable(r.Table.Item))
	if errors.Is(err, design.ErrNoRespondents) {
		err = ranks.ErrNoBase
	}
	if err != nil {
		return nil, err
	}
	return ranks.FromSample(ranks.Sample{Counts: order.Counts, Shares: order.Shares, P: order.P, Draw: order.Again.Draw}, r.Top, r.Table.Options.Level, r.Seed)
}

// Rankable returns the places of the options of an item that can have a rank: all but open and residual ones.
func Rankable(item data.Item) []int {
	var places []int
	for i, option := range item.Options {
		if !option.Residual() {
			places = append(places, i)
		}
	}
	return places
}

// among returns the patterns of the rankable options alone.
func among(item data.Item, patterns *sums.Patterns) []ranks.Pattern {
	place := map[int]int{}
	for k, i := range Rankable(item) {
		place[i] = k
	}
	var of []ranks.Pattern
	for _, p := range patterns.All() {
		pattern := ranks.Pattern{Respondents: p.Respondents}
		for _, pick := range p.Picks {
			if k, rankable := place[pick]; rankable {
				pattern.Picks = append(pattern.Picks, k)
			}
		}
		of = append(of, pattern)
	}
	return of
}

// ErrWeightedRanks is the refusal to rank the options of a weighted sample of which only counts are known.
var ErrWeightedRanks = errors.New("the order of a weighted or clustered sample takes the answers of its respondents, and only counts are known")

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
	if !table.Wave.Design.IsZero() && !table.Parts[0].Weighted() {
		return fmt.Errorf("rank %s: %w", item.ID, ErrWeightedRanks)
	}
	if table.Parts[0].Hides() {
		return fmt.Errorf("rank %s: some of its counts are hidden, so its order is not known", item.ID)
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
