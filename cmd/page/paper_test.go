//go:build browser

package main

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// On paper the finding and its figure stand on the first sheet: A4 less its margins, in pixels of 1/96 inch. What cannot be used there
// is gone.
func TestBrowserPrintsTheFindingOnOneSheet(t *testing.T) {
	const wide, high = 673, 979
	b := running(t)
	content, err := os.ReadFile(filepath.Join("..", "..", "docs", "examples", "wave-2026.csv"))
	if err != nil {
		t.Fatal(err)
	}
	b.goTo("file")
	b.open(map[string]string{"wave-2026.csv": base64.StdEncoding.EncodeToString(content)})
	b.wait(`document.body.dataset.shown === "result"`)
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": false}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
	if ends := b.eval(`document.querySelector("figure.card").getBoundingClientRect().bottom + scrollY <= 979`); ends != "true" {
		t.Errorf("the first figure ends at %s of %d", b.eval(`document.querySelector("figure.card").getBoundingClientRect().bottom + scrollY`), high)
	}
	b.fits("result on paper", wide)
	b.goTo("evaluate")
	b.openExperiment()
	if shown := b.eval(`["#share", ".brought", ".tabs", ".actions"].filter((part) => [...document.querySelectorAll("#main " + part)].some((one) => one.offsetHeight > 0)).join()`); shown != "" {
		t.Errorf("on paper there is %s", shown)
	}
	b.fits("evaluate on paper", wide)
	const source = `document.querySelector("footer").innerText.includes("Bron:")` // of the sector, which the experiment is not of
	if b.eval(source) != "false" {
		t.Error("an experiment is said to be of the source of the sector")
	}
	if b.goTo("start"); b.eval(source) != "true" {
		t.Error("the source of the sector is not said")
	}
}

// A long name of a file breaks where a phone is too narrow for it, and the screens of an experiment are above its report.
func TestBrowserBreaksLongNames(t *testing.T) {
	b := running(t)
	name := strings.Repeat("export_van_de_ledenraadpleging_", 4) + ".csv"
	for _, screen := range []string{"file", "wave", "evaluate", "pool"} {
		b.goTo(screen)
		b.open(map[string]string{name: base64.StdEncoding.EncodeToString([]byte("a,b\n1,2\n"))})
		if !strings.Contains(b.eval(`document.getElementById("main").textContent`), name) {
			t.Errorf("%s does not name the file", screen)
		}
		b.looks("long-" + screen)
	}
	b.goTo("evaluate")
	b.click("[data-forget]")
	b.openExperiment()
	if order := b.eval(`document.querySelector(".tabs").compareDocumentPosition(document.querySelector("#main h1")) & Node.DOCUMENT_POSITION_FOLLOWING`); order == "0" {
		t.Error("the screens of an experiment are below its report")
	}
}
