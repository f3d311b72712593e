package planning

import "math"

// criticalZ returns the z that a two-sided test at level alpha rejects from.
func criticalZ(alpha float64) float64 { return math.Sqrt2 * math.Erfcinv(alpha) }

// normalTwo is the normal approximation of the score test of two groups.
type normalTwo struct {
	n1, n2 int
	alpha  float64
}

// Power returns the approximate chance of rejecting when the true proportions are p1 and p2:
//
//	Phi((|p1-p2| - z s0)/s1) + Phi((-|p1-p2| - z s0)/s1)
//
// where s0 is the standard error of the difference with the pooled proportion and s1 that with p1 and p2. With equal
// groups it is R's power.prop.test(strict = TRUE).
//
// J. L. Fleiss, Statistical methods for rates and proportions (1981), section 3.2.
func (t normalTwo) Power(p1, p2 float64) (float64, error) {
	n1, n2 := float64(t.n1), float64(t.n2)
	pooled := (n1*p1 + n2*p2) / (n1 + n2)
	null := math.Sqrt(pooled * (1 - pooled) * (1/n1 + 1/n2))
	return normalPower(p1-p2, null, math.Sqrt(p1*(1-p1)/n1+p2*(1-p2)/n2), t.alpha), nil
}

// normalOne is the normal approximation of the score test of one group against a baseline.
type normalOne struct {
	n     int
	alpha float64
}

// Power returns the approximate chance that the test against baseline rejects when the true proportion is p, by the
// formula of normalTwo with the standard errors at the baseline and at p.
func (t normalOne) Power(baseline, p float64) (float64, error) {
	n := float64(t.n)
	return normalPower(baseline-p, math.Sqrt(baseline*(1-baseline)/n), math.Sqrt(p*(1-p)/n), t.alpha), nil
}

// normalPower returns the chance that a normal difference with standard error actual lies further from 0 than the test
// allows, which takes it to have standard error null.
func normalPower(difference, null, actual, alpha float64) float64 {
	bound := criticalZ(alpha) * null
	difference = math.Abs(difference)
	if actual == 0 {
		if difference > bound {
			return 1
		}
		return 0
	}
	return phi((difference-bound)/actual) + phi((-difference-bound)/actual)
}

// phi is the standard normal distribution function.
func phi(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }
