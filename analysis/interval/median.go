package interval

import (
	"sort"

	"gonum.org/v1/gonum/mathext"

	"spoor/data"
)

// MethodOrderStatistics names the method of [MedianRanks].
const MethodOrderStatistics Method = "order-statistics"

var orderStatisticsRow = Row{Method: MethodOrderStatistics,
	Short: data.Text{NL: "volgordestatistieken", EN: "order statistics"},
	Name:  data.Text{NL: "exact interval van de mediaan uit volgordestatistieken", EN: "exact interval of the median from order statistics"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten; over de verdeling van de waarden wordt niets aangenomen. De dekking is minstens het niveau.",
		EN: "Independent respondents; nothing is assumed of the distribution of the values. The coverage is at least the level.",
	},
	Source: "W. R. Thompson (1936), Annals of Mathematical Statistics 7; H. A. David & H. N. Nagaraja (2003), Order Statistics, 7.1",
}

// MedianRanks returns which of n values, counted from 1 for the least, bound the median of the population: the low-th and the
// high-th, with low + high = n + 1. The chance that the median lies outside is the chance of low-1 or fewer, or as many or more at
// the other end, of n fair coins, which is at most 1-level and as near to it as whole ranks come. It is not known where there are
// too few values even for the least and the greatest: 5 or fewer at 95%.
func MedianRanks(n int, level float64) (low, high int, known bool) {
	if n < 1 || !(level > 0 && level < 1) {
		return 0, 0, false
	}
	tail := (1 - level) / 2
	// The ranks that are too high are those of which more than tail lies below: P(B <= low-1) > tail.
	low = sort.Search((n+1)/2, func(k int) bool { return fairCoins(k, n) > tail*(1+1e-12) })
	return low, n + 1 - low, low > 0
}

// fairCoins is the chance of k or fewer of n fair coins, for k < n.
func fairCoins(k, n int) float64 { return mathext.RegIncBeta(float64(n-k), float64(k+1), 0.5) }
