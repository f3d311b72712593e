package hypothesis

import (
	"slices"
	"spoor/data"
)

// Method identifies a test or adjustment; its value is the word used on the command line and in exported files.
type Method string

// The methods of this package, in the order of Descriptions.
const (
	MethodFisher               Method = "fisher"
	MethodBoschloo             Method = "boschloo"
	MethodScore                Method = "score"
	MethodChiSquare            Method = "chi-square"
	MethodBinomial             Method = "binomial"
	MethodMcNemarExact         Method = "mcnemar-exact"
	MethodMcNemarMidP          Method = "mcnemar-midp"
	MethodMcNemarRange         Method = "mcnemar-range"
	MethodTrend                Method = "trend"
	MethodTrendExact           Method = "trend-exact"
	MethodMannWhitney          Method = "mann-whitney"
	MethodMannWhitneyExact     Method = "mann-whitney-exact"
	MethodKruskalWallis        Method = "kruskal-wallis"
	MethodPermutation          Method = "permutation"
	MethodEquivalenceTwo       Method = "equivalence-two"
	MethodEquivalenceBenchmark Method = "equivalence-benchmark"
	MethodHolm                 Method = "holm"
	MethodBenjaminiHochberg    Method = "benjamini-hochberg"
	MethodTarone               Method = "tarone"
	MethodCohensH              Method = "cohens-h"
)

// Description says in two languages what a method is called and what it assumes, and where it comes from.
type Description struct {
	Method  Method
	Name    data.Text
	Assumes data.Text
	Source  string
}

// Describe returns the description of one method, and false for a name that is not a method of this package.
func Describe(method Method) (Description, bool) {
	for _, d := range descriptions {
		if d.Method == method {
			return d, true
		}
	}
	return Description{}, false
}

// Descriptions returns all descriptions in a fixed order.
func Descriptions() []Description { return slices.Clone(descriptions) }
