package calculation

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

// AgainstShares asks to test the counts of all categories of one question against the shares of a population that are known.
type AgainstShares struct {
	Counts   []string
	Expected []string // shares, as 0.5 or 50%, or the numbers of people in the population
}

func (r AgainstShares) fill(answer *calc.Answer) error {
	answer.Kind = calc.Fit
	counts, err := written.ParseWholes(r.Counts)
	if err != nil {
		return err
	}
	if len(r.Expected) != len(counts) {
		return fmt.Errorf("--expected has %d shares for %d counts; give one for each, such as --expected 20%%,50%%,30%%", len(r.Expected), len(counts))
	}
	expected, err := r.expected()
	if err != nil {
		return err
	}
	total := 0
	for _, count := range counts {
		total += count
	}
	intervals, err := interval.Simultaneous(interval.MethodGoodman, counts, total, answer.Level)
	if err != nil {
		return err
	}
	for i, count := range counts {
		answer.Groups = append(answer.Groups, calc.Group{Count: count, Base: total, Expected: &expected[i], Intervals: []interval.Interval{intervals[i]}})
	}
	c := calculating{Answer: answer}
	exact, err := hypothesis.FitExact(counts, expected)
	c.test(hypothesis.MethodFitExact, exact, err)
	if c.err == nil && !exact.Switched {
		asymptotic, err := hypothesis.Fit(counts, expected)
		asymptotic.Notes = nil // the exact test decides
		c.test(hypothesis.MethodFit, asymptotic, err)
	}
	return c.err
}

// roundedShares is how far printed shares may be from a sum of 1: each is rounded to whole percentages.
const roundedShares = 0.005

// expected returns the shares, which add up to 1: rounded ones, and the numbers of people, are divided by their sum.
func (r AgainstShares) expected() ([]float64, error) {
	written := "--expected " + strings.Join(r.Expected, ",")
	expected, shares, err := r.parse()
	if err != nil {
		return nil, err
	}
	sum := 0.0
	for i, share := range expected {
		if share == 0 {
			return nil, fmt.Errorf("%s: %s is a category that the population does not have; leave it out, with its count", written, r.Expected[i])
		}
		sum += share
	}
	if shares && math.Abs(sum-1) > roundedShares*float64(len(expected)) {
		return nil, fmt.Errorf("%s: the shares add up to %s%%, not to 100%%; give all categories, or the numbers of people", written, strconv.FormatFloat(100*sum, 'g', 4, 64))
	}
	for i := range expected {
		expected[i] /= sum
	}
	return expected, nil
}

// parse reads shares or, where all are whole numbers above 1 together, numbers of people.
func (r AgainstShares) parse() (values []float64, shares bool, err error) {
	if people, err := written.ParseWholes(r.Expected); err == nil {
		sum := 0
		for _, n := range people {
			values = append(values, float64(n))
			sum += n
		}
		if sum > 1 {
			return values, false, nil
		}
	}
	values = nil
	for _, text := range r.Expected {
		share, err := written.ParseShare("--expected", strings.TrimSpace(text))
		if err != nil {
			return nil, false, err
		}
		values = append(values, share)
	}
	return values, true, nil
}
