// Package printed finds what the percentages that a publication printed can stand for.
package printed

import (
	"context"
	"errors"
	"path/filepath"

	"spoor/analysis/audit/transcript"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/audit"
)

// errNoPublication is returned for an audit of a survey that nothing was published of.
var errNoPublication = errors.New("this survey has no publication.yaml, so there are no printed percentages to audit; name a file of printed tables to audit that")

// Audit finds which counts the printed percentages of the publication of a survey can stand for.
func Audit(ctx context.Context, source study.Source) ([]publication.Figure, error) {
	survey, err := openPublished(source)
	if err != nil {
		return nil, err
	}
	return publication.Audit(ctx, survey.Codebook, *survey.Publication)
}

func openPublished(source study.Source) (*data.Survey, error) {
	survey, err := source.Survey()
	if err == nil && survey.Publication == nil {
		err = errNoPublication
	}
	return survey, err
}

// AuditTables is [Audit] for tables that somebody typed from a publication into a file of that name.
func AuditTables(ctx context.Context, name string, content []byte) ([]publication.Figure, error) {
	tables, err := transcript.Parse(filepath.ToSlash(name), content)
	if err != nil {
		return nil, err
	}
	return publication.AuditTables(ctx, tables)
}

// Reconstruct makes respondents that have exactly the counts of the publication of a survey, as the files of its wave.
func Reconstruct(ctx context.Context, source study.Source) (data.Wave, []study.File, error) {
	survey, err := openPublished(source)
	if err != nil {
		return data.Wave{}, nil, err
	}
	made, err := publication.Reconstruct(ctx, survey.Codebook, *survey.Publication)
	if err != nil {
		return data.Wave{}, nil, err
	}
	var files []study.File
	for _, file := range made {
		files = append(files, study.File{Name: file.Name, Content: file.Content})
	}
	return survey.Publication.Wave, files, nil
}

// Render writes an audit in the form text, md or json.
func Render(figures []publication.Figure, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "json":
		return audit.JSON(figures, lang)
	case "md":
		return audit.Markdown(figures, lang)
	}
	return audit.Text(figures, lang)
}
