//go:build browser

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/internal/study"
)

// open opens files in the screen that is shown, as somebody does who chooses them.
func (b *tab) open(files map[string]string) {
	b.t.Helper()
	content, err := json.Marshal(files)
	if err != nil {
		b.t.Fatal(err)
	}
	b.eval(fmt.Sprintf(`delete document.body.dataset.shown; (() => {
		const chosen = new DataTransfer(), field = document.getElementById("chosen");
		for (const [name, text] of Object.entries(%s)) chosen.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
		field.files = chosen.files;
		field.dispatchEvent(new Event("change", { bubbles: true }));
	})()`, content))
	b.wait(`document.body.dataset.shown`)
}

// click clicks what a selector finds first, and waits until the screen is there again.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.eval(fmt.Sprintf(`delete document.body.dataset.shown; document.querySelector(%q).click()`, selector))
	b.wait(`document.body.dataset.shown`)
}

// save clicks a button that saves a file, and returns that.
func (b *tab) save(selector string) []byte {
	b.t.Helper()
	b.eval(fmt.Sprintf(`window.saved = ""; if (!window.making) { window.making = URL.createObjectURL; URL.createObjectURL = (blob) => {
		const reader = new FileReader(); reader.onload = () => { window.saved = reader.result; }; reader.readAsDataURL(blob); return window.making.call(URL, blob); }; }
		document.querySelector(%q).click()`, selector))
	b.wait(`window.saved`)
	_, text, _ := strings.Cut(b.eval(`window.saved`), ",")
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		b.t.Fatal(err)
	}
	return content
}

// surveyIn is the folder in a zip that the page saved.
func surveyIn(t *testing.T, content []byte) fstest.MapFS {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		read, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		_, name, _ := strings.Cut(entry.Name, "/")
		files[name] = &fstest.MapFile{Data: read}
	}
	return files
}

// export is one of ten respondents, with a slip, packed as [tab.open] takes it.
var export = base64.StdEncoding.EncodeToString([]byte("E-mail,Bent u tevreden?,Wat helpt?\n" + strings.Repeat("a@example.org,Ja,Geld;Tijd\nb@example.org,Nee,Geld\nc@example.org,Ja,Tijd\n", 3) + "d@example.org,Jaa,Tijd\n"))

// An export becomes a wave by clicks.
func TestBrowserKeepsASurvey(t *testing.T) {
	b := running(t)
	b.goTo("wave")
	b.looks("wave-empty")
	b.open(map[string]string{"export-2026.csv": export})
	b.looks("wave")
	b.click(`#edit-bent_u_tevreden`)
	b.looks("wave-edit")
	b.eval("delete document.body.dataset.shown")
	b.fill("e-merge-jaa", "ja", "change")
	b.wait("document.body.dataset.shown")
	b.click(`[data-act="confirm|"]`)
	b.looks("wave-confirmed")
	s, err := study.Open(t.Context(), study.Source{Files: surveyIn(t, b.save(`[data-do="wave.zip"]`)), Wave: "2026"})
	if err != nil {
		t.Fatal(err)
	}
	tallies, err := s.Tallies(t.Context())
	if err != nil || fmt.Sprint(tallies[0].Counts, tallies[1].Counts) != "[7 3] [7 6]" { // as they stand in the export
		t.Errorf("%+v, %v", tallies, err)
	}
	b.goTo("pool")
	b.looks("pool-empty")
}

// An answer that comes while something is being filled in takes nothing of it away, and the result beside it is marked as that of before.
func TestBrowserKeepsWhatIsTyped(t *testing.T) {
	b := running(t)
	b.goTo("plan")
	const calm = `document.getElementById("main").getAttribute("aria-busy") === "false"`
	// In one turn, so that the answer to the first comes after the second.
	b.eval(filling("baseline", "10%", "input") + ";" + filling("baseline", "10%", "change") + `;document.getElementById("target").focus();` + filling("target", "4", "input") + `;document.getElementById("target").setSelectionRange(1, 1);`)
	b.wait(`document.getElementById("start-typed").hasAttribute("checked") && ` + calm)
	const state = `JSON.stringify([document.getElementById("start-typed").checked, document.getElementById("baseline").value, document.getElementById("target").value, document.activeElement.id, document.activeElement.selectionStart, document.querySelector(".panel").classList.contains("old")])`
	if got, want := b.eval(state), `[true,"10%","4","target",1,true]`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	// Of answers that are asked for one after another the last stands.
	b.eval(strings.Join([]string{filling("target", "45%", "change"), filling("target", "48,5%", "change"), filling("attrition", "20%", "change")}, ";"))
	b.wait(`!document.querySelector(".old") && ` + calm)
	if said := b.eval(`document.getElementById("protocol").innerText`); !strings.Contains(said, "van 10% naar 48,5%") {
		t.Errorf("it says %q", said)
	}
	b.looks("plan-typed")
	// Numbers follow the language.
	b.eval(`document.querySelector("[data-lang=en]").click()`)
	b.wait(`document.getElementById("protocol").innerText.includes("48.5%")`)
	if fields := b.eval(`document.getElementById("target").value + " " + document.getElementById("icc").value`); !strings.Contains(fields, "48.5% 0.05") {
		t.Errorf("the fields say %s", fields)
	}
}
