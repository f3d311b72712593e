package disclosure

import "fmt"

// Attacker is who tries to derive hidden counts. The zero value is an outsider, who knows only what is published.
type Attacker struct {
	// Rule is the rule that an informed attacker knows was kept; nil for one who does not know it.
	Rule *Rule
	// Members is how many respondents the attacker knows the answers of: 1 for a participant, 0 for an outsider.
	Members int
	// Own is how many of the Members gave each answer, in the order of the cells (of a crosstab row by row, without
	// margins); nil for an outsider.
	Own []int
}

// Informed is an outsider who knows the rule: that zeros are shown, so that a hidden count is at least 1, and that
// something small is hidden wherever something is hidden.
func Informed(rule Rule) Attacker { return Attacker{Rule: &rule} }

func (a Attacker) check(cells int) error {
	if a.Rule != nil {
		if err := a.Rule.Validate(); err != nil {
			return err
		}
	}
	if a.Own == nil && a.Members == 0 {
		return nil
	}
	if len(a.Own) != cells || a.Members < 0 || a.Members > maxBase {
		return fmt.Errorf("the attacker knows the answers of %d respondents in %d cells; the table has %d cells",
			a.Members, len(a.Own), cells)
	}
	for i, own := range a.Own {
		if own < 0 || own > a.Members {
			return fmt.Errorf("the attacker knows %d of %d respondents in cell %d", own, a.Members, i+1)
		}
	}
	return nil
}

// own is how many of the attacker's respondents are in a cell, and how many are not.
func (a Attacker) own(cell int) (in, out int) {
	if a.Own == nil {
		return 0, 0
	}
	return a.Own[cell], a.Members - a.Own[cell]
}

// Attack returns what the attacker can derive for every cell, shown ones included, from the published table alone.
//
// With each hidden count in l..u and the hidden counts adding up to L..U, count i lies between max(l_i, L - sum of the
// other u) and min(u_i, U - sum of the other l), and takes every value in between. An informed attacker also leaves out
// the values for which no hidden count would be small: with two hidden counts that add to 11 and a threshold of 5,
// 1..4 and 7..10 remain. Where nothing ties the options of a multiple choice together, each hidden one is small or
// nearly everyone, and 1..t-1 and n-t+1..n remain.
//
// It returns an error if no counts fit what is published and what the attacker knows.
func (p Published) Attack(a Attacker) ([]Possible, error) {
	if err := p.checkForm(); err != nil {
		return nil, err
	}
	if err := a.check(len(p.Cells)); err != nil {
		return nil, err
	}
	l, err := p.line(a)
	if err != nil {
		return nil, err
	}
	derived := make([]Possible, len(p.Cells))
	for i, c := range p.Cells {
		if !c.Hidden {
			derived[i] = Possible{{c.Count, c.Count}}
		}
	}
	for place, cell := range l.cells {
		derived[cell] = l.possible(place, a.Rule)
		if len(derived[cell]) == 0 {
			return nil, fmt.Errorf("option %d: no count fits both the table and the rule", cell+1)
		}
	}
	return derived, nil
}
