package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
)

// Typed is a text that a respondent typed: the answer to an open item, or what stands beside an option such as "other".
type Typed struct {
	Respondent string
	Item       string
	Option     string // empty for an open item
	Text       string
}

// TextColumns returns the names of the columns of a file of texts.
func TextColumns() []string { return []string{RespondentColumn, "item", "option", "text"} }

// ErrNoTexts is returned where a wave does not hold what respondents typed.
var ErrNoTexts = errors.New("the wave holds no texts of respondents; add it with --keep-texts to keep them")

// Texts reads what the respondents of a wave typed for an item, in the order of the file. They stand in the file of texts of
// the wave, or for an open item in a column of one of its files. Problems are those of [Survey.Count].
func (s *Survey) Texts(wave Wave, item string) ([]Typed, Problems, error) {
	known, found := s.Codebook.Item(item)
	if !found {
		return nil, nil, fmt.Errorf("no item %q in the codebook", item)
	}
	for _, file := range wave.Files {
		if known.Kind == Open && slices.Contains(file.Items, item) {
			return s.openAnswers(wave, file, known)
		}
	}
	if wave.Import == nil || wave.Import.Texts == "" {
		return nil, nil, ErrNoTexts
	}
	name := path.Join("waves", wave.ID, wave.Import.Texts)
	source, err := fs.ReadFile(s.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, Problems{{File: name, Message: "the file is missing, though wave.yaml lists it"}}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	return readTexts(name, source, item)
}

func readTexts(name string, source []byte, item string) ([]Typed, Problems, error) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	var texts []Typed
	var problems Problems
	for first := true; ; first = false {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return texts, problems, nil
		}
		if err != nil {
			return nil, nil, Problems{quoteProblem(name, err, "the texts cannot be told apart")}
		}
		line, _ := reader.FieldPos(0)
		switch {
		case first && !slices.Equal(record, TextColumns()):
			return nil, nil, Problems{{File: name, Line: line, Message: "the first line must be respondent,item,option,text"}}
		case first:
		case len(record) != len(TextColumns()):
			problems = append(problems, Problem{File: name, Line: line, Message: fmt.Sprintf("%d fields where the header has %d; the record is left out", len(record), len(TextColumns()))})
		case record[1] == item:
			texts = append(texts, Typed{record[0], record[1], record[2], record[3]})
		}
	}
}

// openAnswers reads an open item from the column that it has in a file of respondents.
func (s *Survey) openAnswers(wave Wave, file WaveFile, item Item) ([]Typed, Problems, error) {
	read, problems, err := s.asAsked(wave).responsesOf(wave, file)
	if err != nil {
		return nil, nil, err
	}
	ids, _ := read.column(RespondentColumn)
	cells, blank := read.column(item.ID)
	var texts []Typed
	for i, cell := range cells {
		if _, missing := missingState(cell, blank[i]); !missing {
			texts = append(texts, Typed{ids[i], item.ID, "", cell})
		}
	}
	return texts, problems, nil
}
