package waves

import (
	_ "embed"
	"io/fs"

	"spoor/data/sector"
	"spoor/internal/study"
)

//go:embed codebook_template.yaml
var codebookTemplate []byte

// Template is a survey that a new one can be a copy of.
type Template string

const (
	TemplateExample Template = ""       // a few items, explained line by line, without waves
	TemplateSector  Template = "sector" // the built-in survey with its wave
)

// Templates are the surveys that can be copied by name.
func Templates() []Template { return []Template{TemplateSector} }

// NewSurvey returns the files of a survey to start from.
func NewSurvey(template Template) ([]study.File, error) {
	if template == TemplateExample {
		return []study.File{{Name: "codebook.yaml", Content: codebookTemplate}}, nil
	}
	if template != TemplateSector {
		return nil, study.Refuse("no survey %q to copy; use %s", template, TemplateSector)
	}
	var files []study.File
	err := fs.WalkDir(sector.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(sector.Files(), name)
		files = append(files, study.File{Name: name, Content: content})
		return err
	})
	return files, err
}
