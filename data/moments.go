package data

import "math"

// total is a sum of numbers that does not depend on their order: it keeps what each addition rounds off. Sums of parts of a
// file, in whatever parts it was cut, so come out as the sum of the whole.
type total struct{ sum, rest float64 }

// add is Knuth's two-sum: exact for sum and rest together, as long as the rest itself loses nothing.
//
// D. E. Knuth, The Art of Computer Programming, volume 2, section 4.2.2.
func (t *total) add(x float64) {
	sum := t.sum + x
	part := sum - t.sum
	t.rest += (t.sum - (sum - part)) + (x - part)
	t.sum = sum
}

func (t *total) merge(other total) {
	t.add(other.sum)
	t.rest += other.rest
}

func (t *total) addTimes(x float64, n int) {
	product := x * float64(n)
	t.add(product)
	t.add(math.FMA(x, float64(n), -product))
}

// value is the sum; where that is beyond what a float64 holds, nothing was rounded off that says anything.
func (t total) value() float64 {
	if math.IsNaN(t.rest) {
		return t.sum
	}
	return t.sum + t.rest
}

// moments are the sums of values and of their squares.
type moments struct{ values, squares total }

func (m *moments) add(value float64) {
	m.values.add(value)
	m.squares.add(value * value)
}

// addTimes adds a value that n respondents gave; what the products round off is added too.
func (m *moments) addTimes(value float64, n int) {
	m.values.addTimes(value, n)
	m.squares.addTimes(value*value, n)
}

func (m *moments) merge(other moments) {
	m.values.merge(other.values)
	m.squares.merge(other.squares)
}

// in enters the sums in a tally of a number.
func (m moments) in(t *Tally) { t.Sum, t.SumOfSquares = m.values.value(), m.squares.value() }
