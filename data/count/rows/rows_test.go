package rows

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/spss"
)

const codebook = `id: placements
title: {nl: Plaatsing, en: Placement}
items:
- id: outcome
  kind: single
  text: {nl: "Hoe eindigde het?", en: "How did it end?"}
  options:
  - {id: work, label: {nl: Werk, en: Work}}
  - {id: none, label: {nl: Geen werk, en: No work}}
- id: helps
  kind: multiple
  asked_if: outcome.work
  text: {nl: "Wat hielp?", en: "What helped?"}
  options:
  - {id: time, label: {nl: Tijd, en: Time}}
  - {id: training, label: {nl: Scholing, en: Training}}
- id: contact
  kind: rating
  text: {nl: "Hoe was het contact?", en: "How was the contact?"}
  rows:
  - {id: employer, label: {nl: Werkgever, en: Employer}}
  scale:
  - {id: bad, label: {nl: Slecht, en: Bad}, value: 0}
  - {id: good, label: {nl: Goed, en: Good}, value: 10}
- id: order
  kind: ranking
  text: {nl: "Zet op volgorde", en: "Put in order"}
  options:
  - {id: a, label: {nl: Aap, en: Ape}}
  - {id: b, label: {nl: Beer, en: Bear}}
- id: months
  kind: number
  text: {nl: "Na hoeveel maanden?", en: "After how many months?"}
  range: [-200, 240]
- id: note
  kind: open
  text: {nl: "Toelichting?", en: "Why?"}
`

const wave = `id: "2026"
provenance: observed
fieldwork: {from: 2026-03, until: 2026-05}
design: {weight: weight, strata: region}
files:
- {name: answers.csv, items: [outcome, helps, contact, order, months, note]}
`

const given = `respondent,outcome,helps.time,helps.training,contact.employer,order.a,order.b,months,note,weight,region
jan@example.org,work,1,0,good,1,2,6.5,Jan zei,1.25,noord
p2,none,,,bad,2,unplaced,-12,,0.5,zuid
p3,work,0,1,#dont_know,,,#refused,,1,zuid
p4,none,1,0,,rank_1,unplaced,,,2,noord
p4,none,1,0,,,,,,2,noord
p5,perhaps,,,#not_asked,,,999,,1,
`

func file(t *testing.T, content string) answers.File {
	t.Helper()
	read, err := data.ParseCodebook("codebook.yaml", []byte(codebook))
	if err != nil {
		t.Fatal(err)
	}
	w, err := data.ParseWave("wave.yaml", []byte(wave), read)
	if err != nil {
		t.Fatal(err)
	}
	return answers.File{Folder: fstest.MapFS{"waves/2026/answers.csv": {Data: []byte(content)}}, Wave: w, Of: w.Files[0], Items: read.Items}
}

// TestCSV writes a code for each answer and for each reason for none, numbers the respondents, and leaves out what they typed.
func TestCSV(t *testing.T) {
	t.Parallel()
	f, numbers := file(t, "\ufeff"+given), Numbering{}
	s, err := Summarise(context.Background(), f, numbers)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := s.WriteCSV(context.Background(), &out, f, numbers); err != nil {
		t.Fatal(err)
	}
	const want = `respondent,outcome,helps.time,helps.training,contact.employer,order.a,order.b,months,weight,region
1,1,1,0,10,1,2,6.5,1.25,noord
2,2,-202,-202,0,2,0,-12,0.5,zuid
3,1,0,1,-204,,,-203,1,zuid
4,2,-202,-202,,1,0,,2,noord
5,-201,-202,-202,-202,,,-201,1,
`
	if strings.ReplaceAll(out.String(), "\r", "") != want {
		t.Errorf("written\n%s", out.String())
	}
	if s.Cases != 5 || s.Answered(1) != 4 || s.Answered(7) != 2 || s.Columns[7].Low != -12 || s.Columns[7].Decimals != 1 || s.Answered(9) != 4 || s.Columns[1].Codes[2] != 2 {
		t.Errorf("%+v", s.Columns)
	}
}

// TestSAV reads back the labels, sets, missing values, levels of measurement, weight and answers of what was written.
func TestSAV(t *testing.T) {
	t.Parallel()
	f, numbers := file(t, given), Numbering{}
	s, err := Summarise(context.Background(), f, numbers)
	if err != nil {
		t.Fatal(err)
	}
	write := func() []byte {
		var out bytes.Buffer
		if err := s.WriteSAV(context.Background(), &out, f, numbers, "Plaatsing", data.Dutch); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	content := write()
	if !bytes.Equal(content, write()) || !bytes.Contains(content[:110], []byte("31 May 26")) {
		t.Error("another time it is another file, or not of the end of the fieldwork")
	}
	read, err := spss.Open(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if read.Weight != "weight" || len(read.Sets) != 1 || read.Sets[0].Name != "$helps" || read.Sets[0].Label != "Wat hielp?" || strings.Join(read.Sets[0].Variables, " ") != "helps.time helps.training" {
		t.Errorf("weight %s, sets %+v", read.Weight, read.Sets)
	}
	outcome, contact, months, region := read.Variables[1], read.Variables[4], read.Variables[7], read.Variables[9]
	if outcome.Label != "Hoe eindigde het?" || outcome.Labels[1] != (spss.ValueLabel{Number: 2, Label: "Geen werk"}) || outcome.Measure != spss.Nominal || !outcome.Missing.Of(-202) || outcome.Missing.Of(1) {
		t.Errorf("%+v", outcome)
	}
	if contact.Label != "Hoe was het contact? [Werkgever]" || contact.Measure != spss.Ordinal || contact.Labels[1].Number != 10 {
		t.Errorf("%+v", contact)
	}
	if months.Measure != spss.Scale || months.Format.Decimals != 1 || !months.Missing.Of(-203) || months.Missing.Of(-99) || region.Width != 5 {
		t.Errorf("%+v, %+v", months, region)
	}
	var rows []string
	for {
		values, err := read.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		var row []string
		for i, v := range values {
			switch {
			case read.Variables[i].Width > 0:
				row = append(row, v.Text)
			case v.Missing:
				row = append(row, "")
			default:
				row = append(row, spss.Format{}.Write(v.Number))
			}
		}
		rows = append(rows, strings.Join(row, ","))
	}
	if want := []string{"1,1,1,0,10,1,2,6.5,1.25,noord", "2,2,-202,-202,0,2,0,-12,0.5,zuid", "3,1,0,1,-204,,,-203,1,zuid", "4,2,-202,-202,,1,0,,2,noord", "5,-201,-202,-202,-202,,,-201,1,"}; !slices.Equal(rows, want) {
		t.Errorf("read %q", rows)
	}
}

// What a file as a whole lacks is a problem.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	absent := file(t, "")
	absent.Of.Name = "absent.csv"
	for want, f := range map[string]answers.File{answers.AbsentFile: absent, answers.EmptyFile: file(t, ""), "the column is missing": file(t, "respondent,outcome\n1,work\n")} {
		if _, err := Summarise(context.Background(), f, Numbering{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Summarise(ended, file(t, given), Numbering{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
