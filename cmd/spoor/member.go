package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spoor/data"
	"spoor/data/count/frame"
	"spoor/data/counts"
	"spoor/data/importing"
	"spoor/data/problem"
	"spoor/data/records"
)

// ownFile is what an organisation's own file holds.
type ownFile struct {
	tallies  []data.Tally
	cases    []data.Cases
	notes    []string // what was assumed in reading it
	problems data.Problems
}

// memberOptions complete what the file of a member does not say.
type memberOptions struct {
	items  []string
	base   int
	strict bool // a problem in an answer is an error
}

// checkBase refuses a --base of nobody, which without the flag means that the file says it.
func checkBase(cmd *cobra.Command, base int) error {
	if cmd.Flags().Changed("base") && base <= 0 {
		return usage("--base %d: give the number of respondents, 1 or more", base)
	}
	return nil
}

// readMember reads an organisation's own file, in whichever form it has: a table of counts, one closed trajectory a row, or
// one respondent a row: with the columns of the codebook, or as a survey platform exports them. CSV in any dialect and XLSX are
// read alike.
func readMember(ctx context.Context, s streams, path string, codebook data.Codebook, o memberOptions) (ownFile, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return ownFile{}, fmt.Errorf("read %s: %w", path, reason(err))
	}
	name := filepath.ToSlash(path)
	open := func() (*records.Reader, error) {
		reader, err := records.Open(name, bytes.NewReader(source), records.Options{})
		return reader, problem.Listed(err)
	}
	reader, err := open()
	if err != nil {
		return ownFile{}, err
	}
	first, err := reader.Read()
	if err != nil {
		return ownFile{}, problem.Listed(err)
	}
	header := first.Texts()
	if reader, err = open(); err != nil {
		return ownFile{}, err
	}
	only := ""
	if len(o.items) == 1 {
		only = o.items[0]
	}
	switch {
	case counts.IsHeader(header):
		table, err := counts.Read(reader, codebook, counts.Options{Item: only, Base: o.base})
		return ownFile{tallies: table.Tallies, cases: table.Cases, notes: table.Notes}, err
	case data.HoldsRespondents(header, codebook):
		content, err := commas(reader)
		if err != nil {
			return ownFile{}, err
		}
		tallies, problems, err := frame.CountRespondents(name, content, codebook)
		return ownFile{tallies: tallies, problems: problems}, err
	case counts.HoldsCases(header, codebook):
		cases, notes, err := counts.ReadCases(reader, codebook, only)
		return ownFile{cases: []data.Cases{cases}, notes: notes}, err
	}
	return readExport(ctx, s, path, codebook, o)
}

// readExport reads an export of a survey platform as spoor wave add does, without storing it.
func readExport(ctx context.Context, s streams, path string, codebook data.Codebook, o memberOptions) (ownFile, error) {
	without, missing, err := missingItems(path, codebook, o.items)
	if err != nil {
		return ownFile{}, err
	}
	file, err := exportOptions{}.open(path)
	if err != nil {
		return ownFile{}, err
	}
	defer file.close()
	importer, err := importing.Open(path, file.export, codebook, importing.Options{Without: without})
	if err != nil {
		return ownFile{}, err
	}
	file.describe(s)
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	if err := writer.Write(importer.Header()); err != nil {
		return ownFile{}, err
	}
	damaged, err := file.each(ctx, s, importer, func(record importing.Record) error { return writer.Write(record.Cells) })
	if err != nil {
		return ownFile{}, err
	}
	for _, problem := range importer.Problems().Groups() {
		fmt.Fprintln(s.err, problem)
	}
	switch {
	case damaged || importer.Kept() == 0:
		return ownFile{}, errors.New("nothing was read; see the problem above")
	case len(importer.Changed()) > 0:
		return ownFile{}, inputError{importer.Changed()}
	case importer.Problems().Total() > 0 && o.strict:
		return ownFile{}, inputError{errors.New(numberOf(importer.Problems().Total(), "problem"))}
	}
	writer.Flush()
	tallies, problems, err := frame.CountRespondents(filepath.ToSlash(path), text.Bytes(), codebook)
	notes := importer.Notes()
	if len(missing) > 0 {
		notes = append(notes, path+": no columns of "+strings.Join(missing, ", "))
	}
	return ownFile{tallies: tallies, problems: problems, notes: notes}, err
}

// missingItems returns the items that are not to be looked for in an export: those that were not asked for, and those, missing,
// of which it has no columns.
func missingItems(path string, codebook data.Codebook, asked []string) (without, missing []string, err error) {
	for _, id := range codebook.ItemIDs() {
		if len(asked) > 0 && !slices.Contains(asked, id) {
			without = append(without, id)
		}
	}
	file, err := exportOptions{}.open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.close()
	importer, err := importing.Open(path, file.export, codebook, importing.Options{Without: without})
	var problems data.Problems
	if errors.As(err, &problems) {
		return nil, nil, data.Problems{{File: filepath.ToSlash(path), Message: "has no columns of the items that are looked for; it must be a table of counts (option, count), " +
			"of trajectories (outcome), of respondents with the columns of the codebook, or an export of this survey (see spoor check)"}}
	}
	if err != nil {
		return nil, nil, err
	}
	for _, id := range codebook.ItemIDs() {
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
			return nil, problem.Listed(err)
		}
		if err := writer.Write(record.Texts()); err != nil {
			return nil, err
		}
	}
}
