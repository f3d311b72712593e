package interval

import (
	"fmt"
	"math"

	"spoor/data"
)

// MethodNewcombe names the method of [Newcombe].
const MethodNewcombe Method = "newcombe"

var newcombeRow = Row{Method: MethodNewcombe,
	Short: data.Text{NL: "Newcombe", EN: "Newcombe"},
	Name:  data.Text{NL: "hybride score-interval van Newcombe", EN: "Newcombe hybrid score interval"},
	Assumes: data.Text{
		NL: groupsNL + " Haalt het betrouwbaarheidsniveau gemiddeld; ook bruikbaar bij 0 en n.",
		EN: groupsEN + " Covers its level on average; sound at 0 and n.",
	},
	Source: "Newcombe (1998), Statistics in Medicine 17, 873-890, method 10",
	two:    Newcombe,
}

// Newcombe returns the hybrid score interval for the difference p1 - p2 between k1 of n1 and k2 of n2 in independent
// groups, from the Wilson interval l..u of each:
//
//	d - sqrt((p1-l1)² + (u2-p2)²)  to  d + sqrt((u1-p1)² + (p2-l2)²)
//
// It needs no special case at 0 and n: 0 of n1 against 0 of n2 is a difference of 0 with an interval on both sides. It
// returns an error that wraps ErrNoBase if a group is empty.
//
// R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven methods,
// Statistics in Medicine 17 (1998), method 10.
func Newcombe(k1, n1, k2, n2 int, level float64) (Difference, error) {
	if err := checkGroups(k1, n1, k2, n2, level); err != nil {
		return Difference{}, err
	}
	z := normalQuantile(level)
	return newcombe(scored(float64(k1), float64(n1), z), scored(float64(k2), float64(n2), z), level), nil
}

// NewcombeEffective is Newcombe for proportions p1 and p2 on effective bases n1 and n2, which need not be whole: n/deff
// of weighted or clustered groups. It returns an error that wraps ErrNoBase if a base is 0, and an error if a proportion
// is outside [0, 1] or a base is negative or not finite.
func NewcombeEffective(p1, n1, p2, n2, level float64) (Difference, error) {
	if err := checkShare(p1, n1, level); err != nil {
		return Difference{}, fmt.Errorf("first group: %w", err)
	}
	if err := checkShare(p2, n2, level); err != nil {
		return Difference{}, fmt.Errorf("second group: %w", err)
	}
	z := normalQuantile(level)
	return newcombe(scored(p1*n1, n1, z), scored(p2*n2, n2, z), level), nil
}

// score is a proportion with its distance to both ends of its Wilson interval.
type score struct{ share, below, above float64 }

func scored(k, n, z float64) score {
	low, high := wilson(k, n, z)
	share := k / n
	return score{share: share, below: share - low, above: high - share}
}

func newcombe(first, second score, level float64) Difference {
	estimate := first.share - second.share
	low := estimate - math.Hypot(first.below, second.above)
	high := estimate + math.Hypot(first.above, second.below)
	return newDifference(estimate, low, high, level, MethodNewcombe)
}
