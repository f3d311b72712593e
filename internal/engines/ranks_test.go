//go:build engines && linux

package engines

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"testing"

	"spoor/analysis"
	"spoor/data/database"
	"spoor/data/generated"
	"spoor/internal/study"
	"spoor/internal/study/ratio"
	reports "spoor/reports/ratio"
)

// Given the seed, the ranks of the same respondents are the same to the last digit wherever their answers are, and ratios to what adding
// fractions in another order leaves.
func TestRanksAndRatiosAgree(t *testing.T) {
	t.Parallel()
	for _, o := range []generated.Options{{Respondents: 43, Seed: 46}, {Respondents: 400, Seed: 48, Design: true}} {
		ranksAndRatiosAgree(t, o, places)
	}
	ranksAndRatiosAgree(t, generated.Options{Respondents: 400, Seed: 50, Replicates: 20}, typedPlaces)
	ranksAndRatiosAgree(t, generated.Options{Respondents: 10_000, Seed: 47}, typedPlaces)
}

// BenchmarkRanksAgreeOnAMillion is the same of a million respondents, which takes minutes and some GB.
func BenchmarkRanksAgreeOnAMillion(b *testing.B) {
	if testing.Short() {
		b.Skip("it takes too long and too much memory")
	}
	for b.Loop() {
		ranksAndRatiosAgree(b, generated.Options{Respondents: 1_000_000, Seed: 49}, typedPlaces)
	}
}

func ranksAndRatiosAgree(t testing.TB, o generated.Options, places func(testing.TB, generated.Options, records) []place) {
	t.Helper()
	var wanted analysis.Ranking
	var ratios [2]reports.Result
	for i, p := range places(t, o, generate(t, o)) {
		s, err := study.Open(t.Context(), study.Source{Files: os.DirFS(p.folder), Engine: p.engine, Consent: database.ConsentTo(nil, true)})
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		ranked, err := s.Ranks(t.Context(), study.RanksRequest{Item: "factors", Top: 2, Seed: new(uint64(7)), Options: analysis.DefaultOptions()})
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		if i == 0 {
			wanted = ranked
		}
		if !reflect.DeepEqual(ranked.Ranks, wanted.Ranks) {
			t.Errorf("%d respondents, %s: ranks\n%+v, want\n%+v", o.Respondents, p.name, ranked.Ranks, wanted.Ranks)
		}
		for k, by := range []string{"", "works*obstacles"} {
			got, err := ratio.Run(t.Context(), s, "months.trajectory/months.sick", by, analysis.DefaultOptions())
			if err != nil {
				t.Fatalf("%s: %v", p.name, err)
			}
			if i == 0 {
				ratios[k] = got
			}
			sameRatios(t, fmt.Sprintf("%d respondents, %s, by %q", o.Respondents, p.name, by), got, ratios[k])
		}
	}
}

func sameRatios(t testing.TB, name string, got, want reports.Result) {
	t.Helper()
	if len(got.Ratios) != len(want.Ratios) {
		t.Fatalf("%s: %d ratios, want %d", name, len(got.Ratios), len(want.Ratios))
	}
	for i, a := range got.Ratios {
		b := want.Ratios[i]
		for _, pair := range [][2]float64{{a.Value, b.Value}, {a.StandardError, b.StandardError}, {a.Over, b.Over}, {a.Under, b.Under}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9*math.Abs(pair[1]) {
				t.Errorf("%s: %+v, want %+v", name, a, b)
			}
		}
		if a.Respondents != b.Respondents || a.Known != b.Known || (a.Low == nil) != (b.Low == nil) || a.DegreesOfFreedom != b.DegreesOfFreedom {
			t.Errorf("%s: %+v, want %+v", name, a, b)
		}
	}
}
