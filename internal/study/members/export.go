package members

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts"
	"spoor/data/importing"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/exports"
)

// ownFile is the file of a member, or the sheet of a workbook that is read.
type ownFile struct {
	name        string
	content     []byte
	codebook    data.Codebook
	options     FileOptions
	holdsCounts bool
	sheet       string // of a workbook; "" for the first
}

// kind is what a file of a member holds.
type kind int

const (
	ofExport kind = iota
	ofRespondents
	ofCounts
	ofCases
)

func (f ownFile) open() (*records.Reader, error) {
	reader, err := records.Open(f.name, bytes.NewReader(f.content), records.Options{Reason: writing.Reason, Sheet: f.sheet})
	return reader, study.Unreadable(err)
}

// find says what the file holds, and goes to the sheet that has it: respondents and trajectories may stand behind a cover.
func (f *ownFile) find() (kind, error) {
	reader, err := f.open()
	if err != nil {
		return 0, err
	}
	sheets := reader.Dialect().Sheets
	if len(sheets) < 2 {
		first, err := reader.Read()
		if err != nil {
			return 0, study.Unreadable(err)
		}
		return f.holds(first.Texts()), nil
	}
	for _, f.sheet = range sheets {
		reader, err := f.open()
		if err != nil {
			return 0, err
		}
		head, err := reader.Read()
		if err != nil {
			continue // blank, or not to be read: another sheet may be
		}
		if held := f.holds(head.Texts()); held == ofRespondents || held == ofCases || held == ofExport && f.questions() > 0 {
			return held, nil
		}
	}
	f.sheet = ""
	if f.holdsCounts {
		return ofCounts, nil
	}
	return ofExport, nil
}

// holds says what a sheet with that header holds. What a platform marked as its own and has questions of the survey is an export,
// whatever else its cells look like.
func (f *ownFile) holds(header []string) kind {
	switch {
	case data.HoldsRespondents(header, f.codebook):
		return ofRespondents
	case f.holdsCounts && !f.isMarked():
		return ofCounts
	case !f.holdsCounts && counts.HoldsCases(header, f.codebook):
		return ofCases
	}
	return ofExport
}

// isMarked reports whether a platform is known to have written the file, with questions of the survey in it.
func (f *ownFile) isMarked() bool {
	opened, _, err := f.importer(study.Listener{}, nil)
	return err == nil && opened.WrittenBy().Title() != ""
}

// questions is the number of questions of the survey that the sheet has as an export.
func (f *ownFile) questions() int {
	_, importer, err := f.importer(study.Listener{}, nil)
	if err != nil {
		return 0
	}
	return len(importer.Items())
}

func (f *ownFile) importer(listener study.Listener, without []string) (*exports.Opened, *importing.Importer, error) {
	opened, err := exports.Export{Name: f.name, Content: bytes.NewReader(f.content), Records: records.Options{Sheet: f.sheet}}.Open(listener)
	if err != nil {
		return nil, nil, err
	}
	importer, err := opened.Importer(f.codebook, importing.Options{Without: without})
	return opened, importer, err
}

var (
	weightLeft = data.Text{NL: "%s: de kolom %q bevat gewichten; hier telt elke respondent één keer", EN: "%s: the column %q holds weights; here each respondent counts once"}
	notAsked   = data.Text{NL: "%s: niet in dit bestand: %s", EN: "%s: not in this file: %s"}
	noColumn   = data.Text{NL: "%s: de kolom %q is niet gelezen; is %q bedoeld?", EN: "%s: the column %q was not read; was %q meant?"}
)

// read reads the export as one that becomes a wave, without storing it.
func (f *ownFile) read(ctx context.Context, listener study.Listener) (Answers, error) {
	without, missing, mistyped, err := f.missing()
	if err != nil {
		return Answers{}, err
	}
	for _, slip := range mistyped {
		listener.Say("%s", noColumn.Say(f.options.Lang, f.name, slip.Text, slip.Meant))
	}
	opened, importer, err := f.importer(listener, without)
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
		if !slices.Contains(mistyped, group.Slip) {
			listener.Say("%s", group)
		}
	}
	switch {
	case damaged || importer.Kept() == 0:
		return Answers{}, study.Unusable{Err: errors.New("nothing was read; see the problem above")}
	case len(importer.Changed()) > 0:
		return Answers{}, study.Unusable{Err: importer.Changed()}
	case importer.Problems().Total() > 0 && f.options.Strict:
		return Answers{}, study.Unusable{Err: errors.New(number.Plural(importer.Problems().Total(), "problem"))}
	}
	writer.Flush()
	read, err := respondents(f.name, text.Bytes(), f.codebook)
	read.Notes = importer.Notes()
	read.Slips = append(mistyped, slices.DeleteFunc(importer.Slips(), func(slip problem.Slip) bool { return slices.Contains(mistyped, slip) })...)
	if len(missing) > 0 {
		var titles []string
		for _, id := range missing {
			item, _ := f.codebook.Item(id)
			titles = append(titles, problem.Quoted(item.Heading(f.options.Lang)))
		}
		read.Notes = append(read.Notes, notAsked.Say(f.options.Lang, f.name, strings.Join(titles, ", ")))
	}
	if opened.Weight() != "" {
		read.Notes = append(read.Notes, weightLeft.Say(f.options.Lang, f.name, opened.Weight()))
	}
	return read, err
}

// missing returns the items that are not to be looked for in the export: those that were not asked for, and those, missing,
// of which it has no columns; and what was probably mistyped in its header.
func (f *ownFile) missing() (without, missing []string, mistyped []problem.Slip, err error) {
	for _, id := range f.codebook.ItemIDs() {
		if len(f.options.Items) > 0 && !slices.Contains(f.options.Items, id) {
			without = append(without, id)
		}
	}
	opened, importer, err := f.importer(study.Listener{}, without)
	var problems data.Problems
	if errors.As(err, &problems) {
		return nil, nil, nil, study.Unusable{Err: f.nothing(opened, problems)}
	}
	if err != nil {
		return nil, nil, nil, err
	}
	for _, id := range f.codebook.ItemIDs() {
		if !slices.Contains(without, id) && !slices.Contains(importer.Items(), id) {
			missing = append(missing, id)
		}
	}
	return append(without, missing...), missing, importer.Slips(), nil
}

var (
	isNothing = data.Text{
		NL: "hierin is niets van dit onderzoek te vinden; geef een tabel met elk antwoord en het aantal ernaast, één traject per regel (met een kolom uitkomst), of een export van deze vragenlijst",
		EN: "has no columns of the items that are looked for; it must be a table of counts (option, count), of trajectories (outcome), of respondents with the columns of the codebook, or an export of this survey",
	}
	isOther = data.Text{
		NL: "dit is een export van %s, maar van een andere vragenlijst: geen kolom is een vraag van dit onderzoek, zoals %q; geef een export van deze vragenlijst, of een tabel met elk antwoord en het aantal ernaast",
		EN: "this is an export of %s, but of another questionnaire: no column is a question of this survey, such as %q; give an export of this questionnaire, or a table of each option and its count",
	}
	isPartly = data.Text{
		NL: "de vraag %q is niet te lezen: een deel van haar antwoorden of onderdelen heeft geen kolom; geef die ook, of een tabel met elk antwoord en het aantal ernaast",
		EN: "the question %q cannot be read: some of its options or rows have no column; give those too, or a table of each option and its count",
	}
	headerSlip = data.Text{NL: "dit is geen vraag of antwoord; is %q bedoeld?", EN: "this is no question or option; was %q meant?"}
)

// nothing says that the file has nothing of the survey: what was probably mistyped in its header, or else what it is.
func (f *ownFile) nothing(opened *exports.Opened, problems data.Problems) noColumns {
	lang := f.options.Lang
	var out noColumns
	for _, one := range problems {
		if one.Slip.Meant != "" {
			out.Problems = append(out.Problems, data.Problem{File: f.name, Column: one.Slip.Text, Lang: string(lang), Message: headerSlip.Say(lang, one.Slip.Meant), Slip: one.Slip})
		}
	}
	if len(out.Problems) > 0 {
		return out
	}
	for _, one := range problems {
		if item, lost := f.codebook.Item(one.Partly); lost {
			out.Problems = append(out.Problems, data.Problem{File: f.name, Lang: string(lang), Message: isPartly.Say(lang, item.Heading(lang))})
		}
	}
	if len(out.Problems) > 0 {
		return out
	}
	message := isNothing.In(lang)
	if opened != nil && opened.WrittenBy().Title() != "" && len(f.codebook.Items) > 0 {
		message = isOther.Say(lang, opened.WrittenBy().Title(), f.codebook.Items[0].Text.In(lang))
	}
	return noColumns{data.Problems{{File: f.name, Lang: string(lang), Message: message}}}
}

// commas returns the records as a plain CSV, so that every dialect and a workbook are read by the same rules.
func (f *ownFile) commas() ([]byte, error) {
	reader, err := f.open()
	if err != nil {
		return nil, err
	}
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
