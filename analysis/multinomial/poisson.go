package multinomial

import (
	"math"
	"math/rand/v2"
)

// poisson draws Poisson numbers of one mean: a small one from a table, a large one by rejection.
type poisson struct {
	table alias // from the number least on
	least int

	mean, log, a, b, inverse, right float64 // of the rejection
}

// mostTabled is the largest mean of which the chances are kept.
const mostTabled = 400

func newPoisson(mean float64) poisson {
	if mean > mostTabled {
		b := 0.931 + 2.53*math.Sqrt(mean)
		return poisson{mean: mean, log: math.Log(mean), a: -0.059 + 0.02483*b, b: b, inverse: 1.1239 + 1.1328/(b-3.4), right: 0.9277 - 3.6224/(b-2)}
	}
	if mean <= 0 {
		return poisson{table: newAlias([]float64{1})}
	}
	const negligible = 1e-15
	mode := int(mean)
	log, _ := math.Lgamma(float64(mode + 1))
	peak := math.Exp(float64(mode)*math.Log(mean) - mean - log)
	below := []float64{}
	for k, chance := mode, peak; k > 0 && chance > negligible; k-- {
		chance *= float64(k) / mean
		below = append(below, chance)
	}
	chances := make([]float64, 0, 2*len(below)+20)
	for i := len(below) - 1; i >= 0; i-- {
		chances = append(chances, below[i])
	}
	for k, chance := mode, peak; chance > negligible; k++ {
		chances = append(chances, chance)
		chance *= mean / float64(k+1)
	}
	return poisson{table: newAlias(chances), least: mode - len(below)}
}

func (p *poisson) draw(random *rand.PCG) int {
	if p.table != nil {
		return p.least + p.table.draw(random)
	}
	return p.reject(random)
}

// reject is the transformed rejection of W. Hörmann, The transformed rejection method for generating Poisson random variables,
// Insurance: Mathematics and Economics 12 (1993), algorithm PTRS.
func (p *poisson) reject(random *rand.PCG) int {
	for {
		u, v := uniform(random)-0.5, uniform(random)
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*p.a/us+p.b)*u + p.mean + 0.43)
		switch {
		case us >= 0.07 && v <= p.right:
			return int(k)
		case k < 0 || us < 0.013 && v > us:
			continue
		}
		log, _ := math.Lgamma(k + 1)
		if math.Log(v)+math.Log(p.inverse)-math.Log(p.a/(us*us)+p.b) <= k*p.log-p.mean-log {
			return int(k)
		}
	}
}

// uniform is a number in (0, 1).
func uniform(random *rand.PCG) float64 { return (float64(random.Uint64()>>12) + 0.5) / (1 << 52) }
