package sums

// Respondents are who stands in some sums of one sample, with their weights and without answers.
type Respondents [][]*Cell

// Of returns the respondents in some sums. They are those of the sums, so add none to these meanwhile.
func Of(some ...*Sums) Respondents {
	all := make(Respondents, len(some))
	for i, s := range some {
		all[i] = s.sorted()
	}
	return all
}

// Each calls do with the respondents of each stratum, cluster and crossing of margins, in that order, added up. The cell has no
// answers, and is used again for the next.
func (r Respondents) Each(do func(c *Cell)) {
	rest := append(Respondents{}, r...)
	var all Cell
	var beyond Beyond
	for {
		var first *Cell
		for _, cells := range rest {
			if len(cells) > 0 && (first == nil || comparePlaces(cells[0], first) < 0) {
				first = cells[0]
			}
		}
		if first == nil {
			return
		}
		at := first.drawn()
		beyond = Beyond{Margins: at.Margins}
		all = Cell{Stratum: at.Stratum, Cluster: at.Cluster, Beyond: &beyond}
		for i, cells := range rest {
			if len(cells) > 0 && cells[0].from(at) == 0 {
				all.addBase(cells[0])
				rest[i] = cells[1:]
			}
		}
		do(&all)
	}
}

// Sampled returns the number of clusters per stratum (of respondents, where respondents are not clustered), those of
// weight 0 included.
func (r Respondents) Sampled() map[string]int {
	sampled := map[string]int{}
	var before Cluster
	r.Each(func(c *Cell) {
		at := Cluster{c.Stratum, c.Cluster}
		if c.Cluster == "" {
			sampled[c.Stratum] += c.Respondents + c.ZeroWeight
		} else if at != before {
			sampled[c.Stratum]++
		}
		before = at
	})
	return sampled
}

// SampledWithin returns the number of respondents of each cluster, those of weight 0 included. It is empty where respondents are
// not clustered.
func (r Respondents) SampledWithin() map[Cluster]int {
	sampled := map[Cluster]int{}
	r.Each(func(c *Cell) {
		if c.Cluster != "" {
			sampled[Cluster{c.Stratum, c.Cluster}] += c.Respondents + c.ZeroWeight
		}
	})
	return sampled
}
