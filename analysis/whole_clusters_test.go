package analysis

import (
	"fmt"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/sums"
)

// All 50 companies were drawn, and two of the twenty people in each: the population of companies knows nothing of the other
// eighteen. Without it R's survey 4.1.1 gives svydesign(~company, weights = ~w) a standard error of 0.0666 for the 66 of 100.
func TestPopulationOfClustersThatWereNotTakenWhole(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Single, Options: options("x", "y")}
	table := func(weight float64, design data.Design) Part {
		t.Helper()
		tally := data.Tally{Wave: "w", Item: "q", Asked: 100, Answered: 100, Counts: []int{0, 0}, Sums: sums.NewSingle(2), Others: sums.NewSingle(2), Population: map[string]float64{"": 50}}
		for i := range 100 {
			option := 0
			if i/2%3 == 2 {
				option = 1
			}
			tally.Counts[option]++
			if err := tally.Sums.Add("", fmt.Sprint("company", i/2), weight, option); err != nil {
				t.Fatal(err)
			}
		}
		of, err := NewTable(data.Wave{ID: "w", Provenance: data.Observed, Design: design}, item, []data.Tally{tally}, DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		if noted := strings.Contains(fmt.Sprint(of.Notes), "The population size is not used"); noted != of.Parts[0].WithoutPopulation() {
			t.Errorf("noted is %v: %v", noted, of.Notes)
		}
		return of.Parts[0]
	}
	weighted := data.Design{Weight: "w", Cluster: "company", FPC: "companies"}
	said := weighted
	said.WholeClusters = true
	for name, c := range map[string]struct {
		part   Part
		census bool
	}{
		"weights of 10":          {table(10, weighted), false},
		"weights of 1":           {table(1, weighted), true},
		"the user says so":       {table(10, said), true},
		"without weights":        {table(1, data.Design{Cluster: "company", FPC: "companies"}), false},
		"without, but user says": {table(1, data.Design{Cluster: "company", FPC: "companies", WholeClusters: true}), true},
	} {
		e := c.part.Estimates[0]
		if e.Census != c.census || (e.Interval.Width() == 0) != c.census || c.part.WithoutPopulation() == c.census {
			t.Errorf("%s: %+v", name, e)
		}
		if !c.census {
			agree(t, name, e.Weighted.StandardError, 0.0666394502268034, 1e-12)
		}
	}
}
