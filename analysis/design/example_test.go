package design_test

import (
	"fmt"

	"spoor/analysis/design"
	"spoor/data/sums"
)

// Companies drawn in two strata of known size; small ones stand for 30 others, large ones for 4.
func Example() {
	answers := sums.NewSingle(1)
	for _, yes := range []int{1, 0, 0, 1} {
		_ = answers.Add("small", "", 30, []int{0}[:yes]...)
	}
	for _, yes := range []int{1, 1, 0} {
		_ = answers.Add("large", "", 4, []int{0}[:yes]...)
	}
	p, err := design.Design{Population: map[string]float64{"small": 120, "large": 12}}.Proportion(answers, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d of %d, weighted %.4f, standard error %.4f, %d degrees of freedom\n",
		p.Count, p.Respondents, p.Value, p.StandardError, p.DegreesOfFreedom)
	// Output: 4 of 7, weighted 0.5152, standard error 0.2594, 5 degrees of freedom
}
