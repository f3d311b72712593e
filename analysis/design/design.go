package design

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"spoor/data/sums"
)

// ErrNoRespondents is returned when no respondent with a positive weight is in the domain.
var ErrNoRespondents = errors.New("nobody with a positive weight answered in this group: leave the group out")

// ErrLonelyStratum is wrapped by the error about a stratum in which one cluster was sampled.
var ErrLonelyStratum = errors.New("its variance cannot be estimated: join it to a similar stratum, or choose the policy certainty or adjust")

// Lonely says what to do with a stratum in which one cluster was sampled. If that cluster is the whole population of
// its stratum there is nothing to decide: it adds no variance.
type Lonely string

// Policies for a stratum with one cluster; the zero value is LonelyFail.
const (
	LonelyFail      Lonely = "fail"      // refuse, with the name of the stratum
	LonelyCertainty Lonely = "certainty" // the cluster was taken with certainty: no variance
	LonelyAdjust    Lonely = "adjust"    // its distance to the mean of the whole sample instead of to its own
)

// Policies lists the policies for a stratum with one cluster.
func Policies() []Lonely { return []Lonely{LonelyFail, LonelyCertainty, LonelyAdjust} }

// Design describes how the sample was drawn. The zero value is weighted sampling with replacement, with the strata and
// clusters that the sums carry.
type Design struct {
	// Sampled is the number of clusters drawn in each stratum of the whole sample, from [sums.Sums.Sampled]. Nil means that the
	// sums that are estimated hold the whole sample; a domain needs it, because a cluster without members of the domain
	// still varies.
	Sampled map[string]int
	// Population is, for each stratum, the number of clusters in the population if above 1, or the fraction of them that
	// was drawn if at most 1. Nil means sampling with replacement.
	Population map[string]float64
	// Nested says that the same name of a cluster in two strata is two clusters; otherwise that is an error.
	Nested bool
	// Lonely is the policy for a stratum with one cluster.
	Lonely Lonely
	// Replicates says how the replicate weights that the sums hold make a variance; then nothing else of the design is used.
	// Without it the variance is Taylor linearised.
	Replicates *ReplicateDesign
}

// stratum is one stratum of the clusters in some domains, ready for variances.
type stratum struct {
	sampled   float64        // clusters drawn
	remaining float64        // fraction of its clusters that was not drawn, 1 with replacement
	lonely    bool           // one cluster drawn and some variance left to estimate
	separate  bool           // each respondent is a cluster of its own
	clusters  [][]*sums.Cell // for each cluster its cell in each domain, nil where the domain has none
}

// key names a cluster within its stratum.
type key struct{ stratum, cluster string }

func compareKeys(a, b key) int {
	if order := strings.Compare(a.stratum, b.stratum); order != 0 {
		return order
	}
	return strings.Compare(a.cluster, b.cluster)
}

// layout is the sample as some domains see it, in a fixed order.
type layout struct {
	strata   []stratum
	clusters int     // with respondents of positive weight, for the degrees of freedom
	drawn    float64 // fraction of the population, 0 with replacement; of several strata their mean by weight
	census   bool
	adjust   bool

	replicates *ReplicateDesign // instead of all that
}

func (l layout) degreesOfFreedom() int {
	if l.replicates != nil {
		return l.replicates.DegreesOfFreedom
	}
	return l.clusters - len(l.strata)
}

// layout is the layout of domains with replicate weights. A domain that nobody is left of in some replicate has no
// degrees of freedom.
func (d ReplicateDesign) layout(domains []*sums.Sums) (layout, error) {
	usable, err := d.usable(domains)
	if err != nil {
		return layout{}, err
	}
	if !usable {
		d.DegreesOfFreedom = 0
	}
	return layout{replicates: &d}, nil
}

// layout arranges the cells of the domains by stratum and cluster, leaving out strata without respondents.
func (d Design) layout(domains ...*sums.Sums) (layout, error) {
	if d.Lonely != "" && !slices.Contains(Policies(), d.Lonely) {
		return layout{}, fmt.Errorf("unknown policy %q for a stratum with one cluster: choose fail, certainty or adjust", string(d.Lonely))
	}
	if d.Replicates != nil {
		return d.Replicates.layout(domains)
	}
	byKey := map[key][]*sums.Cell{}
	for i, s := range domains {
		for c := range s.All() {
			k := key{c.Stratum, c.Cluster}
			if byKey[k] == nil {
				byKey[k] = make([]*sums.Cell, len(domains))
			}
			byKey[k][i] = &c
		}
	}
	keys := slices.SortedFunc(maps.Keys(byKey), compareKeys)
	if err := d.checkNesting(keys); err != nil {
		return layout{}, err
	}
	out := layout{census: true, adjust: d.Lonely == LonelyAdjust}
	for len(keys) > 0 {
		name := keys[0].stratum
		end := slices.IndexFunc(keys, func(k key) bool { return k.stratum != name })
		if end < 0 {
			end = len(keys)
		}
		if err := out.addStratum(d, name, keys[:end], byKey); err != nil {
			return layout{}, err
		}
		keys = keys[end:]
	}
	if len(out.strata) == 0 {
		return layout{}, ErrNoRespondents
	}
	out.drawn = out.fraction()
	return out, nil
}

// checkNesting refuses a cluster in two strata, which is a mistake in one of the columns unless clusters are numbered anew in
// each stratum.
func (d Design) checkNesting(keys []key) error {
	if d.Nested {
		return nil
	}
	in := map[string]string{}
	for _, k := range keys {
		if before, found := in[k.cluster]; found && k.cluster != "" {
			return fmt.Errorf("cluster %q is in the strata %q and %q: mend one of the columns, or if clusters are numbered anew in each stratum put nested: true in the design (or give --nested)", k.cluster, before, k.stratum)
		}
		in[k.cluster] = k.stratum
	}
	return nil
}

// fraction is how much of the population was drawn, by the weight of the strata.
func (l layout) fraction() float64 {
	drawn, whole := 0.0, 0.0
	for _, st := range l.strata {
		for _, cells := range st.clusters {
			for _, c := range cells {
				if c != nil {
					drawn, whole = drawn+c.Weight*(1-st.remaining), whole+c.Weight
				}
			}
		}
	}
	return drawn / whole
}

// addStratum adds the named stratum, whose clusters are in keys, if anybody in it counts.
func (l *layout) addStratum(d Design, name string, keys []key, byKey map[key][]*sums.Cell) error {
	st := stratum{separate: keys[0].cluster == ""}
	if st.separate && len(keys) > 1 {
		return fmt.Errorf("stratum %q has respondents with a cluster and without one: give every respondent a cluster", name)
	}
	present, drawn := 0, 0
	for _, k := range keys {
		st.clusters = append(st.clusters, byKey[k])
		respondents, zero := 0, 0
		for _, c := range byKey[k] {
			if c != nil {
				respondents += c.Respondents
				zero += c.ZeroWeight
			}
		}
		if st.separate {
			present, drawn = respondents, respondents+zero
			break
		}
		drawn++
		if respondents > 0 {
			present++
		}
	}
	if present == 0 {
		return nil
	}
	if err := st.complete(d, name, drawn); err != nil {
		return err
	}
	l.strata = append(l.strata, st)
	l.clusters += present
	l.census = l.census && st.remaining == 0
	return nil
}

// complete fills in how many clusters were drawn and which fraction remains.
func (st *stratum) complete(d Design, name string, drawn int) error {
	if d.Sampled != nil {
		sampled, found := d.Sampled[name]
		if !found || sampled < drawn {
			return fmt.Errorf("stratum %q has %d clusters in the data and %d in the design: count the clusters of the whole sample", name, drawn, sampled)
		}
		drawn = sampled
	}
	st.sampled, st.remaining = float64(drawn), 1
	if d.Population != nil {
		population, found := d.Population[name]
		switch {
		case !found:
			return fmt.Errorf("stratum %q has no population: give its number of clusters, or the fraction drawn", name)
		case !(population > 0):
			return fmt.Errorf("stratum %q has a population of %v: give its number of clusters, or the fraction drawn", name, population)
		case population <= 1:
			st.remaining = 1 - population
		case population < st.sampled:
			return fmt.Errorf("stratum %q has %d clusters drawn from a population of %v: the population is the larger", name, drawn, population)
		default:
			st.remaining = 1 - st.sampled/population
		}
	}
	st.lonely = drawn == 1 && st.remaining > 0
	if st.lonely && (d.Lonely == "" || d.Lonely == LonelyFail) {
		if st.separate {
			return fmt.Errorf("stratum %q has one respondent; %w", name, ErrLonelyStratum)
		}
		return fmt.Errorf("stratum %q has one cluster; %w", name, ErrLonelyStratum)
	}
	return nil
}
