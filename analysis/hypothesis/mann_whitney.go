package hypothesis

import (
	"math"

	"spoor/data"
)

// MethodMannWhitney names the method of [MannWhitney].
const MethodMannWhitney Method = "mann-whitney"

var mannWhitneyRow = Row{Method: MethodMannWhitney,
	Name: data.Text{NL: "Mann-Whitneytoets", EN: "Mann-Whitney test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in twee onafhankelijke groepen die op één geordende schaal antwoorden. Gecorrigeerd voor gelijke antwoorden, geen continuïteitscorrectie.",
		EN: "Independent respondents in two independent groups who answer on one ordered scale. Corrected for ties, no continuity correction.",
	},
	Source: "H. B. Mann & D. R. Whitney (1947), Annals of Mathematical Statistics 18.",
}

// MannWhitney returns the Mann-Whitney (Wilcoxon rank sum) test of two groups, from the number of answers of each group
// in every ordered category.
//
// U counts the pairs in which the first group answers higher, ties for half; U/(n1 n2) is the chance that a random
// member of the first group answers higher. P is asymptotic with the variance corrected for ties and without continuity
// correction: R's wilcox.test(exact = FALSE, correct = FALSE) and coin's wilcox_test. R and scipy correct by default.
// When all answers fall in one category, P is 1 with a note. Greater says that the first group answers higher.
//
// H. B. Mann & D. R. Whitney, On a test of whether one of two random variables is stochastically larger than the other,
// Annals of Mathematical Statistics 18 (1947).
func MannWhitney(first, second []int, alternative Alternative) (Result, error) {
	r, ranked, err := mannWhitney(first, second, alternative)
	if err != nil {
		return Result{}, err
	}
	spread := ranked.spread()
	if spread == 0 {
		r.P = 1
		r.Notes = []data.Text{noteOneCategory}
		return r, nil
	}
	n1, n2, n := float64(ranked.bases[0]), float64(ranked.bases[1]), float64(ranked.total)
	z := ranked.rankSum(first) / math.Sqrt(n1*n2/n*spread/(n-1))
	r.P = normalP(z, alternative)
	if min(n1, n2) < 10 {
		r.Notes = []data.Text{noteSmallGroups}
	}
	return r, nil
}

// MethodMannWhitneyExact names the method of [MannWhitneyExact].
const MethodMannWhitneyExact Method = "mann-whitney-exact"

var mannWhitneyExactRow = Row{Method: MethodMannWhitneyExact,
	Name: data.Text{NL: "exacte Mann-Whitneytoets", EN: "exact Mann-Whitney test"},
	Assumes: data.Text{
		NL: "Als de Mann-Whitneytoets, met de exacte permutatieverdeling gegeven de gelijke antwoorden. Tweezijdig: minstens zo ver van de verwachting.",
		EN: "As the Mann-Whitney test, with the exact permutation distribution given the ties. Two-sided: at least as far from the expectation.",
	},
	Source: "H. B. Mann & D. R. Whitney (1947), Annals of Mathematical Statistics 18; ties as in B. Streitberg & J. Röhmel (1986).",
}

// MannWhitneyExact returns the exact test: the permutation distribution of U given the ties.
//
// Two-sided, P is the chance of a U at least as far from its expectation, as coin's wilcox_test(distribution = "exact").
// It switches to MannWhitney, with a note, when the sum would take more than 50 million multiplications (two groups of
// 40 on a five-point scale stay exact).
func MannWhitneyExact(first, second []int, alternative Alternative) (Result, error) {
	r, ranked, err := mannWhitney(first, second, alternative)
	if err != nil {
		return Result{}, err
	}
	distribution, observed := ranked.permutation(first)
	if !distribution.feasible() {
		r, err = MannWhitney(first, second, alternative)
		r.Switched = true
		r.Notes = append([]data.Text{noteMannWhitneySwitched}, r.Notes...)
		return r, err
	}
	r.Method, r.Exact = MethodMannWhitneyExact, true
	r.P = distribution.p(observed, alternative)
	return r, nil
}

func mannWhitney(first, second []int, alternative Alternative) (Result, ranking, error) {
	ranked, err := newRanking([][]int{first, second})
	if err != nil {
		return Result{}, ranking{}, err
	}
	if err := checkAlternative(alternative); err != nil {
		return Result{}, ranking{}, err
	}
	n1, n2 := float64(ranked.bases[0]), float64(ranked.bases[1])
	return Result{
		Method: MethodMannWhitney, Alternative: alternative,
		StatisticName: "U", Statistic: ranked.rankSum(first) + n1*n2/2,
	}, ranked, nil
}
