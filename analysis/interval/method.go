package interval

import (
	"fmt"
	"slices"
	"strings"
)

// Method names the way an interval was made. Its text is what a user types after --interval and what a table prints.
type Method string

// Methods lists the methods for one proportion, the default first. Proportion accepts each of them.
func Methods() []Method { return methods(forOne) }

// FiniteMethods lists the methods for a population of known size, the default first. Finite accepts each of them.
func FiniteMethods() []Method { return methods(forFinite) }

// SimultaneousMethods lists the methods for several proportions at once.
func SimultaneousMethods() []Method { return methods(forSeveral) }

// DifferenceMethods lists the methods for two independent groups, the default first.
func DifferenceMethods() []Method { return methods(forTwo) }

// ParseSimultaneous reads the name of a method for several proportions at once; its error lists the names that it knows.
func ParseSimultaneous(name string) (Method, error) {
	method := Method(strings.ToLower(strings.TrimSpace(name)))
	if slices.Contains(SimultaneousMethods(), method) {
		return method, nil
	}
	return "", unknown(Method(name), SimultaneousMethods())
}

// unknown is the error for a method that is not in the list.
func unknown(method Method, known []Method) error {
	names := make([]string, len(known))
	for i, m := range known {
		names[i] = string(m)
	}
	return fmt.Errorf("unknown interval method %q: choose one of %s", string(method), strings.Join(names, ", "))
}
