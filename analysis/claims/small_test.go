package claims_test

import (
	"strings"
	"testing"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/reasons"
)

// small is a survey with one item of each kind.
const small = `id: small
title: {nl: Klein, en: Small}
items:
- id: best
  kind: single
  title: {nl: Beste, en: Best}
  text: {nl: "Wat is het best?", en: "What is best?"}
  options:
  - {id: a, label: {nl: Aa, en: Ay}}
  - {id: b, label: {nl: Bee, en: Bee}}
  - {id: c, label: {nl: Cee, en: Cee}}
  - {id: rest, label: {nl: Overig, en: Other}, other: true}
- id: helps
  kind: multiple
  title: {nl: Wat helpt, en: What helps}
  text: {nl: "Wat helpt?", en: "What helps?"}
  max_picks: 2
  options:
  - {id: a, label: {nl: Aa, en: Ay}}
  - {id: b, label: {nl: Bee, en: Bee}}
  - {id: c, label: {nl: Cee, en: Cee}}
  - {id: open, label: {nl: Anders, en: Other}, open: true}
- id: hinders
  kind: multiple
  title: {nl: Wat hindert, en: What hinders}
  text: {nl: "Wat hindert?", en: "What hinders?"}
  options:
  - {id: a, label: {nl: Aa, en: Ay}}
  - {id: b, label: {nl: Bee, en: Bee}}
  - {id: c, label: {nl: Cee, en: Cee}}
- id: rated
  kind: rating
  title: {nl: Oordeel, en: Rating}
  text: {nl: "Hoe goed?", en: "How good?"}
  scale:
  - {id: bad, label: {nl: Slecht, en: Bad}}
  - {id: fair, label: {nl: Matig, en: Fair}}
  - {id: good, label: {nl: Goed, en: Good}}
  rows:
  - {id: x, label: {nl: Iks, en: Ex}}
  - {id: y, label: {nl: Ypsilon, en: Wye}}
- id: share
  kind: number
  title: {nl: Aandeel, en: Share}
  text: {nl: "Welk aandeel?", en: "What share?"}
  range: [0, 10]
- id: why
  kind: open
  title: {nl: Waarom, en: Why}
  text: {nl: "Waarom?", en: "Why?"}
`

// counted are the counts of the small survey. An item that is nil has no answers.
type counted struct {
	best, helps, hinders, x, y []int
	helped, hindered           int // bases of the multiple items
	mean                       float64
	n                          int // base of the mean
}

func basis(t *testing.T, a counted) claims.Basis {
	t.Helper()
	codebook, err := data.ParseCodebook("codebook.yaml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	b := claims.Basis{Codebook: codebook, Wave: data.Wave{ID: "1", Provenance: data.Observed}, Level: 0.95}
	add := func(item, row string, base int, counts []int) {
		if counts != nil {
			b.Tallies = append(b.Tallies, data.Tally{Wave: "1", Item: item, Row: row, Asked: base, Answered: base, Counts: counts})
		}
	}
	add("best", "", total(a.best), a.best)
	add("helps", "", a.helped, a.helps)
	add("hinders", "", a.hindered, a.hinders)
	add("rated", "x", total(a.x), a.x)
	add("rated", "y", total(a.y), a.y)
	if a.n > 0 {
		b.Tallies = append(b.Tallies, data.Tally{Wave: "1", Item: "share", Asked: a.n, Answered: a.n, Sum: a.mean * float64(a.n)})
	}
	return b
}

func total(counts []int) int {
	sum := 0
	for _, k := range counts {
		sum += k
	}
	return sum
}

// decide decides one claim with the given assertions, one a line.
func decide(t *testing.T, b claims.Basis, assertions ...string) claims.Decision {
	t.Helper()
	source := "claims:\n- id: it\n  text: {en: It is so}\n  asserts:\n"
	for _, assertion := range assertions {
		source += "  - " + assertion + "\n"
	}
	list, err := claims.Parse("claims.yaml", []byte(source), b.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := claims.Decide(list, b)
	if err != nil {
		t.Fatal(err)
	}
	return decisions[0]
}

func check(t *testing.T, d claims.Decision, verdict claims.Verdict, sentences ...string) {
	t.Helper()
	if d.Verdict != verdict {
		t.Errorf("%s, want %s: %s", d.Verdict, verdict, reasons.Sentence(d, data.English))
	}
	for _, sentence := range sentences {
		if !strings.Contains(reasons.Sentence(d, data.English)+"\n"+reasons.Sentence(d, data.Dutch), sentence) {
			t.Errorf("%q is not in\n%s\n%s", sentence, reasons.Sentence(d, data.English), reasons.Sentence(d, data.Dutch))
		}
	}
}
