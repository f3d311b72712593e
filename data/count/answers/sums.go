package answers

import (
	"spoor/data"
	"spoor/data/sums"
)

// NewSums returns empty sums for an item.
func NewSums(item data.Item) *sums.Sums {
	switch item.Kind {
	case data.Multiple:
		return sums.NewMultiple(len(item.Options))
	case data.Number:
		return sums.NewNumber()
	}
	return sums.NewSingle(len(item.Answers()))
}

// AddTo adds a respondent to the sums of a tally: to the base with an answer, and to the others without. The value is that of
// a number, the picks are the options of another item; 0 and none without an answer.
func AddTo(t *data.Tally, item data.Item, state data.State, at Placed, value float64, picks []int) error {
	to, weight := t.Sums, at.Weight
	if state != data.Answered {
		to = t.Others
	}
	if state == data.NotAsked {
		weight = 0
	}
	switch {
	case at.Replicates != nil && item.Kind == data.Number:
		return to.AddNumberReplicated(weight, at.Replicates, value)
	case at.Replicates != nil:
		return to.AddReplicated(weight, at.Replicates, picks...)
	case item.Kind == data.Number:
		return to.AddNumber(at.Stratum, at.Cluster, weight, value)
	}
	return to.Add(at.Stratum, at.Cluster, weight, picks...)
}
