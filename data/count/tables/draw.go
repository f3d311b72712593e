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
	"spoor/data/sums"
	"spoor/internal/inorder"
)

// drawColumns are the columns that say where a respondent was drawn, in the order in which place takes them; weights are summed.
func (t *counting) drawColumns() []string {
	design := t.wave.Design
	names := []string{design.Strata, design.Cluster, design.FPC, design.FPC2}
	if design.Raking != nil {
		for _, margin := range design.Raking.Margins {
			names = append(names, margin.Column)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// drawn finds the strata, the clusters and the populations.
func (t *counting) drawn(ctx context.Context) (data.Problems, error) {
	t.placing = answers.NewPlacing(t.name, t.wave.Design)
	t.placing.Unordered = true
	t.parts = scan.NewParts(t.wave.Design, t.placing)
	if t.wave.Design.IsZero() {
		return nil, nil
	}
	groups, err := t.groups(ctx, t.drawColumns(), nil)
	if err != nil {
		return nil, err
	}
	left := map[data.Problem]int{}
	for _, group := range groups {
		placed, wrong := t.place(group)
		if err := fatal(wrong); err != nil {
			return nil, err
		}
		for _, problem := range wrong {
			left[problem] += group.Respondents + group.ZeroWeight
		}
		if placed.LeftOut {
			continue
		}
		t.parts.Place(placed.Stratum, placed.Cluster)
		err := t.parts.DrawCell(sums.Cell{Stratum: placed.Stratum, Cluster: placed.Cluster, Respondents: group.Respondents, ZeroWeight: group.ZeroWeight,
			Weight: group.Weight, SquaredWeight: group.Squared, Beyond: &sums.Beyond{Margins: placed.Margins, Before: group.Before}})
		if err != nil {
			return nil, err
		}
	}
	return withTimes(left), nil
}

// place places the respondents of a group, of which the cells begin with those of the design. Their weights are summed.
func (t *counting) place(group server.Group) (answers.Placed, data.Problems) {
	drawn, cells := answers.Drawn{Weight: "1", Before: "1", Misweighed: group.Misweighed}, group.Cells
	if group.Respondents == 0 {
		drawn.Weight, drawn.Before = "0", "0"
	}
	for _, part := range []struct {
		column string
		to     *string
	}{{t.wave.Design.Strata, &drawn.Stratum}, {t.wave.Design.Cluster, &drawn.Cluster}, {t.wave.Design.FPC, &drawn.Population}, {t.wave.Design.FPC2, &drawn.Within}} {
		if part.column != "" {
			*part.to, cells = cells[0], cells[1:]
		}
	}
	if raking := t.wave.Design.Raking; raking != nil {
		drawn.Margins = cells[:len(raking.Margins)]
	}
	return t.placing.Place(drawn, 0)
}

// fatal returns the problem that nothing can be counted with, if there is one.
func fatal(wrong data.Problems) error {
	for _, one := range wrong {
		if one.Severity == problem.Fatal {
			return data.Problems{one}
		}
	}
	return nil
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
		problem.Times = respondents
		problems = append(problems, problem)
	}
	inorder.By(problems, func(a, b data.Problem) int {
		return cmp.Or(strings.Compare(a.Column, b.Column), strings.Compare(a.Message, b.Message))
	})
	return problems
}
