// Package calculation calculates with counts from any publication, without a survey.
package calculation

import (
	"fmt"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

// Calculation is something to calculate from counts, without a survey: one of [CountInterval], [JointIntervals], [TwoGroups],
// [SameRespondents], [OrderedGroups], [AgainstBenchmark] and [AgainstShares]. Counts are texts as people write them, 35/43 or 81%/43.
type Calculation interface {
	// fill computes the answer, whose level is set.
	fill(*calc.Answer) error
}

// Answer answers a calculation with intervals at a level; tests conclude at 1 - level. An error says what is wrong with what was
// asked.
func Answer(calculation Calculation, level float64) (calc.Answer, error) {
	if fault := written.LevelFault(level); fault != "" {
		return calc.Answer{}, fmt.Errorf("level %v: %s", level, fault)
	}
	answer := calc.Answer{Level: level}
	if err := calculation.fill(&answer); err != nil {
		return calc.Answer{}, err
	}
	return answer, nil
}

// calculating adds to an answer until something cannot be computed.
type calculating struct {
	*calc.Answer
	err error
}

// group adds a count of a base with its Wilson interval.
func (c *calculating) group(given written.Counted) {
	i, err := interval.Wilson(given.Count, given.Base, c.Level)
	c.fail(err)
	c.Groups = append(c.Groups, calc.Group{Count: given.Count, Base: given.Base, Printed: given.Printed, Intervals: []interval.Interval{i}})
}

func (c *calculating) difference(difference interval.Difference, err error) {
	c.fail(err)
	c.Differences = append(c.Differences, calc.Difference{Difference: difference})
}

func (c *calculating) test(asked hypothesis.Method, result hypothesis.Result, err error) {
	c.fail(err)
	c.Tests = append(c.Tests, calc.Test{Asked: asked, Result: result})
}

func (c *calculating) fail(err error) {
	if c.err == nil && err != nil {
		c.err = err
	}
}
