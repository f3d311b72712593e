package trial

import (
	"cmp"
	"math"
	"slices"

	"spoor/data/plan"
	"spoor/internal/inorder"
)

// Missing says what outcomes that are not known could make of an effect.
type Missing struct {
	Control, Other int // participants whose outcome is not known
	// Low has the lowest value for all of them in the other arm and the highest in the control arm; High the other way round.
	Low, High   Effect
	Least, Most Verdict // with Low, and with High
	Depends     bool    // the verdict is another with one of these
	// Expected is the verdict where each of them has what is expected of the own arm; Tip, where Tipped, is the smallest number of them that must
	// have had the other value for it to become After.
	Expected Verdict
	Tip      int
	Tipped   bool
	After    Verdict
	Searched bool // Tip was found by changing those first that matter most, and fewer might do
}

// Scope is the lowest and highest value that an outcome can have: 0 and 1 for a share.
type Scope struct{ Low, High float64 }

// mostTables bounds how many tables the search for the smallest number goes through before it only tries those that matter most.
const mostTables = 1500

// Bounds goes through what outcomes that are not known could have been, for an outcome that is hoped to rise or to fall, each judged by judge
// and set beside the verdict as it came. Without any it returns nil. What was measured before is left out of account: no bound holds for it.
func Bounds(s Spec, raise bool, judge func(Effect) (Verdict, error), verdict Verdict, scope Scope, control, other Group) (*Missing, error) {
	s.Adjust = false
	if s.adjusted() {
		s.Test = ""
	}
	m := &Missing{Control: unknown(control), Other: unknown(other)}
	if m.Control+m.Other == 0 || len(control)-m.Control == 0 || len(other)-m.Other == 0 {
		return nil, nil
	}
	for _, end := range []struct {
		effect         *Effect
		verdict        *Verdict
		control, other float64
	}{{&m.Low, &m.Least, scope.High, scope.Low}, {&m.High, &m.Most, scope.Low, scope.High}} {
		var err error
		if *end.effect, err = Compare(s, filled(control, end.control), filled(other, end.other)); err != nil {
			return nil, err
		}
		if *end.verdict, err = judge(*end.effect); err != nil {
			return nil, err
		}
	}
	m.Depends = settled(m.Least) != settled(verdict) || settled(m.Most) != settled(verdict)
	return m, m.tip(s, raise, judge, scope, control, other)
}

// settled is what a verdict comes down to: whether what was hoped for is shown, or that it is worse, or neither.
func settled(v Verdict) Verdict {
	switch v {
	case DirectionOnly, NotShown, PlannedExcluded, Untested:
		return NotShown
	}
	return v
}

func unknown(g Group) int {
	n := 0
	for _, o := range g {
		if !o.Known {
			n++
		}
	}
	return n
}

// filled returns the group with one value for all outcomes that are not known.
func filled(g Group, value float64) Group {
	out := slices.Clone(g)
	for i := range out {
		if !out[i].Known {
			out[i].Known, out[i].Value = true, value
		}
	}
	return out
}

// lacking is one participant whose outcome is not known.
type lacking struct {
	arm, at int
	moves   float64 // how much the estimate moves if the value does by 1
}

// tip finds the smallest number of outcomes that must be other than expected for another verdict: first every number of them in each arm,
// and where those are too many tables, or in clusters or of a mean, one after another, those first that move the estimate most.
func (m *Missing) tip(s Spec, raise bool, judge func(Effect) (Verdict, error), scope Scope, control, other Group) error {
	groups := [2]Group{slices.Clone(control), slices.Clone(other)}
	var all []lacking
	var given [2]int // how many are taken to have the outcome
	for arm, g := range groups {
		expected, left := s.expected(g)
		given[arm] = left
		weights := s.weights(g)
		for i, o := range g {
			if o.Known {
				continue
			}
			value := expected
			if !s.Mean { // so many of them have the outcome as the share of their arm says
				value = 0
				if left > 0 {
					value, left = 1, left-1
				}
			}
			groups[arm][i].Known, groups[arm][i].Value = true, value
			all = append(all, lacking{arm, i, weights(o.Cluster)})
		}
	}
	start, err := Compare(s, groups[0], groups[1])
	if err != nil {
		return err
	}
	if m.Expected, err = judge(start); err != nil {
		return err
	}
	up := settled(m.Expected) == NotShown || settled(m.Expected) == MarginOpen || settled(m.Expected) == OtherWay || settled(m.Expected) == Inferior
	worse := 1.0
	if raise != up {
		worse = -1
	}
	inorder.By(all, func(a, b lacking) int { return cmp.Compare(b.moves, a.moves) })
	if !s.Mean && !s.Clustered && (m.Control+1)*(m.Other+1) <= mostTables {
		return m.tables(s, judge, groups, given, worse)
	}
	m.Searched = true
	return m.first(len(all), func(changed int) (Verdict, error) {
		filled := [2]Group{slices.Clone(groups[0]), slices.Clone(groups[1])}
		for _, one := range all[:changed] {
			to := scope.High
			if (one.arm == 1) != (worse > 0) {
				to = scope.Low
			}
			filled[one.arm][one.at].Value = to
		}
		e, err := Compare(s, filled[0], filled[1])
		if err != nil {
			return m.Expected, err
		}
		return judge(e)
	})
}

// first finds the smallest number of changes, up to most, that makes another verdict: who changes more is further from what was expected, so
// that halving finds it.
func (m *Missing) first(most int, after func(changed int) (Verdict, error)) error {
	low, high := 0, most+1 // low keeps the verdict, high changes it or is too many
	for high-low > 1 {
		middle := (low + high) / 2
		v, err := after(middle)
		if err != nil {
			return err
		}
		if settled(v) != settled(m.Expected) {
			high, m.Tip, m.Tipped, m.After = middle, middle, true, v
		} else {
			low = middle
		}
	}
	return nil
}

// expected returns the mean of the known outcomes of an arm, and how many of the others would have the outcome at that share.
func (s Spec) expected(g Group) (mean float64, events int) {
	known := 0
	for _, o := range g {
		if o.Known {
			mean += o.Value
			known++
		}
	}
	mean /= float64(known)
	return mean, int(math.Round(mean * float64(len(g)-known)))
}

// weights returns how much the value of one participant of a cluster weighs in the estimate.
func (s Spec) weights(g Group) func(cluster int) float64 {
	if !s.Clustered || s.Test == plan.DesignBased {
		return func(int) float64 { return 1 / float64(len(g)) }
	}
	sizes := map[int]int{}
	for _, o := range g {
		sizes[o.Cluster]++
	}
	return func(cluster int) float64 { return 1 / float64(sizes[cluster]*len(sizes)) }
}

// tables finds the smallest number of changes of shares of persons, over all ways to divide them over the arms. Given is how many of the
// filled ones have the outcome.
func (m *Missing) tables(s Spec, judge func(Effect) (Verdict, error), groups [2]Group, given [2]int, worse float64) error {
	var n, k, room [2]int // participants, with the outcome, and how many of the filled ones can change
	full := [2]Summary{s.summary(groups[0]), s.summary(groups[1])}
	for arm := range groups {
		n[arm], k[arm] = full[arm].Known, full[arm].Events
	}
	missing := [2]int{m.Control, m.Other}
	rises := [2]bool{worse < 0, worse > 0}
	for arm := range groups {
		room[arm] = given[arm]
		if rises[arm] {
			room[arm] = missing[arm] - given[arm]
		}
	}
	return m.first(room[0]+room[1], func(changed int) (Verdict, error) {
		last := m.Expected
		for first := max(0, changed-room[1]); first <= min(changed, room[0]); first++ {
			by := [2]int{first, changed - first}
			var at [2]int
			for arm := range at {
				at[arm] = k[arm] - by[arm]
				if rises[arm] {
					at[arm] = k[arm] + by[arm]
				}
			}
			e := Effect{Level: s.Level, Estimated: true,
				Control: Summary{Known: n[0], Events: at[0], Value: float64(at[0]) / float64(n[0])},
				Other:   Summary{Known: n[1], Events: at[1], Value: float64(at[1]) / float64(n[1])}}
			e.Estimate = e.Other.Value - e.Control.Value
			if err := s.shares(&e); err != nil {
				return last, err
			}
			if v, err := judge(e); err != nil || settled(v) != settled(m.Expected) {
				return v, err
			}
		}
		return last, nil
	})
}
