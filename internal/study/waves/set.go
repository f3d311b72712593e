package waves

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"reflect"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/edit"
	"spoor/internal/study"
	written "spoor/reports/waves"
)

// SetRequest asks to change what the wave.yaml of a wave says.
type SetRequest struct {
	ID     string
	About  Change
	Design data.DesignChange
}

// Change is what is to be changed of what people write of a wave. What is nil stays; a text of "" or a year of 0 takes it away.
type Change struct {
	Label, Source, Population *string // in the language that the survey is written in, as those of [Texts]
	Year, ReferenceYear       *int
}

// set writes the change into a wave.
func (c Change) set(wave *data.Wave) {
	for _, text := range []struct {
		from *string
		to   *data.Text
	}{{c.Label, &wave.Label}, {c.Source, &wave.Source}, {c.Population, &wave.Population}} {
		if text.from != nil {
			*text.to = data.Text{NL: *text.from}
		}
	}
	for _, year := range []struct{ from, to *int }{{c.Year, &wave.Fieldwork.Year}, {c.ReferenceYear, &wave.Fieldwork.ReferenceYear}} {
		if year.from != nil {
			*year.to = *year.from
		}
	}
}

// errByHand is returned for a wave.yaml that a change would not be read back from.
var errByHand = errors.New("is written in a way that cannot be changed here; change it by hand")

// Set changes what the wave.yaml of a wave says. Comments in it, and whatever else it holds, stay as they stand. A design must
// be one by which the answers of the wave can be counted; who has no place in it is a note, or with a strict source the error.
func Set(ctx context.Context, source study.Source, request SetRequest, store Store) (written.Set, error) {
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return written.Set{}, err
	}
	before, err := survey.Wave(request.ID)
	if err != nil || request.ID == "" {
		return written.Set{}, study.Refused{Err: errors.Join(err, missingID(request.ID))}
	}
	after := before.WithDesign(request.Design)
	request.About.set(&after)
	setting := storeWave(source, store, survey.Survey, request.ID)
	content, err := fs.ReadFile(source.Files, setting.within(waveFile))
	if err != nil {
		return written.Set{}, err
	}
	text, edits, err := edit.Wave(content, before, after)
	if err != nil {
		return written.Set{}, err
	}
	result := written.Set{ID: request.ID, File: setting.place() + "/" + waveFile, Edits: edits}
	if len(edits) == 0 {
		return result, nil
	}
	if err := setting.readsBack(text, after); err != nil {
		return written.Set{}, err
	}
	if err := counts(ctx, source, survey, before, after); err != nil {
		return written.Set{}, err
	}
	if err := setting.put(waveFile, text); err != nil {
		return written.Set{}, err
	}
	return result, store.Commit()
}

func missingID(id string) error {
	if id == "" {
		return errors.New("name the wave that is changed")
	}
	return nil
}

// readsBack reports why a changed wave.yaml is not the wave that it is to be.
func (w *storing) readsBack(text []byte, want data.Wave) error {
	got, err := data.ParseWave(w.place()+"/"+waveFile, text, w.codebook)
	var wrong data.Problems
	switch {
	case errors.As(err, &wrong):
		return study.Refuse("wave %s: %s", w.id, wrong[0].Message)
	case err != nil:
		return err
	}
	gotText, err := got.YAML()
	if err != nil {
		return err
	}
	wantText, err := want.YAML()
	if err != nil {
		return err
	}
	if string(gotText) != string(wantText) {
		return fmt.Errorf("%s/%s %w", w.place(), waveFile, errByHand)
	}
	return nil
}

// counts reports why the answers of a wave cannot be counted by its new design. Tables in a database are not looked at.
func counts(ctx context.Context, source study.Source, survey *count.Survey, before, after data.Wave) error {
	if reflect.DeepEqual(before.Design, after.Design) || len(after.Sources) > 0 {
		return nil
	}
	_, problems, err := survey.Count(ctx, after)
	var unusable data.Problems
	if errors.As(err, &unusable) {
		return study.Unusable{Err: source.WithPlace(err)}
	}
	return source.Heard(problems, err)
}
