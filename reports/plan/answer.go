// Package plan says what it takes to show a difference in an experiment: in sentences and tables, as JSON, and in the words of a
// figure.
package plan

import (
	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/data"
)

// Kind is what is asked of a plan; its value names it in JSON.
type Kind string

const (
	SampleSize Kind = "sample-size"
	Power      Kind = "power"
	Detectable Kind = "detectable-difference"
)

// Answer is the answer to one question about an experiment. Shares and powers lie in [0, 1], at full precision.
type Answer struct {
	Kind     Kind
	Baseline Baseline
	Design   *planning.Design
	Target   *float64 // the share to reach; nil where a difference is given, or asked for
	Change   float64  // the difference of shares to show, without a target
	Wanted   float64  // power
	Control  int      // respondents asked about in the control group, 0 where that is the question
	Other    int      // and in each other group, 0 for what the ratio gives
	Digits   *int     // decimals of percentages in a text; nil for one where they have any
	Rows     []Row    // at the estimate of the baseline first, then at the ends of its interval
}

// Baseline is the share that an experiment starts from.
type Baseline struct {
	Share    float64
	Count    *int               // nil for a mean, or a share of which the count is not known
	Base     int                // 0 where the share is taken as known
	Interval *interval.Interval // nil where the share is taken as known
	Answer   *Found             // nil unless it was found in a survey
}

// Found is an answer in a survey.
type Found struct {
	Table       analysis.Table
	Row, Option string
	Notes       []data.Text // of its estimate
}

// Place says which value of the baseline a row holds for; its value names it in JSON.
type Place string

const (
	AtEstimate Place = "estimate"
	AtLow      Place = "low"
	AtHigh     Place = "high"
)

// Row is the answer at one value of the baseline.
type Row struct {
	At       Place
	Baseline float64
	None     None // why there is no answer; all that follows is empty then
	Target   *float64
	Groups   planning.Groups
	Power    *float64
	Rise     *float64 // the nearest share above the baseline that can be shown
	Fall     *float64
	Exact    bool
}

// None is why there is no answer at an end of the interval of a baseline; the zero value is that there is one.
type None int

const (
	Passed  None = iota + 1 // the target is reached there already
	Outside                 // the target leaves 0 to 1 there
)

// arms returns the control group, and each other group where there are any.
func (r Row) arms(d *planning.Design) []planning.Arm {
	if d.Arms == 1 {
		return []planning.Arm{r.Groups.Control}
	}
	return []planning.Arm{r.Groups.Control, r.Groups.Other}
}
