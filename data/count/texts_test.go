package count

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
)

const importedWave = "id: w\nprovenance: observed\nimport: {source: a.xlsx, sha256: ab, platform: plain, format: xlsx, ids: sequence, read: 3, kept: 3, texts: texts.csv}\nfiles: [{name: a.csv, items: [works]}]\n"

func TestTexts(t *testing.T) {
	folder := fstest.MapFS{
		"codebook.yaml":     file(questionnaire),
		"waves/w/wave.yaml": file(importedWave),
		"waves/w/a.csv":     file("respondent,works\n1,yes\n"),
		"waves/w/texts.csv": file("\ufeffrespondent,item,option,text\n1,remarks,,\"fijn, dank\"\n1,helps,other,rust\n2,remarks,,\n3,remarks\n"),
	}
	survey, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	texts, problems, err := survey.Texts(t.Context(), survey.Waves[0], "remarks")
	if want := []data.Typed{{Respondent: "1", Item: "remarks", Option: "", Text: "fijn, dank"}, {Respondent: "2", Item: "remarks", Option: "", Text: ""}}; err != nil || !reflect.DeepEqual(texts, want) {
		t.Errorf("got %+v %v", texts, err)
	}
	if len(problems) != 1 || problems[0].String() != "waves/w/texts.csv:5: 2 fields where the header has 4; the record is left out" {
		t.Errorf("got %v", problems)
	}
	if texts, _, err := survey.Texts(t.Context(), survey.Waves[0], "helps"); err != nil || len(texts) != 1 || texts[0].Option != "other" {
		t.Errorf("got %+v %v", texts, err)
	}
	for content, want := range map[string]string{
		"id,text\n1,x\n":                       "waves/w/texts.csv:1: the first line must be respondent,item,option,text",
		"respondent,item,option,text\n1,\"a\n": "waves/w/texts.csv:2: a quote",
	} {
		folder["waves/w/texts.csv"] = file(content)
		if _, _, err := survey.Texts(t.Context(), survey.Waves[0], "remarks"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v", content, err)
		}
	}
	delete(folder, "waves/w/texts.csv")
	if _, _, err := survey.Texts(t.Context(), survey.Waves[0], "remarks"); err == nil || err.Error() != "waves/w/texts.csv: the file is missing, though wave.yaml lists it" {
		t.Errorf("got %v", err)
	}
	if _, _, err := survey.Texts(t.Context(), survey.Waves[0], "remark"); err == nil {
		t.Error("texts of an unknown item")
	}
}

func TestTextsInAColumn(t *testing.T) {
	survey := surveyWith(t, "respondent,remarks\na,fijn\nb,\nc,#refused\nd,NaN\n", "remarks")
	texts, problems, err := survey.Texts(t.Context(), survey.Waves[0], "remarks")
	if want := []data.Typed{{Respondent: "a", Item: "remarks", Option: "", Text: "fijn"}, {Respondent: "d", Item: "remarks", Option: "", Text: "NaN"}}; err != nil || len(problems) > 0 || !reflect.DeepEqual(texts, want) {
		t.Errorf("got %+v %v %v", texts, problems, err)
	}
	if _, _, err := survey.Texts(t.Context(), survey.Waves[0], "helps"); !errors.Is(err, ErrNoTexts) {
		t.Errorf("got %v", err)
	}
	tables := survey.Waves[0].FromTables(data.WaveFile{URLs: []string{"postgres://h/d?table=t"}}, "t")
	if _, _, err := survey.Texts(t.Context(), tables, "remarks"); err == nil || err.Error() != `item "remarks" is free text, and texts are not read from a database; read them from a file` {
		t.Error(err)
	}
}
