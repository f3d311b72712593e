package analysis

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/analysis/design"
	"spoor/data"
	"spoor/data/count"
)

// replicatedMembers returns a table of a wave that testdata/members_replicates.R made; expected values are its.
func replicatedMembers(t *testing.T, wave, item, by string) Table {
	t.Helper()
	folder := fstest.MapFS{}
	for name, from := range map[string]string{
		"codebook.yaml": "members/codebook.yaml", "waves/" + wave + "/wave.yaml": "members_replicates/waves/" + wave + "/wave.yaml",
		"waves/" + wave + "/answers.csv": "members_replicates/waves/" + wave + "/answers.csv",
	} {
		source, err := os.ReadFile("testdata/" + from)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: source}
	}
	survey, err := count.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	counted, problems, err := survey.Crosstab(t.Context(), survey.Waves[0], item, by)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	table, err := NewCrosstab(survey.Waves[0], counted, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestReplicatesAgreeWithSurvey(t *testing.T) {
	for _, want := range []struct {
		wave                          string
		start, top, duration, care, p float64
		f                             float64
		note                          string
	}{
		{"jkn", 0.0698948599131483, 0.0589604417565987, 0.686752181069396, 0.140937673886399, 0.0887985666342144, 0.782963024217026, "replicate weights: 14 (rw1-rw14), stratified jackknife (JKn)"},
		{"bootstrap", 0.0530360261599981, 0.0706295971062343, 0.741047821591071, 0.110131286827437, 0.0354110911817646, 0.828217585093435, "replicate weights: 20 (rw1-rw20), bootstrap"},
	} {
		factors := replicatedMembers(t, want.wave, "factors", "sector")
		start, _ := factors.At("", "start")
		agree(t, "share", start.Proportion, 0.613501483679525, 1e-12)
		agree(t, "standard error", start.Weighted.StandardError, want.start, 1e-8)
		if start.Weighted.DegreesOfFreedom != 12 {
			t.Errorf("%+v", start.Weighted)
		}
		care := contrastOf(t, factors, "care", "", "start")
		agree(t, "difference", care.Difference, 0.260994640231466, 1e-12)
		agree(t, "p of the difference", care.P, want.p, 1e-8)
		if note := factors.Notes[0].EN; !strings.Contains(note, want.note) || strings.Contains(note, "with replacement") {
			t.Error(note)
		}
		quality := replicatedMembers(t, want.wave, "quality", "")
		top, _ := quality.At("employer", data.Top2)
		agree(t, "top 2", top.Proportion, 0.787481804949054, 1e-12)
		agree(t, "standard error of top 2", top.Weighted.StandardError, want.top, 1e-8)
		mean, _ := replicatedMembers(t, want.wave, "duration", "").At("", "")
		agree(t, "mean", 24*mean.Proportion, 12.4286846275753, 1e-9)
		agree(t, "standard error of the mean", 24*mean.Weighted.StandardError, want.duration, 1e-8)
		advice := replicatedMembers(t, want.wave, "advice", "sector")
		if a := advice.Associations[0]; a.Test != design.MethodRaoScott {
			t.Errorf("%+v", a)
		}
		agree(t, "Rao-Scott", advice.Associations[0].Statistic, want.f, 1e-8)
	}
}

// R 4.2.2 with survey 4.1.1 on the designs of testdata/members_replicates.R, of all and of subset(des, sector == "care"):
// t <- svytotal(~duration, subset(des, !is.na(duration))); confint(t, df = 12).
func TestTotalsUnderReplicateWeights(t *testing.T) {
	for wave, want := range map[string]struct{ low, high, care float64 }{
		"jkn":       {1074.51981982989, 2062.48018017011, 124.073835555041},
		"bootstrap": {1114.39994212969, 2022.60005787031, 141.482014236631},
	} {
		table := replicatedMembers(t, wave, "duration", "sector")
		total := table.Parts[0].Estimates[0].Number.Total
		agree(t, wave+" total", total.Estimate, 1568.5, 1e-9)
		agree(t, wave+" low", total.Low, want.low, 1e-6)
		agree(t, wave+" high", total.High, want.high, 1e-6)
		for _, group := range table.Groups {
			if group.ID == "care" {
				care := group.Parts[0].Estimates[0].Number.Total
				agree(t, wave+" care", care.Estimate, 738.6, 1e-9)
				agree(t, wave+" care, half its interval", (care.High-care.Low)/2, 2.17881282966723*want.care, 1e-6) // qt(.975, 12)
			}
		}
	}
}
