package design

import (
	"fmt"
	"math"
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
	total   *Cell
	kind    kind
	weights []float64   // sum of each replicate weight
	picked  [][]float64 // for each option (for a number: y, y²) the sum of replicate weight times y
}

// NewReplicates returns empty sums of a choice item with the given number of options.
func NewReplicates(options, replicates int) *Replicates {
	return newReplicates(single, max(options, 0), replicates)
}

// NewNumberReplicates returns empty sums of a numeric variable.
func NewNumberReplicates(replicates int) *Replicates { return newReplicates(number, 2, replicates) }

func newReplicates(k kind, options, replicates int) *Replicates {
	r := &Replicates{total: newCell("", "", k, options), kind: k, weights: make([]float64, max(replicates, 0))}
	for range options {
		r.picked = append(r.picked, make([]float64, len(r.weights)))
	}
	return r
}

// Add counts one respondent with the weight of the full sample and the weights in the replicates, who chose the given
// options. Replicate weights are complete weights, not factors on the weight. It refuses what Sums.Add refuses.
func (r *Replicates) Add(weight float64, replicateWeights []float64, picks ...int) error {
	if r.kind == number {
		return fmt.Errorf("these are sums of a number: use AddNumber instead of Add")
	}
	seen := make([]bool, len(r.picked))
	for _, pick := range picks {
		if pick < 0 || pick >= len(r.picked) {
			return fmt.Errorf("option %d does not exist: the item has options 0 to %d", pick, len(r.picked)-1)
		}
		if seen[pick] {
			return fmt.Errorf("option %d is picked twice by one respondent: count it once", pick)
		}
		seen[pick] = true
	}
	if err := r.addRespondent(weight, replicateWeights); err != nil {
		return err
	}
	for _, pick := range picks {
		if weight > 0 {
			r.total.Counts[pick]++
		}
		r.addPicked(pick, weight, replicateWeights, 1)
	}
	return nil
}

// AddNumber counts one respondent with value y.
func (r *Replicates) AddNumber(weight float64, replicateWeights []float64, y float64) error {
	if r.kind != number {
		return fmt.Errorf("these are sums of options: use Add instead of AddNumber")
	}
	if !finite(y) {
		return fmt.Errorf("value %v is not a number: leave the respondent out of the base", y)
	}
	if err := r.addRespondent(weight, replicateWeights); err != nil {
		return err
	}
	r.addPicked(0, weight, replicateWeights, y)
	r.addPicked(1, weight, replicateWeights, y*y)
	return nil
}

func (r *Replicates) addRespondent(weight float64, replicateWeights []float64) error {
	if len(replicateWeights) != len(r.weights) {
		return fmt.Errorf("%d replicate weights where there are %d replicates: give one for each", len(replicateWeights), len(r.weights))
	}
	if err := checkWeight(weight); err != nil {
		return err
	}
	for i, w := range replicateWeights {
		if err := checkWeight(w); err != nil {
			return fmt.Errorf("replicate %d: %w", i+1, err)
		}
	}
	r.total.addRespondent(weight)
	addTo(r.weights, replicateWeights)
	return nil
}

func (r *Replicates) addPicked(option int, weight float64, replicateWeights []float64, y float64) {
	r.total.Picked[option] += weight * y
	for i, w := range replicateWeights {
		r.picked[option][i] += w * y
	}
}

// Merge adds other to r. Both must have the same options and replicates.
func (r *Replicates) Merge(other *Replicates) error {
	if r.kind != other.kind || len(r.picked) != len(other.picked) || len(r.weights) != len(other.weights) {
		return fmt.Errorf("cannot add sums with %d options and %d replicates to sums with %d and %d: they are different items",
			len(other.picked), len(other.weights), len(r.picked), len(r.weights))
	}
	r.total.add(other.total)
	addTo(r.weights, other.weights)
	for j := range r.picked {
		addTo(r.picked[j], other.picked[j])
	}
	return nil
}

// Proportion returns the share of one option with its standard error from the replicates. It returns ErrNoRespondents
// for an empty domain, and refuses replicates in which nobody of the domain has a weight.
func (r *Replicates) Proportion(option int, d ReplicateDesign) (Proportion, error) {
	if r.kind == number || option < 0 || option >= len(r.picked) {
		return Proportion{}, fmt.Errorf("option %d does not exist: the item has options 0 to %d", option, len(r.total.Counts)-1)
	}
	if r.total.Respondents == 0 {
		return Proportion{}, ErrNoRespondents
	}
	share, variance := shareOf(r.total, option), 0.0
	// As in Sums, the counts decide that there is no variance.
	if share > 0 && share < 1 {
		var err error
		if variance, err = r.variance(option, share, d); err != nil {
			return Proportion{}, err
		}
	}
	estimate, err := r.estimate(share, variance, share*(1-share), d)
	return Proportion{Estimate: estimate, Count: r.total.Counts[option]}, err
}

// Mean returns the mean of a number with its standard error from the replicates. It refuses what Proportion refuses.
func (r *Replicates) Mean(d ReplicateDesign) (Estimate, error) {
	if r.kind != number {
		return Estimate{}, fmt.Errorf("these are sums of options: a mean needs the sums of NewNumberReplicates")
	}
	if r.total.Respondents == 0 {
		return Estimate{}, ErrNoRespondents
	}
	mean := r.total.Picked[0] / r.total.Weight
	variance, err := r.variance(0, mean, d)
	if err != nil {
		return Estimate{}, err
	}
	return r.estimate(mean, variance, r.total.spread(mean), d)
}

func (r *Replicates) estimate(value, variance, spread float64, d ReplicateDesign) (Estimate, error) {
	e, err := newEstimate(value, variance, spread, r.total, layout{})
	e.DegreesOfFreedom = d.DegreesOfFreedom
	return e, err
}

// variance is that of the ratio of picked to weights over the replicates.
func (r *Replicates) variance(option int, estimate float64, d ReplicateDesign) (float64, error) {
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
