package coding

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/agreement"
	"spoor/analysis/estimate"
	"spoor/reports/open"
)

// How two coders took a text for a code, in the order of their names.
const (
	byBoth = "both"
	byNone = "none"
	byOne  = "one"
)

// together adds to each code its share by two coders, over the respondents whose text both coded.
func together(result *open.Coded, texts open.Texts, coders []codes, level float64, weighted Estimator) error {
	for i := range result.Codes {
		code := result.Codes[i].Code
		of := func(text string) string {
			first, second := coders[0].of(text), coders[1].of(text)
			switch {
			case first == "" || second == "":
				return ""
			case first == code && second == code:
				return byBoth
			case first == code || second == code:
				return byOne
			}
			return byNone
		}
		shares, err := coderShares(texts, of, level, weighted)
		if err != nil {
			return fmt.Errorf("code %q by two coders: %w", code, err)
		}
		result.Codes[i].Coders = shares
	}
	return nil
}

// worth is the base that Wilson's interval of a share stands on: of a weighted sample the effective one, times (t(n-1)/t(df))² for the
// uncertainty of the variance, as [spoor/analysis/design.Proportion.Wilson] has it.
func worth(e estimate.Estimate, level float64) float64 {
	if e.Weighted == nil || e.Weighted.EffectiveBase == 0 || e.Weighted.DegreesOfFreedom < 1 || e.Base < 2 {
		return float64(e.Effective())
	}
	t := func(degrees int) float64 {
		return distuv.StudentsT{Sigma: 1, Nu: float64(degrees)}.Quantile((1 + level) / 2)
	}
	ratio := t(e.Base-1) / t(e.Weighted.DegreesOfFreedom)
	return min(e.Weighted.EffectiveBase*ratio*ratio, float64(e.Base))
}

// coderShares is the share of a code by two coders, given how they took each text for it.
func coderShares(texts open.Texts, of func(string) string, level float64, weighted Estimator) (*open.Coders, error) {
	counts := map[string]int{}
	base, squares := 0, 0.0
	for _, text := range texts {
		taken := of(text.Text)
		if taken == "" {
			continue
		}
		counts[taken] += text.Respondents
		base += text.Respondents
		if taken == byOne {
			squares += float64(text.Respondents) * float64(text.Respondents)
		}
	}
	var estimates []estimate.Estimate
	var err error
	ways := []string{byBoth, byNone, byOne}
	if weighted == nil {
		estimates, err = unweighted(ways, counts, base, level)
	} else {
		estimates, err = weighted(ways, of)
	}
	if err != nil {
		return nil, err
	}
	share := agreement.Share{Both: estimates[0].Proportion, One: estimates[2].Proportion, Base: float64(base)}
	for _, e := range estimates { // the least of those that vary
		if e.Proportion > 0 && e.Proportion < 1 {
			share.Base = min(share.Base, worth(e, level))
		}
	}
	if one := float64(counts[byOne]); one > 0 {
		share.Weight = squares / (one * one)
	}
	p, bounds, err := share.Interval(level)
	return &open.Coders{Base: base, Both: counts[byBoth], One: counts[byOne], Share: p, Low: bounds.Low, High: bounds.High}, err
}
