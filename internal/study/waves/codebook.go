package waves

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"spoor/charts"
	"spoor/data"
	"spoor/data/importing"
	"spoor/data/questionnaire"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/exports"
)

// DraftCodebook drafts a codebook from an export, in the language that its texts are in; with counts it says beside each option how many
// chose it.
func DraftCodebook(ctx context.Context, export exports.Export, lang data.Lang, counts bool, listener study.Listener) ([]byte, error) {
	opened, err := export.Open(listener)
	if err != nil {
		return nil, err
	}
	opened.Describe()
	drafted, err := opened.Draft(ctx)
	if err != nil {
		return nil, err
	}
	return drafted.YAML(filepath.Base(export.Name), lang, counts), nil
}

// Questionnaire is a file that says what was asked, see package [spoor/data/questionnaire].
type Questionnaire struct {
	Name    string
	Content []byte
}

// DraftOf makes a codebook of a questionnaire for an export of the answers to it. Answers that it contradicts are an error, all of them
// at once.
func DraftOf(ctx context.Context, of Questionnaire, export exports.Export, lang data.Lang, listener study.Listener) ([]byte, error) {
	asked, err := questionnaire.Read(of.Name, of.Content, lang)
	if err != nil {
		return nil, study.Unreadable(err)
	}
	opened, err := export.Open(listener)
	if err != nil {
		return nil, err
	}
	opened.Describe()
	drafted, err := opened.DraftOf(ctx, asked, lang)
	if err != nil {
		return nil, err
	}
	for _, note := range drafted.Notes {
		listener.Say("%s: note: %s", of.Name, note)
	}
	if len(drafted.Problems) > 0 {
		return nil, study.Unusable{Err: drafted.Problems}
	}
	name := "codebook.yaml"
	if _, err := data.ParseCodebook(name, drafted.YAML, charts.Check); err != nil {
		return nil, study.Unreadable(err)
	}
	return drafted.YAML, nil
}

// CheckedCodebook is what was found in a codebook.
type CheckedCodebook struct {
	Problems data.Problems // mistakes, or without them what will cause trouble
	Items    int
	Guesses  int // of a draft, to be confirmed
}

// CheckCodebook finds what is wrong with a codebook, or will cause trouble when an export is read by it.
func CheckCodebook(name string, content []byte) (CheckedCodebook, error) {
	codebook, err := data.ParseCodebook(name, content, charts.Check)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return CheckedCodebook{Problems: problems}, nil
	case err != nil:
		return CheckedCodebook{}, err
	}
	return CheckedCodebook{importing.Lint(name, codebook), len(codebook.Items), strings.Count(string(content), "guess: ")}, nil
}

// Err is the error that problems were found, nil without them.
func (c CheckedCodebook) Err(name string) error {
	if len(c.Problems) == 0 {
		return nil
	}
	return study.Unusable{Err: fmt.Errorf("%s in %s", number.Plural(len(c.Problems), "problem"), name)}
}
