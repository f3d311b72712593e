package waves

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"

	"spoor/data"
	"spoor/data/importing"
	"spoor/data/linking"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/exports"
	written "spoor/reports/waves"
)

// AddRequest asks to store an export as a wave.
type AddRequest struct {
	Export exports.Export // its content can seek
	ID     string
	About  Texts

	// What is nil or "" here is as it was of the wave that is replaced.
	Without   []string          // items that this wave did not ask
	Design    data.DesignChange // columns of the export that say how respondents were drawn
	KeepIDs   *bool             // call respondents as the platform does, instead of 1, 2, 3
	KeepTexts *bool             // store what respondents typed
	Form      string            // of AnswerForms
	Beside    string            // of BesideForms: a form in which the answers are stored too, for other programs; "" for none

	Link    string        // column of the export by which those who took part in another wave too are known; "" for none
	LinkKey linking.Maker // that their links are made with

	Replace bool      // the wave of that id, when it is there already
	Lang    data.Lang // of the list of changes
}

// Texts is what people write of a wave. What is empty stays as it is.
type Texts struct {
	Label      string // that names the wave in reports
	Source     string // who collected the answers, for the foot of a figure
	Population string // whom the respondents are drawn from

	Year          int // of the fieldwork
	ReferenceYear int // that the questions were about
}

// set writes the texts into a wave.
func (t Texts) set(wave *data.Wave) {
	for _, text := range []struct {
		from string
		to   *data.Text
	}{{t.Label, &wave.Label}, {t.Source, &wave.Source}, {t.Population, &wave.Population}} {
		if text.from != "" {
			*text.to = data.Text{NL: text.from}
		}
	}
	if t.Year != 0 {
		wave.Fieldwork.Year = t.Year
	}
	if t.ReferenceYear != 0 {
		wave.Fieldwork.ReferenceYear = t.ReferenceYear
	}
}

func refusedAsOther(id, place string) error {
	return fmt.Errorf("wave %s is in %s already and would become another; --replace replaces it. Nothing was written", id, place)
}

// Add stores an export as a wave of the survey, whole or not at all. Of the wave that it replaces, what people wrote stays:
// texts, items that were asked in another way, notes, comments; and so does how it was read, drawn and stored, where the request
// says nothing else. What becomes different is said before it happens. A strict source stores nothing when any answer has a problem.
func Add(ctx context.Context, source study.Source, request AddRequest, store Store) (written.Stored, error) {
	if source.Files == nil {
		return written.Stored{}, study.Refuse("--survey: give the folder of the survey that the wave is added to; spoor init DIR --from sector makes one of the built-in survey")
	}
	survey, err := study.OpenSurvey(source)
	if err != nil {
		return written.Stored{}, err
	}
	adding := waveAdding{request: request, storing: storeWave(source, store, survey.Survey, request.ID)}
	if adding.proposed, err = adding.proposal(); err != nil {
		return written.Stored{}, err
	}
	adding.chosen = adding.choose()
	wave, err := adding.start()
	if err != nil {
		return written.Stored{}, err
	}
	sum, err := checksum(request.Export)
	if err != nil {
		return written.Stored{}, err
	}
	request.Export.Platform = adding.chosen.platform
	export, err := request.Export.Open(source.Listener)
	if err != nil {
		return written.Stored{}, err
	}
	export.DescribeWeighted(adding.chosen.design.Weight)
	source.Guesses()
	chosen := adding.chosen
	if request.Link == "" && request.LinkKey != nil {
		return written.Stored{}, study.Refuse("--link: name the column of the export that respondents are known again by; without it there is nothing to do with a key")
	}
	if request.Link != "" && request.LinkKey == nil {
		return written.Stored{}, study.Refuse("--link-key: give the file of the key that links are made with, outside the survey; one that is not there is made")
	}
	importer, err := export.Importer(survey.Codebook.AsAsked(wave), importing.Options{KeepIds: chosen.ids, Without: chosen.without, Design: chosen.design,
		Link: request.Link, Links: request.LinkKey})
	if err != nil {
		return written.Stored{}, err
	}
	if err := adding.write(ctx, export, importer); err != nil {
		return written.Stored{}, err
	}
	adding.complete(&wave, export, importer, sum)
	if err := adding.describe(wave); err != nil {
		return written.Stored{}, err
	}
	if err := adding.beside(ctx, wave); err != nil {
		return written.Stored{}, err
	}
	if err := adding.sayTwin(survey.Waves); err != nil {
		return written.Stored{}, err
	}
	adding.sayOtherKeys(survey.Waves, wave)
	if adding.proposed != nil {
		store.Remove(adding.within(proposalFile))
	}
	same, err := adding.keep(request.Replace, request.Lang)
	return written.Stored{ID: wave.ID, Place: adding.place(), Respondents: wave.Respondents, Items: len(importer.Items()), Problems: importer.Problems().Total(), Same: same}, err
}

// waveAdding is an export on its way into the survey.
type waveAdding struct {
	request AddRequest
	chosen  choices
	*storing
}

// start returns the wave to add to: what people wrote about the one that is there, or a new one.
func (a waveAdding) start() (data.Wave, error) {
	if a.id == "" {
		return data.Wave{}, study.Refuse("--id: give the wave an id, such as --id 2026")
	}
	wave := data.Wave{ID: a.id, Label: data.Text{NL: a.id}}
	if a.proposed != nil {
		wave = a.proposed.wave
		wave.ID = a.id
		if wave.Label == (data.Text{}) {
			wave.Label.NL = a.id
		}
	}
	if a.old != nil {
		wave = *a.old
	}
	if year, err := strconv.Atoi(a.id); err == nil && wave.Fieldwork.InYear() == 0 && year >= 1900 && year < 2200 {
		wave.Fieldwork.Year = year
	}
	wave.Provenance, wave.Means, wave.Counts, wave.Sources, wave.PassOver, wave.Design = data.Observed, nil, nil, nil, nil, data.Design{}
	a.request.About.set(&wave)
	trial := wave
	trial.Files = []data.WaveFile{{Name: answersFile(a.chosen.form), Items: a.codebook.ItemIDs()[:1]}}
	if err := readsBack(trial, a.codebook); err != nil {
		return wave, err
	}
	trial.Design = a.chosen.design
	var wrong data.Problems
	if err := parses(trial, a.codebook); errors.As(err, &wrong) {
		return wave, study.Refuse("wave %s: %s", a.id, wrong[0].Message)
	}
	return wave, nil
}

// write stores the answers, and says what is wrong with them.
func (a waveAdding) write(ctx context.Context, export *exports.Opened, importer *importing.Importer) error {
	if err := a.begin(answersFile(a.chosen.form), importer.Header(), a.chosen.texts); err != nil {
		return err
	}
	damaged, err := export.Each(ctx, importer, a.add)
	if err != nil {
		return err
	}
	if err := a.end(); err != nil {
		return err
	}
	problems := importer.Problems()
	for _, problem := range problems.Groups() {
		a.source.Listener.Say("%s", problem)
	}
	for _, note := range slices.Concat(importer.Notes(), export.Summary().Doubts) {
		export.Note("note: %s", note)
	}
	switch {
	case damaged || importer.Kept() == 0:
		return study.Unusable{Err: errors.New("nothing was stored; see the problem above")}
	case len(importer.Changed()) > 0:
		return study.Unusable{Err: fmt.Errorf("%w\nnothing was stored", importer.Changed())}
	case len(importer.Items()) == 0:
		return errors.New("no item with options, a scale or numbers is in the export, and a wave needs one; nothing was stored")
	case problems.Total() > 0 && a.source.Strict:
		return study.Unusable{Err: fmt.Errorf("%s; nothing was stored", number.Plural(problems.Total(), "problem"))}
	}
	return nil
}

// complete writes into the wave what was read and how.
func (a waveAdding) complete(wave *data.Wave, export *exports.Opened, importer *importing.Importer, sum string) {
	wave.Respondents, wave.Design = importer.Kept(), importer.Design()
	wave.Files = []data.WaveFile{{Name: answersFile(a.chosen.form), Items: importer.Items()}}
	wave.Import = export.ImportOf(importer)
	if wave.Link = nil; a.request.Link != "" {
		wave.Link = &linking.Links{Key: a.request.LinkKey.Fingerprint()}
	}
	wave.Import.SHA256, wave.Import.Design, wave.Import.Without, wave.Import.Ids = sum, a.chosen.design, a.chosen.without, data.IdsSequence
	if a.chosen.ids {
		wave.Import.Ids = data.IdsPlatform
	}
	if a.chosen.texts {
		wave.Import.Texts = textsFile
	}
}

// sayTwin says which wave beside this one holds the same answers.
func (a waveAdding) sayTwin(others []data.Wave) error {
	for _, other := range others {
		for _, file := range other.Files {
			if other.ID == a.id || file.Name != a.wave.Files[0].Name {
				continue
			}
			equal, err := sameContent(a.source.Files, path.Join("waves", other.ID, file.Name), a.store, a.within(file.Name))
			if err != nil {
				return err
			}
			if equal {
				a.source.Listener.Say("%s: note: wave %s has exactly these answers; as two waves they would be compared with themselves", a.request.Export.Name, other.ID)
				return nil
			}
		}
	}
	return nil
}

// sayOtherKeys says with which waves the links of a wave cannot be matched.
func (a waveAdding) sayOtherKeys(others []data.Wave, wave data.Wave) {
	for _, other := range others {
		if other.ID != a.id && wave.Link != nil && other.Link != nil && !wave.Link.Matches(other.Link) {
			a.source.Listener.Say("%s: note: the links of wave %s have another key, so that nobody is known in both; give --link-key the file of that one", a.request.Export.Name, other.ID)
		}
	}
}

// checksum returns the SHA-256 of an export, and goes back to its beginning.
func checksum(export exports.Export) (string, error) {
	content, ok := export.Content.(io.ReadSeeker)
	if !ok {
		return "", OnceOnly(export.Name)
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, content); err != nil {
		return "", fmt.Errorf("read %s: %w", export.Name, err)
	}
	if _, err := content.Seek(0, io.SeekStart); err != nil {
		return "", fmt.Errorf("read %s: %w", export.Name, err)
	}
	return fmt.Sprintf("%x", hash.Sum(nil)), nil
}

// OnceOnly is the error that an export cannot be read twice.
func OnceOnly(name string) error {
	return fmt.Errorf("%s can be read once only, and a wave keeps the checksum of its export: save it as a file first", name)
}
