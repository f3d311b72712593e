package interval

import (
	"sort"

	"gonum.org/v1/gonum/mathext"

	"spoor/data"
)

// MethodOrderStatistics names the method of [QuantileRanks].
const MethodOrderStatistics Method = "order-statistics"

var orderStatisticsRow = Row{Method: MethodOrderStatistics,
	Short: data.Text{NL: "volgordestatistieken", EN: "order statistics"},
	Name:  data.Text{NL: "exact interval van een mediaan of kwartiel uit volgordestatistieken", EN: "exact interval of a median or quartile from order statistics"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten; over de verdeling van de waarden wordt niets aangenomen. De dekking is minstens het niveau.",
		EN: "Independent respondents; nothing is assumed of the distribution of the values. The coverage is at least the level.",
	},
	Source: "W. R. Thompson (1936), Annals of Mathematical Statistics 7; H. A. David & H. N. Nagaraja (2003), Order Statistics, 7.1",
}

// QuantileRanks returns which of n values, counted from 1 for the least, bound the value up to which a share p of the population lies:
// the low-th and the high-th. How many of n values lie below it is binomial with chance p, so that the chance of low-1 or fewer, and
// that of high or more, is at most (1-level)/2 each, and as near to it as whole ranks come. It is not known where the least or the
// greatest value is no bound yet: with 5 values or fewer for a median at 95%, and with 12 or fewer for a quartile.
func QuantileRanks(n int, p, level float64) (low, high int, known bool) {
	if n < 1 || !(p > 0 && p < 1) || !(level > 0 && level < 1) {
		return 0, 0, false
	}
	low, above := lowRank(n, p, level), lowRank(n, 1-p, level)
	return low, n + 1 - above, low > 0 && above > 0
}

// lowRank is the greatest rank of which the chance that the quantile lies below it is at most (1-level)/2, 0 where none is.
func lowRank(n int, p, level float64) int {
	tail := (1 - level) / 2
	// The ranks that are too high are those of which more than tail lies below: P(B <= low-1) > tail.
	return sort.Search(n, func(k int) bool { return binomialUpTo(k, n, p) > tail*(1+1e-12) })
}

// binomialUpTo is the chance of k or fewer of n, each with chance p, for k < n.
func binomialUpTo(k, n int, p float64) float64 {
	return mathext.RegIncBeta(float64(n-k), float64(k+1), 1-p)
}
