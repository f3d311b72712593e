package tables

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan"
	"spoor/data/count/tables/server"
	"spoor/data/problem"
)

// drawColumns are the columns that say where a respondent was drawn, in the order of [scan.Drawn]; weights are summed.
func (t *counting) drawColumns() []string {
	var columns []string
	for _, name := range []string{t.wave.Design.Strata, t.wave.Design.Cluster, t.wave.Design.FPC} {
		if name != "" {
			columns = append(columns, name)
		}
	}
	return columns
}

// drawn finds the strata, the clusters and the populations.
func (t *counting) drawn(ctx context.Context) (data.Problems, error) {
	design := t.wave.Design
	t.draw = scan.NewDraw(&scan.Plan{Design: design, Strata: placeOf(design.Strata), Cluster: placeOf(design.Cluster), Fpc: placeOf(design.FPC), Weight: -1})
	if design.IsZero() {
		return nil, nil
	}
	groups, err := t.groups(ctx, t.drawColumns(), nil)
	if err != nil {
		return nil, err
	}
	left := map[data.Problem]int{}
	for _, group := range groups {
		for _, problem := range t.unplaced(group) {
			left[problem] += group.Respondents + group.ZeroWeight
		}
		cells := t.drawnCells(group.Cells)
		if len(t.unplaced(group)) > 0 {
			continue
		}
		t.draw.Part(cells)
		if design.FPC == "" {
			continue
		}
		value, _ := answers.Decimal(string(cells.Population)) // checked by unplaced
		stratum := scan.ShownCell(cells.Stratum)
		if known, found := t.draw.Population[stratum]; found && known != value {
			return nil, data.Problems{{File: t.name, Column: design.FPC,
				Message: fmt.Sprintf("stratum %s has the populations %v and %v; the population is the same for everybody in a stratum", problem.Quoted(stratum), known, value)}}
		}
		t.draw.Population[stratum] = value
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
func (t *counting) drawnCells(cells []string) scan.Drawn {
	var drawn scan.Drawn
	for _, part := range []struct {
		column string
		to     *[]byte
	}{{t.wave.Design.Strata, &drawn.Stratum}, {t.wave.Design.Cluster, &drawn.Cluster}, {t.wave.Design.FPC, &drawn.Population}} {
		if part.column != "" {
			*part.to, cells = []byte(cells[0]), cells[1:]
		}
	}
	return drawn
}

// unplaced says why a group has no place in the design.
func (t *counting) unplaced(group server.Group) data.Problems {
	var problems data.Problems
	leave := func(column, message string) {
		problems = append(problems, data.Problem{File: t.name, Column: column, Message: message + answers.LeftOut})
	}
	design, cells := t.wave.Design, t.drawnCells(group.Cells)
	if design.Strata != "" && len(cells.Stratum) == 0 {
		leave(design.Strata, fmt.Sprintf(answers.BlankPart, "stratum"))
	}
	if design.Cluster != "" && len(cells.Cluster) == 0 {
		leave(design.Cluster, fmt.Sprintf(answers.BlankPart, "cluster"))
	}
	if group.Misweighed {
		leave(design.Weight, "the weight is blank or not a number of 0 or more")
	}
	if design.FPC != "" && len(problems) == 0 {
		value, ok := answers.Decimal(string(cells.Population))
		switch {
		case len(cells.Population) == 0:
			leave(design.FPC, answers.BlankPopulation)
		case !ok || !(value > 0):
			leave(design.FPC, fmt.Sprintf(answers.NotAPopulation, problem.Quoted(string(cells.Population))))
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
func withTimes(found map[data.Problem]int) data.Problems {
	var problems data.Problems
	for problem, respondents := range found {
		problem.Message += times(respondents)
		problems = append(problems, problem)
	}
	slices.SortFunc(problems, func(a, b data.Problem) int {
		return cmp.Or(strings.Compare(a.Column, b.Column), strings.Compare(a.Message, b.Message))
	})
	return problems
}
