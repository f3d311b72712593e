package design

import (
	"errors"
	"testing"

	"spoor/data/sums"
)

// jackknifed fills sums of the schools for which member holds with the replicate weights of the jackknife.
func jackknifed(t *testing.T, s *sums.Sums, member func(record) bool, chosen func(record) []int) *sums.Sums {
	t.Helper()
	weights := replicateWeights(t, "replicates_jk1.csv")
	for _, r := range readFixture(t, "apiclus1.csv") {
		if member(r) {
			must(t, s.AddReplicated(r.number(t, "pw"), weights[r["dnum"]], chosen(r)...))
		}
	}
	return s
}

func awarded(r record) []int { return picks(r["awards"] == "Yes") }

func typed(r record) []int {
	return []int{map[string]int{"E": 0, "H": 1, "M": 2}[r["stype"]]}
}

// Expected values are those of testdata/replicates.R: R 4.2.2 with survey 4.1.1.
func TestReplicatesCompareAsSurvey(t *testing.T) {
	for _, want := range []struct {
		around                                               bool
		groups, options, f, numerator, denominator, p, ratio float64
	}{
		{false, 0.147125163003577, 0.0828109142222221, 4.47993763534243, 1.66348729880929, 23.2888221833301, 0.0281490840049696, 0.007984200869798},
		{true, 0.147167601306892, 0.0828792817082296, 4.47543642021165, 1.66306456209, 23.28290386926, 0.0282430907126044, 0.00798428716343493},
	} {
		replicates := JK1(15)
		replicates.AroundEstimate = want.around
		d := Design{Replicates: &replicates}
		first, second := jackknifed(t, sums.NewSingle(1), inDomain("E"), awarded), jackknifed(t, sums.NewSingle(1), inDomain("H"), awarded)
		groups, err := differenceOfGroups(d, first, second, 0)
		must(t, err)
		near(t, "difference of groups", groups.Value, 0.342261904761905)
		near(t, "its standard error", groups.StandardError, want.groups)
		if groups.DegreesOfFreedom != 14 {
			t.Errorf("%d degrees of freedom", groups.DegreesOfFreedom)
		}
		options, err := differenceOfOptions(d, jackknifed(t, sums.NewSingle(3), everyone, typed), []int{0}, []int{2})
		must(t, err)
		near(t, "difference of options", options.Value, 0.650273224043716)
		near(t, "its standard error", options.StandardError, want.options)

		crossed := jackknifed(t, sums.NewSingle(6), everyone, func(r record) []int { return []int{2*typed(r)[0] + len(awarded(r))} })
		test, err := d.RaoScott(crossed, 3, 2)
		must(t, err)
		near(t, "F", test.SecondOrder.Statistic, want.f)
		near(t, "numerator", test.SecondOrder.Numerator, want.numerator)
		near(t, "denominator", test.SecondOrder.Denominator, want.denominator)
		near(t, "p", test.SecondOrder.P, want.p)

		both := jackknifed(t, sums.NewMultiple(2), everyone, func(r record) []int {
			chosen := awarded(r)
			if r["sch_wide"] == "Yes" {
				chosen = append(chosen, 1)
			}
			return chosen
		})
		share, err := d.ShareOfResponses(both, 0)
		must(t, err)
		near(t, "share of responses", share.Value, 0.448275862068966)
		near(t, "its standard error", share.StandardError, want.ratio)
	}
}

func TestReplicatesSurviveRecoding(t *testing.T) {
	replicates := JK1(15)
	d := Design{Replicates: &replicates}
	whole := jackknifed(t, sums.NewSingle(3), everyone, typed)
	collapsed, err := whole.Collapse([]int{1, 2})
	must(t, err)
	got, err := d.Proportion(collapsed, 0)
	must(t, err)
	elementary, err := d.Proportion(whole, 0)
	must(t, err)
	near(t, "share of the others", got.Value, 1-elementary.Value)
	near(t, "its standard error", got.StandardError, elementary.StandardError)

	scored, err := whole.Scores([]float64{1, 0, 0})
	must(t, err)
	mean, err := d.Mean(scored)
	must(t, err)
	near(t, "mean of scores", mean.Value, elementary.Value)
	near(t, "its standard error", mean.StandardError, elementary.StandardError)

	clone := whole.Clone()
	must(t, clone.Merge(sums.NewSingle(3)))
	again, err := d.Proportion(clone, 0)
	must(t, err)
	near(t, "standard error of a copy", again.StandardError, elementary.StandardError)
}

func TestReplicatesAtTheEdges(t *testing.T) {
	s := sums.NewMultiple(2)
	jk := func(d ReplicateDesign) Design { return Design{Replicates: &d} }
	if p, err := jk(JK1(2)).Proportion(s, 0); !errors.Is(err, ErrNoRespondents) {
		t.Errorf("nobody: %+v, %v", p, err)
	}
	must(t, s.AddReplicated(1, []float64{2, 0}, 0))
	must(t, s.AddReplicated(1, []float64{2, 0}))
	must(t, s.AddReplicated(0, []float64{5, 5}))
	for name, err := range map[string]error{
		"too few weights":    s.AddReplicated(1, []float64{1}),
		"negative replicate": s.AddReplicated(1, []float64{1, -1}),
		"unknown option":     s.AddReplicated(1, []float64{1, 1}, 2),
		"number":             s.AddNumberReplicated(1, []float64{1, 1}, 3),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	// Nobody is left in the second replicate: the share is known, and how certain it is is not.
	p, err := jk(JK1(2)).Proportion(s, 0)
	if err != nil || p.Value != 0.5 || p.DegreesOfFreedom != 0 {
		t.Errorf("%+v, %v", p, err)
	}
	for name, d := range map[string]ReplicateDesign{
		"scales of another length": JKn([]float64{1}, 1),
		"scales of 0":              JKn([]float64{0, 0}, 1),
		"no scale":                 {},
		"infinite scale":           Bootstrap(1, 1),
	} {
		if p, err := jk(d).Proportion(s, 0); err == nil {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if p, err := jk(JK1(2)).Proportion(sumsWithoutReplicates(t), 0); err == nil {
		t.Errorf("sums without replicates: %+v", p)
	}
	other := sums.NewMultiple(2)
	must(t, other.AddReplicated(1, []float64{1, 1, 1}, 0))
	if err := other.Merge(s); err == nil {
		t.Error("sums with other replicates were added")
	}
}

func sumsWithoutReplicates(t *testing.T) *sums.Sums {
	s := sums.NewMultiple(2)
	must(t, s.Add("", "", 1, 0))
	return s
}

func TestReplicateWithoutScaleIsNotInTheCentre(t *testing.T) {
	s := sums.NewNumber()
	must(t, s.AddNumberReplicated(1, []float64{8, 6, 1}, 0))
	must(t, s.AddNumberReplicated(1, []float64{2, 4, 9}, 1))
	// Replicates 0.2, 0.4 and 0.9, of which the last counts for nothing: (0.2-0.3)² + (0.4-0.3)².
	replicates := JKn([]float64{1, 1, 0}, 1)
	got, err := Design{Replicates: &replicates}.Mean(s)
	must(t, err)
	near(t, "variance", got.Variance, 0.02)
}
