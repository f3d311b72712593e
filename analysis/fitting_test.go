package analysis

import (
	"testing"

	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// Of several items each has what fits it, and a note where that is not what was asked for; what fits none of them is left to be refused.
func TestFit(t *testing.T) {
	t.Parallel()
	codebook := data.Codebook{Items: []data.Item{{ID: "one", Kind: data.Single}, {ID: "some", Kind: data.Multiple}, {ID: "scale", Kind: data.Rating}, {ID: "number", Kind: data.Number}}}
	with := func(change func(*Options)) Options {
		o := DefaultOptions()
		change(&o)
		return o
	}
	joint := func(method interval.Method) Options { return with(func(o *Options) { o.Joint = method }) }
	base := func(base estimate.Base) Options { return with(func(o *Options) { o.Base = base }) }
	tarone := with(func(o *Options) { o.Adjust = hypothesis.MethodTarone })
	holm := with(func(o *Options) { o.Adjust = hypothesis.MethodHolm })
	for name, c := range map[string]struct {
		asked Options
		want  map[string]Options // those that are not as asked
	}{
		"joint":     {joint(estimate.JointDefault), map[string]Options{"number": DefaultOptions()}},
		"of one":    {joint(interval.MethodSisonGlaz), map[string]Options{"some": joint(estimate.JointDefault), "number": DefaultOptions()}},
		"responses": {base(estimate.BaseResponses), map[string]Options{"one": DefaultOptions(), "scale": DefaultOptions(), "number": DefaultOptions()}},
		"asked":     {base(estimate.BaseAsked), map[string]Options{"number": DefaultOptions()}},
		"tarone":    {tarone, map[string]Options{"number": holm}},
		"all fit":   {DefaultOptions(), nil},
	} {
		for id, got := range Fit(c.asked, codebook, codebook.ItemIDs()) {
			want, other := c.want[id]
			if !other {
				want = c.asked
			}
			if got.Options != want || (len(got.Notes) > 0) != other {
				t.Errorf("%s: %s: got %+v, want %+v", name, id, got, want)
			}
		}
	}
	if got := Fit(joint(estimate.JointDefault), codebook, []string{"number"}); len(got["number"].Notes) > 0 || got["number"].Options.Joint == "" {
		t.Errorf("of a number alone: got %+v, want it to be refused", got)
	}
}
