package design

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/data/sums"
)

// rakedSchools are schools of which the weights were raked to some margins.
type rakedSchools struct {
	schools
	weights []float64
	margins []string // columns
	targets []Target
}

// rake fits the weights to margins, given as the number of schools in each category of a column.
func (s schools) rake(t *testing.T, margins ...Target) rakedSchools {
	t.Helper()
	out := rakedSchools{schools: s, targets: margins}
	var fitted []Margin
	for _, margin := range margins {
		out.margins = append(out.margins, margin.Name)
		var names []string
		for name := range margin.Totals {
			names = append(names, name)
		}
		slices.Sort(names)
		m := Margin{Name: margin.Name}
		for _, name := range names {
			m.Targets = append(m.Targets, margin.Totals[name])
		}
		for _, r := range s.records {
			m.Categories = append(m.Categories, slices.Index(names, r[margin.Name]))
		}
		fitted = append(fitted, m)
	}
	raking, err := Rake(schoolWeights(t, s.records), fitted, RakeOptions{MaxIterations: 1000, Tolerance: 1e-13})
	must(t, err)
	if !raking.Converged {
		t.Fatal("the weights have not converged")
	}
	out.weights = raking.Weights
	return out
}

func (s rakedSchools) drawn(t *testing.T, i int) sums.Drawn {
	r := s.records[i]
	var categories []string
	for _, margin := range s.margins {
		categories = append(categories, r[margin])
	}
	return sums.Drawn{Stratum: s.stratum(r), Cluster: s.clusterOf(r), Weight: s.weights[i], Margins: sums.JoinMargins(categories...), Before: r.number(t, "pw")}
}

// design is that of the raked sample.
func (s rakedSchools) design(t *testing.T) Design {
	t.Helper()
	whole := sums.NewSample().WithDetail(sums.Detail{Within: s.within != "", Raked: true})
	for i := range s.records {
		must(t, whole.AddDrawn(s.drawn(t, i)))
	}
	d := s.schools.design(t)
	d.Raked = &Calibration{Sample: whole, Margins: s.targets}
	return d
}

// fill adds the schools that keep accepts to the sums; of a number, their value.
func (s rakedSchools) fill(t *testing.T, into *sums.Sums, keep func(record) bool, picks func(record) []int) *sums.Sums {
	t.Helper()
	into = into.WithDetail(sums.Detail{Within: s.within != "", Raked: true})
	for i, r := range s.records {
		switch {
		case !keep(r):
		case into.Kind() == sums.Number:
			must(t, into.AddDrawnNumber(s.drawn(t, i), r.number(t, "api00")))
		default:
			must(t, into.AddDrawn(s.drawn(t, i), picks(r)...))
		}
	}
	return into
}

var schoolTargets = []Target{{"stype", map[string]float64{"E": 4421, "H": 755, "M": 1018}}, {"sch_wide", map[string]float64{"No": 1072, "Yes": 5122}}}

func TestRakedProportionAgreesWithCalibrate(t *testing.T) {
	designs := designs(t)
	for _, want := range readFixture(t, "expected_raked.csv") {
		t.Run(want["design"]+"/"+want["domain"]+"/"+want["item"], func(t *testing.T) {
			s := designs[want["design"]].rake(t, schoolTargets...)
			answers := s.fill(t, sums.NewSingle(1), inDomain(want["domain"]), func(r record) []int { return picks(r[want["item"]] == "Yes") })
			got, err := s.design(t).Proportion(answers, 0)
			must(t, err)
			near(t, "value", got.Value, want.number(t, "value"))
			near(t, "standard error", got.StandardError, want.number(t, "se"))
			if known := want["item"] == "sch_wide" && want["domain"] == "all"; got.Fixed() != known {
				t.Errorf("known share: %t", got.Fixed())
			}
		})
	}
}

// Expected values are those of testdata/calibrated.R: R 4.2.2 with survey 4.1.1.
func TestEstimatesAfterRakingAgreeWithCalibrate(t *testing.T) {
	designs := designs(t)
	all, elementary := everyone, inDomain("E")
	other := func(r record) bool { return r["stype"] != "E" }
	improved := func(r record) []int { return picks(r["comp_imp"] == "Yes") }
	for _, want := range readFixture(t, "expected_calibrated.csv") {
		t.Run(want["design"]+"/"+want["what"], func(t *testing.T) {
			s := designs[want["design"]].rake(t, Target{"sch_wide", map[string]float64{"No": 1072, "Yes": 5122}}, Target{"awards", map[string]float64{"No": 1994, "Yes": 4200}})
			d := s.design(t)
			var value, se float64
			var degrees int
			estimate := func(e Estimate, err error) {
				must(t, err)
				value, se, degrees = e.Value, e.StandardError, e.DegreesOfFreedom
			}
			switch want["what"] {
			case "mean":
				estimate(d.Mean(s.fill(t, sums.NewNumber(), all, nil)))
			case "mean E":
				estimate(d.Mean(s.fill(t, sums.NewNumber(), elementary, nil)))
			case "total":
				estimate(d.Total(s.fill(t, sums.NewNumber(), all, nil)))
			case "share E":
				p, err := d.Proportion(s.fill(t, sums.NewSingle(1), elementary, improved), 0)
				estimate(p.Estimate, err)
			case "share H":
				p, err := d.Proportion(s.fill(t, sums.NewSingle(1), all, func(r record) []int { return picks(r["stype"] == "H") }), 0)
				estimate(p.Estimate, err)
			case "difference of means":
				difference, err := d.DifferenceOfMeans(s.fill(t, sums.NewNumber(), elementary, nil), s.fill(t, sums.NewNumber(), other, nil))
				must(t, err)
				value, se, degrees = difference.Value, difference.StandardError, difference.DegreesOfFreedom
			case "difference of shares":
				difference, err := differenceOfGroups(d, s.fill(t, sums.NewSingle(1), elementary, improved), s.fill(t, sums.NewSingle(1), other, improved), 0)
				must(t, err)
				value, se, degrees = difference.Value, difference.StandardError, difference.DegreesOfFreedom
			case "rao-scott":
				types := []string{"E", "H", "M"}
				cells := s.fill(t, sums.NewSingle(6), all, func(r record) []int { return []int{slices.Index(types, r["stype"])*2 + len(improved(r))} })
				test, err := d.RaoScott(cells, 3, 2)
				must(t, err)
				near(t, "F", test.SecondOrder.Statistic, want.number(t, "value"))
				near(t, "numerator", test.SecondOrder.Numerator, want.number(t, "se"))
				return
			default:
				t.Fatal("no such estimate")
			}
			near(t, "value", value, want.number(t, "value"))
			near(t, "standard error", se, want.number(t, "se"))
			if strconv.Itoa(degrees) != want["df"] {
				t.Errorf("%d degrees of freedom, want %s", degrees, want["df"])
			}
		})
	}
}

// A share that the weights were raked to has no sampling error, nor has what follows from it; within a group it has.
func TestWhatWasRakedToIsKnown(t *testing.T) {
	s := designs(t)["clus1"].rake(t, schoolTargets...)
	types := []string{"E", "H", "M"}
	answers := s.fill(t, sums.NewSingle(3), everyone, func(r record) []int { return []int{slices.Index(types, r["stype"])} })
	d := s.design(t)
	high, err := d.Proportion(answers, 1)
	must(t, err)
	near(t, "high schools", high.Value, 755.0/6194)
	for _, method := range Methods() {
		bounds, err := high.Interval(method, 0.95)
		must(t, err)
		if !high.Fixed() || high.Census() || bounds.Low != high.Value || bounds.High != high.Value || high.StandardError != 0 {
			t.Errorf("%s: %+v, %+v", method, high, bounds)
		}
	}
	both, err := answers.Collapse([]int{1, 2})
	must(t, err)
	secondary, err := d.Proportion(both, 0)
	must(t, err)
	if !secondary.Fixed() {
		t.Errorf("high and middle schools together: %+v", secondary)
	}
	none, err := d.Proportion(s.fill(t, sums.NewSingle(1), everyone, func(record) []int { return nil }), 0)
	must(t, err)
	if bounds, err := none.Wilson(0.95); err != nil || none.Fixed() || bounds.High == 0 {
		t.Errorf("an option that nobody chose: %+v, %+v, %v", none, bounds, err)
	}
}

func TestRakedSamplesThatDoNotFit(t *testing.T) {
	s := designs(t)["clus1"].rake(t, schoolTargets...)
	answers := s.fill(t, sums.NewMultiple(3), everyone, pickedItems)
	for name, c := range map[string]struct {
		change func(d *Design)
		want   string
	}{
		"weights that miss a margin": {func(d *Design) {
			d.Raked.Margins = []Target{{"stype", map[string]float64{"E": 4421, "H": 800, "M": 973}}, schoolTargets[1]}
		}, `the weights of "H" in the margin stype add up to 755`},
		"a margin too few":         {func(d *Design) { d.Raked.Margins = schoolTargets[:1] }, "in the categories of 2 margins, and there are 1"},
		"a sample without margins": {func(d *Design) { d.Raked.Sample = sums.NewSample() }, "make them with the detail Raked"},
		"more than the sample":     {func(d *Design) { d.Raked.Sample = s.fill(t, sums.NewSample(), inDomain("E"), pickedNone) }, "add up to"},
	} {
		d := s.design(t)
		c.change(&d)
		if _, err := d.Proportion(answers, 0); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	twice := answers.Clone()
	must(t, twice.Merge(answers))
	if _, err := s.design(t).Proportion(twice, 0); err == nil || !strings.Contains(err.Error(), "more respondents than the sample") {
		t.Error(err)
	}
}

func pickedNone(record) []int { return nil }
