package answers

import (
	"spoor/data"
	"spoor/data/sums"
)

// NewSums returns empty sums for an item in a sample of that detail.
func NewSums(item data.Item, detail sums.Detail) *sums.Sums {
	switch item.Kind {
	case data.Multiple:
		return sums.NewMultiple(len(item.Options)).WithDetail(detail)
	case data.Number:
		return sums.NewNumber().WithDetail(detail)
	}
	return sums.NewSingle(len(item.Answers())).WithDetail(detail)
}

// NewDrawn returns empty sums of everybody who was drawn, nil where weights were not raked and nothing asks for them.
func NewDrawn(design data.Design) *sums.Sums {
	if design.Raking == nil {
		return nil
	}
	return sums.NewSample().WithDetail(design.Detail())
}

// AddTo adds a respondent to the sums of a tally: to the base with an answer, and to the others without. The value is that of
// a number, the picks are the options of another item.
func AddTo(t *data.Tally, item data.Item, state data.State, at Placed, value float64, picks []int) error {
	to, drawn := t.Sums, at.Drawn()
	if state != data.Answered {
		to = t.Others
	}
	if state == data.NotAsked {
		drawn.Weight, drawn.Before = 0, 0
	}
	switch {
	case state != data.Answered && at.Replicates != nil:
		return to.AddReplicated(drawn.Weight, at.Replicates)
	case state != data.Answered:
		return to.AddDrawn(drawn)
	case at.Replicates != nil && item.Kind == data.Number:
		return to.AddNumberReplicated(drawn.Weight, at.Replicates, value)
	case at.Replicates != nil:
		return to.AddReplicated(drawn.Weight, at.Replicates, picks...)
	case item.Kind == data.Number:
		return to.AddDrawnNumber(drawn, value)
	}
	return to.AddDrawn(drawn, picks...)
}
