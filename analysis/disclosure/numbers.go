package disclosure

import "math"

// Bounds of the rules for means and sums of numbers.
const (
	// MostOfLargest is the largest part of the sum that one respondent may have: the rule of Statistics Netherlands for means.
	MostOfLargest = 0.3
	// MostOfTwo is the largest part that two respondents may have together: the (n,k) rule with n = 2 and k = 90%.
	MostOfTwo = 0.9
	// LeastPercent is how near the second largest may come to the value of the largest, as a part of it: the p% rule with p = 10%.
	LeastPercent = 0.1
)

// Value is a number and how many respondents gave it.
type Value struct {
	Y           float64
	Respondents int
}

// Concentrated reports whether the mean or the sum of numbers tells what a respondent answered: everybody gave the same number, one
// has more than MostOfLargest of the sum of the absolute values, two have more than MostOfTwo, or whoever has the second largest knows
// the largest to within LeastPercent. Values stand in ascending order, each once, with 1 respondent or more; of none it is false.
//
// A. Hundepool et al., Statistical Disclosure Control (2012), chapter 4; A. Brandt et al., Guidelines for the checking of output based
// on microdata research (2010).
func Concentrated(values []Value) bool {
	if len(values) == 1 {
		return true
	}
	var total, first, second float64
	for _, v := range values {
		y := math.Abs(v.Y)
		total += y * float64(v.Respondents)
		switch {
		case y >= first && v.Respondents > 1:
			first, second = y, y
		case y >= first:
			first, second = y, first
		case y > second:
			second = y
		}
	}
	return total > 0 && (first > MostOfLargest*total || first+second > MostOfTwo*total || total-first-second < LeastPercent*first)
}
