package answers

import (
	"fmt"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/sums"
	"spoor/internal/spreadsheet"
)

// Drawn are the cells of one respondent that say how the respondent was drawn; blank where the design does not name a column.
type Drawn struct {
	Stratum, Cluster, Weight, Population string
	Replicates                           []string // the weights in the replicates
	Misweighed                           bool     // whoever summed the weights found that this is none
}

// Placed is where a respondent counts.
type Placed struct {
	Stratum, Cluster string
	Weight           float64   // 1 without weights
	Replicates       []float64 // nil without replicate weights
	LeftOut          bool      // the respondent cannot be placed, which is a problem
}

// Counts reports whether the respondent is in the counts: placed, and not of weight 0.
func (p Placed) Counts() bool { return !p.LeftOut && p.Weight > 0 }

// Placing places the respondents of a file in a design, one after another. It is the only place where that is decided.
type Placing struct {
	// Population of each stratum, as the first respondent in it has it; nil without finite populations.
	Population map[string]float64
	// Unordered says that respondents come in no order, so that strata with two populations cannot be mended: the problem
	// is then [problem.Fatal].
	Unordered  bool
	file       string
	design     data.Design
	replicates []string
	first      map[string]int // line that gave the population of a stratum
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
	return p
}

// What can be wrong with the columns of a design.
const (
	blankPart       = "the %s is blank"
	blankWeight     = "the weight is blank; give 0 to count for nothing"
	notAWeight      = "%s is not a weight, a number of 0 or more with a decimal point"
	tooLarge        = "%s is too large for a weight, which is the number of people that a respondent stands for"
	misweighed      = "the weight is blank or not a number of 0 or more"
	blankPopulation = "the population of the stratum is blank"
	notAPopulation  = "%s is not the size of a population, or the fraction of it that was drawn"
	otherPopulation = "%s differs from %v on line %d; the population is the same for everybody in a stratum"
	twoPopulations  = "stratum %s has the populations %v and %v; the population is the same for everybody in a stratum"
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
	case cells.Misweighed:
		leave(p.design.Weight, misweighed)
	case p.design.Weight != "":
		if weight, fault := weightOf(cells.Weight); fault != "" {
			leave(p.design.Weight, "%s", fault)
		} else {
			placed.Weight = weight
		}
	}
	if len(p.replicates) > 0 {
		placed.Replicates = make([]float64, len(p.replicates))
	}
	for k, column := range p.replicates {
		weight, fault := weightOf(cells.Replicates[k])
		if fault != "" && !placed.LeftOut { // one problem of a respondent is enough
			leave(column, "%s", fault)
		}
		placed.Replicates[k] = weight
	}
	if p.design.FPC != "" && !placed.LeftOut {
		if fault := p.settle(cells, line); fault.Message != "" {
			placed.LeftOut = true
			wrong = append(wrong, fault)
		}
	}
	return placed, wrong
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

// settle reads the population of a stratum: that which its first respondent has.
func (p *Placing) settle(cells Drawn, line int) data.Problem {
	fault := data.Problem{File: p.file, Line: line, Column: p.design.FPC}
	value, ok := Decimal(cells.Population)
	known, found := p.Population[cells.Stratum]
	switch {
	case cells.Population == "":
		fault.Message = blankPopulation + leftOut
	case !ok || !(value > 0):
		fault.Message = fmt.Sprintf(notAPopulation, problem.Quoted(cells.Population)) + leftOut
	case found && known != value && p.Unordered:
		fault.Severity, fault.Message = problem.Fatal, fmt.Sprintf(twoPopulations, problem.Quoted(cells.Stratum), known, value)
	case found && known != value:
		fault.Message = fmt.Sprintf(otherPopulation, problem.Quoted(cells.Population), known, p.first[cells.Stratum]) + leftOut
	case !found:
		p.Population[cells.Stratum], p.first[cells.Stratum] = value, line
	}
	return fault
}
