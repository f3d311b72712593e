package desk

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/trial"
	"spoor/reports/screen"
)

// example is a file of the example of an experiment.
func example(t *testing.T, name string) File {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "examples", "experiment", name))
	if err != nil {
		t.Fatal(err)
	}
	return File{name, content}
}

// The page evaluates an experiment as the command does, whatever order its files come in, and saves the same.
func TestDeskEvaluatesAnExperiment(t *testing.T) {
	t.Parallel()
	d := sector(t)
	codebook := example(t, "codebook.yaml")
	for _, name := range []string{"persons", "employers"} {
		plan, answers := example(t, name+".yaml"), example(t, name+".csv")
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			want, err := trial.Evaluate(t.Context(), study.Source{Files: newFolder([]study.File{{Name: "codebook.yaml", Content: codebook.Content}}).files},
				trial.Request{PlanName: plan.Name, Plan: plan.Content, DataName: answers.Name, Data: answers.Content, Lang: lang, Version: d.version})
			if err != nil {
				t.Fatal(err)
			}
			for _, files := range [][]File{{codebook, plan, answers}, {File{"oud.csv", []byte("a\n1\n")}, answers, plan, codebook}} {
				got := d.ask(t, Request{Screen: "evaluate", Lang: lang}, files...)
				if _, below, _ := strings.Cut(got.HTML, "</nav>\n"); !strings.HasPrefix(below, want.Fragment()) || strings.Count(got.HTML, "vervangen door een later")+strings.Count(got.HTML, "replaced by a later") != len(files)-3 {
					t.Errorf("%s, %s: %s", name, lang, got.HTML)
				}
			}
			for _, form := range []string{"html", "json", "docx", "xlsx"} {
				content, err := want.Render(form)
				if err != nil {
					t.Fatal(err)
				}
				saved := d.ask(t, Request{Screen: "evaluate", Lang: lang, Do: "evaluate." + form}, codebook, plan, answers)
				if len(saved.Files) != 1 || !bytes.Equal(append([]byte(saved.Files[0].Content), saved.Files[0].Packed...), content) {
					t.Errorf("%s, %s: %s is not what the command writes", name, lang, form)
				}
			}
		}
	}
}

// What is missing or wrong is said in Dutch, with its place, beside the files that were opened.
func TestDeskSaysWhyAnExperimentCannotBeEvaluated(t *testing.T) {
	t.Parallel()
	d := sector(t)
	codebook, plan, answers := example(t, "codebook.yaml"), example(t, "persons.yaml"), example(t, "persons.csv")
	changed := File{plan.Name, bytes.Replace(plan.Content, []byte("expected: 23"), []byte("expected: 33"), 1)}
	arm := File{answers.Name, bytes.Replace(answers.Content, []byte("vroege start"), []byte("late start"), 1)}
	for name, test := range map[string]struct {
		files []File
		want  string
	}{
		"nothing yet":           {nil, "Sleep het plan en de antwoorden hierheen"},
		"no plan":               {[]File{answers}, "Het plan ontbreekt nog"},
		"no answers":            {[]File{plan}, "De antwoorden ontbreken nog"},
		"of another codebook":   {[]File{plan, answers}, "work"},
		"changed":               {[]File{codebook, changed, answers}, "persons.yaml, regel 15"},
		"an unknown arm":        {[]File{codebook, plan, arm}, "persons.csv, regel 2"},
		"no outcome":            {[]File{codebook, plan, {answers.Name, []byte("dossier;groep;uitval;gevolgd\n1;vroege start;nee;ja\n")}}, "work"},
		"half a workbook":       {[]File{codebook, plan, {"a.xlsx", []byte("PK\x03\x04half")}}, "a.xlsx: de werkmap is beschadigd of afgebroken"},
		"a zip of nothing":      {[]File{plan, answers, {"a.zip", []byte("PK\x03\x04")}}, "is geen zipbestand, of het is beschadigd"},
		"a bomb":                {[]File{codebook, plan, {"bom.zip", []byte(bomb(t))}}, "bom.zip"},
		"a bomb of a workbook":  {[]File{codebook, plan, {"bom.xlsx", []byte(bomb(t))}}, "bom.xlsx"},
		"10,000 columns":        {[]File{codebook, plan, {"breed.csv", []byte(columns(10_000) + columns(10_000))}}, "breed.csv"},
		"a page of the web":     {[]File{codebook, plan, {"pagina.csv", []byte("<html><script>alert(1)</script>")}}, "pagina.csv: is een webpagina"},
		"a photograph":          {[]File{codebook, plan, {"foto.jpg", []byte("\xff\xd8\xff\xe0")}}, "foto.jpg: is een afbeelding"},
		"markup for an arm":     {[]File{codebook, plan, {answers.Name, bytes.ReplaceAll(answers.Content, []byte("vroege start"), []byte("<script>vroeg</script>"))}}, "&lt;script&gt;vroeg"},
		"NaN in the plan":       {[]File{codebook, {plan.Name, bytes.Replace(plan.Content, []byte("expected: 23"), []byte("expected: .nan"), 1)}, answers}, "persons.yaml, regel 9: expected moet een getal zijn"},
		"a photograph as plan":  {[]File{codebook, {"plan.yaml", []byte("\xff\xd8\xff\xe0")}, answers}, "plan.yaml"},
		"half a plan":           {[]File{codebook, {plan.Name, plan.Content[:len(plan.Content)/2]}, answers}, "persons.yaml"},
		"a plan of other words": {[]File{codebook, {"plan.yaml", []byte("id: x\narm: 3\n")}, answers}, "plan.yaml, regel 2"},
	} {
		answer := d.ask(t, Request{Screen: "evaluate", Lang: data.Dutch, Form: screen.Form{}}, test.files...)
		if !strings.Contains(answer.HTML, test.want) || strings.Contains(answer.HTML, "evaluate.html") || strings.Contains(answer.HTML, "<script") {
			t.Errorf("%s: no %q in\n%s", name, test.want, answer.HTML)
		}
		for _, english := range []string{" is not ", " the ", " must ", "no marks of"} {
			if strings.Contains(answer.HTML, english) {
				t.Errorf("%s: English in\n%s", name, answer.HTML)
			}
		}
	}
	endless := d.ask(t, Request{Screen: "evaluate", Lang: data.Dutch}, codebook, plan, File{answers.Name, bytes.Replace(answers.Content, []byte(";2;47;"), []byte(";Infinity;47;"), 1)})
	if want := `<details open><summary>Wat is gelezen</summary>`; !strings.Contains(endless.HTML, want) || !strings.Contains(endless.HTML, "‘Infinity’ is geen getal; de respondent telt bij deze vraag niet mee") {
		t.Errorf("an answer that is left out is not shown in\n%s", endless.HTML)
	}
}
