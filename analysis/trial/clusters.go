package trial

import (
	"math"
	"slices"

	"spoor/analysis/design"
	"spoor/data"
	"spoor/data/plan"
	"spoor/data/sums"
	"spoor/internal/inorder"
)

// FewClusters is the number of clusters in both arms together up to which the permutation test over all assignments is used where a plan
// names no test.
const FewClusters = 12

// mostPermuted is the number of clusters of which all assignments are gone through, 184,756 at most.
const mostPermuted = 20

// cluster is the mean outcome of one cluster.
type cluster struct {
	number int
	n      int
	total  float64
	mean   float64
}

// clusterMeans returns the clusters of participants whose outcome is known, by number.
func clusterMeans(known Group) []cluster {
	at := map[int]int{}
	var all []cluster
	for _, o := range known {
		i, there := at[o.Cluster]
		if !there {
			i = len(all)
			at[o.Cluster] = i
			all = append(all, cluster{number: o.Cluster})
		}
		all[i].n++
		all[i].total += o.Value
	}
	for i := range all {
		all[i].mean = all[i].total / float64(all[i].n)
	}
	inorder.By(all, func(a, b cluster) int { return a.number - b.number })
	return all
}

func means(of []cluster) []float64 {
	values := make([]float64, len(of))
	for i, c := range of {
		values[i] = c.mean
	}
	return values
}

// clusterTest is the test of clusters: the one that is named, otherwise the permutation test up to [FewClusters] and the t-test on the
// means of clusters above.
func (s Spec) clusterTest(clusters int) plan.Test {
	switch {
	case s.Test == plan.Permutation && clusters > mostPermuted:
		return plan.ClusterMeans
	case s.Test != "":
		return s.Test
	case clusters <= FewClusters:
		return plan.Permutation
	}
	return plan.ClusterMeans
}

// clusters compares arms by the unit that was assigned. The estimate is the difference between the unweighted means of the means of clusters,
// its interval Student's with the clusters minus 2 degrees of freedom and one spread for both arms (Donner & Klar 2000; Hayes &
// Moulton 2009). The p-value is that of this t-test, of the permutation test, or of the linearised difference of all participants.
func (s Spec) clusters(e *Effect, control, other Group) error {
	first, second := clusterMeans(s.counted(control)), clusterMeans(s.counted(other))
	c1, c2 := len(first), len(second)
	if c1 < 2 || c2 < 2 {
		e.Notes = append(e.Notes, noteOneCluster)
		return nil
	}
	test := s.clusterTest(c1 + c2)
	if test == plan.DesignBased {
		return s.designBased(e, control, other)
	}
	_, sd1 := meanSD(means(first))
	_, sd2 := meanSD(means(second))
	degrees := float64(c1 + c2 - 2)
	pooled := (float64(c1-1)*sd1*sd1 + float64(c2-1)*sd2*sd2) / degrees
	standardError := math.Sqrt(pooled * (1/float64(c1) + 1/float64(c2)))
	if standardError == 0 {
		e.Notes = append(e.Notes, noteSameClusters)
		return nil
	}
	e.student(standardError, degrees, plan.ClusterMeans)
	s.cut(e)
	if !s.Mean {
		e.Ratio = clusterRatio(e.Control.Value, sd1/math.Sqrt(float64(c1)), e.Other.Value, sd2/math.Sqrt(float64(c2)), degrees, s.Level)
	}
	if s.Test == plan.Permutation && test != plan.Permutation {
		e.Notes = append(e.Notes, noteManyPermuted)
	}
	if test == plan.Permutation {
		e.P, e.Least = permutation(means(first), means(second))
		e.Test = plan.Permutation
		if e.Least > 1-s.Level+alphaSlack {
			e.Notes = append(e.Notes, noteNeverShown)
		}
		return nil
	}
	beside := *e
	if err := s.designBased(&beside, control, other); err != nil {
		return err
	}
	if beside.Test == plan.DesignBased {
		e.Beside = &Beside{plan.DesignBased, beside.Estimate, beside.Interval, beside.P}
	}
	return nil
}

// cut cuts the interval of a difference of shares off at -1 and 1.
func (s Spec) cut(e *Effect) {
	if !s.Mean {
		e.Interval = Span{max(e.Interval.Low, -1), min(e.Interval.High, 1)}
	}
}

// clusterRatio returns the ratio of two means of shares with the interval on the scale of its logarithm, by the delta method; nil where
// one of them is 0.
func clusterRatio(m1, se1, m2, se2, degrees, level float64) *Ratio {
	if m1 == 0 || m2 == 0 {
		return nil
	}
	span := studentSpan(math.Log(m2/m1), math.Hypot(se1/m1, se2/m2), degrees, level)
	return &Ratio{m2 / m1, Span{math.Exp(span.Low), math.Exp(span.High)}}
}

// designBased compares all participants with the linearised standard error of their clusters, as svyttest of R's survey package: each
// participant counts the same, and large clusters more.
func (s Spec) designBased(e *Effect, control, other Group) error {
	var groups [2]*sums.Sums
	for g, group := range []Group{control, other} {
		groups[g] = sums.NewNumber()
		for _, o := range s.counted(group) {
			if err := groups[g].AddNumber("", clusterName(g, o.Cluster), 1, o.Value); err != nil {
				return err
			}
		}
	}
	d, err := design.Design{}.DifferenceOfMeans(groups[1], groups[0])
	if err != nil {
		return err
	}
	if d.StandardError == 0 || d.DegreesOfFreedom < 1 {
		e.Notes = append(e.Notes, noteSameClusters)
		return nil
	}
	e.Control.Value, e.Other.Value, e.Estimate = d.Second.Value, d.First.Value, d.Value
	e.student(d.StandardError, float64(d.DegreesOfFreedom), plan.DesignBased)
	s.cut(e)
	if !s.Mean {
		e.Ratio = clusterRatio(d.Second.Value, d.Second.StandardError, d.First.Value, d.First.StandardError, float64(d.DegreesOfFreedom), s.Level)
	}
	return nil
}

// permutation returns the two-sided p-value of the difference between the means of two lists over all ways to assign so many values to
// the first: the share of assignments with a difference as large in size, this one among them, with a relative slack of 1e-9. Least is the
// smallest p-value that there could be.
//
// R. A. Fisher, The design of experiments (1935).
func permutation(first, second []float64) (p, least float64) {
	all := slices.Concat(first, second)
	total := 0.0
	for _, v := range all {
		total += v
	}
	c1, c := float64(len(first)), float64(len(all))
	size := func(sum float64) float64 { return math.Abs(sum/c1 - (total-sum)/(c-c1)) }
	observed := 0.0
	for _, v := range first {
		observed += v
	}
	bound, largest := size(observed)*(1-1e-9)-1e-12, 0.0
	extreme, ties, ways := 0, 0, 0
	assignments(all, len(first), func(sum float64) {
		ways++
		d := size(sum)
		if d >= bound {
			extreme++
		}
		switch {
		case d > largest*(1+1e-9)+1e-12:
			largest, ties = d, 1
		case d >= largest*(1-1e-9)-1e-12:
			ties++
		}
	})
	return float64(extreme) / float64(ways), float64(ties) / float64(ways)
}

// assignments calls do with the sum of each choice of so many of the values.
func assignments(values []float64, choose int, do func(sum float64)) {
	var pick func(from, left int, sum float64)
	pick = func(from, left int, sum float64) {
		if left == 0 {
			do(sum)
			return
		}
		for i := from; i <= len(values)-left; i++ {
			pick(i+1, left-1, sum+values[i])
		}
	}
	pick(0, choose, 0)
}

// ICC is the intraclass correlation: how alike participants of a cluster are.
type ICC struct {
	Estimate float64 // at most 1; below 0 where clusters differ less than by chance
	Span             // of it
	Clusters int
	Size     float64 // of a cluster, as the estimate weighs it
}

// IntraclassCorrelation estimates the intraclass correlation within arms by analysis of variance,
//
//	(MSB - MSW) / (MSB + (n0 - 1) MSW), n0 = (N - sum over arms of (sum of n² / n of the arm)) / (clusters - arms),
//
// with the interval of Searle (1971), from F = MSB/MSW, which is exact for values that are normal in clusters of one size. It is not
// known without two clusters in an arm, or where nobody differs within a cluster.
//
// A. Donner, A review of inference procedures for the intraclass correlation coefficient, International Statistical Review 54 (1986).
func IntraclassCorrelation(level float64, groups ...Group) (ICC, bool) {
	var between, within, n0 float64
	clusters, participants, arms := 0, 0, 0
	for _, group := range groups {
		known := Spec{}.counted(group)
		of := clusterMeans(known)
		if len(of) == 0 {
			continue
		}
		arms++
		clusters += len(of)
		participants += len(known)
		mean, squares := 0.0, 0.0
		meanOf := map[int]float64{}
		for _, c := range of {
			mean += c.total / float64(len(known))
			squares += float64(c.n*c.n) / float64(len(known))
			meanOf[c.number] = c.mean
		}
		for _, c := range of {
			between += float64(c.n) * (c.mean - mean) * (c.mean - mean)
		}
		for _, o := range known {
			within += (o.Value - meanOf[o.Cluster]) * (o.Value - meanOf[o.Cluster])
		}
		n0 += float64(len(known)) - squares
	}
	df1, df2 := float64(clusters-arms), float64(participants-clusters)
	if df1 < 1 || df2 < 1 || within == 0 {
		return ICC{}, false
	}
	n0 /= df1
	f := between / df1 / (within / df2)
	of := func(f float64) float64 { return (f - 1) / (f + n0 - 1) }
	high, low := fQuantile((1+level)/2, df1, df2), fQuantile((1-level)/2, df1, df2)
	return ICC{of(f), Span{of(f / high), of(f / low)}, clusters, n0}, true
}

var (
	noteOneCluster   = data.Text{NL: "In een van de armen is er maar één cluster met uitkomsten: niets zegt hoeveel clusters verschillen, dus er is geen interval en geen toets.", EN: "In one of the arms only one cluster has outcomes: nothing tells how much clusters differ, so there is no interval and no test."}
	noteSameClusters = data.Text{NL: "De clusters binnen een arm verschillen niet; er is geen spreiding om op te toetsen.", EN: "The clusters within an arm do not differ; there is no spread to test by."}
	noteManyPermuted = data.Text{NL: "Van meer dan 20 clusters worden niet alle toewijzingen doorlopen; de t-toets op de gemiddelden van clusters komt in de plaats.", EN: "Of more than 20 clusters not all assignments are gone through; the t-test on the means of clusters takes its place."}
	noteNeverShown   = data.Text{NL: "Met zo weinig clusters kan de permutatietoets op dit niveau nooit iets aantonen, hoe groot het verschil ook is.", EN: "With so few clusters the permutation test can never show anything at this level, however large the difference."}
)
