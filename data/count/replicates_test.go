package count

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/tallytest"
)

const replicatedAnswers = `respondent,sector,factors.a,factors.b,hours,remark,weight,rw1,rw2
1,care,1,0,10,,2,0,4
2,care,1,1,20,,1.5,3,0
3,build,0,0,30,,1,1,x
4,build,0,0,30,,1,,1
5,build,0,1,30,,1,-1,1
6,,1,0,40,,1,1,1
`

func replicatedSurvey(t *testing.T) (*Survey, data.Wave) {
	t.Helper()
	survey := crosstabSurvey(t, replicatedAnswers)
	wave := survey.Waves[0]
	wave.Files = wave.Files[:1]
	wave.Design = data.Design{Weight: "weight", Replicates: &data.Replicates{Columns: []string{"rw1-rw2"}, Type: data.JackknifeOne}}
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
	at := slices.IndexFunc(tallies, func(tally data.Tally) bool { return tally.Item == "factors" })
	got := tallies[at].Sums.Replicated()
	if !slices.Equal(got.Weights, []float64{4, 5}) || !slices.Equal(got.Picked[0], []float64{4, 5}) || !slices.Equal(got.Picked[1], []float64{3, 0}) {
		t.Errorf("%+v", got)
	}
}

// Both engines sum replicate weights, leave out the same respondents and say the same of them.
func TestReplicateWeightsByEveryEngine(t *testing.T) {
	_, wave := replicatedSurvey(t)
	survey := crosstabSurvey(t, replicatedAnswers+"7,build,,,70,,0.75,1e0,0.1\n8,care,1,0,x,,0,2,2\n9,empty,#not_asked,#not_asked,12.5,,3,0.3,0.7\n,care,1,0,1,,1,1,1\n2,care,1,0,1,,1,1,1\n10,care,1,0,1,,,1,1\n11,care,1,0,1,,1e0,1,1\n12,care,1,0,1,,-1,1,1\n")
	frame, scanned := survey.WithEngine(EngineFrame, nil), survey.WithEngine(EngineScan, nil)
	want, wantProblems, wantErr := frame.Count(t.Context(), wave)
	got, gotProblems, gotErr := scanned.Count(t.Context(), wave)
	sameProblems(t, gotProblems, wantProblems, gotErr, wantErr)
	tallytest.Same(t, got, want)
	for _, pair := range [][2]string{{"factors", "sector"}, {"sector", "factors"}, {"hours", "factors"}, {"hours", "sector"}, {"hours", "sector*factors"}, {"factors", ""}} {
		want, _, err := frame.Crosstab(t.Context(), wave, pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := scanned.Crosstab(t.Context(), wave, pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		tallytest.Same(t, got.Whole, want.Whole)
		for g := range want.Groups {
			tallytest.Same(t, got.Groups[g].Tallies, want.Groups[g].Tallies)
			tallytest.Same(t, got.Groups[g].Rest, want.Groups[g].Rest)
		}
		if !reflect.DeepEqual(got.Patterns, want.Patterns) {
			t.Errorf("%v: patterns %v, want %v", pair, got.Patterns, want.Patterns)
		}
	}
}

func TestASheetHasNoReplicates(t *testing.T) {
	survey, wave := replicatedSurvey(t)
	if _, _, err := survey.Sheet(t.Context(), wave); err == nil || !strings.Contains(err.Error(), "weigh before they are made") {
		t.Error(err)
	}
}

func TestReplicatesOfAnotherDesign(t *testing.T) {
	_, wave := replicatedSurvey(t)
	if got := wave.WithDesign(data.DesignChange{Weight: new("other")}).Design; got.Replicates != nil {
		t.Errorf("another weight: %+v", got)
	}
	if got := wave.WithDesign(data.DesignChange{Strata: new("s")}).Design; got.Replicates != nil || got.Weight != "weight" {
		t.Errorf("strata: %+v", got)
	}
	declared := data.Wave{Design: data.Design{Weight: "w", Strata: "s", Cluster: "c"}}
	if got := declared.WithDesign(data.DesignChange{Replicates: wave.Design.Replicates}).Design; got.Replicates == nil || got.Strata != "" || got.Weight != "w" {
		t.Errorf("replicates: %+v", got)
	}
}

func TestDeclaredReplicates(t *testing.T) {
	codebook := crosstabSurvey(t, crosstabAnswers).Codebook
	text := "id: w\nprovenance: observed\ndesign:\n  weight: w\n  replicates: {columns: [rw1-rw80], type: brr, rho: 0.3, degrees: 40}\nfiles: [{name: a.csv, items: [sector]}]\n"
	wave, err := data.ParseWave("wave.yaml", []byte(text), codebook)
	if err != nil || len(wave.Design.Replicates.Names()) != 80 || wave.Design.Replicates.Rho != 0.3 {
		t.Fatalf("%+v, %v", wave.Design, err)
	}
	written, err := wave.YAML()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := data.ParseWave("wave.yaml", written, codebook); err != nil || len(again.Design.Replicates.Names()) != 80 {
		t.Errorf("%s: %+v, %v", written, again.Design, err)
	}
	if _, err := data.ParseWave("wave.yaml", []byte(strings.Replace(text, ", degrees: 40", "", 1)), codebook); err == nil || !strings.Contains(err.Error(), "wave.yaml:5: brr needs its degrees of freedom") {
		t.Error(err)
	}
}
