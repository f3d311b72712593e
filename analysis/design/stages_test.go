package design

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"spoor/data/sums"
)

// clustered is a sample of clusters, each given as weights times what its respondents chose.
type clustered struct {
	weight  float64
	people  float64 // in the cluster
	answers []int   // 1 for who chose the option
}

func (c clustered) add(t *testing.T, to *sums.Sums, name string) {
	t.Helper()
	for _, answer := range c.answers {
		must(t, to.Add("", name, c.weight, picks(answer == 1)...))
	}
}

// stages are the sums and the design of clusters drawn from so many.
func stages(t *testing.T, population float64, clusters ...clustered) (*sums.Sums, Design) {
	t.Helper()
	answers := sums.NewSingle(1).WithDetail(sums.Detail{Within: true})
	d := Design{Population: map[string]float64{"": population}, Within: &SecondStage{Population: map[sums.Cluster]float64{}}}
	for i, c := range clusters {
		name := strconv.Itoa(i)
		c.add(t, answers, name)
		d.Within.Population[sums.Cluster{Cluster: name}] = c.people
	}
	return answers, d
}

// R 4.2.2 with survey 4.1.1, des <- svydesign(id = ~c + id, weights = ~w, fpc = ~N + M, data = data.frame(c = c(1,1,1,2,3,3), id = 1:6,
// y = c(1,0,1,1,0,0), w = c(4,4,4,10,5,5), N = 6, M = c(6,6,6,5,2,2))); svymean(~y, des) under options(survey.lonely.psu).
func TestClusterWithOneRespondent(t *testing.T) {
	answers, d := stages(t, 6, clustered{4, 6, []int{1, 0, 1}}, clustered{10, 5, []int{1}}, clustered{5, 2, []int{0, 0}})
	if _, err := d.Proportion(answers, 0); !errors.Is(err, ErrLonelyCluster) || !strings.Contains(err.Error(), `cluster "1" has one respondent of 5 people`) {
		t.Errorf("no policy: %v", err)
	}
	for policy, se := range map[Lonely]float64{LonelyCertainty: 0.2055333489230671, LonelyAdjust: 0.22298153322675904} {
		d.Lonely = policy
		got, err := d.Proportion(answers, 0)
		must(t, err)
		near(t, "share", got.Value, 0.5625)
		near(t, string(policy), got.StandardError, se)
		if got.DegreesOfFreedom != 2 {
			t.Errorf("%d degrees of freedom", got.DegreesOfFreedom)
		}
	}
}

// Every company was drawn, and two of twenty of its staff: the first stage leaves nothing to chance, the second does.
func TestEveryClusterAndPartOfEach(t *testing.T) {
	var clusters []clustered
	for i := range 50 {
		pair := [][]int{{1, 1}, {0, 1}, {1, 0}, {1, 0}, {1, 1}}[i%5]
		clusters = append(clusters, clustered{10, 20, pair})
	}
	answers, d := stages(t, 50, clusters...)
	got, err := d.Proportion(answers, 0)
	must(t, err)
	near(t, "share", got.Value, 0.7)
	// The same R as above, of data.frame(c = rep(1:50, each = 2), id = 1:100, y = rep(c(1,1,0,1,1,0,1,0,1,1), 10), w = 10, N = 50, M = 20).
	near(t, "standard error", got.StandardError, 0.051961524227066305)
	if got.DegreesOfFreedom != 49 || got.Census() {
		t.Errorf("%+v", got)
	}
	bounds, err := got.Wilson(0.95)
	must(t, err)
	if bounds.High-bounds.Low < 0.15 {
		t.Errorf("from %v to %v", bounds.Low, bounds.High)
	}
	for i := range clusters {
		clusters[i].answers = []int{0, 0}
	}
	answers, d = stages(t, 50, clusters...)
	none, err := d.Proportion(answers, 0)
	must(t, err)
	if bounds, err = none.Wilson(0.95); err != nil || bounds.Low != 0 || bounds.High < 0.03 {
		t.Errorf("nobody of 100: %+v, %v", bounds, err)
	}
}

func TestStagesAtTheEdges(t *testing.T) {
	whole := []clustered{{1, 2, []int{1, 0}}, {1, 3, []int{0, 0, 1}}}
	answers, d := stages(t, 2, whole...)
	if got, err := d.Proportion(answers, 0); err != nil || !got.Census() || got.StandardError != 0 {
		t.Errorf("everybody of every cluster: %+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		people float64
		want   string
	}{"fewer people than respondents": {1.5, "2 drawn from a population of 1.5"}, "none": {0, "population of 0"}} {
		answers, d := stages(t, 9, clustered{1, c.people, []int{1, 0}}, clustered{1, 4, []int{1, 0}})
		if _, err := d.Proportion(answers, 0); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	answers, d = stages(t, 9, clustered{1, 8, []int{1, 0}}, clustered{1, 4, []int{1, 1}})
	d.Within.Population = nil
	if _, err := d.Proportion(answers, 0); err == nil || !strings.Contains(err.Error(), `cluster "0" has no population`) {
		t.Errorf("no population: %v", err)
	}
	_, d = stages(t, 9, clustered{1, 8, []int{1, 0}}, clustered{1, 4, []int{1, 1}})
	d.Within.Sampled = map[sums.Cluster]int{{Cluster: "0"}: 1, {Cluster: "1"}: 2}
	if _, err := d.Proportion(answers, 0); err == nil || !strings.Contains(err.Error(), "2 respondents in the data and 1 in the design") {
		t.Errorf("sampled: %v", err)
	}
	// A fraction says the same as a number of people.
	number, d := stages(t, 9, clustered{1, 8, []int{1, 0}}, clustered{1, 4, []int{1, 1}})
	byNumber, err := d.Proportion(number, 0)
	must(t, err)
	d.Within.Population = map[sums.Cluster]float64{{Cluster: "0"}: 0.25, {Cluster: "1"}: 0.5}
	byFraction, err := d.Proportion(number, 0)
	must(t, err)
	near(t, "by fraction", byFraction.StandardError, byNumber.StandardError)
}
