package hypothesis

import (
	"fmt"
	"math"
	"slices"

	"spoor/data"
)

// MethodTrend names the method of [Trend].
const MethodTrend Method = "trend"

var trendRow = Row{Method: MethodTrend,
	Name: data.Text{NL: "trendtoets van Cochran-Armitage", EN: "Cochran-Armitage trend test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in geordende groepen met scores; zoekt een rechte lijn. Variantie gedeeld door N. Vraagt voldoende respondenten die de optie wel en niet kozen.",
		EN: "Independent respondents in ordered groups with scores; looks for a straight line. Variance divided by N. Needs enough respondents who did and did not choose the option.",
	},
	Source: "W. G. Cochran (1954), Biometrics 10; P. Armitage (1955), Biometrics 11.",
}

// Trend returns the Cochran-Armitage test of a linear trend in the proportions k[i] of n[i], for groups in order, such
// as waves. Scores place the groups; nil means 0, 1, 2, ...
//
// z = sum k[i](s[i] - mean s) / sqrt(p(1-p) sum n[i](s[i] - mean s)^2), with p the pooled proportion and the mean of the
// scores over respondents. The variance divides by N, so that z^2 is the statistic of R's prop.trend.test; coin divides
// by N-1, which makes z^2 smaller by (N-1)/N. When nobody or everybody chose the option, z is 0 and P is 1, with a note.
// Greater is a rising trend. At least two groups with different scores are needed; an empty group is an error.
//
// P. Armitage, Tests for linear trends in proportions and frequencies, Biometrics 11 (1955).
func Trend(k, n []int, scores []float64, alternative Alternative) (Result, error) {
	scores, err := checkTrend(k, n, scores, alternative)
	if err != nil {
		return Result{}, err
	}
	r := Result{Method: MethodTrend, Alternative: alternative, StatisticName: "z"}
	chosen, total := sum(k), sum(n)
	if chosen == 0 || chosen == total {
		r.P = 1
		r.Notes = []data.Text{noteNoVariation}
		return r, nil
	}
	mean := 0.0
	for i, score := range scores {
		mean += score * float64(n[i]) / float64(total)
	}
	covariance, spread := 0.0, 0.0
	for i, score := range scores {
		covariance += float64(k[i]) * (score - mean)
		spread += float64(n[i]) * (score - mean) * (score - mean)
	}
	p := float64(chosen) / float64(total)
	q := float64(total-chosen) / float64(total)
	r.Statistic = covariance / math.Sqrt(p*q*spread)
	r.P = normalP(r.Statistic, alternative)
	if min(chosen, total-chosen) < 5*len(k) {
		r.Notes = []data.Text{noteFewChosen}
	}
	return r, nil
}

// MethodTrendExact names the method of [TrendExact].
const MethodTrendExact Method = "trend-exact"

var trendExactRow = Row{Method: MethodTrendExact,
	Name: data.Text{NL: "exacte trendtoets van Cochran-Armitage", EN: "exact Cochran-Armitage trend test"},
	Assumes: data.Text{
		NL: "Als de trendtoets, met de exacte verdeling gegeven het totale aantal dat de optie koos. Tweezijdig: minstens zo ver van de verwachting.",
		EN: "As the trend test, with the exact distribution given the total number who chose the option. Two-sided: at least as far from the expectation.",
	},
	Source: "P. Armitage (1955), Biometrics 11; A. Agresti (2013), Categorical Data Analysis, 3rd ed.",
}

// TrendExact returns the exact Cochran-Armitage test: the permutation distribution of T = sum s[i] k[i] given the total
// number of respondents who chose the option.
//
// Two-sided, P is the chance of a T at least as far from its expectation. The statistic T uses the scores moved and
// scaled to the smallest whole numbers from 0. It switches to Trend, with a note, when the scores are not on a common
// grid of at most 1,000 steps, or when the sum would take more than 50 million multiplications (three groups of 100
// stay exact).
func TrendExact(k, n []int, scores []float64, alternative Alternative) (Result, error) {
	scores, err := checkTrend(k, n, scores, alternative)
	if err != nil {
		return Result{}, err
	}
	steps, onGrid := wholeScores(scores)
	if !onGrid {
		return switchTrend(k, n, scores, alternative)
	}
	distribution := linear{totals: n, scores: steps, chosen: sum(k)}
	if !distribution.feasible() {
		return switchTrend(k, n, scores, alternative)
	}
	observed := 0
	for i := range k {
		observed += k[i] * steps[i]
	}
	r := Result{
		Method: MethodTrendExact, Alternative: alternative, Exact: true,
		StatisticName: "T", Statistic: float64(observed), P: distribution.p(observed, alternative),
	}
	if distribution.chosen == 0 || distribution.chosen == sum(n) {
		r.Notes = []data.Text{noteNoVariation}
	}
	return r, nil
}

func switchTrend(k, n []int, scores []float64, alternative Alternative) (Result, error) {
	r, err := Trend(k, n, scores, alternative)
	if err != nil {
		return Result{}, err
	}
	r.Switched = true
	r.Notes = append([]data.Text{noteTrendSwitched}, r.Notes...)
	return r, nil
}

// checkTrend validates the groups and returns the scores to use.
func checkTrend(k, n []int, scores []float64, alternative Alternative) ([]float64, error) {
	if len(k) != len(n) {
		return nil, fmt.Errorf("%d counts and %d bases: give one base for every count", len(k), len(n))
	}
	if len(k) < 2 {
		return nil, fmt.Errorf("a trend needs at least two groups")
	}
	for i := range k {
		if err := checkCount(k[i], n[i]); err != nil {
			return nil, fmt.Errorf("group %d: %w", i+1, err)
		}
	}
	if scores == nil {
		scores = make([]float64, len(k))
		for i := range scores {
			scores[i] = float64(i)
		}
	}
	if len(scores) != len(k) {
		return nil, fmt.Errorf("%d scores for %d groups: give one score for every group", len(scores), len(k))
	}
	for i, score := range scores {
		if math.IsNaN(score) || math.Abs(score) > 1e9 {
			return nil, fmt.Errorf("score %v of group %d is outside -10^9 to 10^9: give a plain number, such as a year", score, i+1)
		}
	}
	if spread := slices.Max(scores) - slices.Min(scores); spread < 1e-6 {
		return nil, fmt.Errorf("the scores differ by %v: give groups different scores, at least 10^-6 apart", spread)
	}
	return scores, checkAlternative(alternative)
}

// wholeScores moves and scales the scores to whole numbers from 0, if they lie on a grid of at most 1,000 steps.
func wholeScores(scores []float64) ([]int, bool) {
	low := slices.Min(scores)
	sorted := slices.Sorted(slices.Values(scores))
	gap := math.Inf(1)
	for i := 1; i < len(sorted); i++ {
		if d := sorted[i] - sorted[i-1]; d > 0 {
			gap = min(gap, d)
		}
	}
	for parts := 1.0; parts <= 12; parts++ {
		steps := make([]int, len(scores))
		fits := true
		for i, score := range scores {
			x := (score - low) / gap * parts
			fits = fits && x <= 1000 && math.Abs(x-math.Round(x)) < 1e-9
			steps[i] = int(math.Round(min(x, 1000)))
		}
		if fits {
			return steps, true
		}
	}
	return nil, false
}

func sum(counts []int) int {
	total := 0
	for _, count := range counts {
		total += count
	}
	return total
}
