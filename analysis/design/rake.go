package design

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"spoor/analysis/design/weigh"
)

// ErrNotConverged is wrapped by the error about weights that do not meet their margins.
var ErrNotConverged = errors.New("allow more iterations, widen the caps, or merge small categories")

// Margin is one known distribution of the population, such as its numbers of employers by size.
type Margin struct {
	Name       string
	Categories []int     // the category of each respondent, numbered from 0
	Targets    []float64 // the population total of each category; all margins have the same sum
}

// RakeOptions says when raking stops and how far weights may go. The zero value means 100 iterations, a tolerance of
// 1e-9 and no caps.
type RakeOptions struct {
	MaxIterations int
	// Tolerance is the largest change of a cell of the crossing of all margins between two iterations: absolute, in
	// weighted respondents, if 1 or more; as a fraction of the total of the margins if below 1, so that it can be met
	// whatever the weights add up to. R's rake() has 10 iterations and a tolerance of 1, and below 1 takes a fraction of
	// the sum of the weights before raking.
	Tolerance float64
	// Lower and Upper cap the weights at these multiples of the mean weight after raking; 0 is no cap.
	Lower, Upper float64
}

// Raking is the outcome of Rake. The weights meet the margins only as far as Converged and LargestGap say.
type Raking struct {
	Weights       []float64
	Iterations    int     // cycles over all margins
	Converged     bool    // the last cycle changed no cell by more than the tolerance, and with caps no gap exceeds it
	LargestChange float64 // of a cell of the crossed margins in the last cycle, in weighted respondents
	LargestGap    float64 // between a target and the raked total of its category
	Capped        int     // weights at a cap
	KishBefore    float64 // Kish's effect of the weights before raking
	KishAfter     float64 // and after
}

// Rake adjusts the weights to each margin in turn, over and over, until they fit all of them. With caps, weights beyond
// a cap are moved to it after each cycle and the difference is shared out (see Trim).
//
// Weights that have not converged are returned as such, not as an error. Refused are: margins of unequal totals, a
// category of the sample that the population does not have, and a category of the population that nobody in the sample
// with a positive weight is in.
//
// W. E. Deming and F. F. Stephan, On a least squares adjustment of a sampled frequency table when the expected marginal
// totals are known, Annals of Mathematical Statistics 11 (1940).
func Rake(weights []float64, margins []Margin, o RakeOptions) (Raking, error) {
	kish, err := weigh.KishEffect(weights)
	if err != nil {
		return Raking{}, err
	}
	if err := checkMargins(weights, margins); err != nil {
		return Raking{}, err
	}
	if o, err = o.complete(margins[0].total()); err != nil {
		return Raking{}, err
	}
	r := Raking{Weights: slices.Clone(weights), KishBefore: kish}
	crossed := crossing(margins, len(weights))
	table := tabulate(r.Weights, crossed)
	for !r.Converged && r.Iterations < o.MaxIterations {
		r.Iterations++
		for _, m := range margins {
			m.fit(r.Weights)
		}
		if err := r.cap(o); err != nil {
			return Raking{}, err
		}
		next := tabulate(r.Weights, crossed)
		r.LargestChange, r.LargestGap = 0, 0
		for cell, weight := range next {
			r.LargestChange = max(r.LargestChange, math.Abs(weight-table[cell]))
		}
		for _, m := range margins {
			r.LargestGap = max(r.LargestGap, m.gap(r.Weights))
		}
		table = next
		r.Converged = r.LargestChange < o.Tolerance && (r.Capped == 0 || r.LargestGap < o.Tolerance)
	}
	r.KishAfter, err = weigh.KishEffect(r.Weights)
	return r, err
}

// complete fills in the defaults and makes the tolerance absolute, for margins of that total.
func (o RakeOptions) complete(total float64) (RakeOptions, error) {
	if o.MaxIterations < 0 || !(o.Tolerance >= 0) {
		return o, fmt.Errorf("raking with %d iterations and a tolerance of %v: both must be positive", o.MaxIterations, o.Tolerance)
	}
	if !(o.Lower >= 0 && o.Lower < 1) || (o.Upper != 0 && !(o.Upper > 1)) {
		return o, fmt.Errorf("caps of %v and %v times the mean weight: the lower must be below 1 and the upper above 1", o.Lower, o.Upper)
	}
	if o.MaxIterations == 0 {
		o.MaxIterations = 100
	}
	if o.Tolerance == 0 {
		o.Tolerance = 1e-9
	}
	if o.Tolerance < 1 {
		o.Tolerance *= total
	}
	return o, nil
}

// cap moves the weights inside the caps and counts how many lie at one.
func (r *Raking) cap(o RakeOptions) error {
	if o.Lower == 0 && o.Upper == 0 {
		return nil
	}
	sum, n := 0.0, 0.0
	for _, w := range r.Weights {
		if w > 0 {
			sum += w
			n++
		}
	}
	lower, upper := o.Lower*sum/n, o.Upper*sum/n
	trimmed, err := weigh.Trim(r.Weights, lower, upper)
	if err != nil {
		return err
	}
	r.Capped = 0
	for _, w := range trimmed {
		if w > 0 && (w <= lower*(1+1e-9) || (upper > 0 && w >= upper*(1-1e-9))) {
			r.Capped++
		}
	}
	r.Weights = trimmed
	return nil
}

// fit multiplies the weights of each category so that they sum to its target.
func (m Margin) fit(weights []float64) {
	totals := m.totals(weights)
	for i, category := range m.Categories {
		if weights[i] > 0 {
			weights[i] *= m.Targets[category] / totals[category]
		}
	}
}

func (m Margin) totals(weights []float64) []float64 {
	totals := make([]float64, len(m.Targets))
	for i, category := range m.Categories {
		totals[category] += weights[i]
	}
	return totals
}

// total is the population that the targets add up to.
func (m Margin) total() float64 {
	total := 0.0
	for _, target := range m.Targets {
		total += target
	}
	return total
}

func (m Margin) gap(weights []float64) float64 {
	gap := 0.0
	for category, total := range m.totals(weights) {
		gap = max(gap, math.Abs(total-m.Targets[category]))
	}
	return gap
}

// crossing numbers the cells of the crossing of all margins by first appearance and returns the cell of each respondent.
func crossing(margins []Margin, respondents int) []int {
	crossed := make([]int, respondents)
	for _, m := range margins {
		number := map[[2]int]int{}
		for i, cell := range crossed {
			at := [2]int{cell, m.Categories[i]}
			if _, found := number[at]; !found {
				number[at] = len(number)
			}
			crossed[i] = number[at]
		}
	}
	return crossed
}

func tabulate(weights []float64, cells []int) []float64 {
	table := make([]float64, len(cells))
	for i, cell := range cells {
		table[cell] += weights[i]
	}
	return table
}

func checkMargins(weights []float64, margins []Margin) error {
	if len(margins) == 0 {
		return fmt.Errorf("no margins to rake to: give at least one known distribution")
	}
	first := 0.0
	for i, m := range margins {
		sum, err := m.check(weights)
		if err != nil {
			return fmt.Errorf("margin %q: %w", m.Name, err)
		}
		if i == 0 {
			first = sum
		}
		if math.Abs(sum-first) > 1e-6*first {
			return fmt.Errorf("margin %q: its targets sum to %v and those of %q to %v: give all margins the same total", m.Name, sum, margins[0].Name, first)
		}
	}
	return nil
}

// check refuses a margin that the weights cannot meet, and returns the sum of its targets.
func (m Margin) check(weights []float64) (sum float64, err error) {
	if len(m.Categories) != len(weights) {
		return 0, fmt.Errorf("%d categories for %d weights: give each respondent one", len(m.Categories), len(weights))
	}
	for i, category := range m.Categories {
		if category < 0 || category >= len(m.Targets) {
			return 0, fmt.Errorf("category %d of respondent %d does not exist: there are targets for 0 to %d", category, i+1, len(m.Targets)-1)
		}
	}
	totals := m.totals(weights)
	for category, target := range m.Targets {
		switch {
		case !finite(target) || target < 0:
			return 0, fmt.Errorf("target %v of category %d is not a population total", target, category)
		case target == 0 && totals[category] > 0:
			return 0, fmt.Errorf("category %d is in the sample and its target is 0: leave its respondents out or correct the target", category)
		case target > 0 && totals[category] == 0:
			return 0, fmt.Errorf("nobody in the sample is in category %d, which has a target of %v: merge it with another", category, target)
		}
		sum += target
	}
	return sum, nil
}
