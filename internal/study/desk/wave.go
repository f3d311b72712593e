package desk

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/edit"
	"spoor/data/platform"
	"spoor/internal/pattern"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	"spoor/internal/study/waves"
	"spoor/reports/screen"
)

// wave makes a wave of an export, for analysts. The codebook in the making is text in the form; what is clicked changes that text, and
// the export is read by it anew.
func (a asking) wave(answer *Answer) error {
	if problem := a.unopened(); problem != "" {
		answer.Title, answer.HTML = a.sector.NewWave(a.Form, screen.Recognised{Problems: []string{problem}})
		return nil
	}
	if len(a.files) == 0 {
		answer.Title, answer.HTML = a.sector.NewWave(a.Form, screen.Recognised{})
		return nil
	}
	answer.Form = screen.Form{"fresh": ""}
	unchanged := a.prepare(answer)
	if a.Form = merged(a.Form, answer.Form); a.Do != "" && unchanged == nil {
		return a.saveWave(answer)
	}
	a.showWave(answer, unchanged)
	return nil
}

// showWave shows what the export holds by the codebook so far, and what was wrong with what was asked.
func (a asking) showWave(answer *Answer, wrong error) {
	var recognised screen.Recognised
	if a.Form["codebook"] != "" {
		looked, err := waves.Look(a.ctx, waves.LookRequest{Export: a.export(), Codebook: []byte(a.Form["codebook"])}, study.Listener{})
		if err == nil {
			recognised = a.recognised(looked)
		}
		wrong = errors.Join(wrong, err)
	}
	if wrong != nil {
		recognised.Problems = a.lines(wrong)
		if a.Form["codebook"] == "" {
			recognised.LeftOut = allLeftOut(wrong)
		}
	}
	answer.Title, answer.HTML = a.sector.NewWave(a.Form, recognised)
}

// tookAll are the responses that were left out where none was left, and why.
var tookAll = pattern.New(`; (\d+) left out as ([a-z]+) where `)

// allLeftOut are the responses by which none was left; nothing of another error.
func allLeftOut(err error) []screen.Omitted {
	var out []screen.Omitted
	for _, left := range tookAll.Regexp().FindAllStringSubmatch(err.Error(), -1) {
		count, _ := strconv.Atoi(left[1]) // digits
		out = append(out, screen.Omitted{Reason: left[2], Count: count})
	}
	return out
}

func merged(form, changes screen.Form) screen.Form {
	out := screen.Form{}
	for _, one := range []screen.Form{form, changes} {
		for name, value := range one {
			out[name] = value
		}
	}
	return out
}

// export is the file as it is read: with the responses and columns that are kept though a rule would leave them out.
func (a asking) export() exports.Export {
	export := exports.Export{Name: a.files[0].Name, Content: bytes.NewReader(a.files[0].Content), Platform: platform.Options{KeepColumns: listOf(a.Form["columns"])}}
	for _, reason := range listOf(a.Form["keep"]) {
		export.Platform.Keep = append(export.Platform.Keep, platform.Reason(reason))
	}
	return export
}

// apart stands between the names in a field that holds several; no name has it.
const apart = "\u001f"

// listOf takes a field apart that holds several names.
func listOf(text string) []string {
	return slices.DeleteFunc(strings.Split(text, apart), func(name string) bool { return name == "" })
}

// prepare makes the codebook of a file that was just opened, or changes it as was clicked.
func (a asking) prepare(answer *Answer) error {
	act, rest, _ := strings.Cut(a.Act, "|")
	switch {
	case a.Form["fresh"] != "" || a.Form["codebook"] == "" && act != "keep":
		answer.Form["id"], answer.Form["keep"], answer.Form["columns"], answer.Form["edit"] = named(a.files[0].Name), "", "", ""
		a.Form = merged(a.Form, answer.Form)
		return a.drafted(answer)
	case act == "draft":
		return a.drafted(answer)
	case act == "ours":
		survey, err := a.folder()
		if err != nil {
			return err
		}
		answer.Form["codebook"], answer.Form["base"], answer.Form["edit"] = string(survey.files["codebook.yaml"].Data), "ours", ""
	case act == "keep" || act == "columns":
		answer.Form[act] = strings.Join(append(listOf(a.Form[act]), rest), apart)
		if act == "columns" && a.Form["base"] == "" || a.Form["codebook"] == "" {
			a.Form = merged(a.Form, answer.Form)
			return a.drafted(answer)
		}
	case act == "edit":
		answer.Form["edit"] = rest
	case act == "confirm":
		answer.Form["codebook"] = a.confirmed(rest)
	case act == "set":
		return a.changed(rest, answer)
	}
	return nil
}

// drafted makes the first codebook of the export.
func (a asking) drafted(answer *Answer) error {
	content, err := waves.DraftCodebook(a.ctx, a.export(), a.Lang, false, study.Listener{})
	answer.Form["codebook"], answer.Form["base"] = string(content), ""
	return err
}

var yearInName = pattern.New(`(?:19|20)[0-9]{2}`)

// named is the id of a wave to begin with: the year in the name of its file, where there is one.
func named(file string) string { return yearInName.Regexp().FindString(file) }

// confirmed is the codebook without the guesses on some of its lines, written "first" or "first-last", or on all.
func (a asking) confirmed(lines string) string {
	first, last := 1, len(a.Form["codebook"])
	if from, to, several := strings.Cut(lines, "-"); from != "" {
		first, _ = strconv.Atoi(from) // 0 confirms nothing
		last = first
		if several {
			last, _ = strconv.Atoi(to)
		}
	}
	return string(draft.Confirmed([]byte(a.Form["codebook"]), first, last))
}

// changed changes the codebook: "key|item|part", to the value of the request. For the answer to a problem the part comes with the value.
func (a asking) changed(what string, answer *Answer) error {
	parts := append(strings.SplitN(what, "|", 4), "", "", "")
	change := edit.CodebookChange{Key: parts[0], Item: parts[1], Part: parts[2], Value: a.Value, Lang: a.Lang}
	switch {
	case change.Key == edit.Alias: // what the export says stands in the request, the option that it is in the value
		change.Part, change.Value = a.Value, parts[3]
		if a.Value == "" {
			change.Key, change.Value = edit.Part, parts[3]
		}
	case change.Key == edit.ID && change.Part == "" && change.Item == a.Form["edit"]:
		answer.Form["edit"] = change.Value
	}
	content, err := edit.Codebook([]byte(a.Form["codebook"]), change)
	if err != nil {
		return err
	}
	wrong, err := waves.CheckCodebook("codebook.yaml", content)
	if err != nil {
		return err
	}
	if before, err := waves.CheckCodebook("codebook.yaml", []byte(a.Form["codebook"])); err != nil || wrong.Items == 0 && before.Items > 0 {
		delete(answer.Form, "edit") // it would say nothing any more: the last option but one cannot go, for instance
		return errors.Join(err, wrong.Problems)
	}
	answer.Form["codebook"] = string(content)
	return nil
}

// saveWave packs the survey with the new wave.
func (a asking) saveWave(answer *Answer) error {
	id := strings.TrimSpace(a.Form["id"])
	survey := newFolder(nil)
	if a.Form["base"] == "ours" {
		var err error
		if survey, err = a.folder(); err != nil {
			return err
		}
	}
	survey.files["codebook.yaml"] = newFolder([]study.File{{Name: "codebook.yaml", Content: []byte(a.Form["codebook"])}}).files["codebook.yaml"]
	said := hearing{}
	_, err := waves.Add(a.ctx, study.Source{Files: survey.files, Listener: said.listener()}, waves.AddRequest{Export: a.export(), ID: id, Lang: a.Lang,
		About: waves.Texts{Label: a.Form["label"], Source: a.Form["source"], Population: a.Form["population"], Year: year(a.Form["year"])}}, survey)
	if err == nil {
		_, err = study.Open(a.ctx, study.Source{Files: survey.files, Wave: id})
	}
	if err != nil {
		a.showWave(answer, misnamed(err, id, survey, a.Lang))
		return nil
	}
	content, err := survey.packed(surveyName.In(a.Lang))
	answer.Files = []Download{download(surveyName.In(a.Lang)+".zip", content)}
	return err
}

// misnamed is the error of a wave that cannot be stored, in words where it is about its name.
func misnamed(err error, id string, survey *folder, lang data.Lang) error {
	var refused study.Refused
	_, there := survey.files["waves/"+id+"/wave.yaml"]
	switch {
	case id == "" || errors.As(err, &refused):
		return errors.New(noWaveID.In(lang))
	case there:
		return errors.New(isThere.Say(lang, id))
	}
	return err
}
