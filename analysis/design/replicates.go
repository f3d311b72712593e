package design

import (
	"fmt"
	"math"

	"spoor/data/sums"
)

// ReplicateDesign says how the replicates that came with the data make a variance:
// Scale times the sum over replicates of RScales[r] (estimate r - centre)².
type ReplicateDesign struct {
	Scale   float64
	RScales []float64 // one per replicate; nil means 1 each
	// AroundEstimate takes the full-sample estimate as the centre (mse = TRUE in R's survey package) instead of the
	// mean of the replicates whose RScales is positive, which is R's default.
	AroundEstimate bool
	// DegreesOfFreedom are those of the sample: clusters minus strata. The documentation of the data tells.
	DegreesOfFreedom int
}

// JK1 is the jackknife of an unstratified sample, each replicate leaving one cluster out: scale (R-1)/R, R-1 degrees of
// freedom.
func JK1(replicates int) ReplicateDesign {
	r := float64(replicates)
	return ReplicateDesign{Scale: (r - 1) / r, DegreesOfFreedom: replicates - 1}
}

// JKn is the jackknife of a stratified sample: for each replicate (n-1)/n of the stratum that it takes a cluster from.
func JKn(rscales []float64, degreesOfFreedom int) ReplicateDesign {
	return ReplicateDesign{Scale: 1, RScales: rscales, DegreesOfFreedom: degreesOfFreedom}
}

// Bootstrap is the bootstrap with scale 1/(R-1).
func Bootstrap(replicates, degreesOfFreedom int) ReplicateDesign {
	return ReplicateDesign{Scale: 1 / float64(replicates-1), DegreesOfFreedom: degreesOfFreedom}
}

// BRR is balanced repeated replication with Fay's rho, 0 for the plain method: scale 1/(R(1-rho)²).
func BRR(replicates int, rho float64, degreesOfFreedom int) ReplicateDesign {
	return ReplicateDesign{Scale: 1 / (float64(replicates) * (1 - rho) * (1 - rho)), DegreesOfFreedom: degreesOfFreedom}
}

// Replicates are the additive sums of one item in one domain for data that come with replicate weights. Strata and
// clusters are not needed: the replicates stand for them.
type Replicates struct {
	total   *sums.Sums  // with the weight of the full sample
	weights []float64   // sum of each replicate weight
	picked  [][]float64 // for each option (for a number: y, y²) the sum of replicate weight times y
}

// NewReplicates returns empty sums of a choice item with the given number of options.
func NewReplicates(options, replicates int) *Replicates {
	return newReplicates(sums.NewMultiple(options), replicates)
}

// NewNumberReplicates returns empty sums of a numeric variable.
func NewNumberReplicates(replicates int) *Replicates {
	return newReplicates(sums.NewNumber(), replicates)
}

func newReplicates(total *sums.Sums, replicates int) *Replicates {
	r := &Replicates{total: total, weights: make([]float64, max(replicates, 0))}
	for range total.Options() {
		r.picked = append(r.picked, make([]float64, len(r.weights)))
	}
	return r
}

// Add counts one respondent with the weight of the full sample and the weights in the replicates, who chose the given
// options. Replicate weights are complete weights, not factors on the weight. It refuses what Sums.Add refuses.
func (r *Replicates) Add(weight float64, replicateWeights []float64, picks ...int) error {
	if err := r.check(replicateWeights); err != nil {
		return err
	}
	if err := r.total.Add("", "", weight, picks...); err != nil {
		return err
	}
	addTo(r.weights, replicateWeights, 1)
	for _, pick := range picks {
		addTo(r.picked[pick], replicateWeights, 1)
	}
	return nil
}

// AddNumber counts one respondent with value y.
func (r *Replicates) AddNumber(weight float64, replicateWeights []float64, y float64) error {
	if err := r.check(replicateWeights); err != nil {
		return err
	}
	if err := r.total.AddNumber("", "", weight, y); err != nil {
		return err
	}
	addTo(r.weights, replicateWeights, 1)
	addTo(r.picked[0], replicateWeights, y)
	addTo(r.picked[1], replicateWeights, y*y)
	return nil
}

func (r *Replicates) check(replicateWeights []float64) error {
	if len(replicateWeights) != len(r.weights) {
		return fmt.Errorf("%d replicate weights where there are %d replicates: give one for each", len(replicateWeights), len(r.weights))
	}
	for i, w := range replicateWeights {
		if err := sums.CheckWeight(w); err != nil {
			return fmt.Errorf("replicate %d: %w", i+1, err)
		}
	}
	return nil
}

// addTo adds each weight times y.
func addTo(totals, weights []float64, y float64) {
	for i, w := range weights {
		totals[i] += w * y
	}
}

// Merge adds other to r. Both must have the same options and replicates.
func (r *Replicates) Merge(other *Replicates) error {
	if r.total.Kind() != other.total.Kind() || len(r.picked) != len(other.picked) || len(r.weights) != len(other.weights) {
		return fmt.Errorf("cannot add sums with %d options and %d replicates to sums with %d and %d: they are different items",
			len(other.picked), len(other.weights), len(r.picked), len(r.weights))
	}
	if err := r.total.Merge(other.total); err != nil {
		return err
	}
	addTo(r.weights, other.weights, 1)
	for j := range r.picked {
		addTo(r.picked[j], other.picked[j], 1)
	}
	return nil
}

// Proportion returns the share of one option with its standard error from the replicates. It returns ErrNoRespondents
// for an empty domain, and refuses replicates in which nobody of the domain has a weight.
func (d ReplicateDesign) Proportion(r *Replicates, option int) (Proportion, error) {
	if err := r.total.CheckOption(option); err != nil {
		return Proportion{}, err
	}
	total := r.total.Total()
	if total.Respondents == 0 {
		return Proportion{}, ErrNoRespondents
	}
	share, variance := shareOf(total, option), 0.0
	// As for Design, the counts decide that there is no variance.
	if share > 0 && share < 1 {
		var err error
		if variance, err = d.variance(r, option, share); err != nil {
			return Proportion{}, err
		}
	}
	estimate, err := d.estimate(share, variance, share*(1-share), total)
	return Proportion{Estimate: estimate, Count: total.Counts[option]}, err
}

// Mean returns the mean of a number with its standard error from the replicates. It refuses what Proportion refuses.
func (d ReplicateDesign) Mean(r *Replicates) (Estimate, error) {
	if r.total.Kind() != sums.Number {
		return Estimate{}, fmt.Errorf("these are sums of options: a mean needs the sums of NewNumberReplicates")
	}
	total := r.total.Total()
	if total.Respondents == 0 {
		return Estimate{}, ErrNoRespondents
	}
	mean := total.Picked[0] / total.Weight
	variance, err := d.variance(r, 0, mean)
	if err != nil {
		return Estimate{}, err
	}
	return d.estimate(mean, variance, spread(total, mean), total)
}

func (d ReplicateDesign) estimate(value, variance, spread float64, total sums.Cell) (Estimate, error) {
	e, err := newEstimate(value, variance, spread, total, layout{})
	e.DegreesOfFreedom = d.DegreesOfFreedom
	return e, err
}

// variance is that of the ratio of picked to weights over the replicates.
func (d ReplicateDesign) variance(r *Replicates, option int, estimate float64) (float64, error) {
	if err := d.check(len(r.weights)); err != nil {
		return 0, err
	}
	ratios, centre, centred := make([]float64, len(r.weights)), 0.0, 0.0
	for i, weight := range r.weights {
		if weight == 0 {
			return 0, fmt.Errorf("nobody of the group has a weight in replicate %d: the group is too small for these replicates", i+1)
		}
		ratios[i] = r.picked[option][i] / weight
		if d.rscale(i) > 0 {
			centre += ratios[i]
			centred++
		}
	}
	if centre /= centred; d.AroundEstimate {
		centre = estimate
	}
	variance := 0.0
	for i, ratio := range ratios {
		variance += d.rscale(i) * (ratio - centre) * (ratio - centre)
	}
	return variance * d.Scale, nil
}

func (d ReplicateDesign) rscale(replicate int) float64 {
	if d.RScales == nil {
		return 1
	}
	return d.RScales[replicate]
}

func (d ReplicateDesign) check(replicates int) error {
	if replicates < 2 {
		return fmt.Errorf("%d replicates are too few for a variance: give at least two", replicates)
	}
	if d.RScales != nil && len(d.RScales) != replicates {
		return fmt.Errorf("%d scales for %d replicates: give one for each", len(d.RScales), replicates)
	}
	if !finite(d.Scale) || d.Scale <= 0 {
		return fmt.Errorf("scale %v of the replicates is not a positive number", d.Scale)
	}
	positive := false
	for i, scale := range d.RScales {
		if scale < 0 || math.IsNaN(scale) || math.IsInf(scale, 0) {
			return fmt.Errorf("scale %v of replicate %d is not a number of 0 or more", scale, i+1)
		}
		positive = positive || scale > 0
	}
	if d.RScales != nil && !positive {
		return fmt.Errorf("all scales of the replicates are 0: there is no variance to estimate")
	}
	return nil
}
