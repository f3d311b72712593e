package outlook

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"spoor/analysis/audit"
	"spoor/analysis/claims"
	"spoor/data"
)

// population is what the respondents to one question or row are drawn from.
type population struct {
	tally data.Tally
	picks [][]int    // of each respondent at hand, the options picked
	value [2]float64 // of a number item, the ends of its range
	mean  float64    // of a number item, as a place within its range
}

// newPopulations returns the population of every question and row that the claims are about and that somebody answered.
func newPopulations(list []claims.Claim, basis claims.Basis) ([]population, error) {
	items := claims.Items(list, basis.Codebook)
	var all []population
	for _, tally := range basis.Tallies {
		if tally.Group != "" || tally.Answered == 0 || !slices.Contains(items, tally.Item) {
			continue
		}
		item, _ := basis.Codebook.Item(tally.Item) // claims are about items of the codebook
		p, err := newPopulation(item, tally)
		if err != nil {
			return nil, fmt.Errorf("draw respondents to %s: %w", tally.Item, err)
		}
		all = append(all, p)
	}
	return all, nil
}

func newPopulation(item data.Item, tally data.Tally) (population, error) {
	p := population{tally: data.Tally{Wave: tally.Wave, Item: tally.Item, Row: tally.Row}}
	if item.Kind == data.Number {
		p.value = [2]float64{item.Range[0], item.Range[1]}
		p.mean = (tally.Sum/float64(tally.Answered) - p.value[0]) / (p.value[1] - p.value[0])
		return p, nil
	}
	p.tally.Counts = make([]int, len(tally.Counts))
	most := 1
	if item.Kind == data.Multiple {
		most = item.MaxPicks
	}
	// Respondents who picked nothing are dealt a further option, which counts nowhere.
	counts, picked := slices.Clone(tally.Counts), 0
	for _, count := range counts {
		picked += count
	}
	if picked < tally.Answered {
		counts = append(counts, tally.Answered-picked)
	}
	var err error
	p.picks, err = audit.Deal(counts, tally.Answered, most)
	return p, err
}

// draw returns the counts of n respondents.
func (p population) draw(n int, random *rand.Rand) data.Tally {
	t := p.tally
	t.Asked, t.Answered = n, n
	if p.picks == nil {
		for range n {
			value := p.value[0]
			if random.Float64() < p.mean {
				value = p.value[1]
			}
			t.Sum += value
		}
		return t
	}
	t.Counts = make([]int, len(p.tally.Counts))
	for range n {
		for _, option := range p.picks[random.IntN(len(p.picks))] {
			if option < len(t.Counts) {
				t.Counts[option]++
			}
		}
	}
	return t
}
