package panel

import (
	"fmt"
	"math"
	"testing"

	"spoor/data"
)

var yesNo = data.Item{ID: "works", Kind: data.Single, Options: []data.Option{{ID: "yes"}, {ID: "no"}}}

func close(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: got %.12f, want %.12f", what, got, want)
	}
}

// add gives n respondents the same answers in both waves; an empty answer is of who was not there.
func add(in *Input, n int, before, after string) {
	if in.Before == nil {
		in.Before, in.After, in.Here, in.Again = map[string]Answers{"": {}}, map[string]Answers{"": {}}, map[string]bool{}, map[string]bool{}
	}
	for range n {
		link := fmt.Sprint(len(in.Here)+1000*len(in.Again), before, after)
		if before != "" {
			in.Here[link], in.Before[""][link] = true, Answer{Given: true, Picks: []string{before}}
		}
		if after != "" {
			in.Again[link], in.After[""][link] = true, Answer{Given: true, Picks: []string{after}}
		}
	}
}

// Values of R 4.2.2: binom.test(5, 19)$p.value; 2*pbinom(5, 19, .5) - dbinom(5, 19, .5), as exact2x2 has it;
// Newcombe's method 10 by its definition (PropCIs has only Wald's for pairs).
func TestPairedChange(t *testing.T) {
	t.Parallel()
	in := Input{From: "a", To: "b", Item: yesNo, Level: 0.95}
	add(&in, 20, "yes", "yes")
	add(&in, 14, "no", "yes")
	add(&in, 5, "yes", "no")
	add(&in, 21, "no", "no")
	add(&in, 15, "no", "")
	add(&in, 30, "", "yes")
	p, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	if p.Both != 60 || p.Linked != [2]int{75, 90} || p.Rows[0].N != 60 {
		t.Errorf("got %+v", p)
	}
	row := p.Rows[0]
	yes := row.Changes[0]
	if yes.Always != 20 || yes.Gained != 14 || yes.Lost != 5 || yes.Never != 21 {
		t.Errorf("got %+v", yes)
	}
	close(t, "mid-P", yes.MidP, 0.041389465332)
	close(t, "exact", yes.ExactP, 0.063568115234)
	close(t, "Holm", yes.AdjustedP, 2*0.041389465332)
	for i, want := range []float64{0.15, 0.0080537939, 0.2817715280} {
		if got := []float64{yes.Difference.Estimate, yes.Difference.Low, yes.Difference.High}[i]; math.Abs(got-want) > 1e-9 {
			t.Errorf("difference %d: got %.10f, want %.10f", i, got, want)
		}
	}
	if fmt.Sprint(row.Flow) != "[[20 5] [14 21]]" {
		t.Errorf("got %v", row.Flow)
	}
	// prop.test(35, 50, correct = FALSE)$conf.int of R 4.2.2 is Wilson's: 0.562476..., 0.808970...
	if no := row.Stayed[1]; no.Of != 50 || no.Came != 35 || math.Abs(no.Interval.Low-0.5624) > 1e-4 || math.Abs(no.Interval.High-0.8090) > 1e-4 {
		t.Errorf("got %+v", no)
	}
}

// Values of R 4.2.2: t.test(y, x, paired = TRUE) with x = c(3,5,2,8,7,4,6,9,1,5), y = c(4,5,4,9,6,7,8,9,3,4)
func TestPairedMean(t *testing.T) {
	t.Parallel()
	in := Input{Item: data.Item{ID: "hours", Kind: data.Number}, Level: 0.95, Before: map[string]Answers{"": {}}, After: map[string]Answers{"": {}}}
	y := []float64{4, 5, 4, 9, 6, 7, 8, 9, 3, 4}
	for i, x := range []float64{3, 5, 2, 8, 7, 4, 6, 9, 1, 5} {
		in.Before[""][fmt.Sprint(i)], in.After[""][fmt.Sprint(i)] = Answer{Given: true, Value: x}, Answer{Given: true, Value: y[i]}
	}
	in.Before[""]["gone"], in.After[""]["came"] = Answer{Given: true, Value: 99}, Answer{Given: true, Value: 99}
	p, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	m := p.Rows[0].Mean
	close(t, "difference", m.Difference, 0.9)
	close(t, "low", m.Low, -0.0802681039)
	close(t, "high", m.High, 1.8802681039)
	close(t, "p", m.P, 0.0676014631)
	if p.Rows[0].N != 10 || m.Before != 5 || m.After != 5.9 {
		t.Errorf("got %+v", m)
	}
	for name, after := range map[string]float64{"nobody moved": 5, "all moved alike": 6} {
		in.Before[""], in.After[""] = Answers{"a": {Given: true, Value: 5}, "b": {Given: true, Value: 5}}, Answers{"a": {Given: true, Value: after}, "b": {Given: true, Value: after}}
		if p, err = New(in); err != nil || p.Rows[0].Mean.P != 6-after {
			t.Errorf("%s: %+v %v", name, p.Rows[0].Mean, err)
		}
	}
	in.After[""] = Answers{}
	if p, err = New(in); err != nil || p.Rows[0].Mean != nil || p.Rows[0].N != 0 {
		t.Errorf("nobody twice: %+v %v", p, err)
	}
}
