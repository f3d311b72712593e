package count

import (
	"io/fs"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/database"
)

// Survey is a survey whose answers are counted: by the engine that fits each file, unless one is chosen.
type Survey struct {
	*data.Survey
	engine   Engine
	progress answers.Progress
	consent  database.Consent
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
	return &Survey{s.Survey, engine, progress, s.consent}
}

// WithConsent returns the survey with what decides whether databases are connected to that its waves name. Without it none is:
// a survey may come from a stranger, and whoever connects sends a password.
func (s *Survey) WithConsent(consent database.Consent) *Survey {
	return &Survey{s.Survey, s.engine, s.progress, consent}
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
