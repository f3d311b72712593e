package waves

import (
	"bytes"
	"errors"
	"path"
	"path/filepath"
	"slices"

	"spoor/data"
	"spoor/data/importing"
	"spoor/internal/study"
)

// Files of a stored wave, beside that of its answers.
const (
	textsFile = "texts.csv"
	waveFile  = "wave.yaml"
)

// answersFile returns the name of the file of answers in that form.
func answersFile(form string) string { return "answers." + form }

// storing is a wave on its way into the survey.
type storing struct {
	source   study.Source
	store    Store
	codebook data.Codebook
	id       string
	old      *data.Wave // what is in its place; nil when nothing is
	created  []string   // names of the files, in the folder of the wave
	answers  *recordFile
	texts    *recordFile
	wave     data.Wave // what was written
	proposed *proposal // what the wave says before it is stored; nil for nothing
}

// storeWave begins a wave of that id.
func storeWave(source study.Source, store Store, survey *data.Survey, id string) *storing {
	w := &storing{source: source, store: store, codebook: survey.Codebook, id: id}
	for i, known := range survey.Waves {
		if known.ID == id {
			w.old = &survey.Waves[i]
		}
	}
	return w
}

// within returns the name in the survey of a file of the wave.
func (w *storing) within(name string) string { return path.Join("waves", w.id, name) }

// place is what messages call the folder of the wave.
func (w *storing) place() string { return filepath.ToSlash(w.source.File(w.within(""))) }

func (w *storing) records(name string, header []string) (*recordFile, error) {
	w.created = append(w.created, name)
	return createRecords(w.store, w.within(name), header)
}

// begin begins the file of answers, in the form that its name says, and one of texts where they are kept.
func (w *storing) begin(name string, header []string, texts bool) (err error) {
	if w.answers, err = w.records(name, header); err != nil || !texts {
		return err
	}
	w.texts, err = w.records(textsFile, data.TextColumns())
	return err
}

// add adds a respondent.
func (w *storing) add(record importing.Record) error {
	if err := w.answers.write(record.Cells); err != nil {
		return w.answers.failed(err)
	}
	for _, text := range record.Texts {
		if w.texts == nil {
			break
		}
		if err := w.texts.write([]string{record.Cells[0], text.Item, text.Option, text.Text}); err != nil {
			return w.texts.failed(err)
		}
	}
	return nil
}

// end writes what is left of the respondents.
func (w *storing) end() error {
	for _, file := range []*recordFile{w.answers, w.texts} {
		if file == nil {
			continue
		}
		if err := file.failed(file.finish()); err != nil {
			return err
		}
	}
	return nil
}

// parses reports what is wrong with a wave as it would be read back.
func parses(wave data.Wave, codebook data.Codebook) error {
	text, err := wave.YAML()
	if err != nil {
		return err
	}
	_, err = data.ParseWave(waveFile, text, codebook)
	return err
}

// readsBack refuses what a request says of a wave, its id first, when the wave could not be read back.
func readsBack(wave data.Wave, codebook data.Codebook) error {
	err := parses(wave, codebook)
	var wrong data.Problems
	if errors.As(err, &wrong) {
		return study.Refuse("--id: %s", wrong[0].Message)
	}
	return err
}

// describe writes the wave.yaml, after reading it back. Of the wave nothing is written after it but what is made of its files.
func (w *storing) describe(wave data.Wave) error {
	if err := parses(wave, w.codebook); err != nil {
		return err
	}
	w.wave = wave
	text, err := w.text()
	if err != nil {
		return err
	}
	if err := w.put(waveFile, text); err != nil {
		return err
	}
	return w.store.Finish()
}

// put writes a whole file of the wave.
func (w *storing) put(name string, content []byte) error {
	w.created = append(w.created, name)
	file, err := w.store.Create(w.within(name))
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return err
}

// same reports whether the wave in its place is the one that was written, comments in its wave.yaml apart.
func (w *storing) same() (bool, error) {
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
	files := []string{w.wave.Files[0].Name, textsFile}
	if slices.Contains(w.created, besideFile) {
		files = append(files, besideFile) // without it what is there may stay
	}
	for _, file := range files {
		if equal, err := sameContent(w.source.Files, w.within(file), w.store, w.within(file)); !equal || err != nil {
			return false, err
		}
	}
	return true, nil
}

// keep puts the wave in its place, unless it is there already, and reports whether it is. What becomes different of the wave that
// is replaced is said first. Files that do not belong to the old wave stay.
func (w *storing) keep(replace bool, lang data.Lang) (same bool, err error) {
	if same, err = w.same(); same || err != nil {
		return same, err
	}
	if w.old != nil {
		if err := w.sayChanges(lang); err != nil {
			return false, err
		}
		if !replace {
			return false, refusedAsOther(w.id, w.place())
		}
		for _, name := range w.leaving() {
			w.store.Remove(w.within(name))
		}
	}
	return false, w.store.Commit()
}
