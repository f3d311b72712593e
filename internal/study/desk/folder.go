package desk

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/waves"
)

// folder is a survey in memory: what a zip of one holds, and what is written into it.
type folder struct {
	files   fstest.MapFS
	fresh   map[string]*bytes.Buffer
	removed []string
}

const (
	mostPacked = 100 << 20 // bytes that the files of an archive may be together
	mostFiles  = 5000      // that an archive may hold
)

var (
	noSurvey  = data.Text{NL: "in %s staat geen codebook.yaml; geef de zip van een onderzoek, zoals deze pagina die bewaart", EN: "%s holds no codebook.yaml; give the zip of a survey, as this page saves it"}
	brokenZip = data.Text{NL: "%s is geen zipbestand, of het is beschadigd", EN: "%s is no zip file, or it is damaged"}
	largeZip  = data.Text{NL: "%s is uitgepakt te groot voor deze pagina; de opdracht spoor leest de map zelf", EN: "%s is too large for this page once unpacked; the command spoor reads the folder itself"}
)

// unpacked is the survey in an archive, whatever folders stand above it.
func unpacked(file File, lang data.Lang) (*folder, error) {
	archive, err := zip.NewReader(bytes.NewReader(file.Content), int64(len(file.Content)))
	if err != nil {
		return nil, errors.New(brokenZip.Say(lang, file.Name))
	}
	above := "-"
	for _, entry := range archive.File {
		if path.Base(entry.Name) == "codebook.yaml" && (above == "-" || len(path.Dir(entry.Name)) < len(above)) {
			above = path.Dir(entry.Name)
		}
	}
	if above == "-" {
		return nil, errors.New(noSurvey.Say(lang, file.Name))
	}
	survey, left := newFolder(nil), int64(mostPacked)
	for _, entry := range archive.File {
		name := path.Clean(entry.Name)
		if above != "." {
			name = strings.TrimPrefix(name, above+"/")
		}
		if entry.FileInfo().IsDir() || !fs.ValidPath(name) {
			continue
		}
		content, err := inflated(entry, left)
		if err != nil {
			return nil, errors.New(brokenZip.Say(lang, file.Name))
		}
		if left -= int64(len(content)); left <= 0 || len(survey.files) == mostFiles {
			return nil, errors.New(largeZip.Say(lang, file.Name))
		}
		survey.files[name] = &fstest.MapFile{Data: content}
	}
	return survey, nil
}

// inflated reads a file of an archive, and no more of it than most bytes.
func inflated(entry *zip.File, most int64) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, most))
}

func newFolder(files []study.File) *folder {
	f := &folder{files: fstest.MapFS{}, fresh: map[string]*bytes.Buffer{}}
	for _, file := range files {
		f.files[file.Name] = &fstest.MapFile{Data: file.Content}
	}
	return f
}

// folder is the folder of the survey that the page shows.
func (a asking) folder() (*folder, error) {
	if a.study.Source.Files == nil {
		files, err := waves.NewSurvey(waves.TemplateSector)
		return newFolder(files), err
	}
	f := newFolder(nil)
	err := fs.WalkDir(a.study.Source.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(a.study.Source.Files, name)
		f.files[name] = &fstest.MapFile{Data: content}
		return err
	})
	return f, err
}

// Create begins a file of a wave.
func (f *folder) Create(name string) (io.Writer, error) {
	f.fresh[name] = &bytes.Buffer{}
	return f.fresh[name], nil
}

// Finish has nothing to close.
func (f *folder) Finish() error { return nil }

// Open reads a file that was written, or one of the survey where none was.
func (f *folder) Open(name string) (io.ReadCloser, error) {
	written, ok := f.fresh[name]
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	return io.NopCloser(bytes.NewReader(written.Bytes())), nil
}

// Remove lets a file of the survey go at Commit.
func (f *folder) Remove(name string) { f.removed = append(f.removed, name) }

// Commit puts what was written into the survey.
func (f *folder) Commit() error {
	for _, name := range f.removed {
		delete(f.files, name)
	}
	for name, content := range f.fresh {
		f.files[name] = &fstest.MapFile{Data: content.Bytes()}
	}
	return nil
}

// packed is the folder as a zip file, whose files stand within a folder of that name.
func (f *folder) packed(name string) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range slices.Sorted(maps.Keys(f.files)) {
		one, err := w.Create(path.Join(name, file))
		if err != nil {
			return nil, err
		}
		if _, err := one.Write(f.files[file].Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
