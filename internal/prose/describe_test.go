package prose

import (
	"fmt"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/sectortest"
)

// A description holds every number that the figure shows.
func TestDescribeHasEveryNumber(t *testing.T) {
	for _, table := range sectortest.BuiltIn(t).Tables {
		item := table.Item
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			text := Describe(table, lang)
			for _, part := range table.Parts {
				if !strings.Contains(text, fmt.Sprintf("n = %d", part.Answered)) {
					t.Errorf("%s %s: no base %d in %q", item.ID, part.Row, part.Answered, text)
				}
				for _, e := range part.Estimates {
					want := fmt.Sprintf("%s (%s)", number.Percent(e.Proportion, e.Digits(), lang), number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang))
					if !strings.Contains(text, want) {
						t.Errorf("%s %s %s: no %q in %q", item.ID, part.Row, e.Option, want, text)
					}
				}
			}
		}
	}
}

func TestDescribeWithoutAnswers(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Rating, Rows: []data.Option{{ID: "r"}}, Scale: []data.Option{{ID: "a"}, {ID: "b"}}}
	table, err := analysis.NewTable(data.Wave{}, item, []data.Tally{{Item: "q", Row: "r", Counts: []int{0, 0}}}, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[data.Lang]string{data.Dutch: "Niemand heeft deze vraag beantwoord.", data.English: "Nobody answered this question."} {
		if got := Describe(table, lang); got != want {
			t.Errorf("Describe = %q, want %q", got, want)
		}
	}
}
