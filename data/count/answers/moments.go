package answers

import (
	"math"

	"spoor/data"
)

// total is a sum of numbers that does not depend on their order: it keeps what each addition rounds off. Sums of parts of a
// file, in whatever parts it was cut, so come out as the sum of the whole.
type total struct{ sum, rest float64 }

// Add is Knuth's two-sum: exact for sum and rest together, as long as the rest itself loses nothing.
//
// D. E. Knuth, The Art of Computer Programming, volume 2, section 4.2.2.
func (t *total) Add(x float64) {
	sum := t.sum + x
	part := sum - t.sum
	t.rest += (t.sum - (sum - part)) + (x - part)
	t.sum = sum
}

func (t *total) merge(other total) {
	t.Add(other.sum)
	t.rest += other.rest
}

func (t *total) addTimes(x float64, n int) {
	product := x * float64(n)
	t.Add(product)
	t.Add(math.FMA(x, float64(n), -product))
}

// value is the sum; where that is beyond what a float64 holds, nothing was rounded off that says anything.
func (t total) value() float64 {
	if math.IsNaN(t.rest) {
		return t.sum
	}
	return t.sum + t.rest
}

// Moments are the sums of values and of their squares.
type Moments struct{ Values, Squares total }

// Add adds the value of one respondent.
func (m *Moments) Add(value float64) {
	m.Values.Add(value)
	m.Squares.Add(value * value)
}

// AddTimes adds a value that n respondents gave; what the products round off is added too.
func (m *Moments) AddTimes(value float64, n int) {
	m.Values.addTimes(value, n)
	m.Squares.addTimes(value*value, n)
}

// Merge adds the sums of other respondents.
func (m *Moments) Merge(other Moments) {
	m.Values.merge(other.Values)
	m.Squares.merge(other.Squares)
}

// In enters the sums in a tally of a number.
func (m Moments) In(t *data.Tally) { t.Sum, t.SumOfSquares = m.Values.value(), m.Squares.value() }
