package study

import (
	"errors"
	"fmt"

	"spoor/data/count"
	"spoor/internal/study/coding"
	"spoor/reports/open"
)

// Texts reads what the respondents of the wave typed for an item, each text once, the most frequent first.
func (s *Study) Texts(item string) (open.Texts, error) {
	if _, known := s.Survey.Codebook.Item(item); !known {
		return nil, unknownItem(s.Survey.Codebook, item, "no item %q; %sthe survey has %s")
	}
	typed, problems, err := s.Survey.Texts(s.Wave, item)
	if errors.Is(err, count.ErrNoTexts) {
		return nil, fmt.Errorf("wave %s: %w", s.Wave.ID, err)
	}
	if err := s.heard(problems, err); err != nil {
		return nil, err
	}
	if len(typed) == 0 {
		return nil, fmt.Errorf("wave %s has no texts for item %q", s.Wave.ID, item)
	}
	var texts []string
	for _, one := range typed {
		texts = append(texts, one.Text)
	}
	return coding.Together(texts), nil
}

// CountTextsRequest asks to count what respondents typed by the codes that it was given.
type CountTextsRequest struct {
	Item   string
	Codes  []coding.File // one, or two of different coders
	Level  float64       // of the intervals
	Differ bool          // list the texts on which two coders differ
}

// CountTexts counts what the respondents of the wave typed by its codes, and says how far two coders agree.
func (s *Study) CountTexts(request CountTextsRequest) (open.Coded, error) {
	texts, err := s.Texts(request.Item)
	if err != nil {
		return open.Coded{}, err
	}
	return coding.Count(request.Item, texts, request.Codes, request.Level, request.Differ)
}

// RenderTexts writes texts in the form text, csv or json.
func RenderTexts(texts open.Texts, form string) ([]byte, error) {
	switch form {
	case "csv":
		return texts.CSV()
	case "json":
		return texts.JSON()
	}
	return texts.Text(), nil
}

// RenderCoded writes counts of codes in the form text, csv or json.
func RenderCoded(coded open.Coded, form string) ([]byte, error) {
	switch form {
	case "csv":
		return coded.CSV()
	case "json":
		return coded.JSON()
	}
	return coded.Text(), nil
}
