package hypothesis

// orderSlack is the relative difference below which Fisher p-values of different margins count as equal: mirrored
// tables have the same p-value, up to rounding.
const orderSlack = 1e-10

// tails are the tables of one margin that a test rejects: k1 <= left, and k1 >= right.
type tails struct{ left, right int }

// conditional walks the tables of two groups margin by margin, margin m holding the tables with k1 + k2 = m.
type conditional struct {
	n1, n2      int
	alternative Alternative
	buffer      []float64 // room for the terms of any margin
	terms       []float64 // those of the last margin, a part of buffer
}

// rejects returns the tables of margin m whose Fisher p-value is at most threshold, with relative slack, and the
// largest of those p-values, or 0 if there are none. That p-value is also the conditional chance of these tables, since
// Fisher's p-value of a table is the total probability of the tables at least as extreme.
func (c *conditional) rejects(m int, threshold float64) (tails, float64) {
	low, high := max(0, m-c.n2), min(m, c.n1)
	if threshold >= 1 {
		return tails{high, high + 1}, 1
	}
	from, to := c.walk(m, low, high, threshold)
	bound := threshold * (1 + orderSlack)
	switch c.alternative {
	case Less:
		x, p := from, 0.0
		for ; x <= to && p+c.terms[x-from] <= bound; x++ {
			p += c.terms[x-from]
		}
		return tails{x - 1, high + 1}, p
	case Greater:
		x, p := to, 0.0
		for ; x >= from && p+c.terms[x-from] <= bound; x-- {
			p += c.terms[x-from]
		}
		return tails{low - 1, x + 1}, p
	}
	return c.bothEnds(from, to, bound)
}

// bothEnds takes tables from both ends, the least likely first and equally likely ones together, while their total
// stays within bound.
func (c *conditional) bothEnds(from, to int, bound float64) (tails, float64) {
	left, right, p := from, to, 0.0
	for left <= right {
		tie := min(c.terms[left-from], c.terms[right-from]) * (1 + likelihoodSlack)
		l, r, sum := left, right, p
		for l <= r && c.terms[l-from] <= tie {
			sum += c.terms[l-from]
			l++
		}
		for l <= r && c.terms[r-from] <= tie {
			sum += c.terms[r-from]
			r--
		}
		if sum > bound {
			break
		}
		left, right, p = l, r, sum
	}
	return tails{left - 1, right + 1}, p
}

// walk fills terms with the probabilities of k1 from the returned first to the returned last value; the values outside
// are so unlikely that together they cannot change a p-value near threshold. It works outward from the mode, where the
// probability is known to full precision, because a quotient of neighbours costs one division.
func (c *conditional) walk(m, low, high int, threshold float64) (from, to int) {
	d := hypergeometricDistribution(c.n1, c.n2, m)
	peak, floor := d.point(d.mode), threshold*1e-18
	if c.buffer == nil {
		c.buffer = make([]float64, c.n1+1)
	}
	c.terms = c.buffer
	fn1, fn2, fm := float64(c.n1), float64(c.n2), float64(m)
	from, to = d.mode, d.mode
	c.terms[d.mode] = peak
	for h := peak; from > low && h > floor; {
		x := float64(from)
		h *= x * (fn2 - fm + x) / ((fm - x + 1) * (fn1 - x + 1))
		from--
		c.terms[from] = h
	}
	for h := peak; to < high && h > floor; {
		x := float64(to)
		h *= (fm - x) * (fn1 - x) / ((x + 1) * (fn2 - fm + x + 1))
		to++
		c.terms[to] = h
	}
	c.terms = c.terms[from : to+1]
	return from, to
}
