package deposit

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/spss"
	"spoor/internal/study"
	"spoor/reports/archive"
)

const questions = `id: placements
title: {nl: Wat helpt bij plaatsing, en: What helps placement}
items:
- id: outcome
  kind: single
  text: {nl: "Hoe eindigde het <traject> & wat nu?", en: "How did it end?"}
  options:
  - {id: work, label: {nl: Werk, en: Work}}
  - {id: none, label: {nl: Geen werk, en: No work}}
- id: helps
  kind: multiple
  asked_if: outcome.work
  text: {nl: "Wat hielp?", en: "What helped?"}
  options:
  - {id: time, label: {nl: Tijd, en: Time}}
  - {id: training, label: {nl: Scholing, en: Training}}
- id: months
  kind: number
  unit: {nl: maanden, en: months}
  text: {nl: "Na hoeveel maanden?", en: "After how many months?"}
  range: [0, 240]
- id: note
  kind: open
  text: {nl: "Toelichting?", en: "Why?"}
`

const about = `archive:
  abstract: {nl: Wat plaatsing helpt., en: What helps placement.}
  creators:
  - {name: "Achternaam, Voornaam", orcid: 0000-0002-1825-0097, affiliation: Instelling}
  contributors:
  - {name: Instelling, role: data_collector}
  funding:
  - {funder: ZonMw, grant: "1234"}
  contact: {name: Instelling, email: data@example.org}
  rights_holder: Instelling
  publisher: DANS
  repository: https://ssh.datastations.nl
  catalogue: https://datacatalogue.cessda.eu
  identifier: 10.17026/dans-abc-1234
  version: "1.0"
  published: 2026-09-01
  licence: CC-BY-4.0
  access: embargoed
  embargo: 2027-01-01
  terms: {nl: Voor onderzoek., en: For research.}
  personal_data: no
  keywords:
  - {nl: re-integratie, en: reintegration}
  topics:
  - {en: "Labour and employment"}
  language: [nl]
  countries: [NL]
  unit: organisation
  mode: [web, telephone]
  time_method: cross_section
  sampling: everybody
  publications:
  - {title: Report, identifier: 10.1234/report, address: "https://example.org/report"}
`

const wave = `id: "2026"
label: {nl: ronde 2026, en: round 2026}
population: {nl: re-integratiebedrijven, en: reintegration companies}
fieldwork: {from: 2026-03, until: 2026-05}
provenance: observed
design: {weight: weight, strata: region}
files:
- {name: answers.csv, items: [outcome, helps, months, note]}
`

const given = `respondent,outcome,helps.time,helps.training,months,note,weight,region
jan@example.org,work,1,0,6.5,Jan zei het,1.25,noord
p2,none,,,12,,0.5,zuid
p3,work,0,1,#refused,,1,zuid
p4,work,1,1,3,,1,noord
`

func open(t *testing.T, codebook string, change func(*study.Source)) *study.Study {
	t.Helper()
	files := fstest.MapFS{"codebook.yaml": {Data: []byte(codebook)}, "waves/2026/wave.yaml": {Data: []byte(wave)}, "waves/2026/answers.csv": {Data: []byte(given)}}
	source := study.Source{Files: files, Place: "ours"}
	if change != nil {
		change(&source)
	}
	opened, err := study.Open(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

func packaged(t *testing.T, s *study.Study, request Request) map[string]string {
	t.Helper()
	request.Version = "1"
	files, err := Package(context.Background(), s, request)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, file := range files {
		out[file.Name] = string(file.Content)
	}
	return out
}

func asFS(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, content := range files {
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

// Links by which respondents are known again are in no file of a package.
func TestPackageHasNoLinks(t *testing.T) {
	t.Parallel()
	link := strings.Repeat("0f", 32)
	linked := strings.NewReplacer("\n", ","+link+"\n", "region\n", "region,design.link\n").Replace(given)
	files := fstest.MapFS{"codebook.yaml": {Data: []byte(questions + about)}, "waves/2026/answers.csv": {Data: []byte(linked)},
		"waves/2026/wave.yaml": {Data: []byte(wave + "link: {key: 0123456789abcdef}\n")}}
	opened, err := study.Open(context.Background(), study.Source{Files: files, Place: "ours"})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range packaged(t, opened, Request{Lang: data.Dutch}) {
		if strings.Contains(content, link) || strings.Contains(content, "design.link") || strings.Contains(content, "0123456789abcdef") {
			t.Errorf("%s has links", name)
		}
	}
}

// A package that says everything lacks nothing, holds no id of a platform and nothing that a respondent typed, and is the same another time.
func TestComplete(t *testing.T) {
	t.Parallel()
	files := packaged(t, open(t, questions+about, nil), Request{Lang: data.Dutch})
	checked, err := Check(asFS(files), data.English)
	if err != nil || !checked.Complete {
		t.Errorf("%s %v", checked.Text, err)
	}
	if want := "respondent,outcome,helps.time,helps.training,months,weight,region\n1,1,1,0,6.5,1.25,noord\n2,2,-97,-97,12,0.5,zuid\n3,1,0,1,-98,1,zuid\n4,1,1,1,3,1,noord\n"; strings.ReplaceAll(files["data/answers.csv"], "\r", "") != want {
		t.Errorf("answers\n%s", files["data/answers.csv"])
	}
	for name, content := range files {
		if strings.Contains(content, "jan@example") || strings.Contains(content, "Jan zei") {
			t.Errorf("%s says who somebody is", name)
		}
	}
	read, err := spss.Open(strings.NewReader(files["data/answers.sav"]))
	if err != nil || len(read.Sets) != 1 || read.Weight != "weight" || read.Label != "Wat helpt bij plaatsing, ronde 2026" {
		t.Errorf("%+v, %v", read, err)
	}
	for name, wants := range map[string][]string{
		"README.md":        {"# Wat helpt bij plaatsing, ronde 2026", "Achternaam, Voornaam (2026). Wat helpt bij plaatsing, ronde 2026. Versie 1.0. DANS. https://doi.org/10.17026/dans-abc-1234", "2026-03 – 2026-05", "Creative Commons Attribution 4.0 International (CC-BY-4.0)"},
		"LICENCE.md":       {"toegang na een embargo (tot 2027-01-01). Voor onderzoek.", "De gegevens bevatten geen persoonsgegevens."},
		"TODO.md":          {"Er mist niets."},
		"questionnaire.md": {"Hoe eindigde het", "Gevraagd aan wie bij ‘Hoe eindigde het", "getal van 0 tot en met 240 maanden"},
		"dictionary.csv":   {"data/answers.csv,helps.time,Tijd,Wat hielp?,meer antwoorden mogelijk,,,outcome.work,1,Gekozen,nee,2", "-97,Niet gevraagd,ja,1", "months,Na hoeveel maanden?,Na hoeveel maanden?,getal,maanden,0 tot en met 240"},
		"dictionary.html":  {"data/answers.csv: 4 respondenten, 7 variabelen", "&lt;traject&gt; &amp; wat nu?"},
		"ddi.xml": {`<IDNo agency="DOI">10.17026/dans-abc-1234</IDNo>`, `<holdings URI="https://doi.org/10.17026/dans-abc-1234"/>`, `<distrbtr URI="https://ssh.datastations.nl">DANS</distrbtr>`,
			`<grantNo agency="ZonMw">1234</grantNo>`, `<collDate event="end" date="2026-05">`, `vocab="DDI Analysis Unit"`, ">SelfAdministeredQuestionnaire.CAWI</concept>", `type="multipleResp" var="V1_3 V1_4" name="helps"`,
			`<catgry missing="Y">`, `wgt="wgt"`, "&lt;traject&gt; &amp; wat nu?"},
		"datacite.json":    {`"doi": "10.17026/dans-abc-1234"`, `"publicationYear": "2026"`, `"date": "2026-03/2026-05"`, `"awardNumber": "1234"`, `"nameIdentifier": "https://orcid.org/0000-0002-1825-0097"`, `"relationType": "HasMetadata"`},
		"datapackage.json": {`"name": "placements-2026"`, `"profile": "tabular-data-resource"`, `"-97"`, `"primaryKey": "respondent"`, `"path": "report/results.json"`},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s does not say %s", name, want)
			}
		}
	}
	again := packaged(t, open(t, questions+about, nil), Request{Lang: data.Dutch})
	for name := range files {
		if files[name] != again[name] || len(files) != len(again) {
			t.Errorf("%s is another one another time", name)
		}
	}
}

// TestSchema has xmllint validate the description by the schema of DDI-Codebook 2.5, which is not part of the project: of everything, of
// nothing, and of counts alone.
func TestSchema(t *testing.T) {
	t.Parallel()
	const schema = "../../../../shared/schemas/ddi-codebook-2.5/schemas/codebook.xsd"
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the schema of DDI-Codebook 2.5 is not here")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	for name, files := range map[string]map[string]string{
		"all": packaged(t, open(t, questions+about, nil), Request{Lang: data.English}), "none": packaged(t, open(t, questions, nil), Request{Lang: data.Dutch}),
		"counts": packaged(t, open(t, questions+about, nil), Request{Lang: data.Dutch, AggregateOnly: true}),
	} {
		file := filepath.Join(t.TempDir(), name+".xml")
		if err := os.WriteFile(file, []byte(files["ddi.xml"]), 0o600); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command("xmllint", "--noout", "--nonet", "--schema", schema, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// What is missing is named, by who asks for it, and where it is written.
func TestMissing(t *testing.T) {
	t.Parallel()
	files := packaged(t, open(t, questions, nil), Request{Lang: data.English})
	checked, err := Check(asFS(files), data.English)
	if err != nil || checked.Complete {
		t.Errorf("complete, %v", err)
	}
	for _, want := range []string{"ZonMw: required and missing: 6 of 8", "  - project number (archive: funding)", "CESSDA: required and missing: 4 of 5", "  - persistent identifier (DOI) (archive: identifier)", "  - recommended: mode of collection (archive: mode)",
		"DANS: required and missing: 8 of 10", "  - whether there are personal data (archive: personal_data)", "checksums: all "} {
		if !strings.Contains(checked.Text, want) {
			t.Errorf("not said: %s\n%s", want, checked.Text)
		}
	}
	if !strings.Contains(files["TODO.md"], "- [ ] recommended: country (archive: countries)") || !strings.Contains(files["README.md"], "No licence was chosen yet") || strings.Contains(files["ddi.xml"], "…") {
		t.Errorf("%s\n%s", files["TODO.md"], files["README.md"])
	}
}

// The package of the built-in survey says what the publication says of it, and names what only a person can fill in.
func TestBuiltIn(t *testing.T) {
	t.Parallel()
	s, err := study.Open(context.Background(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	s.Wave.Files = s.Wave.Files[:1]
	made := archive.Deposit{Lang: data.English, Version: "1", Codebook: s.Codebook, Wave: s.Wave, About: s.Survey.Codebook.Archive}
	answers, err := withAnswers(context.Background(), s, &made)
	if err != nil {
		t.Fatal(err)
	}
	files, err := complete(made, answers)
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string]string{}
	for _, file := range files {
		contents[file.Name] = string(file.Content)
	}
	checked, err := Check(asFS(contents), data.English)
	const want = `ZonMw: required and missing: 5 of 8
  - project number (archive: funding)
  - persistent identifier (DOI) (archive: identifier)
  - repository that holds the data (archive: repository)
  - catalogue in which the data can be found (archive: catalogue)
  - terms of use (archive: licence)
CESSDA: required and missing: 3 of 5
  - persistent identifier (DOI) (archive: identifier)
  - address of the page about the data (archive: address)
  - publisher (archive: publisher)
  - recommended: date of publication (archive: published)
  - recommended: access (archive: access)
DANS: required and missing: 4 of 10
  - contact with an e-mail address (archive: contact)
  - rights holder (archive: rights_holder)
  - licence (archive: licence)
  - access (archive: access)
`
	if err != nil || checked.Complete || !strings.HasPrefix(checked.Text, want) {
		t.Errorf("%v\n%s", err, checked.Text)
	}
}

// A file that was changed, taken away or added is named; descriptions may be completed by hand, and then lack less.
func TestChanged(t *testing.T) {
	t.Parallel()
	files := packaged(t, open(t, questions, nil), Request{Lang: data.English})
	files["data/answers.csv"] += "5,1,1,0,6,1,noord\n"
	delete(files, "LICENCE.md")
	files["notes.txt"] = "x"
	files["datacite.json"] = strings.Replace(files["datacite.json"], `"creators": [],`, `"doi": "10.17026/x", "creators": [],`, 1)
	checked, err := Check(asFS(files), data.English)
	if err != nil || checked.Complete || strings.Contains(checked.Text, "datacite.json changed") || !strings.Contains(checked.Text, "ZonMw: required and missing: 5 of 8") {
		t.Errorf("%s %v", checked.Text, err)
	}
	for _, want := range []string{"data/answers.csv changed since SHA256SUMS was made", "LICENCE.md is missing, though SHA256SUMS lists it", "notes.txt is not in SHA256SUMS"} {
		if !strings.Contains(checked.Text, want) {
			t.Errorf("not said: %s\n%s", want, checked.Text)
		}
	}
	delete(files, "ddi.xml")
	files["datacite.json"] = "{"
	if _, err := Check(asFS(files), data.English); err == nil || !strings.Contains(err.Error(), "datacite.json cannot be read") || !strings.Contains(err.Error(), "ddi.xml is not there") {
		t.Error(err)
	}
	if _, err := CheckZip("a.zip", []byte("PK"), data.English); err == nil || !strings.Contains(err.Error(), "a.zip is no zip, or cut off") {
		t.Error(err)
	}
}

// Answers stay behind where they are not to leave, and where small counts are hidden.
func TestWithheld(t *testing.T) {
	t.Parallel()
	hides := func(s *study.Source) { s.Disclosure, s.Audience = "default", study.Others }
	for name, files := range map[string]map[string]string{
		"only counts in": packaged(t, open(t, questions, nil), Request{Lang: data.English, AggregateOnly: true}), "small counts are hidden": packaged(t, open(t, questions, hides), Request{Lang: data.English}),
	} {
		for file := range files {
			if strings.HasPrefix(file, "data/") || strings.HasPrefix(file, "dictionary") {
				t.Errorf("%s: %s left", name, file)
			}
		}
		if !strings.Contains(files["README.md"], "The answers of respondents are not in this package") || strings.Contains(files["ddi.xml"], "catStat") || !strings.Contains(files["report/results.json"], "{") {
			t.Errorf("%s: %s", name, files["README.md"])
		}
	}
}

// A zip is read as a folder is, and is the same another time.
func TestZip(t *testing.T) {
	t.Parallel()
	files, err := Package(context.Background(), open(t, questions+about, nil), Request{Lang: data.Dutch, Version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	first, err := Zip(files)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Zip(files)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("another zip another time, %v", err)
	}
	checked, err := CheckZip("a.zip", first, data.Dutch)
	if err != nil || !checked.Complete || !strings.Contains(checked.Text, "ZonMw: alles is ingevuld") {
		t.Errorf("%s %v", checked.Text, err)
	}
}

// The resources of the data package are the files that are there, each under a name of its own.
func TestResources(t *testing.T) {
	t.Parallel()
	files := packaged(t, open(t, questions, nil), Request{Lang: data.Dutch})
	var read struct {
		Resources []struct{ Name, Path, Hash string }
	}
	if err := json.Unmarshal([]byte(files["datapackage.json"]), &read); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, resource := range read.Resources {
		if _, there := files[resource.Path]; !there || slices.Contains(names, resource.Name) || len(resource.Hash) != 71 {
			t.Errorf("%+v", resource)
		}
		names = append(names, resource.Name)
	}
	if len(names) != len(files)-2 { // itself and the checksums
		t.Errorf("%d resources of %d files", len(names), len(files))
	}
}
