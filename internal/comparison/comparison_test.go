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
		{data.Tally{Answered: 30, Counts: []int{29, 6}}, data.Dutch, []string{"30 respondenten van lid A naast 50 respondenten uit de sector.",
			"‘Aap’ (97% tegen 50%, +47 procentpunten; 95%-interval +28 tot +60) is bij lid A aantoonbaar vaker gekozen dan in de sector.", "Bij het overige onderdeel is er geen aantoonbaar verschil.", "met 80% kans aan te tonen"}},
		{data.Tally{Answered: 30, Counts: []int{1, 6}}, data.English, []string{"‘Ape’ (3% against 50%, −47 percentage points; 95% interval −60 to −28) is demonstrably less often chosen at lid A than in the sector.", "The remaining part does not differ demonstrably.", "they are equal"}},
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

// What stands for different answers is told apart from what was found.
func TestFindingOfLeftOverAnswers(t *testing.T) {
	item := compared(t, data.Tally{Answered: 30, Counts: []int{29, 6}})
	item.Own.Item.Options[0].Rest = true
	want := "Bij ‘Aap’ (97% tegen 50%, +47 procentpunten; 95%-interval +28 tot +60) is er een aantoonbaar verschil, maar dat staat voor verschillende antwoorden. Bij het overige onderdeel is er geen aantoonbaar verschil."
	if got := Short(item, "lid A", data.Dutch); got != want {
		t.Errorf("%s", got)
	}
}

func TestVerdict(t *testing.T) {
	chosen, other := member.Row{Verdict: member.Position}, member.Row{Verdict: member.Position}
	chosen.Own.Count = 1
	for _, c := range []struct {
		row    member.Row
		nl, en string
	}{
		{member.Row{Verdict: member.Higher}, "hoger dan de sector", "higher than the sector"},
		{member.Row{Verdict: member.Lower}, "lager dan de sector", "lower than the sector"},
		{member.Row{Verdict: member.NotDemonstrated}, "geen aantoonbaar verschil", "no demonstrable difference"},
		{member.Row{Verdict: member.Untested}, "niet getoetst", "not tested"},
		{chosen, "uw antwoord", "your answer"},
		{other, "niet uw antwoord", "not your answer"},
	} {
		if nl, en := Verdict(c.row, data.Dutch), Verdict(c.row, data.English); nl != c.nl || en != c.en {
			t.Errorf("%v: %q, %q", c.row.Verdict, nl, en)
		}
	}
	if OwnName("", data.English) != "your organisation" || OwnName("lid A", data.English) != "lid A" {
		t.Error("an organisation is called otherwise")
	}
}

// numbered compares means of a number item of which the own numbers are of one unit and those of the sector of another.
func numbered(t *testing.T, own member.Unit) member.Item {
	t.Helper()
	item := data.Item{ID: "share", Kind: data.Number, Text: data.Text{NL: "Deel", EN: "Share"}, Range: []float64{0, 100}}
	tables := make([]analysis.Table, 2)
	for i, tally := range []data.Tally{{Answered: 40, Sum: 1200, SumOfSquares: 40000}, {Answered: 900, Sum: 36000, SumOfSquares: 1500000}} {
		tally.Item, tally.Asked = "share", tally.Answered
		var err error
		if tables[i], err = analysis.NewTable(data.Wave{}, item, []data.Tally{tally}, analysis.DefaultOptions()); err != nil {
			t.Fatal(err)
		}
	}
	made, err := member.Compare(tables[0], tables[1], member.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	made.OwnUnit, made.SectorUnit = own, member.Estimates
	if own != member.Respondents {
		made.Family = 0
	}
	return made
}

func TestFindingAcrossUnits(t *testing.T) {
	got := Finding(numbered(t, member.Trajectories), "lid A", data.English)
	for _, want := range []string{"Lid A (40 closed trajectories) beside the sector (900 estimates by respondents)", "against", "This is a comparison across units and not a test."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if got := Finding(numbered(t, member.Trajectories), "", data.Dutch); !strings.HasPrefix(got, "Uw organisatie (40 afgesloten trajecten) naast de sector (900 schattingen van respondenten): ") {
		t.Error(got)
	}
}
