package sums

import (
	"fmt"
	"slices"
)

// Replicated are the sums under the replicate weights that came with the data. They need no strata or clusters: the
// replicates stand for them.
type Replicated struct {
	Weights []float64   // of each replicate the sum of its weights
	Picked  [][]float64 // for each option (for a number: y, y²) of each replicate the sum of weight times y
}

// Replicated returns the sums under replicate weights; their slices are those of s: read them only. They are empty where
// nobody was added with such weights.
func (s *Sums) Replicated() Replicated { return s.replicated }

// AddReplicated is Add in a sample that comes with replicate weights: complete weights, not factors on the weight, and for
// every respondent as many. Who has weight 0 counts for nothing in the replicates too.
func (s *Sums) AddReplicated(weight float64, replicates []float64, picks ...int) error {
	if err := s.checkReplicates(replicates); err != nil {
		return err
	}
	if err := s.Add("", "", weight, picks...); err != nil || weight == 0 {
		return err
	}
	s.addReplicates(replicates, picks)
	return nil
}

// AddNumberReplicated is AddNumber in such a sample.
func (s *Sums) AddNumberReplicated(weight float64, replicates []float64, y float64) error {
	if err := s.checkReplicates(replicates); err != nil {
		return err
	}
	if err := s.AddNumber("", "", weight, y); err != nil || weight == 0 {
		return err
	}
	s.addReplicates(replicates, nil)
	for i, w := range replicates {
		s.replicated.Picked[0][i] += w * y
		s.replicated.Picked[1][i] += w * y * y
	}
	return nil
}

// AddReplicates adds the sums of replicate weights over respondents who gave the same answer, in addition to the cell that they
// are in ([Sums.AddCell]).
func (s *Sums) AddReplicates(weights []float64, picks ...int) error {
	if err := s.checkReplicates(weights); err != nil {
		return err
	}
	s.addReplicates(weights, picks)
	return nil
}

func (s *Sums) addReplicates(weights []float64, picks []int) {
	s.replicated.prepare(len(weights), s.options)
	addTo(s.replicated.Weights, weights)
	for _, pick := range picks {
		addTo(s.replicated.Picked[pick], weights)
	}
}

// AddReplicatedValues is AddReplicates of respondents who gave a number y, with of each replicate the sums of its weights times y and y².
func (s *Sums) AddReplicatedValues(weights, y, squares []float64) error {
	if err := s.AddReplicates(weights); err != nil {
		return err
	}
	addTo(s.replicated.Picked[0], y)
	addTo(s.replicated.Picked[1], squares)
	return nil
}

func (s *Sums) checkReplicates(replicates []float64) error {
	if known := len(s.replicated.Weights); known > 0 && len(replicates) != known {
		return fmt.Errorf("%d replicate weights where there are %d replicates: give one for each", len(replicates), known)
	}
	for i, w := range replicates {
		if err := CheckWeight(w); err != nil {
			return fmt.Errorf("replicate %d: %w", i+1, err)
		}
	}
	return nil
}

func (r *Replicated) prepare(replicates, options int) {
	if len(r.Weights) > 0 {
		return
	}
	r.Weights = make([]float64, replicates)
	r.Picked = make([][]float64, options)
	for j := range r.Picked {
		r.Picked[j] = make([]float64, replicates)
	}
}

func (r Replicated) clone() Replicated {
	clone := Replicated{Weights: slices.Clone(r.Weights)}
	for _, picked := range r.Picked {
		clone.Picked = append(clone.Picked, slices.Clone(picked))
	}
	return clone
}

// merge adds other, where either may be empty.
func (r *Replicated) merge(other Replicated) error {
	switch {
	case len(other.Weights) == 0:
		return nil
	case len(r.Weights) == 0:
		*r = other.clone()
		return nil
	case len(r.Weights) != len(other.Weights):
		return fmt.Errorf("cannot add sums with %d replicates to sums with %d: they are of different samples", len(other.Weights), len(r.Weights))
	}
	addTo(r.Weights, other.Weights)
	for j, picked := range other.Picked {
		addTo(r.Picked[j], picked)
	}
	return nil
}

// combined returns the sums of other options of the same respondents, each a sum of the old ones times these factors.
func (r Replicated) combined(factors [][]float64) Replicated {
	if len(r.Weights) == 0 {
		return Replicated{}
	}
	out := Replicated{Weights: slices.Clone(r.Weights), Picked: make([][]float64, len(factors))}
	for i, row := range factors {
		out.Picked[i] = make([]float64, len(r.Weights))
		for j, factor := range row {
			for k, picked := range r.Picked[j] {
				out.Picked[i][k] += factor * picked
			}
		}
	}
	return out
}
