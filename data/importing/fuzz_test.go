package importing_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/importing"
	"spoor/data/platform"
)

// FuzzImport checks that what is stored of any export reads back as it was counted, and that nothing in it is new to the
// codebook.
func FuzzImport(f *testing.F) {
	for _, in := range []string{
		"respondent,works,helps.time,helps.money,helps.other,rated.boss,rated.doctor,hours\n1,yes,1,0,,bad,,3\n2,#unusable,#refused,,,good,x,\n",
		"Id;Begintijd;Tijd van voltooien;Werkt u?;Wat helpt?\n1;2;3;Ja;\"Tijd;rust;\"\n2;2;3;soms;Weet niet\n",
		"\"id\";\"submitdate\";\"lastpage\";\"Q1\";\"Q2[SQ001]\";\"Q2[SQ002]\";\"Q2[other]\"\n\"1\";\"2026\";\"3\";\"A1\";\"Y\";\"\";\n",
		"works,helps,instanceID\nyes,['time' ;  'other'],uuid:1\n",
		"works;hours\nja;1.000,5\nJA;12%\n",
	} {
		f.Add(in)
	}
	codebook := parse(f, questionnaire)
	f.Fuzz(func(t *testing.T, in string) {
		i, err := open("a.csv", in, codebook, importing.Options{}, platform.Options{})
		if err != nil {
			return
		}
		var stored bytes.Buffer
		writer := csv.NewWriter(&stored)
		_ = writer.Write(i.Header()) // into memory
		for {
			record, err := i.Next(t.Context())
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return
			}
			_ = writer.Write(record.Cells)
		}
		writer.Flush()
		if i.Kept() == 0 || len(i.Items()) == 0 {
			return
		}
		survey, err := data.OpenSurvey(fstest.MapFS{
			"codebook.yaml":     {Data: []byte(questionnaire)},
			"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [" + strings.Join(i.Items(), ", ") + "]}]\n")},
			"waves/w/a.csv":     {Data: stored.Bytes()},
		})
		if err != nil {
			t.Fatal(err)
		}
		tallies, problems, err := count.Of(survey).Count(t.Context(), survey.Waves[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range problems {
			if !strings.Contains(problem.Message, "at most 2 allowed") && !strings.Contains(problem.Message, "is not from 0 to 40") {
				t.Errorf("%v in\n%s", problem, stored.String())
			}
		}
		bases := map[string]importing.Base{}
		for _, base := range i.Bases() {
			bases[base.Name()] = base
		}
		for _, tally := range tallies {
			base := bases[importing.Base{Item: tally.Item, Row: tally.Row}.Name()]
			if base.Answered != tally.Answered || base.Unusable != tally.Unusable || i.Kept()-base.NotAsked != tally.Asked {
				t.Errorf("base %+v, tally %+v of\n%s", base, tally, stored.String())
			}
		}
	})
}
