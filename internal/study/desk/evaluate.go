package desk

import (
	"path"
	"strings"

	"spoor/data"
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
		answer.Title, answer.HTML = a.sector.Evaluate(nil, screen.Evaluated{}, []string{problem})
		return nil
	}
	e, err := a.broughtFiles()
	if err != nil || e.plan.Name == "" || e.answers.Name == "" {
		answer.Title, answer.HTML = a.sector.Evaluate(e.brought, screen.Evaluated{}, a.lines(err))
		return nil
	}
	var heard hearing
	e.source.Listener = heard.listener()
	request := trial.Request{PlanName: e.plan.Name, Plan: e.plan.Content, DataName: e.answers.Name, Data: e.answers.Content, Lang: a.Lang, Version: a.version}
	if a.Do == "evaluate.share" {
		request.Share = a.Form["member"]
		given, err := trial.Share(a.ctx, e.source, request)
		answer.Files = []Download{download(data.Text{NL: "deelbestand-experiment.json", EN: "shared-experiment.json"}.In(a.Lang), given.Content)}
		return err
	}
	evaluated, err := trial.Evaluate(a.ctx, e.source, request)
	if err != nil {
		answer.Title, answer.HTML = a.sector.Evaluate(e.brought, screen.Evaluated{}, a.lines(err))
		return nil
	}
	if a.Do != "" {
		form := strings.TrimPrefix(a.Do, "evaluate.")
		content, err := evaluated.Render(form)
		answer.Files = []Download{download(evaluated.Plan.ID+"."+form, content)}
		return err
	}
	shown := screen.Evaluated{Report: evaluated.Fragment(), Notes: a.said(heard.notes), Name: strings.TrimSpace(a.Form["member"])}
	var problems []string
	if shown.Name != "" {
		request.Share, e.source.Listener = shown.Name, study.Listener{} // its notes were heard
		given, err := trial.Share(a.ctx, e.source, request)
		problems = a.lines(err)
		if err == nil {
			shown.Account = strings.Split(strings.TrimSpace(given.Account), "\n")
		}
	}
	answer.Title, answer.HTML = a.sector.Evaluate(e.brought, shown, problems)
	return nil
}
