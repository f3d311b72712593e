package answers

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/sums"
)

func TestWhereARespondentCounts(t *testing.T) {
	design := data.Design{Weight: "w", Strata: "s", Cluster: "c", FPC: "f"}
	placing := NewPlacing("a.csv", design)
	for line, c := range []struct {
		cells Drawn
		want  Placed
		wrong []string
	}{
		{Drawn{Stratum: "n", Cluster: "p", Weight: "1.5", Population: "9"}, Placed{Stratum: "n", Cluster: "p", Weight: 1.5}, nil},
		{Drawn{Stratum: "n", Cluster: "q", Weight: "0", Population: "9.0"}, Placed{Stratum: "n", Cluster: "q"}, nil},
		{Drawn{Weight: "-1", Population: "9"}, Placed{Weight: 1, LeftOut: true}, []string{
			`a.csv:2: column "s": the stratum is blank; the respondent is left out`, `a.csv:2: column "c": the cluster is blank; the respondent is left out`,
			`a.csv:2: column "w": "-1" is not a weight, a number of 0 or more with a decimal point; the respondent is left out`}},
		{Drawn{Stratum: "n", Cluster: "p", Population: "x"}, Placed{Stratum: "n", Cluster: "p", Weight: 1, LeftOut: true}, []string{
			`a.csv:3: column "w": the weight is blank; give 0 to count for nothing; the respondent is left out`}},
		{Drawn{Stratum: "n", Cluster: "p", Weight: "1", Population: "8"}, Placed{Stratum: "n", Cluster: "p", Weight: 1, LeftOut: true}, []string{
			`a.csv:4: column "f": "8" differs from 9 on line 0; the population is the same for everybody in a stratum; the respondent is left out`}},
		{Drawn{Stratum: "z", Cluster: "p", Weight: "1", Population: "0"}, Placed{Stratum: "z", Cluster: "p", Weight: 1, LeftOut: true}, []string{
			`a.csv:5: column "f": "0" is not the size of a population, or the fraction of it that was drawn; the respondent is left out`}},
		{Drawn{Stratum: "z", Cluster: "p", Weight: "1e101"}, Placed{Stratum: "z", Cluster: "p", Weight: 1, LeftOut: true}, []string{
			`a.csv:6: column "w": "1e101" is too large for a weight, which is the number of people that a respondent stands for; the respondent is left out`}},
		{Drawn{Stratum: "z", Cluster: "p", Misweighed: "w"}, Placed{Stratum: "z", Cluster: "p", Weight: 1, LeftOut: true}, []string{
			`a.csv:7: column "w": the weight is blank or not a number of 0 or more; the respondent is left out`}},
	} {
		got, wrong := placing.Place(c.cells, line)
		var texts []string
		for _, one := range wrong {
			texts = append(texts, one.String())
		}
		if !reflect.DeepEqual(got, c.want) || !reflect.DeepEqual(texts, c.wrong) {
			t.Errorf("%d: %+v, %q; want %+v, %q", line, got, texts, c.want, c.wrong)
		}
	}
	if want := map[string]float64{"n": 9}; !reflect.DeepEqual(placing.Population, want) {
		t.Errorf("populations %v, want %v", placing.Population, want)
	}
}

func TestReplicatesOfARespondent(t *testing.T) {
	design := data.Design{Weight: "w", Replicates: &data.Replicates{Columns: []string{"r1-r3"}, Type: data.JackknifeOne}}
	got, wrong := NewPlacing("a.csv", design).Place(Drawn{Weight: "2", Replicates: []string{"0", "3", "1e1"}}, 2)
	if want := (Placed{Weight: 2, Replicates: []float64{0, 3, 10}}); len(wrong) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v; want %+v", got, wrong, want)
	}
	// One problem of a respondent is enough.
	got, wrong = NewPlacing("a.csv", design).Place(Drawn{Weight: "2", Replicates: []string{"0", "", "x"}}, 2)
	if !got.LeftOut || len(wrong) != 1 || wrong[0].String() != `a.csv:2: column "r2": the weight is blank; give 0 to count for nothing; the respondent is left out` {
		t.Errorf("%+v, %v", got, wrong)
	}
}

func TestTwoPopulationsInNoOrder(t *testing.T) {
	placing := NewPlacing("table", data.Design{Strata: "s", FPC: "f"})
	placing.Unordered = true
	placing.Place(Drawn{Stratum: "n", Population: "9"}, 0)
	_, wrong := placing.Place(Drawn{Stratum: "n", Population: "8"}, 0)
	if len(wrong) != 1 || wrong[0].Severity != problem.Fatal || wrong[0].Message != `stratum "n" has the populations 9 and 8; the population is the same for everybody in a stratum` {
		t.Errorf("%+v", wrong)
	}
}

func TestRespondentsOfTwoStagesAndRakedWeights(t *testing.T) {
	design := data.Design{Weight: "w", Cluster: "c", FPC: "f", FPC2: "g", Raking: &data.Raking{Before: "b",
		Margins: []data.RakedMargin{{Item: "size", Column: "m", Targets: map[string]float64{"small": 4, "large": 2}}}}}
	placing := NewPlacing("a.csv", design)
	for line, c := range []struct {
		cells Drawn
		want  string // of what is wrong
	}{
		{Drawn{Cluster: "p", Weight: "2", Population: "9", Within: "20", Before: "1", Margins: []string{"small"}}, ""},
		{Drawn{Cluster: "p", Weight: "0", Population: "9", Within: "20", Before: "0", Margins: []string{"large"}}, ""},
		{Drawn{Cluster: "p", Weight: "2", Population: "9", Within: "21", Before: "1", Margins: []string{"small"}},
			`column "g": "21" differs from 20 on line 0; the population is the same for everybody in a cluster; the respondent is left out`},
		{Drawn{Cluster: "q", Weight: "2", Population: "9", Before: "1", Margins: []string{"small"}}, `column "g": the population of the cluster is blank; the respondent is left out`},
		{Drawn{Cluster: "q", Weight: "2", Population: "9", Within: "-1", Before: "1", Margins: []string{"small"}},
			`column "g": "-1" is not the size of a population, or the fraction of it that was drawn; the respondent is left out`},
		{Drawn{Cluster: "p", Weight: "2", Population: "9", Within: "20", Before: "0", Margins: []string{"small"}},
			`column "b": the weight is 2 and was "0" before raking, which keeps 0 as it is and other weights above 0; the respondent is left out`},
		{Drawn{Cluster: "p", Weight: "2", Population: "9", Within: "20", Before: "x", Margins: []string{"small"}},
			`column "b": "x" is not a weight, a number of 0 or more with a decimal point; the respondent is left out`},
		{Drawn{Cluster: "p", Weight: "2", Population: "9", Within: "20", Before: "1", Margins: []string{"smal"}},
			`column "m": "smal" is not one of the categories of the margin (large, small); the respondent is left out`},
	} {
		placed, wrong := placing.Place(c.cells, line)
		got := ""
		if len(wrong) > 0 {
			got = strings.TrimPrefix(strings.TrimPrefix(wrong.Error(), "a.csv: "), fmt.Sprintf("a.csv:%d: ", line))
		}
		if got != c.want || placed.LeftOut != (c.want != "") {
			t.Errorf("%d: %+v, %s; want %s", line, placed, got, c.want)
		}
	}
	if len(placing.Within) != 1 || placing.Within[sums.Cluster{Cluster: "p"}] != 20 {
		t.Errorf("populations %v", placing.Within)
	}
}
