//go:build browser

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// emptied is a zip of which a file of so many megabytes of zeros comes.
func emptied(t *testing.T, name string, megabytes int) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	file, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range megabytes {
		if _, err := file.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Whatever is dropped or typed ends in a sentence in Dutch, the page lives on, and nothing of it is markup.
func TestBrowserLivesThroughTornInput(t *testing.T) {
	b := running(t)
	alert := func(name, want string) {
		t.Helper()
		text := b.eval(`(document.querySelector("[role=alert]") || document.getElementById("main")).innerText`)
		if !strings.Contains(text, want) || strings.Contains(text, "in het Engels") {
			t.Errorf("%s: no %q in\n%s", name, want, text)
		}
		if b.eval(`window.torn || document.querySelector("#main script, #main b[onclick], #main img[onerror]") ? "run" : ""`) != "" {
			t.Errorf("%s: markup of the file is in the page", name)
		}
	}
	for _, screen := range []string{"file", "wave", "evaluate"} {
		b.goTo(screen)
		b.eval(`delete document.body.dataset.shown; (() => {
			const part = new Blob([new Uint8Array(1 << 20)]), chosen = new DataTransfer(), field = document.getElementById("chosen");
			chosen.items.add(new File(Array(2048).fill(part), "groot.csv"));
			field.files = chosen.files;
			field.dispatchEvent(new Event("change", { bubbles: true }));
		})()`)
		b.wait(`document.body.dataset.shown`)
		alert("2 GB on "+screen, "groot.csv is groter dan 50 MB")
		if screen == "evaluate" { // it waits for a plan, and takes what comes next
			b.open(map[string]string{"half.xlsx": base64.StdEncoding.EncodeToString([]byte("PK\x03\x04half"))})
			alert("half a workbook on evaluate", "Het plan ontbreekt nog")
			b.openExperiment()
			alert("an experiment after it", "Eerder beginnen met spoor 2")
			continue
		}
		for name, test := range map[string][2]string{
			"bom.zip":    {emptied(t, "a.csv", 100), "uitgepakt"},
			"half.xlsx":  {"PK\x03\x04half", "De werkmap is beschadigd of afgebroken"},
			"breed.csv":  {strings.Repeat("v,", 9_999) + "v\n" + strings.Repeat("1,", 9_999) + "1\n", "een rij heeft meer dan"},
			"pagina.csv": {"<html><script>torn = true</script>", "Is een webpagina (HTML)"},
			"labels.csv": {"Antwoord;Aantal\n<img src=x onerror=torn=1>;3\n<b onclick=torn=1>Nee</b>;4\n", "horen bij geen vraag"},
			"nan.csv":    {"Tussentijdse resultaten;Aantal\nProefplaatsing;NaN\nVrijwilligerswerk;Infinity\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n", "is geen aantal"},
		} {
			b.goTo("start")
			b.goTo(screen)
			if b.eval(`!!document.querySelector("[data-forget]")`) == "true" {
				b.click("[data-forget]") // the one before was an export after all
			}
			b.open(map[string]string{name: base64.StdEncoding.EncodeToString([]byte(test[0]))})
			if want := test[1]; screen == "file" || name != "labels.csv" && name != "nan.csv" { // for a wave these are answers as any other
				alert(name+" on "+screen, want)
			} else {
				alert(name+" on "+screen, "")
			}
		}
	}
	b.goTo("compare")
	b.fill("item", "interim_results", "change")
	b.wait(`document.getElementById("c.trial_placement")`)
	for _, typed := range []string{"NaN", "1e9999", "-1", "<b>1</b>", "9,5"} {
		b.fill("n", "12", "input")
		b.fill("c.trial_placement", typed, "input")
		b.eval(`document.querySelector("form[data-submit=result] [type=submit]").click()`)
		b.wait(fmt.Sprintf(`document.activeElement.id === "wrong" && document.activeElement.innerText.includes(%q)`, typed))
		alert(typed, "geen geheel aantal")
		b.eval(`document.activeElement.blur()`)
	}
	b.goTo("file") // a slip is read as proposed, and compared
	b.open(map[string]string{"eigen.csv": base64.StdEncoding.EncodeToString([]byte("Antwoord;Aantal\nProefplaatsng;9\nVrijwilligerswerk;4\nDetachering;3\n(Om)scholing;4\nAnders;3\nAantal respondenten;12\n"))})
	b.looks("slip")
	b.click(`#slip0`)
	for _, want := range compared {
		if text := b.eval(`document.getElementById("main").innerText`); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if stored := b.eval(`localStorage.length + sessionStorage.length + document.cookie.length`); stored != "0" {
		t.Errorf("%s things are stored in the browser", stored)
	}
}
