package data

import (
	"testing"
	"testing/fstest"
)

func FuzzParseCodebook(f *testing.F) {
	for _, seed := range []string{questionnaire, single, "items: [~]", "items:\n- {kind: rating, scale: [~, ~], rows: [~]}", "id: &a [*a]", "\t", "items: [{asked_if: .}]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		codebook, err := ParseCodebook("codebook.yaml", source)
		if err != nil {
			if len(err.(Problems)) == 0 {
				t.Error("an error without a problem")
			}
			return
		}
		// Whatever is accepted can be counted: no two columns share a name.
		seen := map[string]bool{RespondentColumn: true}
		for _, item := range codebook.Items {
			for _, column := range item.Columns() {
				if seen[column] {
					t.Errorf("column %q stands for two things", column)
				}
				seen[column] = true
			}
		}
	})
}

func FuzzParseWave(f *testing.F) {
	codebook := parseQuestionnaire(f)
	for _, seed := range []string{fieldwork, ownItems, "id: w\nprovenance: observed\nfiles: [~]", "means: [{item: hours, n: 1, mean: 1e308}]", "notes: [{}]", "- x"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		wave, err := ParseWave("wave.yaml", source, codebook)
		if err != nil {
			return
		}
		text, err := wave.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseWave("wave.yaml", text, codebook); err != nil {
			t.Errorf("does not read back what it writes: %v in\n%s", err, text)
		}
	})
}

func FuzzParsePublication(f *testing.F) {
	codebook := parseQuestionnaire(f)
	for _, seed := range []string{printed, "tables: [~]", "means: [{item: hours, printed: {\"\": 1}}]", "external: [~]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		publication, err := ParsePublication("publication.yaml", source, codebook)
		if err == nil && (publication.Respondents <= 0 || !safeName(publication.Wave.ID)) {
			t.Errorf("accepted %+v", publication)
		}
	})
}

func FuzzReadResponses(f *testing.F) {
	const header = "respondent,works,helps.time,helps.money,helps.other,rated.boss,rated.doctor,hours,remarks\n"
	for _, seed := range []string{header, header + "1,yes,1,0,0,good,bad,12,hello\n2,,,,,,,,\n", header + "1,no,1,1,1,god,NaN,NaN,\"a\nb\"\n1\n",
		"\ufeff" + header + "\"", "respondent\n1\n", "\r\r", header + "a,b,c,d,e,f,g,h,i\n\"\n"} {
		f.Add([]byte(seed))
	}
	folder := fstest.MapFS{
		"codebook.yaml":     file(questionnaire),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [works, helps, rated, hours, remarks]}]\n"),
	}
	survey, err := OpenSurvey(folder)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		folder["waves/w/a.csv"] = &fstest.MapFile{Data: source}
		tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
		if err != nil {
			if len(err.(Problems)) == 0 {
				t.Error("an error without a problem")
			}
			return
		}
		unusable := 0
		for _, tally := range tallies {
			unusable += tally.Unusable
			checkTally(t, survey.Codebook, tally)
		}
		if unusable > len(problems) {
			t.Errorf("%d unusable answers and only %d problems", unusable, len(problems))
		}
	})
}

// checkTally checks what must hold for every tally of respondents.
func checkTally(t *testing.T, codebook Codebook, tally Tally) {
	t.Helper()
	item, _ := codebook.Item(tally.Item)
	if tally.Answered+tally.Unusable > tally.Asked || tally.Answered < 0 {
		t.Errorf("more answers than respondents: %+v", tally)
	}
	chosen := 0
	for _, n := range tally.Counts {
		chosen += n
		if n < 0 || n > tally.Answered {
			t.Errorf("more choices than answers: %+v", tally)
		}
	}
	switch item.Kind {
	case Single, Rating:
		if chosen != tally.Answered {
			t.Errorf("one choice each, but %d: %+v", chosen, tally)
		}
	case Multiple:
		if chosen > item.MaxPicks*tally.Answered {
			t.Errorf("%d choices, at most %d each: %+v", chosen, item.MaxPicks, tally)
		}
	case Number:
		if tally.Sum < 0 || !(tally.Sum <= 40*float64(tally.Answered)) {
			t.Errorf("the sum cannot be: %+v", tally)
		}
	}
}
