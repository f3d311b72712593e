package trial

import (
	"fmt"
	"strings"

	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
	"spoor/data/platform"
	"spoor/data/writing"
	"spoor/internal/nearest"
)

// assignment reads of each row which arm and cluster it was assigned to, and what became of it.
type assignment struct {
	file     *file
	plan     plan.Plan
	columns  struct{ arm, cluster, participant, dropout, followed platform.Column }
	clusters map[string]placed
	people   map[string]placed
	told     map[string]bool // clusters whose trouble was told
	rows     map[int]trial.Participant
}

// placed is where a cluster or a participant was seen first.
type placed struct{ number, arm, line int }

// find finds the columns that the plan names.
func (a *assignment) find(export *platform.Export) error {
	for _, column := range []struct {
		name string
		to   *platform.Column
	}{{a.plan.Columns.Arm, &a.columns.arm}, {a.plan.Columns.Cluster, &a.columns.cluster}, {a.plan.Columns.Participant, &a.columns.participant},
		{a.plan.Columns.Dropout, &a.columns.dropout}, {a.plan.Columns.Followed, &a.columns.followed}} {
		if column.name == "" {
			continue
		}
		found, err := export.Find(column.name)
		if err != nil {
			a.file.problems.Add(data.Problem{File: a.file.plan, Line: int(a.plan.LineOf("columns")), Message: err.Error()})
			continue
		}
		*column.to = found
	}
	return a.file.unusable()
}

func (a *assignment) problem(line int, column platform.Column, format string, args ...any) {
	a.file.problems.Add(data.Problem{File: a.file.name, Line: line, Column: column.Name, Message: fmt.Sprintf(format, args...)})
}

// row reads one row.
func (a *assignment) row(r platform.Response) {
	p := trial.Participant{Line: r.Line, Arm: -1}
	if r.Before > 0 {
		before := a.rows[r.Before]
		arm, _ := a.arm(r)
		a.twice(r.Line, platform.Column{}, "this participant", placed{arm: before.Arm, line: r.Before}, arm)
		return
	}
	arm, known := a.arm(r)
	if !known {
		return
	}
	p.Arm = arm
	a.participant(r, arm)
	if a.plan.Clustered() && arm >= 0 {
		p.Cluster = a.cluster(r, arm)
	}
	if a.plan.Columns.Dropout != "" {
		p.Dropped, p.Why = dropped(r.Text(a.columns.dropout.Index))
	}
	if a.plan.Columns.Followed != "" {
		cell := r.Text(a.columns.followed.Index)
		yes, known := writing.Tick(cell)
		switch {
		case cell == "":
		case known:
			p.Followed = &yes
		default:
			if _, missing := writing.Missing(cell); !missing {
				a.problem(r.Line, a.columns.followed, "%q is neither yes nor no; write whether the participant got what the arm was to get, or leave it blank", cell)
			}
		}
	}
	a.rows[r.Line] = p
}

// arm returns the arm of a row, -1 where it is blank, and false where there is no such arm.
func (a *assignment) arm(r platform.Response) (int, bool) {
	cell := r.Text(a.columns.arm.Index)
	if cell == "" {
		return -1, true
	}
	var names []string
	for i, arm := range a.plan.Arms {
		for _, name := range arm.Names() {
			if writing.Fold(name) == writing.Fold(cell) {
				return i, true
			}
			names = append(names, name)
		}
	}
	var ids []string
	for _, arm := range a.plan.Arms {
		ids = append(ids, arm.ID)
	}
	a.problem(r.Line, a.columns.arm, "%q is no arm of the plan (%s); add it to the aliases of an arm before the plan is registered, or correct it%s",
		cell, strings.Join(ids, ", "), nearest.DidYouMean(cell, names))
	return -1, false
}

// participant reports somebody who stands in two rows.
func (a *assignment) participant(r platform.Response, arm int) {
	if a.plan.Columns.Participant == "" {
		return
	}
	id := r.Text(a.columns.participant.Index)
	if id == "" {
		a.problem(r.Line, a.columns.participant, "is blank; every row needs to say who the participant is")
		return
	}
	if before, twice := a.people[id]; twice {
		a.twice(r.Line, a.columns.participant, fmt.Sprintf("participant %q", id), before, arm)
		return
	}
	a.people[id] = placed{arm: arm, line: r.Line}
}

func (a *assignment) twice(line int, column platform.Column, who string, before placed, arm int) {
	if before.arm != arm && before.arm >= 0 && arm >= 0 {
		a.problem(line, column, "%s is in arm %q here and in arm %q on line %d; each participant is in one arm", who, a.plan.Arms[arm].ID, a.plan.Arms[before.arm].ID, before.line)
		return
	}
	a.problem(line, column, "%s stands on line %d already; give one row a participant", who, before.line)
}

// cluster returns the number of the cluster of a row, and reports one that is in two arms, once.
func (a *assignment) cluster(r platform.Response, arm int) int {
	cell := r.Text(a.columns.cluster.Index)
	name := writing.Fold(cell)
	if name == "" {
		a.problem(r.Line, a.columns.cluster, "is blank; every participant in an arm belongs to one %s", a.plan.Unit)
		return 0
	}
	before, seen := a.clusters[name]
	if !seen {
		before = placed{len(a.clusters), arm, r.Line}
		a.clusters[name] = before
	}
	if before.arm != arm && !a.told[name] {
		a.told[name] = true
		a.problem(r.Line, a.columns.cluster, "%s %q is in arm %q here and in arm %q on line %d; each %s is in one arm, or the layout is another (stepped-wedge, crossover)",
			a.plan.Unit, cell, a.plan.Arms[arm].ID, a.plan.Arms[before.arm].ID, before.line, a.plan.Unit)
	}
	return before.number
}

// dropped reads whether somebody dropped out, and why: blank, a no, and what says that nothing is known are none, a yes gives no reason, and
// any other text is one.
func dropped(cell string) (bool, string) {
	if cell == "" || cell == "-" {
		return false, ""
	}
	if yes, known := writing.Tick(cell); known {
		return yes, ""
	}
	if _, missing := writing.Missing(cell); missing {
		return false, ""
	}
	return true, writing.Tidy(cell)
}
