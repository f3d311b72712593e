package number

import (
	"testing"

	"spoor/data"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		share float64
		want  string
	}{
		{0, "0%"}, {1, "100%"}, {35.0 / 43, "81%"}, {0.125, "13%"}, {23.0 / 40, "58%"}, {0.0049, "<1%"}, {0.996, ">99%"}, {0.994, "99%"},
	} {
		if got := Percent(c.share); got != c.want {
			t.Errorf("Percent(%v) = %q, want %q", c.share, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Range(0.674, 0.9034), "67–90%"},
		{BareRange(0, 0.0821), "0–8"},
		{Decimals(0.25, 1, data.Dutch), "0,3"},
		{Decimals(-0.25, 1, data.Dutch), "-0,3"},
		{Decimals(-0.0001, 2, data.English), "0.00"},
		{Level(0.95, data.Dutch), "95%"},
		{Level(0.995, data.Dutch), "99,5%"},
		{Points(0.2), "+20"},
		{Points(-0.114), "−11"},
		{Points(-0.004), "0"},
		{Probability(0.0004, data.Dutch), "< 0,001"},
		{Probability(0.0321, data.Dutch), "= 0,032"},
		{Probability(0.53, data.English), "= 0.53"},
		{Count(8965, data.Dutch), "8.965"},
		{Count(-1234567, data.English), "-1,234,567"},
		{Count(-999, data.English), "-999"},
		{Count(43, data.Dutch), "43"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
