package disclosure

import (
	"errors"
	"strings"
	"testing"
)

func TestPresets(t *testing.T) {
	thresholds := []int{3, 5, 10}
	for i, preset := range Presets() {
		rule := preset.Rule()
		if rule != (Rule{Threshold: thresholds[i], Complement: true, Width: thresholds[i] - 2}) {
			t.Errorf("%s: %+v", preset, rule)
		}
		if same, err := NewRule(thresholds[i]); err != nil || same != rule {
			t.Errorf("threshold %d: %+v, %v; want %+v", thresholds[i], same, err, rule)
		}
	}
	if rule := Preset("Strict").Rule(); rule.Validate() == nil {
		t.Errorf("an unknown preset: %+v", rule)
	}
}

func TestRuleValidate(t *testing.T) {
	for _, r := range []Rule{{}, {Threshold: 2, Width: 0}, {Threshold: -5, Width: 1}, {Threshold: 5, Width: 4},
		{Threshold: 5, Width: 0}, {Threshold: 1 << 30, Width: 3}} {
		if r.Validate() == nil {
			t.Errorf("%+v is valid", r)
		}
	}
	if _, err := NewRule(2); err == nil {
		t.Error("threshold 2 is valid")
	}
}

func TestRuleCounts(t *testing.T) {
	r := PresetDefault.Rule()
	for _, c := range []struct {
		k, n      int
		small, al bool
	}{{0, 43, false, false}, {1, 43, true, false}, {4, 43, true, false}, {5, 43, false, false}, {38, 43, false, false},
		{39, 43, false, true}, {43, 43, false, true}, {0, 0, false, false}, {3, 6, true, true}} {
		if r.Small(c.k) != c.small || r.NearlyAll(c.k, c.n) != c.al {
			t.Errorf("%d of %d: small %t, nearly all %t", c.k, c.n, r.Small(c.k), r.NearlyAll(c.k, c.n))
		}
	}
	if r.CheckBase(5) != nil {
		t.Error("a base of 5 is refused at threshold 5")
	}
	if err := r.CheckBase(4); !errors.Is(err, ErrSmallBase) || strings.Contains(err.Error(), "4") {
		t.Errorf("a base of 4 at threshold 5: %v; the message must not tell the base", err)
	}
}
