package interval

// Proportion returns the interval of the named method for k of n at the given two-sided level. It accepts the methods
// of Methods, and returns ErrNoBase if n is 0.
func Proportion(method Method, k, n int, level float64) (Interval, error) {
	row, err := find(method, forOne)
	if err != nil {
		return Interval{}, err
	}
	return row.one(k, n, level)
}

// Finite is Proportion for answers that were drawn without replacement from a population of known size. It accepts the methods
// of FiniteMethods.
func Finite(method Method, k, n, population int, level float64) (Interval, error) {
	row, err := find(method, forFinite)
	if err != nil {
		return Interval{}, err
	}
	return row.finite(k, n, population, level)
}
