package member

import (
	"errors"
	"fmt"

	"spoor/analysis"
)

// ErrTooFew is wrapped by the error for an item that too few own respondents answered to compare it.
var ErrTooFew = errors.New("too few own respondents")

// DefaultMinimum is the fewest own respondents that are compared with the sector. Below five every respondent counts for a
// quarter or more, hardly any difference can be shown, and a percentage tells what one person answered.
const DefaultMinimum = 5

// Options say how own answers are compared.
type Options struct {
	analysis.Options         // level and method of both intervals; 1 - Level is also the level of the tests
	Minimum          int     // the fewest own respondents that are compared; a single one has a position
	Power            float64 // in (0, 1): the chance with which a detectable difference is shown
}

// DefaultOptions are a level of 95%, at least five own respondents, and differences that are shown with a chance of 80%.
func DefaultOptions() Options {
	return Options{Options: analysis.DefaultOptions(), Minimum: DefaultMinimum, Power: 0.8}
}

// Check reports which of the options cannot be used.
func (o Options) Check() error {
	if o.Minimum < 2 {
		return fmt.Errorf("a minimum of %d own respondents: give 2 or more; one respondent has a position, not a difference", o.Minimum)
	}
	if !(o.Power > 0 && o.Power < 1) {
		return fmt.Errorf("power %v: give a chance between 0 and 1, such as 0.8", o.Power)
	}
	return nil
}

// Enough returns an error that wraps ErrTooFew where an item has fewer own respondents, or closed trajectories, than are compared. One
// respondent is enough: that one has a position.
func (o Options) Enough(item string, unit Unit, own int) error {
	switch {
	case own >= o.Minimum || unit == Respondents && own == 1:
		return nil
	case unit == Trajectories:
		return fmt.Errorf("%s: %w: %d closed trajectories, at least %d are needed", item, ErrTooFew, own, o.Minimum)
	}
	return fmt.Errorf("%s: %w: %d answered, at least %d are needed; with fewer a percentage tells what one person answered and hardly any difference can be shown",
		item, ErrTooFew, own, o.Minimum)
}

// Verdict says what a comparison shows.
type Verdict string

const (
	Higher          Verdict = "higher"           // demonstrably higher than the sector, after Holm's correction
	Lower           Verdict = "lower"            // demonstrably lower
	NotDemonstrated Verdict = "not_demonstrated" // no demonstrable difference: neither of the two, and not "the same"
	Position        Verdict = "position"         // one respondent: the place within the sector, without a test
	Untested        Verdict = "untested"         // no test is possible; a note says why
)

// Verdicts lists every verdict.
func Verdicts() []Verdict { return []Verdict{Higher, Lower, NotDemonstrated, Position, Untested} }

// Unit says what is counted.
type Unit string

const (
	Respondents  Unit = "respondents"
	Estimates    Unit = "estimates"    // shares that respondents estimated; their mean
	Trajectories Unit = "trajectories" // closed trajectories, counted
)

// Units lists every unit.
func Units() []Unit { return []Unit{Respondents, Estimates, Trajectories} }
