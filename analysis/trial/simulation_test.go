package trial

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data/plan"
)

// simulated is an arm of clusters of 5 to 30 participants, of whom a share of 30% has the outcome, with an intraclass correlation of 0.05:
// the share of a cluster has a beta distribution.
func simulated(random *rand.Rand, first, clusters int, share float64) Group {
	const strength = 1/0.05 - 1
	of := distuv.Beta{Alpha: share * strength, Beta: (1 - share) * strength, Src: random}
	var g Group
	for c := range clusters {
		p := of.Rand()
		for range 5 + random.IntN(26) {
			o := Observation{Cluster: first + c, Known: true}
			if random.Float64() < p {
				o.Value = 1
			}
			g = append(g, o)
		}
	}
	return g
}

// simulate returns how often a test finds a difference that is not there, and how often the interval holds one of 15 points that is.
func simulate(t testing.TB, seed uint64, test plan.Test, clusters, runs int) (falsely, covered float64) {
	random := rand.New(rand.NewPCG(seed, uint64(clusters)))
	for range runs {
		s := Spec{Clustered: true, Test: test, Level: 0.95}
		same, err := Compare(s, simulated(random, 0, clusters, 0.30), simulated(random, clusters, clusters, 0.30))
		if err != nil {
			t.Fatal(err)
		}
		if same.P <= 0.05+1e-12 {
			falsely += 1 / float64(runs)
		}
		apart, err := Compare(s, simulated(random, 0, clusters, 0.30), simulated(random, clusters, clusters, 0.45))
		if err != nil {
			t.Fatal(err)
		}
		if apart.Interval.Low <= 0.15 && 0.15 <= apart.Interval.High {
			covered += 1 / float64(runs)
		}
	}
	return falsely, covered
}

// No test of clusters finds a difference that is not there in clearly more than 5% of experiments, but the design-based one, which the package
// comment says. The numbers there come from the benchmark.
func TestFewClustersDoNotFindTooMuch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		test     plan.Test
		clusters int
		runs     int
	}{{plan.Permutation, 4, 300}, {plan.Permutation, 6, 100}, {plan.ClusterMeans, 4, 300}, {plan.ClusterMeans, 6, 300}, {plan.ClusterMeans, 10, 200}, {plan.ClusterMeans, 20, 100}} {
		falsely, covered := simulate(t, 7, c.test, c.clusters, c.runs)
		slack := 3 * math.Sqrt(0.05*0.95/float64(c.runs))
		if falsely > 0.05+slack || covered < 0.95-slack {
			t.Errorf("%s, %d clusters an arm: finds %.3f falsely, covers %.3f", c.test, c.clusters, falsely, covered)
		}
	}
}

func BenchmarkFewClusters(b *testing.B) {
	for _, test := range []plan.Test{plan.Permutation, plan.ClusterMeans, plan.DesignBased} {
		for _, clusters := range []int{4, 6, 10, 20} {
			if test == plan.Permutation && 2*clusters > FewClusters {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", test, clusters), func(b *testing.B) {
				runs := 40_000
				if testing.Short() {
					runs = 200
				}
				for range b.N {
					falsely, covered := simulate(b, 1, test, clusters, runs)
					b.ReportMetric(falsely, "false")
					b.ReportMetric(covered, "covered")
				}
			})
		}
	}
}
