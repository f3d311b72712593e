package trial

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/planning"
	"spoor/data/plan"
)

// Reach is what the experiment could have shown of the planned difference, or of a margin where the arms do not differ, and what it would take.
type Reach struct {
	Baseline   float64 // the share or mean of the first arm that it starts from, as a share or in its unit
	Difference float64 // planned, with its sign; 0 for a margin
	// Power is the chance that this many outcomes would have shown it from the baseline as it came.
	Power float64
	// Needed is how many outcomes in each arm would have the planned power for it, Clusters how many clusters of the size that came; 0 where
	// the difference or the margin does not fit at the baseline as it came.
	Needed, Clusters int
	Approximate      bool // a normal approximation
}

// reach says what came of the power that was planned; nil without a planned difference or margin, and where nothing tells how much
// participants or clusters differ. In clusters the larger of the planned and the estimated intraclass correlation counts.
func (r Result) reach(c Comparison) (*Reach, error) {
	o := r.Findings[0].Outcome
	aim := r.Aim(o)
	if aim.Difference == 0 && aim.Margin == 0 || !c.Effect.Estimated {
		return nil, nil
	}
	if r.Plan.Clustered() && (c.Effect.Control.Clusters < 2 || c.Effect.Other.Clusters < 2) {
		return nil, nil
	}
	reach := &Reach{Baseline: c.Effect.Control.Value, Difference: aim.sign() * aim.Difference}
	size, icc := 1, 0.0
	if r.Plan.Clustered() {
		clusters := c.Effect.Control.Clusters + c.Effect.Other.Clusters
		size = max(1, int(math.Round(float64(c.Effect.Control.Known+c.Effect.Other.Known)/float64(clusters))))
		if r.ICC != nil {
			icc = max(0, r.ICC.Estimate)
		}
		if r.Plan.ICC != nil {
			icc = max(icc, *r.Plan.ICC)
		}
	}
	var err error
	switch {
	case aim.Margin > 0:
		reach.Difference = 0
		err = reach.margin(r, c, size, icc)
	case o.Of.Mean():
		reach.means(r, c, size, icc)
	default:
		err = reach.shares(r, c, size, icc)
	}
	if c.Effect.Test == plan.Permutation && c.Effect.Least > 1-c.Effect.Level+alphaSlack && aim.Margin == 0 {
		reach.Power = 0 // with so few clusters, whatever the difference
	}
	return reach, err
}

// margin takes the arms to be alike: the share of the first arm as it came, or its spread, in both.
func (reach *Reach) margin(r Result, c Comparison, size int, icc float64) error {
	o := r.Findings[0].Outcome
	aim, e := r.Aim(o), c.Effect
	closeness := planning.Closeness{Margin: aim.Margin, Control: reach.Baseline, Lower: !aim.Raise}
	if o.Of.Mean() {
		closeness.SD = math.Sqrt((e.Control.SD*e.Control.SD + e.Other.SD*e.Other.SD) / 2)
		if closeness.SD == 0 || e.Control.Known < 2 || e.Other.Known < 2 {
			return nil
		}
	} else if worst := reach.Baseline - aim.sign()*aim.Margin; reach.Baseline <= 0 || reach.Baseline >= 1 || worst <= 0 || worst >= 1 {
		return nil
	}
	options := planning.DefaultOptions()
	options.Alpha, options.ICC, options.ClusterSize = 1-e.Level, icc, size
	design, err := planning.New(options)
	if err != nil {
		return err
	}
	n1, n2 := e.Control.Known, e.Other.Known
	if r.Plan.Clustered() {
		n1, n2 = e.Control.Clusters*size, e.Other.Clusters*size
	}
	power, err := design.PowerOfCloseness(closeness, n1, n2)
	if err != nil {
		return err
	}
	needed, err := design.SizeForCloseness(closeness, r.Plan.Power)
	if err != nil {
		return err
	}
	reach.Power, reach.Approximate = power.Power, !power.Exact || !needed.Exact
	reach.Needed, reach.Clusters = needed.Control.Recruited, needed.Control.Clusters
	return nil
}

func (reach *Reach) shares(r Result, c Comparison, size int, icc float64) error {
	options := planning.DefaultOptions()
	options.Alpha, options.Arms, options.ICC, options.ClusterSize = r.Plan.Alpha(), len(r.Plan.Arms), icc, size
	if test := r.Findings[0].Outcome.Test; !r.Plan.Clustered() && (test == plan.Fisher || test == plan.Score) {
		options.Test = hypothesis.Method(test) // by which both are called
	}
	target := reach.Baseline + reach.Difference
	if target <= 0 || target >= 1 {
		return nil
	}
	design, err := planning.New(options)
	if err != nil {
		return err
	}
	size1, size2 := c.Effect.Control.Known, c.Effect.Other.Known
	if r.Plan.Clustered() {
		size1, size2 = c.Effect.Control.Clusters*size, c.Effect.Other.Clusters*size
	}
	power, err := design.Power(reach.Baseline, target, size1, size2)
	if err != nil {
		return err
	}
	needed, err := design.SampleSize(reach.Baseline, target, r.Plan.Power)
	if err != nil {
		return err
	}
	reach.Power, reach.Approximate = power.Power, !power.Exact || !needed.Exact
	reach.Needed, reach.Clusters = needed.Control.Recruited, needed.Control.Clusters
	return nil
}

// means takes the standard deviation as it came, and normal quantiles.
func (reach *Reach) means(r Result, c Comparison, size int, icc float64) {
	e := c.Effect
	effect := 1 + float64(size-1)*icc
	n1, n2 := float64(e.Control.Known)/effect, float64(e.Other.Known)/effect
	variance := (e.Control.SD*e.Control.SD + e.Other.SD*e.Other.SD) / 2
	if variance == 0 {
		return
	}
	normal := distuv.UnitNormal
	z := normal.Quantile(1 - r.Plan.Alpha()/float64(len(r.Plan.Arms)-1)/2)
	shift := math.Abs(reach.Difference) / math.Sqrt(variance*(1/n1+1/n2))
	reach.Power = normal.CDF(shift-z) + normal.CDF(-shift-z)
	perArm := 2 * variance * math.Pow((z+normal.Quantile(r.Plan.Power))/reach.Difference, 2) * effect
	reach.Needed, reach.Approximate = int(math.Ceil(perArm)), true
	if r.Plan.Clustered() {
		reach.Clusters = int(math.Ceil(perArm / float64(size)))
		reach.Needed = reach.Clusters * size
	}
}
