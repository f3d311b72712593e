package experiment

import (
	"io"
	"strings"
	"testing"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/layouttest"
)

func flowPlan(arms int) FlowPlan {
	plan := FlowPlan{ID: "proef", Title: "Stroom van deelnemers", Subtitle: "Eerder beginnen, plan van 15 januari 2027", Description: "130 in het bestand.",
		Start: []string{"In het bestand: 130"}, Aside: []string{"Niet toegewezen: 10"}, Stages: []string{"Toewijzing", "Opvolging", "Analyse"}, Notes: []string{"Ieder telt in de arm van toewijzing."}}
	for range arms {
		plan.Arms = append(plan.Arms, [][]string{{"Vroege start", "Toegewezen: 60 deelnemers in 8 clusters", "Volgens plan: 52"},
			{"Uitgevallen: 9", "verhuisd of overleden voor het einde van het traject: 5", "geen reden bekend: 4"}, {"Uitkomst bekend: 51"}})
	}
	return plan
}

func TestFlowLayout(t *testing.T) {
	t.Parallel()
	long := flowPlan(4)
	long.Arms[0][0][0] = strings.Repeat("samenwerkingsverband ", 6)
	bare := flowPlan(2)
	bare.Aside, bare.Notes = nil, nil
	for name, plan := range map[string]FlowPlan{"two": flowPlan(2), "three": flowPlan(3), "long": long, "bare": bare} {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			figure, err := Flow(plan, layout.Options{Lang: lang})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			layouttest.Check(t, figure)
			narrow, err := Flow(plan, layout.Options{Lang: lang, Narrow: true})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			layouttest.Check(t, narrow)
			sameTexts(t, figure, narrow, plan.Start[0], plan.Stages[0], plan.Stages[2], "Uitkomst bekend: 51", "Uitgevallen: 9")
			if err := figure.Write(io.Discard, picture.SVG); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestFlowRefusals(t *testing.T) {
	t.Parallel()
	short := flowPlan(2)
	short.Arms[1] = short.Arms[1][:2]
	for name, plan := range map[string]FlowPlan{"no arms": flowPlan(0), "five arms": flowPlan(5), "a stage less": short} {
		if _, err := Flow(plan, layout.Options{}); err == nil {
			t.Errorf("%s is drawn", name)
		}
	}
	if _, err := Flow(flowPlan(2), layout.Options{Lang: "fr"}); err == nil {
		t.Error("a language that there is not")
	}
}
