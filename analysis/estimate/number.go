package estimate

import (
	"errors"
	"fmt"
	"math"

	"spoor/analysis/design"
	"spoor/analysis/interval"
	"spoor/data"
)

// Number is what an estimate of a mean says in the unit of its item.
type Number struct {
	Mean, Low, High float64 // with its interval

	// Deviation is the standard deviation of the values, with n-1 below; of a weighted sample that of the population, as
	// sqrt(svyvar) of R's survey package. It is nil where only the mean is known, and for fewer than two respondents.
	Deviation *float64

	// Total is what the values add up to over the population that the weights stand for, or that was asked; nil without weights of a sample.
	Total *interval.Difference

	// Bounded is the interval on the scale of the log odds of the mean's place within the range, where Student's interval
	// cannot be trusted: see skewed. It is nil where it can.
	Bounded *Interval

	// Spread is nil where the values are not known.
	Spread *Spread
}

// skewedBase is the number of respondents below which a skewed distribution spoils Student's interval of a mean.
const skewedBase = 50

// skewed reports whether fewer than 50 values lie so close to an end of their range that their standard deviation is larger
// than the distance of the mean to that end. No symmetric distribution of which the values reach that far fits: the mean of a
// small sample then lies off centre, and Student's interval passes over the end or covers too little on the long side.
//
// Such a mean has a second interval, [interval.LogitMean]. It stays within the range and reaches further into the long tail. A
// bootstrap-t does the same from the values themselves; this one needs nothing but n, the mean and the standard error, so that it
// is the same for answers in a database, a shared file of sums, and a weighted sample.
func skewed(n int, place, deviation float64) bool {
	return n < skewedBase && place > 0 && place < 1 && deviation > min(place, 1-place)
}

// meanOf fills in a mean, given with its standard error, both as places within the range, and the degrees of freedom.
func (e *Estimate) meanOf(item data.Item, place, standardError, deviation float64, degrees int, level float64) {
	e.Proportion = clip(place)
	e.Interval = interval.Student(place, standardError, float64(degrees), level)
	e.inUnit(item)
	if skewed(e.Base, place, deviation) {
		bounds := interval.LogitMean(place, standardError, float64(degrees), level)
		from, width := item.Range[0], item.Range[1]-item.Range[0]
		bounds.Low, bounds.High = from+bounds.Low*width, from+bounds.High*width
		e.Number.Bounded = &bounds
		e.Notes = append(e.Notes, SkewedNote(bounds))
	}
}

// inUnit gives the mean and its interval in the unit of the item.
func (e *Estimate) inUnit(item data.Item) {
	low, width := item.Range[0], item.Range[1]-item.Range[0]
	e.width = width
	e.Number = &Number{Mean: low + e.Proportion*width, Low: low + e.Interval.Low*width, High: low + e.Interval.High*width}
}

func clip(place float64) float64 { return min(max(place, 0), 1) }

// hair is how far binary fractions alone can put a mean outside its range.
const hair = 1e-9

// newMean estimates the mean of a number item as a place within its range: with Student's interval where the values are
// known, and otherwise with the widest that any spread within the range allows. That is also the interval where all
// respondents gave the same number, which is no certainty, and of one respondent.
func newMean(item data.Item, tally data.Tally, level float64) (Estimate, error) {
	estimate := Estimate{Base: tally.Answered, mean: true}
	if tally.Answered == 0 {
		estimate.Notes = []Note{noBaseNote()}
		return estimate, nil
	}
	low, width, n := item.Range[0], item.Range[1]-item.Range[0], float64(tally.Answered)
	place := (tally.Sum/n - low) / width
	if !(place > -hair && place < 1+hair) {
		return Estimate{}, fmt.Errorf("the mean of %s is %v, outside its range of %v to %v", item.ID, tally.Sum/n, low, item.Range[1])
	}
	deviation := 0.0
	if tally.SpreadKnown && tally.Answered > 1 {
		deviation = deviationOf(n, tally.Sum, tally.SumOfSquares)
	}
	if deviation > 0 {
		estimate.meanOf(item, place, deviation/math.Sqrt(n)/width, deviation/width, tally.Answered-1, level)
	} else if err := estimate.widest(item, place, tally.Answered, level); err != nil {
		return Estimate{}, err
	}
	if tally.SpreadKnown && tally.Answered > 1 {
		estimate.Number.Deviation = &deviation
	}
	return estimate, nil
}

// widest gives a mean the interval of the largest possible spread.
func (e *Estimate) widest(item data.Item, place float64, base int, level float64) error {
	e.Proportion = clip(place)
	var err error
	if e.Interval, err = interval.WidestMean(e.Proportion, base, level); err != nil {
		return fmt.Errorf("estimate the mean of %s: %w", item.ID, err)
	}
	e.inUnit(item)
	return nil
}

// deviationOf is the standard deviation of n values from their sum and the sum of their squares, exactly 0 where only
// rounding is left of it.
func deviationOf(n, sum, squares float64) float64 {
	spread := squares - sum*(sum/n)
	if spread <= 1e-13*squares {
		return 0
	}
	return math.Sqrt(spread / (n - 1))
}

// weightedMean estimates the mean of a number item of a weighted, stratified or clustered sample. In a census it is the mean
// itself.
func (s Source) weightedMean() (Estimate, error) {
	total := s.tally.Sums.Total()
	estimate := Estimate{Base: total.Respondents, mean: true}
	mean, err := s.design.Mean(s.tally.Sums)
	if errors.Is(err, design.ErrNoRespondents) {
		estimate.Notes = []Note{noBaseNote()}
		return estimate, nil
	}
	if err != nil {
		return Estimate{}, fmt.Errorf("estimate the mean of %s: %w", s.item.ID, err)
	}
	low, width := s.item.Range[0], s.item.Range[1]-s.item.Range[0]
	place := (mean.Value - low) / width
	deviation := weightedDeviation(mean, total.Picked[1]/total.Weight)
	estimate.Weighted = precision(mean)
	estimate.Weighted.StandardError /= width
	switch {
	case mean.Census():
		estimate.Census = true
		estimate.Proportion = clip(place)
		estimate.Interval = Interval{Low: estimate.Proportion, High: estimate.Proportion, Level: s.options.Level, Method: interval.MethodStudent}
		estimate.inUnit(*s.item)
	case mean.DegreesOfFreedom < 1 || mean.Respondents < 2:
		estimate.Proportion = clip(place)
		estimate.Interval = Interval{Low: 0, High: 1, Level: s.options.Level, Method: interval.MethodWidestCase}
		estimate.inUnit(*s.item)
		estimate.Notes = append(estimate.Notes, noVarianceNote())
	case mean.StandardError == 0:
		// Everybody gave the same number, which is no certainty.
		if err := estimate.widest(*s.item, place, max(int(math.Floor(mean.EffectiveBase)), 1), s.options.Level); err != nil {
			return Estimate{}, err
		}
	default:
		estimate.meanOf(*s.item, place, mean.StandardError/width, deviation/width, mean.DegreesOfFreedom, s.options.Level)
	}
	if mean.Respondents > 1 {
		estimate.Number.Deviation = &deviation
	}
	return estimate, s.addTotal(&estimate)
}

// addTotal estimates what the values add up to, where weights say how many people a respondent stands for, or all were asked, and
// there is a variance.
func (s Source) addTotal(e *Estimate) error {
	total, err := s.design.Total(s.tally.Sums)
	if err != nil {
		return fmt.Errorf("estimate the total of %s: %w", s.item.ID, err)
	}
	if !s.standing && !total.Census() {
		return nil
	}
	bounds := interval.Difference{Estimate: total.Value, Low: total.Value, High: total.Value, Level: s.options.Level, Method: interval.MethodStudent}
	if !total.Census() {
		if total.DegreesOfFreedom < 1 || total.Respondents < 2 || total.StandardError == 0 {
			return nil
		}
		if bounds.Low, bounds.High, err = total.Student(s.options.Level); err != nil {
			return err
		}
	}
	e.Number.Total = &bounds
	return nil
}

// weightedDeviation is the standard deviation of the population, given the weighted mean of the squares.
func weightedDeviation(mean design.Estimate, square float64) float64 {
	n, spread := float64(mean.Respondents), square-mean.Value*mean.Value
	if n < 2 || spread <= 1e-13*square {
		return 0
	}
	return math.Sqrt(spread * n / (n - 1))
}
