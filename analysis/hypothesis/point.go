package hypothesis

import "math"

// binomialPoint returns P(X = k) for X binomial with n trials and chance p, to about 1e-13 relative, also at n = 10^9.
//
// C. Loader, Fast and accurate computation of binomial probabilities (2000): the logarithms of factorials are never
// subtracted from each other; only their small Stirling corrections and two deviances are.
func binomialPoint(k, n int, p float64) float64 {
	switch {
	case k < 0 || k > n:
		return 0
	case p <= 0:
		return indicator(k == 0)
	case p >= 1:
		return indicator(k == n)
	case k == 0:
		return math.Exp(float64(n) * math.Log1p(-p))
	case k == n:
		return math.Exp(float64(n) * math.Log(p))
	}
	x, y, total := float64(k), float64(n-k), float64(n)
	exponent := stirlingCorrection(n) - stirlingCorrection(k) - stirlingCorrection(n-k) -
		deviance(x, total*p) - deviance(y, total*(1-p))
	return math.Exp(exponent) * math.Sqrt(total/(2*math.Pi*x*y))
}

// hypergeometricPoint returns the chance that k1 of the m successes fall in the first of two groups of n1 and n2.
func hypergeometricPoint(k1, n1, n2, m int) float64 {
	if k1 < max(0, m-n2) || k1 > min(m, n1) {
		return 0
	}
	if m == 0 || m == n1+n2 {
		return 1
	}
	// Any p gives the same quotient; this one keeps all three factors near their peaks.
	p := float64(m) / float64(n1+n2)
	return binomialPoint(k1, n1, p) * binomialPoint(m-k1, n2, p) / binomialPoint(m, n1+n2, p)
}

func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// deviance is x log(x/mean) + mean - x for positive x and mean, without cancellation where they are close.
func deviance(x, mean float64) float64 {
	if math.Abs(x-mean) >= 0.1*(x+mean) {
		return x*math.Log(x/mean) + mean - x
	}
	v := (x - mean) / (x + mean)
	sum, power := (x-mean)*v, 2*x*v
	for j := 1; j < 100; j++ {
		power *= v * v
		next := sum + power/float64(2*j+1)
		if next == sum {
			break
		}
		sum = next
	}
	return sum
}

// stirlingCorrection is log n! minus Stirling's approximation of it, for n >= 1.
func stirlingCorrection(n int) float64 {
	if n < len(smallCorrections) {
		return smallCorrections[n]
	}
	x := float64(n)
	y := 1 / (x * x)
	return (1.0/12 - y*(1.0/360-y*(1.0/1260-y*(1.0/1680-y/1188)))) / x
}

// smallCorrections holds the correction where the asymptotic series is not yet accurate.
var smallCorrections = func() (table [16]float64) {
	factorial := 1.0
	for n := 1; n < len(table); n++ {
		x := float64(n)
		factorial *= x
		table[n] = math.Log(factorial) - (x+0.5)*math.Log(x) + x - math.Log(2*math.Pi)/2
	}
	return table
}()
