package data

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesOfReplicates(t *testing.T) {
	for column, want := range map[string]string{
		"rw1-rw3": "rw1 rw2 rw3", "rw08-rw11": "rw08 rw09 rw10 rw11", "rw9-rw11": "rw9 rw10 rw11", "w_2020_1-w_2020_2": "w_2020_1 w_2020_2",
		"first": "first", "a1-b3": "a1-b3", "rw3-rw1": "rw3-rw1", "rw1-rw99999999": "rw1-rw99999999", "rw1-rw99999999999999999999": "rw1-rw99999999999999999999",
	} {
		if got := strings.Join((Replicates{Columns: []string{column}}).Names(), " "); got != want {
			t.Errorf("%s: %s, want %s", column, got, want)
		}
	}
}

func TestReplicatesAreChecked(t *testing.T) {
	good := Replicates{Columns: []string{"rw1-rw3"}, Type: JackknifeOne}
	weighted := Design{Weight: "w"}
	if problem := good.Check(weighted); problem != "" || good.DegreesOfFreedom() != 2 {
		t.Errorf("%s, %d degrees of freedom", problem, good.DegreesOfFreedom())
	}
	with := func(change func(*Replicates)) Replicates {
		r := good
		change(&r)
		return r
	}
	for want, c := range map[string]struct {
		replicates Replicates
		design     Design
	}{
		"come beside a weight":                     {good, Design{}},
		"take the place of strata":                 {good, Design{Weight: "w", Strata: "s"}},
		`type "jk" of the replicates is not one`:   {with(func(r *Replicates) { r.Type = "jk" }), weighted},
		"1 replicates: give from 2":                {with(func(r *Replicates) { r.Columns = []string{"rw1"} }), weighted},
		"stands twice":                             {with(func(r *Replicates) { r.Columns = []string{"rw1-rw3", "rw2"} }), weighted},
		"or is that of the weight":                 {with(func(r *Replicates) { r.Columns = []string{"rw1", "w"} }), weighted},
		"jkn has 0 scales for 3 replicates":        {with(func(r *Replicates) { r.Type = JackknifeStratified }), weighted},
		"scales are of jkn, and the type is jk1":   {with(func(r *Replicates) { r.Scales = []float64{1, 1, 1} }), weighted},
		"a scale of a replicate is (n-1)/n":        {with(func(r *Replicates) { r.Type, r.Scales, r.Degrees = JackknifeStratified, []float64{0, 0, 0}, 2 }), weighted},
		"rho is Fay's":                             {with(func(r *Replicates) { r.Rho = 0.3 }), weighted},
		"bootstrap needs its degrees of freedom":   {with(func(r *Replicates) { r.Type = BootstrapReplicates }), weighted},
		"2001 replicates: give from 2 to 2000 col": {with(func(r *Replicates) { r.Columns = []string{"rw1-rw2000", "x"} }), weighted},
	} {
		if got := c.replicates.Check(c.design); !strings.Contains(got, want) {
			t.Errorf("%+v: %q, want %q", c.replicates, got, want)
		}
	}
}

const replicatedAnswers = `respondent,sector,factors.a,factors.b,hours,remark,weight,rw1,rw2
1,care,1,0,10,,2,0,4
2,care,1,1,20,,1.5,3,0
3,build,0,0,30,,1,1,x
4,build,0,0,30,,1,,1
5,build,0,1,30,,1,-1,1
6,,1,0,40,,1,1,1
`

func replicatedSurvey(t *testing.T) (*Survey, Wave) {
	t.Helper()
	survey := crosstabSurvey(t, replicatedAnswers)
	wave := survey.Waves[0]
	wave.Files = wave.Files[:1]
	wave.Design = Design{Weight: "weight", Replicates: &Replicates{Columns: []string{"rw1-rw2"}, Type: JackknifeOne}}
	return survey, wave
}

func TestReplicateWeightsAreSummed(t *testing.T) {
	survey, wave := replicatedSurvey(t)
	tallies, problems, err := survey.Count(t.Context(), wave)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`4: column "rw2": "x" is not a weight`, `5: column "rw1": the weight is blank`, `6: column "rw1": "-1" is not a weight`} {
		if i >= len(problems) || !strings.Contains(problems[i].String(), want) {
			t.Errorf("problems %v, want %s", problems, want)
		}
	}
	at := slices.IndexFunc(tallies, func(tally Tally) bool { return tally.Item == "factors" })
	got := tallies[at].Sums.Replicated()
	if !slices.Equal(got.Weights, []float64{4, 5}) || !slices.Equal(got.Picked[0], []float64{4, 5}) || !slices.Equal(got.Picked[1], []float64{3, 0}) {
		t.Errorf("%+v", got)
	}
}

func TestReplicatesAreCountedInMemoryOnly(t *testing.T) {
	survey, wave := replicatedSurvey(t)
	if _, _, err := survey.WithEngine(EngineScan, nil).Count(t.Context(), wave); err == nil || !strings.Contains(err.Error(), "a.csv has replicate weights, which the scan does not count; use the frame") {
		t.Error(err)
	}
	if _, _, err := survey.Sheet(t.Context(), wave); err == nil || !strings.Contains(err.Error(), "weigh before they are made") {
		t.Error(err)
	}
}

func TestReplicatesOfAnotherDesign(t *testing.T) {
	_, wave := replicatedSurvey(t)
	if got := wave.WithDesign(Design{Weight: "other"}).Design; got.Replicates != nil {
		t.Errorf("another weight: %+v", got)
	}
	if got := wave.WithDesign(Design{Strata: "s"}).Design; got.Replicates != nil || got.Weight != "weight" {
		t.Errorf("strata: %+v", got)
	}
	declared := Wave{Design: Design{Weight: "w", Strata: "s", Cluster: "c"}}
	if got := declared.WithDesign(Design{Replicates: wave.Design.Replicates}).Design; got.Replicates == nil || got.Strata != "" || got.Weight != "w" {
		t.Errorf("replicates: %+v", got)
	}
}

func TestDeclaredReplicates(t *testing.T) {
	codebook := crosstabSurvey(t, crosstabAnswers).Codebook
	text := "id: w\nprovenance: observed\ndesign:\n  weight: w\n  replicates: {columns: [rw1-rw80], type: brr, rho: 0.3, degrees: 40}\nfiles: [{name: a.csv, items: [sector]}]\n"
	wave, err := ParseWave("wave.yaml", []byte(text), codebook)
	if err != nil || len(wave.Design.Replicates.Names()) != 80 || wave.Design.Replicates.Rho != 0.3 {
		t.Fatalf("%+v, %v", wave.Design, err)
	}
	written, err := wave.YAML()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := ParseWave("wave.yaml", written, codebook); err != nil || len(again.Design.Replicates.Names()) != 80 {
		t.Errorf("%s: %+v, %v", written, again.Design, err)
	}
	if _, err := ParseWave("wave.yaml", []byte(strings.Replace(text, ", degrees: 40", "", 1)), codebook); err == nil || !strings.Contains(err.Error(), "wave.yaml:5: brr needs its degrees of freedom") {
		t.Error(err)
	}
}
