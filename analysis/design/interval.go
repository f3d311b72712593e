package design

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"

	"spoor/analysis/interval"
	"spoor/data"
)

// Wilson returns the score interval on the effective base n/deff, times (t(n-1)/t(df))² for the uncertainty of the
// variance, and never more than n, or what n are worth in a finite population. Without that bound an option of few choosers with small weights, at 43 respondents
// whose weights have a coefficient of variation of 0.8, is covered 88 to 90% of the time instead of 95. With equal weights and neither strata nor clusters it is the Wilson interval for k of n. Low is exactly 0
// if nobody chose the option and High exactly 1 if everybody did, on the base that the weights leave. In a census, and where
// the weights were raked to the share, both ends are the proportion itself. It returns an error if there are no degrees of freedom.
//
// N. Dean and M. Pagano, Evaluating confidence interval methods for binomial proportions in clustered surveys, Journal
// of Survey Statistics and Methodology 3 (2015).
func (p Proportion) Wilson(level float64) (interval.Interval, error) {
	base, err := p.base(level)
	if err != nil {
		return interval.Interval{}, err
	}
	if p.isPoint() {
		return p.point(level, interval.MethodWilson), nil
	}
	return interval.WilsonEffective(p.Value, base, level)
}

// MethodKornGraubard names the method of [Proportion.KornGraubard].
const MethodKornGraubard interval.Method = "korn-graubard"

var kornGraubardRow = interval.Row{Method: MethodKornGraubard,
	Short: data.Text{NL: "Korn-Graubard", EN: "Korn-Graubard"},
	Name:  data.Text{NL: "interval van Korn en Graubard", EN: "Korn-Graubard interval"},
	Assumes: data.Text{
		NL: "Clopper-Pearson op de effectieve basis, die niet groter is dan het aantal respondenten.",
		EN: "Clopper-Pearson on the effective base, which is not larger than the number of respondents.",
	},
	Source: "E. L. Korn & B. I. Graubard (1998), Survey Methodology 24",
}

// KornGraubard returns the Clopper-Pearson interval on the effective base of Wilson, which is not allowed to exceed n
// in a finite population either.
// With equal weights and neither strata nor clusters it is the Clopper-Pearson interval for k of n. Ends and errors are
// as for Wilson.
//
// E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small expected number of positive counts
// estimated from survey data, Survey Methodology 24 (1998).
func (p Proportion) KornGraubard(level float64) (interval.Interval, error) {
	base, err := p.base(level)
	if err != nil {
		return interval.Interval{}, err
	}
	return p.clopperPearson(min(base, float64(p.Respondents)), level, MethodKornGraubard), nil
}

// MethodBeta names the method of [Proportion.Beta].
const MethodBeta interval.Method = "beta"

var betaRow = interval.Row{Method: MethodBeta,
	Short: data.Text{NL: "beta", EN: "beta"},
	Name:  data.Text{NL: "beta-interval", EN: "beta interval"},
	Assumes: data.Text{
		NL: "Clopper-Pearson op p(1−p)/variantie, zoals svyciprop(method = \"beta\") in R.",
		EN: "Clopper-Pearson on p(1-p)/variance, as svyciprop(method = \"beta\") in R.",
	},
	Source: "E. L. Korn & B. I. Graubard (1998), Survey Methodology 24",
}

// Beta returns the Clopper-Pearson interval on p(1-p)/variance times (t(n-1)/t(df))², as svyciprop(method = "beta") of
// R's survey package, which sets no bound to that base. Where the variance is 0 the base, ends and errors are those of
// Wilson.
func (p Proportion) Beta(level float64) (interval.Interval, error) {
	base, err := p.base(level)
	if err != nil {
		return interval.Interval{}, err
	}
	if p.Variance > 0 {
		ratio := interval.StudentQuantile(float64(p.Respondents-1), level) / interval.StudentQuantile(float64(p.DegreesOfFreedom), level)
		base = p.Value * (1 - p.Value) / p.Variance * ratio * ratio
	}
	return p.clopperPearson(base, level, MethodBeta), nil
}

var logitRow = interval.Row{Method: interval.MethodLogit,
	Short: data.Text{NL: "logit", EN: "logit"},
	Name:  data.Text{NL: "logit-interval", EN: "logit interval"},
	Assumes: data.Text{
		NL: "De log-odds zijn bij benadering normaal verdeeld met hun standaardfout naar het ontwerp, zoals svyciprop(method = \"logit\") in R.",
		EN: "Log-odds are approximately normal with their design-based standard error, as svyciprop(method = \"logit\") in R.",
	},
	Source: "E. L. Korn & B. I. Graubard (1999), Analysis of Health Surveys",
}

// Logit returns the interval that is symmetric on the log-odds scale: the log odds plus and minus t(df) times their
// standard error se/(p(1-p)), transformed back, as svyciprop(method = "logit") of R's survey package. Where the
// variance is 0 the log odds or their error do not exist; there it gives the Clopper-Pearson interval on the base of
// Wilson, so that one end is exactly 0 or 1 and the other is sound.
func (p Proportion) Logit(level float64) (interval.Interval, error) {
	base, err := p.base(level)
	if err != nil {
		return interval.Interval{}, err
	}
	if p.Variance == 0 {
		return p.clopperPearson(base, level, interval.MethodLogit), nil
	}
	yes, no := p.Value, 1-p.Value
	factor := math.Exp(interval.StudentQuantile(float64(p.DegreesOfFreedom), level) * p.StandardError / (yes * no))
	low, high := 1/(1+no/yes*factor), 1/(1+no/yes/factor)
	return interval.Interval{Low: low, High: high, Level: level, Method: interval.MethodLogit}, nil
}

// base is the effective base adjusted for the degrees of freedom, at most what the respondents are worth in a simple
// random sample.
func (p Estimate) base(level float64) (float64, error) {
	if p.isPoint() {
		return 0, nil
	}
	t, err := p.quantile(level)
	if err != nil {
		return 0, err
	}
	if p.Respondents < 2 {
		return 0, fmt.Errorf("one respondent is too few for an interval in a weighted sample: report the answer alone")
	}
	ratio := interval.StudentQuantile(float64(p.Respondents-1), level) / t
	return min(p.EffectiveBase*ratio*ratio, p.most), nil
}

// point is the interval of a share without sampling error.
func (p Proportion) point(level float64, method interval.Method) interval.Interval {
	return interval.Interval{Low: p.Value, High: p.Value, Level: level, Method: method}
}

func (p Proportion) clopperPearson(base, level float64, method interval.Method) interval.Interval {
	if p.isPoint() {
		return p.point(level, method)
	}
	yes, no, tail := p.Value*base, (1-p.Value)*base, (1-level)/2
	low, high := 0.0, 1.0
	if yes > 0 {
		low = mathext.InvRegIncBeta(yes, no+1, tail)
	}
	if no > 0 {
		high = 1 - mathext.InvRegIncBeta(no, yes+1, tail)
	}
	return interval.Interval{Low: low, High: high, Level: level, Method: method}
}
