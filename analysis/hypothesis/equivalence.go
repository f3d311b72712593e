package hypothesis

import (
	"fmt"
	"math"

	"spoor/data"
)

// MethodEquivalenceTwo names the method of [EquivalenceTwo].
const MethodEquivalenceTwo Method = "equivalence-two"

var equivalenceTwoRow = Row{Method: MethodEquivalenceTwo,
	Name: data.Text{NL: "twee eenzijdige toetsen voor twee percentages", EN: "two one-sided tests of two proportions"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in twee onafhankelijke groepen, en een marge die vooraf is gekozen. Scoretoetsen, bij kleine groepen een benadering.",
		EN: "Independent respondents in two independent groups, and a margin chosen before seeing the data. Score tests, approximate in small groups.",
	},
	Source: "D. J. Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15; C. P. Farrington & G. Manning (1990), Statistics in Medicine 9.",
}

// EquivalenceTwo returns two one-sided tests that the proportions k1 of n1 and k2 of n2 differ by less than margin, a
// difference of proportions strictly between 0 and 1 (0.10 is ten percentage points) chosen before seeing the data.
//
// Each side is a score test with the variance at the proportions that are most likely when the difference is exactly
// the margin (Farrington & Manning), without the factor N/(N-1) of Miettinen & Nurminen. P is the larger of the two, so
// P at most alpha means equivalent; it has no two-sided version. The statistic is the z of that side: positive for the
// test against -margin, negative for the test against +margin. It is an asymptotic test at every n.
//
// D. J. Schuirmann, A comparison of the two one-sided tests procedure..., J. Pharmacokinetics and Biopharmaceutics 15
// (1987); C. P. Farrington & G. Manning, Test statistics and sample size formulae..., Statistics in Medicine 9 (1990).
func EquivalenceTwo(k1, n1, k2, n2 int, margin float64) (Result, error) {
	if err := checkTwo(k1, n1, k2, n2, TwoSided); err != nil {
		return Result{}, err
	}
	if err := checkMargin(margin); err != nil {
		return Result{}, err
	}
	above := differenceZ(k1, n1, k2, n2, -margin)
	below := differenceZ(k1, n1, k2, n2, margin)
	r := Result{
		Method: MethodEquivalenceTwo, StatisticName: "z",
		Alternative: Greater, Statistic: above, P: normalP(above, Greater),
	}
	if p := normalP(below, Less); p > r.P {
		r.Alternative, r.Statistic, r.P = Less, below, p
	}
	return r, nil
}

// MethodEquivalenceBenchmark names the method of [EquivalenceBenchmark].
const MethodEquivalenceBenchmark Method = "equivalence-benchmark"

var equivalenceBenchmarkRow = Row{Method: MethodEquivalenceBenchmark,
	Name: data.Text{NL: "twee eenzijdige exacte binomiale toetsen", EN: "two one-sided exact binomial tests"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, een vergelijkingswaarde zonder steekproeffout, en een marge die vooraf is gekozen.",
		EN: "Independent respondents, a benchmark known without sampling error, and a margin chosen before seeing the data.",
	},
	Source: "D. J. Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15.",
}

// EquivalenceBenchmark returns two one-sided exact binomial tests that the proportion behind k of n differs by less than
// margin from the benchmark p0. P is the larger of the two, so P at most alpha means equivalent; Alternative is the side
// that decided. A side where p0 plus or minus margin is not between 0 and 1 cannot be crossed and does not count; if
// that holds for both sides, the margin is refused. It is exact up to MaxBase and never switches.
func EquivalenceBenchmark(k, n int, p0, margin float64) (Result, error) {
	if err := checkCount(k, n); err != nil {
		return Result{}, err
	}
	if err := checkProportion("benchmark", p0); err != nil {
		return Result{}, err
	}
	if err := checkMargin(margin); err != nil {
		return Result{}, err
	}
	low, high := p0-margin, p0+margin
	if low <= 0 && high >= 1 {
		return Result{}, fmt.Errorf("every proportion is within %v of %v: choose a smaller margin", margin, p0)
	}
	r := Result{Method: MethodEquivalenceBenchmark, Exact: true, Alternative: Greater}
	if low > 0 {
		r.P = binomialDistribution(n, low).upper(k)
	}
	if high < 1 {
		if p := binomialDistribution(n, high).lower(k); p > r.P || low <= 0 {
			r.Alternative, r.P = Less, p
		}
	}
	return r, nil
}

func checkMargin(margin float64) error {
	if math.IsNaN(margin) || margin <= 0 || margin >= 1 {
		return fmt.Errorf("equivalence margin is %v: give a difference between 0 and 1, such as 0.1 for ten percentage points", margin)
	}
	return nil
}

// differenceZ is the score statistic for p1 - p2 = difference, which is not 0 and lies strictly between -1 and 1.
func differenceZ(k1, n1, k2, n2 int, difference float64) float64 {
	p2 := restricted(k1, n1, k2, n2, difference)
	p1 := unit(p2 + difference)
	variance := p1*(1-p1)/float64(n1) + p2*(1-p2)/float64(n2)
	return (float64(k1)/float64(n1) - float64(k2)/float64(n2) - difference) / math.Sqrt(variance)
}

// restricted is the most likely p2 when p1 - p2 = difference. The slope of the log likelihood falls with p2, so
// bisection always finds it, also where the textbook's cubic loses its digits; 100 halvings leave no doubt.
func restricted(k1, n1, k2, n2 int, difference float64) float64 {
	low, high := max(0, -difference), min(1, 1-difference)
	for range 100 {
		p2 := low + (high-low)/2
		slope := part(k1, p2+difference) - part(n1-k1, 1-p2-difference) + part(k2, p2) - part(n2-k2, 1-p2)
		if slope > 0 {
			low = p2
		} else {
			high = p2
		}
	}
	return low + (high-low)/2
}

// part is count/p, and 0 for a zero count whatever p is.
func part(count int, p float64) float64 {
	if count == 0 {
		return 0
	}
	return float64(count) / p
}
