// Package sector holds the built-in survey: what OVAL and KoM asked their members about second-track reintegration in 2021.
package sector

import (
	"embed"
	"io/fs"

	"spoor/data"
)

//go:embed codebook.yaml publication.yaml claims.yaml topics.yaml all:waves
var files embed.FS

// Files returns the folder of the built-in survey.
func Files() fs.FS { return files }

// Open reads the built-in survey.
func Open() (*data.Survey, error) { return data.OpenSurvey(files) }
