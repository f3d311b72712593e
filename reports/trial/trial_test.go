package trial

import (
	"testing"

	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/texttest"
)

func TestWords(t *testing.T) {
	t.Parallel()
	texttest.Complete(t, words)
	texttest.Complete(t, drawn)
	texttest.Complete(t, pooledWords)
	texttest.Complete(t, shareWords)
	texttest.Complete(t, allocationWords)
	for _, test := range plan.Tests() {
		if tests[test].NL == "" || tests[test].EN == "" {
			t.Errorf("%s has no name in both languages", test)
		}
	}
	for _, item := range consortItems {
		one := func(text data.Text) bool { return (text.NL == "") != (text.EN == "") }
		if item.where == nil && item.add == nothing || item.about == nothing || one(item.about) || one(item.add) || one(item.extra) {
			t.Errorf("CONSORT %s says nothing, or in one language", item.number)
		}
	}
}

// The number needed is 1 divided by the difference, and its interval begins with the end that is nearest to 0 people.
func TestNumberNeeded(t *testing.T) {
	t.Parallel()
	share := plan.Answer{Option: "yes"}
	effect := func(d, low, high float64) trial.Effect {
		return trial.Effect{Estimated: true, Bounded: true, Estimate: d, Interval: trial.Span{Low: low, High: high}}
	}
	for want, e := range map[string]trial.Effect{
		"5.0 for one more (2.5 to 20.0)":                                        effect(0.2, 0.05, 0.4),
		"5.0 for one fewer (2.5 to 20.0)":                                       effect(-0.2, -0.4, -0.05),
		"10.0 for one more (5.0 for one more through ∞ to 20.0 for one fewer)":  effect(0.1, -0.05, 0.2),
		"10.0 for one fewer (5.0 for one fewer through ∞ to 20.0 for one more)": effect(-0.1, -0.2, 0.05),
		"–": effect(0, -0.1, 0.1),
	} {
		if got := (Report{Lang: "en"}).needed(share, e); got != want {
			t.Errorf("%q; want %q", got, want)
		}
	}
}
