package frame

import (
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
)

// sample is how each respondent of a file was drawn.
type sample struct {
	placed     []answers.Placed
	population map[string]float64 // of each stratum; nil without finite populations
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
	var replicates [][]string
	if design.Replicates != nil {
		for _, name := range design.Replicates.Names() {
			replicates = append(replicates, r.column(name))
		}
	}
	placing := answers.NewPlacing(r.file, design)
	out := sample{placed: make([]answers.Placed, len(r.lines)), population: placing.Population}
	var problems data.Problems
	for i, line := range r.lines {
		drawn := answers.Drawn{Stratum: strata[i], Cluster: clusters[i], Weight: weights[i], Population: populations[i]}
		for _, column := range replicates {
			drawn.Replicates = append(drawn.Replicates, column[i])
		}
		var wrong data.Problems
		out.placed[i], wrong = placing.Place(drawn, line)
		problems = append(problems, wrong...)
	}
	slices.SortStableFunc(problems, func(a, b data.Problem) int { return a.Line - b.Line })
	return out, problems
}

// addTo adds respondent i to the sums of an item: to the base with an answer, and to the others without.
func (s sample) addTo(t *data.Tally, a answers.Answers, i int) error {
	at := s.placed[i]
	if at.LeftOut {
		return nil
	}
	return answers.AddTo(t, a.Item, a.State[i], at, a.ValueOf(i), a.Picks(i))
}
