package hypothesis

import (
	"fmt"
	"math/rand/v2"

	"spoor/data"
)

// permutationLimit is the largest number of respondents of which every permutation is a copy.
const permutationLimit = 100_000

// Pattern is a combination of options and how many respondents of each group picked exactly that. Without options it is
// the respondents who picked nothing.
type Pattern struct {
	Picks  []int // places of the options, from 0, each once
	Counts []int // one for each group
}

// Permutations says how the respondents are permuted: Number times, with random numbers from Seed.
type Permutations struct {
	Number int
	Seed   uint64
}

// MethodPermutation names the method of [Permutation].
const MethodPermutation Method = "permutation"

var permutationRow = Row{Method: MethodPermutation,
	Name: data.Text{NL: "permutatietoets waarbij respondenten met al hun antwoorden worden geruild", EN: "permutation test of whole respondents"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in groepen die elkaar niet overlappen. Verdeelt de respondenten, elk met alle eigen antwoorden, willekeurig over de groepen, heeft dus geen benadering nodig en geldt ook voor opties die samen gekozen mogen worden.",
		EN: "Independent respondents in groups that do not overlap. Deals whole respondents out to the groups at random, so it needs no approximation and holds for options that may be picked together.",
	},
	Source: "C. R. Bilder & T. M. Loughin (2004), Testing for marginal independence between two categorical variables with multiple responses, Biometrics 60.",
}

// Permutation returns the permutation test of whether what was picked differs between groups: whole respondents are dealt
// out to the groups again and again, so that what one respondent picked stays together.
//
// The statistic sums n(k/n - p)² over groups of n respondents and options with share p of everybody: divided by p(1-p),
// Bilder and Loughin's sum of chi-squares (Biometrics 60, 2004), or by p where every respondent picked exactly one, which
// is Pearson's chi-square. Options that nobody or everybody picked add nothing. P is (1 + the permutations with at least the observed statistic)/(1 + Number), so it is never 0; its own
// chance error is about sqrt(P(1-P)/Number). The same seed gives the same P.
//
// It refuses fewer than two groups with respondents and more than 100,000 respondents.
func Permutation(patterns []Pattern, options int, p Permutations) (Result, error) {
	d, err := newDeal(patterns, options)
	if err != nil {
		return Result{}, err
	}
	if p.Number < 99 {
		return Result{}, fmt.Errorf("%d permutations are too few for a p-value: use 99 or more, such as 9999", p.Number)
	}
	observed := d.statistic()
	random := rand.New(rand.NewPCG(p.Seed, 0x5eed))
	extreme := 1
	for range p.Number {
		random.Shuffle(len(d.group), func(i, j int) { d.group[i], d.group[j] = d.group[j], d.group[i] })
		// A permutation that gives the same table must count, whatever the order in which it was added up.
		if d.statistic() >= observed*(1-1e-10) {
			extreme++
		}
	}
	return Result{Method: MethodPermutation, StatisticName: "chi-square", Statistic: observed, P: float64(extreme) / float64(p.Number+1)}, nil
}

// deal is one way to deal respondents out to groups.
type deal struct {
	picks  [][]int   // of each respondent
	group  []int     // of each respondent
	sizes  []float64 // of each group
	scale  []float64 // of each option: 1/p or 1/(p(1-p)), 0 where nothing can differ
	share  []float64 // of each option, over everybody
	picked [][]float64
}

func newDeal(patterns []Pattern, options int) (*deal, error) {
	d := &deal{scale: make([]float64, options), share: make([]float64, options)}
	one := true
	for i, pattern := range patterns {
		if len(pattern.Counts) != len(patterns[0].Counts) {
			return nil, fmt.Errorf("pattern %d has counts of %d groups and the first of %d: give one for each group", i, len(pattern.Counts), len(patterns[0].Counts))
		}
		for g, count := range pattern.Counts {
			if count < 0 || count > permutationLimit-len(d.group) {
				return nil, fmt.Errorf("a permutation test takes at most %d respondents: use the Rao-Scott test", permutationLimit)
			}
			for range count {
				d.picks, d.group = append(d.picks, pattern.Picks), append(d.group, g)
			}
		}
		for _, option := range pattern.Picks {
			if option < 0 || option >= options {
				return nil, fmt.Errorf("option %d does not exist: there are %d", option, options)
			}
		}
	}
	if len(patterns) > 0 {
		d.sizes, d.picked = make([]float64, len(patterns[0].Counts)), make([][]float64, len(patterns[0].Counts))
	}
	present := 0
	for g := range d.picked {
		d.picked[g] = make([]float64, options)
	}
	for i, g := range d.group {
		if d.sizes[g]++; d.sizes[g] == 1 {
			present++
		}
		one = one && len(d.picks[i]) == 1
		for _, option := range d.picks[i] {
			d.share[option] += 1 / float64(len(d.group))
		}
	}
	if present < 2 {
		return nil, fmt.Errorf("a test needs at least two groups with respondents, and has %d", present)
	}
	d.setScale(one)
	return d, nil
}

func (d *deal) setScale(one bool) {
	for j, p := range d.share {
		switch {
		case p < 1e-12 || p > 1-1e-12:
		case one:
			d.scale[j] = 1 / p
		default:
			d.scale[j] = 1 / (p * (1 - p))
		}
	}
}

func (d *deal) statistic() float64 {
	for _, row := range d.picked {
		clear(row)
	}
	for i, g := range d.group {
		row := d.picked[g]
		for _, option := range d.picks[i] {
			row[option]++
		}
	}
	sum := 0.0
	for g, row := range d.picked {
		if d.sizes[g] == 0 {
			continue
		}
		for j, k := range row {
			deviation := k/d.sizes[g] - d.share[j]
			sum += d.scale[j] * d.sizes[g] * deviation * deviation
		}
	}
	return sum
}
