package trend

import (
	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
)

// Score follows the net score of one row of a scale. Its changes have an interval and no test: the boxes that it is of are tested.
type Score struct {
	Row     string
	Label   data.Text
	Parts   []analysis.Part // one for each wave, the zero value where there is no score
	Changes []ScoreChange   // as those of a [Line]
}

// ScoreChange is the score of a later wave minus that of an earlier one, in [-2, 2].
type ScoreChange struct {
	From, To   int // places of the waves
	Overall    bool
	Difference interval.Difference
}

// Known reports whether there is a score in a wave.
func (s Score) Known(wave int) bool {
	return s.Parts[wave].Rating != nil && s.Parts[wave].Rating.Net != nil
}

// score follows the net scores of a scale of which the codebook names the boxes, over the waves whose scale has both.
func (t *Trend) score(rounds []round) {
	balance, found := t.Item.Score()
	if !found || len(t.Item.Boxes) == 0 {
		return
	}
	for _, row := range t.Item.Rows {
		s := Score{Row: row.ID, Label: row.Label, Parts: make([]analysis.Part, len(rounds))}
		var known []int
		for i, round := range rounds {
			own, same := round.item.Score()
			part, has := round.table.Part(row.ID)
			if s.Parts[i] = part; !has || !same || own.Of != balance.Of || own.Minus != balance.Minus || !s.Known(i) {
				s.Parts[i] = analysis.Part{}
				continue
			}
			for k := len(known) - 1; k >= 0; k-- {
				if t.Waves[known[k]].Strand == t.Waves[i].Strand {
					s.change(known[k], i, false)
					break
				}
			}
			known = append(known, i)
		}
		if len(known) == 0 {
			continue
		}
		if first, last := known[0], known[len(known)-1]; len(s.Changes) > 1 && t.Waves[first].Strand == t.Waves[last].Strand {
			s.change(first, last, true)
		}
		t.Scores = append(t.Scores, s)
	}
}

func (s *Score) change(from, to int, overall bool) {
	if difference, found := estimate.CompareScores(s.Parts[to], s.Parts[from]); found {
		s.Changes = append(s.Changes, ScoreChange{from, to, overall, difference})
	}
}
