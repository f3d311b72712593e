package planning

import (
	"math"
	"strings"
	"testing"

	"spoor/analysis/hypothesis"
)

func TestNewRefuses(t *testing.T) {
	for want, change := range map[string]func(*Options){
		"0 arms":                      func(o *Options) { o.Arms = 0 },
		"not with boschloo":           func(o *Options) { o.Arms = 1 },
		`unknown test "binomial"`:     func(o *Options) { o.Test = hypothesis.MethodBinomial },
		"significance level 0":        func(o *Options) { o.Alpha = 0 },
		"significance level NaN":      func(o *Options) { o.Alpha = math.NaN() },
		"ratio 0":                     func(o *Options) { o.Ratio = 0 },
		"intraclass correlation 1.2":  func(o *Options) { o.ICC = 1.2 },
		"intraclass correlation -0.1": func(o *Options) { o.ICC = -0.1 },
		"cluster size 0":              func(o *Options) { o.ClusterSize = 0 },
		"attrition 1":                 func(o *Options) { o.Attrition = 1 },
	} {
		o := DefaultOptions()
		change(&o)
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestQuestionsAreRefused(t *testing.T) {
	d := design(t, func(o *Options) { o.ClusterSize, o.ICC, o.Attrition = 10, 1, 0.5 })
	one := design(t, func(o *Options) { o.Arms, o.Test = 1, hypothesis.MethodBinomial })
	power := func(d *Design, p1, p2 float64, n1, n2 int) error { _, err := d.Power(p1, p2, n1, n2); return err }
	size := func(p1, p2, power float64) error { _, err := d.SampleSize(p1, p2, power); return err }
	detectable := func(p1 float64, power float64) error { _, err := d.Detectable(p1, 500, 0, power); return err }
	for want, err := range map[string]error{
		"the target equals the baseline":  size(0.3, 0.3, 0.8),
		"baseline 1.3":                    size(1.3, 0.3, 0.8),
		"target -0.1":                     size(0.3, -0.1, 0.8),
		"target NaN":                      size(0.3, math.NaN(), 0.8),
		"power 1:":                        size(0.3, 0.4, 1),
		"power 0:":                        detectable(0.3, 0),
		"baseline 2":                      detectable(2, 0.8),
		"takes more than a billion":       size(0.5, 0.50001, 0.8),
		"0 respondents in a group":        power(d, 0.3, 0.4, 0, 0),
		"-5 respondents in a group":       power(d, 0.3, 0.4, 50, -5),
		"nobody is left of 3":             power(d, 0.3, 0.4, 3, 0),
		"one arm has one number":          power(one, 0.3, 0.4, 50, 60),
		"more than the largest supported": power(d, 0.3, 0.4, 2_000_000_000, 0),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
