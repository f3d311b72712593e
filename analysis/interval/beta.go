package interval

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// largeCount is the smaller beta parameter beyond which gonum's continued fraction stops before it has converged, and
// the expansion in the normal quantile is right to 1e-10.
const largeCount = 1e5

// betaQuantile returns the x at which the distribution function of Beta(a, b) reaches p, for a, b > 0 and
// 0 < p <= 1/2. gonum's inverse is checked against the function that it inverts, and searched for where it went astray,
// which it does for small p near x = 1 (a = 200, b = 1.5, p = 1e-9).
func betaQuantile(p, a, b float64) float64 {
	switch {
	case b == 1:
		return math.Exp(math.Log(p) / a)
	case a == 1:
		return -math.Expm1(math.Log1p(-p) / b)
	case min(a, b) > largeCount:
		return betaCornishFisher(p, a, b)
	}
	x := mathext.InvRegIncBeta(a, b, p)
	if math.Abs(mathext.RegIncBeta(a, b, x)-p) <= 1e-9*p {
		return x
	}
	return root(0, 1, func(x float64) float64 { return mathext.RegIncBeta(a, b, x) - p })
}

// betaCornishFisher expands the quantile of Beta(a, b) around the normal one by its skewness and excess kurtosis.
//
// E. A. Cornish and R. A. Fisher, Moments and cumulants in the specification of distributions, Revue de l'Institut
// International de Statistique 5 (1938).
func betaCornishFisher(p, a, b float64) float64 {
	n := a + b
	mean := a / n
	deviation := math.Sqrt(mean * (b / n) / (n + 1))
	skewness := 2 * (b - a) / (n + 2) * math.Sqrt((n+1)/a/b)
	kurtosis := 6 * ((a-b)/a*((a-b)/b)*(n+1) - (n + 2)) / (n + 2) / (n + 3)
	z := mathext.NormalQuantile(p)
	z += skewness*(z*z-1)/6 + kurtosis*z*(z*z-3)/24 - skewness*skewness*z*(2*z*z-5)/36
	return clamp(mean + deviation*z)
}
