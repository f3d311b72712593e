package data

import "spoor/data/sums"

// Ratio is what the respondents of a wave, or those of one group, gave of two numbers: those who gave both.
type Ratio struct {
	Group       string // option that makes it; "" for all
	Over, Under Tally
	// Above are the sums of what each gave of the first number above what the ratio of the two makes of the second: they add up to 0, and
	// their total has the variance of the ratio, times the square of the total of the second (linearisation). Nil without a ratio.
	Above *sums.Sums
}

// Value returns the ratio of the totals, weighted where there are weights; it is not known where the second number adds up to 0.
func (r Ratio) Value() (value float64, known bool) {
	over, under := r.Over.Sums.Total(), r.Under.Sums.Total()
	if under.Respondents == 0 || under.Picked[0] == 0 {
		return 0, false
	}
	return over.Picked[0] / under.Picked[0], true
}
