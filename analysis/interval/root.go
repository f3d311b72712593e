package interval

import "math"

// root returns the x between low and high at which f crosses zero, to the last few bits of x. f(low) and f(high) must
// have opposite signs, or be zero; a function that keeps one sign gives the end where it is nearest to zero.
//
// T. R. Chandrupatla, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without
// using derivatives, Advances in Engineering Software 28 (1997).
func root(low, high float64, f func(float64) float64) float64 {
	a, b := high, low // b is the newest point, a the one across the zero, c the one before
	fa, fb := f(a), f(b)
	if fa == 0 || fb == 0 || math.Signbit(fa) == math.Signbit(fb) {
		if math.Abs(fa) < math.Abs(fb) {
			return a
		}
		return b
	}
	step := 0.5
	for range 200 {
		x := a + step*(b-a)
		fx := f(x)
		c, fc := a, fa
		if math.Signbit(fx) != math.Signbit(fa) {
			c, fc = b, fb
			b, fb = a, fa
		}
		a, fa = x, fx
		best := a
		if math.Abs(fb) < math.Abs(fa) {
			best = b
		}
		tolerance := 2 * epsilon * math.Abs(best)
		if fx == 0 || math.Abs(b-a) <= 2*tolerance {
			return best
		}
		step = nextStep(a, b, c, fa, fb, fc)
		margin := tolerance / math.Abs(b-a)
		step = min(max(step, margin), 1-margin)
	}
	return a
}

// nextStep chooses inverse quadratic interpolation where it is safe and bisection else.
func nextStep(a, b, c, fa, fb, fc float64) float64 {
	xi, phi := (a-b)/(c-b), (fa-fb)/(fc-fb)
	if !(phi*phi < xi && (1-phi)*(1-phi) < 1-xi) {
		return 0.5
	}
	return fa/(fb-fa)*(fc/(fb-fc)) + (c-a)/(b-a)*(fa/(fc-fa))*(fb/(fc-fb))
}

// epsilon is the spacing of float64 at 1.
const epsilon = 0x1p-52
