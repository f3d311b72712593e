package number

import (
	"testing"

	"spoor/data"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		share  float64
		digits int
		lang   data.Lang
		want   string
	}{
		{0, 0, "nl", "0%"}, {1, 0, "nl", "100%"}, {35.0 / 43, 0, "nl", "81%"}, {0.125, 0, "nl", "13%"}, {23.0 / 40, 0, "nl", "58%"},
		{0.0049, 0, "nl", "<1%"}, {0.996, 0, "nl", ">99%"}, {0.994, 0, "nl", "99%"}, {0.005, 0, "nl", "1%"},
		{35.0 / 43, 1, "nl", "81,4%"}, {35.0 / 43, 2, "en", "81.40%"}, {0.0004, 1, "nl", "<0,1%"}, {0.9996, 1, "nl", ">99,9%"},
		{0, 1, "nl", "0%"}, {1, 2, "en", "100%"}, {0.00001, 2, "en", "<0.01%"}, {0.99999, 2, "en", ">99.99%"}, {0.1, 1, "nl", "10,0%"},
	} {
		if got := Percent(c.share, c.digits, c.lang); got != c.want {
			t.Errorf("Percent(%v, %d) = %q, want %q", c.share, c.digits, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Range(0.674, 0.9034, 0, data.Dutch), "67–90%"},
		{BareRange(0, 0.0821, 0, data.Dutch), "0–8"},
		{BareRange(0.0012, 0.0821, 0, data.Dutch), "<1–8"},
		{Range(0.9979, 0.9999, 0, data.Dutch), ">99–>99%"}, // never 100–100%
		{Range(0.9979, 0.9999, 2, data.Dutch), "99,79–99,99%"},
		{Decimals(0.25, 1, data.Dutch), "0,3"},
		{Decimals(-0.25, 1, data.Dutch), "−0,3"},
		{Decimals(-0.0001, 2, data.English), "0.00"},
		{Level(0.95, data.Dutch), "95%"},
		{Level(0.995, data.Dutch), "99,5%"},
		{Points(0.2, 0, data.Dutch), "+20"},
		{Points(-0.114, 0, data.Dutch), "−11"},
		{Points(-0.004, 0, data.Dutch), "0"},
		{Points(-0.004, 1, data.Dutch), "−0,4"},
		{Points(0.0006, 2, data.English), "+0.06"},
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

// No decimals below 1,000, one below 100,000, two from there.
func TestDigits(t *testing.T) {
	for base, want := range map[int]int{0: 0, 43: 0, 999: 0, 1_000: 1, 60_000: 1, 99_999: 1, 100_000: 2, 40_000_000: 2} {
		if got := Digits(base); got != want {
			t.Errorf("Digits(%d) = %d, want %d", base, got, want)
		}
	}
}

func TestAChanceIsNeverCertain(t *testing.T) {
	for _, c := range []struct {
		chance float64
		digits int
		want   string
	}{{0, 0, "<1%"}, {1, 0, ">99%"}, {0.004, 0, "<1%"}, {0.5, 0, "50%"}, {0.996, 0, ">99%"}, {1, 1, ">99,9%"}, {0.9994, 1, "99,9%"}} {
		if got := Chance(c.chance, c.digits, data.Dutch); got != c.want {
			t.Errorf("Chance(%v, %d) = %s, want %s", c.chance, c.digits, got, c.want)
		}
	}
}
