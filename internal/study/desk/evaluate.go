package desk

import (
	"path"
	"strings"

	"spoor/internal/pattern"
	"spoor/internal/study"
	"spoor/internal/study/trial"
	"spoor/reports/screen"
)

// broughtFiles are what was opened of an experiment; the last file of each kind counts.
type broughtFiles struct {
	plan, answers File
	source        study.Source
	brought       []screen.Brought
}

// ofCodebook is the key that a codebook has and a plan has not.
var ofCodebook = pattern.New(`(?m)^items:`)

// broughtFiles tells the files apart that were opened.
func (a asking) broughtFiles() (broughtFiles, error) {
	e := broughtFiles{source: a.study.Source}
	bring := func(name string, role screen.Role) {
		for i := range e.brought {
			e.brought[i].Used = e.brought[i].Used && e.brought[i].Role != role
		}
		e.brought = append(e.brought, screen.Brought{File: name, Role: role, Used: true})
	}
	for _, file := range a.files {
		switch ending := strings.ToLower(path.Ext(file.Name)); {
		case ending == ".zip":
			survey, err := unpacked(file, a.Lang)
			if err != nil {
				return e, err
			}
			e.source.Files = survey.files
			bring(file.Name, screen.CodebookFile)
		case (ending == ".yaml" || ending == ".yml") && ofCodebook.Regexp().Match(file.Content):
			e.source.Files = newFolder([]study.File{{Name: "codebook.yaml", Content: file.Content}}).files
			bring(file.Name, screen.CodebookFile)
		case ending == ".yaml" || ending == ".yml":
			e.plan = file
			bring(file.Name, screen.PlanFile)
		default:
			e.answers = file
			bring(file.Name, screen.AnswersFile)
		}
	}
	return e, nil
}

// evaluate shows what an experiment showed, by its plan and the file of its participants.
func (a asking) evaluate(answer *Answer) error {
	if problem := a.unopened(); problem != "" {
		answer.Title, answer.HTML = a.sector.Evaluate(nil, "", nil, []string{problem})
		return nil
	}
	e, err := a.broughtFiles()
	if err != nil || e.plan.Name == "" || e.answers.Name == "" {
		answer.Title, answer.HTML = a.sector.Evaluate(e.brought, "", nil, a.lines(err))
		return nil
	}
	var heard hearing
	e.source.Listener = heard.listener()
	evaluated, err := trial.Evaluate(a.ctx, e.source, trial.Request{PlanName: e.plan.Name, Plan: e.plan.Content, DataName: e.answers.Name, Data: e.answers.Content, Lang: a.Lang, Version: a.version})
	if err != nil {
		answer.Title, answer.HTML = a.sector.Evaluate(e.brought, "", nil, a.lines(err))
		return nil
	}
	if a.Do != "" {
		form := strings.TrimPrefix(a.Do, "evaluate.")
		content, err := evaluated.Render(form)
		answer.Files = []Download{download(evaluated.Plan.ID+"."+form, content)}
		return err
	}
	answer.Title, answer.HTML = a.sector.Evaluate(e.brought, evaluated.Fragment(), a.said(heard.notes), nil)
	return nil
}
