// Package ratio estimates the ratio of two numbers, such as hours for each client: what the one adds up to over what the other does.
package ratio

import (
	"errors"
	"fmt"
	"math"

	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/data"
)

// Ratio is an estimate of one group of respondents.
type Ratio struct {
	Group       string  // "" for all
	Respondents int     // who gave both numbers
	Over, Under float64 // what the numbers add up to: over the population where there are weights
	Known       bool    // false where the second adds up to 0
	Value       float64
	// Low and High are the ends of the interval, Value ± t(df) StandardError; both nil where there is none: of fewer than two
	// respondents or clusters, where everybody gave the same ratio, and in a census.
	Low, High        *float64
	StandardError    float64
	DegreesOfFreedom int
	Census           bool
	Hidden           bool // to protect respondents: nothing of it is known but its group
	Coarse           bool // rounded to protect respondents, without a standard error
}

// Estimate estimates ratios, of all respondents first and then of groups of them: each sum(wy)/sum(wx), with its standard error: linearised, as that of the total of y - R x over
// sum(wx), and under replicate weights from the ratio in each replicate, as svyratio of R's survey package. Without a design
// respondents are a simple random sample. The interval is symmetric, and holds for a sum of x whose own relative standard error is
// small (Cochran 1977, Sampling Techniques, 6.3: below 10%).
//
// Its error is that of a design without a variance, see [design.Design.Total].
func Estimate(wave data.Wave, ratios []data.Ratio, level float64) ([]Ratio, error) {
	// The clusters that were drawn are those of the whole sample, in which groups are domains.
	whole := ratios[0].Over
	d, _ := estimate.NewSource(wave, data.Item{ID: whole.Item, Kind: data.Number}, whole, estimate.Options{Level: level}).Design()
	out := make([]Ratio, len(ratios))
	for i, of := range ratios {
		var err error
		if out[i], err = estimated(d, wave.Design.IsZero(), of, level); err != nil {
			return nil, fmt.Errorf("estimate the ratio: %w", err)
		}
	}
	return out, nil
}

func estimated(d design.Design, alike bool, of data.Ratio, level float64) (Ratio, error) {
	over, under := of.Over.Sums.Total(), of.Under.Sums.Total()
	out := Ratio{Group: of.Group, Respondents: under.Respondents, Over: over.Picked[0], Under: under.Picked[0]}
	if out.Value, out.Known = of.Value(); !out.Known {
		return out, nil
	}
	above, err := d.Total(of.Above)
	if alike && errors.Is(err, design.ErrLonelyStratum) {
		return out, nil // one respondent
	}
	if err != nil {
		return Ratio{}, err
	}
	out.Census, out.DegreesOfFreedom = above.Census(), above.DegreesOfFreedom
	variance := above.Variance / (out.Under * out.Under)
	if d.Replicates != nil {
		var known bool
		if variance, known, err = d.Replicates.Ratio(out.Value, of.Over.Sums.Replicated().Picked[0], of.Under.Sums.Replicated().Picked[0]); err != nil || !known {
			return out, err
		}
	}
	out.StandardError = math.Sqrt(variance)
	if out.StandardError <= hair*math.Abs(out.Value) { // everybody gave the same ratio, which is no certainty
		out.StandardError = 0
	}
	if out.Census || out.Respondents < 2 || out.DegreesOfFreedom < 1 || out.StandardError == 0 {
		return out, nil
	}
	above.Value, above.StandardError = out.Value, out.StandardError
	low, high, err := above.Student(level)
	if err != nil {
		return Ratio{}, err
	}
	out.Low, out.High = &low, &high
	return out, nil
}

// hair is the relative standard error that rounding can leave.
const hair = 1e-7
