package hypothesis

import (
	"fmt"
	"math"

	"spoor/data"
)

// MethodFit and MethodFitExact name the methods of [Fit] and [FitExact].
const (
	MethodFit      Method = "goodness-of-fit"
	MethodFitExact Method = "multinomial-exact"
)

var fitRow = Row{Method: MethodFit,
	Name: data.Text{NL: "chikwadraattoets op bekende aandelen", EN: "chi-square test of goodness of fit"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, ieder in één categorie, bekende aandelen zonder steekproeffout en verwachte aantallen die niet klein zijn (regel van Cochran).",
		EN: "Independent respondents, each in one category, known shares without sampling error, and expected counts that are not small (Cochran's rule).",
	},
	Source: "K. Pearson (1900), Philosophical Magazine 50; W. G. Cochran (1954), Biometrics 10.",
}

var fitExactRow = Row{Method: MethodFitExact,
	Name: data.Text{NL: "exacte multinomiale toets", EN: "exact multinomial test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, ieder in één categorie, en bekende aandelen zonder steekproeffout. Telt alle uitkomsten die niet waarschijnlijker zijn dan de gevonden uitkomst.",
		EN: "Independent respondents, each in one category, and known shares without sampling error. Counts all outcomes that are no likelier than the one found.",
	},
	Source: "N. Cressie & T. R. C. Read (1984), Journal of the Royal Statistical Society B 46.",
}

// FitLimit is the largest number of outcomes over which [FitExact] adds up.
const FitLimit = 2_000_000

// Fit returns Pearson's chi-square test of whether counts come from a population with the expected shares, with one degree of freedom less
// than there are categories: R's chisq.test(counts, p = expected). Expected shares are above 0 and add up to 1.
//
// A note warns where Cochran's rule fails: an expected count below 1, or more than a fifth of them below 5.
func Fit(counts []int, expected []float64) (Result, error) {
	total, err := checkFit(counts, expected)
	if err != nil {
		return Result{}, err
	}
	statistic, below5, below1 := 0.0, 0, 0
	for i, count := range counts {
		mean := float64(total) * expected[i]
		statistic += (float64(count) - mean) * (float64(count) - mean) / mean
		below5 += int(indicator(mean < 5))
		below1 += int(indicator(mean < 1))
	}
	r := Result{Method: MethodFit, StatisticName: "chi-square", Statistic: statistic, DF: len(counts) - 1}
	r.P = chiSquareP(statistic, r.DF)
	if below1 > 0 || 5*below5 > len(counts) {
		r.Notes = []data.Text{noteSmallExpected}
	}
	return r, nil
}

// FitExact returns the exact multinomial test of whether counts come from a population with the expected shares: P is the chance of all
// outcomes of as many respondents that are no likelier than the one observed, with the slack of binom.test, which it equals for two
// categories; R's EMT::multinomial.test. Where there are more than FitLimit outcomes, [Fit] takes its place.
//
// N. Cressie & T. R. C. Read, Multinomial goodness-of-fit tests, Journal of the Royal Statistical Society B 46 (1984).
func FitExact(counts []int, expected []float64) (Result, error) {
	total, err := checkFit(counts, expected)
	if err != nil {
		return Result{}, err
	}
	if outcomes(total, len(counts)) > FitLimit {
		r, err := Fit(counts, expected)
		note := noteFitSwitched
		if len(r.Notes) > 0 {
			note = noteFitSwitchedSmall // which does not send to an exact test
		}
		r.Switched, r.Notes = true, []data.Text{note}
		return r, err
	}
	f := fitting{logs: make([]float64, len(expected)), factorials: make([]float64, total+1)}
	for i, share := range expected {
		f.logs[i] = math.Log(share)
	}
	for k := range f.factorials {
		f.factorials[k], _ = math.Lgamma(float64(k) + 1)
	}
	found := f.factorials[total]
	for i, count := range counts {
		found += float64(count)*f.logs[i] - f.factorials[count]
	}
	f.limit = found + math.Log1p(likelihoodSlack)
	f.add(0, total, f.factorials[total])
	return Result{Method: MethodFitExact, P: unit(f.sum), Exact: true}, nil
}

// fitting adds up the chances of outcomes that are at most as likely as a limit.
type fitting struct {
	logs, factorials []float64 // of the shares, and of 0! to n!
	limit            float64   // the logarithm of the largest chance that counts
	sum              float64
}

// add adds up the outcomes in which categories from one on share the respondents that are left; so far is the logarithm of the others' part.
func (f *fitting) add(category, left int, soFar float64) {
	if category == len(f.logs)-1 {
		if chance := soFar + float64(left)*f.logs[category] - f.factorials[left]; chance <= f.limit {
			f.sum += math.Exp(chance)
		}
		return
	}
	for count := 0; count <= left; count++ {
		f.add(category+1, left-count, soFar+float64(count)*f.logs[category]-f.factorials[count])
	}
}

// outcomes is the number of ways in which n respondents fall into k categories, or a number above FitLimit.
func outcomes(n, k int) float64 {
	ways := 1.0
	for i := 1; i < k && ways <= FitLimit; i++ {
		ways *= float64(n+i) / float64(i)
	}
	return math.Round(ways)
}

func checkFit(counts []int, expected []float64) (total int, err error) {
	if len(counts) < 2 || len(counts) != len(expected) {
		return 0, fmt.Errorf("%d counts and %d expected shares: give a share for each count, and at least two", len(counts), len(expected))
	}
	sum := 0.0
	for i, count := range counts {
		if count < 0 || count > MaxBase-total {
			return 0, fmt.Errorf("count %d is outside 0 to %d", count, MaxBase)
		}
		if !(expected[i] > 0 && expected[i] < 1) {
			return 0, fmt.Errorf("expected share %v of category %d is not between 0 and 1: leave a category out that the population does not have", expected[i], i+1)
		}
		total += count
		sum += expected[i]
	}
	switch {
	case total == 0:
		return 0, ErrNoBase
	case math.Abs(sum-1) > 1e-9:
		return 0, fmt.Errorf("expected shares add up to %v, not to 1", sum)
	}
	return total, nil
}
