package answers

import (
	"slices"

	"spoor/data"
)

// Combination is a number that is made of two others that a respondent gave: the sum of both, each times a factor.
type Combination struct {
	Item    data.Item // of kind number, with an id that no item of the codebook has
	Of      [2]Unit
	Factors [2]float64
}

// Value is what the combination makes of two numbers.
func (c Combination) Value(first, second float64) float64 {
	return c.Factors[0]*first + c.Factors[1]*second
}

// Unit is what the combination is counted as.
func (c Combination) Unit() Unit { return Unit{Item: c.Item} }

// Combine returns what each respondent gave of a combination, from the answers to the units of a file; who gave one number only counts
// as one who gave neither.
func (c Combination) Combine(all []Answers) Answers {
	var of [2]Answers
	for i, u := range c.Of {
		of[i] = all[slices.IndexFunc(all, func(a Answers) bool { return a.Item.ID == u.Item.ID && a.Row == u.Row })]
	}
	out := Answers{Item: c.Item, State: slices.Clone(of[0].State), Value: make([]float64, len(of[0].Value))}
	for i, state := range of[1].State {
		if out.State[i] != data.Answered {
			continue
		}
		if out.State[i] = state; state == data.Answered {
			out.Value[i] = c.Value(of[0].Value[i], of[1].Value[i])
		}
	}
	return out
}
