package member

import (
	"strings"
	"testing"

	"spoor/analysis"
)

// TestControlLimits compares with R 4.2.2: qbinom(c(.025, .975, .001, .999), n, p).
func TestControlLimits(t *testing.T) {
	for _, c := range []struct {
		n     int
		share float64
		want  [4]int
	}{
		{5, 26. / 47, [4]int{1, 5, 0, 5}}, {12, 26. / 47, [4]int{3, 10, 1, 11}}, {40, 26. / 47, [4]int{16, 28, 12, 32}}, {100, 26. / 47, [4]int{46, 65, 40, 70}},
		{5, 4. / 47, [4]int{0, 2, 0, 3}}, {12, 4. / 47, [4]int{0, 3, 0, 5}}, {40, 4. / 47, [4]int{0, 7, 0, 10}}, {100, 4. / 47, [4]int{3, 14, 1, 18}},
		{7, 0, [4]int{0, 0, 0, 0}}, {7, 1, [4]int{7, 7, 7, 7}},
	} {
		var got [4]int
		for i, level := range ControlLevels {
			got[2*i], got[2*i+1] = controlLimits(c.n, c.share, level)
		}
		if got != c.want {
			t.Errorf("n = %d, p = %v: %v, want %v", c.n, c.share, got, c.want)
		}
	}
}

func TestFunnel(t *testing.T) {
	share := func(k, n int) analysis.Estimate {
		return analysis.Estimate{Count: k, Base: n, Proportion: float64(k) / float64(max(1, n))}
	}
	sector := share(26, 47)
	got, err := NewFunnel(sector, []Member{{Alias: "A", Estimate: share(9, 12)}, {Alias: "B", Estimate: share(30, 40)}, {Alias: "C", Estimate: share(39, 40)}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0, 0.95, 0.998} {
		if got.Members[i].Outside != want {
			t.Errorf("%s is outside %v, want %v", got.Members[i].Alias, got.Members[i].Outside, want)
		}
	}
	if last := got.Curve[len(got.Curve)-1].N; last < 40 {
		t.Errorf("the limits end at %d", last)
	}
	for name, members := range map[string][]Member{
		"two members or more": {{Alias: "A", Estimate: share(1, 5)}},
		`the alias "A"`:       {{Alias: "A", Estimate: share(1, 5)}, {Alias: "A", Estimate: share(2, 5)}},
		"no respondents":      {{Alias: "A", Estimate: share(1, 5)}, {Alias: "B", Estimate: share(0, 0)}},
	} {
		if _, err := NewFunnel(sector, members); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewFunnel(share(0, 0), got.Members); err == nil {
		t.Error("a sector without a share")
	}
}
