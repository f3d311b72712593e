package interval

import (
	"errors"
	"fmt"
	"math"
)

// ErrNoBase is returned when nobody answered (n = 0): there is no estimate and so no interval.
var ErrNoBase = errors.New("no interval without a base: n is 0; leave the row out or choose another base")

// Interval is a two-sided confidence interval for a proportion or for a mean of values between 0 and 1.
type Interval struct {
	Low    float64 // in [0, 1], never above the estimate
	High   float64 // in [0, 1], never below the estimate
	Level  float64 // two-sided confidence level, in (0, 1)
	Method Method
}

// newInterval cuts rounding noise off at 0 and 1, and stretches the interval to the estimate. Only at levels far below
// one half do mid-P and Jeffreys leave it out by more than rounding.
func newInterval(estimate, low, high, level float64, method Method) Interval {
	return Interval{
		Low:    max(min(low, estimate), 0),
		High:   min(max(high, estimate), 1),
		Level:  level,
		Method: method,
	}
}

// Contains reports whether p lies in the interval, ends included.
func (i Interval) Contains(p float64) bool { return i.Low <= p && p <= i.High }

// Width is High - Low.
func (i Interval) Width() float64 { return i.High - i.Low }

// checkLevel refuses a confidence level that is not strictly between 0 and 1.
func checkLevel(level float64) error {
	if level > 0 && level < 1 {
		return nil
	}
	return fmt.Errorf("confidence level %v is not between 0 and 1: give a fraction such as 0.95", level)
}

// checkCount refuses counts that cannot be k of n.
func checkCount(k, n int, level float64) error {
	switch {
	case n < 0:
		return fmt.Errorf("base %d is negative: n must be a count of answers", n)
	case k < 0:
		return fmt.Errorf("count %d is negative: k must be between 0 and n = %d", k, n)
	case k > n:
		return fmt.Errorf("count %d exceeds its base: k must be between 0 and n = %d", k, n)
	case n == 0:
		return ErrNoBase
	}
	return checkLevel(level)
}

// checkShare refuses a share outside [0, 1] and a base that is not a positive number.
func checkShare(p, n, level float64) error {
	switch {
	case !(p >= 0 && p <= 1):
		return fmt.Errorf("proportion %v is outside [0, 1]: give a share, not a percentage", p)
	case n == 0:
		return ErrNoBase
	case !(n > 0) || math.IsInf(n, 1):
		return fmt.Errorf("base %v is not a positive number: n must be a count or an effective count of answers", n)
	}
	return checkLevel(level)
}

// normalQuantile returns z with P(|Z| <= z) = level for a standard normal Z. It asks the inverse error function for
// the level itself, so nothing is lost to 1 - (1-level)/2.
func normalQuantile(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// clamp moves rounding noise outside [0, 1] to the nearest end.
func clamp(p float64) float64 { return min(max(p, 0), 1) }
