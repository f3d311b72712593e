package calculation

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

// OrderedGroups asks to test for a trend over groups of different respondents in order, such as waves.
type OrderedGroups struct {
	Groups []string
	Scores []string // places of the groups; without them 0, 1, 2, ...
}

func (r OrderedGroups) fill(answer *calc.Answer) error {
	answer.Kind = calc.Trend
	c := calculating{Answer: answer}
	var counts, bases []int
	for _, text := range r.Groups {
		given, err := written.ParseCounted(text)
		if err != nil {
			return err
		}
		c.group(given)
		counts, bases = append(counts, given.Count), append(bases, given.Base)
	}
	scores, err := r.scores()
	if err != nil {
		return err
	}
	exact, err := hypothesis.TrendExact(counts, bases, scores, hypothesis.TwoSided)
	c.test(hypothesis.MethodTrendExact, exact, err)
	if c.err == nil && !exact.Switched {
		asymptotic, err := hypothesis.Trend(counts, bases, scores, hypothesis.TwoSided)
		c.test(hypothesis.MethodTrend, asymptotic, err)
	}
	if c.err != nil {
		return c.err
	}
	for i := range c.Groups {
		c.Groups[i].Score = &scores[i]
		if len(r.Scores) > 0 {
			c.Groups[i].Place = strings.TrimSpace(r.Scores[i])
		}
	}
	return nil
}

// scores reads the places of the groups.
func (r OrderedGroups) scores() ([]float64, error) {
	var scores []float64
	for _, text := range r.Scores {
		score, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil || math.IsNaN(score) || math.IsInf(score, 0) {
			return nil, fmt.Errorf("--scores %s: %q is not a number; give one for every group, such as 2021,2023,2026", strings.Join(r.Scores, ","), text)
		}
		scores = append(scores, score)
	}
	if len(r.Scores) == 0 {
		for i := range r.Groups {
			scores = append(scores, float64(i))
		}
	}
	return scores, nil
}
