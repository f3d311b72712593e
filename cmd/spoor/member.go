package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"spoor/data"
	"spoor/data/records"
)

// member is what an organisation's own file holds.
type member struct {
	tallies  []data.Tally
	cases    []data.Cases
	notes    []string // what was assumed in reading it
	problems data.Problems
}

// memberOptions complete what the file of a member does not say.
type memberOptions struct {
	items []string
	base  int
}

// readMember reads an organisation's own file, in whichever form it has: a table of counts, one closed trajectory a row, or
// one respondent a row with the columns of the codebook. CSV in any dialect and XLSX are read alike.
func readMember(path string, codebook data.Codebook, o memberOptions) (member, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return member{}, fmt.Errorf("read %s: %w", path, reason(err))
	}
	name := filepath.ToSlash(path)
	open := func() (*records.Reader, error) {
		reader, err := records.Open(name, bytes.NewReader(source), records.Options{})
		return reader, asProblems(err)
	}
	reader, err := open()
	if err != nil {
		return member{}, err
	}
	first, err := reader.Read()
	if err != nil {
		return member{}, asProblems(err)
	}
	header := first.Texts()
	if reader, err = open(); err != nil {
		return member{}, err
	}
	only := ""
	if len(o.items) == 1 {
		only = o.items[0]
	}
	switch {
	case data.IsCountHeader(header):
		table, err := data.ReadCounts(reader, codebook, data.CountOptions{Item: only, Base: o.base})
		return member{tallies: table.Tallies, cases: table.Cases, notes: table.Notes}, err
	case data.HoldsRespondents(header, codebook):
		content, err := commas(reader)
		if err != nil {
			return member{}, err
		}
		tallies, problems, err := data.CountRespondents(name, content, codebook)
		return member{tallies: tallies, problems: problems}, err
	case data.HoldsCases(header, codebook):
		cases, notes, err := data.ReadCases(reader, codebook, only)
		return member{cases: []data.Cases{cases}, notes: notes}, err
	}
	return member{}, data.Problems{{File: name, Line: first.Line, Message: "the columns (" + strings.Join(header, ", ") +
		") are not those of a table of counts (option, count), of trajectories (outcome) or of respondents (respondent, and columns of the codebook)"}}
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
			return nil, asProblems(err)
		}
		if err := writer.Write(record.Texts()); err != nil {
			return nil, err
		}
	}
}

// asProblems gives a problem of a file the type in which problems are printed.
func asProblems(err error) error {
	var problem *records.Problem
	if errors.As(err, &problem) {
		return data.Problems{{File: problem.File, Line: problem.Line, Column: problem.Column, Message: problem.Message}}
	}
	return err
}
