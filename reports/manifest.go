package reports

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"reflect"

	"spoor/data"
	"spoor/internal/jsonschema"
)

// ManifestSchema names the form of manifest.json.
const ManifestSchema = "spoor/manifest/1"

// Manifest says what a report was made from, how, and what came out. It holds no time: the same inputs, options and version
// give the same bytes.
type Manifest struct {
	Schema  string       `json:"schema"`
	Version string       `json:"version"` // of the program
	Survey  string       `json:"survey"`  // id of the codebook
	Options Settings     `json:"options"`
	Inputs  []data.Input `json:"inputs"`
	Outputs []Output     `json:"outputs"`
}

// Settings are the options of a report, as the command line takes them.
type Settings struct {
	Wave     string   `json:"wave"`
	Where    string   `json:"where,omitempty"` // condition on the respondents who are counted
	Lang     string   `json:"lang"`
	Level    float64  `json:"level"`
	Interval string   `json:"interval"`
	Formats  []string `json:"formats"`

	Digits     *int   `json:"digits,omitempty"`     // decimals of percentages; none where the bases decide
	Disclosure string `json:"disclosure,omitempty"` // preset of the rule by which counts are hidden
	Pictures   bool   `json:"pictures,omitempty"`   // documents for office programs have pictures, not charts
	CSVFor     string `json:"csv_for,omitempty"`    // spreadsheet that the tables are written for
}

// Output is one file of a report.
type Output struct {
	Name   string `json:"name"` // within the folder of the report, with slashes
	SHA256 string `json:"sha256"`
}

// NewOutput returns the entry of a file.
func NewOutput(name string, content []byte) Output {
	return Output{name, fmt.Sprintf("%x", sha256.Sum256(content))}
}

// ManifestJSONSchema returns the JSON Schema of manifest.json.
func ManifestJSONSchema() ([]byte, error) {
	sum := map[string]any{"pattern": "^([0-9a-f]{64})?$"}
	return jsonschema.Written(reflect.TypeFor[Manifest](), jsonschema.Options{Title: "spoor manifest",
		Also: map[string]map[string]any{"Manifest.schema": {"const": ManifestSchema}, "Output.sha256": sum}})
}

// JSON returns the manifest as the text of manifest.json.
func (m Manifest) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the manifest: %w", err)
	}
	return append(text, '\n'), nil
}

// ParseManifest reads a manifest.json.
func ParseManifest(text []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return Manifest{}, fmt.Errorf("not a manifest: %w", err)
	}
	if m.Schema != ManifestSchema {
		return Manifest{}, fmt.Errorf("manifest has schema %q, not %q: it was written by another version", m.Schema, ManifestSchema)
	}
	return m, nil
}
