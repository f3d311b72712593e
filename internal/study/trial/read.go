package trial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/importing"
	"spoor/data/plan"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/strictyaml"
	"spoor/internal/study"
	"spoor/internal/study/exports"
)

// file is the data of an experiment, which are read twice: for what they say of the experiment, and for the answers.
type file struct {
	name     string
	plan     string // the name of its plan
	content  []byte
	codebook data.Codebook
	listener study.Listener
	problems importing.Problems
}

// kept are the responses that stay though a survey would leave them out: who did not finish was assigned all the same.
var kept = platform.Options{Keep: []platform.Reason{platform.Unfinished}}

// read fills in the participants of an experiment. Every problem of what was assigned to whom is in the error, all at once.
func (f *file) read(ctx context.Context, d trial.Data, adjusts []plan.Answer) (trial.Data, error) {
	assigned, err := f.assigned(d.Plan)
	if err != nil {
		return d, err
	}
	if err := f.answers(ctx, &d, adjusts, assigned); err != nil {
		return d, err
	}
	if len(d.Participants) == 0 {
		f.problems.Add(data.Problem{File: f.name, Message: "holds no participants"})
	} else {
		f.compared(d)
	}
	return d, f.unusable()
}

// compared reports arms that hold nobody, where they leave nothing to compare.
func (f *file) compared(d trial.Data) {
	in := make([]int, len(d.Plan.Arms))
	for _, p := range d.Participants {
		if p.Arm >= 0 {
			in[p.Arm]++
		}
	}
	first := d.Plan.Arms[0].ID
	if in[0] == 0 {
		f.problems.Add(data.Problem{File: f.name, Column: d.Plan.Columns.Arm, Message: fmt.Sprintf("nobody is in arm %q, so there is nothing to compare; see how the plan and the file call the arms", first)})
	} else if !slices.ContainsFunc(in[1:], func(n int) bool { return n > 0 }) {
		f.problems.Add(data.Problem{File: f.name, Column: d.Plan.Columns.Arm, Message: fmt.Sprintf("nobody is in an arm beside %q, so there is nothing to compare; see how the plan and the file call the arms", first)})
	}
}

// unusable returns all problems so far as one error.
func (f *file) unusable() error {
	var all data.Problems
	for _, group := range f.problems.Groups() {
		found := group.Problem
		if group.Count > 1 {
			found.Message += fmt.Sprintf(" (%d rows)", group.Count)
		}
		all = append(all, found)
	}
	if len(all) == 0 {
		return nil
	}
	return study.Unusable{Err: all}
}

// assigned reads what the rows say of the experiment, by line.
func (f *file) assigned(p plan.Plan) (map[int]trial.Participant, error) {
	reader, err := records.Open(f.name, bytes.NewReader(f.content), records.Options{})
	if err != nil {
		return nil, study.Unreadable(err)
	}
	export, err := platform.Open(reader, kept)
	if err != nil {
		return nil, study.Unreadable(err)
	}
	a := assignment{file: f, plan: p, clusters: map[string]placed{}, told: map[string]bool{}, people: map[string]placed{}, rows: map[int]trial.Participant{}}
	if err := a.find(export); err != nil {
		return nil, err
	}
	for {
		response, err := export.Next()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF):
			return a.rows, f.unusable()
		case errors.As(err, &found):
			f.problems.Add(*found)
			if found.Severity == problem.Fatal {
				return nil, f.unusable()
			}
			continue
		case err != nil:
			return nil, err
		}
		a.row(response)
	}
}

// answers reads the answers of every row and joins them to what was assigned.
func (f *file) answers(ctx context.Context, d *trial.Data, adjusts []plan.Answer, assigned map[int]trial.Participant) error {
	named := f.named(*d)
	var without []string
	for _, id := range f.codebook.ItemIDs() {
		if !slices.ContainsFunc(named, func(item namedItem) bool { return item.id == id }) {
			without = append(without, id)
		}
	}
	opened, err := exports.Export{Name: f.name, Content: bytes.NewReader(f.content), Platform: kept}.Open(f.listener)
	if err != nil {
		return err
	}
	importer, err := opened.Importer(f.codebook, importing.Options{Without: without})
	var unusable study.Unusable
	if errors.As(err, &unusable) {
		for _, item := range named {
			f.lacks(item)
		}
		return f.unusable()
	}
	if err != nil {
		return err
	}
	for _, item := range named {
		if !slices.Contains(importer.Items(), item.id) {
			f.lacks(item)
		}
	}
	if err := f.unusable(); err != nil {
		return err
	}
	opened.Describe()
	cells := reading{importer.Header()}
	damaged, err := opened.Each(ctx, importer, func(record importing.Record) error {
		p, known := assigned[record.Line]
		if !known {
			return fmt.Errorf("%s:%d: a row that was not there before; the file changed while it was read", f.name, record.Line)
		}
		d.Participants = append(d.Participants, cells.participant(*d, adjusts, p, record.Cells))
		return nil
	})
	if err != nil {
		return err
	}
	for _, group := range importer.Problems().Groups() {
		f.listener.Say("%s", group)
	}
	if damaged {
		return study.Unusable{Err: errors.New(f.name + ": not all of it can be read; see the problem above")}
	}
	if changed := importer.Changed(); len(changed) > 0 {
		return study.Unusable{Err: changed}
	}
	return nil
}

// lacks says that the file has no column of an item.
func (f *file) lacks(named namedItem) {
	item, _ := f.codebook.Item(named.id)
	f.problems.Add(data.Problem{File: f.plan, Line: int(named.line), Message: fmt.Sprintf("%s has no column of item %q (%s); call a column of it so, or name its column under columns in the codebook", f.name, named.id, item.Text.In(data.Dutch))})
}

// namedItem is an item whose column is needed, and the line of the plan that names it; 0 where another item or the request does.
type namedItem struct {
	id   string
	line strictyaml.Line
}

// named returns the items whose columns are needed: of outcomes, of what is known at the start, and those that they depend on.
func (f *file) named(d trial.Data) []namedItem {
	var named []namedItem
	add := func(id string, line strictyaml.Line) {
		for id != "" && !slices.ContainsFunc(named, func(item namedItem) bool { return item.id == id }) {
			named = append(named, namedItem{id, line})
			item, _ := f.codebook.Item(id)
			id, _, _ = strings.Cut(item.AskedIf, ".")
		}
	}
	for _, o := range d.Outcomes {
		add(o.Of.Item.ID, o.Line)
		add(o.For.Item.ID, o.Line)
	}
	for _, of := range d.Known {
		add(of.Item.ID, d.Plan.LineOf("baseline"))
	}
	for _, s := range d.Subgroups {
		line := strictyaml.Line(0)
		if s.Registered {
			line = d.Plan.LineOf("subgroups")
		}
		add(s.Item.ID, line)
	}
	return named
}

// reading takes answers from the cells of a record.
type reading struct{ header []string }

func (r reading) participant(d trial.Data, adjusts []plan.Answer, p trial.Participant, cells []string) trial.Participant {
	for _, o := range d.Outcomes {
		p.Outcomes = append(p.Outcomes, r.value(o.Of, cells))
	}
	for _, of := range adjusts {
		p.Before = append(p.Before, r.value(of, cells))
	}
	for _, of := range d.Known {
		p.Known = append(p.Known, r.value(of, cells))
	}
	for _, s := range d.Subgroups {
		p.Groups = append(p.Groups, slices.Index(data.IDs(s.Item.Options), r.cell(s.Item.ID, cells)))
	}
	return p
}

// cell returns the cell of a column, empty where it says why there is no answer.
func (r reading) cell(column string, cells []string) string {
	at := slices.Index(r.header, column)
	if at < 0 || strings.HasPrefix(cells[at], "#") {
		return ""
	}
	return cells[at]
}

// value returns the answer as a number: of a share 1 or 0, of a scale what its point counts for.
func (r reading) value(of plan.Answer, cells []string) trial.Value {
	item := of.Item
	if item.ID == "" {
		return trial.Value{}
	}
	if item.Kind == data.Multiple {
		return r.picked(of, cells)
	}
	column := item.ID
	if of.Row != "" {
		column += "." + of.Row
	}
	cell := r.cell(column, cells)
	switch {
	case cell == "":
		return trial.Value{}
	case !of.Mean():
		return trial.Value{Of: oneIf(slices.Contains(of.Options, cell)), Known: true}
	case item.Kind == data.Rating:
		at := slices.Index(data.IDs(item.Scale), cell)
		if at < 0 {
			return trial.Value{}
		}
		return trial.Value{Of: trial.PointValue(item, at), Known: true}
	}
	number, err := strconv.ParseFloat(cell, 64)
	return trial.Value{Of: number, Known: err == nil}
}

// picked reads a multiple choice: it is known where anything was ticked or not.
func (r reading) picked(of plan.Answer, cells []string) trial.Value {
	known, any := false, false
	for _, option := range of.Item.Options {
		cell := r.cell(of.Item.ID+"."+option.ID, cells)
		known = known || cell != ""
		any = any || cell == "1" && slices.Contains(of.Options, option.ID)
	}
	return trial.Value{Of: oneIf(any), Known: known}
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
