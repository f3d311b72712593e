package count

import (
	"io/fs"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/database"
	"spoor/data/problem"
)

// Survey is a survey whose answers are counted: by the engine that fits each file, unless one is chosen.
type Survey struct {
	*data.Survey
	engine   Engine
	progress answers.Progress
	consent  database.Consent
	where    string // a condition on the respondents who are counted, "" for all
}

// Of returns a survey ready to be counted.
func Of(survey *data.Survey) *Survey { return &Survey{Survey: survey} }

// Open reads a survey from its folder, as [data.OpenSurvey] does, ready to be counted.
func Open(from fs.FS) (*Survey, error) {
	survey, err := data.OpenSurvey(from)
	if err != nil {
		return nil, err
	}
	return Of(survey), nil
}

// WithEngine returns the survey with another engine; the zero Engine is [EngineAuto]. Progress may be nil; a scan calls it
// from one goroutine at a time.
func (s *Survey) WithEngine(engine Engine, progress answers.Progress) *Survey {
	return &Survey{s.Survey, engine, progress, s.consent, s.where}
}

// WithConsent returns the survey with what decides whether databases are connected to that its waves name. Without it none is:
// a survey may come from a stranger, and whoever connects sends a password.
func (s *Survey) WithConsent(consent database.Consent) *Survey {
	return &Survey{s.Survey, s.engine, s.progress, consent, s.where}
}

// Where returns the survey with a condition on the respondents who are counted, see [spoor/data/where]; the others stay in the
// sample and are asked nothing. [Survey.CheckWhere] says of which waves it can be asked.
func (s *Survey) Where(condition string) *Survey {
	return &Survey{s.Survey, s.engine, s.progress, s.consent, condition}
}

// part returns a file or source of a wave to be counted: of the respondents for whom the condition holds.
func (s *Survey) part(wave data.Wave, of data.WaveFile) (answers.File, error) {
	file := s.file(wave, of)
	if s.where == "" {
		return file, nil
	}
	return file.Under(s.where, s.Codebook.AsAsked(wave))
}

// CheckWhere says why the condition cannot be put to the respondents of a wave, one line that points at the place in it.
func (s *Survey) CheckWhere(wave data.Wave) error {
	switch {
	case s.where == "":
		return nil
	case wave.Provenance == data.Reconstructed:
		return problem.Refuse("--where: the answers of wave %s were reconstructed from published percentages, so which belong to the same respondent is invented; it takes a wave with the answers of respondents", wave.ID)
	case len(wave.Counts)+len(wave.Means) > 0:
		return problem.Refuse("--where: wave %s has counts or means without respondents, which are of everybody", wave.ID)
	}
	for _, file := range wave.RespondentFiles() {
		if _, err := s.part(wave, file); err != nil {
			return err
		}
	}
	return nil
}

// file returns a file or source of a wave, with its items as the wave asked them. Reconstructed answers have no nets to count: which
// of them belong together is invented.
func (s *Survey) file(wave data.Wave, of data.WaveFile) answers.File {
	codebook := s.Codebook.AsAsked(wave)
	items := make([]data.Item, len(of.Items))
	for i, id := range of.Items {
		items[i], _ = codebook.Item(id) // checked when the wave was read
		if wave.Provenance == data.Reconstructed {
			items[i].Nets = nil
		}
	}
	return answers.File{Folder: s.Files(), Wave: wave, Of: of, Items: items, Progress: s.progress, Consent: s.consent}
}

// File returns a file of a wave, with its items as the wave asked them, to be read respondent by respondent; see [spoor/data/count/rows].
func (s *Survey) File(wave data.Wave, of data.WaveFile) answers.File { return s.file(wave, of) }
