package disclosure

import (
	"errors"
	"fmt"
	"strings"
)

// ErrDifference is wrapped by the error for two releases of which the difference tells too much.
var ErrDifference = errors.New("subtracting the releases tells too much")

// Protected says whose answers a difference between two releases must not tell.
type Protected string

const (
	// Respondents protects small counts only: larger ones may be derived by subtraction.
	Respondents Protected = "respondents"
	// Contributor protects the whole table of whoever is in the difference, as when one member joins a pool: no count of
	// it may be known to within less than the width of the rule.
	Contributor Protected = "contributor"
)

// Difference is what subtracting an earlier release of a table from a later one tells, to an informed attacker.
type Difference struct {
	Base    int // respondents in the later release and not in the earlier one
	Options []OptionDifference
	reason  string // why the difference must not be published; "" if it may be
}

// OptionDifference is what the two releases together tell of one option.
type OptionDifference struct {
	Added   Possible // the count among the respondents that were added
	Earlier Possible // the count in the earlier release
	Later   Possible // the count in the later release
	Broken  bool     // one of them is known too well
}

// Err returns an error that wraps ErrDifference, says why the later release must not be published beside the earlier one
// and what would help, and nil if it may be.
func (d Difference) Err() error {
	if d.reason == "" {
		return nil
	}
	return fmt.Errorf("%w: %s; wait until more have been added, or hide the same options in both", ErrDifference, d.reason)
}

// Subtract attacks two releases of one table under the same rule, where everyone in the earlier one is also in the later
// one: successive pools of members, or all members and all but one. The answers of those who were added form the second
// row of a two-way table whose first row is the earlier release and whose column totals are the later one, so that the
// intervals are exact (for the options of a multiple choice that nothing ties together each option is taken by itself,
// with the values in the middle left out).
//
// The difference is refused if fewer respondents than the threshold were added (none at all is fine, unless the two
// releases then complete each other), or if a count in it, or one that either release hides, is known to within less
// than the width of the rule and could be small; with Contributor also if it could not be. To a member who subtracts the
// own table from a pool, Subtract(own table with all counts shown, pool) gives what is left of the others.
//
// It returns an error if the tables cannot be releases of one growing table.
func Subtract(earlier, later Published, rule Rule, protect Protected) (Difference, error) {
	if err := checkReleases(earlier, later, rule, protect); err != nil {
		return Difference{}, err
	}
	d := Difference{Base: later.Base - earlier.Base}
	before, err := earlier.Attack(Informed(rule))
	if err != nil {
		return Difference{}, fmt.Errorf("earlier release: %w", err)
	}
	after, err := later.Attack(Informed(rule))
	if err != nil {
		return Difference{}, fmt.Errorf("later release: %w", err)
	}
	if earlier.loose() && later.loose() {
		err = d.byOption(before, after)
	} else {
		err = d.byFlow(earlier, later, before, after)
	}
	if err != nil {
		return Difference{}, err
	}
	d.judge(earlier, later, rule, protect)
	return d, nil
}

func checkReleases(earlier, later Published, rule Rule, protect Protected) error {
	if err := rule.Validate(); err != nil {
		return err
	}
	switch {
	case protect != Respondents && protect != Contributor:
		return fmt.Errorf("%q cannot be protected; use %s or %s", protect, Respondents, Contributor)
	case earlier.Kind != later.Kind || len(earlier.Cells) != len(later.Cells) || earlier.Picks != later.Picks:
		return errors.New("the releases are not of one table: kind, options and picks must be the same")
	case later.Base < earlier.Base:
		return fmt.Errorf("the later release has a base of %d and the earlier one %d; swap them", later.Base, earlier.Base)
	}
	return nil
}

// loose reports whether nothing ties the options together.
func (p Published) loose() bool { return p.Kind == Multiple && p.Picks == Picks{} }

// byOption combines the runs of each option: later = earlier + added.
func (d *Difference) byOption(before, after []Possible) error {
	for i := range before {
		var added, earlier, later Possible
		for _, b := range before[i] {
			for _, a := range after[i] {
				r := Run{a.Low - b.High, a.High - b.Low}.intersect(Run{0, d.Base})
				if r.empty() {
					continue
				}
				added = append(added, r)
				earlier = append(earlier, b.intersect(Run{a.Low - d.Base, a.High}))
				later = append(later, a.intersect(Run{b.Low, b.High + d.Base}))
			}
		}
		if len(added) == 0 {
			return errNotGrown(i)
		}
		d.Options = append(d.Options, OptionDifference{Added: added.merge(), Earlier: earlier.merge(), Later: later.merge()})
	}
	return nil
}

// byFlow solves the two-way table of the earlier release and what was added.
func (d *Difference) byFlow(earlier, later Published, before, after []Possible) error {
	newcomers := earlier
	newcomers.Base = d.Base
	newcomers.Total = later.Total - earlier.Total
	options := len(before)
	g := grid{make([]Run, options+1), make([]Run, options+1), make([]Run, options+1)}
	for i := range options {
		g[0][i] = Run{before[i].Low(), before[i].High()}
		g[1][i] = Run{0, d.Base}
		g[2][i] = Run{after[i].Low(), after[i].High()}
	}
	g[0][options], g[1][options], g[2][options] = earlier.sum(), newcomers.sum(), later.sum()
	derived, err := g.derive()
	if err != nil {
		return errors.New("the earlier release is not part of the later one: no counts fit both")
	}
	for i := range options {
		o := OptionDifference{
			Added:   Possible{derived[1][i]},
			Earlier: before[i].within(derived[0][i]),
			Later:   after[i].within(derived[2][i]),
		}
		if len(o.Earlier) == 0 || len(o.Later) == 0 {
			return errNotGrown(i)
		}
		d.Options = append(d.Options, o)
	}
	return nil
}

func errNotGrown(option int) error {
	return fmt.Errorf("option %d cannot have grown from the earlier release to the later one", option+1)
}

// judge marks the options that are known too well.
func (d *Difference) judge(earlier, later Published, rule Rule, protect Protected) {
	var broken []string
	for i := range d.Options {
		o := &d.Options[i]
		added := d.Base > 0 && tooNarrow(o.Added, d.Base, earlier.Kind, rule)
		if protect == Contributor {
			added = d.Base > 0 && o.Added.Width() < rule.Width
		}
		o.Broken = added ||
			earlier.Cells[i].Hidden && tooNarrow(o.Earlier, earlier.Base, earlier.Kind, rule) ||
			later.Cells[i].Hidden && tooNarrow(o.Later, later.Base, later.Kind, rule)
		if o.Broken {
			broken = append(broken, fmt.Sprint(i+1))
		}
	}
	switch {
	case d.Base > 0 && d.Base < rule.Threshold:
		d.reason = fmt.Sprintf("fewer than %d respondents were added", rule.Threshold)
	case len(broken) > 0:
		d.reason = "counts can be derived for option " + strings.Join(broken, ", ")
	}
}

// tooNarrow reports whether a count of a base is known to within less than the width of the rule and could be small. A
// count that is known to be 0 is not hidden by the rule.
func tooNarrow(p Possible, base int, kind Kind, rule Rule) bool {
	for _, r := range p {
		small := r.intersect(Run{1, rule.Threshold - 1})
		all := r.intersect(Run{max(1, base-rule.Threshold+1), base})
		if r.High-r.Low < rule.Width && (!small.empty() || kind == Multiple && rule.Complement && !all.empty()) {
			return true
		}
	}
	return false
}
