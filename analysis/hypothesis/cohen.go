package hypothesis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data"
)

// MethodCohensH names the method of [CohensH].
const MethodCohensH Method = "cohens-h"

var cohensHRow = Row{Method: MethodCohensH,
	Name: data.Text{NL: "Cohens h", EN: "Cohen's h"},
	Assumes: data.Text{
		NL: "Een effectgrootte, geen toets. Ongeveer 0,2 is klein, 0,5 middelgroot, 0,8 groot. Het interval steunt op de boogsinus, waarvan de variantie niet van het percentage afhangt; bij kleine groepen is het een benadering.",
		EN: "An effect size, not a test. About 0.2 is small, 0.5 medium, 0.8 large. Its interval rests on the arcsine, of which the variance does not depend on the share; with small groups it is an approximation.",
	},
	Source: "J. Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd ed.",
}

// Sized is a share with how many respondents it is of.
type Sized struct {
	Share float64 // from 0 to 1
	Base  float64 // respondents, or the effective base of a weighted sample; 0 where the share is known without sampling error
}

// Effect is the size of a difference with its interval.
type Effect struct {
	Value, Low, High float64
}

// CohensH returns Cohen's effect size for two proportions, 2 asin(sqrt(p1)) - 2 asin(sqrt(p2)), in [-pi, pi]. It is
// positive when p1 is the larger; by convention 0.2 is small, 0.5 medium and 0.8 large. R's pwr::ES.h. Its interval is
// h ± z sqrt(1/n1 + 1/n2 - 2r/sqrt(n1 n2)), cut off at -pi and pi, since the transformation has variance 1/n whatever the share; r is the
// correlation between the two estimates, 0 for independent samples. R's effectsize::cohens_h. With both shares known it has no width.
//
// It refuses shares outside 0 to 1, bases below 0, correlations outside -1 to 1 and levels that are not between 0 and 1.
//
// J. Cohen, Statistical power analysis for the behavioral sciences, 2nd ed. (1988), chapter 6.
func CohensH(first, second Sized, correlation, level float64) (Effect, error) {
	angles, roots := [2]float64{}, [2]float64{}
	for i, side := range []Sized{first, second} {
		if err := checkProportion([]string{"first", "second"}[i]+" proportion", side.Share); err != nil {
			return Effect{}, err
		}
		if !(side.Base >= 0) {
			return Effect{}, fmt.Errorf("base %v of a proportion is below 0", side.Base)
		}
		if angles[i] = 2 * math.Asin(math.Sqrt(side.Share)); side.Base > 0 {
			roots[i] = 1 / math.Sqrt(side.Base)
		}
	}
	if !(math.Abs(correlation) <= 1) || !(level > 0 && level < 1) {
		return Effect{}, fmt.Errorf("correlation %v or level %v is out of range", correlation, level)
	}
	h := angles[0] - angles[1]
	reach := distuv.UnitNormal.Quantile((1+level)/2) * math.Sqrt(max(roots[0]*roots[0]+roots[1]*roots[1]-2*correlation*roots[0]*roots[1], 0))
	return Effect{h, max(h-reach, -math.Pi), min(h+reach, math.Pi)}, nil
}
