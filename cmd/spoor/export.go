package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
)

// exportOptions are the flags that say how an export of a survey platform is read, where that should not be found out.
type exportOptions struct {
	platform   platform.Name
	encoding   string
	delimiter  string
	sheet      string
	keep       []platform.Reason
	keepColumn []string
	groups     []string
	without    []string
	keepIds    bool
	design     data.Design
}

func (o *exportOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	registerEnum(cmd, &o.platform, "platform", "", platform.Names(), "read as an export of this `platform`")
	flags.StringVar(&o.encoding, "encoding", "", "`encoding` of the file, such as windows-1252")
	flags.StringVar(&o.delimiter, "delimiter", "", "`character` between the cells, or tab")
	flags.StringVar(&o.sheet, "sheet", "", "`name` of the sheet of a workbook; without it the first")
	registerEnums(cmd, &o.keep, "keep", nil, platform.Reasons(), "keep responses that are left out by `reason`")
	flags.StringArrayVar(&o.keepColumn, "keep-column", nil, "keep a `column` that looks personal and is not; may be given more than once")
}

// registerDesign adds the flags that name the columns of a sampling design.
func (o *exportOptions) registerDesign(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.design.Weight, "weight", "", "`column` of the export with the weight of each respondent")
	flags.StringVar(&o.design.Strata, "strata", "", "`column` of the export with the stratum that each respondent was drawn in")
	flags.StringVar(&o.design.Cluster, "cluster", "", "`column` of the export with the cluster that each respondent was drawn with")
	flags.StringVar(&o.design.FPC, "fpc", "", "`column` of the export with the number of clusters (or people) in the population of the stratum")
}

// importing says what is kept of the export.
func (o exportOptions) importing() importing.Options {
	return importing.Options{KeepIds: o.keepIds, Without: o.without, Design: o.design}
}

func (o exportOptions) platformOptions() platform.Options {
	return platform.Options{Platform: o.platform, Keep: o.keep, KeepColumns: o.keepColumn, Groups: o.groups}
}

// opened is an export of which the header was read.
type opened struct {
	path   string
	file   *os.File
	reader *records.Reader
	export *platform.Export
}

// open reads the header of an export. An error about its content is a data.Problems.
func (o exportOptions) open(path string) (*opened, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, reason(err))
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, fmt.Errorf("%s is a folder; name the file that the survey platform exported", path)
	}
	reader, err := records.Open(path, file, records.Options{Encoding: o.encoding, Delimiter: o.delimiter, Sheet: o.sheet})
	if err != nil {
		file.Close()
		return nil, unreadable(err)
	}
	export, err := platform.Open(reader, o.platformOptions())
	if err != nil {
		file.Close()
		return nil, unreadable(err)
	}
	return &opened{path, file, reader, export}, nil
}

// unreadable is an error about the content of a file as the input error that it is.
func unreadable(err error) error {
	var found *problem.Problem
	if errors.As(err, &found) {
		return inputError{problem.Listed(err)}
	}
	return err
}

func (o *opened) close() { o.file.Close() }

// describe says on standard error how the file is read, and what was guessed.
func (o *opened) describe(s streams) {
	dialect := o.reader.Dialect()
	how := []string{dialect.Format}
	for _, part := range []string{dialect.Encoding, delimiterText(dialect.Delimiter), sheetText(dialect.Sheet)} {
		if part != "" {
			how = append(how, part)
		}
	}
	if dialect.Gzip {
		how = append(how, "gzip")
	}
	marks := "no marks of a platform"
	if len(o.export.Marks) > 0 {
		marks = strings.Join(o.export.Marks, "; ")
	}
	fmt.Fprintf(s.err, "%s: %s (%s); %s\n", o.path, o.export.Platform, marks, strings.Join(how, ", "))
	for _, note := range slices.Concat(dialect.Notes, o.export.Notes) {
		fmt.Fprintf(s.err, "%s: note: %s\n", o.path, note)
	}
	for _, rule := range o.export.Rules {
		fmt.Fprintf(s.err, "%s: left out as %s where %s\n", o.path, rule.Reason, rule.Text)
	}
	if dropped := o.personal(); len(dropped) > 0 {
		fmt.Fprintf(s.err, "%s: personal columns left out: %s\n", o.path, strings.Join(dropped, ", "))
	}
}

func delimiterText(delimiter string) string {
	if delimiter == "" {
		return ""
	}
	return "delimiter " + delimiter
}

func sheetText(sheet string) string {
	if sheet == "" {
		return ""
	}
	return "sheet " + sheet
}

// personal names the columns that say who the respondent is, and what shows that.
func (o *opened) personal() []string {
	var out []string
	for _, column := range o.export.Columns {
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

// each reads all respondents. What is wrong with the file as a whole is a problem beside those of the responses, and then
// damaged is true.
func (o *opened) each(ctx context.Context, s streams, importer *importing.Importer, do func(importing.Record) error) (damaged bool, err error) {
	bar := byteProgress{streams: s, what: "reading " + o.path, reader: o.reader}
	defer bar.end()
	for {
		record, err := importer.Next(ctx)
		var problems data.Problems
		switch {
		case errors.Is(err, io.EOF):
			o.nobody(importer)
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
		bar.step()
	}
}

// nobody adds a problem when no response is left.
func (o *opened) nobody(importer *importing.Importer) {
	if importer.Kept() == 0 {
		importer.Problems().Add(data.Problem{File: o.path, Message: o.whyNobody()})
	}
}

// whyNobody says what took all responses.
func (o *opened) whyNobody() string {
	summary := o.export.Summary()
	message := "there are no responses below the header"
	if summary.Read > 0 {
		message = fmt.Sprintf("none of the %d responses is left", summary.Read)
	}
	for _, left := range summary.LeftOut {
		for _, rule := range o.export.Rules {
			if rule.Reason == left.Reason {
				message += fmt.Sprintf("; %d left out as %s where %s: keep them with --keep %s", left.N, left.Reason, rule.Text, left.Reason)
			}
		}
	}
	return message
}

// byteProgress says on a terminal how much of a file was read.
type byteProgress struct {
	streams streams
	what    string
	reader  *records.Reader
	steps   int
	shown   bool
}

func (p *byteProgress) step() {
	const every = 5000
	if p.steps++; !p.streams.progress || p.steps%every != 0 {
		return
	}
	p.shown = true
	if done, total := p.reader.Progress(); total > 0 {
		const width = 20
		filled := int(min(done, total) * width / total)
		fmt.Fprintf(p.streams.err, "\r%s [%s%s] %d%%", p.what, strings.Repeat("#", filled), strings.Repeat(".", width-filled), min(done, total)*100/total)
		return
	}
	fmt.Fprintf(p.streams.err, "\r%s %d", p.what, p.steps)
}

func (p *byteProgress) end() {
	if p.shown {
		fmt.Fprint(p.streams.err, "\r\x1b[K")
	}
}
