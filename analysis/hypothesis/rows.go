// Package hypothesis holds the hypothesis tests of the survey: counts in, a Result out.
//
// Two independent groups: Boschloo (the default) and Fisher, with Score for large n; ChiSquare for larger tables;
// MannWhitney and KruskalWallis for ordered answers; Trend and TrendExact for ordered groups. The same respondents:
// McNemarMidP (the default), McNemarExact, and McNemarRange where only margins are known. A fixed benchmark: Binomial, and FitExact or
// Fit for the shares of several categories.
// Closeness instead of difference: EquivalenceTwo and EquivalenceBenchmark. Several tests at once: Holm,
// BenjaminiHochberg, Tarone. FisherRegion holds every table that a test rejects, for exact power.
//
// No function panics or returns NaN or an infinity: a refusal is an error that says what would help. A caution about
// the number is a note on the Result. An exact test that is too large says in its Result which test took its place.
//
// # Where implementations disagree
//
//   - Fisher and Binomial, two-sided: outcomes no likelier than the observed one, with relative slack 1e-7, as R's
//     fisher.test and binom.test. Doubling the smaller tail is another convention, which gives another p-value.
//   - Boschloo, two-sided: tables are ordered by the two-sided Fisher p-value, as exact2x2 with tsmethod = "minlike" and
//     the package Exact. scipy's boschloo_exact, and exact2x2 by default, double the smaller one-sided p-value. One-sided
//     they agree.
//   - Score and ChiSquare have no continuity correction; R's prop.test and chisq.test correct 2 x 2 tables unless told
//     correct = FALSE.
//   - McNemarMidP at equal discordant counts is 1 - P(exactly that)/2, and 1 without discordant pairs; some
//     implementations cut the doubled tail at 1 in both cases. R's mcnemar.test is asymptotic.
//   - Trend divides by N, as R's prop.trend.test; coin's independence_test divides by N-1, so that its chi-square is
//     smaller by the factor (N-1)/N. TrendExact does not depend on it.
//   - MannWhitney has no continuity correction, so that it equals KruskalWallis for two groups; R's wilcox.test and
//     scipy's mannwhitneyu correct by default. MannWhitneyExact and TrendExact, two-sided, take values at least as far
//     from the expectation, as coin; doubling the smaller tail differs where ties make the distribution skewed.
//   - EquivalenceTwo has no factor N/(N-1) in its variance, and maximises the likelihood within [0, 1]. statsmodels
//     0.13 always applies the factor, and its cubic holds the count of the second sample where its size belongs, so that
//     its score p-values for a difference other than 0 are off.
//   - At 10^6 respondents R's fisher.test and prop.test keep about ten digits; the values here keep twelve.
//   - Tarone's adjusted values depend on alpha; step-down values are at most those of Holm at that alpha.
package hypothesis

import (
	"slices"

	"spoor/data"
)

// Method identifies a test or adjustment; its value is the word used on the command line and in exported files.
type Method string

// Row is one method: what it is called, what it assumes and where it comes from. A method has its row in its own file, and its
// place in the table below; other packages have rows of their own for tests that take more than plain numbers.
type Row struct {
	Method  Method
	Short   data.Text // in running text, where that is not the name
	Name    data.Text
	Assumes data.Text // one sentence or two
	Source  string

	// adjust is the function of a method that adjusts p-values without more: see [Adjust]. Tests take data of their own.
	adjust func([]float64) ([]float64, error)
}

var rows = []Row{
	fisherRow, boschlooRow, scoreRow, chiSquareRow, binomialRow,
	mcNemarExactRow, mcNemarMidPRow, mcNemarRangeRow,
	fitRow, fitExactRow,
	trendRow, trendExactRow, linearContrastRow,
	mannWhitneyRow, mannWhitneyExactRow, kruskalWallisRow, permutationRow,
	studentRow, welchRow, welchANOVARow,
	equivalenceTwoRow, equivalenceBenchmarkRow,
	holmRow, benjaminiHochbergRow, taroneRow,
	cohensHRow,
}

// Rows returns every method of this package.
func Rows() []Row { return slices.Clone(rows) }
