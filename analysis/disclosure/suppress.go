package disclosure

import (
	"fmt"

	"spoor/internal/inorder"
)

// Suppress hides what the rule asks for and as few other counts as protect it, and returns what may be published with
// the attack on it.
//
// Small counts are hidden, and in a multiple choice those of nearly everyone. In a single choice the h hidden counts
// add to a known s, so an informed attacker derives 1..s-h+1 for each: they are safe if h is at least 2 and
// s-h >= Rule.Width. If they are not, the smallest count that makes them so is hidden as well; one always suffices if
// there is one. The options of a multiple choice need it only where the number of picks is published or limited.
//
// It returns an error that wraps ErrSmallBase if the base is below the threshold, and one that wraps ErrUnprotected if
// all counts above 0 together are too few to hide among. Nothing may be published then.
//
// The table may also be published under the presets with a lower threshold: what each of them hides is hidden too, as
// [Rule.Nested] has it.
func Suppress(t Table, rule Rule) (*Release, error) {
	if err := t.allowed(rule); err != nil {
		return nil, err
	}
	kept := make([]bool, len(t.Counts))
	var release *Release
	for _, rule := range rule.Nested() {
		var err error
		if release, err = SuppressWith(t, rule, kept); err != nil {
			return nil, err
		}
		for _, hidden := range release.Hidden {
			kept[hidden.Column] = true
		}
	}
	return release, nil
}

// SuppressWith is [Suppress] under one rule, where some counts above 0 are hidden already, as kept says: one for each option.
func SuppressWith(t Table, rule Rule, kept []bool) (*Release, error) {
	if err := t.allowed(rule); err != nil {
		return nil, err
	}
	reasons := make([]Reason, len(t.Counts))
	for i, k := range t.Counts {
		if reasons[i] = t.reason(k, rule); reasons[i] == "" && kept[i] {
			reasons[i] = Secondary
		}
	}
	for !t.protected(reasons, rule) {
		next := t.secondary(reasons, rule)
		if next < 0 {
			return nil, fmt.Errorf("%w: all counts above 0 together are too few; merge options or pool the table with others",
				ErrUnprotected)
		}
		reasons[next] = Secondary
	}
	return newRelease(t, reasons, rule)
}

// allowed returns an error if there is no such table or rule, or the rule allows nothing of it.
func (t Table) allowed(rule Rule) error {
	if err := rule.Validate(); err != nil {
		return err
	}
	if err := t.Check(); err != nil {
		return err
	}
	return rule.CheckBase(t.Base)
}

func (t Table) reason(k int, rule Rule) Reason {
	switch {
	case rule.Small(k):
		return Small
	case t.Kind == Multiple && rule.NearlyAll(k, t.Base):
		return NearlyAll
	}
	return ""
}

// publish shows the counts that have no reason to be hidden.
func (t Table) publish(reasons []Reason) Published {
	p := Published{Kind: t.Kind, Base: t.Base, Picks: t.Picks, Cells: make([]Cell, len(t.Counts))}
	for i, k := range t.Counts {
		p.Cells[i] = Hidden()
		if reasons[i] == "" {
			p.Cells[i] = Shown(k)
		}
		if t.Picks.Total {
			p.Total += k
		}
	}
	return p
}

// protected reports whether an informed attacker is left with wide enough runs for every count that is hidden for its
// own sake.
func (t Table) protected(reasons []Reason, rule Rule) bool {
	derived, err := t.publish(reasons).Attack(Informed(rule))
	if err != nil {
		return false
	}
	for i, reason := range reasons {
		if reason != "" && (derived[i].Known() || reason != Secondary && derived[i].Width() < rule.Width) {
			return false
		}
	}
	return true
}

// secondary returns the shown option to hide next: the smallest that protects everything, or else the largest that is
// left; -1 if none is.
func (t Table) secondary(reasons []Reason, rule Rule) int {
	var shown []int
	for i, k := range t.Counts {
		if reasons[i] == "" && k > 0 {
			shown = append(shown, i)
		}
	}
	inorder.By(shown, func(a, b int) int { return t.Counts[a] - t.Counts[b] })
	for _, i := range shown {
		reasons[i] = Secondary
		enough := t.protected(reasons, rule)
		reasons[i] = ""
		if enough {
			return i
		}
	}
	if len(shown) == 0 {
		return -1
	}
	return shown[len(shown)-1]
}

// newRelease attacks what would be published, without the counts, and refuses it if that breaks it.
func newRelease(t Table, reasons []Reason, rule Rule) (*Release, error) {
	release := &Release{Published: t.publish(reasons), Rule: rule}
	outsider, err := release.Published.Attack(Attacker{})
	if err != nil {
		return nil, err
	}
	informed, err := release.Published.Attack(Informed(rule))
	if err != nil {
		return nil, err
	}
	for i, reason := range reasons {
		if reason == "" {
			continue
		}
		h := HiddenCount{Column: i, Reason: reason, Outsider: outsider[i], Informed: informed[i]}
		h.Participant = h.Outsider.exclude(Run{0, 0})
		if h.broken(t.Counts[i], rule) {
			return nil, fmt.Errorf("option %d: %w: %s remains", i+1, ErrUnprotected, h.Informed)
		}
		release.Hidden = append(release.Hidden, h)
	}
	return release, nil
}

// broken reports whether the attack leaves too little around a count, or left the count itself out.
func (h HiddenCount) broken(count int, rule Rule) bool {
	return !h.Informed.Contains(count) || !h.Outsider.Contains(count) || h.Informed.Known() ||
		h.Primary() && h.Informed.Width() < rule.Width
}
