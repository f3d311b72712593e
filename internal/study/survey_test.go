package study

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	_ "spoor/charts/picture/pdf"
	_ "spoor/charts/picture/raster"
)

const oursCodebook = `id: ours
title: {nl: Ons onderzoek, en: Our survey}
items:
- id: outcome
  kind: single
  title: {nl: Afloop, en: Outcome}
  text: {nl: "Hoe liep het laatste traject af?", en: "How did the last trajectory end?"}
  options: [{id: work, label: {nl: Werk, en: Work}}, {id: benefit, label: {nl: Uitkering, en: Benefit}}, {id: other, label: {nl: Anders, en: Other}, open: true}]
- id: helps
  kind: multiple
  title: {nl: Wat helpt, en: What helps}
  text: {nl: "Wat helpt het meest?", en: "What helps most?"}
  max_picks: 2
  options: [{id: trial, label: {nl: Proefplaatsing, en: Trial}}, {id: training, label: {nl: Scholing, en: Training}}, {id: network, label: {nl: Netwerk, en: Network}}, {id: other, label: {nl: Anders, en: Other}, open: true}]
- id: contact
  kind: rating
  title: {nl: Contact, en: Contact}
  text: {nl: "Hoe is het contact?", en: "How is the contact?"}
  scale: [{id: bad, label: {nl: Slecht, en: Bad}}, {id: neutral, label: {nl: Neutraal, en: Neutral}}, {id: good, label: {nl: Goed, en: Good}}]
  rows: [{id: employer, label: {nl: Werkgever, en: Employer}}, {id: doctor, label: {nl: Bedrijfsarts, en: Doctor}}]
- id: shares
  kind: number
  title: {nl: Aandelen, en: Shares}
  text: {nl: "Welk deel van de trajecten eindigt zo?", en: "Which share of the trajectories ends so?"}
  range: [0, 100]
  rows: [{id: placed, label: {nl: Geplaatst, en: Placed}}, {id: not_placed, label: {nl: Niet geplaatst, en: Not placed}}]
`

// oursWave returns the two files of a wave of 40 respondents. The first work of them answered work, the next benefit a benefit.
func oursWave(id string, work, benefit int) map[string]string {
	var answers strings.Builder
	answers.WriteString("respondent,outcome,helps.trial,helps.training,helps.network,helps.other,contact.employer,contact.doctor,shares.placed,shares.not_placed\n")
	for i := range 40 {
		outcome := "other"
		if i < work {
			outcome = "work"
		} else if i < work+benefit {
			outcome = "benefit"
		}
		tick := func(from, to int) int {
			if from <= i && i < to {
				return 1
			}
			return 0
		}
		fmt.Fprintf(&answers, "%d,%s,%d,%d,%d,%d,%s,%s,%d,%d\n", i+1, outcome, tick(0, 30), tick(10, 30), tick(30, 40), tick(38, 40),
			[]string{"good", "good", "neutral", "bad"}[i%4], []string{"good", "neutral", "neutral", "bad"}[i%4], 20+i, 80-i)
	}
	return map[string]string{
		"waves/" + id + "/wave.yaml": "id: \"" + id + "\"\nlabel: {nl: leden " + id + ", en: members " + id + "}\nfieldwork: {year: " + id + "}\nprovenance: observed\n" +
			"files: [{name: answers.csv, items: [outcome, helps, contact, shares]}]\n",
		"waves/" + id + "/answers.csv": answers.String(),
	}
}

// ours is a survey in memory with two waves: in 2025 12 of 40 trajectories ended in work, in 2026 24 of 40.
var ours = sync.OnceValue(func() fstest.MapFS {
	files := fstest.MapFS{"codebook.yaml": {Data: []byte(oursCodebook)}}
	for _, wave := range []map[string]string{oursWave("2025", 12, 20), oursWave("2026", 24, 12)} {
		for name, content := range wave {
			files[name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	return files
})

// oursWith is ours with other files beside or in the place of its own; one without content is gone.
func oursWith(files map[string]string) fstest.MapFS {
	changed := fstest.MapFS{}
	for name, file := range ours() {
		changed[name] = file
	}
	for name, content := range files {
		changed[name] = &fstest.MapFile{Data: []byte(content)}
		if content == "" {
			delete(changed, name)
		}
	}
	return changed
}

var oursOpened = sync.OnceValues(func() (*Study, error) { return opened(Source{Files: ours(), Place: "ours"}) })

var builtInOpened = sync.OnceValues(func() (*Study, error) { return opened(Source{}) })

// opened opens a study and counts it, so that tests that run side by side can share it.
func opened(source Source) (*Study, error) {
	ctx := context.Background()
	one, err := Open(ctx, source)
	if err != nil {
		return nil, err
	}
	_, err = one.Tallies(ctx)
	return one, err
}

// oursStudy is the latest wave of ours, and builtIn the built-in survey. They are counted once; a test that wants to hear what
// is said takes a copy with a listener of its own.
func oursStudy(t *testing.T) *Study { return copied(t, oursOpened) }

func builtIn(t *testing.T) *Study { return copied(t, builtInOpened) }

func copied(t *testing.T, open func() (*Study, error)) *Study {
	t.Helper()
	shared, err := open()
	if err != nil {
		t.Fatal(err)
	}
	own := *shared
	return &own
}

// hear lets a study say what it says to notes.
func hear(s *Study) *notes {
	said := &notes{}
	s.Source.Listener = said.listener()
	return said
}

// near reports whether two numbers agree to the eight digits that the values of reference are given in.
func near(a, b float64) bool { return a-b < 5e-9 && b-a < 5e-9 }
