package interval

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"

	"spoor/data"
)

// MethodNoncentralChiSquare names the method of [CramersV].
const MethodNoncentralChiSquare Method = "noncentral-chi-square"

var noncentralChiSquareRow = Row{Method: MethodNoncentralChiSquare,
	Short: data.Text{NL: "niet-centrale chikwadraat", EN: "noncentral chi-square"},
	Name:  data.Text{NL: "interval van de niet-centrale chikwadraatverdeling (Cramérs V)", EN: "interval of the noncentral chi-square distribution (Cramér's V)"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, ieder in één cel van de tabel, en verwachte aantallen die niet klein zijn; bij een gewogen steekproef de toetsingsgrootheid gedeeld door het ontwerpeffect. V zelf is gecorrigeerd voor vertekening.",
		EN: "Independent respondents, each in one cell of the table, and expected counts that are not small; of a weighted sample the statistic divided by the design effect. V itself is corrected for bias.",
	},
	Source: "M. Smithson (2003), Confidence Intervals, Sage; W. Bergsma (2013), Journal of the Korean Statistical Society 42",
}

// CramersV returns Cramér's V of a table of so many rows and columns with that chi-square statistic over n respondents, corrected for
// bias, with the interval of the noncentral chi-square distribution, all in [0, 1]: 0 is no association, 1 that one of the two follows
// from the other. Of a weighted sample the statistic and n are those divided by the design effect, so n need not be whole.
//
//	V² = max(0, x/n - (r-1)(c-1)/(n-1)) / min(r'-1, c'-1),  r' = r - (r-1)²/(n-1), c' likewise
//
// Its ends are sqrt(λ/(n min(r-1, c-1))), λ where the statistic is the upper and the lower tail of (1-level)/2 of the distribution with
// (r-1)(c-1) degrees of freedom: DescTools::CramerV(method = "ncchisq", correct = TRUE). Both are 0 where no λ is small enough. It is an error
// for a table of one row or column, and where n is at most 1.
func CramersV(statistic, n float64, rows, columns int, level float64) (v float64, bounds Interval, err error) {
	switch {
	case rows < 2 || columns < 2:
		return 0, Interval{}, fmt.Errorf("the V of Cramér is of at least two rows and two columns, not of %d and %d", rows, columns)
	case !(n > 1) || !(statistic >= 0) || math.IsInf(statistic+n, 1):
		return 0, Interval{}, fmt.Errorf("the V of Cramér needs more than one respondent and a statistic of at least 0, not %g and %g", n, statistic)
	}
	if err := checkLevel(level); err != nil {
		return 0, Interval{}, err
	}
	df := float64((rows - 1) * (columns - 1))
	corrected := func(k int) float64 { return float64(k-1) - float64((k-1)*(k-1))/(n-1) }
	if squared := statistic/n - df/(n-1); squared > 0 {
		v = min(math.Sqrt(squared/min(corrected(rows), corrected(columns))), 1)
	}
	most := n * float64(min(rows, columns)-1)
	end := func(tail float64) float64 { return min(math.Sqrt(noncentrality(statistic, df, tail)/most), 1) }
	return v, newInterval(v, end((1+level)/2), end((1-level)/2), level, MethodNoncentralChiSquare), nil
}

// noncentrality is the λ at which the distribution function of the noncentral chi-square is p in x; 0 where it is less already without.
func noncentrality(x, df, p float64) float64 {
	at := func(lambda float64) float64 { return noncentralChiSquare(x, df, lambda) - p }
	if at(0) <= 0 {
		return 0
	}
	high := max(x, 1)
	for at(high) > 0 {
		high *= 2
	}
	return root(0, high, at)
}

// noncentralChiSquare is the distribution function in x, a Poisson mixture of central ones that is summed from its middle outwards.
func noncentralChiSquare(x, df, lambda float64) float64 {
	central := func(j float64) float64 { return mathext.GammaIncReg(df/2+j, x/2) }
	if lambda == 0 {
		return central(0)
	}
	weight := func(j float64) float64 {
		log, _ := math.Lgamma(j + 1)
		return math.Exp(j*math.Log(lambda/2) - lambda/2 - log)
	}
	middle := math.Floor(lambda / 2)
	sum := weight(middle) * central(middle)
	for _, step := range []float64{1, -1} {
		for j := middle + step; j >= 0; j += step {
			w := weight(j)
			sum += w * central(j)
			if w < 1e-17 {
				break
			}
		}
	}
	return sum
}
