package estimate

import (
	"spoor/analysis/disclosure"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/number"
)

// Options say how estimates are made.
type Options struct {
	Level  float64         // two-sided confidence level, in (0, 1)
	Method interval.Method // one of interval.Methods; of a weighted sample one of design.Methods

	Base Base // what percentages are of; without it BaseAnswered

	// Joint makes the intervals of the options of an item hold together, by one of interval.SimultaneousMethods or by
	// JointDefault. Without it each holds apart.
	Joint interval.Method

	// Disclosure hides small counts and what protects them from every table; the zero rule hides nothing.
	Disclosure disclosure.Rule

	// Difference is the interval of a difference between percentages of independent groups, one of interval.DifferenceMethods;
	// without it Newcombe's. A weighted sample has that alone.
	Difference interval.Method

	// Adjust says how p-values of groups that are computed together are adjusted, by one of Adjustments; without it Holm.
	Adjust hypothesis.Method

	Digits *int // decimals of percentages, 0 to 4; nil for those that each base carries

	Seed uint64 // of the permutation test of groups
}

// DefaultOptions are the Wilson interval at 95% of the respondents who answered.
func DefaultOptions() Options {
	return Options{Level: 0.95, Method: interval.MethodWilson, Base: BaseAnswered, Seed: 1}
}

// digits returns the decimals of a difference between percentages of two bases.
func (o Options) digits(first, second int) int {
	if o.Digits != nil {
		return *o.Digits
	}
	return number.Digits(min(first, second))
}

// Base is what a percentage is of.
type Base string

const (
	BaseAnswered  Base = "answered"  // the respondents who answered the item
	BaseAsked     Base = "asked"     // those who could answer it, also if they did not
	BaseResponses Base = "responses" // the options that were picked, of a multiple item
)

// Bases lists every base, the default first.
func Bases() []Base { return []Base{BaseAnswered, BaseAsked, BaseResponses} }

// JointDefault stands for the joint method that suits the kind of item: Goodman for categories of which each respondent has
// one, Bonferroni-Wilson for options that may be picked together and for weighted samples.
const JointDefault interval.Method = "default"

// Check reports why the options do not fit an item.
func (o Options) Check(item data.Item) error {
	switch {
	case o.Base == BaseResponses && item.Kind != data.Multiple:
		return problem.Refuse("item %s: percentages of responses are for multiple items; here each respondent gives one answer, so use base %s", item.ID, BaseAnswered)
	case o.Base == BaseAsked && item.Kind == data.Number:
		return problem.Refuse("item %s: who gave no number is in no mean; use base %s", item.ID, BaseAnswered)
	case o.Disclosure != (disclosure.Rule{}) && o.Joint == interval.MethodSisonGlaz:
		return problem.Refuse("item %s: a Sison-Glaz interval depends on the counts of all options, also hidden ones; use %s", item.ID, interval.MethodGoodman)
	case o.Joint != "" && item.Kind == data.Number:
		return problem.Refuse("item %s: joint intervals are for the options of one item; a number has none", item.ID)
	case item.Kind == data.Multiple && (o.Joint == interval.MethodGoodman || o.Joint == interval.MethodSisonGlaz):
		return problem.Refuse("item %s: %s is for items where each respondent gives one answer; use %s", item.ID, o.Joint, interval.MethodBonferroniWilson)
	}
	return nil
}

// joint returns the joint method for counts of an item.
func (o Options) joint(item data.Item) interval.Method {
	switch {
	case o.Joint != JointDefault:
		return o.Joint
	case item.Kind == data.Multiple:
		return interval.MethodBonferroniWilson
	}
	return interval.MethodGoodman
}
