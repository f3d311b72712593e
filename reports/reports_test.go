package reports

import (
	"bytes"
	"testing"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/analysis/estimate"
	"spoor/charts"
	"spoor/data"
	"spoor/internal/claimstest"
	"spoor/internal/goldentest"
	"spoor/internal/sectortest"
	"spoor/internal/texttest"
	"spoor/reports/page"
)

func builtIn(t *testing.T, lang data.Lang) Document {
	t.Helper()
	counted := sectortest.BuiltIn(t)
	survey, wave, tallies := counted.Survey, counted.Wave, counted.Tallies
	document := Document{Lang: lang, Survey: survey.Codebook.Title.In(lang), Wave: wave, Options: analysis.DefaultOptions(),
		External: survey.Publication.External, Version: "test",
		Printed: Printed{Total: 94, Deviations: []Difference{{"collaboration", "ohs_service", "good", "67", "37"}, {"collaboration", "employer", "very_bad", "", "7"}}}}
	for _, table := range counted.Tables {
		figure := page.Figure{Name: table.Item.ID, Alt: charts.Alt(charts.Auto, table.Item, lang), Inline: `<svg role="img"><title>` + table.Item.ID + `</title></svg>`}
		document.Chapters = append(document.Chapters, Chapter{Table: table, Figures: []page.Figure{figure}, Ranking: ranking(t, table), Joint: joint(t, table, tallies)})
	}
	document.Decisions = decisions(t)
	return document
}

// decisions decides the claims of the built-in survey.
func decisions(t *testing.T) []claims.Decision {
	t.Helper()
	decided, err := claims.Decide(claimstest.BuiltIn(t))
	if err != nil {
		t.Fatal(err)
	}
	return decided
}

// TestGolden compares whole documents with files that were read by a person; see them after -update.
func TestGolden(t *testing.T) {
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		document := builtIn(t, lang)
		for name, write := range map[string]func() ([]byte, error){
			"report." + string(lang) + ".md":   document.Markdown,
			"report." + string(lang) + ".html": document.HTML,
		} {
			got, err := write()
			if err != nil {
				t.Fatal(err)
			}
			goldentest.Same(t, name, got)
		}
	}
}

// TestWords checks that no phrase lacks a language or differs between them in what it is filled in with.
func TestWords(t *testing.T) { texttest.Complete(t, words) }

// TestHostileTexts puts markup where texts of a survey go: it must come out as text.
func TestHostileTexts(t *testing.T) {
	document := builtIn(t, data.Dutch)
	item := &document.Chapters[2].Table.Item
	item.Title.NL = `<script>alert("x")</script>`
	item.Options[0].Label.NL = `a | b & "c" <b>`
	page, err := document.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(page, []byte("<script>alert")) || bytes.Contains(page, []byte("<b>")) {
		t.Error("a text of the survey became markup of the page")
	}
	text, err := document.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(`| a \| b & "c" &lt;b> |`)) {
		t.Error("a bar in a label must not end its cell")
	}
}

func TestParseManifest(t *testing.T) {
	manifest := Manifest{Schema: ManifestSchema, Version: "1", Outputs: []Output{NewOutput("a", []byte("abc"))}}
	text, err := manifest.JSON()
	if err != nil {
		t.Fatal(err)
	}
	// SHA-256 of "abc" from FIPS 180-4, appendix B.1 of the original standard.
	if !bytes.Contains(text, []byte("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")) {
		t.Errorf("no checksum in %s", text)
	}
	if read, err := ParseManifest(text); err != nil || read.Version != "1" {
		t.Errorf("read %v, %v", read, err)
	}
	for _, bad := range []string{"", "[]", `{"schema":"spoor/manifest/2"}`} {
		if _, err := ParseManifest([]byte(bad)); err == nil {
			t.Errorf("%q was taken for a manifest", bad)
		}
	}
}

func ranking(t *testing.T, table analysis.Table) *analysis.Ranking {
	t.Helper()
	if table.Item.Kind != data.Single && table.Item.Kind != data.Multiple {
		return nil
	}
	ranking, err := analysis.NewRanking(table, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	return &ranking
}

func joint(t *testing.T, table analysis.Table, tallies []data.Tally) *analysis.Table {
	t.Helper()
	if table.Item.Kind != data.Single && table.Item.Kind != data.Multiple {
		return nil
	}
	options := table.Options
	options.Joint = estimate.JointDefault
	joint, err := analysis.NewTable(table.Wave, table.Item, tallies, options)
	if err != nil {
		t.Fatal(err)
	}
	return &joint
}
