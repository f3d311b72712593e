package analysis

import (
	"fmt"
	"slices"
	"strconv"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
)

// Pair is the difference of one line of a table between two of its groups, by their places: the first minus the second.
type Pair struct {
	First, Second int
	estimate.Contrast
}

// Higher is the place of the group that is higher than the other beyond chance, and that of the other. It is known only where the
// adjusted p-value is at most 1 minus the level.
func (p Pair) Higher(level float64) (group, than int, known bool) {
	switch {
	case !p.Tested() || p.AdjustedP > 1-level || p.Difference == 0:
		return 0, 0, false
	case p.Difference > 0:
		return p.First, p.Second, true
	}
	return p.Second, p.First, true
}

// WithPairs returns the table with its groups compared two by two: each line of it by the test that sets a group against the rest, that
// of the design for a weighted sample. The p-values of the pairs of one line are adjusted together, as the options say. The crosstab is
// the one that the groups were counted in.
//
// A group takes part where its base is shown and at least [estimate.SmallBase] (of a weighted sample also its effective base); what is
// hidden does not. Groups that overlap are not compared: who is in both would count twice.
func (t Table) WithPairs(crosstab data.Crosstab) (Table, error) {
	t.Notes = slices.Clone(t.Notes)
	if crosstab.Overlapping() {
		t.Notes = append(t.Notes, noPairsNote(t.By))
		return t, nil
	}
	t.Lettered = true
	lines := map[[2]string][]Pair{}
	var order [][2]string
	for p, whole := range crosstab.Whole {
		s := estimate.NewSource(t.Wave, t.Item, whole, t.Options)
		for first := range t.Groups {
			for second := first + 1; second < len(t.Groups); second++ {
				contrasts, err := s.Contrasts(crosstab.Groups[first].Tallies[p], crosstab.Groups[second].Tallies[p])
				if err != nil {
					return Table{}, fmt.Errorf("compare %s with %s: %w", t.Groups[first].ID, t.Groups[second].ID, err)
				}
				for _, c := range contrasts {
					if !t.pairs(p, first, c.Option) || !t.pairs(p, second, c.Option) {
						continue
					}
					line := [2]string{c.Row, c.Option}
					if lines[line] == nil {
						order = append(order, line)
					}
					lines[line] = append(lines[line], Pair{first, second, c})
				}
			}
		}
	}
	for _, line := range order {
		pairs := lines[line]
		family := make([]Comparison, len(pairs))
		for i, pair := range pairs {
			family[i] = pair.Comparison
		}
		adjusted, err := estimate.Adjust(family, t.Options)
		if err != nil {
			return Table{}, err
		}
		for i := range pairs {
			pairs[i].Comparison = adjusted[i]
		}
		t.Pairs = append(t.Pairs, pairs...)
	}
	t.Notes = append(t.Notes, lettersNote(t.Options))
	return t, nil
}

// pairs reports whether a line of a group is compared with that of others.
func (t Table) pairs(part, group int, option string) bool {
	of := t.Groups[group].Parts[part]
	if of.BaseHidden || of.Answered < estimate.SmallBase {
		return false
	}
	for _, e := range slices.Concat(of.Estimates, of.Nets) {
		if e.Option == option {
			return e.Known() && !e.Hidden && (e.Weighted == nil || e.Weighted.EffectiveBase >= estimate.SmallBase)
		}
	}
	return false
}

// HigherThan returns the places of the groups that a line of a group is higher than, see [Pair.Higher].
func (t Table) HigherThan(group int, row, option string) []int {
	var found []int
	for _, pair := range t.Pairs {
		if higher, than, known := pair.Higher(t.Options.Level); known && higher == group && pair.Row == row && pair.Option == option {
			found = append(found, than)
		}
	}
	slices.Sort(found)
	return found
}

// Letter names a group by its place: A to Z, then AA, AB and so on.
func Letter(group int) string {
	letter := string(rune('A' + group%26))
	if group < 26 {
		return letter
	}
	return Letter(group/26-1) + letter
}

func noPairsNote(by data.Item) Note {
	return Note{
		NL: fmt.Sprintf("Geen letters bij ‘%s’: de groepen overlappen.", by.Heading(data.Dutch)),
		EN: fmt.Sprintf("No letters at ‘%s’: the groups overlap.", by.Heading(data.English)),
	}
}

func lettersNote(options Options) Note {
	level := strconv.FormatFloat(1-options.Level, 'g', 3, 64)
	adjusted := map[bool]Note{
		true:  {NL: "ongecorrigeerde p", EN: "unadjusted p"},
		false: {NL: "p per regel gecorrigeerd voor alle paren van groepen", EN: "p adjusted, line by line, for all pairs of groups"},
	}[options.Adjustment() == estimate.AdjustNone]
	return Note{
		NL: fmt.Sprintf("Een letter wijst de groep aan waarvan de uitkomst op die regel aantoonbaar lager is (%s, ten hoogste %s). Groepen met een basis onder %d (gewogen: een effectieve basis) worden niet per paar vergeleken.",
			adjusted.NL, number.Written(level, data.Dutch), estimate.SmallBase),
		EN: fmt.Sprintf("A letter points to a group that is lower on that line beyond chance (%s, at most %s). Groups with a base below %d (weighted: an effective base) are not compared in pairs.",
			adjusted.EN, level, estimate.SmallBase),
	}
}
