package planning

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
)

// Closeness is what an experiment with two groups is to show: that the other group is not worse than the control group by a margin
// (non-inferiority), or that the two differ by less than it (equivalence).
type Closeness struct {
	Equivalence bool
	Margin      float64 // above 0; of shares below 1, of means in their unit
	SD          float64 // the standard deviation that is expected in both groups, of means; 0 for shares
	Control     float64 // the share that is expected in the control group; of no meaning for means
	Difference  float64 // that is expected: the other group minus the control group
	Lower       bool    // what is hoped for is a lower value, so that a higher one is worse; of no meaning for equivalence
}

// mostInGroup is the largest control group that is searched.
const mostInGroup = 1_000_000

// PowerOfCloseness returns the chance that the experiment shows it, with so many recruited in each group. An other of 0 takes the ratio. The
// test is the one that judges afterwards:
//
//   - Non-inferiority of shares: Newcombe's interval of the difference at level 1 - alpha ends before the margin, so that alpha is two-sided.
//   - Equivalence of shares: both one-sided score tests at alpha (Farrington & Manning), as [hypothesis.EquivalenceTwo] has them.
//   - Means, and shares of clusters: Student's interval of the difference at level 1 - alpha for non-inferiority, and at 1 - 2 alpha within both
//     margins for equivalence. Its degrees of freedom are Welch's for the sizes of the groups, and of clusters their number minus 2.
//
// Of shares of independent respondents the power is exact: the chances of all outcomes that the test takes as shown. Otherwise it is that of
// a non-central t, of equivalence the chance that both t exceed their bounds together (Owen's Q), and Exact is false. Shares with a design
// effect are counted as that many fewer independent respondents, which is not exact either.
//
// It is an error where margin, share or difference are outside their ranges, what is expected is not within the margin, no share could be
// worse by it, there are not two groups, or nobody is left in one.
//
// D. J. Schuirmann, J. Pharmacokinetics and Biopharmaceutics 15 (1987); C. P. Farrington & G. Manning, Statistics in Medicine 9 (1990); R. G.
// Newcombe, Statistics in Medicine 17 (1998).
func (d *Design) PowerOfCloseness(c Closeness, control, other int) (Power, error) {
	if err := d.checkCloseness(c); err != nil {
		return Power{}, err
	}
	groups, err := d.given(control, other)
	if err != nil {
		return Power{}, err
	}
	if groups.Control.Effective > mostInGroup || groups.Other.Effective > mostInGroup {
		return Power{}, fmt.Errorf("%d respondents in a group are more than the %d that a margin is worked out for", max(groups.Control.Recruited, groups.Other.Recruited), mostInGroup)
	}
	return d.closenessOf(c, groups)
}

// SizeForCloseness returns the smallest groups from which [Design.PowerOfCloseness] stays at least power, the ten numbers after it included, and
// that power; groups in clusters are whole clusters. Its errors are those of PowerOfCloseness, a power outside (0, 1), and more than a
// million respondents in a group.
func (d *Design) SizeForCloseness(c Closeness, power float64) (Power, error) {
	if err := errors.Join(d.checkCloseness(c), checkPower(power)); err != nil {
		return Power{}, err
	}
	at := func(n int) (Power, error) {
		groups := d.groups(n*d.ClusterSize, roundUp(float64(n)*d.Ratio)*d.ClusterSize)
		if groups.Total > 4*mostInGroup {
			return Power{}, fmt.Errorf("what is expected is too close to the margin: it takes more than a million respondents in a group")
		}
		if groups.Control.Effective < 1 || groups.Other.Effective < 1 || d.degrees(c, groups) <= 0 {
			return Power{}, nil
		}
		return d.closenessOf(c, groups)
	}
	reaches := func(n int) (bool, error) {
		found, err := at(n)
		return found.Power >= power-reachSlack, err
	}
	start := d.firstGuess(c, power)
	if start*float64(d.ClusterSize) > mostInGroup {
		_, err := at(4 * mostInGroup)
		return Power{}, err
	}
	n, err := crossing(max(1, int(start)), reaches)
	if err == nil {
		n, err = lasting(n, func(n int) int { return n + window }, reaches)
	}
	if err != nil {
		return Power{}, err
	}
	return at(n)
}

func (d *Design) checkCloseness(c Closeness) error {
	toward := c.toward()
	switch {
	case d.Arms != 2:
		return fmt.Errorf("%d arms: a margin is between two groups", d.Arms)
	case c.Equivalence && d.Alpha >= 0.5:
		return fmt.Errorf("significance level %v: that of each of two one-sided tests is below 0.5", d.Alpha)
	case !(c.SD >= 0) || math.IsInf(c.SD, 0):
		return fmt.Errorf("standard deviation %v is not a number above 0", c.SD)
	case math.IsNaN(c.Difference) || math.IsInf(c.Difference, 0):
		return fmt.Errorf("difference %v is not a number", c.Difference)
	case !(c.Margin > 0) || math.IsInf(c.Margin, 0) || c.SD == 0 && c.Margin >= 1:
		return fmt.Errorf("margin %v is not above 0, and below 1 for a share", c.Margin)
	case toward <= -c.Margin || c.Equivalence && toward >= c.Margin:
		return errors.New("what is expected lies outside the margin already, so nothing can show that it is within: choose a wider margin")
	case c.SD > 0:
		return nil
	}
	first, second := c.shares()
	if err := errors.Join(checkShare("baseline", first), checkShare("target", second)); err != nil {
		return err
	}
	if unitNoise(first-c.Margin) < 0 && (!c.Equivalence || unitNoise(first+c.Margin) > 1) {
		return errors.New("no share is so far from the baseline as the margin, so there is nothing to show: choose a smaller margin")
	}
	return nil
}

// toward is the expected difference on the way that is hoped for.
func (c Closeness) toward() float64 {
	if c.Lower && !c.Equivalence {
		return -c.Difference
	}
	return c.Difference
}

// shares are what is expected of the control group and the other, the hoped for way up: where that is down, of those without the outcome.
func (c Closeness) shares() (control, other float64) {
	control, other = c.Control, unitNoise(c.Control+c.Difference)
	if c.Lower && !c.Equivalence {
		return 1 - control, 1 - other
	}
	return control, other
}

// unitNoise keeps noise in the last digit from carrying 90% and 10 points past 1.
func unitNoise(share float64) float64 { return math.Round(share*1e12) / 1e12 }

// variances are those of one respondent in each group.
func (c Closeness) variances() (control, other float64) {
	if c.SD > 0 {
		return c.SD * c.SD, c.SD * c.SD
	}
	p1, p2 := c.shares()
	return p1 * (1 - p1), p2 * (1 - p2)
}

// sideLevel is the level of each one-sided test.
func (d *Design) sideLevel(c Closeness) float64 {
	if c.Equivalence {
		return d.Alpha
	}
	return d.Alpha / 2
}

// firstGuess is the number in the control group by the normal approximation, in clusters where there are.
func (d *Design) firstGuess(c Closeness, power float64) float64 {
	normal, gap, miss := distuv.UnitNormal, c.toward()+c.Margin, 1-power
	if c.Equivalence {
		gap, miss = c.Margin-math.Abs(c.Difference), miss/2
	}
	v1, v2 := c.variances()
	reach := (normal.Quantile(1-d.sideLevel(c)) + normal.Quantile(1-miss)) / gap
	return math.Ceil(max(0, reach*reach*(v1+v2/d.Ratio)) * d.DesignEffect() / (1 - d.Attrition) / float64(d.ClusterSize))
}

func (d *Design) closenessOf(c Closeness, g Groups) (Power, error) {
	if c.SD > 0 || d.ClusterSize > 1 {
		degrees := d.degrees(c, g)
		if degrees <= 0 {
			return Power{}, errors.New("one cluster or one respondent in a group tells nothing of how much they differ: give 2 or more in each group")
		}
		v1, v2 := c.variances()
		se := math.Sqrt(v1/d.worth(g.Control) + v2/d.worth(g.Other))
		return Power{Groups: g, Power: studentCloseness(c, d.sideLevel(c), se, degrees)}, nil
	}
	power, err := d.sharesCloseness(c, g.Control.Effective, g.Other.Effective)
	return Power{Groups: g, Power: power, Exact: d.DesignEffect() == 1}, err
}

// degrees of freedom are 0 where there is no spread to see; shares of independent respondents need none, and have 1.
func (d *Design) degrees(c Closeness, g Groups) float64 {
	switch {
	case d.ClusterSize > 1:
		if g.Control.Clusters < 2 || g.Other.Clusters < 2 {
			return 0
		}
		return float64(g.Control.Clusters + g.Other.Clusters - 2)
	case c.SD == 0:
		return 1
	case g.Control.Analysed < 2 || g.Other.Analysed < 2:
		return 0
	}
	n1, n2 := float64(g.Control.Analysed), float64(g.Other.Analysed)
	return hypothesis.Satterthwaite(1/n1, n1-1, 1/n2, n2-1)
}

// studentCloseness is the chance that Student's interval of the difference, with that standard error, lies within the margin, or margins.
func studentCloseness(c Closeness, level, se, degrees float64) float64 {
	if se == 0 {
		return 1
	}
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: degrees}.Quantile(1 - level)
	below := (c.toward() + c.Margin) / se
	if !c.Equivalence {
		return overSpread(degrees, math.Inf(1), func(spread float64) float64 { return phi(below - t*spread) })
	}
	above := (c.Margin - c.Difference) / se
	// From this spread on the interval is wider than the margins are apart.
	return overSpread(degrees, (below+above)/2/t, func(spread float64) float64 { return max(0, phi(above-t*spread)-phi(t*spread-below)) })
}

// sharesCloseness adds up the chances of all outcomes of n1 and n2 respondents that show it. For a count of the control group those are the
// counts of the other group from low to high, which move little from one count to the next.
func (d *Design) sharesCloseness(c Closeness, n1, n2 int) (float64, error) {
	p1, p2 := c.shares()
	first, second := newOutcomes(n1, p1), newOutcomes(n2, p2)
	end := second.from + len(second.chances)
	upTo := make([]float64, 1, len(second.chances)+1) // the chance of fewer than from + i
	for _, chance := range second.chances {
		upTo = append(upTo, upTo[len(upTo)-1]+chance)
	}
	power, low, high := 0.0, second.from, end // shown from low to below high
	for i, chance := range first.chances {
		k1 := first.from + i
		var err error
		side := func(k2 int) int {
			found, failure := d.sideOf(c, k1, n1, k2, n2)
			err = errors.Join(err, failure)
			return found
		}
		for low > second.from && side(low-1) >= 0 {
			low--
		}
		for low < end && side(low) < 0 {
			low++
		}
		for high < end && side(high) <= 0 {
			high++
		}
		for high > low && side(high-1) > 0 {
			high--
		}
		if err != nil {
			return 0, err
		}
		if high > low {
			power += chance * (upTo[high-second.from] - upTo[low-second.from])
		}
	}
	return min(max(power, 0), 1), nil
}

// sideOf is 0 where k1 of n1 and k2 of n2 show it, -1 where k2 is too low, and 1 where it is too high.
func (d *Design) sideOf(c Closeness, k1, n1, k2, n2 int) (int, error) {
	if !c.Equivalence {
		difference, err := interval.Newcombe(k2, n2, k1, n1, 1-d.Alpha)
		if difference.Low > -c.Margin {
			return 0, err
		}
		return -1, err
	}
	both, err := hypothesis.EquivalenceTwo(k2, n2, k1, n1, c.Margin)
	switch {
	case both.P <= d.Alpha:
		return 0, err
	case both.Alternative == hypothesis.Greater:
		return -1, err
	}
	return 1, err
}
