package trial

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/plan"
	"spoor/internal/forms"
	"spoor/internal/study"
	report "spoor/reports/trial"
	"spoor/reports/workbook"
)

// Request asks for the evaluation of an experiment.
type Request struct {
	PlanName string
	Plan     []byte
	DataName string
	Data     []byte
	Also     []string // answers that are shown beside what was registered
	By       []string // items of subgroups that were not announced
	Share    string   // the name of who gives the experiment away without its participants; empty for who keeps it
	Lang     data.Lang
	Version  string // of the program
	Look     study.Look
}

// Evaluated is an experiment, and the files of its figures.
type Evaluated struct {
	report.Report
	Figures []study.File
	look    study.Look
}

// Render writes an evaluation in the form md, html, docx, xlsx or json.
func (e Evaluated) Render(form string) ([]byte, error) {
	switch form {
	case "html":
		return e.HTML(), nil
	case "docx":
		return e.look.Document(e.Markdown(), e.Lang, slices.Concat(e.Flowing, e.Differences))
	case "xlsx":
		found, err := e.JSON()
		if err != nil {
			return nil, err
		}
		return workbook.Sheets(e.Title(), e.Sheets(), e.Method(), found, e.Lang, study.Office(e.Lang))
	case "json":
		return e.JSON()
	}
	return e.Markdown(), nil
}

// Files returns an evaluation in every form with its figures, for a folder.
func (e Evaluated) Files() ([]study.File, error) {
	files := e.Figures
	for _, form := range forms.Of("evaluate").Forms {
		content, err := e.Render(form)
		if err != nil {
			return nil, err
		}
		files = append(files, study.File{Name: e.Plan.ID + "." + form, Content: content})
	}
	return files, nil
}

// Evaluate evaluates an experiment by its plan, on a file of one row a participant.
func Evaluate(ctx context.Context, source study.Source, request Request) (Evaluated, error) {
	r, err := evaluate(ctx, source, request)
	if err != nil {
		return Evaluated{}, err
	}
	figures, err := draw(&r)
	return Evaluated{r, figures, request.Look}, err
}

func evaluate(ctx context.Context, source study.Source, request Request) (report.Report, error) {
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return report.Report{}, err
	}
	preset, err := source.Preset(survey.Codebook)
	if err != nil {
		return report.Report{}, err
	}
	if request.Share != "" && preset == "" {
		preset = disclosure.PresetDefault
	}
	if preset != "" {
		if err := request.ofNoWave(source, survey); err != nil {
			return report.Report{}, err
		}
	}
	registered, err := read(request.PlanName, request.Plan, survey.Codebook)
	if err != nil {
		return report.Report{}, err
	}
	if registered.Layout != plan.Parallel {
		return report.Report{}, study.Refuse("%s: %s", request.PlanName, notEvaluated(registered.Layout).In(request.Lang))
	}
	asked, adjusts, err := request.asked(registered, survey.Codebook)
	if err != nil {
		return report.Report{}, err
	}
	of := &file{name: request.DataName, plan: request.PlanName, content: request.Data, codebook: survey.Codebook, listener: source.Listener}
	filled, err := of.read(ctx, asked, adjusts)
	if err != nil {
		return report.Report{}, err
	}
	result, err := trial.Evaluate(filled)
	if err != nil {
		return report.Report{}, err
	}
	rule := ruleOf(preset)
	return report.Report{Result: shown.Coarse(result, rule), Lang: request.Lang, Version: request.Version, Sharer: request.Share, Rule: rule, Shown: shown.Of(result, rule)}, nil
}

func ruleOf(preset disclosure.Preset) disclosure.Rule {
	if preset == "" {
		return disclosure.Rule{}
	}
	return preset.Rule()
}

// ofNoWave refuses the answers of a wave: its tables are judged together, by a list of what was published, and an evaluation is not in it.
func (r Request) ofNoWave(source study.Source, survey *count.Survey) error {
	for _, wave := range survey.Waves {
		for _, file := range wave.Files {
			_, content, err := source.Beside(path.Join("waves", wave.ID, file.Name))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			if err == nil && bytes.Equal(content, r.Data) {
				return study.Refuse("%s: these are the answers of wave %s, and whether an evaluation tells a small count beside the tables of that wave is not judged; give a file of the participants alone, or leave --disclosure out for your own screen", r.DataName, wave.ID)
			}
		}
	}
	return nil
}

// asked returns what is evaluated: everything that the plan names, and what was asked for beside it, which is marked.
func (r Request) asked(p plan.Plan, codebook data.Codebook) (trial.Data, []plan.Answer, error) {
	d := trial.Data{Plan: p}
	for i, outcome := range p.Outcomes() {
		role := trial.Secondary
		if i == 0 {
			role = trial.Primary
		}
		d.Outcomes = append(d.Outcomes, trial.Outcome{Outcome: outcome, Role: role})
	}
	for _, answer := range r.Also {
		of, wrong := plan.Refer(answer, codebook)
		if wrong != "" {
			return d, nil, study.Refuse("--also %s: %s", answer, wrong)
		}
		if slices.ContainsFunc(d.Outcomes, func(o trial.Outcome) bool { return o.Answer == answer }) {
			return d, nil, study.Refuse("--also %s: it is an outcome already", answer)
		}
		d.Outcomes = append(d.Outcomes, trial.Outcome{Outcome: plan.Outcome{Answer: answer, Goal: plan.Raise, Of: of}, Role: trial.Unregistered})
	}
	var adjusts []plan.Answer
	for _, outcome := range d.Outcomes {
		adjusts = append(adjusts, outcome.For)
	}
	for _, answer := range p.Baseline {
		known, _ := plan.Known(answer, codebook) // the plan was checked
		d.Known = append(d.Known, known...)
	}
	for _, id := range p.Subgroups {
		item, _ := codebook.Item(id)
		d.Subgroups = append(d.Subgroups, trial.Subgroups{Item: item, Registered: true})
	}
	for _, id := range r.By {
		item, known := codebook.Item(id)
		switch {
		case !known:
			return d, nil, study.Refuse("--by %s: it is not in the codebook", id)
		case item.Kind != data.Single:
			return d, nil, study.Refuse("--by %s: name an item of kind single, of which everybody has one answer", id)
		case slices.Contains(p.Subgroups, id):
			return d, nil, study.Refuse("--by %s: the plan announces these subgroups already", id)
		}
		d.Subgroups = append(d.Subgroups, trial.Subgroups{Item: item})
	}
	return d, adjusts, nil
}

// notEvaluated says why a layout is not evaluated, and what it would take.
func notEvaluated(layout plan.Layout) data.Text {
	if layout == plan.SteppedWedge {
		return data.Text{
			NL: "een stepped wedge wordt niet uitgewerkt. Tijd en arm lopen daarin door elkaar: nodig zijn per meting een kolom met de periode en één met het moment waarop het cluster overging, en een gemengd model met een effect per periode en per cluster (Hussey & Hughes 2007; Li e.a. 2021). Laat een statisticus dat doen, met dit plan erbij",
			EN: "a stepped wedge is not evaluated. Time and arm run together in it: it takes, for each measurement, a column with the period and one with the moment at which the cluster passed over, and a mixed model with an effect of each period and cluster (Hussey & Hughes 2007; Li et al. 2021). Have a statistician do that, by this plan",
		}
	}
	return data.Text{
		NL: "een crossover wordt niet uitgewerkt. Nodig zijn per deelnemer beide metingen met hun volgorde, een periode ertussen waarin het eerste niet meer doorwerkt, en een gepaarde toets per volgorde. Laat een statisticus dat doen, met dit plan erbij",
		EN: "a crossover is not evaluated. It takes, for each participant, both measurements with their order, a time between them in which the first no longer works, and a paired test within each order. Have a statistician do that, by this plan",
	}
}
