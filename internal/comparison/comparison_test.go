package comparison

import (
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/data"
)

func compared(t *testing.T, own data.Tally) member.Item {
	t.Helper()
	item := data.Item{ID: "q", Kind: data.Multiple, Options: []data.Option{{ID: "a", Label: data.Text{NL: "Aap", EN: "Ape"}}, {ID: "b", Label: data.Text{NL: "Beer", EN: "Bear"}}}}
	tables := make([]analysis.Table, 2)
	for i, tally := range []data.Tally{own, {Answered: 50, Counts: []int{25, 10}}} {
		tally.Item, tally.Asked = "q", tally.Answered
		var err error
		if tables[i], err = analysis.NewTable(data.Wave{}, item, []data.Tally{tally}, analysis.DefaultOptions()); err != nil {
			t.Fatal(err)
		}
	}
	made, err := member.Compare(tables[0], tables[1], member.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestFinding(t *testing.T) {
	for _, c := range []struct {
		own  data.Tally
		lang data.Lang
		want []string
	}{
		{data.Tally{Answered: 30, Counts: []int{29, 6}}, data.Dutch, []string{"30 antwoorden van lid A naast 50 antwoorden uit de sector.",
			"Aantoonbaar hoger dan in de sector: ‘Aap’ (97% tegen 50%, +47 procentpunten; ", "Bij het overige onderdeel is er geen aantoonbaar verschil.", "met 80% kans aan te tonen"}},
		{data.Tally{Answered: 30, Counts: []int{1, 6}}, data.English, []string{"Demonstrably lower than in the sector: ‘Ape’ (3% against 50%, −47 percentage points; ", "The remaining part does not differ demonstrably.", "they are equal"}},
		{data.Tally{Answered: 30, Counts: []int{15, 6}}, data.English, []string{"None of the 2 parts differs demonstrably."}},
		{data.Tally{Answered: 1, Counts: []int{1, 0}}, data.Dutch, []string{"Eén respondent: een plaats binnen de sector, geen toets.", "‘Aap’ (50%)."}},
		{data.Tally{Answered: 1, Counts: []int{0, 0}}, data.English, []string{"Your one respondent chose none of the answers."}},
	} {
		got := Finding(compared(t, c.own), "lid A", c.lang)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%v: %q is not in %q", c.own.Counts, want, got)
			}
		}
	}
}
