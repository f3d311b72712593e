package design

import (
	"fmt"
	"math"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/sums"
)

// MethodWoodruff names the method of [Design.QuantileInterval].
const MethodWoodruff interval.Method = "woodruff"

var woodruffRow = interval.Row{Method: MethodWoodruff,
	Short: data.Text{NL: "Woodruff", EN: "Woodruff"},
	Name:  data.Text{NL: "interval van Woodruff voor een gewogen mediaan", EN: "Woodruff's interval of a weighted median"},
	Assumes: data.Text{
		NL: "Het aandeel tot en met de mediaan is bij benadering normaal verdeeld met zijn standaardfout naar het ontwerp; de grenzen van dat aandeel zijn teruggezocht in de waarden.",
		EN: "The share up to the median is approximately normal with its design-based standard error; the limits of that share are looked up in the values.",
	},
	Source: "R. S. Woodruff (1952), JASA 47",
}

// Quantile returns the value up to which a share p of the weight lies, of values from the least to the greatest: the first at which
// more than p lies at or below it, and halfway to the next where exactly p does. That is the usual median, and for other quantiles
// type 2 of Hyndman and Fan (1996), qrule = "school" in R's survey package. It is 0 where there are no values.
func Quantile(sorted []sums.Value, p float64) float64 {
	total, below := 0.0, 0.0
	for _, v := range sorted {
		total += v.Weight
	}
	for i, v := range sorted {
		below += v.Weight
		switch near := math.Abs(below-p*total) <= 1e-9*total; {
		case near && i+1 < len(sorted):
			return (v.Y + sorted[i+1].Y) / 2
		case near || below > p*total:
			return v.Y
		}
	}
	return 0
}

// QuantileInterval returns the interval of the quantile p of a number: the t interval of the share of respondents up to it, each
// end looked up in the values, as svyquantile of R's survey package does. It is not known where an end lies below 0 or above 1, as
// in small samples, where there are no degrees of freedom, and where it is not kept in which clusters values were given.
//
// R. S. Woodruff, Confidence intervals for medians and other position measures, JASA 47 (1952).
func (d Design) QuantileInterval(v *sums.Values, p, level float64) (bounds interval.Interval, known bool, err error) {
	if !v.Placed() || v.Respondents() == 0 {
		return interval.Interval{}, false, nil
	}
	sorted := v.Sorted()
	value := Quantile(sorted, p)
	upTo, err := v.UpTo(value)
	if err != nil {
		return interval.Interval{}, false, fmt.Errorf("share up to the quantile: %w", err)
	}
	share, err := d.Proportion(upTo, 0)
	if err != nil {
		return interval.Interval{}, false, fmt.Errorf("share up to the quantile: %w", err)
	}
	bounds = interval.Interval{Low: value, High: value, Level: level, Method: MethodWoodruff}
	switch {
	case share.isPoint():
		return bounds, true, nil
	case share.DegreesOfFreedom < 1 || share.StandardError == 0:
		return interval.Interval{}, false, nil
	}
	low, high, err := share.Student(level)
	if err != nil || low < 0 || high > 1 {
		return interval.Interval{}, false, err
	}
	bounds.Low, bounds.High = Quantile(sorted, low), Quantile(sorted, high)
	return bounds, true, nil
}
