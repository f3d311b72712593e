package design

import (
	"slices"
	"strconv"
	"testing"

	"spoor/data/sums"
)

func TestEstimatesAgreeWithSurvey(t *testing.T) {
	designs := designs(t)
	for _, want := range readFixture(t, "expected_estimates.csv") {
		name := want["design"] + "/" + want["domain"] + "/" + want["item"]
		t.Run(name, func(t *testing.T) {
			s := designs[want["design"]]
			d := s.design(t)
			var got Estimate
			if want["item"] == "api00" {
				scores := sums.NewNumber().WithDetail(s.detail())
				for _, r := range s.records {
					if inDomain(want["domain"])(r) {
						must(t, scores.AddNumber(s.stratum(r), s.clusterOf(r), r.number(t, "pw"), r.number(t, "api00")))
					}
				}
				var err error
				got, err = d.Mean(scores)
				must(t, err)
			} else {
				answers := s.fill(t, sums.NewMultiple(3), inDomain(want["domain"]), pickedItems)
				p, err := d.Proportion(answers, slices.Index(items, want["item"]))
				must(t, err)
				got = p.Estimate
				checkIntervals(t, p, want)
			}
			near(t, "value", got.Value, want.number(t, "value"))
			near(t, "standard error", got.StandardError, want.number(t, "se"))
			near(t, "design effect", got.DesignEffect, want.number(t, "deff"))
			near(t, "design effect, finite", got.DesignEffectFinite, want.number(t, "deff_finite"))
			if got.DegreesOfFreedom != int(want.number(t, "df")) || got.Respondents != int(want.number(t, "n")) {
				t.Errorf("df, n = %d, %d, want %s, %s", got.DegreesOfFreedom, got.Respondents, want["df"], want["n"])
			}
		})
	}
}

func checkIntervals(t *testing.T, p Proportion, want record) {
	t.Helper()
	logit, err := p.Logit(0.95)
	must(t, err)
	near(t, "logit low", logit.Low, want.number(t, "logit_low"))
	near(t, "logit high", logit.High, want.number(t, "logit_high"))
	beta, err := p.Beta(0.95)
	must(t, err)
	near(t, "beta low", beta.Low, want.number(t, "beta_low"))
	near(t, "beta high", beta.High, want.number(t, "beta_high"))
}

func TestRaoScottAgreesWithSurvey(t *testing.T) {
	designs := designs(t)
	levels := map[string][]string{"stype": {"E", "H", "M"}}
	for _, item := range items {
		levels[item] = []string{"No", "Yes"}
	}
	for _, want := range readFixture(t, "expected_raoscott.csv") {
		t.Run(want["design"]+"/"+want["rows"]+"/"+want["columns"], func(t *testing.T) {
			s := designs[want["design"]]
			rows, columns := levels[want["rows"]], levels[want["columns"]]
			cells := s.fill(t, sums.NewSingle(len(rows)*len(columns)), everyone, func(r record) []int {
				return []int{slices.Index(rows, r[want["rows"]])*len(columns) + slices.Index(columns, r[want["columns"]])}
			})
			got, err := s.design(t).RaoScott(cells, len(rows), len(columns))
			must(t, err)
			near(t, "Pearson", got.Pearson, want.number(t, "pearson"))
			nearRelative(t, "first order p", got.FirstOrder.P, want.number(t, "first_p"))
			near(t, "F", got.SecondOrder.Statistic, want.number(t, "f"))
			near(t, "numerator", got.SecondOrder.Numerator, want.number(t, "ndf"))
			near(t, "denominator", got.SecondOrder.Denominator, want.number(t, "ddf"))
			nearRelative(t, "second order p", got.SecondOrder.P, want.number(t, "second_p"))
		})
	}
}

func TestGroupsByOptionsAgreesWithInfluenceValues(t *testing.T) {
	designs := designs(t)
	for _, want := range readFixture(t, "expected_groups.csv") {
		t.Run(want["design"], func(t *testing.T) {
			s := designs[want["design"]]
			var groups []*sums.Sums
			for _, domain := range []string{"E", "H", "M"} {
				groups = append(groups, s.fill(t, sums.NewMultiple(3), inDomain(domain), pickedItems))
			}
			got, err := s.design(t).GroupsByOptions(groups)
			must(t, err)
			near(t, "Pearson", got.Pearson, want.number(t, "pearson"))
			near(t, "generalized design effect", got.GeneralizedDeff, want.number(t, "deff"))
			nearRelative(t, "first order p", got.FirstOrder.P, want.number(t, "first_p"))
			near(t, "numerator", got.SecondOrder.Numerator, want.number(t, "ndf"))
			nearRelative(t, "second order p", got.SecondOrder.P, want.number(t, "second_p"))
		})
	}
}

func TestDifferencesAgreeWithSurvey(t *testing.T) {
	designs := designs(t)
	for _, want := range readFixture(t, "expected_differences.csv") {
		t.Run(want["design"]+"/"+want["kind"], func(t *testing.T) {
			s := designs[want["design"]]
			var got Difference
			var err error
			if want["kind"] == "groups" {
				first := s.fill(t, sums.NewMultiple(3), inDomain("E"), pickedItems)
				second := s.fill(t, sums.NewMultiple(3), inDomain("H"), pickedItems)
				got, err = differenceOfGroups(s.design(t), first, second, 0)
			} else {
				got, err = differenceOfOptions(s.design(t), s.fill(t, sums.NewMultiple(3), everyone, pickedItems), []int{0}, []int{2})
			}
			must(t, err)
			near(t, "difference", got.Value, want.number(t, "value"))
			near(t, "standard error", got.StandardError, want.number(t, "se"))
		})
	}
}

func TestReplicatesAgreeWithSurvey(t *testing.T) {
	schools := readFixture(t, "apiclus1.csv")
	var rscales []float64
	for _, r := range readFixture(t, "replicates_jkn_rscales.csv") {
		rscales = append(rscales, r.number(t, "rscale"))
	}
	designs := map[string]ReplicateDesign{"jk1": JK1(15), "jkn": JKn(rscales, 13), "bootstrap": Bootstrap(12, 14),
		"brr": BRR(12, 0, 14), "fay": BRR(12, 0.3, 14)}
	for _, want := range readFixture(t, "expected_replicates.csv") {
		t.Run(want["type"]+"/"+want["mse"]+"/"+want["item"]+"/"+want["domain"], func(t *testing.T) {
			d := designs[want["type"]]
			d.AroundEstimate = want["mse"] == "TRUE"
			weights := replicateWeights(t, "replicates_"+want["weights"]+".csv")
			choice, number := sums.NewMultiple(1), sums.NewNumber()
			for _, r := range schools {
				if inDomain(want["domain"])(r) {
					must(t, choice.AddReplicated(r.number(t, "pw"), weights[r["dnum"]], picks(r["awards"] == "Yes")...))
					must(t, number.AddNumberReplicated(r.number(t, "pw"), weights[r["dnum"]], r.number(t, "api00")))
				}
			}
			replicated := Design{Replicates: &d}
			p, err := replicated.Proportion(choice, 0)
			must(t, err)
			got := p.Estimate
			if want["item"] == "api00" {
				got, err = replicated.Mean(number)
				must(t, err)
			}
			near(t, "value", got.Value, want.number(t, "value"))
			near(t, "standard error", got.StandardError, want.number(t, "se"))
			if _, err := p.Wilson(0.95); err != nil {
				t.Error(err)
			}
		})
	}
}

// replicateWeights are those of a school by its district.
func replicateWeights(t *testing.T, file string) map[string][]float64 {
	t.Helper()
	weights := map[string][]float64{}
	for _, r := range readFixture(t, file) {
		for k := range len(r) - 1 {
			weights[r["dnum"]] = append(weights[r["dnum"]], r.number(t, "X"+strconv.Itoa(k+1)))
		}
	}
	return weights
}
