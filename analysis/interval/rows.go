// Package interval holds confidence intervals for proportions: one method a file, plain numbers in and out.
//
// Proportions and their bounds are fractions in [0, 1], differences are in [-1, 1], never percentages; a level is a
// two-sided confidence level in (0, 1). No function returns NaN or an infinity: what cannot be computed is an error that
// says why and what to do. Closed forms agree with R and statsmodels to 1e-12, ends found by iteration to 1e-9, for bases
// up to 10^9 and levels from 0.90 to 0.99.
//
// # Which one
//
// One percentage: Wilson; ClopperPearson where the level must be guaranteed. A mean of shares whose spread is not known:
// WidestMean. A known population: WilsonFinite or Hypergeometric. Weighted or clustered answers, on their effective base:
// WilsonEffective, ClopperPearsonEffective, NewcombeEffective. Options of a multi-select item compared with each other:
// BonferroniWilson. Categories of a single-choice item: Goodman. Two groups: Newcombe. The same respondents twice:
// PairedNewcombe. Wald is here only to reproduce a figure that was made with it.
//
// # Where implementations disagree
//
//   - Wilson with continuity correction: the correction is min(1/2, |k - n/2|), so none at k = n/2, as in R's prop.test.
//     Newcombe's paper corrects by 1/2 there too. The ends are exactly 0 and 1 at k = 0 and k = n.
//   - Agresti-Coull adds z² answers with the exact z of the level; the rule of thumb of two successes and two failures
//     (z = 2) is not used. Ends are cut off at 0 and 1; R's binom package leaves them outside.
//   - Jeffreys: Low is 0 at k = 0 and High is 1 at k = n, and the opposite end stays the quantile at (1+level)/2, not that
//     of a one-sided interval. statsmodels and scipy's beta quantiles leave Low a little above 0. The further
//     modification at k = 1 and k = n-1 of Brown, Cai and DasGupta is not used.
//   - Mid-P: at k = 0 the two-sided condition P(0)/2 = (1-level)/2 gives 1 - (1-level)^(1/n), which is also the one-sided
//     exact bound at the level.
//   - Logit at k = 0 and k = n: Clopper-Pearson with (1-level)/2 in the open side. Others add 1/2, or give NaN.
//   - Hypergeometric: a number K of the population is in when both tails exceed (1-level)/2, and the ends are K/N. Where n
//     is nearly N, the only possible K/N may lie beside k/n; the interval is stretched to k/n.
//   - Sison-Glaz: the upper end is k/n + c/n + 2g/n, as published; the conservative (c+1)/n on both sides is not used. The
//     probability is the published Edgeworth approximation, which differs from the exact sum in a few small tables.
//     Bounds are not cut at n inside it (as May and Johnson do), whereas statsmodels 0.13.5 cuts them and fails when a
//     category holds nearly everyone. When one category holds everyone there is no width to find; the answer is Goodman's.
//   - Goodman: m counts all categories, empty ones included, and the chi-square quantile is that of one degree of freedom
//     at 1 - (1-level)/m (Quesenberry and Hurst use m-1 degrees of freedom at the level itself).
//   - Miettinen-Nurminen: the variance is multiplied by N/(N-1); without it the interval is Mee's. The score interval of
//     statsmodels 0.13.5 departs from the published examples (0.0526 to 0.3440 for 56/70 against 48/80, published 0.0528
//     to 0.3382), so it is checked against those examples and against the definition instead.
//   - Agresti-Caffo adds one success and one failure to each group at every level.
//   - Paired Newcombe: phi is corrected by n/2 only where it is positive (method 10), and is 0 where a margin is empty.
package interval

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
)

// Row is one method: what it is called, what it assumes, where it comes from, and the function that computes it. A method has
// its row in its own file, and its place in the table below.
type Row struct {
	Method  Method
	Short   data.Text // in running text and under figures: "Wilson"
	Name    data.Text // "Wilson score interval"
	Assumes data.Text // one sentence or two
	Source  string

	// The function, by what it takes. A method that takes something else has none here.
	one    func(k, n int, level float64) (Interval, error)             // of [Proportion]
	finite func(k, n, population int, level float64) (Interval, error) // of [Finite]
	joint  func(counts []int, n int, level float64) ([]Interval, error)
	two    func(k1, n1, k2, n2 int, level float64) (Difference, error) // of [Compare]
}

// What several methods assume.
const (
	answersNL = "Onafhankelijke antwoorden uit een grote populatie, elk met dezelfde kans op ja."
	answersEN = "Independent answers from a large population, each yes with the same probability."
	groupsNL  = "Twee onafhankelijke groepen met onafhankelijke antwoorden."
	groupsEN  = "Two independent groups of independent answers."
)

// rows are the methods; of those that can be chosen for the same thing the default comes first.
var rows = []Row{
	wilsonRow, wilsonCCRow, clopperPearsonRow, jeffreysRow, agrestiCoullRow, midPRow, logitRow, waldRow,
	wilsonFiniteRow, hypergeometricRow,
	goodmanRow, sisonGlazRow, bonferroniWilsonRow,
	newcombeRow, miettinenNurminenRow, agrestiCaffoRow,
	newcombePairedRow, newcombeSuperiorityRow, moverRow,
	widestCaseRow, studentRow, welchRow, orderStatisticsRow, noncentralChiSquareRow,
}

// Describe returns the row of the method, and false for a name that no method of this package has.
func (m Method) Describe() (Row, bool) {
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Method == m })
	if at < 0 {
		return Row{}, false
	}
	return rows[at], true
}

// find returns the row of a method that does what is asked, or an error that names those that do.
func find(method Method, does func(Row) bool) (Row, error) {
	if row, known := method.Describe(); known && does(row) {
		return row, nil
	}
	return Row{}, unknown(method, methods(does))
}

func methods(does func(Row) bool) []Method {
	var found []Method
	for _, row := range rows {
		if does(row) {
			found = append(found, row.Method)
		}
	}
	return found
}

func forOne(r Row) bool { return r.one != nil }

func forFinite(r Row) bool { return r.finite != nil }

func forSeveral(r Row) bool { return r.joint != nil }

func forTwo(r Row) bool { return r.two != nil }

// Method names the way an interval was made. Its text is what a user types after --interval and what a table prints.
type Method string

// Methods lists the methods for one proportion, the default first. Proportion accepts each of them.
func Methods() []Method { return methods(forOne) }

// FiniteMethods lists the methods for a population of known size, the default first. Finite accepts each of them.
func FiniteMethods() []Method { return methods(forFinite) }

// SimultaneousMethods lists the methods for several proportions at once.
func SimultaneousMethods() []Method { return methods(forSeveral) }

// DifferenceMethods lists the methods for two independent groups, the default first.
func DifferenceMethods() []Method { return methods(forTwo) }

// ParseSimultaneous reads the name of a method for several proportions at once; its error lists the names that it knows.
func ParseSimultaneous(name string) (Method, error) {
	method := Method(strings.ToLower(strings.TrimSpace(name)))
	if slices.Contains(SimultaneousMethods(), method) {
		return method, nil
	}
	return "", unknown(Method(name), SimultaneousMethods())
}

// unknown is the error for a method that is not in the list.
func unknown(method Method, known []Method) error {
	names := make([]string, len(known))
	for i, m := range known {
		names[i] = string(m)
	}
	return fmt.Errorf("unknown interval method %q: choose one of %s", string(method), strings.Join(names, ", "))
}
