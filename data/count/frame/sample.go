package frame

import (
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/sums"
	"spoor/internal/inorder"
)

// sample is how each respondent of a file was drawn.
type sample struct {
	design     data.Design
	placed     []answers.Placed
	population map[string]float64       // of each stratum; nil without finite populations
	within     map[sums.Cluster]float64 // of each cluster
	all        *sums.Sums               // everybody who was drawn, where weights were raked
}

// sample reads the columns of a design.
func (r *responses) sample(design data.Design) (sample, data.Problems) {
	optional := func(name string) []string {
		if name == "" {
			return make([]string, len(r.lines))
		}
		return r.column(name)
	}
	strata, clusters, weights, populations := optional(design.Strata), optional(design.Cluster), optional(design.Weight), optional(design.FPC)
	within, before := optional(design.FPC2), make([]string, len(r.lines))
	var replicates, margins [][]string
	if design.Replicates != nil {
		for _, name := range design.Replicates.Names() {
			replicates = append(replicates, r.column(name))
		}
	}
	if design.Raking != nil {
		before = optional(design.Raking.Before)
		for _, margin := range design.Raking.Margins {
			margins = append(margins, r.column(margin.Column))
		}
	}
	placing := answers.NewPlacing(r.file, design)
	out := sample{design: design, placed: make([]answers.Placed, len(r.lines)), population: placing.Population, within: placing.Within}
	var problems data.Problems
	for i, line := range r.lines {
		drawn := answers.Drawn{Stratum: strata[i], Cluster: clusters[i], Weight: weights[i], Population: populations[i], Within: within[i], Before: before[i]}
		for _, column := range replicates {
			drawn.Replicates = append(drawn.Replicates, column[i])
		}
		for _, column := range margins {
			drawn.Margins = append(drawn.Margins, column[i])
		}
		var wrong data.Problems
		out.placed[i], wrong = placing.Place(drawn, line)
		problems = append(problems, wrong...)
	}
	inorder.By(problems, func(a, b data.Problem) int { return a.Line - b.Line })
	return out, problems
}

// sumDrawn adds up everybody who was drawn, where weights were raked.
func (s *sample) sumDrawn() error {
	s.all = answers.NewDrawn(s.design)
	for _, at := range s.placed {
		if s.all == nil || at.LeftOut {
			continue
		}
		if err := s.all.AddDrawn(at.Drawn()); err != nil {
			return err
		}
	}
	return nil
}

// addTo adds respondent i to the sums of an item: to the base with an answer, and to the others without.
func (s sample) addTo(t *data.Tally, a answers.Answers, i int) error {
	at := s.placed[i]
	if at.LeftOut {
		return nil
	}
	return answers.AddTo(t, a.Item, a.State[i], at, a.ValueOf(i), a.Picks(i))
}
