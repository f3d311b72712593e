package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"spoor/data"
	"spoor/data/importing"
)

// Files of an imported wave, beside that of its answers.
const (
	textsFile = "texts.csv"
	waveFile  = "wave.yaml"
)

// answersFile returns the name of the file of answers in that form.
func answersFile(form string) string { return "answers." + form }

// waveStore writes a wave into a hidden folder beside its place, and then puts it there.
type waveStore struct {
	folder  string // where the wave belongs
	staging string
	made    string // the folder that had to be made for it, or ""
	name    string // of the file of answers
	answers *storedFile
	texts   *storedFile
	old     *data.Wave // what is in its place; nil when nothing is
	wave    data.Wave  // what was written
}

func newWaveStore(survey, id string, old *data.Wave) (*waveStore, error) {
	waves := filepath.Join(survey, "waves")
	made, err := makeFolder(waves)
	if err != nil {
		return nil, err
	}
	staging, err := os.MkdirTemp(waves, ".spoor-*")
	if err != nil {
		return nil, fmt.Errorf("write to %s: %w", waves, reason(err))
	}
	if err := os.Chmod(staging, 0o755); err != nil {
		return nil, err
	}
	return &waveStore{folder: filepath.Join(waves, id), staging: staging, made: made, old: old}, nil
}

// discard removes what was not put in its place.
func (w *waveStore) discard() {
	for _, file := range []*storedFile{w.answers, w.texts} {
		if file != nil {
			file.file.Close() // closed already unless something failed
		}
	}
	os.RemoveAll(w.staging)
	if w.made != "" {
		os.Remove(w.made) // only when it is empty
	}
}

// begin begins the file of answers, in the form that its name says, and one of texts where they are kept.
func (w *waveStore) begin(name string, header []string, texts bool) (err error) {
	w.name = name
	if w.answers, err = storeFile(w.staging, name, header); err != nil || !texts {
		return err
	}
	w.texts, err = storeFile(w.staging, textsFile, data.TextColumns())
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
	return os.WriteFile(filepath.Join(w.staging, waveFile), text, 0o644)
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
		if equal, err := sameFile(filepath.Join(w.folder, name), filepath.Join(w.staging, name)); !equal || err != nil {
			return false, err
		}
	}
	return true, nil
}

// commit puts the wave in its place. Files that do not belong to the old wave stay.
func (w *waveStore) commit() error {
	old := ""
	if _, err := os.Stat(w.folder); err == nil {
		if err := w.takeOver(); err != nil {
			return fmt.Errorf("replace %s: %w", w.folder, reason(err))
		}
		old = w.staging + "-old"
		if err := os.Rename(w.folder, old); err != nil {
			return fmt.Errorf("replace %s: %w", w.folder, reason(err))
		}
	}
	if err := os.Rename(w.staging, w.folder); err != nil {
		if old != "" {
			err = errors.Join(reason(err), os.Rename(old, w.folder))
		}
		return fmt.Errorf("write %s: %w", w.folder, err)
	}
	w.made = ""
	if old != "" {
		return os.RemoveAll(old)
	}
	return nil
}

// takeOver copies the files that people put beside those of the old wave.
func (w *waveStore) takeOver() error {
	belongs := map[string]bool{waveFile: true, w.name: true, textsFile: true}
	if w.old != nil {
		for _, file := range slices.Concat(w.old.Files, w.old.Counts) {
			belongs[file.Name] = true
		}
	}
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if belongs[entry.Name()] || !entry.Type().IsRegular() {
			continue
		}
		if err := copyFile(filepath.Join(w.folder, entry.Name()), filepath.Join(w.staging, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
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
		equal, err := sameFile(filepath.Join(filepath.Dir(w.folder), wave.ID, w.name), filepath.Join(w.staging, w.name))
		if equal || err != nil {
			return wave.ID, err
		}
	}
	return "", nil
}
