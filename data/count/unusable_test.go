package count

import (
	"testing"
	"testing/fstest"
)

// What was unusable in an export stays in the count of those, without being reported again.
func TestUnusableCellsAreCounted(t *testing.T) {
	survey := surveyWith(t, "respondent,works,helps.time,helps.money,helps.other\n1,#unusable,#unusable,#unusable,#unusable\n2,yes,1,0,0\n", "works, helps")
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, tally := range tallies {
		if tally.Asked != 2 || tally.Answered != 1 || tally.Unusable != 1 {
			t.Errorf("%s: %+v", tally.Item, tally)
		}
	}
}

func surveyWith(t *testing.T, answers, items string) *Survey {
	t.Helper()
	survey, err := Open(fstest.MapFS{
		"codebook.yaml":     file(questionnaire),
		"waves/w/wave.yaml": file("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [" + items + "]}]\n"),
		"waves/w/a.csv":     file(answers),
	})
	if err != nil {
		t.Fatal(err)
	}
	return survey
}
