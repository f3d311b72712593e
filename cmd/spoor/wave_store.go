package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"spoor/data"
	"spoor/data/importing"
	"spoor/internal/store"
)

// Files of an imported wave, beside that of its answers.
const (
	textsFile = "texts.csv"
	waveFile  = "wave.yaml"
)

// answersFile returns the name of the file of answers in that form.
func answersFile(form string) string { return "answers." + form }

// waveStore stages a wave, and then puts it in its place.
type waveStore struct {
	*store.Transaction        // of the survey, which it locks
	folder             string // where the wave belongs
	name               string // of the file of answers
	answers            *storedFile
	texts              *storedFile
	old                *data.Wave // what is in its place; nil when nothing is
	wave               data.Wave  // what was written
}

// lockSurvey begins to write in a survey: whoever else wants to waits until Discard, and what is read of the survey from here
// on is what is there when the wave is put in its place.
func lockSurvey(ctx context.Context, s streams, survey string) (*store.Transaction, error) {
	if info, err := os.Stat(survey); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no folder %s", survey)
	}
	return store.Begin(ctx, survey, s.storing())
}

func newWaveStore(locked *store.Transaction, survey, id string, old *data.Wave) *waveStore {
	return &waveStore{Transaction: locked, folder: filepath.Join(survey, "waves", id), old: old}
}

// file is the name of a file of the wave within the survey.
func (w *waveStore) file(name string) string { return "waves/" + filepath.Base(w.folder) + "/" + name }

// begin begins the file of answers, in the form that its name says, and one of texts where they are kept.
func (w *waveStore) begin(name string, header []string, texts bool) (err error) {
	w.name = name
	if w.answers, err = w.storeFile(name, header); err != nil || !texts {
		return err
	}
	w.texts, err = w.storeFile(textsFile, data.TextColumns())
	return err
}

func (w *waveStore) add(record importing.Record) error {
	if err := w.answers.write(record.Cells); err != nil {
		return err
	}
	for _, text := range record.Texts {
		if w.texts == nil {
			break
		}
		if err := w.texts.write([]string{record.Cells[0], text.Item, text.Option, text.Text}); err != nil {
			return err
		}
	}
	return nil
}

func (w *waveStore) end() error {
	for _, file := range []*storedFile{w.answers, w.texts} {
		if file == nil {
			continue
		}
		if err := file.close(); err != nil {
			return err
		}
	}
	return nil
}

// describe writes the wave.yaml, after reading it back.
func (w *waveStore) describe(wave data.Wave, codebook data.Codebook) error {
	if err := parses(wave, codebook); err != nil {
		return err
	}
	text, err := wave.YAML()
	if err != nil {
		return err
	}
	w.wave = wave
	if err := w.Put(w.file(waveFile), text); err != nil {
		return err
	}
	return w.Finish()
}

// same reports whether the wave in its place is the one that was written, comments in its wave.yaml apart.
func (w *waveStore) same() (bool, error) {
	if w.old == nil {
		return false, nil
	}
	old, err := w.old.YAML()
	if err != nil {
		return false, err
	}
	text, err := w.wave.YAML()
	if err != nil || !bytes.Equal(old, text) {
		return false, err
	}
	for _, name := range []string{w.name, textsFile} {
		if equal, err := sameFile(filepath.Join(w.folder, name), w.Staged(w.file(name))); !equal || err != nil {
			return false, err
		}
	}
	return true, nil
}

// commit puts the wave in its place. Files of the old wave that the new one does not have go; others stay.
func (w *waveStore) commit() error {
	if w.old != nil {
		for _, file := range slices.Concat(w.old.Files, w.old.Counts) {
			if file.Name != w.name && file.Name != "" {
				w.Remove(w.file(file.Name))
			}
		}
	}
	if w.texts == nil {
		w.Remove(w.file(textsFile))
	}
	return w.Commit()
}

// copyText stages a file of another wave.
func (w *waveStore) copyText(from, name string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("copy %s: %w", from, reason(err))
	}
	defer in.Close()
	out, err := w.Create(w.file(name))
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return fmt.Errorf("copy %s: %w", from, reason(err))
	}
	return nil
}

// sameFile compares two files; neither there is the same.
func sameFile(a, b string) (bool, error) {
	first, err := os.Open(a)
	if errors.Is(err, fs.ErrNotExist) {
		_, err := os.Stat(b)
		return errors.Is(err, fs.ErrNotExist), nil
	}
	if err != nil {
		return false, err
	}
	defer first.Close()
	second, err := os.Open(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer second.Close()
	left, right := bufio.NewReaderSize(first, 1<<16), bufio.NewReaderSize(second, 1<<16)
	mine, theirs := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, errA := io.ReadFull(left, mine)
		m, errB := io.ReadFull(right, theirs)
		switch {
		case !bytes.Equal(mine[:n], theirs[:m]):
			return false, nil
		case errA != nil || errB != nil:
			return n == m, nil
		}
	}
}

// twin returns the wave beside this one that holds the same answers, or an empty id.
func (w *waveStore) twin(waves []data.Wave) (string, error) {
	for _, wave := range waves {
		if wave.ID == w.wave.ID || !slices.ContainsFunc(wave.Files, func(f data.WaveFile) bool { return f.Name == w.name }) {
			continue
		}
		equal, err := sameFile(filepath.Join(filepath.Dir(w.folder), wave.ID, w.name), w.Staged(w.file(w.name)))
		if equal || err != nil {
			return wave.ID, err
		}
	}
	return "", nil
}
