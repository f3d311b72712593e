package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/data/database"
)

// drawColumns are the columns that say where a respondent was drawn, in the order of [place.part]; weights are summed.
func (t *tableCount) drawColumns() []string {
	var columns []string
	for _, name := range []string{t.wave.Design.Strata, t.wave.Design.Cluster, t.wave.Design.FPC} {
		if name != "" {
			columns = append(columns, name)
		}
	}
	return columns
}

// drawn finds the strata, the clusters and the populations.
func (t *tableCount) drawn(ctx context.Context) (Problems, error) {
	design := t.wave.Design
	t.draw = newScanDraw(&scanPlan{design: design, strata: placeOf(design.Strata), cluster: placeOf(design.Cluster), fpc: placeOf(design.FPC), weight: -1})
	if design.IsZero() {
		return nil, nil
	}
	groups, err := t.groups(ctx, t.drawColumns(), nil)
	if err != nil {
		return nil, err
	}
	left := map[Problem]int{}
	for _, group := range groups {
		for _, problem := range t.unplaced(group) {
			left[problem] += group.Respondents + group.ZeroWeight
		}
		cells := t.drawnCells(group.Cells)
		if len(t.unplaced(group)) > 0 {
			continue
		}
		t.draw.part(cells)
		if design.FPC == "" {
			continue
		}
		value, _ := decimal(string(cells.population)) // checked by unplaced
		stratum := shownCell(cells.stratum)
		if known, found := t.draw.population[stratum]; found && known != value {
			return nil, Problems{{File: t.name, Column: design.FPC,
				Message: fmt.Sprintf("stratum %s has the populations %v and %v; the population is the same for everybody in a stratum", quoted(stratum), known, value)}}
		}
		t.draw.population[stratum] = value
	}
	return withTimes(left), nil
}

// placeOf is 0 for a column that is there, and -1 for one that is not.
func placeOf(column string) int {
	if column == "" {
		return -1
	}
	return 0
}

// drawnCells are the cells of the design at the start of a group.
func (t *tableCount) drawnCells(cells []string) drawnCells {
	var drawn drawnCells
	for _, part := range []struct {
		column string
		to     *[]byte
	}{{t.wave.Design.Strata, &drawn.stratum}, {t.wave.Design.Cluster, &drawn.cluster}, {t.wave.Design.FPC, &drawn.population}} {
		if part.column != "" {
			*part.to, cells = []byte(cells[0]), cells[1:]
		}
	}
	return drawn
}

// unplaced says why a group has no place in the design.
func (t *tableCount) unplaced(group database.Group) Problems {
	var problems Problems
	leave := func(column, message string) {
		problems = append(problems, Problem{File: t.name, Column: column, Message: message + leftOut})
	}
	design, cells := t.wave.Design, t.drawnCells(group.Cells)
	if design.Strata != "" && len(cells.stratum) == 0 {
		leave(design.Strata, fmt.Sprintf(blankPart, "stratum"))
	}
	if design.Cluster != "" && len(cells.cluster) == 0 {
		leave(design.Cluster, fmt.Sprintf(blankPart, "cluster"))
	}
	if group.Misweighed {
		leave(design.Weight, "the weight is blank or not a number of 0 or more")
	}
	if design.FPC != "" && len(problems) == 0 {
		value, ok := decimal(string(cells.population))
		switch {
		case len(cells.population) == 0:
			leave(design.FPC, blankPopulation)
		case !ok || !(value > 0):
			leave(design.FPC, fmt.Sprintf(notAPopulation, quoted(string(cells.population))))
		}
	}
	return problems
}

// times says of how many respondents something holds.
func times(respondents int) string {
	if respondents == 1 {
		return " (1 respondent)"
	}
	return fmt.Sprintf(" (%d respondents)", respondents)
}

// withTimes lists problems with how many respondents have them.
func withTimes(found map[Problem]int) Problems {
	var problems Problems
	for problem, respondents := range found {
		problem.Message += times(respondents)
		problems = append(problems, problem)
	}
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Column, b.Column), strings.Compare(a.Message, b.Message))
	})
	return problems
}
