package waves

import (
	"io/fs"
	"math"
	"os"
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/count"
	"spoor/internal/study"
	"spoor/internal/surveytest"
)

const knownPeople = `source: example register
total: 4000
margins:
- item: sector
  population: {care+build: 50, office: 50}
- item: advice
  population: {recommend: 40, unsure: 35, against: 25}
`

// weighed is the survey of the members' tests with the wave of a design weighed.
func weighed(t *testing.T) *surveytest.Memory {
	t.Helper()
	files := map[string]string{}
	folder := os.DirFS("../../../analysis/testdata/members")
	if err := fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, path)
		files[path] = string(content)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	m := surveytest.NewMemory(files)
	opened, err := study.Open(t.Context(), study.Source{Files: m.Survey, Wave: "2026-design"})
	if err != nil {
		t.Fatal(err)
	}
	weights, err := Weight(t.Context(), opened, WeightRequest{Name: "margins.yaml", Margins: []byte(knownPeople), Caps: design.RakeOptions{Tolerance: 1e-13, MaxIterations: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := weights.Store(StoreRequest{ID: "raked"}, m); err != nil {
		t.Fatal(err)
	}
	return m
}

func openRaked(t *testing.T, m *surveytest.Memory, engine count.Engine) *study.Study {
	t.Helper()
	opened, err := study.Open(t.Context(), study.Source{Files: m.Survey, Wave: "raked", Engine: engine})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// Expected values are those of analysis/weighting/testdata/members.R: calibrate(calfun = "raking") of survey 4.1.1, R 4.2.2.
func TestStandardErrorsOfAWeighedWave(t *testing.T) {
	m := weighed(t)
	for _, engine := range []count.Engine{count.EngineFrame, count.EngineScan} {
		opened := openRaked(t, m, engine)
		near := func(what string, e estimate.Estimate, found bool, value, se float64) {
			t.Helper()
			got, _, _ := e.InUnit()
			if !found || math.Abs(got-value) > 1e-8*value || math.Abs(e.StandardErrorInUnit()-se) > 1e-6*se {
				t.Errorf("%s, %s: %v with standard error %v, want %v and %v", engine, what, got, e.StandardErrorInUnit(), value, se)
			}
		}
		for _, want := range []struct {
			item, row, option string
			value, se         float64
		}{
			{"factors", "", "start", 0.6301479328137164, 0.0618704880809416},
			{"quality", "employer", "good", 0.4449271697891343, 0.0712188231066199},
			{"duration", "", "", 12.052756492365054, 0.586483790458705},
		} {
			table, err := opened.Table(t.Context(), study.TableRequest{Item: want.item, Options: estimate.DefaultOptions()})
			if err != nil {
				t.Fatal(err)
			}
			e, found := table.At(want.row, want.option)
			near(want.item, e, found, want.value, want.se)
		}
		table, err := opened.Table(t.Context(), study.TableRequest{Item: "factors", By: "sector", Options: estimate.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range table.Groups {
			if group.ID == "office" {
				near("start of offices", group.Parts[0].Estimates[0], true, 0.7251041535625024, 0.0673323211998975)
			}
		}
	}
}

// What a wave was weighed to is known, in its table and beside another wave.
func TestSharesThatAWaveWasWeighedTo(t *testing.T) {
	m := weighed(t)
	opened := openRaked(t, m, count.EngineAuto)
	table, err := opened.Table(t.Context(), study.TableRequest{Item: "advice", Options: estimate.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	for option, share := range map[string]float64{"recommend": 0.4, "unsure": 0.35, "against": 0.25} {
		e, _ := table.At("", option)
		if math.Abs(e.Proportion-share) > 1e-9 || !e.Raked || e.Interval.Width() != 0 || !e.Precise() || len(e.Notes) != 1 || !strings.Contains(e.Notes[0].EN, "weights were fitted to this share") {
			t.Errorf("%s: %+v", option, e)
		}
	}
	plain, err := study.Open(t.Context(), study.Source{Files: m.Survey, Wave: "2026"})
	if err != nil {
		t.Fatal(err)
	}
	other, err := plain.Table(t.Context(), study.TableRequest{Item: "advice", Options: estimate.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	known, _ := table.At("", "recommend")
	sample, _ := other.At("", "recommend")
	both, err := estimate.NewComparison(known, known, estimate.DefaultOptions())
	if err != nil || both.Tested() || both.Interval.Low != 0 || both.Interval.High != 0 {
		t.Errorf("two known shares: %+v, %v", both, err)
	}
	// 25 of 54 beside the known 40%. R 4.2.2: p <- 25/54; z <- qnorm(.975); the ends (p + z^2/108 + c(-1, 1) * z *
	// sqrt(p * (1 - p)/54 + z^2/4/54^2))/(1 + z^2/54) - .4, and 2 * pt(-(p - .4)/sqrt(p * (1 - p)/53), 53).
	against, err := estimate.NewComparison(sample, known, estimate.DefaultOptions())
	if err != nil || math.Abs(against.Interval.Low+0.06310098882) > 1e-9 || math.Abs(against.Interval.High-0.19394643979) > 1e-9 || math.Abs(against.P-0.3621141464) > 1e-9 {
		t.Errorf("a sample beside a known share: %+v, %v", against, err)
	}
}

func TestAWeighedWaveIsNotWeighedAgain(t *testing.T) {
	m := weighed(t)
	_, err := Weight(t.Context(), openRaked(t, m, count.EngineAuto), WeightRequest{Name: "margins.yaml", Margins: []byte(knownPeople)})
	if err == nil || !strings.Contains(err.Error(), "the weights of wave raked were raked already; weigh the wave that it was made from") {
		t.Error(err)
	}
	// Other weights were not raked.
	done, _, err := set(t, m, SetRequest{ID: "raked", Design: data.DesignChange{Weight: new("design.before")}}, false)
	if err != nil || strings.Contains(m.Text("waves/raked/wave.yaml"), "raking") {
		t.Errorf("%+v, %v, %s", done, err, m.Text("waves/raked/wave.yaml"))
	}
}

// Answers that were changed after weighing no longer meet the margins, which is said.
func TestAWeighedWaveThatWasEdited(t *testing.T) {
	m := weighed(t)
	answers := m.Text("waves/raked/answers.csv")
	_, rest, _ := strings.Cut(answers, "\n")
	first, _, _ := strings.Cut(rest, "\n")
	m.Survey["waves/raked/answers.csv"].Data = []byte(strings.Replace(answers, first+"\n", "", 1))
	_, err := openRaked(t, m, count.EngineAuto).Table(t.Context(), study.TableRequest{Item: "factors", Options: estimate.DefaultOptions()})
	if err == nil || !strings.Contains(err.Error(), "in the margin sector add up to") {
		t.Error(err)
	}
}
