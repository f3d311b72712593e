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

func pageOf(t *testing.T, source study.Source, lang data.Lang) string {
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
		content := pageOf(t, study.Source{}, lang)
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
		directives := strings.Split(policy, "; ")
		for _, tag := range []string{"script", "style"} {
			allowed := directives[slices.IndexFunc(directives, func(d string) bool { return strings.HasPrefix(d, tag+"-src ") })]
			for _, node := range elements(t, content, tag) {
				if attribute(node, "type") == "text/plain" {
					continue
				}
				running++
				sum := sha256.Sum256([]byte(text(node)))
				if !strings.Contains(allowed, " 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
					t.Errorf("the policy does not allow the %s of the page: %s", tag, policy)
				}
			}
		}
		if running != 3 { // the thread of the engine, the page, and one style
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
		content := pageOf(t, study.Source{}, lang)
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
	first := pageOf(t, study.Source{}, data.Dutch)
	if again := pageOf(t, study.Source{}, data.Dutch); first != again {
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
	content := pageOf(t, study.Source{Files: wave(respondents), Place: "own"}, data.Dutch)
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
	content := pageOf(t, study.Source{Files: wave(answers), Place: "own", Disclosure: disclosure.PresetDefault}, data.Dutch)
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
