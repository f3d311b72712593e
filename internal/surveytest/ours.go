package surveytest

import (
	"fmt"
	"strings"
	"sync"
	"testing/fstest"
)

// Codebook is of a small survey with a question of each kind.
const Codebook = `id: ours
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

// Wave returns the two files of a wave of 40 respondents. The first work of them answered work, the next benefit a benefit.
func Wave(id string, work, benefit int) map[string]string {
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

// Ours is a survey in memory with two waves: in 2025 12 of 40 trajectories ended in work, in 2026 24 of 40.
var Ours = sync.OnceValue(func() fstest.MapFS {
	files := fstest.MapFS{"codebook.yaml": {Data: []byte(Codebook)}}
	for _, wave := range []map[string]string{Wave("2025", 12, 20), Wave("2026", 24, 12)} {
		for name, content := range wave {
			files[name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	return files
})

// OursWith is [Ours] with other files beside or in the place of its own; one without content is gone.
func OursWith(files map[string]string) fstest.MapFS {
	changed := fstest.MapFS{}
	for name, file := range Ours() {
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

// Routed is the codebook of a survey whose questions depend on one another: only coaches are asked whether it helps, and only whom it
// helps how.
const Routed = `id: routed
title: {nl: Route, en: Route}
items:
- {id: how, kind: single, asked_if: helps.yes, text: {nl: "Hoe?", en: "How?"}, options: [{id: talks, label: {nl: Gesprek, en: Talks}}, {id: letters, label: {nl: Brieven, en: Letters}}]}
- {id: helps, kind: single, asked_if: role.coach, text: {nl: "Helpt het?", en: "Does it help?"}, options: [{id: "yes", label: {nl: Ja, en: "Yes"}}, {id: "no", label: {nl: Nee, en: "No"}}]}
- {id: role, kind: single, text: {nl: Rol, en: Role}, options: [{id: coach, label: {nl: Coach, en: Coach}}, {id: expert, label: {nl: Arbeidsdeskundige, en: Labour expert}}, {id: other, label: {nl: Anders, en: Other}}]}
- {id: region, kind: single, text: {nl: Regio, en: Region}, options: [{id: north, label: {nl: Noord, en: North}}, {id: south, label: {nl: Zuid, en: South}}]}
`
