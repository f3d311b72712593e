package prose

import (
	"testing"

	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/analysis/spread"
	"spoor/data"
)

// A number stands in its own unit: from 0 to 100 it is a percentage only where no other unit is given.
func TestValuesInTheirUnit(t *testing.T) {
	for _, c := range []struct {
		unit        data.Text
		to          float64
		mean, value string
	}{
		{data.Text{}, 100, "45%", "45,5%"},
		{data.Text{NL: "%"}, 100, "45%", "45,5%"},
		{data.Text{NL: "procent"}, 100, "45%", "45,5%"},
		{data.Text{NL: "jaar", EN: "years"}, 100, "45,0 jaar", "45,5 jaar"},
		{data.Text{NL: "%"}, 50, "22,5%", "45,5%"},
		{data.Text{NL: "weken"}, 10, "4,5 weken", "45,5 weken"},
		{data.Text{}, 4, "1,80", "45,5"},
		{data.Text{}, 1, "0,450", "45,5"},
	} {
		item := data.Item{Kind: data.Number, Range: []float64{0, c.to}, Unit: c.unit}
		if got := Mean(item, 0.45, data.Dutch); got != c.mean {
			t.Errorf("%v of %v: mean %q, want %q", c.unit, c.to, got, c.mean)
		}
		if got := Value(item, 45.5, data.Dutch); got != c.value {
			t.Errorf("%v of %v: %q, want %q", c.unit, c.to, got, c.value)
		}
	}
}

func TestSpreadInWords(t *testing.T) {
	item := data.Item{Kind: data.Number, Range: []float64{-20, 20}}
	least, greatest, deviation := -3.25, 19.0, 4.5898
	n := &estimate.Number{Deviation: &deviation, Total: &interval.Difference{Estimate: 1568.5, Low: 1074.5, High: 2062.5},
		Spread: &estimate.Spread{Least: &least, Greatest: &greatest, Quartiles: &spread.Quartiles{Lower: spread.Point{Value: 9}, Median: spread.Point{Value: 13, Interval: &interval.Interval{Low: 12, High: 17}}, Upper: spread.Point{Value: 16.5}}}}
	for what, say := range map[string]struct {
		say  func(data.Item, *estimate.Number, data.Lang) (string, bool)
		want string
	}{
		"median": {Median, "13 (12–17)"}, "lower quartile": {LowerQuartile, "9"}, "upper quartile": {UpperQuartile, "16,5"}, "deviation": {Deviation, "4,6"},
		"extremes": {Extremes, "−3,25 tot 19,00"},
	} {
		if got, known := say.say(item, n, data.Dutch); !known || got != say.want {
			t.Errorf("%s: %q, want %q", what, got, say.want)
		}
		if _, known := say.say(item, nil, data.Dutch); known {
			t.Errorf("%s of nothing", what)
		}
	}
	if got, _ := Sum(n, data.English); got != "1,569 (1,075–2,063)" {
		t.Error(got)
	}
}
