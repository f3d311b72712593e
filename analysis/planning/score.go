package planning

// score is the region of the score test: z^2 with the pooled variance is at least the normal quantile squared.
type score struct {
	n1, n2 int
	bound  float64 // z^2
}

func newScore(n1, n2 int, alpha float64) score {
	z := criticalZ(alpha)
	return score{n1, n2, z * z}
}

// rejects compares without dividing, so that a table where nobody or everybody chose is never rejected.
func (s score) rejects(k1, k2 int) bool {
	m, total := k1+k2, s.n1+s.n2
	cross := float64(k1*s.n2 - k2*s.n1)
	return m > 0 && m < total &&
		cross*cross*float64(total) >= s.bound*float64(s.n1)*float64(s.n2)*float64(m)*float64(total-m)
}

// Power returns the chance of rejecting when the true proportions are p1 and p2: the sum over both binomials.
func (s score) Power(p1, p2 float64) (float64, error) {
	first, second := newOutcomes(s.n1, p1), newOutcomes(s.n2, p2)
	power := 0.0
	for i, chance := range first.chances {
		given := 0.0
		for j, other := range second.chances {
			if s.rejects(first.from+i, second.from+j) {
				given += other
			}
		}
		power += chance * given
	}
	return min(1, power), nil
}
