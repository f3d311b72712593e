package data

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"spoor/data/folder"
	"spoor/internal/inorder"
)

// Survey is a codebook, its waves and what was published about them, read from a folder. The answers themselves are read
// by package spoor/data/count.
type Survey struct {
	Codebook    Codebook
	Waves       []Wave       // by id
	Publication *Publication // nil when the folder has no publication.yaml
	Notes       []string     // what in the folder was passed over
	files       *folder.Folder
}

// Files is the folder that the survey was read from. What is read through it is what [Survey.Inputs] gives the checksum of.
func (s *Survey) Files() fs.FS { return s.files }

// OpenSurvey reads codebook.yaml, every waves/<id>/wave.yaml and, where there is one, publication.yaml of a folder.
//
// Problems in the waves and the publication come back together, as one [Problems]; those in the codebook come first and
// alone, because the rest refers to it.
func OpenSurvey(from fs.FS, checks ...Check) (*Survey, error) {
	files := folder.Of(from)
	source, err := fs.ReadFile(files, "codebook.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no codebook.yaml here; a survey is a folder with codebook.yaml and waves/<id>/wave.yaml")
	}
	if err != nil {
		return nil, fmt.Errorf("read codebook.yaml: %w", err)
	}
	survey := &Survey{files: files}
	if survey.Codebook, err = ParseCodebook("codebook.yaml", source, checks...); err != nil {
		return nil, err
	}
	var problems Problems
	if survey.Waves, survey.Notes, err = readWaves(files, survey.Codebook); !collect(&problems, err) {
		return nil, err
	}
	if survey.Publication, err = readPublication(files, survey.Codebook); !collect(&problems, err) {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return survey, nil
}

// collect adds the problems that an error holds to those found before. It reports false for an error that holds none: that
// one ends the reading.
func collect(problems *Problems, err error) bool {
	var found Problems
	if err != nil && !errors.As(err, &found) {
		return false
	}
	*problems = append(*problems, found...)
	return true
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

// readWaves reads every folder in waves that holds one, and notes which do not.
func readWaves(folder fs.FS, codebook Codebook) (waves []Wave, notes []string, err error) {
	entries, err := fs.ReadDir(folder, "waves")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("read waves: %w", err)
	}
	var problems Problems
	for _, entry := range entries {
		switch other, err := noWave(folder, entry); {
		case err != nil:
			return nil, nil, err
		case other != "":
			notes = append(notes, other)
			continue
		case !entry.IsDir() || strings.HasPrefix(entry.Name(), "."):
			continue
		}
		wave, err := readWave(folder, entry.Name(), codebook)
		if !collect(&problems, err) {
			return nil, nil, err
		}
		waves = append(waves, wave)
	}
	if len(problems) > 0 {
		return nil, notes, problems
	}
	inorder.By(waves, func(a, b Wave) int { return strings.Compare(a.ID, b.ID) })
	return waves, notes, nil
}

// noWave says what is passed over among the waves: a link, and a folder without a wave.yaml in which nothing looks like answers,
// such as those that network drives and archives make. A folder with answers and no wave.yaml is not passed over.
func noWave(folder fs.FS, entry fs.DirEntry) (note string, err error) {
	name := path.Join("waves", entry.Name())
	if entry.Type()&fs.ModeSymlink != 0 {
		return name + " is a link, and is passed over; a wave is a folder in the survey itself", nil
	}
	if !entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
		return "", nil
	}
	inside, err := fs.ReadDir(folder, name)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	for _, one := range inside {
		if one.Name() == "wave.yaml" || one.Type().IsRegular() && holdsAnswers(one.Name()) {
			return "", nil
		}
	}
	return name + " has no wave.yaml, and is passed over", nil
}

// holdsAnswers reports whether a file is one of answers by its name.
func holdsAnswers(name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	return slices.ContainsFunc([]string{".csv", ".gz", ".parquet", ".xlsx", ".xls", ".ods", ".tsv", ".sav", ".zsav", ".dta"}, func(ending string) bool { return strings.HasSuffix(strings.ToLower(name), ending) })
}

func readWave(folder fs.FS, id string, codebook Codebook) (Wave, error) {
	file := path.Join("waves", id, "wave.yaml")
	source, err := fs.ReadFile(folder, file)
	if errors.Is(err, fs.ErrNotExist) {
		return Wave{}, Problems{{File: file, Message: "the file is missing; every folder in waves holds one wave and its wave.yaml"}}
	}
	if err != nil {
		return Wave{}, fmt.Errorf("read %s: %w", file, err)
	}
	wave, err := ParseWave(file, source, codebook)
	if err != nil {
		return Wave{}, err
	}
	if wave.ID != id {
		check := newChecker(file, source, &wave)
		check.report(check.keyLine("id"), "id is %q but the folder is %q; they must be the same", wave.ID, id)
		return Wave{}, check.Problems
	}
	return wave, nil
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

// Input is a file that a result was made from.
type Input struct {
	Name   string `json:"name"` // within the folder of the survey; of a table in a database its URL, without a checksum
	SHA256 string `json:"sha256,omitempty"`
}

// Inputs returns the files of the survey that the results of a wave are made from, with their checksums as they were read.
func (s *Survey) Inputs(wave Wave) ([]Input, error) {
	names := []string{"codebook.yaml"}
	if s.Publication != nil {
		names = append(names, "publication.yaml")
	}
	if !wave.made {
		names = append(names, path.Join("waves", wave.ID, "wave.yaml"))
	}
	for _, file := range slices.Concat(wave.Files, wave.Counts) {
		names = append(names, path.Join("waves", wave.ID, file.Name))
	}
	var inputs []Input
	for _, name := range names {
		sum, err := s.files.Sum(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		inputs = append(inputs, Input{name, sum})
	}
	return append(inputs, wave.tables()...), nil
}
