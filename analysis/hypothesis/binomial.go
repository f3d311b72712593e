package hypothesis

import "spoor/data"

// MethodBinomial names the method of [Binomial].
const MethodBinomial Method = "binomial"

var binomialRow = Row{Method: MethodBinomial,
	Name: data.Text{NL: "exacte binomiale toets", EN: "exact binomial test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten en een vergelijkingswaarde zonder steekproeffout. Tweezijdig: uitkomsten die niet waarschijnlijker zijn dan de gevonden uitkomst.",
		EN: "Independent respondents and a benchmark known without sampling error. Two-sided: outcomes no likelier than the observed one.",
	},
	Source: "C. J. Clopper & E. S. Pearson (1934), Biometrika 26; two-sided as in R's binom.test.",
}

// Binomial returns the exact binomial test of k of n against a fixed benchmark proportion p0 in [0, 1].
//
// Two-sided, it adds up the outcomes that are no likelier than the observed one, with relative slack 1e-7, as R's
// binom.test does. It is exact up to MaxBase and never switches. At p0 = 0 any success, and at p0 = 1 any failure, is
// impossible and gives P = 0. The statistic is empty.
func Binomial(k, n int, p0 float64, alternative Alternative) (Result, error) {
	if err := checkCount(k, n); err != nil {
		return Result{}, err
	}
	if err := checkProportion("benchmark", p0); err != nil {
		return Result{}, err
	}
	if err := checkAlternative(alternative); err != nil {
		return Result{}, err
	}
	return Result{
		Method: MethodBinomial, Alternative: alternative, Exact: true,
		P: binomialDistribution(n, p0).p(k, alternative),
	}, nil
}
