package interval

import "fmt"

// Difference is the difference between two proportions, the first minus the second, with its confidence interval. Times
// 100 it is in percentage points.
type Difference struct {
	Estimate float64 // in [-1, 1]
	Low      float64 // in [-1, 1]
	High     float64 // in [-1, 1], never below Low
	Level    float64 // two-sided confidence level, in (0, 1)
	Method   Method
}

// Contains reports whether d lies in the interval, ends included.
func (d Difference) Contains(difference float64) bool {
	return d.Low <= difference && difference <= d.High
}

// Compare returns the difference between k1 of n1 and k2 of n2 in independent groups by the named method. It accepts the
// methods of DifferenceMethods, and returns an error that wraps ErrNoBase if a group is empty.
func Compare(method Method, k1, n1, k2, n2 int, level float64) (Difference, error) {
	row, err := find(method, forTwo)
	if err != nil {
		return Difference{}, err
	}
	return row.two(k1, n1, k2, n2, level)
}

// checkGroups refuses counts that cannot be k1 of n1 and k2 of n2.
func checkGroups(k1, n1, k2, n2 int, level float64) error {
	if err := checkCount(k1, n1, level); err != nil {
		return fmt.Errorf("first group: %w", err)
	}
	if err := checkCount(k2, n2, level); err != nil {
		return fmt.Errorf("second group: %w", err)
	}
	return nil
}

// newDifference cuts rounding noise off at -1 and 1, and at the estimate.
func newDifference(estimate, low, high, level float64, method Method) Difference {
	return Difference{
		Estimate: estimate,
		Low:      max(min(low, estimate), -1),
		High:     min(max(high, estimate), 1),
		Level:    level,
		Method:   method,
	}
}
