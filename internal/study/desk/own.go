package desk

import (
	"cmp"
	"errors"
	"strings"

	"spoor/analysis"
	"spoor/analysis/aggregate"
	"spoor/analysis/disclosure"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/study"
	"spoor/internal/study/members"
	"spoor/reports/screen"
)

// hearing are the notes that reading a file gives.
type hearing struct{ notes []string }

func (h *hearing) listener() study.Listener {
	return study.Listener{Note: func(text string) { h.notes = append(h.notes, strings.Split(text, "\n")...) }}
}

// file is what is compared: the file that was opened, or what was filled in.
func (a asking) file() (members.File, bool) {
	if a.Form["from"] == "file" {
		if len(a.files) == 0 {
			return members.File{}, false
		}
		return members.File{Name: a.files[0].Name, Alias: a.Form["alias"], Content: a.files[0].Content, Meant: a.meant()}, true
	}
	filled := a.sector.Fill(a.Form, false)
	if len(filled.Wrong) > 0 || filled.Table == "" {
		return members.File{}, false
	}
	return members.File{Name: data.Text{NL: "ingevuld.csv", EN: "filled-in.csv"}.In(a.Lang), Alias: a.Form["alias"], Content: []byte(filled.Table)}, true
}

var tooLarge = data.Text{
	NL: "%s is groter dan 50 MB. De opdracht spoor leest zulke bestanden wel.",
	EN: "%s is larger than 50 MB. The command spoor does read such files.",
}

var stopped = data.Text{
	NL: "%s past niet in het geheugen van deze browser. De opdracht spoor leest zulke bestanden wel.",
	EN: "%s does not fit into the memory of this browser. The command spoor does read such files.",
}

var unopenable = data.Text{
	NL: "%s kan niet worden geopend. Is het een map, of is het verplaatst? Kies het bestand opnieuw.",
	EN: "%s cannot be opened. Is it a folder, or was it moved? Choose the file again.",
}

// heard is a study whose notes are kept.
func (a asking) heard() (*study.Study, *hearing) {
	var heard hearing
	s := *a.study
	s.Source.Listener = heard.listener()
	return &s, &heard
}

func (a asking) result(answer *Answer) error {
	if problem := a.unopened(); problem != "" {
		answer.Title, answer.HTML = a.sector.Choose(a.Form, "", []string{problem}, nil)
		return nil
	}
	if err := a.confirm(answer); err != nil {
		return err
	}
	file, ok := a.file()
	if !ok {
		answer.Title, answer.HTML = a.sector.Compare(a.Form, nil)
		return nil
	}
	s, heard := a.heard()
	compared, err := members.Compare(a.ctx, s, members.CompareRequest{Files: []members.File{file}, LeaveOut: a.Form["took"] != "", Options: analysis.DefaultOptions(), Lang: a.Lang, Version: a.version, Office: a.Do == "result.docx"})
	if err != nil {
		return a.unread(file, err, answer)
	}
	if a.Do != "" {
		return a.saveResult(compared, answer)
	}
	items := make([]member.Item, len(compared.Items))
	for i, item := range compared.Items {
		items[i] = item.Item
	}
	if len(items) == 0 {
		answer.Title, answer.HTML = a.sector.Unread([]string{compared.NotCompared()})
		return nil
	}
	answer.Title, answer.HTML = a.sector.Result(items, screen.Reading{Alias: file.Alias, Notes: a.said(heard.notes), Skipped: compared.NotCompared(), Slips: compared.Slips, Method: compared.Method()})
	return nil
}

// unread says why own counts cannot be compared, on the screen that they came from.
func (a asking) unread(file members.File, err error, answer *Answer) error {
	lines := a.lines(err)
	if a.Form["from"] == "file" {
		answer.Title, answer.HTML = a.sector.Choose(a.Form, file.Name, lines, slips(err))
	} else {
		answer.Title, answer.HTML = a.sector.Unread(lines)
	}
	return nil
}

func (a asking) saveResult(compared members.Comparison, answer *Answer) error {
	form := strings.TrimPrefix(a.Do, "result.")
	if form == "svg" {
		for _, picture := range compared.Pictures {
			if strings.HasSuffix(picture.Name, ".svg") {
				answer.Files = []Download{download(data.Text{NL: "vergelijking.svg", EN: "comparison.svg"}.In(a.Lang), picture.Content)}
				break
			}
		}
		return nil
	}
	render := func() ([]byte, error) { return compared.Render(form) }
	if form == "docx" {
		render = compared.Document
	}
	content, err := render()
	answer.Files = []Download{download(data.Text{NL: "vergelijking.", EN: "comparison."}.In(a.Lang)+form, content)}
	return err
}

var noName = data.Text{NL: "Vul de naam in waaronder de branche u meetelt.", EN: "Fill in the name by which the association counts you."}

func (a asking) share(answer *Answer) error {
	file, ok := a.file()
	if !ok {
		answer.Title, answer.HTML = a.sector.Compare(a.Form, nil)
		return nil
	}
	if strings.TrimSpace(a.Form["member"]) == "" {
		var wrong []string
		if a.Sent {
			wrong = []string{noName.In(a.Lang)}
		}
		answer.Title, answer.HTML = a.sector.Share(a.Form, screen.Shared{}, wrong)
		return nil
	}
	rule := disclosure.Preset(cmp.Or(a.Form["preset"], string(disclosure.PresetDefault))).Rule()
	s, heard := a.heard()
	shared, err := members.Share(a.ctx, s.Source, members.ShareRequest{File: file, Member: a.Form["member"], Rule: rule, Lang: a.Lang})
	if errors.Is(err, aggregate.ErrNothing) {
		answer.Title, answer.HTML = a.sector.Share(a.Form, screen.Shared{}, []string{a.sector.NothingLeft()})
		return nil
	}
	if err != nil {
		answer.Title, answer.HTML = a.sector.Share(a.Form, screen.Shared{}, a.lines(err))
		return nil
	}
	if a.Do != "" {
		answer.Files = []Download{download(data.Text{NL: "deelbestand.json", EN: "shared.json"}.In(a.Lang), shared.Content)}
		return nil
	}
	leaving, err := a.leaving(file, shared)
	if err != nil {
		return err
	}
	told := shared.Account
	answer.Title, answer.HTML = a.sector.Share(a.Form, screen.Shared{Sum: told.Sum, Tables: leaving, Omitted: told.Omitted, Derived: told.Derived, Joined: told.Proposals, Notes: a.said(heard.notes)}, nil)
	return nil
}

// leaving sets own counts beside what goes out of them.
func (a asking) leaving(file members.File, shared members.Shared) ([]screen.Leaving, error) {
	own, err := members.Read(a.ctx, file.Name, file.Content, a.study.Codebook, members.FileOptions{Lang: a.Lang, Meant: file.Meant}, study.Listener{})
	if err != nil {
		return nil, err
	}
	var out []screen.Leaving
	for _, table := range shared.Aggregate.Tables {
		item, known := a.study.Codebook.Item(table.Item)
		if !known {
			continue
		}
		heading := item.Heading(a.Lang)
		for _, tally := range own.Tallies {
			if tally.Item != table.Item || tally.Row != table.Row {
				continue
			}
			if row, ok := item.Row(tally.Row); ok && tally.Row != "" {
				heading += ", " + row.Label.In(a.Lang)
			}
			of := screen.Leaving{Title: heading, Base: table.Base}
			for i, answer := range item.Answers() {
				one := screen.LeavingCount{Label: prose.Label(item, answer.ID, a.Lang), Count: tally.Counts[i]}
				if cell := table.Cells[i]; cell.Count != nil {
					one.Out = number.Count(*cell.Count, a.Lang)
				}
				of.Counts = append(of.Counts, one)
			}
			out = append(out, of)
		}
	}
	return out, nil
}
