package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// export has 12 respondents; one answer is misspelt, one column says who they are.
const export = "Naam,E-mail,Bent u tevreden?,Wat helpt?\n" +
	"Jan Jansen,jan@example.org,Ja,Geld;Tijd\nPiet Pieters,piet@example.org,Ja,Geld\nA,a@example.org,Nee,Tijd\nB,b@example.org,Ja,Geld;Tijd\nC,c@example.org,Nee,Geld\nD,d@example.org,Ja,Tijd\n" +
	"E,e@example.org,Ja,Geld\nF,f@example.org,Nee,Tijd\nG,g@example.org,Ja,Geld\nH,h@example.org,Jaa,Tijd\nI,i@example.org,Ja,Geld;Tijd\nJ,j@example.org,Nee,Geld\n"

// going asks the screen of a new wave with what was filled in so far, and keeps what became different.
func (d *Desk) going(t *testing.T, form screen.Form, act, value string, file File) Answer {
	t.Helper()
	answer := d.ask(t, Request{Screen: "wave", Lang: data.Dutch, Form: form, Act: act, Value: value}, file)
	for name, text := range answer.Form {
		form[name] = text
	}
	return answer
}

// folderOf unpacks a download.
func folderOf(t *testing.T, answer Answer) fstest.MapFS {
	t.Helper()
	if len(answer.Files) != 1 {
		t.Fatalf("no file to save: %s", answer.HTML)
	}
	archive, err := zip.NewReader(bytes.NewReader(answer.Files[0].Packed), int64(len(answer.Files[0].Packed)))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		_, name, _ := strings.Cut(entry.Name, "/")
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}

// A drafted codebook is mended by clicks, and what is saved counts as the answers were.
func TestDeskMakesAWaveOfAnExport(t *testing.T) {
	t.Parallel()
	d := sector(t)
	file := File{"export-2026.csv", []byte(export)}
	form := screen.Form{"fresh": "yes"}
	answer := d.going(t, form, "", "", file)
	for _, want := range []string{"12 respondenten uit 12 rijen", "blijven achter", "E-mail", "Bent u tevreden?", "Geraden:", `value="2026"`, "één antwoord", "meer antwoorden"} {
		if !strings.Contains(answer.HTML, want) {
			t.Errorf("no %q in\n%s", want, answer.HTML)
		}
	}
	if strings.Contains(answer.HTML, "titel: {") || !strings.Contains(answer.HTML, "titel: export-2026.csv") {
		t.Errorf("a guess is shown as it stands in the codebook:\n%s", answer.HTML)
	}
	for _, step := range [][2]string{{"set|merge|bent_u_tevreden|jaa", "ja"}, {"set|text|bent_u_tevreden|", "Bent u \"tevreden\"?"}, {"set|id|bent_u_tevreden|", "tevreden"}, {"set|label|wat_helpt|geld", "Meer geld"},
		{"set|earlier|wat_helpt|tijd", ""}, {"confirm|", ""}} {
		answer = d.going(t, form, step[0], step[1], file)
		if strings.Contains(answer.HTML, `role="alert"`) {
			t.Fatalf("%v: %s", step, answer.HTML)
		}
	}
	if strings.Contains(answer.HTML, "Geraden:") || strings.Contains(form["codebook"], "# guess") {
		t.Errorf("guesses are left in\n%s", form["codebook"])
	}
	form["label"], form["population"] = "Meting 2026", "leden"
	saved := d.ask(t, Request{Screen: "wave", Lang: data.Dutch, Form: form, Do: "wave.zip"}, file)
	files := folderOf(t, saved)
	for name, content := range files {
		if strings.Contains(string(content.Data), "@example.org") || strings.Contains(string(content.Data), "Jansen") {
			t.Errorf("%s tells who a respondent is", name)
		}
	}
	s, err := study.Open(t.Context(), study.Source{Files: files, Wave: "2026", Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	tallies, err := s.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// Counted by hand in the export: seven Ja and one Jaa; Tijd seven times, Geld eight.
	for i, want := range []string{"tevreden [8 4] of 12", "wat_helpt [7 8] of 12"} {
		if got := fmt.Sprintf("%s %v of %d", tallies[i].Item, tallies[i].Counts, tallies[i].Answered); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if s.Wave.Label.NL != "Meting 2026" || s.Wave.Fieldwork.Year != 2026 {
		t.Errorf("%+v", s.Wave)
	}
}

// An answer that the codebook does not have is counted as the option that is clicked, or becomes one.
func TestDeskMendsUnknownAnswers(t *testing.T) {
	t.Parallel()
	d := sector(t)
	form := screen.Form{"fresh": "yes"}
	d.going(t, form, "", "", File{"a.csv", []byte(export)})
	d.going(t, form, "set|drop|bent_u_tevreden|jaa", "", File{"a.csv", []byte(export)})
	if one := d.going(t, form, "set|drop|bent_u_tevreden|nee", "", File{"a.csv", []byte(export)}); !strings.Contains(one.HTML, `role="alert"`) || !strings.Contains(form["codebook"], "id: nee") {
		t.Errorf("one option is left:\n%s", one.HTML)
	}
	d.going(t, form, "set|part|bent_u_tevreden|", "Misschien", File{"a.csv", []byte(export)})
	answer := d.going(t, form, "set|drop|bent_u_tevreden|nee", "", File{"a.csv", []byte(export)})
	for _, want := range []string{"‘Jaa’ (1×)", "‘Nee’ (4×)", `<option value="ja" selected>Ja</option>`, `data-act="set|alias|bent_u_tevreden||Jaa"`} {
		if !strings.Contains(answer.HTML, want) {
			t.Errorf("no %q in\n%s", want, answer.HTML)
		}
	}
	if refused := d.ask(t, Request{Screen: "wave", Lang: data.Dutch, Form: form, Do: "wave.zip"}, File{"a.csv", []byte(export)}); len(refused.Files) > 0 || !strings.Contains(refused.HTML, `role="alert"`) {
		t.Errorf("a third of the answers was lost: %s", refused.HTML)
	}
	d.going(t, form, "set|alias|bent_u_tevreden||Jaa", "ja", File{"a.csv", []byte(export)})
	answer = d.going(t, form, "set|alias|bent_u_tevreden||Nee", "", File{"a.csv", []byte(export)})
	if strings.Contains(answer.HTML, "×)") || !strings.Contains(form["codebook"], `aliases: ["Jaa"]`) {
		t.Errorf("%s\n%s", form["codebook"], answer.HTML)
	}
	form["id"] = "w"
	s, err := study.Open(t.Context(), study.Source{Files: folderOf(t, d.ask(t, Request{Screen: "wave", Lang: data.Dutch, Form: form, Do: "wave.zip"}, File{"a.csv", []byte(export)}))})
	if err != nil {
		t.Fatal(err)
	}
	if tallies, err := s.Tallies(t.Context()); err != nil || !slices.Equal(tallies[0].Counts, []int{8, 0, 4}) {
		t.Errorf("%+v, %v", tallies, err)
	}
}

// What is wrong with a file or a name is said, and the screen stays.
func TestDeskRefusesWavesInWords(t *testing.T) {
	t.Parallel()
	d := sector(t)
	file := File{"a.csv", []byte(export)}
	for name, test := range map[string]struct {
		file File
		form screen.Form
		want string
	}{
		"no name":      {file, screen.Form{"id": " "}, "Geef de meting een korte naam"},
		"a bad name":   {file, screen.Form{"id": "a/b"}, "Geef de meting een korte naam"},
		"a bad text":   {file, screen.Form{"codebook": "items: ["}, "Regel 1"},
		"no questions": {file, screen.Form{"codebook": "id: a\ntitle: {nl: A}\nitems: []"}, "In het codeboek"},
		"too large":    {File{}, screen.Form{"toolarge": "groot.csv"}, "groot.csv is groter dan 50 MB"},
		"empty":        {File{"leeg.csv", nil}, screen.Form{"fresh": "yes"}, `role="alert"`},
		"half":         {File{"half.xlsx", []byte("PK\x03\x04half")}, screen.Form{"fresh": "yes"}, `role="alert"`},
		"markup":       {File{"m.csv", []byte("a <script>alert(1)</script>,b\n1,<b>x</b>\n1,<b>x</b>\n2,y\n")}, screen.Form{"fresh": "yes"}, "&lt;b&gt;"},
	} {
		form := screen.Form{}
		if test.form["fresh"] == "" && test.file.Name != "" {
			form["fresh"] = "yes"
			d.going(t, form, "", "", test.file)
		}
		for key, value := range test.form {
			form[key] = value
		}
		do := ""
		if _, named := test.form["id"]; named {
			do = "wave.zip"
		}
		request := Request{Screen: "wave", Lang: data.Dutch, Form: form, Do: do}
		var answer Answer
		if test.file.Name == "" {
			answer = d.ask(t, request)
		} else {
			answer = d.ask(t, request, test.file)
		}
		if !strings.Contains(answer.HTML, test.want) || strings.Contains(answer.HTML, "<script") || len(answer.Files) > 0 {
			t.Errorf("%s: no %q in\n%s", name, test.want, answer.HTML)
		}
	}
}

// Where every response is left out, the screen says why, and counts them after all when that is clicked.
func TestDeskCountsWhatWasAllLeftOut(t *testing.T) {
	t.Parallel()
	d := sector(t)
	file := File{Name: "x.csv", Content: []byte("Antwoord ID,Datum verstuurd,Laatste pagina,Begin taal,Tevreden?\n1,,2,nl,Ja\n2,,2,nl,Nee\n3,,1,nl,Ja\n")}
	form := screen.Form{"fresh": "yes"}
	const why = `3 rijen doen niet mee: niet afgemaakt. <button type="button" class="plain" data-act="keep|unfinished">Tel toch mee</button>`
	if html := d.going(t, form, "", "", file).HTML; !strings.Contains(html, "Geen van de 3 rijen blijft over") || !strings.Contains(html, why) {
		t.Errorf("%s", html)
	}
	if html := d.going(t, form, "keep|unfinished", "", file).HTML; !strings.Contains(html, "3 respondenten uit 3 rijen, 1 vraag") || strings.Contains(html, "Tel toch mee") {
		t.Errorf("%s", html)
	}
	if html := d.going(t, screen.Form{"fresh": "yes"}, "", "", File{Name: "x.csv", Content: []byte("a,b\n")}).HTML; strings.Contains(html, "Tel toch mee") {
		t.Errorf("%s", html)
	}
}
