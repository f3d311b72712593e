package resample

import (
	"math"
	"math/rand/v2"

	"spoor/analysis/multinomial"
)

// redrawn is a stratum of which clusters are drawn again.
type redrawn struct {
	fixed   []float64 // what each option has whichever clusters are drawn
	lonely  []float64
	sampler *multinomial.Sampler // nil where no cluster is drawn
	drawn   []int
	kinds   [][]Amount // what is added each time that a cluster of a kind is drawn
}

// redrawn makes a stratum ready, and adds what weights within its kinds vary to the noise.
func (st Stratum) redrawn(noise [][]float64) redrawn {
	r := redrawn{fixed: make([]float64, len(noise))}
	scale := math.Sqrt(st.Remaining)
	if st.Sampled < 2 {
		scale = 0
	}
	known, counts := 0, make([]int, 0, len(st.Kinds)+1)
	for _, k := range st.Kinds {
		known += k.Clusters
		counts = append(counts, k.Clusters)
		for _, a := range k.Total {
			r.fixed[a.Option] += (1 - scale) * a.Weight
		}
	}
	for _, more := range st.Lonely {
		r.lonely = append(r.lonely, math.Sqrt(st.Remaining)*more)
	}
	if scale == 0 {
		return r
	}
	draws := st.Sampled - 1
	scale *= float64(st.Sampled) / float64(draws)
	for _, k := range st.Kinds {
		var each []Amount
		for _, a := range k.Total {
			each = append(each, Amount{a.Option, scale * a.Weight / float64(max(k.Clusters, 1))})
			for _, b := range k.Total {
				noise[a.Option][b.Option] += scale * scale * float64(draws) * float64(k.Clusters) / float64(st.Sampled) * k.Spread
			}
		}
		r.kinds = append(r.kinds, each)
	}
	counts = append(counts, st.Sampled-known) // who are in none of the kinds
	r.kinds = append(r.kinds, nil)
	r.sampler, r.drawn = multinomial.New(counts, draws), make([]int, len(counts))
	return r
}

// draw adds what the options have in the clusters of one draw.
func (r *redrawn) draw(random *rand.PCG, totals []float64) {
	for option, weight := range r.fixed {
		totals[option] += weight
	}
	if r.lonely != nil {
		sign := 1 - 2*float64(random.Uint64()>>63)
		for option, weight := range r.lonely {
			totals[option] += sign * weight
		}
	}
	if r.sampler == nil {
		return
	}
	r.sampler.Draw(random, r.drawn)
	for kind, times := range r.drawn {
		if times == 0 {
			continue
		}
		for _, a := range r.kinds[kind] {
			totals[a.Option] += float64(times) * a.Weight
		}
	}
}
