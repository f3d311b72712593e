package coding

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/surveytest"
)

// What respondents typed is weighted as what they ticked is: codes that say the same as a closed item are estimated alike.
func TestTypedAnswersAreWeighted(t *testing.T) {
	var answers strings.Builder
	answers.WriteString("respondent,advice,half,why,w,region,company\n")
	for i := range 60 {
		choice := []string{"x", "y", "x"}[i%3]
		typed := map[string]string{"x": "too  little time", "y": "money"}[choice]
		fmt.Fprintf(&answers, "%d,%s,%s,%s,%d,%s,c%d\n", i, choice, []string{"a", "b"}[i%2], typed, 1+4*(i%3%2)+i%2, []string{"north", "south"}[i/30], i/5)
	}
	answers.WriteString("60,,a,,3,north,c0\n61,,a,blank,3,north,c1\n")
	m := surveytest.NewMemory(map[string]string{
		"codebook.yaml": `id: t
title: {nl: T}
items:
- {id: advice, kind: single, text: {nl: Advies}, options: [{id: x, label: {nl: Ja}}, {id: y, label: {nl: Nee}}]}
- {id: half, kind: single, text: {nl: Helft}, options: [{id: a, label: {nl: A}}, {id: b, label: {nl: B}}]}
- {id: why, kind: open, text: {nl: Waarom}}
`,
		"waves/one/wave.yaml": `id: one
label: {nl: een}
provenance: observed
design: {weight: w, strata: region, cluster: company}
files: [{name: answers.csv, items: [advice, half, why]}]
`,
		"waves/one/answers.csv": answers.String(),
	})
	for _, condition := range []string{"", "half = a"} {
		opened, err := study.Open(t.Context(), study.Source{Files: m.Survey, Where: condition})
		if err != nil {
			t.Fatal(err)
		}
		typedAsTicked(t, opened)
	}
}

func typedAsTicked(t *testing.T, opened *study.Study) {
	t.Helper()
	table, err := opened.Table(t.Context(), study.TableRequest{Item: "advice", Options: estimate.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	file := File{Name: "codes.csv", Content: strings.NewReader("text,code\nTOO LITTLE TIME,x\nmoney,y\n")}
	coded, err := CountTexts(t.Context(), opened, CountTextsRequest{Item: "why", Codes: []File{file}, Level: 0.95})
	if err != nil {
		t.Fatal(err)
	}
	if len(coded.Codes) != 2 || !coded.Weighted || coded.Uncoded != 1 {
		t.Fatalf("%+v", coded)
	}
	for _, code := range coded.Codes {
		e, found := table.At("", code.Code)
		if !found || code.Count != e.Count || code.Base != e.Base || math.Abs(code.Share-e.Proportion) > 1e-12 ||
			math.Abs(code.Low-e.Interval.Low) > 1e-12 || math.Abs(code.High-e.Interval.High) > 1e-12 || code.Precise != e.Precise() {
			t.Errorf("%+v, and ticked %+v", code, e)
		}
	}
	if math.Abs(coded.Codes[0].Share-float64(coded.Codes[0].Count)/float64(coded.Codes[0].Base)) < 0.001 {
		t.Error("the weights make no difference, so that this shows nothing")
	}
	if text := string(coded.Text(data.English)); !strings.Contains(text, "weighted by the design of the wave") {
		t.Error(text)
	}
	// A second coder who agrees everywhere changes no share; nor its interval.
	again := func(codes string) File { return File{Name: "codes.csv", Content: strings.NewReader(codes)} }
	const same = "text,code\ntoo little time,x\nmoney,y\n"
	both, err := CountTexts(t.Context(), opened, CountTextsRequest{Item: "why", Codes: []File{again(same), again(same)}, Level: 0.95})
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range both.Codes {
		if c := code.Coders; c == nil || c.One != 0 || math.Abs(c.Share-code.Share) > 1e-12 || math.Abs(c.Low-code.Low) > 1e-12 || math.Abs(c.High-code.High) > 1e-12 {
			t.Errorf("%+v and %+v", code, c)
		}
	}
}
