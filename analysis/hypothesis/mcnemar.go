package hypothesis

import (
	"fmt"

	"spoor/data"
)

// MethodMcNemarExact names the method of [McNemarExact].
const MethodMcNemarExact Method = "mcnemar-exact"

var mcNemarExactRow = Row{Method: MethodMcNemarExact,
	Name: data.Text{NL: "exacte toets van McNemar", EN: "McNemar's exact test"},
	Assumes: data.Text{
		NL: "Dezelfde respondenten antwoordden twee keer, of konden beide opties kiezen. Alleen wie precies één van de twee koos, telt mee.",
		EN: "The same respondents answered twice, or could choose both options. Only those who chose exactly one of the two count.",
	},
	Source: "Q. McNemar (1947), Psychometrika 12.",
}

// McNemarExact returns the exact McNemar test for the same respondents asked twice, or for two options of one item: b
// chose only the first, c chose only the second.
//
// P is twice the chance that a binomial with b+c trials and chance 1/2 is at most min(b, c), and never above 1. It is 1
// when b and c differ by at most one, so also when there are no discordant pairs. It is exact up to MaxBase and never switches.
//
// Q. McNemar, Note on the sampling error of the difference between correlated proportions, Psychometrika 12 (1947).
func McNemarExact(b, c int) (Result, error) {
	if err := checkDiscordant(b, c); err != nil {
		return Result{}, err
	}
	return Result{Method: MethodMcNemarExact, Exact: true, P: mcNemarP(b, c)}, nil
}

// MethodMcNemarMidP names the method of [McNemarMidP].
const MethodMcNemarMidP Method = "mcnemar-midp"

var mcNemarMidPRow = Row{Method: MethodMcNemarMidP,
	Name: data.Text{NL: "mid-P-toets van McNemar", EN: "McNemar's mid-P test"},
	Assumes: data.Text{
		NL: "Als de exacte toets van McNemar, waarbij de gevonden verdeling voor de helft telt: minder behoudend, en in zeldzame gevallen iets boven het niveau.",
		EN: "As McNemar's exact test, with the observed split counted for half: less conservative, and in rare cases slightly above its level.",
	},
	Source: "M. W. Fagerland, S. Lydersen & P. Laake (2013), BMC Medical Research Methodology 13.",
}

// McNemarMidP returns McNemar's test with the mid-P value: the observed split counts for half.
//
// P is 2 P(X <= min(b, c)) - P(X = min(b, c)); at b = c it is 1 - P(X = b)/2; without discordant pairs it is 1.
//
// M. W. Fagerland, S. Lydersen & P. Laake, The McNemar test for binary matched-pairs data, BMC Medical Research
// Methodology 13 (2013).
func McNemarMidP(b, c int) (Result, error) {
	if err := checkDiscordant(b, c); err != nil {
		return Result{}, err
	}
	r := Result{Method: MethodMcNemarMidP, Exact: true, P: 1}
	if b+c == 0 {
		return r, nil
	}
	d := binomialDistribution(b+c, 0.5)
	fewer := min(b, c)
	if b == c {
		r.P = 1 - d.point(fewer)/2
		return r, nil
	}
	r.P = unit(2*d.lower(fewer) - d.point(fewer))
	return r, nil
}

func mcNemarP(b, c int) float64 {
	// With an odd number of pairs and a difference of one, each side has exactly half of the probability.
	if abs(b-c) <= 1 {
		return 1
	}
	return unit(2 * binomialDistribution(b+c, 0.5).lower(min(b, c)))
}

func checkDiscordant(b, c int) error {
	for _, count := range []int{b, c} {
		if count < 0 || count > MaxBase {
			return fmt.Errorf("number of discordant pairs %d is outside 0 to %d", count, MaxBase)
		}
	}
	return nil
}
