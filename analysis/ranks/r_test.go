package ranks_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/ranks"
	"spoor/data/sums"
)

// R 4.2.2, with p the six patterns as rows: set.seed(1); x <- t(p) %*% rmultinom(1e6, sum(counts), counts); top <- apply(x, 2,
// function(v) rank(-v, ties.method = "min")); rowMeans(top <= 1); rowMeans(top <= 2).
func TestDrawsAgainstR(t *testing.T) {
	picks := [][]int{{0}, {1}, {2}, {0, 1}, {1, 2}, nil}
	for _, test := range []struct {
		counts [6]int
		top    [2][3]float64
	}{
		{[6]int{14, 11, 9, 4, 3, 2}, [2][3]float64{{0.519277, 0.51523, 0.054328}, {0.90258, 0.933813, 0.227633}}},
		{[6]int{280, 220, 240, 60, 20, 40}, [2][3]float64{{0.962164, 0.041292, 0.000348}, {0.999712, 0.962414, 0.041649}}},
	} {
		var patterns []ranks.Pattern
		for i, count := range test.counts {
			patterns = append(patterns, ranks.Pattern{Picks: picks[i], Respondents: count})
		}
		for top := 1; top <= 2; top++ {
			got, err := ranks.FromPatterns(patterns, 3, top, 0.95, 11)
			if err != nil {
				t.Fatal(err)
			}
			for option, want := range test.top[top-1] {
				if p := got[option].TopLow; math.Abs(p-want) > 4*math.Sqrt(want*(1-want)/ranks.Resamples)+1e-4 || got[option].TopHigh != p {
					t.Errorf("%v, top %d, option %d: %v, want %v", test.counts, top, option, p, want)
				}
			}
		}
	}
}

// drawnSums are 27 respondents of nine clusters in two strata, who could choose three options, and their patterns.
func drawnSums(t *testing.T, clusters bool) (*sums.Sums, *sums.Patterns) {
	t.Helper()
	chose := [3]string{"110100111001100010101000110", "011001010011010110001100010", "001100001010001001100010100"}
	s, patterns := sums.NewMultiple(3), &sums.Patterns{}
	for i := range 27 {
		stratum, weight, cluster := "a", 4.0, ""
		if i >= 15 {
			stratum, weight = "b", 3
		}
		weight += float64(i%3) / 2
		if clusters {
			cluster = string(rune('1' + i/3))
		}
		var picks []int
		for option := range chose {
			if chose[option][i] == '1' {
				picks = append(picks, option)
			}
		}
		if err := s.Add(stratum, cluster, weight, picks...); err != nil {
			t.Fatal(err)
		}
		patterns.Add(sums.Pattern{Stratum: stratum, Picks: picks, Respondents: 1, Weight: weight, SquaredWeight: weight * weight})
	}
	return s, patterns
}

// R 4.2.2, survey 4.1.1, with x the matrix of answers: des <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w), or id = ~1;
// cc <- svycontrast(svymean(~x0+x1+x2, des), c(1, -1, 0)); 2*pt(-abs(coef(cc)/SE(cc)), degf(des)). The chances, to Monte Carlo
// error: x %*% weights(as.svrepdesign(des, type = "subbootstrap", replicates = 40000), type = "analysis"), ranked as in
// TestDrawsAgainstR.
func TestSampleAgainstR(t *testing.T) {
	for name, test := range map[string]struct {
		clusters bool
		p        [3]float64 // options 0 and 1, 0 and 2, 1 and 2
		top      [2][3]float64
	}{
		"clusters":    {true, [3]float64{0.8845427, 0.2205657, 0.08524572}, [2][3]float64{{0.51125, 0.486475, 0.002275}, {0.911275, 0.98735, 0.105475}}},
		"respondents": {false, [3]float64{0.896522, 0.3646468, 0.4566788}, [2][3]float64{{0.5004, 0.401325, 0.099}, {0.87465, 0.81605, 0.3095}}},
	} {
		s, patterns := drawnSums(t, test.clusters)
		order, err := design.Design{}.Order(s, []int{0, 1, 2}, patterns)
		if err != nil {
			t.Fatal(err)
		}
		for k, pair := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
			if p, err := order.P(pair[1], pair[0]); err != nil || math.Abs(p-test.p[k]) > 1e-6 {
				t.Errorf("%s: p of %v is %v, %v; want %v", name, pair, p, err, test.p[k])
			}
		}
		for top := 1; top <= 2; top++ {
			got, err := ranks.FromSample(ranks.Sample{Counts: order.Counts, Shares: order.Shares, P: order.P, Draw: order.Again.Draw}, top, 0.95, 5)
			if err != nil {
				t.Fatal(err)
			}
			for option, want := range test.top[top-1] {
				if p := got[option].TopLow; math.Abs(p-want) > 5*math.Sqrt(want*(1-want)/ranks.Resamples)+1e-3 {
					t.Errorf("%s: option %d is in the top %d with %v, want %v", name, option, top, p, want)
				}
			}
		}
	}
	s, _ := drawnSums(t, false)
	if _, err := (design.Design{}).Order(s, []int{0, 1, 2}, nil); err != sums.ErrTooManyPatterns {
		t.Errorf("without patterns: %v", err)
	}
}

// TestSetsCover draws samples of clusters from a population of 40 in two strata, whose options have ranks 1 to 4 with shares close
// together, and counts how often all of them lie in their sets at once: 95% of the time or more.
func TestSetsCover(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	population := make([][][4]int, 2) // stratum, cluster: how many of 20 people chose each
	truth := [4]int{}
	for stratum := range population {
		for range 20 {
			var cluster [4]int
			for option := range cluster {
				share := 0.5 - 0.06*float64(option) + 0.2*(random.Float64()-0.5)
				for range 20 {
					if random.Float64() < share {
						cluster[option]++
					}
				}
				truth[option] += cluster[option]
			}
			population[stratum] = append(population[stratum], cluster)
		}
	}
	const samples = 300
	covered := 0
	for range samples {
		s := sums.NewMultiple(4)
		for stratum, clusters := range population {
			drawn := 6 + 2*stratum
			for range drawn {
				at := random.IntN(len(clusters))
				c := s.NewCell(sums.Drawn{Stratum: string(rune('a' + stratum)), Cluster: string(rune('a'+stratum)) + string(rune('0'+at)) + string(rune('a'+random.IntN(1<<16)))})
				weight := 20 / float64(drawn)
				c.Respondents, c.Weight, c.SquaredWeight = 20, 20*weight, 20*weight*weight
				for option, count := range clusters[at] {
					c.Counts[option], c.Picked[option] = count, float64(count)*weight
				}
				if err := s.AddCell(c); err != nil {
					t.Fatal(err)
				}
			}
		}
		order, err := design.Design{}.Order(s, []int{0, 1, 2, 3}, nil)
		if err != nil {
			t.Fatal(err)
		}
		found, err := ranks.FromSample(ranks.Sample{Counts: order.Counts, Shares: order.Shares, P: order.P, Draw: order.Again.Draw}, 2, 0.95, 1)
		if err != nil {
			t.Fatal(err)
		}
		all := true
		for option, rank := range found {
			place := 1
			for _, other := range truth {
				if other > truth[option] {
					place++
				}
			}
			all = all && rank.Best <= place && place <= rank.Worst
		}
		if all {
			covered++
		}
	}
	// Three standard errors of 95% of 300 samples are 0.038.
	if share := float64(covered) / samples; share < 0.95-0.038 {
		t.Errorf("%v of the samples have all ranks in their sets", share)
	}
}
