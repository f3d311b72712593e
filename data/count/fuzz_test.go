package count

import (
	"testing"
	"testing/fstest"

	"spoor/data"
)

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
	survey, err := Open(folder)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		folder["waves/w/a.csv"] = &fstest.MapFile{Data: source}
		tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
		if err != nil {
			if len(err.(data.Problems)) == 0 {
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
func checkTally(t *testing.T, codebook data.Codebook, tally data.Tally) {
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
	case data.Single, data.Rating:
		if chosen != tally.Answered {
			t.Errorf("one choice each, but %d: %+v", chosen, tally)
		}
	case data.Multiple:
		if chosen > item.MaxPicks*tally.Answered {
			t.Errorf("%d choices, at most %d each: %+v", chosen, item.MaxPicks, tally)
		}
	case data.Number:
		if tally.Sum < 0 || !(tally.Sum <= 40*float64(tally.Answered)) {
			t.Errorf("the sum cannot be: %+v", tally)
		}
	}
}
