package desk

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/reports/screen"
)

// wave is a survey of one question, answered by respondents.
func wave(answers string) fstest.MapFS {
	return fstest.MapFS{
		"codebook.yaml": {Data: []byte(`id: own
title: {nl: Eigen onderzoek, en: Own survey}
items:
  - id: start
    kind: single
    text: {nl: "Wanneer begint u?", en: "When do you start?"}
    options:
      - {id: early, label: {nl: Vroeg, en: Early}}
      - {id: late, label: {nl: "Laat <b>of</b> nooit", en: Late}}
      - {id: never, label: {nl: Nooit, en: Never}}
`)},
		"waves/2026/wave.yaml":   {Data: []byte("id: \"2026\"\nlabel: {nl: Meting, en: Wave}\nsource: {nl: Leden, en: Members}\npopulation: {nl: leden, en: members}\nfieldwork: {year: 2026}\nprovenance: observed\nfiles:\n  - {name: answers.csv, items: [start]}\n")},
		"waves/2026/answers.csv": {Data: []byte(answers)},
	}
}

const respondents = "respondent,start\nr-secret-1,early\nr-secret-2,early\nr-secret-3,early\nr-secret-4,late\nr-secret-5,early\nr-secret-6,early\nr-secret-7,early\nr-secret-8,late\n"

func page(t *testing.T, source study.Source, lang data.Lang) string {
	t.Helper()
	s, err := study.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	content, err := Page(t.Context(), s, PageRequest{Lang: lang, Engine: screen.Engine{Packed: []byte("engine"), Support: "support"}, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// elements are those of a page by their tag, with their text.
func elements(t *testing.T, content, tag string) (found []*html.Node) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && (tag == "" || node.Data == tag) {
			found = append(found, node)
		}
	}
	return found
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(node *html.Node) string {
	var b strings.Builder
	for part := range node.Descendants() {
		if part.Type == html.TextNode {
			b.WriteString(part.Data)
		}
	}
	return b.String()
}

// The policy names the script and the style of the page by what they are, forbids every connection, and nothing in the page asks for one.
func TestPageAllowsItsOwnScriptAndStyleAlone(t *testing.T) {
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		content := page(t, study.Source{}, lang)
		policy := attribute(elements(t, content, "meta")[1], "content")
		for _, want := range []string{"default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "'wasm-unsafe-eval'", "worker-src blob:"} {
			if !strings.Contains(policy, want) {
				t.Errorf("no %s in %s", want, policy)
			}
		}
		if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "unsafe-eval'; ") || strings.Contains(policy, "http") {
			t.Errorf("the policy allows too much: %s", policy)
		}
		running := 0
		for _, tag := range []string{"script", "style"} {
			for _, node := range elements(t, content, tag) {
				if attribute(node, "type") == "text/plain" {
					continue
				}
				running++
				sum := sha256.Sum256([]byte(text(node)))
				if !strings.Contains(policy, tag+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
					t.Errorf("the policy does not allow the %s of the page: %s", tag, policy)
				}
			}
		}
		if running != 2 {
			t.Errorf("%d scripts and styles run", running)
		}
		for _, node := range elements(t, content, "") {
			for _, a := range node.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("<%s %s> is stopped by the policy", node.Data, a.Key)
				}
				outside := a.Key == "src" || a.Key == "href" || a.Key == "action" || a.Key == "srcset"
				if outside && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "data:") {
					t.Errorf("<%s %s=%q> leads out of the page", node.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// Who reads the page without script has every figure, sentence and verdict.
func TestPageSaysTheSectorWithoutScript(t *testing.T) {
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		content := page(t, study.Source{}, lang)
		if len(content) > 600_000 {
			t.Errorf("%d bytes without the engine", len(content))
		}
		read := text(elements(t, content, "main")[0])
		for _, row := range elements(t, content, "li") {
			read += attribute(row, "data-read") + "\n"
		}
		s, err := study.Open(t.Context(), study.Source{})
		if err != nil {
			t.Fatal(err)
		}
		tables, err := s.Tables(t.Context(), analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			if !strings.Contains(read, table.Item.Text.In(lang)) {
				t.Errorf("%s is not in the page", table.Item.ID)
			}
			if table.Item.Kind != data.Single && table.Item.Kind != data.Multiple {
				continue
			}
			for _, e := range table.Parts[0].Estimates {
				sentence := data.Text{NL: "%d van de %d respondenten (%s; 95%%-interval %s)", EN: "%d of the %d respondents (%s; 95%% interval %s)"}.Say(lang, e.Count, e.Base,
					number.Percent(e.Proportion, e.Digits(), lang), number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang))
				if !strings.Contains(read, sentence) {
					t.Errorf("%s, %s: no %q", table.Item.ID, e.Option, sentence)
				}
			}
		}
		decided, err := s.Claims(t.Context(), study.ClaimsRequest{Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range decided.Decisions {
			if !strings.Contains(read, d.Claim.Text.In(lang)) {
				t.Errorf("the conclusion %s is not in the page", d.Claim.ID)
			}
		}
	}
}

func TestPageIsTheSameEachTime(t *testing.T) {
	first := page(t, study.Source{}, data.Dutch)
	if again := page(t, study.Source{}, data.Dutch); first != again {
		t.Error("two pages of one survey differ")
	}
}

// survey is what the engine of a page opens.
func survey(t *testing.T, content string) map[string]string {
	t.Helper()
	for _, node := range elements(t, content, "script") {
		if attribute(node, "id") == "survey" {
			decoded, err := base64.StdEncoding.DecodeString(text(node))
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			if len(decoded) > 0 {
				if err := json.Unmarshal(decoded, &files); err != nil {
					t.Fatal(err)
				}
			}
			return files
		}
	}
	t.Fatal("the page carries no survey")
	return nil
}

// A page leaves the building: it has counts, and never the answers of a respondent.
func TestPageOfOwnSurveyCarriesCountsOnly(t *testing.T) {
	content := page(t, study.Source{Files: wave(respondents), Place: "own"}, data.Dutch)
	files := survey(t, content)
	if got, want := files["waves/2026/counts.csv"], "item,row,option,count,low,high,base\nstart,,early,6,,,8\nstart,,late,2,,,8\nstart,,never,0,,,8\n"; strings.ReplaceAll(got, "\r", "") != want {
		t.Errorf("counts.csv is\n%s", got)
	}
	for name, file := range files {
		if strings.Contains(file, "secret") || strings.Contains(name, "answers") {
			t.Errorf("%s goes along", name)
		}
	}
	for _, want := range []string{"Eigen onderzoek", "6 van de 8 respondenten (75%", "Laat &lt;b&gt;of&lt;/b&gt; nooit"} {
		if !strings.Contains(content, want) {
			t.Errorf("no %q in the page", want)
		}
	}
}

// 20, 9 and 2 of 31: below 5 hides the 2, and the 9 from which it would follow.
func TestPageHidesSmallCounts(t *testing.T) {
	answers := "respondent,start\n"
	for i, answer := range slices.Concat(slices.Repeat([]string{"early"}, 20), slices.Repeat([]string{"late"}, 9), slices.Repeat([]string{"never"}, 2)) {
		answers += fmt.Sprintf("%d,%s\n", i, answer)
	}
	content := page(t, study.Source{Files: wave(answers), Place: "own", Disclosure: disclosure.PresetDefault}, data.Dutch)
	counts := survey(t, content)["waves/2026/counts.csv"]
	if !strings.Contains(counts, "early,20,") || strings.Contains(counts, "late,9,") || strings.Contains(counts, "never,2,") {
		t.Errorf("counts.csv is\n%s", counts)
	}
	if !strings.Contains(content, "20 van de 31") || strings.Contains(content, "9 van de 31") || strings.Contains(content, "2 van de 31") {
		t.Error("a hidden count is shown, or one that is not is hidden")
	}
}

// What is out already is judged with the page, and the page is listed with it: 18 of 29 were published before 2 more came in.
func TestPageIsARelease(t *testing.T) {
	answers := func(early, late, never int) string {
		rows := "respondent,start\n"
		for i, answer := range slices.Concat(slices.Repeat([]string{"early"}, early), slices.Repeat([]string{"late"}, late), slices.Repeat([]string{"never"}, never)) {
			rows += fmt.Sprintf("%d,%s\n", i, answer)
		}
		return rows
	}
	open := func(files fstest.MapFS) *study.Study {
		s, err := study.Open(t.Context(), study.Source{Files: files, Place: "own", Disclosure: disclosure.PresetDefault, Audience: study.Others})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	request := PageRequest{Lang: data.Dutch, Engine: screen.Engine{Packed: []byte("engine"), Support: "support"}, Version: "test"}
	interim := open(wave(answers(18, 6, 5)))
	if _, err := Page(t.Context(), interim, request); err != nil {
		t.Fatal(err)
	}
	listing, err := interim.Published("spoor page")
	if err != nil || listing == nil || !strings.Contains(string(listing.After), `"command": "spoor page"`) {
		t.Fatalf("the page is not listed: %v, %v", listing, err)
	}
	files := wave(answers(19, 7, 5))
	files["waves/2026/"+study.ReleasesName] = &fstest.MapFile{Data: listing.After}
	if _, err := Page(t.Context(), open(files), request); !errors.Is(err, ErrNothingCarried) {
		t.Errorf("a page of two more respondents: %v", err)
	}
	files["waves/2026/answers.csv"] = &fstest.MapFile{Data: []byte(answers(30, 20, 15))}
	if _, err := Page(t.Context(), open(files), request); err != nil {
		t.Errorf("a page of thirty-six more: %v", err)
	}
}

func TestZippedHoldsThePage(t *testing.T) {
	packed, err := Zipped("page.html", []byte("<p>"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Zipped("page.html", []byte("<p>"))
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("two archives of one page differ (%v)", err)
	}
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(r.File) != 1 || r.File[0].Name != "page.html" {
		t.Fatalf("%v, %v", r, err)
	}
	file, err := r.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(file); err != nil || string(content) != "<p>" {
		t.Errorf("%q, %v", content, err)
	}
}

// sector opens the desk of the built-in survey.
func sector(t *testing.T) *Desk {
	t.Helper()
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(t.Context(), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *Desk) ask(t *testing.T, r Request, files ...File) Answer {
	t.Helper()
	if r.Version == 0 {
		r.Version = Version
	}
	request, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var answer Answer
	if err := json.Unmarshal(d.Answer(t.Context(), request, files), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestDeskComparesOwnCounts(t *testing.T) {
	d := sector(t)
	form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3"}
	for lang, want := range map[data.Lang][]string{
		data.Dutch:   {"Op geen van de 5 punten wijkt u aantoonbaar af van de sector", "Bij u <b>75%</b> (9 van 12)", "Sector <b>55%</b> (26 van 47)"},
		data.English: {"On none of the 5 points do you differ demonstrably from the sector", "Yours <b>75%</b> (9 of 12)"},
	} {
		answer := d.ask(t, Request{Screen: "result", Lang: lang, Form: form})
		for _, want := range want {
			if !strings.Contains(answer.HTML, want) {
				t.Errorf("no %q in\n%s", want, answer.HTML)
			}
		}
	}
	// 4 of 47 and 30 of 36 differ whatever the method.
	form["n"], form["c.retraining"], form["c.trial_placement"] = "36", "30", "20"
	if answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: form}); !strings.Contains(answer.HTML, "(Om)scholing: bij u aantoonbaar hoger dan in de sector") {
		t.Errorf("%s", answer.HTML)
	}
}

// A file says the same as the fields, and one that cannot be read says why, in the language of the page.
func TestDeskReadsFiles(t *testing.T) {
	d := sector(t)
	own := "Tussentijdse resultaten;Aantal\nProefplaatsing;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n"
	answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{"eigen.csv", []byte(own)})
	if !strings.Contains(answer.HTML, "Bij u <b>75%</b> (9 van 12)") {
		t.Errorf("%s", answer.HTML)
	}
	for name, content := range map[string]string{"leeg.csv": "", "half.xlsx": "PK\x03\x04half", "foto.png": "\x89PNG\r\n", "tabel.csv": "<script>alert(1)</script>;3\nNaN;x\n", "breed.csv": strings.Repeat("a;", 10_000) + "\n"} {
		answer := d.ask(t, Request{Screen: "result", Lang: data.Dutch, Form: screen.Form{"from": "file"}}, File{name, []byte(content)})
		if !strings.Contains(answer.HTML, `role="alert"`) || strings.Contains(answer.HTML, "<script") {
			t.Errorf("%s: %s", name, answer.HTML)
		}
	}
}

func TestDeskSaysWhatIsWrongInAForm(t *testing.T) {
	d := sector(t)
	for _, test := range []struct {
		change map[string]string
		field  string
		want   string
	}{
		{map[string]string{"c.trial_placement": "13"}, "c.trial_placement", "Proefplaatsing: 13 is meer dan de 12 collega’s"},
		{map[string]string{"c.trial_placement": "NaN"}, "c.trial_placement", "‘NaN’ is geen geheel aantal"},
		{map[string]string{"c.trial_placement": "-1"}, "c.trial_placement", "‘-1’ is geen geheel aantal"},
		{map[string]string{"c.trial_placement": ""}, "c.trial_placement", "vul een aantal in"},
		{map[string]string{"n": "4"}, "n", "Vul minstens 5 in"},
		{map[string]string{"c.trial_placement": "12", "c.volunteering": "12", "c.secondment": "1"}, "n", "dat kunnen er hoogstens 24 zijn"},
	} {
		form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "0", "c.secondment": "0", "c.retraining": "0", "c.other": "0"}
		for field, value := range test.change {
			form[field] = value
		}
		answer := d.ask(t, Request{Screen: "compare", Lang: data.Dutch, Form: form, Sent: true})
		if !slices.Contains(answer.Invalid, test.field) || !strings.Contains(answer.HTML, test.want) {
			t.Errorf("%v: %v, no %q in\n%s", test.change, answer.Invalid, test.want, answer.HTML)
		}
	}
}

// What is typed in wrongly about an experiment is said in the language of the page, without a flag of the command.
func TestDeskSaysWhatIsWrongInAnExperiment(t *testing.T) {
	d := sector(t)
	for field, value := range map[string]string{"target": "veel", "size": "0", "icc": "2", "attrition": "-5", "baseline": "<b>"} {
		answer := d.ask(t, Request{Screen: "plan", Lang: data.Dutch, Form: screen.Form{"start": "typed", "baseline": "30%", "target": "40%", "size": "2", "icc": "0,05", "attrition": "10", field: value}})
		if !strings.Contains(answer.HTML, `class="notice"`) || strings.Contains(answer.HTML, "--") || strings.Contains(answer.HTML, "<b></b>") {
			t.Errorf("%s=%s: %s", field, value, answer.HTML)
		}
	}
	// spoor plan --baseline 7% --target 17% --icc 0.05 --cluster-size 10 --attrition 15%
	answer := d.ask(t, Request{Screen: "plan", Lang: data.Dutch, Form: screen.Form{"start": "typed", "baseline": "7", "target": "17%", "size": "10", "icc": "0,05", "attrition": "15"}})
	if !strings.Contains(answer.HTML, "<b>280</b> deelnemers per groep, <b>560</b> in totaal") {
		t.Errorf("%s", answer.HTML)
	}
}

func TestDeskAnswersWhateverIsAsked(t *testing.T) {
	d := sector(t)
	for _, request := range []string{"", "{", `{"version":99}`, `{"version":1,"screen":"item/none"}`, `{"version":1,"screen":"nowhere"}`, `{"version":1,"screen":"result"}`, `{"version":1,"screen":"item/outcomes","form":{"level":"2"}}`, `{"version":1,"lang":"fr","screen":"audit","sent":true,"form":{"lines":"x y z"}}`} {
		var answer Answer
		if err := json.Unmarshal(d.Answer(t.Context(), []byte(request), nil), &answer); err != nil || answer.HTML == "" || answer.Title == "" {
			t.Errorf("%s: %+v, %v", request, answer, err)
		}
	}
}

func TestDeskShares(t *testing.T) {
	d := sector(t)
	form := screen.Form{"item": "interim_results", "n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3", "member": "A", "preset": "open"}
	if answer := d.ask(t, Request{Screen: "share", Lang: data.Dutch, Form: form, Sent: true}); !strings.Contains(answer.HTML, `data-do="share.json"`) {
		t.Errorf("%s", answer.HTML)
	}
	answer := d.ask(t, Request{Screen: "share", Lang: data.Dutch, Form: form, Do: "share.json"})
	if len(answer.Files) != 1 || !strings.Contains(answer.Files[0].Content, `"trial_placement"`) {
		t.Errorf("%+v", answer)
	}
}

// Questions and answers are searched whatever the capitals.
func TestSearch(t *testing.T) {
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(t.Context(), s, "test")
	if err != nil {
		t.Fatal(err)
	}
	for sought, want := range map[string][]string{
		"PROEFPLAATSING": {"1 vraag gevonden", "#item/interim_results", "Proefplaatsing: 26 van de 47 respondenten (55%"},
		"samenwerking":   {"#item/collaboration", "#item/improvements", "Samenwerking belanghebbenden: 8 van de 43"},
		"Financiële":     {"Juiste financiële prikkels: 4 van de 43"},
		"<b>":            {"Niets gevonden", "value=\"&lt;b&gt;\""},
		"":               {"Zoek in vragen en antwoorden"},
	} {
		request, err := json.Marshal(Request{Version: Version, Screen: "search", Lang: data.Dutch, Form: screen.Form{"q": sought}})
		if err != nil {
			t.Fatal(err)
		}
		var answer Answer
		if err := json.Unmarshal(d.Answer(t.Context(), request, nil), &answer); err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if !strings.Contains(answer.HTML, part) {
				t.Errorf("%q: no %q in\n%s", sought, part, answer.HTML)
			}
		}
	}
}

// A wave with a design is refused, also where its respondents have no weights: counts do not tell how certain its percentages are.
func TestPageOfADesignIsRefused(t *testing.T) {
	files := wave("respondent,start,office\n1,early,a\n2,late,a\n3,early,b\n4,late,b\n")
	files["waves/2026/wave.yaml"].Data = append(files["waves/2026/wave.yaml"].Data, "design: {cluster: office}\n"...)
	s, err := study.Open(t.Context(), study.Source{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Page(t.Context(), s, PageRequest{Lang: data.Dutch, Version: "test"}); !errors.Is(err, errDesign) {
		t.Error(err)
	}
}
