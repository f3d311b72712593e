//go:build browser

package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/reports/page"
)

// found are the results of a report of the command, as its results.json holds them.
type found struct {
	Estimates []struct {
		Item, Row, Option, Label string
		Count, Answered          int
		Proportion, Mean         float64
		Low, High                float64
		Hidden                   bool
		Possible                 struct{ Low, High int }
	}
	Claims []struct {
		Claim struct {
			Text data.Text
		}
		Verdict  claims.Verdict
		Sentence data.Text
	}
}

func results(t *testing.T, s *study.Study, lang data.Lang) found {
	t.Helper()
	content, err := s.ReportFile(t.Context(), study.ReportRequest{Formats: []string{"json"}, Lang: lang, Options: analysis.DefaultOptions(), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	var out found
	if err := json.Unmarshal(content, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// row is a row of a figure as it is shown: what is read, and the texts of its table.
type row struct {
	Label, Read, Value, Detail string
	Cells                      []string
}

// rows are the rows that results.json has for an item: the options, for a battery the net of every row, and means.
func (f found) rows(item data.Item, lang data.Lang) []row {
	net := ""
	if item.Kind == data.Rating {
		of, _ := item.Headline()
		net = of.ID
	}
	from := "%d van de %d respondenten (%s; 95%%-interval %s)."
	mean, about := "gemiddeld %s (95%%-interval %s; n = %d).", " van "
	if lang == data.English {
		from, mean, about = "%d of the %d respondents (%s; 95%% interval %s).", "%s on average (95%% interval %s; n = %d).", " of "
	}
	var out []row
	for _, e := range f.Estimates {
		if e.Item != item.ID || e.Option != net && item.Kind == data.Rating {
			continue
		}
		one := row{Label: e.Label}
		if label, ok := item.Row(e.Row); ok {
			one.Label = label.Label.In(lang)
		}
		if item.Kind == data.Number {
			one.Value, one.Detail = number.Percent(e.Mean/100, 0, lang), number.Range(e.Low/100, e.High/100, 0, lang)
			one.Read = fmt.Sprintf(mean, one.Value, one.Detail, e.Answered)
			one.Cells = []string{one.Value, one.Detail}
		} else {
			one.Value, one.Detail = number.Percent(e.Proportion, 0, lang), number.BareRange(e.Low, e.High, 0, lang)
			one.Read = fmt.Sprintf(from, e.Count, e.Answered, one.Value, number.Range(e.Low, e.High, 0, lang))
			one.Cells = []string{one.Value, one.Detail, fmt.Sprintf("%d%s%d", e.Count, about, e.Answered)}
		}
		out = append(out, one)
	}
	return out
}

// plain is a text without what only typesets it.
func plain(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2060", "").Replace(text)
}

// Every number on the screens of the sector, in the figure, in the sentence of each row and in the table, is that of results.json, for
// choices, batteries and means, in both languages.
func TestBrowserShowsTheNumbersOfTheCommand(t *testing.T) {
	b := running(t)
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	b.looks("start")
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		b.speak(lang)
		of := results(t, s, lang)
		for _, item := range s.Codebook.Items {
			b.goTo("item/" + item.ID)
			if lang == data.Dutch {
				b.look("item-"+item.ID, 1280, false)
				b.look("item-"+item.ID, 390, false)
			}
			b.checkRows(item, of.rows(item, lang))
		}
		b.goTo("claims")
		b.checkClaims(of, lang)
	}
	b.goTo("item/outcomes")
	b.speak(data.Dutch)
	b.fill("q", "proefplaatsing", "input")
	b.eval(`document.querySelector("form.search [type=submit]").click()`)
	b.wait(`document.body.dataset.shown === "search" && document.getElementById("main").innerText.includes("26 van de 47 respondenten")`)
	b.looks("search")
}

// checkClaims compares the conclusions, with their verdicts and what those rest on, with those of results.json.
func (b *tab) checkClaims(of found, lang data.Lang) {
	b.t.Helper()
	for _, width := range widths {
		b.look("claims-"+string(lang), width, false)
		shown := b.texts(`(() => { for (const part of document.querySelectorAll("#main .claims details")) part.open = true; return [...document.querySelectorAll("#main .claims li")]; })()`)
		if len(shown) != len(of.Claims) || len(shown) == 0 {
			b.t.Errorf("%s at %d: %d conclusions, %d in results.json", lang, width, len(shown), len(of.Claims))
		}
		for _, decided := range of.Claims {
			want := plain(page.VerdictWord(decided.Verdict, lang) + " " + decided.Claim.Text.In(lang) + " " + decided.Sentence.In(lang))
			if !slices.ContainsFunc(shown, func(text string) bool { return strings.HasPrefix(text, want) }) {
				b.t.Errorf("%s at %d: no %q in %q", lang, width, want, shown)
			}
		}
	}
}

// checkRows compares an item as it is shown with what it must be.
func (b *tab) checkRows(item data.Item, want []row) {
	b.t.Helper()
	var shown []row
	figure := b.eval(`JSON.stringify([...document.querySelectorAll("figure .bars li")].map((row) => ({ Label: row.querySelector(".label").textContent, Read: row.dataset.read,
		Value: row.querySelector(".number b").textContent, Detail: row.querySelector(".number .soft").textContent })))`)
	b.click("#view-table")
	table := b.eval(`JSON.stringify([...document.querySelectorAll("figure tbody tr")].map((row) => ({ Label: row.cells[0].textContent, Cells: [...row.cells].slice(1).map((cell) => cell.textContent) })))`)
	b.click("#view-figure")
	var inTable []row
	for text, into := range map[string]*[]row{figure: &shown, table: &inTable} {
		if err := json.Unmarshal([]byte(plain(text)), into); err != nil {
			b.t.Fatal(err)
		}
	}
	if len(shown) != len(want) || len(inTable) != len(want) {
		b.t.Errorf("%s: %d rows in the figure and %d in the table, %d in results.json", item.ID, len(shown), len(inTable), len(want))
	}
	for _, w := range want {
		at := slices.IndexFunc(shown, func(r row) bool { return r.Label == plain(w.Label) })
		in := slices.IndexFunc(inTable, func(r row) bool { return r.Label == plain(w.Label) })
		if at < 0 || in < 0 {
			b.t.Errorf("%s: no row %q in %s", item.ID, w.Label, figure)
			continue
		}
		got := shown[at]
		if got.Value != plain(w.Value) || got.Detail != plain(w.Detail) || got.Read != plain(w.Label+": "+w.Read) {
			b.t.Errorf("%s: shown %q, results.json %q", item.ID, got, w)
		}
		if fmt.Sprint(inTable[in].Cells) != plain(fmt.Sprint(w.Cells)) {
			b.t.Errorf("%s: in the table %q, results.json %q", item.ID, inTable[in].Cells, w.Cells)
		}
	}
}
