//go:build browser

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/engine"
	"spoor/internal/study"
	"spoor/internal/study/desk"
	"spoor/reports/screen"
)

// written is the address of the page, which is written once, as the command does.
func written(t *testing.T) string {
	t.Helper()
	if shared.page != "" {
		return shared.page
	}
	program, support, err := engine.Packed()
	if err != nil {
		t.Fatal(err)
	}
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	content, err := desk.Page(t.Context(), s, desk.PageRequest{Lang: data.Dutch, Engine: screen.Engine{Packed: program, Support: support}, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if len(content) > 8_000_000 {
		t.Errorf("the page is %d bytes", len(content))
	}
	if shared.folder, err = os.MkdirTemp("", "page-*"); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(shared.folder, "tweede-spoor.html")
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	shared.page = "file://" + name
	return shared.page
}

// running opens the page and waits for its engine.
func running(t *testing.T) *tab {
	t.Helper()
	b := openTab(t)
	b.call("Page.navigate", map[string]any{"url": written(t)}, nil)
	b.wait(`document.readyState === "complete" && document.body.dataset.engine === "ready" && document.body.dataset.shown === "start"`)
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, fault := range b.faults {
			t.Errorf("the console of the page says: %s", fault)
		}
		for _, address := range b.asked {
			t.Errorf("the page asked for %s", address)
		}
	})
	return b
}

// widths are those of a laptop and of a phone.
var widths = []int{1280, 390}

func (b *tab) looks(name string) {
	for _, width := range widths {
		b.look(name, width, false)
		b.look(name, width, true)
	}
}

// own are the counts of the example, by the fields that they are filled in at, and compared is what the page says of them.
var (
	own      = map[string]string{"n": "12", "c.trial_placement": "9", "c.volunteering": "4", "c.secondment": "3", "c.retraining": "4", "c.other": "3"}
	compared = []string{"Op geen van de 5 punten wijkt u aantoonbaar af van de sector", "Bij u 75% (9 van 12)", "Sector 55% (26 van 47)", "sector (n = 47)", "uw organisatie (n = 12)"}
)

// Own numbers of the example: 12 colleagues, none of five answers differs demonstrably.
func TestBrowserComparesOwnNumbers(t *testing.T) {
	b := running(t)
	b.goTo("compare")
	b.look("compare-battery", 390, false)
	if hidden := b.eval(`[...document.querySelectorAll(".grid input")].filter((field) => field.getBoundingClientRect().right > innerWidth).length`); hidden != "0" {
		t.Errorf("%s fields of the battery lie beside the screen of a phone", hidden)
	}
	b.fill("item", "interim_results", "change")
	b.wait(`document.getElementById("c.trial_placement")`)
	b.looks("compare-empty")
	for id, value := range map[string]string{"n": "12", "c.trial_placement": "13"} {
		b.fill(id, value, "input")
	}
	b.wait(`document.querySelector("[aria-invalid]")`)
	b.eval(`document.querySelector("form [type=submit]").click()`)
	b.wait(`document.activeElement.id === "wrong"`)
	b.looks("compare-wrong")
	for id, value := range own {
		b.fill(id, value, "input")
	}
	b.eval(`document.querySelector("form [type=submit]").click()`)
	b.wait(`document.body.dataset.shown === "result"`)
	text := b.eval("document.getElementById('main').innerText")
	for _, want := range compared {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	b.looks("result")
	const shut = `document.querySelectorAll("#main details:not([open])").length`
	before := b.eval(shut)
	b.eval(`dispatchEvent(new Event("beforeprint"))`)
	if left := b.eval(shut); before == "0" || left != "0" {
		t.Errorf("of %s folds %s are shut on paper", before, left)
	}
	b.eval(`dispatchEvent(new Event("afterprint"))`)
	if left := b.eval(shut); left != before {
		t.Errorf("%s folds were shut before printing, and %s after", before, left)
	}
	for _, form := range []string{"docx", "xlsx"} {
		if content := b.save(`[data-do="result.` + form + `"]`); !strings.HasPrefix(string(content), "PK\x03\x04") {
			t.Errorf("%s begins with %.20q", form, content)
		}
	}
	b.eval(`document.querySelector("[data-lang=en]").click()`)
	b.wait(`document.documentElement.lang === "en" && document.querySelector("h1").innerText.startsWith("On none of the 5")`)
	b.goTo("share")
	b.fill("member", "A", "input")
	b.eval(`document.querySelector("form [type=submit]").click()`)
	b.wait(`document.activeElement.id === "wrong" && document.activeElement.innerText.includes("Nothing is left to share")`)
	b.looks("share-nothing")
	b.eval(`document.getElementById("preset-open").click()`)
	b.wait(`document.querySelector("table") && document.getElementById("main").innerText.includes("hidden")`)
	b.looks("share")
}

// fill fills a field in as somebody does.
func (b *tab) fill(id, value, event string) {
	b.t.Helper()
	b.eval(filling(id, value, event))
}

// filling fills a field in, as an expression.
func filling(id, value, event string) string {
	return fmt.Sprintf(`(() => { const field = document.getElementById(%q); field.value = %q; field.dispatchEvent(new Event(%q, { bubbles: true })); })()`, id, value, event)
}
