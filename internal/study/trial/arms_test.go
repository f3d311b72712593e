package trial

import (
	"fmt"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/plan"
)

const threeArms = `id: three
title: {nl: Drie armen, en: Three arms}
registered: "2027-01-15"
unit: person
arms:
- {id: usual, label: {nl: gewone start, en: usual start}, n: 40}
- {id: early, label: {nl: vroege start, en: early start}, n: 42}
- {id: guided, label: {nl: met coach, en: with a coach}, n: 41}
columns: {arm: groep}
primary: {answer: work.yes, goal: raise, test: fisher, difference: 20}
secondary:
- {answer: months, goal: lower}
`

// Of three arms each is compared with the first: 10 of 40 work again, 20 of 42 and 26 of 41. R 4.2.2: fisher.test of each with the first,
// p.adjust(p, "holm"); Newcombe's interval of prop.test(correct = FALSE, conf.level = 1 - 0.05 / 2); of the months of six of each arm
// t.test of each with the first, p.adjust(p, "holm").
func TestThreeArmsAgainstR(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("groep;Werkt u weer?;Maanden tot werk\n")
	for _, arm := range []struct {
		name       string
		works, all int
		months     []int
	}{{"gewone start", 10, 40, []int{12, 14, 9, 11, 16, 13}}, {"vroege start", 20, 42, []int{10, 9, 11, 8, 12, 10}}, {"met coach", 26, 41, []int{7, 9, 8, 6, 10, 9}}} {
		for i := range arm.all {
			work, months := "Nee", ""
			if i < arm.works {
				work = "Ja"
			}
			if i < len(arm.months) {
				months = fmt.Sprint(arm.months[i])
			}
			fmt.Fprintf(&b, "%s;%s;%s\n", arm.name, work, months)
		}
	}
	source, _, err := plan.Register([]byte(threeArms))
	if err != nil {
		t.Fatal(err)
	}
	e := evaluated(t, survey(t), Request{PlanName: "three.yaml", Plan: source, DataName: "data.csv", Data: []byte(b.String()), Lang: data.English, Version: "1"})
	for _, want := range []struct {
		finding, arm                     int
		estimate, low, high, p, adjusted float64
		verdict                          string
	}{
		{finding: 0, arm: 0, estimate: 0.2261904761905, low: -0.0115649739691, high: 0.4305228747801, p: 0.040938504168528, adjusted: 0.04093850416853, verdict: "shown"},
		{finding: 0, arm: 1, estimate: 0.384146341463, low: 0.136899460504, high: 0.572117913940, p: 0.000734923136146, adjusted: 0.00146984627229, verdict: "shown"},
		{finding: 1, arm: 0, p: 0.06081602348705, adjusted: 0.0608160234871, verdict: "direction-only"},
		{finding: 1, arm: 1, p: 0.00543769117465, adjusted: 0.0108753823293, verdict: "shown"},
	} {
		c := e.Findings[want.finding].Comparisons[want.arm]
		name := fmt.Sprintf("outcome %d, arm %d: ", want.finding, want.arm+1)
		near(t, name+"p", c.Effect.P, want.p)
		near(t, name+"p by Holm", c.AdjustedP, want.adjusted)
		if want.finding == 0 {
			near(t, name+"difference", c.Effect.Estimate, want.estimate)
			near(t, name+"low", c.Effect.Interval.Low, want.low)
			near(t, name+"high", c.Effect.Interval.High, want.high)
		}
		if string(c.Verdict) != want.verdict {
			t.Errorf("%sverdict %s, want %s", name, c.Verdict, want.verdict)
		}
	}
	markdown := string(e.Markdown())
	for _, want := range []string{"with early start", "with a coach", "97.5%", "An arm can be shown while 0 is in its interval", "- Early start: a true difference of +20 percentage points", "- With a coach: a true difference of +20 percentage points"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("the report does not say %s", want)
		}
	}
	if t.Failed() {
		t.Log(markdown)
	}
}
