package trial

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"spoor/analysis/trial"
	"spoor/analysis/trial/together"
	"spoor/data"
	"spoor/internal/forms"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/study"
	report "spoor/reports/trial"
	"spoor/reports/workbook"
)

// Shared is the file of an experiment without its participants.
type Shared struct {
	Name    string
	Content []byte
}

// Pooling are several experiments, and the files of their figure.
type Pooling struct {
	report.Together
	Figures []study.File
	look    study.Look
}

// Render writes experiments together in the form md, html, docx, xlsx or json.
func (p Pooling) Render(form string) ([]byte, error) {
	switch form {
	case "html":
		return p.HTML(), nil
	case "docx":
		return p.look.Document(p.Markdown(), p.Lang, p.Together.Figures)
	case "xlsx":
		found, err := p.JSON()
		if err != nil {
			return nil, err
		}
		return workbook.Sheets(p.Title(), []sheets.Sheet{p.Sheet()}, nil, found, p.Lang, study.Office(p.Lang))
	case "json":
		return p.JSON()
	}
	return p.Markdown(), nil
}

// Files returns experiments together in every form with their figure, for a folder.
func (p Pooling) Files() ([]study.File, error) {
	files := p.Figures
	for _, form := range forms.Of("evaluate").Forms {
		content, err := p.Render(form)
		if err != nil {
			return nil, err
		}
		files = append(files, study.File{Name: "together." + form, Content: content})
	}
	return files, nil
}

// Together puts the primary outcomes of experiments together, which have to be of one answer and one goal.
func Together(files []Shared, level float64, lang data.Lang, version string, look study.Look) (Pooling, error) {
	t := report.Together{Lang: lang, Version: version, Level: level}
	var problems data.Problems
	for _, file := range files {
		problems = append(problems, add(&t, file)...)
	}
	if len(problems) > 0 {
		return Pooling{}, study.Unusable{Err: problems}
	}
	if err := pool(&t); err != nil {
		return Pooling{}, err
	}
	drawn, written, err := pictures("together", t.Drawing().Title, lang, forest("together", t.Drawing()))
	t.Figures = append(t.Figures, drawn)
	return Pooling{t, written, look}, err
}

// add reads one experiment and takes its primary outcome, of each arm but the first.
func add(t *report.Together, file Shared) data.Problems {
	wrong := func(format string, args ...any) data.Problems {
		return data.Problems{{File: file.Name, Message: fmt.Sprintf(format, args...)}}
	}
	var a report.Aggregate
	decoder := json.NewDecoder(bytes.NewReader(file.Content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&a); err != nil || a.Schema != report.Schema {
		return wrong("is no experiment as spoor evaluate --format json or --share writes it (%s)", report.Schema)
	}
	found := false
	for _, o := range a.Outcomes {
		if o.Role != trial.Primary {
			continue
		}
		found = true
		one := report.Experiment{File: file.Name, Aggregate: a, Outcome: o}
		if problem := fits(t, one); problem != "" {
			return wrong("%s", problem)
		}
		t.Experiments = append(t.Experiments, one)
	}
	if !found {
		return wrong("has no primary outcome")
	}
	return nil
}

// fits says why an experiment does not go with those before it.
func fits(t *report.Together, one report.Experiment) string {
	o := one.Outcome
	switch {
	case o.Of != report.Share && o.Of != report.Mean:
		return fmt.Sprintf("compares %q, which is neither a share nor a mean", o.Of)
	case o.Effect != nil && o.Effect.Error < 0:
		return "has numbers that cannot be"
	case o.Effect != nil && (wrongCounts(o.Effect.Control) || wrongCounts(o.Effect.Other)):
		return "has counts that cannot be"
	case o.Goal != "raise" && o.Goal != "lower":
		return fmt.Sprintf("has the goal %q, which is neither raise nor lower", o.Goal)
	}
	for _, before := range t.Experiments {
		switch {
		case before.Aggregate.Topic != one.Aggregate.Topic && before.Aggregate.Topic != "" && one.Aggregate.Topic != "":
			return fmt.Sprintf("is on the topic %q, and %s is on %q; only experiments on one topic can be put together", one.Aggregate.Topic, before.File, before.Aggregate.Topic)
		case before.Aggregate.Plan == one.Aggregate.Plan && before.Outcome.Arm == o.Arm && before.Aggregate.Checksum == one.Aggregate.Checksum &&
			(before.Aggregate.Name == one.Aggregate.Name || o.Effect != nil && reflect.DeepEqual(before.Outcome.Effect, o.Effect)):
			return fmt.Sprintf("is the experiment %q, which %s holds already", one.Aggregate.Plan, before.File)
		case before.Outcome.Answer != o.Answer || before.Outcome.Of != o.Of || before.Outcome.Unit != o.Unit:
			return fmt.Sprintf("has the primary outcome %s, and %s has %s; only the same outcome can be put together", o.Answer, before.File, before.Outcome.Answer)
		case before.Outcome.Goal != o.Goal:
			if o.Goal == "raise" {
				return fmt.Sprintf("hopes to raise the outcome, and %s to lower it", before.File)
			}
			return fmt.Sprintf("hopes to lower the outcome, and %s to raise it", before.File)
		}
	}
	return ""
}

func wrongCounts(g report.SharedGroup) bool {
	return g.N < 0 || g.Events < 0 || g.Events > g.N || g.Clusters < 0 || g.SD < 0
}

// pool pools the experiments that can be: by random effects, and rare outcomes of persons by the exact common odds ratio.
func pool(t *report.Together) error {
	var effects, errs []float64
	var tables []together.Table
	counted := true
	for i := range t.Experiments {
		one := &t.Experiments[i]
		o := one.Outcome.Effect
		if o == nil || o.Control.N == 0 || o.Other.N == 0 {
			one.Left, counted = true, counted && o != nil
			continue
		}
		persons := one.Outcome.Of == report.Share && o.Control.Clusters == 0 && o.Other.Clusters == 0
		counted = counted && persons
		if persons {
			tables = append(tables, together.Table{K1: o.Control.Events, N1: o.Control.N, K2: o.Other.Events, N2: o.Other.N})
		}
		if o.Error == 0 {
			one.Left = true
			continue
		}
		effects, errs, one.Pooled = append(effects, o.Estimate), append(errs, o.Error), true
	}
	if counted && len(tables) > 1 && together.Rare(tables) {
		odds, err := together.Exact(tables, t.Level)
		t.Odds = &odds
		for i := range t.Experiments { // exact counts need no standard error
			o := t.Experiments[i].Outcome.Effect
			t.Experiments[i].Left = o.Control.N == 0 || o.Other.N == 0
		}
		return err
	}
	random, err := together.Random(effects, errs, t.Level)
	if errors.Is(err, together.ErrFew) {
		return study.Unusable{Err: errors.New("fewer than two of these experiments have an effect with a standard error; there is nothing to put together")}
	}
	if t.Experiments[0].Outcome.Of == report.Share { // no difference of shares is wider
		for _, end := range []*float64{&random.Low, &random.High, &random.Next[0], &random.Next[1]} {
			*end = min(max(*end, -1), 1)
		}
	}
	t.Random = &random
	return err
}
