package estimate

import (
	"fmt"
	"math"

	"spoor/analysis/design"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/sums"
)

// Source is what the estimates of one tally are made from.
type Source struct {
	item     *data.Item // shared by its rows and groups: read it only
	tally    data.Tally
	options  Options
	weighted bool          // estimate from the sums of the tally
	standing bool          // weights say how many people each respondent stands for
	respond  bool          // the answers are those of respondents, so that their sums tell who picked what together
	design   design.Design // with the clusters drawn in the whole sample
	partly   bool          // clusters were not taken whole, so that the population of clusters is not used

	laidOut *design.Domain // while its estimates are made, see [Source.laid]
}

// NewSource returns the source of a tally of all respondents.
func NewSource(wave data.Wave, item data.Item, tally data.Tally, options Options) Source {
	s := Source{item: &item, tally: tally, options: options,
		weighted: tally.Sums != nil && !wave.Design.IsZero(),
		standing: wave.Design.Weight != "",
		respond:  tally.Sums != nil && wave.Provenance == data.Observed}
	if tally.Sums != nil {
		s.design, s.partly = designOf(wave.Design, tally, options)
	}
	return s
}

// Design returns how the respondents were drawn, and whether they do not all count the same.
func (s Source) Design() (d design.Design, weighted bool) { return s.design, s.weighted }

// Untested says why the answers are not tested, in one note; none where they are.
func (s Source) Untested() []Note {
	if unusable(s.tally).TooMany() {
		return []Note{untestedNote()}
	}
	return nil
}

// designOf returns the design of a sample, and whether the population of clusters is left out of it.
func designOf(of data.Design, tally data.Tally, options Options) (d design.Design, partly bool) {
	d = design.Design{Population: tally.Population, Lonely: design.Lonely(of.Lonely), Replicates: replicated(of.Replicates), Nested: of.Nested}
	whole := everybody(tally)
	d.Sampled = whole.Sampled()
	if tally.Within != nil {
		d.Within = &design.SecondStage{Sampled: whole.SampledWithin(), Population: tally.Within}
	}
	if of.Raking != nil && tally.Drawn != nil {
		d.Raked = calibrated(*of.Raking, tally.Drawn)
	}
	if of.Cluster != "" && tally.Population != nil && tally.Within == nil && !of.WholeClusters && !takenWhole(of, tally.Population, whole, d.Sampled) {
		d.Population, partly = nil, true
	}
	return d, partly
}

// everybody are all who were drawn, whether or not they answered.
func everybody(tally data.Tally) sums.Respondents {
	if tally.Drawn != nil {
		return sums.Of(tally.Drawn)
	}
	return sums.Of(tally.Sums, tally.Others)
}

func calibrated(raking data.Raking, drawn *sums.Sums) *design.Calibration {
	c := &design.Calibration{Sample: drawn}
	for _, margin := range raking.Margins {
		c.Margins = append(c.Margins, design.Target{Name: margin.Item, Totals: margin.Targets})
	}
	return c
}

// replicated says how the replicate weights of a wave make a variance, nil without them.
func replicated(r *data.Replicates) *design.ReplicateDesign {
	if r == nil {
		return nil
	}
	n, degrees := len(r.Names()), r.DegreesOfFreedom()
	out := design.JK1(n)
	switch r.Type {
	case data.JackknifeStratified:
		out = design.JKn(r.Scales, degrees)
	case data.BootstrapReplicates:
		out = design.Bootstrap(n, degrees)
	case data.BalancedReplicates:
		out = design.BRR(n, r.Rho, degrees)
	}
	out.DegreesOfFreedom, out.AroundEstimate = degrees, r.AroundEstimate
	return &out
}

// Of returns the source of a part of the respondents.
func (s Source) Of(part data.Tally) Source {
	s.tally, s.laidOut = part, nil
	return s
}

// base is how many respondents the percentages are of.
func (s Source) base() int {
	if s.options.Base == BaseAsked {
		return s.tally.Asked
	}
	return s.tally.Answered
}

// shares estimates the options of the item.
func (s *Source) shares() ([]Estimate, error) {
	ids := make([]string, len(s.item.Answers()))
	for i, option := range s.item.Answers() {
		ids[i] = option.ID
	}
	switch {
	case s.weighted:
		return s.weightedShares(ids, each(len(ids)))
	case s.options.Base == BaseResponses:
		return s.responses(ids)
	}
	return s.countShares(ids, s.tally.Counts, s.options.joint(*s.item))
}

// countShares estimates the shares that counts have of the base, with intervals that hold together if a method for that is given.
func (s Source) countShares(ids []string, counts []int, method interval.Method) ([]Estimate, error) {
	estimates := make([]Estimate, len(ids))
	for i, id := range ids {
		var err error
		if estimates[i], err = NewShare(id, counts[i], s.base(), s.options); err != nil {
			return nil, err
		}
	}
	if method == "" || s.base() == 0 {
		return estimates, nil
	}
	categories := counts
	if rest := s.base() - s.tally.Answered; rest > 0 && method != interval.MethodBonferroniWilson {
		categories = append(categories[:len(categories):len(categories)], rest) // who gave no answer is a category too
	}
	bounds, err := interval.Simultaneous(method, categories, s.base(), s.options.Level)
	if err != nil {
		return nil, err
	}
	for i := range estimates {
		estimates[i].Interval = bounds[i]
	}
	return estimates, nil
}

// responses estimates the shares of all picks of a multiple item.
func (s Source) responses(ids []string) ([]Estimate, error) {
	picks := 0
	for _, count := range s.tally.Counts {
		picks += count
	}
	most := s.item.MaxPicks
	if most == 0 {
		most = len(s.item.Options)
	}
	level := s.level(len(ids))
	estimates := make([]Estimate, len(ids))
	for i, id := range ids {
		estimates[i] = Estimate{Option: id, Count: s.tally.Counts[i], Base: picks}
		if picks == 0 {
			estimates[i].Notes = []Note{noBaseNote()}
			continue
		}
		estimates[i].Proportion = float64(s.tally.Counts[i]) / float64(picks)
		var err error
		if s.respond {
			err = s.boundFromRespondents(&estimates[i], i, level)
		} else {
			estimates[i].Interval, err = interval.WidestResponses(s.tally.Counts[i], picks, s.tally.Answered, most, level)
		}
		if err != nil {
			return nil, fmt.Errorf("share of responses of %s: %w", id, err)
		}
		estimates[i].Interval.Level = s.options.Level
	}
	return estimates, nil
}

func (s Source) boundFromRespondents(e *Estimate, option int, level float64) error {
	share, err := s.design.ShareOfResponses(s.tally.Sums, option)
	if err != nil {
		return err
	}
	return bound(e, share, s.options, level)
}

// level is that of each interval: the joint one divided over m by Bonferroni's inequality.
func (s Source) level(m int) float64 {
	if s.options.Joint == "" {
		return s.options.Level
	}
	return 1 - (1-s.options.Level)/float64(m)
}

func (s Source) mean() (Estimate, error) {
	var e Estimate
	var err error
	if s.weighted {
		e, err = s.weightedMean()
	} else {
		e, err = newMean(*s.item, s.tally, s.options.Level)
	}
	if err != nil {
		return Estimate{}, err
	}
	return e, s.addSpread(&e)
}

// takenWhole reports whether the weights of a sample say that everybody in a drawn cluster was asked: they add up to the number
// of respondents, or in every stratum respondents weigh together what the fraction of clusters that was drawn makes of them; of
// raked weights those before. Without weights nothing says so.
func takenWhole(of data.Design, populations map[string]float64, whole sums.Respondents, drawn map[string]int) bool {
	if of.Weight == "" {
		return false
	}
	respondents, weight := map[string]float64{}, map[string]float64{}
	n, sum := 0.0, 0.0
	whole.Each(func(cell *sums.Cell) {
		weighs := cell.Weight
		if of.Raking != nil {
			weighs = cell.Before
		}
		respondents[cell.Stratum] += float64(cell.Respondents)
		weight[cell.Stratum] += weighs
		n, sum = n+float64(cell.Respondents), sum+weighs
	})
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-6*b }
	if near(sum, n) {
		return true
	}
	for stratum, population := range populations {
		fraction := population
		if population > 1 {
			fraction = float64(drawn[stratum]) / population
		}
		if !near(weight[stratum]*fraction, respondents[stratum]) {
			return false
		}
	}
	return true
}
