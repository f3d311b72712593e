package answers

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/database"
	"spoor/data/problem"
	"spoor/data/where"
)

// File is a file of respondents, or the tables in databases that stand in its place.
type File struct {
	Folder   fs.FS // of the survey
	Wave     data.Wave
	Of       data.WaveFile
	Items    []data.Item // that it holds, as the wave asked them
	Progress Progress
	Where    *where.Condition // on the respondents who are counted; nil for all
	Combined []Combination    // of its numbers, which are counted beside them
	Consent  database.Consent // to connect to a database that the wave names; nil for none
}

// MayConnect reports why a source of the file may not be connected to: nobody gave it, and there is no consent to it.
func (f File) MayConnect(source database.Source) error {
	switch {
	case f.Of.Given:
		return nil
	case f.Consent == nil:
		return database.ConsentTo(nil, false)(source)
	}
	return f.Consent(source)
}

// Progress is told how many bytes of a file were read, of how many; the total is 0 where it is not known.
type Progress func(file string, read, total int64)

// How the names of files end that are not plain text.
const (
	compressedEnding = ".gz"
	columnarEnding   = ".parquet"
)

// Path is where the file stands in the folder of the survey.
func (f File) Path() string { return path.Join("waves", f.Wave.ID, f.Of.Name) }

// Compressed reports whether the file is one of gzip.
func (f File) Compressed() bool { return strings.HasSuffix(f.Of.Name, compressedEnding) }

// Columnar reports whether the file is one of Parquet.
func (f File) Columnar() bool { return strings.HasSuffix(f.Of.Name, columnarEnding) }

// Closed returns the items that can be counted: all but free texts.
func (f File) Closed() []data.Item {
	return slices.DeleteFunc(slices.Clone(f.Items), func(item data.Item) bool { return item.Kind == data.Open })
}

// Columns returns the columns that the file holds beside that of the respondents.
func (f File) Columns() []string { return Columns(f.Items, f.Wave.Design) }

// Columns returns the columns of items and of a design, each once.
func Columns(items []data.Item, design data.Design) []string {
	var columns []string
	for _, item := range items {
		columns = append(columns, item.Columns()...)
	}
	for _, column := range design.Columns() {
		if !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	return columns
}

// ColumnsWanted returns which columns hold these items, the design and the ids.
func ColumnsWanted(items []data.Item, design data.Design) func(name string) bool {
	needed := append(Columns(items, design), data.RespondentColumn)
	return func(name string) bool { return slices.Contains(needed, name) }
}

// Unreadable says what is wrong with a file, of a compressed one in words that help.
func Unreadable(name string, err error) error {
	var found *problem.Problem
	if errors.As(err, &found) {
		return data.Problems{*found}
	}
	if err == gzip.ErrHeader || err == gzip.ErrChecksum || strings.Contains(err.Error(), "flate:") || strings.Contains(err.Error(), "unexpected EOF") {
		return fmt.Errorf("read %s: the file is no gzip, or cut off: compress it again", name)
	}
	return fmt.Errorf("read %s: %w", name, err)
}
