package hypothesis

import (
	"math"

	"spoor/data"
)

// MethodScore names the method of [Score].
const MethodScore Method = "score"

var scoreRow = Row{Method: MethodScore,
	Name: data.Text{NL: "scoretoets voor twee percentages", EN: "score test of two proportions"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in twee onafhankelijke groepen, en verwachte aantallen van minstens 5. Geen continuïteitscorrectie.",
		EN: "Independent respondents in two independent groups, and expected counts of at least 5. No continuity correction.",
	},
	Source: "K. Pearson (1900), Philosophical Magazine 50.",
}

// Score returns the score test of equal proportions, k1 of n1 against k2 of n2: z with the pooled variance.
//
// Two-sided it is Pearson's chi-square test of the 2 x 2 table, z^2 with one degree of freedom and no continuity
// correction: R's prop.test(correct = FALSE). When nobody or everybody chose the option, z is 0 and P is 1, with a note.
// A second note warns where an expected count is below 5.
func Score(k1, n1, k2, n2 int, alternative Alternative) (Result, error) {
	if err := checkTwo(k1, n1, k2, n2, alternative); err != nil {
		return Result{}, err
	}
	r := Result{Method: MethodScore, Alternative: alternative, StatisticName: "z"}
	m := k1 + k2
	if m == 0 || m == n1+n2 {
		r.P = 1
		r.Notes = []data.Text{noteNoVariation}
		return r, nil
	}
	r.Statistic = pooledZ(k1, n1, k2, n2)
	r.P = normalP(r.Statistic, alternative)
	if smallestExpected(k1, n1, k2, n2) < 5 {
		r.Notes = []data.Text{noteSmallExpected}
	}
	return r, nil
}

// pooledZ is the pooled z, for 0 < k1+k2 < n1+n2. The numerator is a difference of integers, so that no digits are lost
// where the two proportions are close.
func pooledZ(k1, n1, k2, n2 int) float64 {
	m, total := k1+k2, n1+n2
	cross := float64(int64(k1)*int64(n2) - int64(k2)*int64(n1))
	return cross * math.Sqrt(float64(total)/(float64(n1)*float64(n2)*float64(m)*float64(total-m)))
}

// smallestExpected is the smallest of the four expected counts of the table.
func smallestExpected(k1, n1, k2, n2 int) float64 {
	m, total := k1+k2, n1+n2
	return float64(min(n1, n2)) * float64(min(m, total-m)) / float64(total)
}
