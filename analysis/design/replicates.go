package design

import (
	"fmt"
	"math"
	"slices"

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

// usable reports why the replicates of the domains cannot give a variance. It returns false where some replicate has
// nobody of a domain, which leaves nothing to estimate the variance of that domain from.
func (d ReplicateDesign) usable(domains []*sums.Sums) (bool, error) {
	respondents, complete := 0, true
	for _, s := range domains {
		n := s.Total().Respondents
		if n == 0 {
			continue
		}
		respondents += n
		weights := s.Replicated().Weights
		if err := d.check(len(weights)); err != nil {
			return false, err
		}
		for r, weight := range weights {
			complete = complete && (weight > 0 || d.rscale(r) == 0)
		}
	}
	if respondents == 0 {
		return false, ErrNoRespondents
	}
	return complete, nil
}

// covariance is that of the functionals over the replicates. A share, mean or difference of these is worked out anew in each replicate: the
// score of a ratio, with total 0 over the sample, becomes its change when divided by the weight of the domain in the replicate instead.
func (d ReplicateDesign) covariance(domains []*sums.Sums, functionals []functional) [][]float64 {
	v := square(len(functionals))
	if ok, err := d.usable(domains); !ok || err != nil {
		return v
	}
	changes := make([][]float64, len(functionals))
	for f := range functionals {
		changes[f] = d.changes(domains, functionals[f])
	}
	for f := range v {
		for g := range v {
			v[f][g] = d.product(changes[f], changes[g])
		}
	}
	return v
}

// product is the covariance of two estimates, given what each changes in the replicates.
func (d ReplicateDesign) product(first, second []float64) float64 {
	sum := 0.0
	for r := range first {
		sum += d.Scale * d.rscale(r) * first[r] * second[r]
	}
	return sum
}

// Variance is that of an estimate of which the value under each of the replicate weights is given.
func (d ReplicateDesign) Variance(estimate float64, replicates []float64) (float64, error) {
	if err := d.check(len(replicates)); err != nil {
		return 0, err
	}
	changes := make([]float64, len(replicates))
	for r, value := range replicates {
		changes[r] = value - estimate
	}
	d.centre(changes)
	return d.product(changes, changes), nil
}

// Ratio is the variance of the ratio of two totals, divided anew in each replicate; it is not known where the second is 0 in one.
func (d ReplicateDesign) Ratio(value float64, over, under []float64) (variance float64, known bool, err error) {
	ratios := slices.Repeat([]float64{value}, len(under))
	for r := range under {
		if under[r] != 0 {
			ratios[r] = over[r] / under[r]
		} else if d.rscale(r) > 0 {
			return 0, false, nil
		}
	}
	variance, err = d.Variance(value, ratios)
	return variance, err == nil, err
}

// changes are the differences of a functional in each replicate from the centre.
func (d ReplicateDesign) changes(domains []*sums.Sums, f functional) []float64 {
	var changes []float64
	for i, s := range domains {
		replicated, weight := s.Replicated(), s.Total().Weight
		if f[i] == nil {
			continue
		}
		changes = append(changes, make([]float64, max(len(replicated.Weights)-len(changes), 0))...)
		for r, replicateWeight := range replicated.Weights {
			if replicateWeight == 0 {
				continue // a replicate without scale
			}
			score := f[i][0] * replicateWeight
			for j, picked := range replicated.Picked {
				score += f[i][j+1] * picked[r]
			}
			changes[r] += score * weight / replicateWeight
		}
	}
	d.centre(changes)
	return changes
}

// centre takes from changes since the estimate their mean, unless the estimate itself is the centre.
func (d ReplicateDesign) centre(changes []float64) {
	if d.AroundEstimate {
		return
	}
	centre, centred := 0.0, 0.0
	for r, change := range changes {
		if d.rscale(r) > 0 {
			centre += change
			centred++
		}
	}
	for r := range changes {
		changes[r] -= centre / centred
	}
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
