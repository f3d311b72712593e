package planning

// outcomes are the chances of the counts of one group that can matter: those of count from, from+1 and so on.
type outcomes struct {
	from    int
	chances []float64
}

// newOutcomes returns the binomial chances for n respondents with proportion p, less those below about 1e-18 of the
// largest. Each comes from its neighbour, outward from the likeliest, and all are divided by their sum.
func newOutcomes(n int, p float64) outcomes {
	mode := min(n, int(float64(n+1)*p))
	if p <= 0 || p >= 1 {
		return outcomes{mode, []float64{1}}
	}
	const smallest = 1e-18
	odds := p / (1 - p)
	var below, above []float64
	term, sum := 1.0, 1.0
	for k := mode; k > 0; k-- {
		if term *= float64(k) / (float64(n-k+1) * odds); term < smallest {
			break
		}
		below = append(below, term)
		sum += term
	}
	term = 1
	for k := mode; k < n; k++ {
		if term *= float64(n-k) * odds / float64(k+1); term < smallest {
			break
		}
		above = append(above, term)
		sum += term
	}
	o := outcomes{from: mode - len(below)}
	for i := len(below) - 1; i >= 0; i-- {
		o.chances = append(o.chances, below[i]/sum)
	}
	o.chances = append(o.chances, 1/sum)
	for _, term := range above {
		o.chances = append(o.chances, term/sum)
	}
	return o
}
