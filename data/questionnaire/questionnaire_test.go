package questionnaire

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
)

func content(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// drafted makes a codebook of a questionnaire for answers.
func drafted(t *testing.T, questionnaire string, of []byte, answers string, given []byte) Drafted {
	t.Helper()
	read, err := Read(questionnaire, of, data.Dutch)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := records.Open(answers, bytes.NewReader(given), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	export, err := platform.Open(reader, platform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	made, err := read.Draft(context.Background(), export, answers, data.Dutch, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// Each platform's questionnaire gives kinds, options, languages, routes, limits, ranges and answers that stand alone, and nothing is guessed
// but the name. The files were written for this test, as the documentation of each platform describes them.
func TestDraft(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		questionnaire, answers string
		items                  []string
		want                   []string
	}{
		{"survey.lss", "lime.csv", []string{"werk", "hulp", "contact", "uren"}, []string{
			`label: {nl: Ja, en: "Yes"}, aliases: [A1]`, "text: {nl: 'Werkt u?', en: 'Do you work?'}", "asked_if: werk.a1", "max_picks: 2", "columns: ['hulp[niets]'], exclusive: true}", "columns: ['hulp[other]'], open: true}",
			"# asked if: werk.NAOK == \"A1\" and uren.NAOK > 3 (no condition on one answer", "label: {nl: Werkgever}, columns: ['contact[SQ001]']}", "asked_if: hulp.tijd", "range: [0, 60]",
		}},
		{"redcap.csv", "redcap_data.csv", []string{"works", "helps", "hours", "contact", "note"}, []string{
			"asked_if: works.yes", "max_picks: 2", "label: {nl: 'Training, paid'}, columns: [helps___2]", "exclusive: true", "asked_if: helps.time", "range: [0, 60]", "{id: doctor, label: {nl: Doctor}, columns: [doctor]}", "kind: rating",
		}},
		{"qualtrics.qsf", "qualtrics.csv", []string{"q1", "q2", "q3", "q4"}, []string{
			"text: {en: 'Do you work?'}", `{id: "no", label: {en: "No"}, aliases: ["0"]}`, "text: {nl: 'Wat hielp?', en: 'What helped?'}", "label: {nl: Tijd, en: Time}, columns: [Q2_1]", "asked_if: q1.yes", "max_picks: 2",
			"exclusive: true", "columns: [Q3_2]}", "range: [0, 60]",
		}},
		{"form.xlsx", "kobo.csv", []string{"works", "helps", "hours", "note"}, []string{
			"text: {nl: 'Werkt u?', en: 'Do you work?'}", "asked_if: works.yes", "max_picks: 2", "columns: [g/helps/nothing], exclusive: true}", "columns: [g/helps/other], open: true}", "asked_if: helps.time", "range: [0, 60]", "kind: open",
		}},
	} {
		made := drafted(t, c.questionnaire, content(t, c.questionnaire), c.answers, content(t, c.answers))
		if len(made.Problems) > 0 || len(made.Notes) > 0 {
			t.Errorf("%s: %v, %v", c.questionnaire, made.Problems, made.Notes)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(string(made.YAML), want) {
				t.Errorf("%s: not drafted: %s\n%s", c.questionnaire, want, made.YAML)
			}
		}
		if n := strings.Count(string(made.YAML), "guess"); n != 2 {
			t.Errorf("%s: %d guesses", c.questionnaire, n)
		}
		codebook, err := data.ParseCodebook("codebook.yaml", made.YAML)
		if err != nil || strings.Join(codebook.ItemIDs(), " ") != strings.Join(c.items, " ") {
			t.Errorf("%s: items %v, %v", c.questionnaire, codebook.ItemIDs(), err)
		}
	}
}

// An archive of LimeSurvey holds the same questionnaire.
func TestArchive(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for name, inside := range map[string][]byte{"survey_1_responses.lsr": []byte("<document/>"), "survey_1.lss": content(t, "survey.lss")} {
		file, err := w.Create(name)
		if err == nil {
			_, err = file.Write(inside)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	read, err := Read("survey.lsa", packed.Bytes(), data.Dutch)
	if err != nil || read.Format != "LimeSurvey" || len(read.Questions) != 4 {
		t.Errorf("%+v, %v", read, err)
	}
	if _, err := Read("survey.lsa", packed.Bytes()[:200], data.Dutch); err == nil || err.Error() != "survey.lsa: is damaged or cut off: it begins as a zip, and its end is not there" {
		t.Error(err)
	}
}

// What the questionnaire contradicts is told once for each value, with the first place.
func TestContradictions(t *testing.T) {
	t.Parallel()
	answers := strings.NewReplacer(`"A2"`, `"A7"`, `"24"`, `"99"`, `"Y","Y","",""`, `"Y","Y","Y",""`, `"2","2",""`, `"5","2","veel"`).Replace(string(content(t, "lime.csv")))
	made := drafted(t, "survey.lss", content(t, "survey.lss"), "lime.csv", []byte(answers))
	want := `lime.csv:3: column "werk": "A7" is no answer to werk: A1 (Ja), A2 (Nee), says survey.lss
lime.csv:4: column "hulp[niets]": "3" answers picked of hulp, where at most 2 can be, says survey.lss
lime.csv:3: column "contact[SQ001]": "5" is no answer to contact: 1 (Slecht), 2 (Goed), says survey.lss
lime.csv:2: column "uren": "99" is above 60, the highest that uren takes, says survey.lss
lime.csv:3: column "uren": "veel" is no number, and uren takes one, says survey.lss`
	if got := made.Problems.Error(); got != want || made.YAML != nil {
		t.Errorf("said\n%s\nwant\n%s", got, want)
	}
	other := drafted(t, "redcap.csv", content(t, "redcap.csv"), "kobo.csv", []byte("naar;dit\nja;1\nnee;2\n"))
	if got := other.Problems.Error(); got != "redcap.csv: is not the questionnaire of kobo.csv: none of its 5 questions has a column there" {
		t.Error(got)
	}
}

// A file that is no questionnaire, or is cut off, is one clear line.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, content, want string }{
		{"a.lss", "", "a.lss: is empty"},
		{"a.lss", string(content(t, "survey.lss"))[:900], "a.lss: is no .lss of LimeSurvey, or cut off ("},
		{"a.lss", "<html></html>", "a.lss: is no .lss of LimeSurvey: it has no questions"},
		{"a.qsf", `{"SurveyElements": [`, "a.qsf: is no .qsf of Qualtrics, or cut off ("},
		{"a.qsf", `{}`, "a.qsf: is no .qsf of Qualtrics: it has no SurveyElements"},
		{"a.csv", "naam,leeftijd\njan,3\n", "a.csv: is no questionnaire that is read: an XLSForm"},
		{"a.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx: is an .xls workbook, or one with a password; save it as .xlsx without a password"},
		{"a.xlsx", string(content(t, "form.xlsx"))[:300], "a.xlsx: is damaged or cut off"},
	} {
		_, err := Read(c.name, []byte(c.content), data.Dutch)
		var wrong *problem.Problem
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"survey.lss", "redcap.csv", "qualtrics.qsf", "form.xlsx"} {
		f.Add(content(f, name))
	}
	f.Fuzz(func(t *testing.T, given []byte) {
		read, err := Read("file", given, data.English)
		if err == nil && len(read.Questions) == 0 {
			t.Error("no questions, and no error")
		}
	})
}
