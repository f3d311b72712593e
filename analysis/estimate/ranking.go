package estimate

import (
	"spoor/data"
)

// ranking summarizes the ranks of one option. It is nil where nobody ranked it.
//
// The mean rank is that of those who ranked the option, of a number from 1 to the lowest rank: Student's interval, and with a design
// that of the mean of a domain, as svymean(~rank, subset(design, placed)) of R's survey package. Who did not rank the option is not
// taken to have put it last, for nothing says how far down it would stand.
func (s Source) ranking() (*Rating, error) {
	ranks := make([]int, len(s.item.Scale)-1) // without that of who did not rank it
	for place := range ranks {
		ranks[place] = place
	}
	of := s.Of(data.Tally{Wave: s.tally.Wave, Item: s.tally.Item, Row: s.tally.Row, Asked: s.tally.Asked, SpreadKnown: true})
	of.options.Base = BaseAnswered
	of.item = &data.Item{ID: s.item.ID, Kind: data.Number, Range: []float64{1, float64(len(ranks))}}
	weights := make([]float64, len(ranks))
	for _, place := range ranks {
		count, rank := s.tally.Counts[place], float64(place+1)
		of.tally.Answered += count
		of.tally.Sum += float64(count) * rank
		of.tally.SumOfSquares += float64(count) * rank * rank
		weights[place] = float64(count)
	}
	if of.tally.Answered == 0 {
		return nil, nil
	}
	if s.weighted {
		placed, err := s.tally.Sums.Among(ranks)
		if err != nil {
			return nil, err
		}
		points := s.item.Points()[:len(ranks)]
		if of.tally.Sums, err = placed.Scores(points); err != nil {
			return nil, err
		}
		weights = placed.Total().Picked
	}
	if total(weights) == 0 {
		return nil, nil
	}
	mean, err := of.mean()
	if err != nil {
		return nil, err
	}
	mean.Option, mean.Count = Mean, mean.Base
	return &Rating{Median: medianPoint(s.item.Points(), weights), Mean: mean.Number.Mean, Rank: &mean}, nil
}
