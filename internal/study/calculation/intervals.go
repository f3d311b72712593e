package calculation

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/interval"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

// listedCounts is how many counts of one printed percentage are each given an interval; of more, only the ends are.
const listedCounts = 12

// AllMethods stands for every method of an interval.
const AllMethods interval.Method = "all"

// CountMethods lists the methods that a [CountInterval] takes.
func CountMethods() []interval.Method {
	return append(append(interval.Methods(), interval.FiniteMethods()...), AllMethods)
}

// CountInterval asks for the interval of one percentage.
type CountInterval struct {
	Count      string
	Method     interval.Method // of CountMethods
	Population *int            // size of the finite population; nil without one
}

func (r CountInterval) fill(answer *calc.Answer) error {
	answer.Kind = calc.Interval
	methods, err := r.methods()
	if err != nil {
		return err
	}
	given, err := written.ParsePrinted(r.Count)
	if err != nil {
		return err
	}
	if r.Population != nil {
		answer.Population = *r.Population
	}
	if given.Low < given.High {
		answer.Possible = &calc.Possible{Printed: given.Printed, Low: given.Low, High: given.High, Base: given.Base}
	}
	for _, count := range listed(given) {
		group := calc.Group{Count: count, Base: given.Base, Printed: given.Printed}
		for _, method := range methods {
			i, err := r.interval(method, count, given.Base, answer.Level)
			if err != nil {
				return err
			}
			group.Intervals = append(group.Intervals, i)
		}
		answer.Groups = append(answer.Groups, group)
	}
	return nil
}

// methods returns the methods to use. With a population, each finite one comes after the one it narrows.
func (r CountInterval) methods() ([]interval.Method, error) {
	finite := slices.Contains(interval.FiniteMethods(), r.Method)
	switch {
	case !slices.Contains(CountMethods(), r.Method):
		return nil, fmt.Errorf("unknown method %q for the interval of one percentage", r.Method)
	case r.Population == nil && finite:
		return nil, fmt.Errorf("--method %s needs the size of the population: add --population-size", r.Method)
	case r.Population == nil && r.Method == AllMethods:
		return interval.Methods(), nil
	case r.Population == nil:
		return []interval.Method{r.Method}, nil
	}
	wilson := []interval.Method{interval.MethodWilson, interval.MethodWilsonFinite}
	exact := []interval.Method{interval.MethodClopperPearson, interval.MethodHypergeometric}
	switch r.Method {
	case interval.MethodWilson, interval.MethodWilsonFinite:
		return wilson, nil
	case interval.MethodClopperPearson, interval.MethodHypergeometric:
		return exact, nil
	case AllMethods:
		return append(wilson, exact...), nil
	}
	return nil, fmt.Errorf("--method %s is not made for a finite population: use wilson, hypergeometric or all", r.Method)
}

func (r CountInterval) interval(method interval.Method, count, base int, level float64) (interval.Interval, error) {
	if slices.Contains(interval.FiniteMethods(), method) {
		return interval.Finite(method, count, base, *r.Population, level)
	}
	return interval.Proportion(method, count, base, level)
}

// listed returns the counts that get an interval: all, or of many only the lowest and the highest.
func listed(p written.Printed) []int {
	if p.High-p.Low >= listedCounts {
		return []int{p.Low, p.High}
	}
	var counts []int
	for count := p.Low; count <= p.High; count++ {
		counts = append(counts, count)
	}
	return counts
}

// JointIntervals asks for intervals that hold together for all percentages of one question.
type JointIntervals struct {
	Counts []string
	Method interval.Method
	Base   *int // number of respondents; nil for the sum of the counts
}

func (r JointIntervals) fill(answer *calc.Answer) error {
	answer.Kind, answer.Asked = calc.Simultaneous, r.Method
	counts, err := written.ParseWholes(r.Counts)
	if err != nil {
		return err
	}
	base, err := r.base(counts)
	if err != nil {
		return err
	}
	intervals, err := interval.Simultaneous(r.Method, counts, base, answer.Level)
	if err != nil {
		return err
	}
	for i, count := range counts {
		answer.Groups = append(answer.Groups, calc.Group{Count: count, Base: base, Intervals: []interval.Interval{intervals[i]}})
	}
	return nil
}

// base returns the base: the one given, or the sum of the counts where each respondent is in one category.
func (r JointIntervals) base(counts []int) (int, error) {
	sum := 0
	for _, count := range counts {
		sum += count
	}
	switch {
	case r.Base == nil && r.Method == interval.MethodBonferroniWilson:
		return 0, fmt.Errorf("--method %s is for questions that allow more answers: add --n with the number of respondents", r.Method)
	case r.Base == nil && sum == 0:
		return 0, fmt.Errorf("%s: the counts add up to 0; give the number of respondents in each category", strings.Join(r.Counts, ","))
	case r.Base == nil:
		return sum, nil
	case *r.Base < 1 || *r.Base > written.LargestCount:
		return 0, fmt.Errorf("--n %d: give the number of respondents who answered", *r.Base)
	}
	return *r.Base, nil
}
