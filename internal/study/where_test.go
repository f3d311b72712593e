package study

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/data/count"
)

// passed are the columns of a design that is not used.
const passed = "pass_over: [w, region, company]\n"

const whereAnswers = `respondent,role,works,w,region,company
1,coach,yes,1.5,n,p
2,coach,no,2,n,p
3,expert,yes,1,n,q
4,coach,yes,1,n,r
5,expert,no,2,n,r
6,coach,no,3,n,r
7,coach,yes,1,s,t
8,expert,no,2,s,u
9,coach,no,1.5,s,u
10,coach,yes,2.5,s,v
11,expert,yes,1,s,x
12,,yes,1,s,x
`

// whereSurvey is a survey of one wave with a design.
func whereSurvey(design string) fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"codebook.yaml": file(`id: s
title: {nl: Proef, en: Trial}
items:
- {id: role, kind: single, text: {nl: "Welke rol?", en: "Which role?"}, options: [{id: coach, label: {nl: Coach, en: Coach}}, {id: expert, label: {nl: Deskundige, en: Expert}}]}
- {id: works, kind: single, text: {nl: "Werkt u?", en: "Do you work?"}, options: [{id: "yes", label: {nl: Ja, en: "Yes"}}, {id: "no", label: {nl: Nee, en: "No"}}]}
`),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\n" + design + "files: [{name: a.csv, items: [role, works]}]\n"),
		"waves/w/a.csv":     file(whereAnswers),
	}
}

// R 4.2.2, survey 4.1.1: s <- subset(des, role == "coach"); m <- svymean(~works, s); coef(m); SE(m); degf(s), with
// des <- svydesign(id = ~company, strata = ~region, weights = ~w, data = d), and with id = ~1 and no strata.
func TestWhereIsADomain(t *testing.T) {
	for _, test := range []struct {
		design  string
		se      float64
		degrees int
	}{
		{"design: {weight: w, strata: region, cluster: company}\n", 0.1521038242, 3},
		{"design: {weight: w}\n", 0.2106041181, 6},
	} {
		for _, engine := range []count.Engine{count.EngineFrame, count.EngineScan} {
			s, err := Open(t.Context(), Source{Files: whereSurvey(test.design), Where: "role = Coach", Engine: engine})
			if err != nil {
				t.Fatal(err)
			}
			tables, err := s.Tables(t.Context(), analysis.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			share := tables[1].Parts[0].Estimates[0]
			if share.Base != 7 || math.Abs(share.Proportion-0.48) > 1e-12 || math.Abs(share.Weighted.StandardError-test.se) > 1e-9 || share.Weighted.DegreesOfFreedom != test.degrees {
				t.Errorf("%s by %s: %d, %v, %+v", test.design, engine, share.Base, share.Proportion, *share.Weighted)
			}
			if tables[0].Parts[0].Estimates[0].Proportion != 1 || tables[0].Parts[0].Asked != 7 {
				t.Errorf("role: %+v", tables[0].Parts[0])
			}
		}
	}
}

func TestWhereIsSaid(t *testing.T) {
	s, err := Open(t.Context(), Source{Files: whereSurvey(passed), Where: "works = yes or  role = expert"})
	if err != nil {
		t.Fatal(err)
	}
	request := ReportRequest{Version: "test", Options: analysis.DefaultOptions(), Lang: data.Dutch, Formats: []string{"md"}}
	made, err := s.Report(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"report.md": "works = yes or role = expert", "results.json": `"where": "works = yes or role = expert"`, ManifestName: `"where": "works = yes or role = expert"`} {
		for _, file := range made.Files {
			if file.Name == name && !bytes.Contains(file.Content, []byte(want)) {
				t.Errorf("%s does not say %s", name, want)
			}
		}
	}
}

func TestWhereRefuses(t *testing.T) {
	apart := whereSurvey("")
	apart["waves/w/wave.yaml"].Data = []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [role]}, {name: b.csv, items: [works]}]\n")
	apart["waves/w/b.csv"] = apart["waves/w/a.csv"]
	for want, source := range map[string]Source{
		`--where: character 8: no option "coahc" of role (coach, expert); did you mean "coach"?`: {Files: whereSurvey(""), Where: "role = coahc"},
		`--where: item "role" does not stand beside the others in b.csv`:                         {Files: apart, Where: "role = coach"},
		"were reconstructed from published percentages":                                          {Where: "outcomes = return"},
		"--where goes without --disclosure":                                                      {Files: whereSurvey(""), Where: "role = coach", Disclosure: disclosure.PresetDefault},
	} {
		if _, err := Open(t.Context(), source); !errors.As(err, new(Refused)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	s, err := Open(t.Context(), Source{Files: whereSurvey(passed), Where: "role = coach and role = expert"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Tallies(t.Context()); !errors.As(err, new(Refused)) || !strings.Contains(err.Error(), "nobody in wave w meets it") {
		t.Errorf("nobody: %v", err)
	}
}
