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

// collapsed returns the tally of a rating with points put together; of who did not answer only where they are in the base.
func (s Source) collapsed(groups ...[]int) (data.Tally, error) {
	tally := s.tally
	var err error
	if tally.Sums, err = s.tally.Sums.Collapse(groups...); err != nil {
		return data.Tally{}, err
	}
	if s.options.Base != BaseAsked {
		return tally, nil
	}
	tally.Others, err = s.tally.Others.Collapse(groups...)
	return tally, err
}

// weightedShares estimates the options that the sums of the tally are of.
func (s Source) weightedShares(ids []string, tally data.Tally) ([]Estimate, error) {
	return s.weightedSharesAt(ids, tally, s.level(len(ids)))
}

// weightedSharesAt is weightedShares with intervals of that level each.
func (s Source) weightedSharesAt(ids []string, tally data.Tally, level float64) ([]Estimate, error) {
	if joint := s.options.Joint; joint != "" && joint != JointDefault && joint != interval.MethodBonferroniWilson {
		return nil, problem.Refuse("%s is for the counts of a simple random sample; use %s for a weighted one", joint, interval.MethodBonferroniWilson)
	}
	domain, err := s.domain(tally)
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
	estimates, shares := make([]Estimate, len(ids)), []design.Proportion(nil)
	if base > 0 {
		if shares, err = s.proportions(domain); err != nil {
			return nil, err
		}
	}
	for i, id := range ids {
		estimates[i] = Estimate{Option: id, Count: total.Counts[i], Base: base}
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

// proportions are the shares of all options, of the respondents or of their responses.
func (s Source) proportions(domain *sums.Sums) ([]design.Proportion, error) {
	if s.options.Base == BaseResponses {
		return s.design.SharesOfResponses(domain)
	}
	return s.design.Proportions(domain)
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
