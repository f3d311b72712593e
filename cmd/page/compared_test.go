//go:build browser

package main

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/study"
	"spoor/internal/study/members"
)

// side is one of the two numbers of a row of a comparison in JSON.
type side struct {
	Count, Base int
	Share, Mean *float64
}

// said is how the page writes it.
func (s side) said(lang data.Lang) string {
	if s.Mean != nil {
		return fmt.Sprintf("%s (n = %d)", number.Percent(*s.Mean/100, 0, lang), s.Base)
	}
	return fmt.Sprintf("%s (%d %s %d)", number.Percent(*s.Share, 0, lang), s.Count, data.Text{NL: "van", EN: "of"}.In(lang), s.Base)
}

// beside is a row of a comparison in JSON.
type beside struct {
	Item, Label, Verdict string
	Own, Sector          side
	Difference           *float64
	Low                  *float64 `json:"difference_low"`
	High                 *float64 `json:"difference_high"`
	P                    *float64
	Holm                 *float64 `json:"p_holm"`
	H                    *float64 `json:"cohens_h"`
	HLow                 *float64 `json:"cohens_h_low"`
	HHigh                *float64 `json:"cohens_h_high"`
	Below                *float64 `json:"detectable_at_or_below"`
	Above                *float64 `json:"detectable_at_or_above"`
	From                 *int     `json:"demonstrable_from_n"`
}

// verdicts are the words of the page.
var verdicts = map[string]data.Text{
	"not_demonstrated": {NL: "Geen aantoonbaar verschil", EN: "No demonstrable difference"},
	"higher":           {NL: "Aantoonbaar hoger", EN: "Demonstrably higher"},
	"lower":            {NL: "Aantoonbaar lager", EN: "Demonstrably lower"},
}

// could is the row of what these numbers could have shown, as the page writes it.
func (r beside) could(lang data.Lang) string {
	var reach []string
	if r.Below != nil {
		reach = append(reach, "≤"+number.Percent(*r.Below, 0, lang))
	}
	if r.Above != nil {
		reach = append(reach, "≥"+number.Percent(*r.Above, 0, lang))
	}
	from := data.Text{NL: "nu al", EN: "already"}.In(lang)
	switch {
	case r.Verdict == "not_demonstrated" && r.From == nil:
		from = data.Text{NL: "niet bij 1.000 of minder", EN: "not at 1,000 or fewer"}.In(lang)
	case r.Verdict == "not_demonstrated":
		from = "n = " + number.Count(*r.From, lang)
	}
	return strings.Join([]string{r.Label, number.Percent(*r.Sector.Share, 0, lang), strings.Join(reach, data.Text{NL: " of ", EN: " or "}.In(lang)), from}, " ")
}

// tested is the row of its statistics.
func (r beside) tested(lang data.Lang) string {
	return strings.Join([]string{r.Label, number.Points(*r.Difference, 0, lang), comparison.PointsRange(*r.Low, *r.High, 0, lang), number.BareProbability(*r.P, lang), number.BareProbability(*r.Holm, lang), comparison.EffectSize(hypothesis.Effect{Value: *r.H, Low: *r.HLow, High: *r.HHigh}, lang)}, " ")
}

// marks are those of footnotes.
var marks = regexp.MustCompile(`( ?[¹²³⁴⁵⁶⁷⁸⁹⁰]+)+`)

// Every number of a comparison, of choices, of a battery and of trajectories beside means, is that of what the command writes as JSON, with
// its verdict, what could have been shown, and the tests.
func TestBrowserComparesAsTheCommand(t *testing.T) {
	b := running(t)
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"keuzes.csv":    "Antwoord;Aantal\nProefplaatsing;20\nVrijwilligerswerk;9\nDetachering;3\n(Om)scholing;30\nAnders;1\nAantal respondenten;36\n",
		"batterij.csv":  "Partij;Zeer slecht;Slecht;Neutraal;Goed;Zeer goed\nWerkgever;10;12;3;6;2\nUWV;1;4;3;3;1\n",
		"trajecten.csv": "uitkomst\n" + strings.Repeat("Re-integratie in eigen werk\n", 9) + strings.Repeat("Plaatsing in ander werk\n", 6) + strings.Repeat("Anders\n", 5),
	} {
		b.goTo("file")
		b.open(map[string]string{name: base64.StdEncoding.EncodeToString([]byte(content))})
		b.everywhere(name, func(lang data.Lang, where string) {
			made, err := members.Compare(t.Context(), s, members.CompareRequest{Files: []members.File{{Name: name, Content: []byte(content)}}, Options: analysis.DefaultOptions(), Lang: lang, Version: "test"})
			if err != nil {
				t.Fatal(err)
			}
			written, err := made.Render("json")
			want := decoded[struct{ Rows []beside }](t, written, err)
			shown := b.texts(`document.querySelectorAll(".pairs li")`)
			if len(shown) != len(want.Rows) || len(shown) == 0 {
				t.Errorf("%s: %d rows, %d in JSON", where, len(shown), len(want.Rows))
			}
			b.eval(`for (const part of document.querySelectorAll("#main details")) part.open = true`)
			place := func(row beside) int {
				return slices.IndexFunc(shown, func(text string) bool { return strings.HasPrefix(text, plain(row.Label)) })
			}
			slices.SortStableFunc(want.Rows, func(a, b beside) int { return place(a) - place(b) }) // the tables have the order of the figure
			var could, tested []string
			for _, row := range want.Rows {
				if row.Below != nil || row.Above != nil {
					could = append(could, row.could(lang))
				}
				if row.P != nil && row.Own.Mean == nil && row.Sector.Mean == nil {
					tested = append(tested, row.tested(lang))
				}
				at := place(row)
				if at < 0 {
					t.Errorf("%s: no row %q in %q", where, row.Label, shown)
					continue
				}
				for _, part := range []string{data.Text{NL: "Bij u ", EN: "Yours "}.In(lang) + row.Own.said(lang), "Sector " + row.Sector.said(lang), verdicts[row.Verdict].In(lang)} {
					if !strings.Contains(shown[at], plain(part)) {
						t.Errorf("%s: no %q in %q", where, part, shown[at])
					}
				}
			}
			b.same(where, b.texts(`document.querySelectorAll("[aria-labelledby^='v-'] > table tbody tr")`), could)
			shown = b.texts(`document.querySelectorAll("[aria-labelledby^='s-'] > table tbody tr")`)
			for i, row := range shown {
				shown[i] = marks.ReplaceAllString(row, "")
			}
			b.same(where, shown, tested)
		})
	}
}
