package agreement

import (
	"math"
	"testing"

	"spoor/analysis/interval"
)

// Values of R 4.2.2, of 50 respondents 12 by both coders, and five texts of 1, 1, 3, 1 and 2 respondents by one:
// p <- (12 + 8/2)/50; B <- sum(c(1,1,3,1,2)^2)/4/50^2; ne <- p*(1-p)/(p*(1-p)/50 + B), and Wilson's interval of p at ne. B = 0.0016 is the
// variance that tossing a coin for each text gives: 0.001591 in 200,000 simulated codings.
func TestShareByTwoCoders(t *testing.T) {
	t.Parallel()
	p, bounds, err := Share{Both: 12.0 / 50, One: 8.0 / 50, Weight: 16.0 / 64, Base: 50}.Interval(0.95)
	if err != nil || math.Abs(p-0.32) > 1e-12 || math.Abs(bounds.Low-0.1922591881) > 1e-9 || math.Abs(bounds.High-0.4819711259) > 1e-9 {
		t.Errorf("got %v %v %v", p, bounds, err)
	}
	agreed, err := interval.Wilson(16, 50, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	if _, same, err := (Share{Both: 16.0 / 50, Base: 50}).Interval(0.95); err != nil || math.Abs(same.Low-agreed.Low) > 1e-12 || math.Abs(same.High-agreed.High) > 1e-12 {
		t.Errorf("coders who agree: got %v %v, want %v", same, err, agreed)
	}
	if bounds.Low >= agreed.Low || bounds.High <= agreed.High {
		t.Errorf("%v is no wider than %v", bounds, agreed)
	}
	if p, bounds, err := (Share{Base: 50}).Interval(0.95); err != nil || p != 0 || bounds.Low != 0 {
		t.Errorf("nobody: got %v %v %v", p, bounds, err)
	}
	for _, wrong := range []Share{{Both: -0.1, Base: 5}, {Both: 0.7, One: 0.4, Base: 5}, {One: 0.5, Weight: 2, Base: 5}, {Both: 0.5}} {
		if _, _, err := wrong.Interval(0.95); err == nil {
			t.Errorf("%+v has an interval", wrong)
		}
	}
}
