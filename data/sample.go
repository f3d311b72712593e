package data

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

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

// What can be wrong with the columns of a design.
const (
	blankPart       = "the %s is blank"
	blankWeight     = "the weight is blank; give 0 to count for nothing"
	notAWeight      = "%s is not a weight, a number of 0 or more with a decimal point"
	blankPopulation = "the population of the stratum is blank"
	notAPopulation  = "%s is not the size of a population, or the fraction of it that was drawn"
	otherPopulation = "%s differs from %v on line %d; the population is the same for everybody in a stratum"
	leftOut         = "; the respondent is left out"
)

// sample reads the columns of a design.
func (r *responses) sample(design Design) (sample, Problems) {
	s := sample{weights: make([]float64, len(r.lines)), leftOut: make([]bool, len(r.lines))}
	for i := range s.weights {
		s.weights[i] = 1
	}
	var problems Problems
	leave := func(i int, column, format string, args ...any) {
		s.leftOut[i] = true
		problems = append(problems, Problem{r.file, r.lines[i], column, fmt.Sprintf(format, args...) + leftOut})
	}
	names := func(column, what string) []string {
		if column == "" {
			return nil
		}
		cells, blank := r.column(column)
		for i := range cells {
			if blank[i] {
				leave(i, column, blankPart, what)
			}
		}
		return cells
	}
	s.strata, s.clusters = names(design.Strata, "stratum"), names(design.Cluster, "cluster")
	if design.Weight != "" {
		cells, blank := r.column(design.Weight)
		for i, cell := range cells {
			weight, ok := decimal(cell)
			switch {
			case blank[i]:
				leave(i, design.Weight, blankWeight)
			case !ok || sums.CheckWeight(weight) != nil:
				leave(i, design.Weight, notAWeight, quoted(cell))
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
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
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
			weight, ok := decimal(cell)
			switch {
			case s.leftOut[i]:
			case blank[i]:
				leave(i, column, blankWeight)
			case !ok || sums.CheckWeight(weight) != nil:
				leave(i, column, notAWeight, quoted(cell))
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
		value, ok := decimal(cell)
		known, found := s.population[stratum]
		switch {
		case blank[i]:
			leave(i, column, blankPopulation)
		case !ok || !(value > 0):
			leave(i, column, notAPopulation, quoted(cell))
		case found && known != value:
			leave(i, column, otherPopulation, quoted(cell), known, r.lines[first[stratum]])
		case !found:
			s.population[stratum], first[stratum] = value, i
		}
	}
}

// decimal reads a number in decimal notation; Go also reads hexadecimal, and names for infinity.
func decimal(cell string) (float64, bool) {
	value, err := strconv.ParseFloat(cell, 64)
	return value, err == nil && !strings.ContainsAny(cell, "xX_") && !math.IsInf(value, 0) && !math.IsNaN(value)
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
func (s sample) addTo(t *Tally, a Answers, i int) error {
	if s.leftOut[i] {
		return nil
	}
	stratum, cluster, weight := entry(s.strata, i), entry(s.clusters, i), s.weights[i]
	to := t.Sums
	if a.State[i] != Answered {
		to = t.Others
	}
	if a.State[i] == NotAsked {
		weight = 0
	}
	switch {
	case s.replicates != nil && a.Item.Kind == Number:
		return to.AddNumberReplicated(weight, s.replicates[i], a.value(i))
	case s.replicates != nil:
		return to.AddReplicated(weight, s.replicates[i], a.picks(i)...)
	case a.Item.Kind == Number:
		return to.AddNumber(stratum, cluster, weight, a.value(i))
	}
	return to.Add(stratum, cluster, weight, a.picks(i)...)
}

// value is the number that respondent i gave, 0 without one.
func (a Answers) value(i int) float64 {
	if a.State[i] != Answered {
		return 0
	}
	return a.Value[i]
}

// picks are the options that respondent i chose.
func (a Answers) picks(i int) []int {
	if a.State[i] != Answered {
		return nil
	}
	if a.Item.Kind != Multiple {
		return []int{a.Code[i]}
	}
	var picks []int
	for k := range a.Picked {
		if a.Picked[k][i] {
			picks = append(picks, k)
		}
	}
	return picks
}

// newSums returns empty sums for an item.
func newSums(item Item) *sums.Sums {
	switch item.Kind {
	case Multiple:
		return sums.NewMultiple(len(item.Options))
	case Number:
		return sums.NewNumber()
	}
	return sums.NewSingle(len(item.Answers()))
}
