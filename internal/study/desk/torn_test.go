package desk

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"spoor/data"
	"spoor/reports/screen"
)

// bomb is an archive that says to be a thousand gigabytes once it is unpacked.
func bomb(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	raw, err := w.CreateRaw(&zip.FileHeader{Name: "antwoorden.csv", Method: zip.Deflate, CompressedSize64: 10, UncompressedSize64: 1 << 40})
	if err == nil {
		_, err = raw.Write(make([]byte, 10))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Whatever is dropped on a screen is answered by a sentence in Dutch, and the next request is answered as before.
func TestDeskAnswersTornFilesInDutch(t *testing.T) {
	t.Parallel()
	d := sector(t)
	for name, test := range map[string][2]string{
		"leeg.csv":   {"", "Het bestand is leeg"},
		"half.xlsx":  {"PK\x03\x04half", "De werkmap is beschadigd of afgebroken"},
		"half.zip":   {"PK\x03\x04half", "Het zipbestand is beschadigd of afgebroken"},
		"bom.zip":    {bomb(t), "Is uitgepakt groter dan"},
		"oud.xls":    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Is een oude werkmap (.xls)"},
		"foto.jpg":   {"\xff\xd8\xff\xe0", "Is een afbeelding"},
		"blad.pdf":   {"%PDF-1.7", "Is een PDF"},
		"nul.csv":    {"a;b\nx\x00;9\n", "bewaar het in dat laatste geval als ‘CSV UTF-8’ of als Excel-werkmap en open dat"},
		"pagina.csv": {"<html><script>alert(1)</script>", "Is een webpagina (HTML)"},
	} {
		file := File{name, []byte(test[0])}
		for _, screenName := range []string{"result", "wave"} {
			answer := d.ask(t, Request{Screen: screenName, Lang: data.Dutch, Form: screen.Form{"from": "file", "fresh": "yes"}}, file)
			if !strings.Contains(answer.HTML, test[1]) || !strings.Contains(answer.HTML, `role="alert"`) || strings.Contains(answer.HTML, "<script") {
				t.Errorf("%s on %s: no %q in\n%s", name, screenName, test[1], answer.HTML)
			}
		}
	}
	for field, want := range map[string]string{"toolarge": "is groter dan 50 MB", "stopped": "past niet in het geheugen", "unopened": "kan niet worden geopend"} {
		for _, screenName := range []string{"result", "wave", "pool"} {
			if answer := d.ask(t, Request{Screen: screenName, Lang: data.Dutch, Form: screen.Form{field: "groot.csv"}}); !strings.Contains(answer.HTML, "groot.csv "+want) {
				t.Errorf("%s on %s: %s", field, screenName, answer.HTML)
			}
		}
	}
	wide := d.ask(t, Request{Screen: "wave", Lang: data.Dutch, Form: screen.Form{"fresh": "yes"}}, File{"breed.csv", []byte(columns(10_000) + columns(10_000))})
	if wide.HTML == "" || len(wide.HTML) > 3_000_000 {
		t.Errorf("10,000 columns: a screen of %d bytes", len(wide.HTML))
	}
	if answer := d.ask(t, Request{Screen: "claims", Lang: data.Dutch}); !strings.Contains(answer.HTML, "<h1>") {
		t.Errorf("afterwards: %s", answer.HTML)
	}
}

// columns is a record of so many cells.
func columns(n int) string { return strings.Repeat("v,", n-1) + "v\n" }
