package interval

import "spoor/data"

// MethodBonferroniWilson names the method of [BonferroniWilson].
const MethodBonferroniWilson Method = "bonferroni-wilson"

var bonferroniWilsonRow = Row{Method: MethodBonferroniWilson,
	Short: data.Text{NL: "Wilson, Bonferroni", EN: "Wilson, Bonferroni"},
	Name:  data.Text{NL: "simultane Wilson-intervallen (Bonferroni)", EN: "Bonferroni-Wilson simultaneous intervals"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten; elke samenhang tussen de opties mag, dus ook bij vragen waarop meer antwoorden mogelijk zijn.",
		EN: "Independent respondents; any dependence between the options, so also for multi-select items.",
	},
	Source: "Dunn (1961), JASA 56, 52-64; Wilson (1927), JASA 22, 209-212",
	joint:  BonferroniWilson,
}

// BonferroniWilson returns the score interval of each count out of the common base n, each at level 1 - (1-level)/m for
// m counts, so that all of them hold together at least at the given level whatever the dependence between the options.
// It is the method for the options of a multi-select item, whose counts may add up to more than n. Options that nobody
// chose count in m. Level in each result is the joint level.
//
// It returns ErrNoBase if n is 0, and an error if there are no counts or one is outside 0..n.
//
// O. J. Dunn, Multiple comparisons among means, JASA 56 (1961) (the inequality); Wilson 1927 (the interval).
func BonferroniWilson(counts []int, n int, level float64) ([]Interval, error) {
	if len(counts) == 0 {
		return nil, errNoCategories
	}
	for _, k := range counts {
		if err := checkCount(k, n, level); err != nil {
			return nil, err
		}
	}
	return jointWilson(counts, n, level, MethodBonferroniWilson), nil
}

// jointWilson returns the score interval of each count at the Bonferroni level.
func jointWilson(counts []int, n int, level float64, method Method) []Interval {
	z := jointQuantile(level, len(counts))
	intervals := make([]Interval, len(counts))
	for i, k := range counts {
		low, high := wilson(float64(k), float64(n), z)
		intervals[i] = newInterval(float64(k)/float64(n), low, high, level, method)
	}
	return intervals
}
