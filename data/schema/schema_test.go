package schema

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/schematest"

	"github.com/rogpeppe/go-internal/txtar"
)

// drawnCodebook is the schema where these figures are drawn; the list itself stands in package charts.
func drawnCodebook() ([]byte, error) {
	return Codebook([]data.FigureKind{"bars", "stacked", "pie"})
}

// Every codebook.yaml and wave.yaml of this module that the program reads is valid by its schema.
func TestFilesAreValidByTheirSchemas(t *testing.T) {
	codebooks, waves := schematest.Compile(t, drawnCodebook), schematest.Compile(t, Wave)
	checked := map[string]int{}
	err := filepath.WalkDir("../..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() != "codebook.yaml" && entry.Name() != "wave.yaml" && !strings.HasSuffix(name, "questionnaire.yaml") && !strings.HasSuffix(name, "codebook_template.yaml") {
			return err
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		schema := codebooks
		if entry.Name() == "wave.yaml" {
			schema = waves
		}
		checked[entry.Name()]++
		if err := schema.YAML(t, source); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked["codebook.yaml"] < 2 || checked["wave.yaml"] < 3 || checked["codebook_template.yaml"] != 1 || checked["questionnaire.yaml"] != 1 {
		t.Errorf("checked %v", checked)
	}
}

// The surveys of the stories of the command are valid by the schemas wherever the program reads them.
func TestSurveysOfStoriesAreValid(t *testing.T) {
	codebooks, waves := schematest.Compile(t, drawnCodebook), schematest.Compile(t, Wave)
	stories, err := filepath.Glob("../../cmd/spoor/testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, story := range stories {
		archive, err := txtar.ParseFile(story)
		if err != nil {
			t.Fatal(err)
		}
		parsed := map[string]data.Codebook{}
		for _, file := range archive.Files {
			if path.Base(file.Name) != "codebook.yaml" {
				continue
			}
			codebook, err := data.ParseCodebook(file.Name, file.Data)
			if err != nil {
				continue
			}
			read++
			parsed[path.Dir(file.Name)] = codebook
			if err := codebooks.YAML(t, file.Data); err != nil {
				t.Errorf("%s: %s: %v", story, file.Name, err)
			}
		}
		for _, file := range archive.Files {
			codebook, known := parsed[path.Dir(path.Dir(path.Dir(file.Name)))]
			if path.Base(file.Name) != "wave.yaml" || !known {
				continue
			}
			if _, err := data.ParseWave(file.Name, file.Data, codebook); err != nil {
				continue
			}
			read++
			if err := waves.YAML(t, file.Data); err != nil {
				t.Errorf("%s: %s: %v", story, file.Name, err)
			}
		}
	}
	if read < 20 {
		t.Errorf("%d files of %d stories", read, len(stories))
	}
}

const recommend = `id: s
items:
- id: recommend
  kind: rating
  text: {en: Recommends us}
  rows: [{id: us, label: {en: Us}}]
  scale:
  - {id: p0, label: {en: "0"}, value: 0}
  - {id: p1, label: {en: "1"}, value: 1}
  - {id: p2, label: {en: "2"}, value: 2}
  - {id: p3, label: {en: "3"}, value: 3}
  boxes:
  - {id: high, label: {en: High}, of: [3, p2]}
  - {id: low, label: {en: Low}, of: [0.0]}
`

const single = "id: s\nitems:\n- {id: a, kind: single, text: {en: A}, options: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}]}\n"

// What the schema of a codebook accepts and refuses is what the program reads and refuses, as far as a schema can tell.
func TestWrongFilesAreNotValid(t *testing.T) {
	codebooks, waves := schematest.Compile(t, drawnCodebook), schematest.Compile(t, Wave)
	for source, want := range map[string]string{
		recommend: "",
		single:    "",
		"id: s\nitems:\n- {id: a, kind: singel, text: {en: A}}\n":               "kind",
		"id: s\nitems:\n- {id: A, kind: open, text: {en: A}}\n":                 "id",
		"id: s\nitems:\n- {id: a, kind: open, text: {en: A}, titel: {en: T}}\n": "titel",
		"id: s\nitems:\n- {id: a, kind: open}\n":                                "text",
		"id: s\nitems:\n- {id: a, kind: number, text: {en: A}, range: [0]}\n":   "range",
		"id: s\nitems: none\n": "items",
		"items: []\n":          "id",
		strings.Replace(recommend, "value: 0}", "value: none}", 1):                                                                   "value",
		strings.Replace(recommend, "of: [3, p2]", "points: [3, p2]", 1):                                                              "points",
		strings.Replace(single, "options: [{id: x", "max_picks: many, options: [{id: x", 1):                                          "max_picks",
		"id: s\nitems:\n- {id: a, kind: multiple, text: {en: A}, nets: [{id: n, of: [x, y]}], options: [{id: x, label: {en: X}}]}\n": "label",
	} {
		_, err := data.ParseCodebook("codebook.yaml", []byte(source))
		invalid := codebooks.YAML(t, []byte(source))
		if (invalid != nil) != (want != "") || want != "" && (err == nil || !strings.Contains(invalid.Error(), want)) {
			t.Errorf("%s\nby the schema %v; by the program %v; want something on %q", source, invalid, err, want)
		}
	}
	const wave = "id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [a]}]\n"
	for source, want := range map[string]string{
		wave: "",
		strings.Replace(wave, "observed", "seen", 1):               "provenance",
		strings.Replace(wave, "provenance: observed\n", "", 1):     "provenance",
		wave + "feildwork: {year: 2026}\n":                         "feildwork",
		wave + "fieldwork: {year: spring}\n":                       "year",
		wave + "means: [{item: a, mean: 3}]\n":                     "'n'",
		wave + "design: {replicates: {columns: [w1], type: jk}}\n": "type",
	} {
		err := waves.YAML(t, []byte(source))
		if (err != nil) != (want != "") || want != "" && !strings.Contains(err.Error(), want) {
			t.Errorf("%s\nby the schema %v; want something on %q", source, err, want)
		}
	}
}

// definition is what these tests look at in a schema.
type definition struct {
	Required   []string
	Properties map[string]struct{ Description string }
	Defs       map[string]definition `json:"$defs"`
}

func definitions(t *testing.T, text []byte, err error, root string) map[string]definition {
	t.Helper()
	var schema definition
	if err == nil {
		err = json.Unmarshal(text, &schema)
	}
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]definition{root: schema}
	for name, d := range schema.Defs {
		all[name] = d
	}
	return all
}

func TestEveryKeyIsDescribed(t *testing.T) {
	described := map[string]bool{}
	codebook, err := drawnCodebook()
	all := []map[string]definition{definitions(t, codebook, err, "Codebook")}
	wave, err := Wave()
	for _, schema := range append(all, definitions(t, wave, err, "Wave")) {
		for name, d := range schema {
			if len(d.Properties) == 0 {
				t.Errorf("%s has no properties", name)
			}
			for key, property := range d.Properties {
				described[name+"."+key] = true
				if property.Description == "" {
					t.Errorf("%s.%s is not described", name, key)
				}
			}
			for _, key := range d.Required {
				if _, known := d.Properties[key]; !known {
					t.Errorf("%s requires %s, which it does not have", name, key)
				}
			}
		}
	}
	if len(described) != len(descriptions) {
		t.Errorf("%d keys, %d descriptions", len(described), len(descriptions))
	}
}

// Every key that the schema of a codebook knows is read, and no other.
func TestCodebookSchemaHasTheKeysThatAreRead(t *testing.T) {
	codebook, err := drawnCodebook()
	all := definitions(t, codebook, err, "Codebook")
	for place, name := range map[string]string{"%s: ~": "Codebook", "items: [{%s: ~}]": "Item", "items: [{options: [{%s: ~}]}]": "Option", "items: [{missing: {%s: ~}}]": "Missing",
		"items: [{boxes: [{%s: ~}]}]": "Net", "items: [{net: {%s: ~}}]": "Balance"} {
		keys := []string{"nonsense"}
		for key := range all[name].Properties {
			keys = append(keys, key)
		}
		for _, key := range keys {
			_, err := data.ParseCodebook("codebook.yaml", []byte(strings.Replace(place, "%s", key, 1)))
			unknown := err != nil && strings.Contains(err.Error(), `unknown key "`+key+`"`)
			if unknown != (key == "nonsense") {
				t.Errorf("%s %s: %v", name, key, err)
			}
		}
	}
}
