package crosstab

import (
	"bytes"
	"os"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/count"
)

// A quantile without an interval is explained at its line: 12 respondents or fewer have none of a quartile, and 5 or fewer none of a median, at
// 95%. By sector every group has more.
func TestQuantilesWithoutAnIntervalAreExplained(t *testing.T) {
	t.Parallel()
	survey, err := count.Open(os.DirFS("../../analysis/testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	wave, err := survey.Wave("2026")
	if err != nil {
		t.Fatal(err)
	}
	for by, want := range map[string]bool{"sector": false, "sector*advice": true} {
		counted, _, err := survey.Crosstab(t.Context(), wave, "duration", by)
		if err != nil {
			t.Fatal(err)
		}
		table, err := analysis.NewCrosstab(wave, counted, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		text := Text(data.English, table)
		if said := bytes.Count(text, []byte(noInterval.EN)); said != map[bool]int{true: 1}[want] {
			t.Errorf("%s: said %d times\n%s", by, said, text)
		}
		for _, line := range []string{"Lower quartile", "Median", "Upper quartile"} {
			if marked := bytes.Contains(text, []byte("\n"+line+"²")); marked != want {
				t.Errorf("%s: %s is marked: %t\n%s", by, line, marked, text)
			}
		}
	}
}
