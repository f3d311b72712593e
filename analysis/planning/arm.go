package planning

import (
	"fmt"

	"spoor/analysis/hypothesis"
)

// Arm is the size of one group. Without attrition and clusters the three numbers of respondents are the same.
type Arm struct {
	Recruited int // how many take part at the start
	Analysed  int // of how many there will be an outcome
	Effective int // how many independent respondents those are worth
	Clusters  int // how many clusters they come from; 0 without clusters
}

// Groups are the sizes of all groups of a design.
type Groups struct {
	Control Arm // with one arm, the arm itself
	Other   Arm // each of the other arms; empty with one arm
	Total   int // recruited, all arms together
}

// arm returns what recruiting n gives.
func (d *Design) arm(n int) Arm {
	analysed := roundDown(float64(n) * (1 - d.Attrition))
	arm := Arm{Recruited: n, Analysed: analysed, Effective: roundDown(float64(analysed) / d.DesignEffect())}
	if d.ClusterSize > 1 {
		arm.Clusters = (n + d.ClusterSize - 1) / d.ClusterSize
	}
	return arm
}

// recruit returns how many must be recruited to have that many respondents, without clusters.
func (d *Design) recruit(effective int) int {
	return roundUp(float64(effective) * d.DesignEffect() / (1 - d.Attrition))
}

// groups returns the groups of a design in which so many are recruited.
func (d *Design) groups(control, other int) Groups {
	g := Groups{Control: d.arm(control), Total: control}
	if d.Arms > 1 {
		g.Other = d.arm(other)
		g.Total += (d.Arms - 1) * other
	}
	return g
}

// given returns the groups with numbers that a user gives, of which none may be worth nobody. An other of 0 takes the
// ratio.
func (d *Design) given(control, other int) (Groups, error) {
	if control > hypothesis.MaxBase || other > hypothesis.MaxBase {
		return Groups{}, fmt.Errorf("%d respondents are more than the largest supported, %d", max(control, other), hypothesis.MaxBase)
	}
	if control < 1 || other < 0 {
		return Groups{}, fmt.Errorf("%d respondents in a group: give a number of 1 or more", min(control, other))
	}
	if other > 0 && d.Arms == 1 {
		return Groups{}, fmt.Errorf("one arm has one number of respondents, not %d and %d", control, other)
	}
	if other == 0 {
		other = d.otherArm(control)
	}
	g := d.groups(control, other)
	if g.Control.Effective < 1 || d.Arms > 1 && g.Other.Effective < 1 {
		return Groups{}, fmt.Errorf("after attrition and clustering nobody is left of %d respondents in a group: recruit more", min(control, max(other, 1)))
	}
	return g, nil
}
