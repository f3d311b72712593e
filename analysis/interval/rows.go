package interval

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
)

// Row is one method: what it is called, what it assumes, where it comes from, and the function that computes it. A method has
// its row in its own file, and its place in the table below.
type Row struct {
	Method  Method
	Short   data.Text // in running text and under figures: "Wilson"
	Name    data.Text // "Wilson score interval"
	Assumes data.Text // one sentence or two
	Source  string

	// The function, by what it takes. A method that takes something else has none here.
	one    func(k, n int, level float64) (Interval, error)             // of [Proportion]
	finite func(k, n, population int, level float64) (Interval, error) // of [Finite]
	joint  func(counts []int, n int, level float64) ([]Interval, error)
	two    func(k1, n1, k2, n2 int, level float64) (Difference, error) // of [Compare]
}

// What several methods assume.
const (
	answersNL = "Onafhankelijke antwoorden uit een grote populatie, elk met dezelfde kans op ja."
	answersEN = "Independent answers from a large population, each yes with the same probability."
	groupsNL  = "Twee onafhankelijke groepen met onafhankelijke antwoorden."
	groupsEN  = "Two independent groups of independent answers."
)

// rows are the methods; of those that can be chosen for the same thing the default comes first.
var rows = []Row{
	wilsonRow, wilsonCCRow, clopperPearsonRow, jeffreysRow, agrestiCoullRow, midPRow, logitRow, waldRow,
	wilsonFiniteRow, hypergeometricRow,
	goodmanRow, sisonGlazRow, bonferroniWilsonRow,
	newcombeRow, miettinenNurminenRow, agrestiCaffoRow,
	newcombePairedRow, newcombeSuperiorityRow, moverRow,
	widestCaseRow, studentRow, welchRow, orderStatisticsRow,
}

// Describe returns the row of the method, and false for a name that no method of this package has.
func (m Method) Describe() (Row, bool) {
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Method == m })
	if at < 0 {
		return Row{}, false
	}
	return rows[at], true
}

// find returns the row of a method that does what is asked, or an error that names those that do.
func find(method Method, does func(Row) bool) (Row, error) {
	if row, known := method.Describe(); known && does(row) {
		return row, nil
	}
	return Row{}, unknown(method, methods(does))
}

func methods(does func(Row) bool) []Method {
	var found []Method
	for _, row := range rows {
		if does(row) {
			found = append(found, row.Method)
		}
	}
	return found
}

func forOne(r Row) bool { return r.one != nil }

func forFinite(r Row) bool { return r.finite != nil }

func forSeveral(r Row) bool { return r.joint != nil }

func forTwo(r Row) bool { return r.two != nil }

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
