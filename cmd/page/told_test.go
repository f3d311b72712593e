//go:build browser

package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/experiment"
	"spoor/internal/study/members"
	"spoor/internal/study/printed"
	"spoor/internal/study/trial"
)

// speak shows the screen in a language.
func (b *tab) speak(lang data.Lang) {
	b.t.Helper()
	if b.eval(`document.documentElement.lang`) == string(lang) {
		return
	}
	b.eval(fmt.Sprintf(`document.querySelector("[data-lang=%s]").click()`, lang))
	b.wait(fmt.Sprintf(`document.documentElement.lang === %q`, lang))
}

// texts are the texts of the elements that an expression gives, as they are seen, on one line each.
func (b *tab) texts(elements string) []string {
	b.t.Helper()
	var out []string
	if err := json.Unmarshal([]byte(b.eval(`JSON.stringify([...`+elements+`].map((part) => part.innerText))`)), &out); err != nil {
		b.t.Fatal(err)
	}
	for i, text := range out {
		out[i] = strings.Join(strings.Fields(plain(text)), " ")
	}
	return out
}

// everywhere checks a screen in both languages at both widths.
func (b *tab) everywhere(name string, check func(lang data.Lang, where string)) {
	b.t.Helper()
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		b.speak(lang)
		for _, width := range widths {
			b.look(name+"-"+string(lang), width, false)
			check(lang, fmt.Sprintf("%s, %s at %d", name, lang, width))
		}
	}
	b.speak(data.Dutch)
}

// same checks that texts of a screen are what they must be.
func (b *tab) same(where string, shown, want []string) {
	b.t.Helper()
	for i := range want {
		want[i] = strings.Join(strings.Fields(plain(want[i])), " ")
	}
	if !slices.Equal(shown, want) {
		b.t.Errorf("%s: shown\n%q, and the command says\n%q", where, shown, want)
	}
}

func decoded[T any](t *testing.T, content []byte, err error) (out T) {
	t.Helper()
	if err == nil {
		err = json.Unmarshal(content, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Experiments, printed figures, what goes out and what it adds up to: each number is the command's, in both languages at both widths.
func TestBrowserTellsWhatTheCommandTells(t *testing.T) {
	b := running(t)
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	b.sizes(s)
	b.audits()
	b.shares(s)
	b.evaluates()
}

// openExperiment opens the example of an experiment on the screen that is shown.
func (b *tab) openExperiment() (files map[string][]byte) {
	b.t.Helper()
	files, packed := map[string][]byte{}, map[string]string{}
	for _, name := range []string{"codebook.yaml", "persons.yaml", "persons.csv"} {
		content, err := os.ReadFile(filepath.Join("..", "..", "docs", "examples", "experiment", name))
		if err != nil {
			b.t.Fatal(err)
		}
		files[name], packed[name] = content, base64.StdEncoding.EncodeToString(content)
	}
	b.open(packed)
	return files
}

// evaluates checks that what an experiment showed is, text by text, what spoor evaluate writes.
func (b *tab) evaluates() {
	b.t.Helper()
	b.goTo("evaluate")
	b.look("evaluate-empty", 390, false)
	files := b.openExperiment()
	const texts = `querySelectorAll("section > :not(figure)")`
	b.everywhere("evaluate", func(lang data.Lang, where string) {
		made, err := trial.Evaluate(b.t.Context(), study.Source{Files: fstest.MapFS{"codebook.yaml": {Data: files["codebook.yaml"]}}},
			trial.Request{PlanName: "persons.yaml", Plan: files["persons.yaml"], DataName: "persons.csv", Data: files["persons.csv"], Lang: lang, Version: "test"})
		if err != nil {
			b.t.Fatal(err)
		}
		_, main, _ := strings.Cut(string(made.HTML()), "<main>") // without its style and figures, which the policy of the page forbids
		written := base64.StdEncoding.EncodeToString([]byte(regexp.MustCompile(`(?s)<figure>.*?</figure>`).ReplaceAllString(main, "")))
		b.same(where, b.texts(`document.getElementById("main").`+texts), b.texts(fmt.Sprintf(`(() => { const page = document.createElement("div"), text = new TextDecoder().decode(Uint8Array.from(atob(%q), (c) => c.charCodeAt(0)));
			page.className = "screen"; page.append(...new DOMParser().parseFromString(text, "text/html").querySelectorAll("body > section")); document.getElementById("main").append(page);
			const all = [...page.`+texts+`].map((part) => ({ innerText: part.innerText })); page.remove(); return all; })()`, written)))
	})
}

// sizes checks that every number of an experiment, from a printed share with clusters and from an answer of the survey, is that of spoor
// plan --format json.
func (b *tab) sizes(s *study.Study) {
	b.t.Helper()
	type sized struct {
		Answers []struct {
			Control, Other struct{ Recruited int }
			Total          int
		}
		Conclusions, Assumptions, Notes []string
	}
	b.goTo("plan")
	for _, test := range []struct {
		name    string
		fields  map[string]string
		request experiment.Request
	}{
		{"plan-clusters", map[string]string{"size": "10", "target": "17"}, experiment.Request{Baseline: "7%", Target: "17%", ClusterSize: "10", ICC: "0.05", Attrition: "15%"}},
		{"plan-answer", map[string]string{"size": "1", "target": "45%", "attrition": "0"}, experiment.Request{Baseline: "trajectory_shares.other_work", Target: "45%", ClusterSize: "1", ICC: "0", Attrition: "0%"}},
	} {
		b.pick("start", test.request.Baseline)
		for id, value := range test.fields {
			b.eval("delete document.body.dataset.shown")
			b.fill(id, value, "change")
			b.wait("document.body.dataset.shown")
		}
		r := test.request
		r.Level, r.Method, r.Arms, r.Alpha, r.Power, r.Ratio = 0.95, "wilson", 2, "0.05", "0.80", "1"
		answer, err := s.Plan(b.t.Context(), r)
		if !r.OfSurvey() {
			answer, err = study.Plan(r)
		}
		if err != nil {
			b.t.Fatal(err)
		}
		b.everywhere(test.name, func(lang data.Lang, where string) {
			content, err := study.RenderPlan(answer, lang, "json", study.Look{})
			want := decoded[sized](b.t, content, err)
			first := want.Answers[0]
			b.same(where, b.texts(`document.querySelectorAll(".large b")`), []string{number.Count(max(first.Control.Recruited, first.Other.Recruited), lang), number.Count(first.Total, lang)})
			ofPage := func(sentences []string) []string { // those that name no flag of the command
				return slices.DeleteFunc(slices.Clone(sentences), func(sentence string) bool { return strings.Contains(sentence, "--") })
			}
			b.same(where, b.texts(`document.querySelectorAll("#protocol p")`), ofPage(want.Conclusions))
			b.same(where, b.texts(`document.querySelectorAll(".panel .notice")`), ofPage(want.Notes))
			b.eval(`document.querySelector("#main details").open = true`)
			b.same(where, b.texts(`document.querySelectorAll("#main details li")`), ofPage(want.Assumptions))
		})
	}
}

// audits checks that what printed percentages can stand for is what spoor audit says, in words and as JSON: one way to be right, none,
// and any base.
func (b *tab) audits() {
	b.t.Helper()
	type audited struct {
		Figures []struct {
			Possible bool
			Readings []struct {
				Base   int
				Counts []int
			}
		}
	}
	b.goTo("audit")
	for _, test := range []struct{ name, lines, kind, n, most, table string }{
		{"audit-right", "Ja 57\nNee: 43%", "single", "44", "", "table,kind,max_picks,base,option,printed\nvraag,single,,44,Ja,57\n,,,,Nee,43\n"},
		{"audit-wrong", "Ja 57\nNee 43\nAnders 90", "multiple", "41", "2", "table,kind,max_picks,base,option,printed\nvraag,multiple,2,41,Ja,57\n,,,,Nee,43\n,,,,Anders,90\n"},
		{"audit-no-base", "Ja 34\nNee 66", "single", "", "", "table,kind,max_picks,base,option,printed\nvraag,single,,,Ja,34\n,,,,Nee,66\n"},
	} {
		b.pick("kind", test.kind)
		b.fill("lines", test.lines, "input")
		b.fill("n", test.n, "input")
		if test.most != "" {
			b.fill("most", test.most, "input")
		}
		b.click(`form[data-submit=audit] [type=submit]`)
		figures, err := printed.AuditTables(b.t.Context(), "tables.csv", []byte(test.table))
		if err != nil {
			b.t.Fatal(err)
		}
		b.everywhere(test.name, func(lang data.Lang, where string) {
			text, err := printed.Render(figures, lang, "text")
			if err != nil {
				b.t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(text)), "\n")[1:] // the first has the id of the table
			b.same(where, b.texts(`[...document.querySelectorAll(".facts > div")]`), colons(lines))
			content, err := printed.Render(figures, lang, "json")
			want := decoded[audited](b.t, content, err).Figures[0]
			verdict := map[bool]data.Text{true: {NL: "Deze percentages kunnen kloppen", EN: "These percentages can be right"}, false: {NL: "Deze percentages kunnen zo niet kloppen", EN: "These percentages cannot be right as they are"}}[want.Possible]
			b.same(where, b.texts(`document.querySelectorAll(".panel h2")`), []string{verdict.In(lang)})
			shown := strings.Join(b.texts(`[...document.querySelectorAll(".facts dd")]`), "; ")
			for _, reading := range want.Readings[:min(len(want.Readings), 12)] { // more are counted
				if counts := fmt.Sprintf("%s %s %d", strings.ReplaceAll(strings.Trim(fmt.Sprint(reading.Counts), "[]"), " ", ", "), data.Text{NL: "van", EN: "of"}.In(lang), reading.Base); !strings.Contains(shown, counts) {
					b.t.Errorf("%s: no %q in %q", where, counts, shown)
				}
			}
		})
	}
}

// colons takes the colon away that stands between a name and what is said of it.
func colons(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		name, said, _ := strings.Cut(line, ":")
		out[i] = name + " " + said
	}
	return out
}

// handed is what a member hands over.
type handed struct {
	Tables []struct {
		Item  string
		Base  int
		Cells []struct {
			Option string
			Count  *int
			Hidden bool
		}
	}
}

// shares checks that what goes out, count by count and in words, is what spoor share writes, byte for byte, and that the sum of three
// members is what a report of the wave says that becomes of it.
func (b *tab) shares(s *study.Study) {
	b.t.Helper()
	item, _ := s.Codebook.Item("interim_results")
	shared := map[string]string{}
	for member, other := range map[string]int{"A": 2, "B": 6, "C": 7} { // few at A, which stay hidden
		counts := map[string]int{"trial_placement": 29, "volunteering": 14, "secondment": 11, "retraining": 14, "other": other}
		table := "item,option,count,base\n"
		b.goTo("compare")
		b.choose(item.ID, "c.trial_placement")
		b.fill("n", "60", "input")
		for _, option := range item.Options {
			b.fill("c."+option.ID, fmt.Sprint(counts[option.ID]), "input")
			table += fmt.Sprintf("%s,%s,%d,60\n", item.ID, option.ID, counts[option.ID])
		}
		b.eval(`document.querySelector("form[data-submit=result] [type=submit]").click()`)
		b.wait(`document.body.dataset.shown === "result"`)
		b.goTo("share")
		b.fill("member", member, "input")
		for _, preset := range []disclosure.Preset{disclosure.PresetStrict, disclosure.PresetOpen} {
			b.pick("preset", string(preset))
			made := func(lang data.Lang) members.Shared {
				b.t.Helper()
				out, err := members.Share(b.t.Context(), s.Source, members.ShareRequest{File: members.File{Name: "ingevuld.csv", Content: []byte(table)}, Member: member, Rule: preset.Rule(), Lang: lang})
				if err != nil {
					b.t.Fatal(err)
				}
				return out
			}
			content := made(data.Dutch).Content
			if saved := b.save(`[data-do="share.json"]`); string(saved) != string(content) {
				b.t.Errorf("%s, %s: the page saves\n%s\nand the command\n%s", member, preset, saved, content)
			}
			shared[member+".json"] = base64.StdEncoding.EncodeToString(content)
			if member != "A" {
				continue
			}
			b.everywhere("share-"+string(preset), func(lang data.Lang, where string) {
				var want []string
				table := decoded[handed](b.t, content, nil).Tables[0]
				for _, cell := range table.Cells {
					out := data.Text{NL: "verborgen", EN: "hidden"}.In(lang)
					if !cell.Hidden {
						out = fmt.Sprint(*cell.Count)
					}
					label := ""
					for _, option := range item.Options {
						if option.ID == cell.Option {
							label = option.Label.In(lang)
						}
					}
					want = append(want, fmt.Sprintf("%s %d %s", label, counts[cell.Option], out))
				}
				b.same(where, b.texts(`document.querySelectorAll("#main tbody tr")`), want)
				told := made(lang).Account
				b.same(where, b.texts(`document.querySelectorAll("#main section p:not(.actions)")`), slices.Concat([]string{told.Sum}, told.Omitted, []string{fmt.Sprintf("%s (n = %d)", item.Heading(lang), table.Base)}))
				b.eval(`document.querySelectorAll("#main details").forEach((fold) => fold.open = true)`)
				b.same(where, b.texts(`document.querySelectorAll("#derived li, #joined li")`), slices.Concat(told.Derived, told.Proposals))
			})
		}
	}
	b.goTo("pool")
	b.open(shared)
	b.fill("id", "leden", "input")
	files := surveyIn(b.t, b.save(`[data-do="pool.zip"]`))
	pooled, err := study.Open(b.t.Context(), study.Source{Files: files, Wave: "leden"})
	if err != nil {
		b.t.Fatal(err)
	}
	b.everywhere("pool-sum", func(lang data.Lang, where string) {
		var want []string
		for _, e := range results(b.t, pooled, lang).Estimates {
			count := fmt.Sprint(e.Count)
			if e.Hidden {
				count = fmt.Sprintf(data.Text{NL: "%d tot %d", EN: "%d to %d"}.In(lang), e.Possible.Low, e.Possible.High)
			}
			want = append(want, fmt.Sprintf("%s %s %d", e.Label, count, e.Answered))
		}
		b.same(where, b.texts(`document.querySelectorAll("#main section tbody tr")`), want)
	})
}

// pick takes one of several choices, unless it is taken already.
func (b *tab) pick(name, value string) {
	b.t.Helper()
	if of := fmt.Sprintf(`[name=%s][value=%q]`, name, value); b.eval(`document.querySelector('`+of+`').checked`) == "false" {
		b.click(of)
	}
}

// choose picks a question to fill own counts in for.
func (b *tab) choose(item, field string) {
	b.t.Helper()
	b.eval("delete document.body.dataset.shown") // the form of the question before may have this field too
	b.fill("item", item, "change")
	b.wait(fmt.Sprintf(`document.body.dataset.shown && document.getElementById(%q)`, field))
}
