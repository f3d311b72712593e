package results

import (
	"encoding/json"
	"fmt"

	"spoor/analysis"
)

// RanksForm names the form of a ranking as JSON.
const RanksForm = "spoor/ranks/1"

// rankingRecord is how certain the order of the options of an item is. Drawn says what was drawn again from that seed:
// respondents, clusters or shares; without it the chances are bounds from the counts alone.
type rankingRecord struct {
	Wave  string         `json:"wave"`
	Where string         `json:"where,omitempty"` // which respondents were counted
	Item  string         `json:"item"`
	Base  int            `json:"answered"`
	Top   int            `json:"top"`
	Level float64        `json:"level"`
	Drawn analysis.Drawn `json:"drawn,omitempty"`
	Seed  uint64         `json:"seed,omitempty"`
	Ranks []rankRecord   `json:"ranks"`
}

// rankRecord is the place of one option: among the counts, the best and the worst that the data do not rule out, and bounds of the
// chance to be in the top.
type rankRecord struct {
	Option  string  `json:"option"`
	Count   int     `json:"count"`
	Rank    int     `json:"rank"`
	Best    int     `json:"best"`
	Worst   int     `json:"worst"`
	TopLow  float64 `json:"top_low"`
	TopHigh float64 `json:"top_high"`
}

// ranksRecord is a ranking by itself.
type ranksRecord struct {
	Schema string `json:"schema"`
	rankingRecord
}

func newRanking(r analysis.Ranking) rankingRecord {
	out := rankingRecord{Wave: r.Table.Wave.ID, Where: r.Table.Wave.Subset, Item: r.Table.Item.ID, Base: r.Table.Parts[0].Answered, Top: r.Top, Level: r.Table.Options.Level,
		Drawn: r.Drawn, Seed: r.Seed, Ranks: []rankRecord{}}
	for i, option := range r.Table.Item.Options {
		rank := r.Ranks[i]
		if rank.Observed == 0 {
			continue
		}
		out.Ranks = append(out.Ranks, rankRecord{option.ID, rank.Count, rank.Observed, rank.Best, rank.Worst, rank.TopLow, rank.TopHigh})
	}
	return out
}

// Ranking returns a ranking as JSON, in full precision, in codebook order, without options that have no rank.
func Ranking(r analysis.Ranking) ([]byte, error) {
	text, err := json.MarshalIndent(ranksRecord{RanksForm, newRanking(r)}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the ranking: %w", err)
	}
	return append(text, '\n'), nil
}
