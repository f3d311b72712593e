// Package exports opens what survey platforms wrote, and reads it by a codebook, saying what is found in it.
package exports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/questionnaire"
	"spoor/data/records"
	"spoor/data/writing"
	"spoor/internal/study"
)

// Export is a file that a survey platform wrote, and how it is read where that should not be found out.
type Export struct {
	Name     string    // what messages call it
	Content  io.Reader // from its beginning; one that can seek is read before as well, to find out how it is written
	Records  records.Options
	Platform platform.Options
}

// Opened is an export of which the header was read.
type Opened struct {
	Export
	listener study.Listener
	reader   *records.Reader
	export   *platform.Export
}

// Open reads the header of an export.
func (e Export) Open(listener study.Listener) (*Opened, error) {
	o := e.Records
	o.Reason = writing.Reason
	reader, err := records.Open(e.Name, e.Content, o)
	if err != nil {
		return nil, study.Unreadable(err)
	}
	export, err := platform.Open(reader, e.Platform)
	if err != nil {
		return nil, study.Unreadable(err)
	}
	return &Opened{e, listener, reader, export}, nil
}

// Note says something about the export.
func (e *Opened) Note(format string, args ...any) {
	e.listener.Say("%s: %s", e.Name, fmt.Sprintf(format, args...))
}

// Describe says how the file is read, and what was guessed.
func (e *Opened) Describe() { e.DescribeWeighted("") }

// DescribeWeighted says what [Opened.Describe] does of a file that is counted by a column of weights.
func (e *Opened) DescribeWeighted(by string) {
	dialect := e.reader.Dialect()
	how := []string{dialect.Format}
	for _, part := range []struct{ name, value string }{{"", dialect.Encoding}, {"delimiter ", dialect.Delimiter}, {"sheet ", dialect.Sheet}} {
		if part.value != "" {
			how = append(how, part.name+part.value)
		}
	}
	if dialect.Gzip {
		how = append(how, "gzip")
	}
	marks := "no marks of a platform"
	if len(e.export.Marks) > 0 {
		marks = strings.Join(e.export.Marks, "; ")
	}
	e.Note("%s (%s); %s", e.export.Platform, marks, strings.Join(how, ", "))
	for _, note := range slices.Concat(dialect.Notes, e.export.Notes) {
		if note != platform.HoldsWeights(by) {
			e.Note("note: %s", note)
		}
	}
	for _, rule := range e.export.Rules {
		e.Note("left out as %s where %s", rule.Reason, rule.Text)
	}
	if dropped := e.Personal(); len(dropped) > 0 {
		e.Note("personal columns left out: %s", strings.Join(dropped, ", "))
	}
}

// Personal names the columns that say who the respondent is, and what shows that.
func (e *Opened) Personal() []string {
	var out []string
	for _, column := range e.export.Columns {
		if column.Role == platform.Personal {
			why := column.Why
			if why == "" {
				why = "the platform's own"
			}
			out = append(out, fmt.Sprintf("%s (%s)", column.Name, why))
		}
	}
	return out
}

// Columns are the columns of the export.
func (e *Opened) Columns() []platform.Column { return e.export.Columns }

// Importer finds the items of a codebook in the export.
func (e *Opened) Importer(codebook data.Codebook, options importing.Options) (*importing.Importer, error) {
	importer, err := importing.Open(e.Name, e.export, codebook, options)
	var problems data.Problems
	if errors.As(err, &problems) {
		return nil, study.Unusable{Err: err}
	}
	return importer, err
}

// Each reads all respondents. What is wrong with the file as a whole is a problem beside those of the responses, and then
// damaged is true.
func (e *Opened) Each(ctx context.Context, importer *importing.Importer, do func(importing.Record) error) (damaged bool, err error) {
	reading := e.reading()
	defer reading.end()
	for {
		record, err := importer.Next(ctx)
		var problems data.Problems
		switch {
		case errors.Is(err, io.EOF):
			if importer.Kept() == 0 {
				importer.Problems().Add(e.nobody())
			}
			return false, nil
		case errors.As(err, &problems):
			for _, problem := range problems {
				importer.Problems().Add(problem)
			}
			return true, nil
		case err != nil:
			return false, err
		}
		if err := do(record); err != nil {
			return false, err
		}
		reading.step()
	}
}

// Summary says how many responses were read, and which of them were left out.
func (e *Opened) Summary() platform.Summary { return e.export.Summary() }

// WrittenBy is the platform that wrote the export.
func (e *Opened) WrittenBy() platform.Name { return e.export.Platform }

// Weight is the column that holds weights, as it seems; "" for none.
func (e *Opened) Weight() string { return e.export.Weight }

// Draft drafts a codebook from all responses.
func (e *Opened) Draft(ctx context.Context) (*draft.Draft, error) {
	reading := e.reading()
	drafted, err := draft.Read(ctx, e.export, reading.step)
	reading.end()
	if err != nil {
		return nil, study.Unreadable(err)
	}
	if drafted.Responses == 0 {
		return nil, study.Unusable{Err: data.Problems{e.nobody()}}
	}
	return drafted, nil
}

// DraftOf makes a codebook of a questionnaire and all responses to it.
func (e *Opened) DraftOf(ctx context.Context, asked questionnaire.Questionnaire, lang data.Lang) (questionnaire.Drafted, error) {
	reading := e.reading()
	drafted, err := asked.Draft(ctx, e.export, filepath.Base(e.Name), lang, reading.step)
	reading.end()
	if err != nil {
		return drafted, study.Unreadable(err)
	}
	return drafted, nil
}

// nobody is the problem that no response is left, with what took them all.
func (e *Opened) nobody() data.Problem {
	summary := e.export.Summary()
	message := "there are no responses below the header"
	if summary.Read > 0 {
		message = fmt.Sprintf("none of the %d responses is left", summary.Read)
	}
	for _, left := range summary.LeftOut {
		for _, rule := range e.export.Rules {
			if rule.Reason == left.Reason {
				message += fmt.Sprintf("; %d left out as %s where %s: keep them with --keep %s", left.N, left.Reason, rule.Text, left.Reason)
			}
		}
	}
	return data.Problem{File: e.Name, Message: message}
}

// reading says how much of an export was read.
type reading struct {
	export *Opened
	steps  int64
	last   study.Progress
}

func (e *Opened) reading() *reading { return &reading{export: e} }

// step counts one response.
func (r *reading) step() {
	const every = 5000
	if r.steps++; r.export.listener.Progress == nil || r.steps%every != 0 {
		return
	}
	r.last = study.Progress{What: "reading " + r.export.Name, Done: r.steps}
	if done, total := r.export.reader.Progress(); total > 0 {
		r.last.Done, r.last.Total = min(done, total-1), total
		dialect := r.export.reader.Dialect()
		r.last.Bytes = dialect.Format != records.Parquet && !dialect.Labelled()
	}
	r.export.listener.Progress(r.last)
}

// end says that all was read, or that no more will be.
func (r *reading) end() {
	if r.last.What == "" {
		return
	}
	r.last.Total = max(r.last.Total, r.last.Done)
	r.last.Done = r.last.Total
	r.export.listener.Progress(r.last)
}

// ImportOf says where a wave came from.
func (e *Opened) ImportOf(importer *importing.Importer) *data.Import {
	dialect, summary := e.reader.Dialect(), e.export.Summary()
	imported := &data.Import{
		Source: filepath.Base(e.Name), Platform: string(e.export.Platform), Format: dialect.Format, Encoding: dialect.Encoding, Delimiter: dialect.Delimiter,
		Sheet: dialect.Sheet, HeaderRows: e.Platform.HeaderRecords, KeepColumn: e.Platform.KeepColumns, Personal: e.Personal(), Read: summary.Read, Kept: importer.Kept(), Unusable: summary.Unusable,
		Problems: importer.Problems().Total(), LeftOut: e.LeftOut(),
	}
	for _, reason := range e.Platform.Keep {
		imported.Keep = append(imported.Keep, string(reason))
	}
	for _, rule := range e.export.Rules {
		imported.Rules = append(imported.Rules, fmt.Sprintf("%s: %s", rule.Reason, rule.Text))
	}
	return imported
}

// LeftOut counts the responses that were left out, by why.
func (e *Opened) LeftOut() []data.ImportCount {
	var out []data.ImportCount
	for _, left := range e.Summary().LeftOut {
		out = append(out, data.ImportCount{Reason: string(left.Reason), N: left.N})
	}
	return out
}
