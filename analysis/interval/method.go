package interval

import (
	"fmt"
	"slices"
	"strings"
)

// Method names the way an interval was made. Its text is what a user types after --interval and what a table prints.
type Method string

// Methods for one proportion, k of n.
const (
	MethodWilson         Method = "wilson"
	MethodWilsonCC       Method = "wilson-cc"
	MethodClopperPearson Method = "clopper-pearson"
	MethodJeffreys       Method = "jeffreys"
	MethodAgrestiCoull   Method = "agresti-coull"
	MethodMidP           Method = "mid-p"
	MethodLogit          Method = "logit"
	MethodWald           Method = "wald"
)

// MethodWidestCase marks the interval of WidestMean.
const MethodWidestCase Method = "widest-case"

// Methods for a finite population of known size.
const (
	MethodWilsonFinite   Method = "wilson-finite"
	MethodHypergeometric Method = "hypergeometric"
)

// Methods for several proportions that are read together.
const (
	MethodBonferroniWilson Method = "bonferroni-wilson"
	MethodGoodman          Method = "goodman"
	MethodSisonGlaz        Method = "sison-glaz"
)

// Methods for the difference between two proportions.
const (
	MethodNewcombe          Method = "newcombe"
	MethodMiettinenNurminen Method = "miettinen-nurminen"
	MethodAgrestiCaffo      Method = "agresti-caffo"
	MethodNewcombePaired    Method = "newcombe-paired"
)

// Methods lists the methods for one proportion, the default first. Proportion accepts each of them.
func Methods() []Method {
	return []Method{
		MethodWilson, MethodWilsonCC, MethodClopperPearson, MethodJeffreys,
		MethodAgrestiCoull, MethodMidP, MethodLogit, MethodWald,
	}
}

// SimultaneousMethods lists the methods for several proportions at once.
func SimultaneousMethods() []Method {
	return []Method{MethodGoodman, MethodSisonGlaz, MethodBonferroniWilson}
}

// DifferenceMethods lists the methods for two independent groups, the default first.
func DifferenceMethods() []Method {
	return []Method{MethodNewcombe, MethodMiettinenNurminen, MethodAgrestiCaffo}
}

// ParseMethod reads the name of a method for one proportion; its error lists the names that it knows.
func ParseMethod(name string) (Method, error) { return parse(name, Methods()) }

// ParseSimultaneous reads the name of a method for several proportions at once.
func ParseSimultaneous(name string) (Method, error) { return parse(name, SimultaneousMethods()) }

// ParseDifference reads the name of a method for the difference between two independent groups.
func ParseDifference(name string) (Method, error) { return parse(name, DifferenceMethods()) }

func parse(name string, known []Method) (Method, error) {
	method := Method(strings.ToLower(strings.TrimSpace(name)))
	if slices.Contains(known, method) {
		return method, nil
	}
	return "", unknown(Method(name), known)
}

// unknown is the error for a method that is not in the list.
func unknown(method Method, known []Method) error {
	names := make([]string, len(known))
	for i, m := range known {
		names[i] = string(m)
	}
	return fmt.Errorf("unknown interval method %q: choose one of %s", string(method), strings.Join(names, ", "))
}
