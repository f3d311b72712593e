package answers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/sums"
	"spoor/internal/spreadsheet"
)

// Drawn are the cells of one respondent that say how the respondent was drawn; blank where the design does not name a column.
type Drawn struct {
	Stratum, Cluster, Weight, Population string
	Within                               string   // population of the cluster
	Before                               string   // weight before raking
	Margins                              []string // category in each margin that was raked to
	Replicates                           []string // the weights in the replicates; none where somebody else sums them
	Misweighed                           string   // the column in which whoever summed the weights found none
}

// Placed is where a respondent counts.
type Placed struct {
	Stratum, Cluster string
	Weight           float64   // 1 without weights
	Margins          string    // see [sums.Drawn]
	Before           float64   // weight before raking; 0 where none was raked
	Replicates       []float64 // nil without replicate weights
	LeftOut          bool      // the respondent cannot be placed, which is a problem
}

// Counts reports whether the respondent is in the counts: placed, and not of weight 0.
func (p Placed) Counts() bool { return !p.LeftOut && p.Weight > 0 }

// Drawn is the respondent as sums take one.
func (p Placed) Drawn() sums.Drawn {
	return sums.Drawn{Stratum: p.Stratum, Cluster: p.Cluster, Weight: p.Weight, Margins: p.Margins, Before: p.Before}
}

// Placing places the respondents of a file in a design, one after another. It is the only place where that is decided.
type Placing struct {
	// Population of each stratum, as the first respondent in it has it; nil without finite populations.
	Population map[string]float64
	// Within is the population of each cluster, likewise; nil where clusters are not known to be drawn in part.
	Within map[sums.Cluster]float64
	// Unordered says that respondents come in no order, so that strata with two populations cannot be mended: the problem
	// is then [problem.Fatal].
	Unordered  bool
	file       string
	design     data.Design
	replicates []string
	first      map[string]int       // line that gave the population of a stratum
	firstIn    map[sums.Cluster]int // and of a cluster
}

// NewPlacing returns a placing in a design of a file, which is named in problems.
func NewPlacing(file string, design data.Design) *Placing {
	p := &Placing{file: file, design: design}
	if design.Replicates != nil {
		p.replicates = design.Replicates.Names()
	}
	if design.FPC != "" {
		p.Population, p.first = map[string]float64{}, map[string]int{}
	}
	if design.FPC2 != "" {
		p.Within, p.firstIn = map[sums.Cluster]float64{}, map[sums.Cluster]int{}
	}
	return p
}

// What can be wrong with the columns of a design.
const (
	blankPart       = "the %s is blank"
	blankWeight     = "the weight is blank; give 0 to count for nothing"
	notAWeight      = "%s is not a weight, a number of 0 or more with a decimal point"
	tooLarge        = "%s is too large for a weight, which is the number of people that a respondent stands for"
	misweighed      = "the weight is blank or not a number of 0 or more"
	misraked        = "the weight, or that before raking, is blank or not a number of 0 or more, or one of both is 0 and the other is not"
	blankPopulation = "the population of the %s is blank"
	notAPopulation  = "%s is not the size of a population, or the fraction of it that was drawn"
	otherPopulation = "%s differs from %v on line %d; the population is the same for everybody in a %s"
	twoPopulations  = "%s %s has the populations %v and %v; the population is the same for everybody in a %[1]s"
	otherBefore     = "the weight is %v and was %s before raking, which keeps 0 as it is and other weights above 0"
	otherCategory   = "%s is not one of the categories of the margin (%s)"
	leftOut         = "; the respondent is left out"
)

// Place places the respondent on a line, and says what is wrong where that cannot be.
func (p *Placing) Place(cells Drawn, line int) (Placed, data.Problems) {
	cells.Stratum, cells.Cluster = spreadsheet.Text(cells.Stratum), spreadsheet.Text(cells.Cluster)
	placed := Placed{Stratum: cells.Stratum, Cluster: cells.Cluster, Weight: 1}
	var wrong data.Problems
	leave := func(column, format string, args ...any) {
		placed.LeftOut = true
		wrong = append(wrong, data.Problem{File: p.file, Line: line, Column: column, Message: fmt.Sprintf(format, args...) + leftOut})
	}
	if p.design.Strata != "" && cells.Stratum == "" {
		leave(p.design.Strata, blankPart, "stratum")
	}
	if p.design.Cluster != "" && cells.Cluster == "" {
		leave(p.design.Cluster, blankPart, "cluster")
	}
	switch {
	case cells.Misweighed != "" && p.design.Raking != nil && p.design.Raking.Before != "":
		leave(cells.Misweighed, misraked)
	case cells.Misweighed != "":
		leave(cells.Misweighed, misweighed)
	case p.design.Weight != "":
		if weight, fault := weightOf(cells.Weight); fault != "" {
			leave(p.design.Weight, "%s", fault)
		} else {
			placed.Weight = weight
		}
	}
	if len(cells.Replicates) > 0 {
		placed.Replicates = make([]float64, len(p.replicates))
	}
	for k, cell := range cells.Replicates {
		weight, fault := weightOf(cell)
		if fault != "" && !placed.LeftOut { // one problem of a respondent is enough
			leave(p.replicates[k], "%s", fault)
		}
		placed.Replicates[k] = weight
	}
	if p.design.Raking != nil && !placed.LeftOut {
		p.raked(&placed, cells, leave)
	}
	if !placed.LeftOut {
		wrong = append(wrong, p.populations(&placed, cells, line)...)
	}
	return placed, wrong
}

// raked reads the margins that the weight was fitted to, and what it was before.
func (p *Placing) raked(placed *Placed, cells Drawn, leave func(column, format string, args ...any)) {
	raking, before := p.design.Raking, 1.0
	if placed.Weight == 0 {
		before = 0
	}
	if raking.Before != "" {
		var fault string
		if before, fault = weightOf(cells.Before); fault != "" {
			leave(raking.Before, "%s", fault)
			return
		}
		if (before > 0) != (placed.Weight > 0) {
			leave(raking.Before, otherBefore, placed.Weight, problem.Quoted(cells.Before))
			return
		}
	}
	for k, margin := range raking.Margins {
		if _, known := margin.Targets[cells.Margins[k]]; !known && placed.Weight > 0 {
			leave(margin.Column, otherCategory, problem.Quoted(cells.Margins[k]), strings.Join(slices.Sorted(maps.Keys(margin.Targets)), ", "))
			return
		}
	}
	placed.Before, placed.Margins = before, sums.JoinMargins(cells.Margins...)
}

// populations settles those of the stratum and of the cluster of a respondent.
func (p *Placing) populations(placed *Placed, cells Drawn, line int) data.Problems {
	var wrong data.Problems
	if p.design.FPC != "" {
		of := population[string]{p.design.FPC, "stratum", cells.Stratum, p.Population, p.first}
		wrong = append(wrong, of.settle(p, cells.Stratum, cells.Population, line)...)
	}
	if p.design.FPC2 != "" && len(wrong) == 0 {
		of := population[sums.Cluster]{p.design.FPC2, "cluster", cells.Cluster, p.Within, p.firstIn}
		wrong = append(wrong, of.settle(p, sums.Cluster{Stratum: cells.Stratum, Cluster: cells.Cluster}, cells.Within, line)...)
	}
	placed.LeftOut = placed.LeftOut || len(wrong) > 0
	return wrong
}

// mostWeight keeps the sums of squares finite: nobody stands for more people.
const mostWeight = 1e100

// weightOf reads a weight, or says what is wrong with it.
func weightOf(cell string) (weight float64, fault string) {
	weight, ok := Decimal(cell)
	switch {
	case cell == "":
		return 0, blankWeight
	case !ok || sums.CheckWeight(weight) != nil:
		return 0, fmt.Sprintf(notAWeight, problem.Quoted(cell))
	case weight > mostWeight:
		return 0, fmt.Sprintf(tooLarge, problem.Quoted(cell))
	}
	return weight, ""
}

// population is that of strata, or of clusters.
type population[K comparable] struct {
	column, what, name string
	known              map[K]float64
	first              map[K]int
}

// settle reads the population of a stratum or cluster: that which its first respondent has.
func (of population[K]) settle(p *Placing, key K, cell string, line int) data.Problems {
	fault := data.Problem{File: p.file, Line: line, Column: of.column}
	value, ok := Decimal(cell)
	known, found := of.known[key]
	switch {
	case cell == "":
		fault.Message = fmt.Sprintf(blankPopulation, of.what) + leftOut
	case !ok || !(value > 0):
		fault.Message = fmt.Sprintf(notAPopulation, problem.Quoted(cell)) + leftOut
	case found && known != value && p.Unordered:
		fault.Severity, fault.Message = problem.Fatal, fmt.Sprintf(twoPopulations, of.what, problem.Quoted(of.name), known, value)
	case found && known != value:
		fault.Message = fmt.Sprintf(otherPopulation, problem.Quoted(cell), known, of.first[key], of.what) + leftOut
	default:
		if !found {
			of.known[key], of.first[key] = value, line
		}
		return nil
	}
	return data.Problems{fault}
}
