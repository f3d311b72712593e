package experiment

import (
	"io"
	"math"
	"strings"
	"testing"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/layouttest"
)

func forestPlan(rows ...ForestRow) ForestPlan {
	return ForestPlan{ID: "proef", Title: "Verschil met de gewone start", Subtitle: "95%-intervallen", Description: "Alle verschillen.", Left: "minder dan gewone start", Right: "meer dan gewone start",
		Axis: "procentpunten", Planned: 15, PlannedAs: "gepland: +15", Rows: rows, Notes: []string{"Open stip: niet geregistreerd."}}
}

func TestForestLayout(t *testing.T) {
	t.Parallel()
	rows := []ForestRow{
		{Label: "Primair", Heading: true},
		{Label: "Werk na twaalf maanden", Beside: "+12 (−2 tot +26)", Value: 12, Low: -2, High: 26, Known: true, Bounded: true},
		{Label: strings.Repeat("een lange uitkomst ", 6), Beside: "+4 (−200 tot +300)", Value: 4, Low: -200, High: 300, Known: true, Bounded: true, Open: true},
		{Label: "Te weinig", Beside: "niet te schatten"},
		{Label: "Samen", Beside: "+10 (2 tot 18)", Value: 10, Low: 2, High: 18, Known: true, Bounded: true, Pooled: true, Next: [2]float64{-5, 25}},
	}
	margined := forestPlan(rows...)
	margined.Planned, margined.Margin, margined.MarginAs = 0, -10, "marge: −10"
	both := forestPlan(rows...)
	both.Margin, both.MarginAs = -150, "marge"
	for name, plan := range map[string]ForestPlan{"rows": forestPlan(rows...), "margin": margined, "both": both,
		"same":  forestPlan(ForestRow{Label: "niets", Beside: "0", Known: true}),
		"small": {ID: "p", Title: "t", Axis: "maanden", Digits: 3, Left: "l", Right: "r", Rows: []ForestRow{{Label: "a", Value: 0.002, Low: 0.001, High: 0.003, Known: true, Bounded: true}}}} {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			figure, err := Forest(plan, layout.Options{Lang: lang})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			layouttest.Check(t, figure)
			narrow, err := Forest(plan, layout.Options{Lang: lang, Narrow: true})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			layouttest.Check(t, narrow)
			sameTexts(t, figure, narrow, plan.Rows[0].Label)
			if err := figure.Write(io.Discard, picture.SVG); err != nil {
				t.Error(err)
			}
		}
	}
}

// What was not registered is told apart without colour: its dot is hollow.
func TestForestDrawsWhatWasNotRegisteredHollow(t *testing.T) {
	t.Parallel()
	row := ForestRow{Label: "a", Value: 3, Low: 1, High: 5, Known: true, Bounded: true}
	open := row
	open.Open = true
	count := func(row ForestRow) int {
		figure, err := Forest(forestPlan(row), layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return len(figure.Canvas().Shapes)
	}
	if count(open) != count(row)+1 {
		t.Error("the dots do not differ")
	}
}

func TestForestRefusals(t *testing.T) {
	t.Parallel()
	for name, plan := range map[string]ForestPlan{"no rows": forestPlan(), "nothing known": forestPlan(ForestRow{Label: "a"}),
		"outside":  forestPlan(ForestRow{Label: "a", Value: 9, Low: 1, High: 5, Known: true, Bounded: true}),
		"infinite": forestPlan(ForestRow{Label: "a", Value: math.Inf(1), Known: true})} {
		if _, err := Forest(plan, layout.Options{}); err == nil {
			t.Errorf("%s is drawn", name)
		}
	}
	if _, err := Forest(forestPlan(ForestRow{Label: "a", Known: true}), layout.Options{Lang: "fr"}); err == nil {
		t.Error("a language that there is not")
	}
}

// sameTexts checks that a narrow figure is narrow, and says what the wide one does, as far as words go.
func sameTexts(t *testing.T, wide, narrow picture.Figure, words ...string) {
	t.Helper()
	if narrow.Width() != layout.NarrowWidth {
		t.Errorf("it is %v wide", narrow.Width())
	}
	said := func(f picture.Figure) string {
		var all []string
		for _, text := range f.Canvas().Texts {
			all = append(all, text.Content)
		}
		return strings.Join(all, " ")
	}
	for _, word := range words {
		if !strings.Contains(said(wide), word) || !strings.Contains(said(narrow), word) {
			t.Errorf("%q is not in both: %s; %s", word, said(wide), said(narrow))
		}
	}
}
