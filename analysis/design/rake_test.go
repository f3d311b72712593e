package design

import (
	"math"
	"slices"
	"testing"

	"spoor/analysis/design/weigh"
)

// schoolMargins are those of api.R: the population by school type and by whether schools met their target.
func schoolMargins(records []record) []Margin {
	types := Margin{Name: "stype", Targets: []float64{4421, 755, 1018}}
	target := Margin{Name: "sch_wide", Targets: []float64{1072, 5122}}
	for _, r := range records {
		types.Categories = append(types.Categories, slices.Index([]string{"E", "H", "M"}, r["stype"]))
		target.Categories = append(target.Categories, slices.Index([]string{"No", "Yes"}, r["sch_wide"]))
	}
	return []Margin{types, target}
}

func schoolWeights(t *testing.T, records []record) []float64 {
	t.Helper()
	weights := make([]float64, len(records))
	for i, r := range records {
		weights[i] = r.number(t, "pw")
	}
	return weights
}

func TestRakeAgreesWithSurvey(t *testing.T) {
	records := readFixture(t, "apiclus1.csv")
	want := readFixture(t, "expected_raked_weights.csv")
	for column, o := range map[string]RakeOptions{
		"default": {MaxIterations: 10, Tolerance: 1},
		"tight":   {MaxIterations: 200, Tolerance: 1e-12},
		"two":     {MaxIterations: 2, Tolerance: 1e-12},
	} {
		t.Run(column, func(t *testing.T) {
			got, err := Rake(schoolWeights(t, records), schoolMargins(records), o)
			must(t, err)
			for i := range want {
				near(t, "weight", got.Weights[i], want[i].number(t, column))
			}
			if got.Converged != (column != "two") {
				t.Errorf("converged = %v after %d iterations", got.Converged, got.Iterations)
			}
			if column == "tight" && got.LargestGap > 1e-8 {
				t.Errorf("largest gap = %v", got.LargestGap)
			}
			if math.Abs(got.KishBefore-1) > 1e-12 || got.KishAfter <= 1 {
				t.Errorf("Kish before, after = %v, %v", got.KishBefore, got.KishAfter)
			}
		})
	}
}

// A tolerance in weights of 1 each is finer than a float of millions: raking to those would never end.
func TestRakeConvergesWhateverTheTotal(t *testing.T) {
	const respondents = 3000
	weights := make([]float64, respondents)
	flat := Margin{Name: "flat", Targets: make([]float64, 5), Categories: make([]int, respondents)}
	uneven := Margin{Name: "uneven", Targets: make([]float64, 3), Categories: make([]int, respondents)}
	for i := range weights {
		weights[i] = 1
		flat.Categories[i] = i * i % 7 % 5
		uneven.Categories[i] = i / 11 % 3
	}
	for i := range flat.Categories[:respondents/4] {
		flat.Categories[i] = i % 5
	}
	for _, total := range []float64{1, 3000, 8.9e6, 1e7, 1.78e7, 1e12} {
		for k := range flat.Targets {
			flat.Targets[k] = total / 5
		}
		for k, share := range []float64{0.213, 0.487, 0.3} {
			uneven.Targets[k] = share * total
		}
		for _, margins := range [][]Margin{{flat}, {flat, uneven}} {
			got, err := Rake(weights, margins, RakeOptions{Tolerance: 1e-12, MaxIterations: 50})
			must(t, err)
			if !got.Converged || got.LargestGap > 1e-12*total {
				t.Errorf("total %v, %d margins: converged = %v after %d iterations, gap %v", total, len(margins), got.Converged, got.Iterations, got.LargestGap)
			}
		}
	}
}

func TestTrimAgreesWithSurvey(t *testing.T) {
	want := readFixture(t, "expected_raked_weights.csv")
	var weights []float64
	for _, r := range want {
		weights = append(weights, r.number(t, "tight"))
	}
	got, err := weigh.Trim(weights, 20, 45)
	must(t, err)
	for i := range want {
		near(t, "weight", got[i], want[i].number(t, "trimmed"))
	}
}

func TestRakeWithCaps(t *testing.T) {
	records := readFixture(t, "apiclus1.csv")
	got, err := Rake(schoolWeights(t, records), schoolMargins(records), RakeOptions{MaxIterations: 1000, Upper: 1.7})
	must(t, err)
	largest := slices.Max(got.Weights)
	if limit := 1.7 * 6194 / 183; largest > limit*(1+1e-9) {
		t.Errorf("largest weight %v, cap %v", largest, limit)
	}
	if !got.Converged || got.LargestGap > 1e-4 || got.Capped == 0 {
		t.Errorf("converged %v, gap %v, capped %d", got.Converged, got.LargestGap, got.Capped)
	}
	free, err := Rake(schoolWeights(t, records), schoolMargins(records), RakeOptions{})
	must(t, err)
	if slices.Max(free.Weights) <= largest {
		t.Errorf("the cap changes nothing: the largest weight is %v without it", slices.Max(free.Weights))
	}
	// The 14 high schools stand for 755 of 6194, which takes weights of 1.6 times the mean.
	tight, err := Rake(schoolWeights(t, records), schoolMargins(records), RakeOptions{Lower: 0.9, Upper: 1.1})
	must(t, err)
	if tight.Converged || tight.LargestGap < 1 {
		t.Errorf("impossible caps: converged %v, gap %v", tight.Converged, tight.LargestGap)
	}
}

func TestRakeRefuses(t *testing.T) {
	ones := []float64{1, 1, 1}
	fits := Margin{Name: "sector", Categories: []int{0, 1, 1}, Targets: []float64{1, 2}}
	for name, c := range map[string]struct {
		weights []float64
		margins []Margin
		options RakeOptions
	}{
		"no margins":            {ones, nil, RakeOptions{}},
		"negative weight":       {[]float64{1, -1, 1}, []Margin{fits}, RakeOptions{}},
		"not a number":          {[]float64{1, math.NaN(), 1}, []Margin{fits}, RakeOptions{}},
		"all weights zero":      {[]float64{0, 0, 0}, []Margin{fits}, RakeOptions{}},
		"too few categories":    {ones, []Margin{{Categories: []int{0}, Targets: []float64{3}}}, RakeOptions{}},
		"unknown category":      {ones, []Margin{{Categories: []int{0, 1, 2}, Targets: []float64{1, 2}}}, RakeOptions{}},
		"sample not in targets": {ones, []Margin{{Categories: []int{0, 1, 1}, Targets: []float64{3, 0}}}, RakeOptions{}},
		"target not in sample":  {ones, []Margin{{Categories: []int{0, 0, 0}, Targets: []float64{1, 2}}}, RakeOptions{}},
		"negative target":       {ones, []Margin{{Categories: []int{0, 1, 1}, Targets: []float64{4, -1}}}, RakeOptions{}},
		"unequal totals":        {ones, []Margin{fits, {Categories: []int{0, 1, 1}, Targets: []float64{1, 3}}}, RakeOptions{}},
		"upper cap below mean":  {ones, []Margin{fits}, RakeOptions{Upper: 0.5}},
		"lower cap above mean":  {ones, []Margin{fits}, RakeOptions{Lower: 2}},
	} {
		if got, err := Rake(c.weights, c.margins, c.options); err == nil {
			t.Errorf("%s: no error, weights %v", name, got.Weights)
		}
	}
	if _, err := Rake(ones, []Margin{fits}, RakeOptions{}); err != nil {
		t.Errorf("the margin that fits: %v", err)
	}
}
