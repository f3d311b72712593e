package analysis

import (
	"math"
	"os"
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/sums"
)

// members returns a crosstab of the example survey in testdata; expected values are those of testdata/members.R and
// members_boschloo.py.
func members(t *testing.T, wave, item, by string, options Options) (Table, error) {
	t.Helper()
	survey, err := count.Open(os.DirFS("testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	of, err := survey.Wave(wave)
	if err != nil {
		t.Fatal(err)
	}
	counted, problems, err := survey.Crosstab(t.Context(), of, item, by)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return NewCrosstab(of, counted, options)
}

func contrastOf(t *testing.T, table Table, group, row, option string) estimate.Contrast {
	t.Helper()
	for _, g := range table.Groups {
		for _, c := range g.Contrasts {
			if g.ID == group && c.Row == row && c.Option == option {
				return c
			}
		}
	}
	t.Fatalf("no contrast of %s %s in %s", row, option, group)
	return estimate.Contrast{}
}

func agree(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %.12g, want %.12g", what, got, want)
	}
}

func TestCrosstabOfAMultipleItem(t *testing.T) {
	table, err := members(t, "2026", "factors", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	if table.By.ID != "sector" || len(table.Groups) != 3 || table.Groups[1].Parts[0].Answered != 13 || table.Parts[0].Answered != 59 {
		t.Fatalf("%+v", table)
	}
	for _, c := range []struct {
		group, option                     string
		fisher, boschloo, holm, low, high float64
	}{
		{"care", "start", 0.00711435846089638, 0.005222500287691689, 0.057447503164608574, 0.10919975137594023, 0.5584709587459442},
		{"build", "start", 3.74682189214504e-05, 1.2838456350432249e-05, 0.00015406147620518698, -0.7765809569343184, -0.3555730181853363},
		{"care", "contact", 0.0278612748177031, 0.02085489577405249, 0.2085489577405249, 0.04504978746879773, 0.5118734831620645},
		{"office", "contact", 0.0837111371889646, 0.06277404122564773, 0.5649663710308295, -0.4564302845738336, 0.003002951905168527},
		{"care", "other", 1, 1, 1, -0.10426999754245211, 0.13797620467498026},
	} {
		got := contrastOf(t, table, c.group, "", c.option)
		what := c.option + " in " + c.group
		agree(t, what+": Fisher", got.FisherP, c.fisher, 1e-12)
		agree(t, what+": Boschloo", got.P, c.boschloo, 1e-9)
		agree(t, what+": Holm", got.AdjustedP, c.holm, 1e-8)
		agree(t, what+": low", got.Interval.Low, c.low, 1e-10)
		agree(t, what+": high", got.Interval.High, c.high, 1e-10)
		if got.Family != 12 {
			t.Errorf("%s: adjusted for %d", what, got.Family)
		}
	}
	association := table.Associations[0]
	if association.Test != "permutation" || association.Seed != 1 || association.Check != design.MethodRaoScott {
		t.Errorf("%+v", association)
	}
	// Both tests answer the same question; the permutation's own error is 0.003 at most.
	agree(t, "permutation against Rao-Scott", association.P, association.CheckP, 0.01)
	if association.P > 0.01 {
		t.Errorf("a difference of 32 against 1 in 13 is not seen: %+v", association)
	}
	if got := table.Notes[len(table.Notes)-1].EN; !strings.HasPrefix(got, "12 comparisons, adjusted together by Holm. With these numbers 9 could ever reach") {
		t.Error(got)
	}
	if got := table.Parts[0].Notes[0].EN; got != "2 respondents gave no answer to ‘Sector’ and count in the total only." {
		t.Error(got)
	}
}

func TestCrosstabOfOtherKinds(t *testing.T) {
	table, err := members(t, "2026", "advice", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	// Expected counts are small, so the permutation decides and chi-square (R) checks it.
	a := table.Associations[0]
	if a.Test != "permutation" || a.Check != "chi-square" {
		t.Errorf("%+v", a)
	}
	agree(t, "chi-square", a.Statistic, 3.503614577144, 1e-10)
	agree(t, "p of chi-square", a.CheckP, 0.477328952971, 1e-10)
	agree(t, "p of the permutation", a.P, 0.4773, 0.03)

	if table, err = members(t, "2026", "quality", "sector", DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	for row, want := range [][2]float64{{5.228990164622, 0.0732047417351}, {4.349752564001, 0.113622209914}} {
		agree(t, "Kruskal-Wallis", table.Associations[row].Statistic, want[0], 1e-10)
		agree(t, "p of Kruskal-Wallis", table.Associations[row].P, want[1], 1e-10)
	}
	if got := table.Groups[0].Contrasts; len(got) != 2 || got[1].Row != "doctor" || got[1].Option != data.Top2 || got[1].Family != 6 {
		t.Errorf("%+v", got)
	}
	if table, err = members(t, "2026", "duration", "sector", DefaultOptions()); err != nil || table.Associations[0].Test != hypothesis.MethodWelchANOVA || len(table.Groups[0].Contrasts) != 1 {
		t.Errorf("%+v, %v", table, err)
	}
	// The groups are those who picked an option, and overlap.
	if table, err = members(t, "2026", "advice", "factors", DefaultOptions()); err != nil || table.Associations[0].Test != "" || len(table.Associations[0].Notes) != 1 {
		t.Errorf("%+v, %v", table.Associations, err)
	}
}

func TestWeightedCrosstabAgreesWithSurvey(t *testing.T) {
	table, err := members(t, "2026-design", "factors", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	start, _ := table.At("", "start")
	agree(t, "share", start.Proportion, 0.61350148367953, 1e-12)
	agree(t, "standard error", start.Weighted.StandardError, 0.06188818352768, 1e-12)
	agree(t, "design effect", start.Weighted.DesignEffect, 0.93687, 1e-5)
	if start.Weighted.DegreesOfFreedom != 12 || start.Base != 59 {
		t.Errorf("%+v", start)
	}
	care, _ := Table{Parts: table.Groups[0].Parts}.At("", "start")
	agree(t, "share in care", care.Proportion, 0.746551724137931, 1e-12)
	agree(t, "standard error in care", care.Weighted.StandardError, 0.1123786969427981, 1e-12)
	c := contrastOf(t, table, "care", "", "start")
	agree(t, "difference", c.Difference, 0.2609946402315, 1e-12)
	agree(t, "p", c.P, 0.0540162650493384, 1e-10)
	if c.Test != hypothesis.MethodStudent || c.FisherP != 1 || c.Family != 9 {
		t.Errorf("%+v", c)
	}

	logit := DefaultOptions()
	logit.Method = interval.MethodLogit
	if table, err = members(t, "2026-design", "factors", "", logit); err != nil {
		t.Fatal(err)
	}
	start, _ = table.At("", "start")
	agree(t, "logit low", start.Interval.Low, 0.473370111152462, 1e-10)
	agree(t, "logit high", start.Interval.High, 0.737057348945518, 1e-10)

	if table, err = members(t, "2026-design", "advice", "sector", DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	if a := table.Associations[0]; a.Test != design.MethodRaoScott {
		t.Errorf("%+v", a)
	}
	agree(t, "Rao-Scott", table.Associations[0].Statistic, 1.015459160857, 1e-9)
	agree(t, "p of Rao-Scott", table.Associations[0].P, 0.400507391882, 1e-9)

	if table, err = members(t, "2026-design", "quality", "", DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	top, _ := table.At("employer", data.Top2)
	agree(t, "top 2", top.Proportion, 0.7874818049491, 1e-12)
	agree(t, "standard error of top 2", top.Weighted.StandardError, 0.0519, 5e-5)

	if table, err = members(t, "2026-design", "duration", "", DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	mean, _ := table.At("", "")
	agree(t, "mean", 24*mean.Proportion, 12.42868462758, 1e-10)
	agree(t, "mean low", 24*mean.Interval.Low, 11.1006861046651, 1e-9)
	agree(t, "mean high", 24*mean.Interval.High, 13.7566831504855, 1e-9)
}

func TestBases(t *testing.T) {
	asked, responses := DefaultOptions(), DefaultOptions()
	asked.Base, responses.Base = estimate.BaseAsked, estimate.BaseResponses
	table, err := members(t, "2026-design", "factors", "", asked)
	if err != nil {
		t.Fatal(err)
	}
	start, _ := table.At("", "start")
	agree(t, "share of asked", start.Proportion, 0.6018922852984, 1e-12)
	agree(t, "its standard error", start.Weighted.StandardError, 0.05772, 5e-6)
	if table, err = members(t, "2026-design", "factors", "", responses); err != nil {
		t.Fatal(err)
	}
	start, _ = table.At("", "start")
	agree(t, "share of responses", start.Proportion, 0.5018203883495146, 1e-12)
	agree(t, "its standard error", start.Weighted.StandardError, 0.0349217788695164, 1e-12)

	// Unweighted: 35 of 60 asked, and 35 of all 69 picks, whose interval follows from who picked what together.
	if table, err = members(t, "2026", "factors", "", asked); err != nil {
		t.Fatal(err)
	}
	start, _ = table.At("", "start")
	if start.Base != 60 || start.Count != 35 {
		t.Errorf("%+v", start)
	}
	if table, err = members(t, "2026", "factors", "sector", responses); err != nil {
		t.Fatal(err)
	}
	total := 0.0
	for _, e := range table.Parts[0].Estimates {
		total += e.Proportion
	}
	agree(t, "sum of shares of responses", total, 1, 1e-12)
	if len(table.Groups[0].Contrasts) > 0 {
		t.Errorf("%+v", table.Groups[0].Contrasts)
	}
	// Without respondents the interval is the widest.
	counts := []data.Tally{{Wave: "w", Item: "factors", Asked: 60, Answered: 59, Counts: []int{35, 13, 21, 0}}}
	widest, err := NewTable(data.Wave{ID: "w", Provenance: data.Reconstructed}, table.Item, counts, responses)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range widest.Parts[0].Estimates {
		if known := table.Parts[0].Estimates[i]; e.Interval.Method != interval.MethodWidestCase || e.Interval.Low > known.Interval.Low || e.Interval.High < known.Interval.High {
			t.Errorf("%s: %+v is not wider than %+v", e.Option, e.Interval, known.Interval)
		}
	}
}

func TestOptionsThatDoNotFit(t *testing.T) {
	with := func(change func(*Options)) Options {
		o := DefaultOptions()
		change(&o)
		return o
	}
	for _, c := range []struct {
		wave, item string
		options    Options
		want       string
	}{
		{"2026", "advice", with(func(o *Options) { o.Base = estimate.BaseResponses }), "percentages of responses are for multiple items"},
		{"2026", "duration", with(func(o *Options) { o.Base = estimate.BaseAsked }), "who gave no number is in no mean"},
		{"2026", "duration", with(func(o *Options) { o.Joint = estimate.JointDefault }), "joint intervals are for the options of one item"},
		{"2026", "factors", with(func(o *Options) { o.Joint = interval.MethodGoodman }), "use bonferroni-wilson"},
		{"2026-design", "advice", with(func(o *Options) { o.Joint = interval.MethodGoodman }), "use bonferroni-wilson for a weighted one"},
		{"2026-design", "advice", with(func(o *Options) { o.Method = interval.MethodJeffreys }), "is not for a weighted sample"},
		{"2026", "advice", with(func(o *Options) { o.Method = design.MethodKornGraubard }), "unknown interval method"},
	} {
		if got, err := members(t, c.wave, c.item, "sector", c.options); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s of %s: %+v, %v, want %s", c.item, c.wave, got, err, c.want)
		}
	}
}

func TestJointIntervals(t *testing.T) {
	joint := DefaultOptions()
	joint.Joint = estimate.JointDefault
	for _, c := range []struct {
		wave, item string
		method     interval.Method
	}{
		{"2026", "advice", interval.MethodGoodman}, {"2026", "factors", interval.MethodBonferroniWilson},
		{"2026", "quality", interval.MethodGoodman}, {"2026-design", "factors", interval.MethodBonferroniWilson},
	} {
		wide, err := members(t, c.wave, c.item, "", joint)
		if err != nil {
			t.Fatal(err)
		}
		apart, err := members(t, c.wave, c.item, "", DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		for p, part := range wide.Parts {
			for i, e := range part.Estimates {
				one := apart.Parts[p].Estimates[i].Interval
				if e.Interval.Method != c.method || e.Interval.Level != 0.95 || e.Interval.Width() <= one.Width() {
					t.Errorf("%s %s: %+v, apart %+v", c.item, e.Option, e.Interval, one)
				}
			}
		}
	}
	// Who gave no answer is a category too, the fourth.
	joint.Base = estimate.BaseAsked
	table, err := members(t, "2026", "advice", "", joint)
	if err != nil {
		t.Fatal(err)
	}
	yes := table.Parts[0].Estimates[0]
	if yes.Base != 60 || yes.Count+table.Parts[0].Estimates[1].Count+table.Parts[0].Estimates[2].Count == 60 {
		t.Errorf("%+v", yes)
	}
	const a, n = 6.23853263691, 60 // R: qchisq(1 - 0.05/4, 1)
	k := float64(yes.Count)
	agree(t, "joint low", yes.Interval.Low, (a+2*k-math.Sqrt(a*(a+4*k*(n-k)/n)))/(2*(n+a)), 1e-10)
}

func TestMirrorsAreOneComparison(t *testing.T) {
	of := func(group string, answered int, counts ...int) data.Tally {
		return data.Tally{Wave: "w", Item: "a", Group: group, Asked: answered, Answered: answered, Counts: counts}
	}
	two := []data.Option{{ID: "x"}, {ID: "y"}}
	item := data.Item{ID: "a", Kind: data.Single, Options: two}
	crosstab := data.Crosstab{
		Item: item, By: data.Item{ID: "b", Kind: data.Single, Options: append(two[:2:2], data.Option{ID: "z"})},
		Whole: []data.Tally{of("", 93, 30, 63)},
		Groups: []data.Group{
			{ID: "x", Tallies: []data.Tally{of("x", 43, 20, 23)}, Rest: []data.Tally{of("", 50, 10, 40)}},
			{ID: "z", Tallies: []data.Tally{of("z", 0, 0, 0)}, Rest: []data.Tally{of("", 93, 30, 63)}},
			{ID: "y", Tallies: []data.Tally{of("y", 50, 10, 40)}, Rest: []data.Tally{of("", 43, 20, 23)}},
		},
	}
	table, err := NewCrosstab(data.Wave{ID: "w"}, crosstab, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []int{0, 2} {
		for i, c := range table.Groups[g].Contrasts {
			// The Boschloo p of TestComparison, not adjusted: it is one comparison, four times told.
			if math.Abs(c.AdjustedP-0.006634402762879185) > 1e-9 || c.Family != 1 {
				t.Errorf("group %d, option %d: adjusted to %v for %d", g, i, c.AdjustedP, c.Family)
			}
		}
	}
	if c := table.Groups[1].Contrasts[0]; c.Known() || c.Tested() {
		t.Errorf("an empty group: %+v", c)
	}
	if a := table.Associations[0]; a.Test != "chi-square" {
		t.Errorf("%+v", a)
	}
}

func TestRespondentsOfWeightZeroAreSaid(t *testing.T) {
	tally := of(works, "", 2, 1, 0)
	tally.Sums, tally.Others = sums.NewSingle(3), sums.NewSingle(3)
	for i, weight := range []float64{1, 2, 1.5, 0} {
		if err := tally.Sums.Add("", "", weight, i%2); err != nil {
			t.Fatal(err)
		}
	}
	table := mustTable(t, data.Wave{Design: data.Design{Weight: "weight"}, Provenance: data.Observed}, works, tally)
	if part := table.Parts[0]; !says(part.Notes, "1 respondent is left out here, because the weight is 0.") {
		t.Errorf("one weight is 0, and the notes are %v", part.Notes)
	}
}

func TestWeightedDifferencesHaveOneInterval(t *testing.T) {
	options := DefaultOptions()
	options.Difference = interval.MethodAgrestiCaffo
	if table, err := members(t, "2026-design", "factors", "sector", options); err == nil || !strings.Contains(err.Error(), "agresti-caffo is for the counts of a simple random sample; use newcombe for a weighted one") {
		t.Errorf("%+v, %v", table, err)
	}
}

// A table of what two items cross to says how many groups without respondents it leaves out.
func TestCrossedGroupsWithoutRespondentsAreSaid(t *testing.T) {
	for without, want := range map[int]string{0: "", 1: "One combination without respondents to this question is left out.", 3: "3 combinations without respondents to this question are left out."} {
		survey, err := count.Open(os.DirFS("testdata/members"))
		if err != nil {
			t.Fatal(err)
		}
		wave, _ := survey.Wave("2026")
		crosstab, _, err := survey.Crosstab(t.Context(), wave, "factors", "sector*advice")
		if err != nil {
			t.Fatal(err)
		}
		crosstab.Without = without
		table, err := NewCrosstab(wave, crosstab, DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, note := range table.Notes {
			if strings.Contains(note.EN, "without respondents") {
				said = note.EN
			}
		}
		if said != want {
			t.Errorf("%d: %q, want %q", without, said, want)
		}
	}
}
