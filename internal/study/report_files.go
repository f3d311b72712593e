package study

import (
	"path"
	"slices"
	"strings"

	"spoor/data"
	"spoor/reports"
	"spoor/reports/results"
)

// files writes the document, and the manifest of all.
func (r *reporting) files() (Report, error) {
	var files []File
	for _, form := range r.request.Formats {
		if form == "json" { // which is always there
			continue
		}
		content, err := r.write(form)
		if err != nil {
			return Report{}, err
		}
		files = append(files, File{ReportName(form), content})
	}
	found, err := r.write("json")
	if err != nil {
		return Report{}, err
	}
	for _, written := range [][]File{r.trends, r.csv} {
		for i, file := range written {
			if path.Ext(file.Name) != ".csv" {
				continue
			}
			if written[i].Content, err = r.request.CSVFor.Of(file.Content); err != nil {
				return Report{}, err
			}
		}
	}
	long, err := results.Long(r.document)
	if err != nil {
		return Report{}, err
	}
	files = slices.Concat(files, r.trends, r.figures, r.csv, []File{{ReportName("json"), found}, {results.LongName, long}})
	inputs, err := r.inputs()
	if err != nil {
		return Report{}, err
	}
	manifest, err := r.manifest(files, inputs).JSON()
	if err != nil {
		return Report{}, err
	}
	return Report{append(files, File{ManifestName, manifest}), inputs}, nil
}

// ReportName is the name of a form of the text in the folder of a report.
func ReportName(form string) string {
	if form == "json" {
		return "results.json"
	}
	return "report." + form
}

// write writes the document in one form.
func (r *reporting) write(form string) ([]byte, error) {
	switch form {
	case "html":
		return r.document.HTML()
	case "xlsx":
		return r.workbook()
	case "json":
		return results.Document(r.document)
	case "docx":
		text := r.document
		text.Drawn = true
		markdown, err := text.Markdown()
		if err != nil {
			return nil, err
		}
		return r.request.Look.Document(markdown, r.request.Lang, r.document.Figures())
	case "pptx":
		return r.request.Look.Deck(r.document.Deck(), r.request.Lang)
	}
	return r.document.Markdown()
}

// inputs are the files that the report was made from.
func (r *reporting) inputs() ([]data.Input, error) {
	var inputs []data.Input
	for _, one := range append(slices.Clone(r.earlier), r.Study) {
		read, err := one.Survey.Inputs(one.Wave)
		if err != nil {
			return nil, err
		}
		for _, input := range read {
			if !slices.Contains(inputs, input) {
				inputs = append(inputs, input)
			}
		}
	}
	inputs = append(inputs, r.sources...)
	inputs = append(inputs, r.request.Look.inputs(r.request.Formats)...)
	if r.request.Disclosure != "" {
		inputs = withoutAnswers(inputs)
	}
	return inputs, nil
}

// withoutAnswers leaves out the checksums of the files of waves: whoever tries all values of the hidden counts would know the
// right ones by them.
func withoutAnswers(inputs []data.Input) []data.Input {
	for i := range inputs {
		if strings.HasPrefix(inputs[i].Name, "waves/") {
			inputs[i].SHA256 = ""
		}
	}
	return inputs
}

func (r *reporting) manifest(files []File, inputs []data.Input) reports.Manifest {
	o := r.request.Options
	settings := reports.Settings{Wave: r.Wave.ID, Where: r.Wave.Subset, Lang: string(r.request.Lang), Level: o.Level, Interval: string(o.Method), Formats: r.request.Formats,
		Digits: o.Digits, Disclosure: string(r.request.Disclosure), Pictures: r.request.Look.Pictures, CSVFor: string(r.request.CSVFor)}
	manifest := reports.Manifest{Schema: reports.ManifestSchema, Version: r.request.Version, Survey: r.Survey.Codebook.ID, Inputs: inputs, Options: settings}
	for _, file := range files {
		manifest.Outputs = append(manifest.Outputs, reports.NewOutput(file.Name, file.Content))
	}
	return manifest
}
