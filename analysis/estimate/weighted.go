package estimate

import (
	"spoor/analysis/design"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/problem"
	"spoor/data/sums"
)

// domain returns the sums of the base of the percentages.
func (s Source) domain(tally data.Tally) (*sums.Sums, error) {
	if s.options.Base != BaseAsked {
		return tally.Sums, nil
	}
	asked := tally.Sums.Clone()
	return asked, asked.Merge(tally.Others)
}

// laid returns the domain of the percentages with its strata and clusters laid out, once for all estimates of a part.
func (s *Source) laid() (*design.Domain, error) {
	if s.laidOut != nil {
		return s.laidOut, nil
	}
	domain, err := s.domain(s.tally)
	if err != nil {
		return nil, err
	}
	s.laidOut, err = s.design.Domain(domain)
	return s.laidOut, err
}

// each are the places of so many options, each by itself.
func each(options int) [][]int {
	groups := make([][]int, options)
	for i := range groups {
		groups[i] = []int{i}
	}
	return groups
}

// weightedShares estimates options of the sums of the tally, or groups of them that exclude one another.
func (s *Source) weightedShares(ids []string, groups [][]int) ([]Estimate, error) {
	if joint := s.options.Joint; joint != "" && joint != JointDefault && joint != interval.MethodBonferroniWilson {
		return nil, problem.Refuse("%s is for the counts of a simple random sample; use %s for a weighted one", joint, interval.MethodBonferroniWilson)
	}
	domain, err := s.domain(s.tally)
	if err != nil {
		return nil, err
	}
	total := domain.Total()
	base := total.Respondents
	if s.options.Base == BaseResponses {
		base = 0
		for _, count := range total.Counts {
			base += count
		}
	}
	level := s.level(len(ids))
	estimates, shares := make([]Estimate, len(ids)), []design.Proportion(nil)
	if base > 0 {
		if shares, err = s.proportions(domain, groups); err != nil {
			return nil, err
		}
	}
	for i, id := range ids {
		estimates[i] = Estimate{Option: id, Base: base}
		for _, option := range groups[i] {
			estimates[i].Count += total.Counts[option]
		}
		if base == 0 {
			estimates[i].Notes = []Note{noBaseNote()}
			continue
		}
		share := shares[i]
		estimates[i].Proportion, estimates[i].Weighted, estimates[i].Census = share.Value, precision(share.Estimate), share.Census()
		if estimates[i].Raked = share.Fixed(); estimates[i].Raked {
			estimates[i].Notes = append(estimates[i].Notes, rakedNote())
		}
		if err := bound(&estimates[i], share, s.options, level); err != nil {
			return nil, err
		}
		estimates[i].Interval.Level = s.options.Level
	}
	return estimates, nil
}

// proportions are the shares of groups of options, of the respondents, or of all options of their responses.
func (s *Source) proportions(domain *sums.Sums, groups [][]int) ([]design.Proportion, error) {
	if s.options.Base == BaseResponses {
		return s.design.SharesOfResponses(domain)
	}
	laid, err := s.laid()
	if err != nil {
		return nil, err
	}
	return laid.Proportions(groups...)
}

func precision(e design.Estimate) *Precision {
	return &Precision{StandardError: e.StandardError, WeightedBase: e.Weight, EffectiveBase: e.EffectiveBase,
		DesignEffect: e.DesignEffect, KishEffect: e.KishEffect, DegreesOfFreedom: e.DegreesOfFreedom}
}

// bound gives an estimate its interval. Where the sample leaves nothing to estimate a variance from, any percentage is
// possible, and the interval says so.
func bound(e *Estimate, share design.Proportion, options Options, level float64) error {
	if noVariance(share) {
		e.Interval = Interval{Low: 0, High: 1, Level: options.Level, Method: options.Method}
		e.Notes = append(e.Notes, noVarianceNote())
		return nil
	}
	bounds, err := share.Interval(options.Method, level)
	if err != nil {
		return err
	}
	e.Interval = bounds
	if options.Joint != "" && bounds.Method == interval.MethodWilson {
		e.Interval.Method = interval.MethodBonferroniWilson
	}
	return nil
}
