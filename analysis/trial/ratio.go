package trial

import "math"

// shareRatio returns the share of the other arm divided by that of the control arm with the score interval: all ratios r whose score
// statistic is at most z in size,
//
//	(p2 - r p1) / sqrt((q2(1-q2)/n2 + r² q1(1-q1)/n1) N/(N-1)), N = n1 + n2,
//
// where q1 and q2 = r q1 are the most likely shares of that ratio. It is not known where nobody has the outcome in either arm. Low is 0
// where nobody has it in the other arm, High infinite where nobody has it in the control arm.
//
// O. Miettinen and M. Nurminen, Comparative analysis of two rates, Statistics in Medicine 4 (1985).
func shareRatio(k1, n1, k2, n2 int, level float64) (Ratio, bool) {
	if k1+k2 == 0 {
		return Ratio{}, false
	}
	g := ratioGroups{float64(k1), float64(n1), float64(k2), float64(n2)}
	z := math.Sqrt2 * math.Erfinv(level)
	r := Ratio{Estimate: math.Inf(1), Span: Span{0, math.Inf(1)}}
	if k1 > 0 {
		r.Estimate = g.k2 / g.n2 / (g.k1 / g.n1)
	}
	if k2 > 0 {
		r.Low = g.crossing(z)
	}
	if k1 > 0 {
		r.High = g.crossing(-z)
	}
	return r, true
}

// ratioGroups holds the counts of the control arm and the other.
type ratioGroups struct{ k1, n1, k2, n2 float64 }

// crossing returns the ratio at which the score statistic, which falls as the ratio rises, is z.
func (g ratioGroups) crossing(z float64) float64 {
	low, high := -60.0, 60.0 // logarithms
	for range 200 {
		middle := (low + high) / 2
		if g.score(math.Exp(middle)) > z {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Exp((low + high) / 2)
}

func (g ratioGroups) score(r float64) float64 {
	n := g.n1 + g.n2
	a, b, c := n*r, -(g.n2*r + g.k2 + g.n1 + g.k1*r), g.k1+g.k2
	q1 := min(max((-b-math.Sqrt(max(b*b-4*a*c, 0)))/(2*a), 0), 1)
	q2 := min(r*q1, 1)
	variance := (q2*(1-q2)/g.n2 + r*r*q1*(1-q1)/g.n1) * n / (n - 1)
	distance := g.k2/g.n2 - r*g.k1/g.n1
	if distance == 0 {
		return 0
	}
	return distance / math.Sqrt(variance)
}
