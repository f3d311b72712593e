package experiment

import (
	"bytes"
	"testing"

	"spoor/data"
)

// R 4.2.2, the first n of which half the width of prop.test(p * n, n, correct = FALSE, conf.level = level) is at most the margin: 657 for five of
// 0.5 (1 - 0.05/5) and 582 for 7/43 within 3 points; of means that of qt((1 + level)/2, n - 1) * 5/sqrt(n): 147 for three (1 - 0.05/3).
func TestMarginsSayWhatHoldsTogether(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		asked        MarginRequest
		dutch, other string
	}{
		{MarginRequest{Margin: "5%", Together: "5"},
			"Om 5 percentages rond 50% tegelijk met een marge van 5 procentpunten te kennen (samen 95%) zijn 657 respondenten nodig.",
			"To know 5 percentages around 50% at once within 5 percentage points (together 95%) takes 657 respondents."},
		{MarginRequest{Margin: "1", SD: "5", Together: "3"},
			"Om 3 gemiddelden bij een standaardafwijking van 5 tegelijk met een marge van 1 te kennen (samen 95%) zijn 147 respondenten nodig.",
			"To know 3 means at once within 1 where the standard deviation is 5 (together 95%) takes 147 respondents."},
		{MarginRequest{Margin: "3%", Share: "7/43"},
			"Om een percentage rond 16,3% met een marge van 3 procentpunten te kennen (95%-interval) zijn 582 respondenten nodig.",
			"To know a percentage around 16.3% within 3 percentage points (95% interval) takes 582 respondents."},
	} {
		test.asked.Level = 0.95
		answer, err := test.asked.Answer()
		if err != nil {
			t.Fatal(err)
		}
		for lang, want := range map[data.Lang]string{data.Dutch: test.dutch, data.English: test.other} {
			if text := answer.Text(lang); !bytes.Contains(text, []byte("\n"+want+"\n")) {
				t.Errorf("%s\nis to say: %s", text, want)
			}
		}
	}
	if _, err := (MarginRequest{Margin: "3%", Share: "44/43", Level: 0.95}).Answer(); err == nil || err.Error() != "--baseline 44/43: the count is larger than its base; a count comes first, as in 35/43" {
		t.Error(err)
	}
}

func TestClosenessTakesACountAndSetsAMinus(t *testing.T) {
	t.Parallel()
	counted, err := Request{Baseline: "40/50", NonInferiority: "15%", Power: "0.80", Arms: 2}.Closeness("", "")
	if err != nil {
		t.Fatal(err)
	}
	share, err := Request{Baseline: "80%", NonInferiority: "15%", Power: "0.80", Arms: 2}.Closeness("", "")
	if err != nil || counted.Found != share.Found || counted.Asked != share.Asked {
		t.Errorf("%+v, %+v, %v", counted, share, err)
	}
	means, err := Request{Change: "-1", NonInferiority: "5", Power: "0.80", Arms: 2}.Closeness("10", "")
	if err != nil {
		t.Fatal(err)
	}
	if text := means.Text(data.English); !bytes.Contains(text, []byte("a difference of −1 between")) {
		t.Errorf("%s", text)
	}
}
