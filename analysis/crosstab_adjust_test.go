package analysis

import (
	"errors"
	"strings"
	"testing"

	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// Expected values are those of testdata/members_adjust.R: R 4.2.2 p.adjust(method = "BH") of Boschloo's p-values, and
// Tarone's procedure step by step over fisher.test.
func TestCrosstabAdjustedOtherwise(t *testing.T) {
	places := []struct{ group, option string }{{"care", "start"}, {"build", "start"}, {"office", "start"}, {"care", "contact"}, {"office", "contact"}, {"care", "other"}}
	for _, c := range []struct {
		method hypothesis.Method
		values []float64 // at the places above
		note   string
	}{
		{hypothesis.MethodBenjaminiHochberg, []float64{0.0313350017261501, 0.000154061476205187, 0.896838491419662, 0.08341958309621, 0.188322123676943, 1}, "an expected 5% at most are false, where the tests are independent or positively dependent."},
		{hypothesis.MethodTarone, []float64{0.056914867687171, 0.000337213970293054, 1, 0.195028923723922, 0.502266823133787, 1}, "12 comparisons, of which with these numbers 9 could ever reach the level of 0.05"},
		{estimate.AdjustNone, []float64{0.005222500287691689, 1.2838456350432249e-05, 0.523155786661470, 0.02085489577405249, 0.06277404122564773, 1}, "up to 0.6 of them are expected below p = 0.05"},
	} {
		options := DefaultOptions()
		options.Adjust = c.method
		table, err := members(t, "2026", "factors", "sector", options)
		if err != nil {
			t.Fatal(err)
		}
		for i, place := range places {
			got := contrastOf(t, table, place.group, "", place.option)
			agree(t, string(c.method)+" of "+place.option+" in "+place.group, got.AdjustedP, c.values[i], 1e-9)
			if got.Family != 12 {
				t.Errorf("%s: adjusted for %d", c.method, got.Family)
			}
		}
		if note := table.Notes[len(table.Notes)-1].EN; !strings.Contains(note, c.note) {
			t.Errorf("%s: %s", c.method, note)
		}
		frame, err := table.Frame(data.English)
		if err != nil {
			t.Fatal(err)
		}
		var csv strings.Builder
		if err := frame.WriteCSV(&csv); err != nil || !strings.Contains(csv.String(), ","+string(c.method)+",") {
			t.Errorf("%s is not in the frame: %v", c.method, err)
		}
	}
}

func TestTaroneNeedsCounts(t *testing.T) {
	options := DefaultOptions()
	options.Adjust = hypothesis.MethodTarone
	if table, err := members(t, "2026-design", "factors", "sector", options); !errors.Is(err, ErrWeightedTarone) {
		t.Errorf("%+v, %v", table, err)
	}
}

func TestParseAdjustment(t *testing.T) {
	for name, want := range map[string]hypothesis.Method{"bh": hypothesis.MethodBenjaminiHochberg, " Holm ": hypothesis.MethodHolm, "tarone": hypothesis.MethodTarone, "none": estimate.AdjustNone} {
		if got, err := hypothesis.ParseAdjustment(name); got != want || err != nil {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	if got, err := hypothesis.ParseAdjustment("bonferroni"); err == nil || !strings.Contains(err.Error(), "choose one of holm, bh") {
		t.Errorf("%q, %v", got, err)
	}
}
