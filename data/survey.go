package data

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Survey is a codebook, its waves and what was published about them, read from a folder. The answers themselves are read by [Survey.Count].
type Survey struct {
	Codebook    Codebook
	Waves       []Wave       // by id
	Publication *Publication // nil when the folder has no publication.yaml
	files       fs.FS
}

// OpenSurvey reads codebook.yaml, every waves/<id>/wave.yaml and, where there is one, publication.yaml of a folder. Problems in any of them come back together, as
// one [Problems].
func OpenSurvey(folder fs.FS) (*Survey, error) {
	source, err := fs.ReadFile(folder, "codebook.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no codebook.yaml here; a survey is a folder with codebook.yaml and waves/<id>/wave.yaml")
	}
	if err != nil {
		return nil, fmt.Errorf("read codebook.yaml: %w", err)
	}
	codebook, err := ParseCodebook("codebook.yaml", source)
	if err != nil {
		return nil, err
	}
	waves, err := readWaves(folder, codebook)
	if err != nil {
		return nil, err
	}
	publication, err := readPublication(folder, codebook)
	if err != nil {
		return nil, err
	}
	return &Survey{Codebook: codebook, Waves: waves, Publication: publication, files: folder}, nil
}

func readPublication(folder fs.FS, codebook Codebook) (*Publication, error) {
	source, err := fs.ReadFile(folder, "publication.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read publication.yaml: %w", err)
	}
	publication, err := ParsePublication("publication.yaml", source, codebook)
	if err != nil {
		return nil, err
	}
	return &publication, nil
}

func readWaves(folder fs.FS, codebook Codebook) ([]Wave, error) {
	entries, err := fs.ReadDir(folder, "waves")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read waves: %w", err)
	}
	var waves []Wave
	var problems Problems
	for _, entry := range entries {
		if !entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		file := path.Join("waves", entry.Name(), "wave.yaml")
		source, err := fs.ReadFile(folder, file)
		if err != nil {
			return nil, fmt.Errorf("read wave %s: %w", entry.Name(), err)
		}
		wave, err := ParseWave(file, source, codebook)
		var found Problems
		switch {
		case errors.As(err, &found):
			problems = append(problems, found...)
		case err != nil:
			return nil, err
		case wave.ID != entry.Name():
			problems = append(problems, Problem{File: file, Line: 1, Message: fmt.Sprintf("id is %q but the folder is %q; they must be the same", wave.ID, entry.Name())})
		}
		waves = append(waves, wave)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	slices.SortFunc(waves, func(a, b Wave) int { return strings.Compare(a.ID, b.ID) })
	return waves, nil
}

// Wave returns the wave with that id, or the last one when id is empty. The error lists the waves there are.
func (s *Survey) Wave(id string) (Wave, error) {
	if len(s.Waves) == 0 {
		return Wave{}, errors.New("the survey has no waves yet")
	}
	if id == "" {
		return s.Waves[len(s.Waves)-1], nil
	}
	known := make([]string, len(s.Waves))
	for i, wave := range s.Waves {
		if wave.ID == id {
			return wave, nil
		}
		known[i] = wave.ID
	}
	return Wave{}, fmt.Errorf("no wave %q; the survey has %s", id, strings.Join(known, ", "))
}
