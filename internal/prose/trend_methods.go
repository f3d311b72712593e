package prose

import (
	"slices"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/analysis/trend"
	"spoor/data"
)

// testNames are what tests of a change are called in the head of a column.
var testNames = map[hypothesis.Method]data.Text{
	hypothesis.MethodBoschloo: {NL: "Boschloo", EN: "Boschloo"},
	hypothesis.MethodStudent:  {NL: "t-toets naar het ontwerp", EN: "design-based t-test"},
	hypothesis.MethodWelch:    {NL: "Welch", EN: "Welch"},
}

// ChangeMethods names the methods by which the changes of a trend were made: those of their intervals, and those of their tests,
// empty where there are none. Several are joined.
func ChangeMethods(t trend.Trend, lang data.Lang) (intervals, tests string) {
	var ofInterval []interval.Method
	var ofTest []hypothesis.Method
	for _, line := range t.Lines {
		for _, change := range line.Changes {
			c := change.Comparison
			if c.Known() && !slices.Contains(ofInterval, c.Interval.Method) {
				ofInterval = append(ofInterval, c.Interval.Method)
			}
			if c.Tested() && !slices.Contains(ofTest, c.Test) {
				ofTest = append(ofTest, c.Test)
			}
		}
	}
	var first, second []string
	for _, method := range ofInterval {
		first = append(first, Method(method, lang))
	}
	for _, method := range ofTest {
		second = append(second, testNames[method].In(lang))
	}
	return strings.Join(first, " / "), strings.Join(second, " / ")
}
