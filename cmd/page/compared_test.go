//go:build browser

package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
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
func (s side) said(about string) string {
	switch {
	case s.Mean != nil:
		return number.Percent(*s.Mean/100, 0, data.Dutch)
	case about == "trajectory_shares": // a share of trajectories, beside means
		return number.Percent(*s.Share, 0, data.Dutch)
	}
	return fmt.Sprintf("%s (%d van %d)", number.Percent(*s.Share, 0, data.Dutch), s.Count, s.Base)
}

// Every number of a comparison, of choices, of a battery and of trajectories beside means, is that of what the command writes as JSON, with
// its verdict.
func TestBrowserComparesAsTheCommand(t *testing.T) {
	b := running(t)
	s, err := study.Open(t.Context(), study.Source{})
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string]string{"not_demonstrated": "Geen aantoonbaar verschil", "higher": "Aantoonbaar hoger", "lower": "Aantoonbaar lager"}
	for name, content := range map[string]string{
		"keuzes.csv":    "Antwoord;Aantal\nProefplaatsing;20\nVrijwilligerswerk;9\nDetachering;3\n(Om)scholing;30\nAnders;1\nAantal respondenten;36\n",
		"batterij.csv":  "Partij;Zeer slecht;Slecht;Neutraal;Goed;Zeer goed\nWerkgever;10;12;3;6;2\nUWV;1;4;3;3;1\n",
		"trajecten.csv": "uitkomst\n" + strings.Repeat("Re-integratie in eigen werk\n", 9) + strings.Repeat("Plaatsing in ander werk\n", 6) + strings.Repeat("Anders\n", 5),
	} {
		made, err := members.Compare(t.Context(), s, members.CompareRequest{Files: []members.File{{Name: name, Content: []byte(content)}}, Options: analysis.DefaultOptions(), Lang: data.Dutch, Version: "test"})
		if err != nil {
			t.Fatal(err)
		}
		found, err := made.Render("json")
		if err != nil {
			t.Fatal(err)
		}
		var want struct {
			Rows []struct {
				Item, Label, Verdict string
				Own, Sector          side
			}
		}
		if err := json.Unmarshal(found, &want); err != nil {
			t.Fatal(err)
		}
		b.goTo("file")
		b.open(map[string]string{name: base64.StdEncoding.EncodeToString([]byte(content))})
		var shown []string
		if err := json.Unmarshal([]byte(plain(b.eval(`JSON.stringify([...document.querySelectorAll(".pairs li")].map((row) => row.innerText.replace(/\s+/g, " ")))`))), &shown); err != nil {
			t.Fatal(err)
		}
		if len(shown) != len(want.Rows) || len(shown) == 0 {
			t.Errorf("%s: %d rows, %d in JSON", name, len(shown), len(want.Rows))
		}
		for _, row := range want.Rows {
			at := slices.IndexFunc(shown, func(text string) bool { return strings.HasPrefix(text, plain(row.Label)) })
			if at < 0 {
				t.Errorf("%s: no row %q in %q", name, row.Label, shown)
				continue
			}
			for _, part := range []string{"Bij u " + row.Own.said(row.Item), "Sector " + row.Sector.said(row.Item), verdicts[row.Verdict]} {
				if !strings.Contains(shown[at], plain(part)) {
					t.Errorf("%s: no %q in %q", name, part, shown[at])
				}
			}
		}
	}
}
