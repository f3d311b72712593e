package desk

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/aggregate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/study"
	"spoor/internal/study/members"
	"spoor/internal/study/waves"
	"spoor/reports/screen"
)

var (
	noShared = data.Text{NL: "Dit is geen deelbestand van een lid, of het is veranderd nadat het gemaakt is. Vraag het lid het opnieuw te sturen.", EN: "This is no file that a member shared, or it was changed after it was made. Ask the member to send it again."}
	noWaveID = data.Text{NL: "Geef de meting een korte naam zonder spaties, zoals 2026.", EN: "Give the wave a short name without spaces, such as 2026."}
	isThere  = data.Text{NL: "Het onderzoek heeft al een meting %s. Kies een andere naam.", EN: "The survey has a wave %s already. Choose another name."}
	between  = data.Text{NL: "%s tot %s", EN: "%s to %s"}
)

// pool adds up what members shared, for whoever keeps the sector. A zip among the files is the survey so far, with the pools that were
// made of it before; without one it is the survey of the page.
func (a asking) pool(answer *Answer) error {
	if problem := a.unopened(); problem != "" {
		answer.Title, answer.HTML = a.sector.Pool(a.Form, nil, screen.Pooled{}, []string{problem})
		return nil
	}
	if len(a.files) == 0 {
		answer.Title, answer.HTML = a.sector.Pool(a.Form, nil, screen.Pooled{}, nil)
		return nil
	}
	survey, opened, request, err := a.shared()
	if err != nil {
		answer.Title, answer.HTML = a.sector.Pool(a.Form, opened, screen.Pooled{}, a.lines(err))
		return nil
	}
	id := strings.TrimSpace(a.Form["id"])
	if request.ID = id; id == "" {
		request.ID = "pool" // to see the sum before it has a name
	}
	pooled, err := waves.Pool(a.ctx, study.Source{Files: survey.files}, request)
	if err != nil {
		answer.Title, answer.HTML = a.sector.Pool(a.Form, opened, screen.Pooled{}, a.refused(err, id, survey))
		return nil
	}
	sum, err := a.sum(pooled.Pool, survey)
	if err != nil {
		return err
	}
	if a.Do != "" {
		if id == "" {
			answer.Title, answer.HTML = a.sector.Pool(a.Form, opened, sum, []string{noWaveID.In(a.Lang)})
			return nil
		}
		for _, file := range pooled.Files {
			survey.files[file.Name] = newFolder([]study.File{file}).files[file.Name]
		}
		content, err := survey.packed(surveyName.In(a.Lang))
		answer.Files = []Download{download(surveyName.In(a.Lang)+".zip", content)}
		return err
	}
	answer.Title, answer.HTML = a.sector.Pool(a.Form, opened, sum, nil)
	return nil
}

// surveyName is what the folder of a survey is called that the page saves.
var surveyName = data.Text{NL: "onderzoek", EN: "survey"}

// unopened says why files were not read, where that is known before they are.
func (a asking) unopened() string {
	for _, one := range []struct {
		field string
		text  data.Text
	}{{"toolarge", tooLarge}, {"stopped", stopped}, {"unopened", unopenable}} {
		if name := a.Form[one.field]; name != "" {
			return one.text.Say(a.Lang, name)
		}
	}
	return ""
}

// shared are the files that were opened: the survey so far, and what members shared.
func (a asking) shared() (survey *folder, opened []screen.Opened, request waves.PoolRequest, err error) {
	request = waves.PoolRequest{Label: strings.TrimSpace(a.Form["label"]), Lang: a.Lang}
	request.Year = year(a.Form["year"])
	for _, file := range a.files {
		if strings.HasPrefix(string(file.Content), "PK") {
			if survey, err = unpacked(file, a.Lang); err != nil {
				return survey, opened, request, err
			}
			continue
		}
		one := screen.Opened{File: file.Name, Why: noShared.In(a.Lang)}
		if read, err := members.ParseAggregate(study.File{Name: file.Name, Content: file.Content}); err == nil {
			one.Member, one.Why = read.Member, ""
			request.Aggregates = append(request.Aggregates, study.File{Name: file.Name, Content: file.Content})
		}
		opened = append(opened, one)
	}
	if survey == nil {
		survey, err = a.folder()
	}
	return survey, opened, request, err
}

// refused says why files cannot be added up.
func (a asking) refused(err error, id string, survey *folder) []string {
	var refusal aggregate.Refusal
	if errors.As(err, &refusal) {
		return []string{prose.Capital(refusal.Why.In(a.Lang)) + "."}
	}
	var request study.Refused
	switch _, there := survey.files["waves/"+id+"/wave.yaml"]; {
	case there:
		return []string{isThere.Say(a.Lang, id)}
	case errors.As(err, &request):
		return []string{noWaveID.In(a.Lang)}
	}
	return a.lines(err)
}

// sum is a pool as the screen shows it.
func (a asking) sum(pool aggregate.Pool, of *folder) (screen.Pooled, error) {
	out := screen.Pooled{Members: len(pool.Members)}
	survey, err := study.Source{Files: of.files}.Survey()
	if err != nil {
		return out, err
	}
	for _, item := range survey.Codebook.Items {
		part := screen.PooledItem{Title: item.Heading(a.Lang)}
		for _, table := range pool.Tables {
			if table.Item != item.ID {
				continue
			}
			if part.Members == 0 || len(table.Members) < part.Members {
				part.Members = len(table.Members)
			}
			for i, option := range item.Answers() {
				count := table.Counts[i]
				text := number.Count(count.Low, a.Lang)
				if !count.Known() {
					text = between.Say(a.Lang, text, number.Count(count.High, a.Lang))
				}
				label := prose.Label(item, option.ID, a.Lang)
				if row, ok := item.Row(table.Row); ok && table.Row != "" {
					label = row.Label.In(a.Lang) + ": " + label
				}
				part.Counts = append(part.Counts, screen.PooledCount{Label: label, Count: text, Base: number.Count(table.Base, a.Lang)})
			}
		}
		if part.Members > 0 {
			out.Items = append(out.Items, part)
		} else if slices.Contains([]data.Kind{data.Single, data.Multiple, data.Rating}, item.Kind) {
			out.Left = append(out.Left, part.Title)
		}
	}
	return out, nil
}

// year reads a year; 0 where none was filled in.
func year(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1900 || n > 2199 {
		return 0
	}
	return n
}
