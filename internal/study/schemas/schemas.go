// Package schemas lists the JSON Schemas of the files that the program reads and writes.
package schemas

import (
	"slices"

	"spoor/charts"
	"spoor/data"
	"spoor/data/plan"
	"spoor/data/schema"
	"spoor/internal/nearest"
	"spoor/internal/study"
	"spoor/reports"
	"spoor/reports/against"
	"spoor/reports/audit"
	"spoor/reports/compare"
	reportsplan "spoor/reports/plan"
	"spoor/reports/ratio"
	"spoor/reports/results"
	"spoor/reports/trial"
)

// Schema is a form of file that has a JSON Schema.
type Schema struct {
	Name string
	Of   data.Text
	make func() ([]byte, error)
}

// All lists every form of file that has a JSON Schema: those that people write, and those that are written for other programs.
func All() []Schema {
	return []Schema{
		{"codebook", data.Text{NL: "codebook.yaml", EN: "codebook.yaml"}, func() ([]byte, error) { return schema.Codebook(charts.Kinds()) }},
		{"plan", data.Text{NL: "het geregistreerde plan van een experiment", EN: "the registered plan of an experiment"}, plan.Schema},
		{"wave", data.Text{NL: "wave.yaml", EN: "wave.yaml"}, schema.Wave},
		{"results", data.Text{NL: "results.json van een rapport, en table --format json", EN: "results.json of a report, and table --format json"}, results.Schema},
		{"trend", data.Text{NL: "trend --format json", EN: "trend --format json"}, results.TrendsSchema},
		{"ranks", data.Text{NL: "ranks --format json", EN: "ranks --format json"}, results.RanksSchema},
		{"claims", data.Text{NL: "claims --format json", EN: "claims --format json"}, results.ClaimsSchema},
		{"ratio", data.Text{NL: "table GETAL/GETAL --format json", EN: "table NUMBER/NUMBER --format json"}, ratio.JSONSchema},
		{"against", data.Text{NL: "table --against --format json", EN: "table --against --format json"}, against.JSONSchema},
		{"margin", data.Text{NL: "plan --margin --format json", EN: "plan --margin --format json"}, reportsplan.MarginJSONSchema},
		{"closeness", data.Text{NL: "plan --noninferiority en --equivalence --format json", EN: "plan --noninferiority and --equivalence --format json"}, reportsplan.ClosenessJSONSchema},
		{"compare", data.Text{NL: "compare --format json", EN: "compare --format json"}, compare.Schema},
		{"audit", data.Text{NL: "audit --format json", EN: "audit --format json"}, audit.JSONSchema},
		{"trial", data.Text{NL: "evaluate --format json", EN: "evaluate --format json"}, trial.JSONSchema},
		{"trials", data.Text{NL: "evaluate --together --format json", EN: "evaluate --together --format json"}, trial.TogetherJSONSchema},
		{"manifest", data.Text{NL: "manifest.json van een rapport", EN: "manifest.json of a report"}, reports.ManifestJSONSchema},
	}
}

// Names lists the names of the schemas.
func Names() []string {
	var names []string
	for _, schema := range All() {
		names = append(names, schema.Name)
	}
	return names
}

// JSON returns the JSON Schema (draft 2020-12) of a form of file.
func JSON(name string) ([]byte, error) {
	at := slices.Index(Names(), name)
	if at < 0 {
		return nil, study.Refuse("no schema %q%s", name, nearest.Hint(name, Names()))
	}
	return All()[at].make()
}
