package frame

import (
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/problem"
	"spoor/data/sums"
)

// sample is how each respondent of a file was drawn. Columns that the design does not name are nil.
type sample struct {
	weights    []float64 // 1 without weights
	strata     []string
	clusters   []string
	replicates [][]float64        // of each respondent; nil without replicate weights
	leftOut    []bool             // the respondent cannot be placed in the design, which was reported
	population map[string]float64 // of each stratum; nil without finite populations
}

// sample reads the columns of a design.
func (r *responses) sample(design data.Design) (sample, data.Problems) {
	s := sample{weights: make([]float64, len(r.lines)), leftOut: make([]bool, len(r.lines))}
	for i := range s.weights {
		s.weights[i] = 1
	}
	var problems data.Problems
	leave := func(i int, column, format string, args ...any) {
		s.leftOut[i] = true
		problems = append(problems, data.Problem{File: r.file, Line: r.lines[i], Column: column, Message: fmt.Sprintf(format, args...) + answers.LeftOut})
	}
	names := func(column, what string) []string {
		if column == "" {
			return nil
		}
		cells, blank := r.column(column)
		for i := range cells {
			if blank[i] {
				leave(i, column, answers.BlankPart, what)
			}
		}
		return cells
	}
	s.strata, s.clusters = names(design.Strata, "stratum"), names(design.Cluster, "cluster")
	if design.Weight != "" {
		cells, blank := r.column(design.Weight)
		for i, cell := range cells {
			weight, ok := answers.Decimal(cell)
			switch {
			case blank[i]:
				leave(i, design.Weight, answers.BlankWeight)
			case !ok || sums.CheckWeight(weight) != nil:
				leave(i, design.Weight, answers.NotAWeight, problem.Quoted(cell))
			default:
				s.weights[i] = weight
			}
		}
	}
	if design.Replicates != nil {
		s.readReplicates(r, design.Replicates.Names(), leave)
	}
	if design.FPC != "" {
		s.readPopulation(r, design.FPC, leave)
	}
	slices.SortStableFunc(problems, func(a, b data.Problem) int { return a.Line - b.Line })
	return s, problems
}

// readReplicates reads the replicate weights. One problem a respondent is enough.
func (s *sample) readReplicates(r *responses, columns []string, leave func(i int, column, format string, args ...any)) {
	s.replicates = make([][]float64, len(r.lines))
	for i := range s.replicates {
		s.replicates[i] = make([]float64, len(columns))
	}
	for k, column := range columns {
		cells, blank := r.column(column)
		for i, cell := range cells {
			weight, ok := answers.Decimal(cell)
			switch {
			case s.leftOut[i]:
			case blank[i]:
				leave(i, column, answers.BlankWeight)
			case !ok || sums.CheckWeight(weight) != nil:
				leave(i, column, answers.NotAWeight, problem.Quoted(cell))
			default:
				s.replicates[i][k] = weight
			}
		}
	}
}

// readPopulation reads the population of the strata: the value that the first respondent of a stratum has.
func (s *sample) readPopulation(r *responses, column string, leave func(i int, column, format string, args ...any)) {
	s.population = map[string]float64{}
	first := map[string]int{}
	cells, blank := r.column(column)
	for i, cell := range cells {
		if s.leftOut[i] {
			continue
		}
		stratum := entry(s.strata, i)
		value, ok := answers.Decimal(cell)
		known, found := s.population[stratum]
		switch {
		case blank[i]:
			leave(i, column, answers.BlankPopulation)
		case !ok || !(value > 0):
			leave(i, column, answers.NotAPopulation, problem.Quoted(cell))
		case found && known != value:
			leave(i, column, answers.OtherPopulation, problem.Quoted(cell), known, r.lines[first[stratum]])
		case !found:
			s.population[stratum], first[stratum] = value, i
		}
	}
}

func entry(column []string, i int) string {
	if column == nil {
		return ""
	}
	return column[i]
}

// counted reports whether respondent i is in the counts: placed in the design, and not of weight 0.
func (s sample) counted(i int) bool { return !s.leftOut[i] && s.weights[i] > 0 }

// addTo adds respondent i to the sums of an item: to the base with an answer, and to the others without.
func (s sample) addTo(t *data.Tally, a answers.Answers, i int) error {
	if s.leftOut[i] {
		return nil
	}
	stratum, cluster, weight := entry(s.strata, i), entry(s.clusters, i), s.weights[i]
	to := t.Sums
	if a.State[i] != data.Answered {
		to = t.Others
	}
	if a.State[i] == data.NotAsked {
		weight = 0
	}
	switch {
	case s.replicates != nil && a.Item.Kind == data.Number:
		return to.AddNumberReplicated(weight, s.replicates[i], a.ValueOf(i))
	case s.replicates != nil:
		return to.AddReplicated(weight, s.replicates[i], a.Picks(i)...)
	case a.Item.Kind == data.Number:
		return to.AddNumber(stratum, cluster, weight, a.ValueOf(i))
	}
	return to.Add(stratum, cluster, weight, a.Picks(i)...)
}
