package members

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/counts"
	"spoor/data/importing"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/exports"
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
// row, or one respondent a row: with the columns of the codebook, or as a survey platform exports them. CSV in any dialect and XLSX
// are read alike.
func Read(ctx context.Context, name string, content []byte, codebook data.Codebook, o FileOptions, listener study.Listener) (Answers, error) {
	open := func() (*records.Reader, error) {
		reader, err := records.Open(name, bytes.NewReader(content), records.Options{Reason: writing.Reason})
		return reader, study.Unreadable(err)
	}
	reader, err := open()
	if err != nil {
		return Answers{}, err
	}
	first, err := reader.Read()
	if err != nil {
		return Answers{}, study.Unreadable(err)
	}
	header := first.Texts()
	if reader, err = open(); err != nil {
		return Answers{}, err
	}
	understood, slips := withSlips(codebook, o.Meant, o.Lang)
	if data.HoldsRespondents(header, codebook) {
		content, err := commas(reader)
		if err != nil {
			return Answers{}, err
		}
		read, err := respondents(name, content, understood)
		read.Notes = append(read.Notes, slips...)
		return read, err
	}
	counted, err := counts.Open(name, content, codebook)
	if err != nil {
		return Answers{}, study.Unreadable(err)
	}
	asked := counts.Options{Items: o.Items, Base: o.Base, Lang: o.Lang, Recover: recoverCounts, Meant: o.Meant}
	switch {
	case counted.HasHeader() || counted.Holds():
		return memberCounts(counted, asked)
	case counts.HoldsCases(header, codebook):
		only := ""
		if len(o.Items) == 1 {
			only = o.Items[0]
		}
		cases, notes, err := counts.ReadCases(reader, codebook, only, o.Lang, o.Meant)
		return Answers{Cases: []data.Cases{cases}, Notes: notes}, err
	}
	member := memberExport{name, content, understood, o}
	read, err := member.read(ctx, listener)
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
		for _, list := range []*[]data.Option{&item.Options, &item.Scale} {
			*list = slices.Clone(*list)
			for k := range *list {
				(*list)[k].Aliases = stands((*list)[k].Label, (*list)[k].Aliases)
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

var isNothing = data.Text{
	NL: "hierin is niets van dit onderzoek te vinden; geef een tabel met elk antwoord en het aantal ernaast, één traject per regel (met een kolom uitkomst), of een export van deze vragenlijst (zie spoor check)",
	EN: "has no columns of the items that are looked for; it must be a table of counts (option, count), of trajectories (outcome), of respondents with the columns of the codebook, or an export of this survey (see spoor check)",
}

// memberCounts reads a file of counts.
func memberCounts(file counts.File, o counts.Options) (Answers, error) {
	table, err := file.Read(o)
	return Answers{Tallies: table.Tallies, Cases: table.Cases, Notes: table.Notes}, err
}

// memberExport is the file of a member as a survey platform exports it.
type memberExport struct {
	name     string
	content  []byte
	codebook data.Codebook
	options  FileOptions
}

func (m memberExport) open(listener study.Listener, without []string) (*exports.Opened, *importing.Importer, error) {
	opened, err := exports.Export{Name: m.name, Content: bytes.NewReader(m.content)}.Open(listener)
	if err != nil {
		return nil, nil, err
	}
	importer, err := opened.Importer(m.codebook, importing.Options{Without: without})
	return opened, importer, err
}

// read reads the export as one that becomes a wave, without storing it.
func (m memberExport) read(ctx context.Context, listener study.Listener) (Answers, error) {
	without, missing, err := m.missing()
	if err != nil {
		return Answers{}, err
	}
	opened, importer, err := m.open(listener, without)
	if err != nil {
		return Answers{}, err
	}
	opened.Describe()
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	if err := writer.Write(importer.Header()); err != nil {
		return Answers{}, err
	}
	damaged, err := opened.Each(ctx, importer, func(record importing.Record) error { return writer.Write(record.Cells) })
	if err != nil {
		return Answers{}, err
	}
	for _, group := range importer.Problems().Groups() {
		listener.Say("%s", group)
	}
	switch {
	case damaged || importer.Kept() == 0:
		return Answers{}, study.Unusable{Err: errors.New("nothing was read; see the problem above")}
	case len(importer.Changed()) > 0:
		return Answers{}, study.Unusable{Err: importer.Changed()}
	case importer.Problems().Total() > 0 && m.options.Strict:
		return Answers{}, study.Unusable{Err: errors.New(number.Plural(importer.Problems().Total(), "problem"))}
	}
	writer.Flush()
	read, err := respondents(m.name, text.Bytes(), m.codebook)
	read.Notes = importer.Notes()
	read.Slips = importer.Slips()
	if len(missing) > 0 {
		read.Notes = append(read.Notes, m.name+": no columns of "+strings.Join(missing, ", "))
	}
	return read, err
}

// missing returns the items that are not to be looked for in the export: those that were not asked for, and those, missing,
// of which it has no columns.
func (m memberExport) missing() (without, missing []string, err error) {
	for _, id := range m.codebook.ItemIDs() {
		if len(m.options.Items) > 0 && !slices.Contains(m.options.Items, id) {
			without = append(without, id)
		}
	}
	_, importer, err := m.open(study.Listener{}, without)
	var problems data.Problems
	if errors.As(err, &problems) {
		return nil, nil, study.Unusable{Err: noColumns{data.Problems{{File: m.name, Lang: string(m.options.Lang), Message: isNothing.In(m.options.Lang)}}}}
	}
	if err != nil {
		return nil, nil, err
	}
	for _, id := range m.codebook.ItemIDs() {
		if !slices.Contains(without, id) && !slices.Contains(importer.Items(), id) {
			missing = append(missing, id)
		}
	}
	return append(without, missing...), missing, nil
}

// commas returns the records as a plain CSV, so that every dialect and a workbook are read by the same rules.
func commas(reader *records.Reader) ([]byte, error) {
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			writer.Flush()
			return text.Bytes(), nil
		}
		if err != nil {
			return nil, study.Unreadable(err)
		}
		if err := writer.Write(record.Texts()); err != nil {
			return nil, err
		}
	}
}
