package audit

import (
	"strings"
	"testing"
)

func TestParsePercentage(t *testing.T) {
	tests := []struct {
		printed string
		want    Percentage
		text    string
	}{
		{"66", Percentage{Digits: 66}, "66"},
		{"66%", Percentage{Digits: 66}, "66"},
		{" 66 % ", Percentage{Digits: 66}, "66"},
		{"66,0", Percentage{Digits: 660, Decimals: 1}, "66.0"},
		{"66.5", Percentage{Digits: 665, Decimals: 1}, "66.5"},
		{"0,05%", Percentage{Digits: 5, Decimals: 2}, "0.05"},
		{"0", Percentage{}, "0"},
		{"007", Percentage{Digits: 7}, "7"},
		{"100", Percentage{Digits: 100}, "100"},
		{"100.0000", Percentage{Digits: 1000000, Decimals: 4}, "100.0000"},
		{"", Percentage{Lost: true}, ""},
		{"  ", Percentage{Lost: true}, ""},
	}
	for _, test := range tests {
		got, err := ParsePercentage(test.printed)
		if err != nil || got != test.want || got.String() != test.text {
			t.Errorf("ParsePercentage(%q) = %+v (%q), %v; want %+v (%q)", test.printed, got, got.String(), err, test.want, test.text)
		}
	}
}

func TestParsePercentageRefuses(t *testing.T) {
	tests := []struct{ printed, message string }{
		{"-1", "negative"},
		{"\u22121", "negative"},
		{"101", "over 100"},
		{"100.1", "over 100"},
		{"99999999999999999999999", "over 100"},
		{"n/a", "not a number"},
		{"%", "not a number"},
		{"6 6", "not a number"},
		{"66%%", "not a number"},
		{"1.2.3", "not a number"},
		{"1,234.5", "not a number"},
		{".5", "not a number"},
		{"5.", "not a number"},
		{"+5", "not a number"},
		{"1e1", "not a number"},
		{"٦٦", "not a number"},
		{"33.33333", "5 decimals"},
	}
	for _, test := range tests {
		if got, err := ParsePercentage(test.printed); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("ParsePercentage(%q) = %+v, %v; want an error with %q", test.printed, got, err, test.message)
		}
	}
}

func FuzzParsePercentage(f *testing.F) {
	for _, printed := range []string{"66", "66%", "66,0", " 0.05 %", "", "-1", "101", "1.2.3", "100.0000", "\u2212", "٦"} {
		f.Add(printed)
	}
	f.Fuzz(func(t *testing.T, printed string) {
		p, err := ParsePercentage(printed)
		if err != nil {
			return
		}
		if p.Digits < 0 || p.Digits > p.scale() || p.Decimals < 0 || p.Decimals > maxDecimals {
			t.Fatalf("ParsePercentage(%q) = %+v, out of range", printed, p)
		}
		if again, err := ParsePercentage(p.String()); err != nil || again != p {
			t.Fatalf("ParsePercentage(%q) prints as %q, which reads as %+v, %v", printed, p.String(), again, err)
		}
	})
}
