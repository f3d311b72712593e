package interval

// Proportion returns the interval of the named method for k of n at the given two-sided level. It accepts the methods
// of Methods, and returns ErrNoBase if n is 0.
func Proportion(method Method, k, n int, level float64) (Interval, error) {
	switch method {
	case MethodWilson:
		return Wilson(k, n, level)
	case MethodWilsonCC:
		return WilsonCC(k, n, level)
	case MethodClopperPearson:
		return ClopperPearson(k, n, level)
	case MethodJeffreys:
		return Jeffreys(k, n, level)
	case MethodAgrestiCoull:
		return AgrestiCoull(k, n, level)
	case MethodMidP:
		return MidP(k, n, level)
	case MethodLogit:
		return Logit(k, n, level)
	case MethodWald:
		return Wald(k, n, level)
	}
	return Interval{}, unknown(method, Methods())
}
