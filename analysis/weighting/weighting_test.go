package weighting

import (
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/count/frame"
)

const twoMargins = `source: example register
margins:
- item: sector
  population: {office: 2000, care+build: 2000}
- item: advice
  population: {recommend: 40, unsure: 35, against: 25}
`

func openSheet(t *testing.T, id string) (*count.Survey, data.Wave, frame.Sheet) {
	t.Helper()
	survey, err := count.Open(os.DirFS("../testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	wave, err := survey.Wave(id)
	if err != nil {
		t.Fatal(err)
	}
	sheet, problems, err := survey.Sheet(t.Context(), wave)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return survey, wave, sheet
}

func weigh(t *testing.T, id, margins string, o design.RakeOptions) (Weights, error) {
	t.Helper()
	survey, wave, sheet := openSheet(t, id)
	parsed, err := Parse("margins.yaml", []byte(margins), survey.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	return Rake(wave, survey.Codebook, sheet, parsed, o)
}

func agree(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %.14g, want %.14g", what, got, want)
	}
}

// Expected values are those of testdata/members.R: rake() of survey 4.1.1.
func TestRakeAgreesWithSurvey(t *testing.T) {
	for _, c := range []struct {
		wave, total string
		weights     []float64 // of the first respondents
		kish        float64
		low, high   float64
		first       []float64 // shares of care+build, office, none
		second      []float64 // of recommend, unsure, against, none
	}{
		{
			"2026", "", []float64{0.881371212809470, 1.233839276570938, 1.270244289268598, 0.881371212809470, 0.708841020431425, 0.844225363258567},
			1.08986240684074, 0.708841020431425, 1.53415277651597,
			[]float64{0.4833333333330667, 0.4833333333336804, 0.0333333333332529}, []float64{0.360, 0.315, 0.225, 0.100},
		},
		{
			"2026-design", "total: 4000\n", []float64{50.4145808861947, 84.8006628158618, 37.6612640753805, 74.2951718322869, 64.2723632796085, 39.2841030735453},
			1.31976781859881, 0.175288263489841, 2.59940527436169,
			[]float64{0.4850800582241331, 0.4850800582241329, 0.0298398835517339}, []float64{0.363318777292576, 0.317903930131004, 0.227074235807860, 0.091703056768559},
		},
	} {
		got, err := weigh(t, c.wave, c.total+twoMargins, design.RakeOptions{Tolerance: 1e-12})
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range c.weights {
			agree(t, "weight", got.Weights[i], want, 1e-9*want)
		}
		agree(t, "Kish's effect", got.KishAfter, c.kish, 1e-9)
		agree(t, "smallest", got.Smallest, c.low, 1e-9)
		agree(t, "largest", got.Largest, c.high, 1e-9)
		agree(t, "effective base", got.EffectiveBase(), 60/c.kish, 1e-7)
		for k, want := range c.first {
			agree(t, "share of sector", got.Margins[0].Rows[k].After, want, 1e-10)
			agree(t, "target of sector", got.Margins[0].Rows[k].Target, want, 1e-10)
		}
		for k, want := range c.second {
			agree(t, "share of advice", got.Margins[1].Rows[k].After, want, 1e-10)
		}
	}
}

func TestRowsOfAMargin(t *testing.T) {
	got, err := weigh(t, "2026", twoMargins, design.RakeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Respondents != 60 || got.Total != 60 || !got.Converged || got.KishBefore != 1 {
		t.Errorf("%+v", got)
	}
	rows := got.Margins[0].Rows
	// 37, 21 and 2 of 60: R's table() in testdata/members.R.
	for k, want := range []int{37, 21, 2} {
		if rows[k].Respondents != want {
			t.Errorf("row %d: %+v", k, rows[k])
		}
		agree(t, "share before", rows[k].Before, float64(want)/60, 1e-12)
	}
	if strings.Join(rows[0].Options, ",") != "care,build" || rows[2].Options != nil || got.Margins[0].Source != "example register" {
		t.Errorf("%+v", got.Margins[0])
	}
}

func TestCapsHoldOrAreSaid(t *testing.T) {
	got, err := weigh(t, "2026-design", twoMargins, design.RakeOptions{Lower: 0.3, Upper: 2.2, MaxIterations: 5000})
	if err != nil {
		t.Fatal(err)
	}
	if got.Capped == 0 || got.Smallest < 0.3-1e-6 || got.Largest > 2.2+1e-6 {
		t.Errorf("%d at a cap, from %v to %v", got.Capped, got.Smallest, got.Largest)
	}
	got, err = weigh(t, "2026-design", twoMargins, design.RakeOptions{Upper: 1.01})
	if !errors.Is(err, design.ErrNotConverged) || got.Converged || got.Iterations != 100 {
		t.Errorf("%+v, %v", got.Raking, err)
	}
	if _, err := weigh(t, "2026", twoMargins, design.RakeOptions{MaxIterations: 1}); err == nil || !strings.Contains(err.Error(), "after 1 iteration; allow more") {
		t.Error(err)
	}
}

func TestRefusals(t *testing.T) {
	for margins, want := range map[string]string{
		"{care: 1, build: 2}":            `margin of "sector": 21 respondents answered "office", whose population is not given; add it, or join it to another option, as in {care+office: ...}`,
		"{care: 1, build: 2, office: 0}": `21 respondents are in office, whose population is 0; correct the population or the answers`,
	} {
		_, err := weigh(t, "2026", "source: s\nmargins: [{item: sector, population: "+margins+"}]\n", design.RakeOptions{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", margins, err, want)
		}
	}
	survey, wave, sheet := openSheet(t, "2026")
	parsed, err := Parse("margins.yaml", []byte(twoMargins), survey.Codebook)
	if err != nil {
		t.Fatal(err)
	}
	short := sheet
	short.Answers = nil
	if _, err := Rake(wave, survey.Codebook, short, parsed, design.RakeOptions{}); err == nil || !strings.Contains(err.Error(), `wave 2026 did not ask "sector"; leave its margin out`) {
		t.Error(err)
	}
	nobody := sheet
	nobody.Weights = make([]float64, len(sheet.Weights))
	if _, err := Rake(wave, survey.Codebook, nobody, parsed, design.RakeOptions{}); !errors.Is(err, design.ErrNoRespondents) {
		t.Error(err)
	}
	careless := sheet
	careless.Weights = append([]float64(nil), sheet.Weights...)
	for i, code := range sheet.Answers[0].Code {
		if code == 0 || code == 1 {
			careless.Weights[i] = 0
		}
	}
	if _, err := Rake(wave, survey.Codebook, careless, parsed, design.RakeOptions{}); err == nil || !strings.Contains(err.Error(), "nobody in the sample is in care+build, which is 50% of the population; join it to another option, as in {office+care: ...}") {
		t.Error(err)
	}
}

func TestParseSaysEveryProblem(t *testing.T) {
	survey, _, _ := openSheet(t, "2026")
	for text, want := range map[string]string{
		"":                "margins.yaml:1: the file has no margins; list them under margins:",
		"total: -4\n":     "total is -4; give a number of 0 or more",
		"margin: []\n":    `margin`,
		"margins: [{}]\n": "the margin has no item; name the one whose distribution is known",
		"source: s\nmargins: [{item: sectr, population: {care: 1}}]\n":                                                                            `no item "sectr"; did you mean "sector"?`,
		"source: s\nmargins: [{item: factors, population: {start: 1}}]\n":                                                                         `item "factors" is of kind multiple; a margin is of the options of a single item`,
		"margins: [{item: sector, population: {care: 1}}]\n":                                                                                      `the margin of "sector" has no source; say where the population is known from`,
		"source: s\nmargins: [{item: sector, population: {caer: 1}}]\n":                                                                           `item "sector" has no option "caer"; did you mean "care"?`,
		"source: s\nmargins: [{item: sector, population: {care: 1, care+build: 2}}]\n":                                                            `option "care" is in care and in care+build; it belongs in one`,
		"source: s\nmargins: [{item: sector, population: {care: -1}}]\n":                                                                          `population of care is -1; give a number of 0 or more`,
		"source: s\nmargins: [{item: sector}]\n":                                                                                                  `the population of "sector" adds up to 0; give numbers or percentages by option`,
		"source: s\nmargins:\n- {item: sector, population: {care: 1, build: 1, office: 1}}\n- {item: sector, population: {care: 1, office: 1}}\n": `margins.yaml:4: item "sector" has two margins; keep one`,
	} {
		if _, err := Parse("margins.yaml", []byte(text), survey.Codebook); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestNumbersThatTwoReadersReadDifferently(t *testing.T) {
	survey, _, _ := openSheet(t, "2026")
	for written, want := range map[string]string{
		"1.000":     "population of care is 1.000, which can be 1 or 1000; write 1000, or 1.0",
		"2.500":     "population of care is 2.500, which can be 2.5 or 2500; write 2500, or 2.5",
		"12.345":    "population of care is 12.345, which can be 12.345 or 12345; write 12345, or 12.3450",
		`"1,000"`:   "population of care is 1,000, which can be 1 or 1000; write 1000, or 1.0",
		"1.234.567": "population of care is 1.234.567; write 1234567, without points or commas between thousands",
		`"10,5"`:    "population of care is 10,5; write 10.5, with a point before decimals",
		"10,5":      "population of 5 has no number; give one of 0 or more, with a point before decimals, as in 10.5",
		"many":      "population of care is many; give a number of 0 or more",
		".nan":      "population of care is .nan; give a number of 0 or more",
	} {
		_, err := Parse("margins.yaml", []byte("source: s\nmargins:\n- {item: sector, population: {care: "+written+"}}\n"), survey.Codebook)
		if err == nil || !strings.Contains(err.Error(), "margins.yaml:3: "+want) || strings.Contains(err.Error(), "adds up") {
			t.Errorf("%s: %v, want %s", written, err, want)
		}
	}
	for written, want := range map[string]float64{"1000": 1000, "10.5": 10.5, "0.125": 0.125, "2.5000": 2.5, "1000.125": 1000.125, "1e3": 1000} {
		m, err := Parse("margins.yaml", []byte("source: s\ntotal: "+written+"\nmargins:\n- {item: sector, population: {care: "+written+"}}\n"), survey.Codebook)
		if err != nil || m.Total != want || m.Margins[0].Categories[0].Population != want {
			t.Errorf("%s: %+v, %v", written, m, err)
		}
	}
	if _, err := Parse("margins.yaml", []byte("total: 8.900.000\n"+twoMargins), survey.Codebook); err == nil || !strings.Contains(err.Error(), "margins.yaml:1: total is 8.900.000; write 8900000,") {
		t.Error(err)
	}
}
