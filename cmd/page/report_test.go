//go:build browser

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/study"
)

// A report is a page of its own: its findings on the first screen and its first figure within two, tables that sort, figures that are kept
// without a network, a drawing for a phone, and folds that open in print.
func TestBrowserReadsAReport(t *testing.T) {
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	content, err := s.ReportFile(t.Context(), study.ReportRequest{Options: analysis.DefaultOptions(), Lang: data.Dutch, Formats: []string{"html"}, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	b := openTab(t)
	b.call("Page.navigate", map[string]any{"url": "file://" + name}, nil)
	b.wait(`document.readyState === "complete" && document.querySelector(".tools:not([hidden])")`)
	is := func(what, expression, want string) {
		t.Helper()
		if got := b.eval(expression); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false}, nil)
	is("the third finding is on the first screen", `document.querySelector(".matters li:nth-child(3)").getBoundingClientRect().bottom < 800`, "true")
	is("the first figure begins within two screens", `document.querySelector("figure").getBoundingClientRect().top < 2 * innerHeight`, "true")
	is("the wide drawing is there", `getComputedStyle(document.querySelector("figure .narrow")).display`, "none")
	is("links lead somewhere", `[...document.querySelectorAll("a[href^='#']")].filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).length`, "0")

	b.eval(`table = document.querySelector("#item-positive_factors .scroll table"); column = (k) => [...table.tBodies[0].rows].map((row) => row.cells[k].textContent); click = (k) => table.tHead.rows[0].cells[k].querySelector("button").click()`)
	before := b.eval(`column(1).join(" ")`)
	b.eval(`click(1); click(1)`) // first the largest
	is("counts from small to large", `column(1).join(" ") + " " + table.tHead.rows[0].cells[1].getAttribute("aria-sort")`, reversed(before)+" ascending")
	b.eval(`click(0)`)
	is("names by alphabet", `column(0).join() === column(0).sort((a, b) => a.localeCompare(b)).join()`, "true")

	svg := string(b.save(`#item-positive_factors [data-do=svg]`))
	if !strings.Contains(svg, "Positieve houding / gedrag werknemer") || !strings.Contains(svg, `xmlns="http://www.w3.org/2000/svg"`) {
		t.Errorf("the drawing that is kept: %.300s", svg)
	}
	if kept := b.save(`#item-positive_factors [data-do=csv]`); !bytes.HasPrefix(kept, []byte("\ufeff\"Antwoord\";\"Aantal\"")) || !bytes.Contains(kept, []byte(`;"67–90%"`)) {
		t.Errorf("the table that is kept: %.300s", kept)
	}
	if kept := b.save(`#item-positive_factors [data-do=png]`); !bytes.HasPrefix(kept, []byte("\x89PNG")) || len(kept) < 20_000 {
		t.Errorf("the picture that is kept has %d bytes, %.8q", len(kept), kept)
	}
	is("it says that it did", `document.querySelector("#item-positive_factors [role=status]").textContent`, "Bewaard bij de downloads")

	for _, dark := range []bool{false, true} {
		b.look("report", 1280, dark)
		b.look("report", 390, dark)
	}
	is("the drawing for a phone is there", `getComputedStyle(document.querySelector("figure .wide")).display + " " + getComputedStyle(document.querySelector("figure .narrow")).display`, "none block")
	is("nothing of a figure is on the dark as ink", `getComputedStyle(document.querySelector("figure .narrow text")).fill`, "rgb(233, 237, 240)")
	if script := os.Getenv("SPOOR_AXE"); script != "" {
		axe, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		b.eval(string(axe) + "; true")
		for i, width := range widths {
			b.look("report, opened", width, i == 1)
			is("axe", findings, "")
		}
		b.eval(`for (const part of document.querySelectorAll("details")) part.open = false`)
	}

	b.eval(`dispatchEvent(new Event("beforeprint"))`)
	is("what is shut in print", `document.querySelectorAll("details.fold:not([open])").length + document.querySelectorAll("#reasoning[hidden]").length`, "0")
	b.eval(`dispatchEvent(new Event("afterprint"))`)
	is("what stays open after it", `document.querySelectorAll("details[open]").length`, "0")
	if len(b.faults)+len(b.asked) > 0 {
		t.Errorf("the console says %v; asked for %v", b.faults, b.asked)
	}
}

// reversed are the words of a text from the last to the first.
func reversed(text string) string {
	words := strings.Fields(text)
	for i := range len(words) / 2 {
		words[i], words[len(words)-1-i] = words[len(words)-1-i], words[i]
	}
	return strings.Join(words, " ")
}
