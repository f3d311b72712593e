package members

import (
	"context"
	"errors"
	"maps"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/counts"
	"spoor/data/problem"
	"spoor/internal/study"
)

// Answers is what an organisation's own file holds.
type Answers struct {
	Tallies  []data.Tally
	Cases    []data.Cases
	Notes    []string // what was assumed in reading it
	Problems data.Problems
	Slips    []problem.Slip // answers that were probably meant to be an option
}

// FileOptions complete what the file of a member does not say.
type FileOptions struct {
	Items  []string // that are looked for; none for all
	Base   int      // respondents that a table of counts is of; 0 where it says that itself
	Strict bool     // a problem in an answer is an error
	Lang   data.Lang
	Meant  counts.Meant // slips in it that were confirmed
}

// Read reads an organisation's own file, in whichever form it has: a table of counts or percentages, one closed trajectory a
// row, or one respondent a row: with the columns of the codebook, or as a survey platform exports them. CSV in any dialect and
// workbooks are read alike; of a workbook with respondents the first sheet that holds them is read.
func Read(ctx context.Context, name string, content []byte, codebook data.Codebook, o FileOptions, listener study.Listener) (Answers, error) {
	understood, slips := withSlips(codebook, o.Meant, o.Lang)
	counted, err := counts.Open(name, content, codebook)
	if err != nil {
		return Answers{}, study.Unreadable(err)
	}
	asked := counts.Options{Items: o.Items, Base: o.Base, Lang: o.Lang, Recover: recoverCounts, Meant: o.Meant}
	f := &ownFile{name: name, content: content, codebook: understood, options: o, holdsCounts: counted.HasHeader() || counted.Holds()}
	held, err := f.find()
	if err != nil {
		return Answers{}, err
	}
	switch held {
	case ofRespondents:
		content, err := f.commas()
		if err != nil {
			return Answers{}, err
		}
		read, err := respondents(name, content, understood)
		read.Notes = append(read.Notes, slips...)
		return read, err
	case ofCounts:
		return memberCounts(counted, asked)
	case ofCases:
		only := ""
		if len(o.Items) == 1 {
			only = o.Items[0]
		}
		reader, err := f.open()
		if err != nil {
			return Answers{}, err
		}
		cases, notes, err := counts.ReadCases(reader, codebook, only, o.Lang, o.Meant)
		return Answers{Cases: []data.Cases{cases}, Notes: notes}, err
	}
	read, err := f.read(ctx, listener)
	read.Notes = append(read.Notes, slips...)
	var none noColumns
	if errors.As(err, &none) && counted.Resembles() {
		return memberCounts(counted, asked)
	}
	return read, err
}

// noColumns is the error of a file that is no table of counts and has no columns of the survey either.
type noColumns struct{ data.Problems }

func (n noColumns) Unwrap() error { return n.Problems }

// readAs notes a slip that was confirmed.
var readAs = data.Text{NL: "%s is gelezen als %s", EN: "%s was read as %s"}

// withSlips is a codebook in which slips that were confirmed are other names of what they stand for, with a note of each.
func withSlips(codebook data.Codebook, meant counts.Meant, lang data.Lang) (with data.Codebook, notes []string) {
	if len(meant) == 0 {
		return codebook, nil
	}
	stands := func(named data.Text, texts []string) []string {
		texts = slices.Clone(texts)
		for _, text := range slices.Sorted(maps.Keys(meant)) {
			if name := meant[text]; name != "" && (name == named.NL || name == named.EN) {
				texts = append(texts, text)
				if note := readAs.Say(lang, problem.Quoted(text), problem.Quoted(name)); !slices.Contains(notes, note) {
					notes = append(notes, note)
				}
			}
		}
		return texts
	}
	codebook.Items = slices.Clone(codebook.Items)
	for i := range codebook.Items {
		item := &codebook.Items[i]
		item.Headers = stands(item.Text, item.Headers)
		for _, list := range []*[]data.Option{&item.Options, &item.Scale, &item.Rows} {
			*list = slices.Clone(*list)
			for k := range *list {
				one := &(*list)[k]
				one.Aliases, one.Headers = stands(one.Label, one.Aliases), stands(one.Label, one.Headers)
			}
		}
	}
	return codebook, notes
}

// respondents counts a file with the columns of the codebook.
func respondents(name string, content []byte, codebook data.Codebook) (Answers, error) {
	tallies, problems, err := frame.CountRespondents(name, content, codebook)
	if changed := answers.ChangedIn(problems, codebook.Items, tallies); len(changed) > 0 && err == nil {
		return Answers{}, study.Unusable{Err: changed}
	}
	read := Answers{Tallies: tallies, Problems: problems}
	for _, one := range problems {
		if one.Slip.Meant != "" && !slices.Contains(read.Slips, one.Slip) {
			read.Slips = append(read.Slips, one.Slip)
		}
	}
	return read, err
}

// memberCounts reads a file of counts.
func memberCounts(file counts.File, o counts.Options) (Answers, error) {
	table, err := file.Read(o)
	return Answers{Tallies: table.Tallies, Cases: table.Cases, Notes: table.Notes}, err
}
