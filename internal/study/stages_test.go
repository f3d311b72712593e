package study

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/data/count"
	"spoor/internal/surveytest"
)

// stagedSurvey is a survey of R's apiclus2: 126 schools in 40 of 757 districts, of which some were not taken whole.
func stagedSurvey(t *testing.T) *surveytest.Memory {
	t.Helper()
	source, err := os.Open("../../analysis/design/testdata/apiclus2.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	records, err := csv.NewReader(source).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var answers strings.Builder
	writer := csv.NewWriter(&answers)
	header := append([]string{"respondent"}, records[0]...)
	for i, record := range records {
		row := append([]string{strconv.Itoa(i)}, record...)
		if i == 0 {
			row = header
		}
		row[slices.Index(header, "stype")] = strings.ToLower(row[slices.Index(header, "stype")])
		row[slices.Index(header, "awards")] = strings.ToLower(row[slices.Index(header, "awards")])
		if err := writer.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	writer.Flush()
	return surveytest.NewMemory(map[string]string{
		"codebook.yaml": `id: schools
title: {nl: Scholen, en: Schools}
items:
- id: stype
  kind: single
  text: {nl: Soort, en: Kind}
  options: [{id: e, label: {nl: E}}, {id: h, label: {nl: H}}, {id: m, label: {nl: M}}]
- id: awards
  kind: single
  text: {nl: Prijs, en: Award}
  options: [{id: "yes", label: {nl: Ja}}, {id: "no", label: {nl: Nee}}]
- {id: api00, kind: number, text: {nl: Score, en: Score}, range: [200, 1000]}
`,
		"waves/one/wave.yaml": `id: one
label: {nl: een, en: one}
provenance: observed
design: {weight: pw, cluster: dnum, fpc: fpc1, fpc2: fpc2}
files: [{name: answers.csv, items: [stype, awards, api00]}]
pass_over: [sch_wide, comp_imp]
`,
		"waves/one/answers.csv": answers.String(),
	})
}

// R 4.2.2 with survey 4.1.1: d <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2); svymean(~stype, d),
// svymean(~I(awards == "Yes"), d), svymean(~api00, d), and of subset(d, stype == "E") the last.
func TestTwoStagesOfAWave(t *testing.T) {
	m := stagedSurvey(t)
	for _, engine := range []count.Engine{count.EngineFrame, count.EngineScan} {
		opened, err := Open(t.Context(), Source{Files: m.Survey, Engine: engine})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []struct {
			item, option string
			value, se    float64
		}{
			{"stype", "e", 0.681180811808118, 0.0556406470060076},
			{"stype", "h", 0.134317343173432, 0.0567331862925889},
			{"stype", "m", 0.184501845018450, 0.0222252155055291},
			{"awards", "yes", 0.639852398523985, 0.0633993060768308},
			{"api00", "", 670.811808118081, 30.0990273768366},
		} {
			table, err := opened.Table(t.Context(), TableRequest{Item: want.item, Options: estimate.DefaultOptions()})
			if err != nil {
				t.Fatal(err)
			}
			e, found := table.At("", want.option)
			got, _, _ := e.InUnit()
			if !found || math.Abs(got/want.value-1) > 1e-8 || math.Abs(e.StandardErrorInUnit()/want.se-1) > 1e-8 {
				t.Errorf("%s, %s %s: %v with standard error %v, want %v and %v", engine, want.item, want.option, got, e.StandardErrorInUnit(), want.value, want.se)
			}
			if e.Weighted.DegreesOfFreedom != 39 {
				t.Errorf("%s: %d degrees of freedom", want.item, e.Weighted.DegreesOfFreedom)
			}
		}
		groups, err := opened.Table(t.Context(), TableRequest{Item: "api00", By: "stype", Options: estimate.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		e := groups.Groups[0].Parts[0].Estimates[0]
		if math.Abs(e.Number.Mean/692.810400866738-1) > 1e-8 || math.Abs(e.StandardErrorInUnit()/29.926604237403-1) > 1e-8 {
			t.Errorf("%s: elementary schools %v with standard error %v", engine, e.Number.Mean, e.StandardErrorInUnit())
		}
		// R: regTermTest(svyglm(api00 ~ stype, d), ~stype).
		if a := groups.Associations[0]; a.Test != design.MethodWald || math.Abs(a.Statistic/9.88803390269673-1) > 1e-8 || a.Degrees != [2]float64{2, 37} {
			t.Errorf("%s: %+v", engine, a)
		}
	}
}
