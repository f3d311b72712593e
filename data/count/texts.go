package count

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/problem"
	"spoor/internal/spreadsheet"
)

// ErrNoTexts is returned where a wave does not hold what respondents typed.
var ErrNoTexts = errors.New("the wave holds no texts of respondents; add it with --keep-texts to keep them")

// Texts reads what the respondents of a wave typed for an item, in the order of the file. They stand in the file of texts of
// the wave, or for an open item in a column of one of its files. Of a survey with a condition they are of the respondents for whom it
// holds. Problems are those of [Survey.Count].
func (s *Survey) Texts(ctx context.Context, wave data.Wave, item string) ([]data.Typed, data.Problems, error) {
	typed, problems, err := s.typed(wave, item)
	if err != nil || s.where == "" || len(typed) == 0 {
		return typed, problems, err
	}
	of, err := typedBeside(wave, item)
	if err != nil {
		return nil, nil, err
	}
	part, err := s.part(wave, of)
	if err != nil {
		return nil, nil, err
	}
	read, found, err := frame.Read(ctx, part)
	if err != nil {
		return nil, nil, err
	}
	for _, problem := range found {
		if !slices.Contains(problems, problem) {
			problems = append(problems, problem)
		}
	}
	inside := read.Inside()
	return slices.DeleteFunc(typed, func(one data.Typed) bool { return !inside[one.Respondent] }), problems, nil
}

// typedBeside returns the file of the respondents who typed something for an item.
func typedBeside(wave data.Wave, item string) (data.WaveFile, error) {
	at := slices.IndexFunc(wave.Files, func(file data.WaveFile) bool { return slices.Contains(file.Items, item) })
	if at < 0 && len(wave.Files) == 1 {
		at = 0 // texts stand in a file of their own
	}
	if at < 0 {
		return data.WaveFile{}, problem.Refuse("wave %s has no file of respondents that holds item %s, so that the weights and answers of those who typed are not known", wave.ID, item)
	}
	return wave.Files[at], nil
}

// typed reads every text for an item.
func (s *Survey) typed(wave data.Wave, item string) ([]data.Typed, data.Problems, error) {
	known, found := s.Codebook.Item(item)
	if !found {
		return nil, nil, problem.Refuse("no item %q in the codebook", item)
	}
	for _, file := range wave.Files {
		if known.Kind == data.Open && slices.Contains(file.Items, item) {
			return frame.Texts(s.file(wave, file), known)
		}
	}
	if known.Kind == data.Open && len(wave.Sources) > 0 {
		return nil, nil, problem.Refuse("item %q is free text, and texts are not read from a database; read them from a file", item)
	}
	if wave.Import == nil || wave.Import.Texts == "" {
		return nil, nil, ErrNoTexts
	}
	name := path.Join("waves", wave.ID, wave.Import.Texts)
	source, err := fs.ReadFile(s.Files(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, data.Problems{{File: name, Message: "the file is missing, though wave.yaml lists it"}}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	return readTexts(name, source, item)
}

func readTexts(name string, source []byte, item string) ([]data.Typed, data.Problems, error) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	var texts []data.Typed
	var problems data.Problems
	for first := true; ; first = false {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return texts, problems, nil
		}
		if err != nil {
			return nil, nil, data.Problems{answers.QuoteProblem(name, err, "the texts cannot be told apart")}
		}
		line, _ := reader.FieldPos(0)
		switch {
		case first && !slices.Equal(record, data.TextColumns()):
			return nil, nil, data.Problems{{File: name, Line: line, Message: "the first line must be respondent,item,option,text"}}
		case first:
		case len(record) != len(data.TextColumns()):
			problems = append(problems, data.Problem{File: name, Line: line, Message: fmt.Sprintf("%d fields where the header has %d; the record is left out", len(record), len(data.TextColumns()))})
		case record[1] == item:
			texts = append(texts, data.Typed{Respondent: spreadsheet.Text(record[0]), Item: record[1], Option: record[2], Text: spreadsheet.Text(record[3])})
		}
	}
}
