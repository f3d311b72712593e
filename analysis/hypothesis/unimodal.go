package hypothesis

import "sort"

// unimodal is a distribution on the integers low to high whose probabilities rise to mode and fall after it.
type unimodal struct {
	low, high, mode int
	point           func(int) float64
}

// negligible is the share of a sum below which the rest of a falling tail cannot change it.
const negligible = 1e-20

// lower returns P(X <= x).
func (d unimodal) lower(x int) float64 {
	switch {
	case x < d.low:
		return 0
	case x >= d.high:
		return 1
	case x > d.mode:
		return unit(1 - d.upper(x+1))
	}
	sum := 0.0
	for ; x >= d.low; x-- {
		term := d.point(x)
		sum += term
		if term <= negligible*sum {
			break
		}
	}
	return unit(sum)
}

// upper returns P(X >= x).
func (d unimodal) upper(x int) float64 {
	switch {
	case x > d.high:
		return 0
	case x <= d.low:
		return 1
	case x < d.mode:
		return unit(1 - d.lower(x-1))
	}
	sum := 0.0
	for ; x <= d.high; x++ {
		term := d.point(x)
		sum += term
		if term <= negligible*sum {
			break
		}
	}
	return unit(sum)
}

// noLikelier returns the total probability of the outcomes that are no likelier than x, with relative slack.
func (d unimodal) noLikelier(x int) float64 {
	bound := d.point(x) * (1 + likelihoodSlack)
	switch {
	case x == d.mode || d.point(d.mode) <= bound:
		return 1
	case x < d.mode:
		beyond := d.mode + sort.Search(d.high-d.mode+1, func(i int) bool { return d.point(d.mode+i) <= bound })
		return unit(d.lower(x) + d.upper(beyond))
	}
	below := d.mode - sort.Search(d.mode-d.low+1, func(i int) bool { return d.point(d.mode-i) <= bound })
	return unit(d.lower(below) + d.upper(x))
}

// p returns the p-value of x.
func (d unimodal) p(x int, alternative Alternative) float64 {
	switch alternative {
	case Less:
		return d.lower(x)
	case Greater:
		return d.upper(x)
	}
	return d.noLikelier(x)
}

// binomialDistribution is the number of successes in n trials with chance p.
func binomialDistribution(n int, p float64) unimodal {
	mode := min(n, int(float64(n+1)*p))
	return unimodal{0, n, mode, func(k int) float64 { return binomialPoint(k, n, p) }}
}

// hypergeometricDistribution is the number of the m successes that fall in the first of two groups of n1 and n2.
func hypergeometricDistribution(n1, n2, m int) unimodal {
	low, high := max(0, m-n2), min(m, n1)
	mode := int(float64(m+1) * float64(n1+1) / float64(n1+n2+2))
	return unimodal{low, high, min(high, max(low, mode)),
		func(k int) float64 { return hypergeometricPoint(k, n1, n2, m) }}
}
