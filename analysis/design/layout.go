package design

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data/sums"
)

// layout is the sample as some domains see it, in a fixed order.
type layout struct {
	strata   []stratum
	present  int     // strata with respondents of positive weight in the domains
	clusters int     // and clusters with them, for the degrees of freedom
	drawn    float64 // fraction of the population, 0 with replacement; of several strata their mean by weight
	census   bool
	adjust   bool
	kind     sums.Kind // of the domains
	options  int

	raked      *calibrated
	replicates *ReplicateDesign // instead of all that
}

// stratum is one stratum of the clusters in some domains, ready for variances.
type stratum struct {
	sampled   float64 // clusters drawn
	remaining float64 // fraction of its clusters that was not drawn, 1 with replacement
	lonely    bool    // one cluster drawn and some variance left to estimate
	separate  bool    // each respondent is a cluster of its own: all are in the one cluster here
	clusters  []cluster
}

// cluster is one cluster of a stratum.
type cluster struct {
	members []member
	// The second stage; remaining is 0 without one.
	sampled   float64 // respondents drawn
	remaining float64 // fraction of the people in it that was not drawn
	lonely    bool    // one respondent drawn and some variance left to estimate
}

// member is what a cluster holds of one domain, and of one crossing of the margins where weights were raked.
type member struct {
	*sums.Cell
	domain  int // nobody's for those in none of the domains, who matter where weights were raked
	margins int // place of the crossing
}

const nobodys = -1

func (c cluster) respondents() (counted, zero int) {
	for _, m := range c.members {
		if m.domain != nobodys {
			counted, zero = counted+m.Respondents, zero+m.ZeroWeight
		}
	}
	return counted, zero
}

func (l layout) degreesOfFreedom() int {
	if l.replicates != nil {
		return l.replicates.DegreesOfFreedom
	}
	return l.clusters - l.present
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
	out := layout{census: true, adjust: d.Lonely == LonelyAdjust, kind: domains[0].Kind(), options: domains[0].Options()}
	members := membersOf(domains)
	if d.Raked != nil {
		var err error
		if out.raked, members, err = d.Raked.prepare(domains, members); err != nil {
			return layout{}, err
		}
		d.Sampled = d.Raked.Sample.Sampled()
	}
	slices.SortStableFunc(members, comparePlaces)
	if err := d.checkNesting(members); err != nil {
		return layout{}, err
	}
	for len(members) > 0 {
		end := 1
		for end < len(members) && members[end].Stratum == members[0].Stratum {
			end++
		}
		if err := out.addStratum(d, members[:end]); err != nil {
			return layout{}, err
		}
		members = members[end:]
	}
	if out.present == 0 {
		return layout{}, ErrNoRespondents
	}
	out.drawn = out.fraction()
	return out, nil
}

// of takes the sums as the whole sample where the design does not say how many were drawn.
func (d Design) of(whole *sums.Sums) Design {
	if d.Sampled == nil {
		d.Sampled = whole.Sampled()
	}
	if d.Within != nil && d.Within.Sampled == nil {
		d.Within = &SecondStage{Sampled: whole.SampledWithin(), Population: d.Within.Population}
	}
	return d
}

func membersOf(domains []*sums.Sums) []member {
	n := 0
	for _, s := range domains {
		n += len(s.All())
	}
	members := make([]member, 0, n)
	for i, s := range domains {
		for _, c := range s.All() {
			members = append(members, member{Cell: c, domain: i})
		}
	}
	return members
}

func comparePlaces(a, b member) int {
	if order := strings.Compare(a.Stratum, b.Stratum); order != 0 {
		return order
	}
	return strings.Compare(a.Cluster, b.Cluster)
}

// checkNesting refuses a cluster in two strata, which is a mistake in one of the columns unless clusters are numbered anew in
// each stratum.
func (d Design) checkNesting(members []member) error {
	if d.Nested || len(members) == 0 || members[0].Stratum == members[len(members)-1].Stratum {
		return nil
	}
	if apart(members) {
		return nil
	}
	in := make(map[string]string, len(members))
	for _, m := range members {
		if before, found := in[m.Cluster]; found && m.Cluster != "" && before != m.Stratum {
			return fmt.Errorf("cluster %q is in the strata %q and %q: mend one of the columns, or if clusters are numbered anew in each stratum put nested: true in the design", m.Cluster, before, m.Stratum)
		}
		in[m.Cluster] = m.Stratum
	}
	return nil
}

// apart reports whether the clusters of each stratum come after those of the strata before by name, so that none is in two.
func apart(members []member) bool {
	for i := 1; i < len(members); i++ {
		if members[i].Stratum != members[i-1].Stratum && members[i].Cluster <= members[i-1].Cluster {
			return false
		}
	}
	return true
}

// fraction is how much of the population was drawn, by the weight of the clusters.
func (l layout) fraction() float64 {
	drawn, whole := 0.0, 0.0
	for _, st := range l.strata {
		for _, c := range st.clusters {
			for _, m := range c.members {
				if m.domain != nobodys {
					drawn, whole = drawn+m.Weight*(1-st.remaining)*(1-c.remaining), whole+m.Weight
				}
			}
		}
	}
	return drawn / whole
}

// addStratum adds the stratum of some members, if anybody in it counts.
func (l *layout) addStratum(d Design, members []member) error {
	name := members[0].Stratum
	st := stratum{separate: members[0].Cluster == ""}
	if st.separate && members[len(members)-1].Cluster != "" {
		return fmt.Errorf("stratum %q has respondents with a cluster and without one: give every respondent a cluster", name)
	}
	present, drawn := 0, 0
	st.clusters = make([]cluster, 0, len(members))
	for len(members) > 0 {
		end := 1
		for end < len(members) && members[end].Cluster == members[0].Cluster {
			end++
		}
		c := cluster{members: members[:end]}
		respondents, zero := c.respondents()
		if st.separate {
			present, drawn = respondents, respondents+zero
		} else {
			drawn++
			if respondents > 0 {
				present++
			}
		}
		st.clusters, members = append(st.clusters, c), members[end:]
	}
	if present == 0 && l.raked == nil {
		return nil
	}
	if err := st.complete(d, name, drawn); err != nil {
		return err
	}
	l.strata = append(l.strata, st)
	if present > 0 {
		l.present++
		l.clusters += present
		l.census = l.census && st.whole()
	}
	return nil
}

// whole reports whether the whole population of the stratum was asked.
func (st stratum) whole() bool {
	return st.remaining == 0 && !slices.ContainsFunc(st.clusters, func(c cluster) bool { return c.remaining > 0 })
}

// complete fills in how many clusters were drawn and which fraction remains, and the same within clusters.
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
		var err error
		if st.remaining, err = remains(drawn, population, found); err != nil {
			return fmt.Errorf("stratum %q %w", name, err)
		}
	}
	st.lonely = drawn == 1 && st.remaining > 0
	if st.lonely && d.failsLonely() {
		if st.separate {
			return fmt.Errorf("stratum %q has one respondent; %w", name, ErrLonelyStratum)
		}
		return fmt.Errorf("stratum %q has one cluster; %w", name, ErrLonelyStratum)
	}
	if d.Within == nil || st.separate {
		return nil
	}
	for i := range st.clusters {
		if err := st.clusters[i].complete(d); err != nil {
			return err
		}
	}
	return nil
}

func (d Design) failsLonely() bool { return d.Lonely == "" || d.Lonely == LonelyFail }

// complete fills in how many respondents of a cluster were drawn and which fraction remains.
func (c *cluster) complete(d Design) error {
	at := sums.Cluster{Stratum: c.members[0].Stratum, Cluster: c.members[0].Cluster}
	respondents, zero := c.respondents()
	drawn := respondents + zero
	if d.Within.Sampled != nil {
		sampled, found := d.Within.Sampled[at]
		if !found || sampled < drawn {
			return fmt.Errorf("cluster %q has %d respondents in the data and %d in the design: count those of the whole sample", at.Cluster, drawn, sampled)
		}
		drawn = sampled
	}
	population, found := d.Within.Population[at]
	var err error
	if c.remaining, err = remains(drawn, population, found); err != nil {
		return fmt.Errorf("cluster %q %w", at.Cluster, err)
	}
	c.sampled, c.lonely = float64(drawn), drawn == 1 && c.remaining > 0
	if c.lonely && d.failsLonely() {
		return fmt.Errorf("cluster %q has one respondent of %v people; %w", at.Cluster, population, ErrLonelyCluster)
	}
	return nil
}

// remains is the fraction of a population that was not drawn. The population is a number if above 1, or the fraction drawn.
func remains(drawn int, population float64, found bool) (float64, error) {
	switch {
	case !found:
		return 0, fmt.Errorf("has no population: give its size, or the fraction drawn")
	case !(population > 0):
		return 0, fmt.Errorf("has a population of %v: give its size, or the fraction drawn", population)
	case population <= 1:
		return 1 - population, nil
	case population < float64(drawn):
		return 0, fmt.Errorf("has %d drawn from a population of %v: the population is the larger", drawn, population)
	}
	return 1 - float64(drawn)/population, nil
}
