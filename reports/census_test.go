package reports

import (
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/data/sums"
)

// Where everybody was asked there is no sampling error, and nothing is said as if there were: no interval, no method of one, no star.
func TestCensusHasNoIntervals(t *testing.T) {
	wave := data.Wave{ID: "w", Label: data.Text{NL: "allen", EN: "all"}, Provenance: data.Observed, Design: data.Design{FPC: "staff"}}
	population := map[string]float64{"": 4}
	choice := data.Item{ID: "q", Kind: data.Single, Text: data.Text{NL: "Keuze"}, Options: []data.Option{{ID: "x", Label: data.Text{NL: "Ikso"}}, {ID: "y", Label: data.Text{NL: "Ypsi"}}}}
	chosen := data.Tally{Wave: "w", Item: "q", Asked: 4, Answered: 4, Counts: []int{2, 2}, Sums: sums.NewSingle(2), Others: sums.NewSingle(2), Population: population}
	number := data.Item{ID: "n", Kind: data.Number, Text: data.Text{NL: "Getal"}, Range: []float64{0, 1}}
	given := data.Tally{Wave: "w", Item: "n", Asked: 4, Answered: 4, SpreadKnown: true, Sums: sums.NewNumber(), Others: sums.NewNumber(), Population: population, Values: sums.NewValues(sums.Detail{})}
	for i := range 4 {
		y := float64(i % 2)
		given.Sum, given.SumOfSquares = given.Sum+y, given.SumOfSquares+y
		for _, err := range []error{chosen.Sums.Add("", "", 1, i%2), given.Sums.AddNumber("", "", 1, y), given.Values.Add(sums.Drawn{Weight: 1}, nil, y)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for what, of := range map[string]struct {
		item  data.Item
		tally data.Tally
		want  string
	}{"percentages": {choice, chosen, "50%"}, "a mean": {number, given, "0,500"}} {
		table, err := analysis.NewTable(wave, of.item, []data.Tally{of.tally}, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		text := TablesText([]analysis.Table{table}, nil, data.Dutch)
		for _, never := range []string{"50–50", "0,500–0,500", "Wilson", "t-interval", "*", "Woodruff", "0,5–0,5"} {
			if strings.Contains(string(text), never) {
				t.Errorf("%s: %q is in\n%s", what, never, text)
			}
		}
		if !strings.Contains(string(text), of.want) || !strings.Contains(string(text), "Iedereen van de populatie is gevraagd") {
			t.Errorf("%s:\n%s", what, text)
		}
	}
}
