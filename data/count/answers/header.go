package answers

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/internal/nearest"
)

// Delimiter returns what stands between the columns of a header: a comma, or a semicolon or tab, as spreadsheets write where
// the comma is the decimal sign. No name of a column holds any of these.
func Delimiter(source []byte) rune {
	header, _, _ := bytes.Cut(source, []byte("\n"))
	for _, candidate := range ";\t" {
		if bytes.ContainsRune(header, candidate) && !bytes.ContainsRune(header, ',') {
			return candidate
		}
	}
	return ','
}

// CheckHeader returns what is wrong with the header of a file of a wave that should hold these columns beside that of the
// respondents. It may hold columns of a design that the wave does not use; where the wave names a design, and no column is
// missing that another could be meant for, any column beside those is taken for one.
func CheckHeader(file string, line int, header, columns []string, wave data.Wave) data.Problems {
	var problems data.Problems
	report := func(column, format string, args ...any) {
		problems = append(problems, data.Problem{File: file, Line: line, Column: column, Message: fmt.Sprintf(format, args...)})
	}
	expected := append([]string{data.RespondentColumn}, columns...)
	missing := map[string]bool{}
	for _, name := range expected {
		missing[name] = true
	}
	seen := map[string]bool{}
	for _, name := range header {
		if seen[name] && name != "" {
			report(name, "the column stands twice")
		}
		seen[name] = true
		delete(missing, name)
	}
	spare := !wave.Design.IsZero() && len(missing) == 0
	for i, name := range header {
		switch {
		case name == "":
			report("", "column %d of %d has no name; name it or remove it", i+1, len(header))
		case !slices.Contains(expected, name) && !spare && !wave.PassesOver(name):
			report(name, "unknown column%s", unknownColumnHint(name, expected, missing))
		}
	}
	for _, name := range expected {
		if missing[name] {
			report(name, "the column is missing")
		}
	}
	return problems
}

func unknownColumnHint(name string, expected []string, missing map[string]bool) string {
	var candidates []string
	for _, column := range expected {
		if missing[column] {
			candidates = append(candidates, column)
		}
	}
	if hint := nearest.DidYouMean(name, candidates); hint != "" {
		return hint
	}
	return fmt.Sprintf("; expected %s", strings.Join(expected, ", "))
}

// QuoteProblem is the problem of an error of package encoding/csv, with what follows from it.
func QuoteProblem(file string, err error, consequence string) data.Problem {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return data.Problem{File: file, Message: err.Error()}
	}
	return data.Problem{File: file, Line: parse.StartLine, Message: WrongQuote + consequence}
}
