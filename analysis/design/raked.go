package design

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"spoor/data/sums"
)

// Sample is the sampling information of the raked respondents, in the order of their weights.
type Sample struct {
	Strata   []string // nil in an unstratified sample
	Clusters []string // nil where respondents were not drawn in clusters
	Domain   []bool   // who is in the group that is estimated; nil for all
}

// Proportion returns the share of the respondents of a domain who are in picked, with the raked weights. Its variance is
// that of the residuals of the linearised answers after regression, weighted with the weights before raking, on the
// categories of the margins, as after calibrate(calfun = "raking") of R's survey package: what the margins explain no
// longer varies. Unlike the other estimates it needs the respondents, because the regression does.
//
// It refuses weights that have not converged.
//
// J.-C. Deville, C.-E. Särndal and O. Sautory, Generalized raking procedures in survey sampling, JASA 88 (1993).
func (r Raking) Proportion(picked []bool, sample Sample, d Design) (Proportion, error) {
	if !r.Converged {
		return Proportion{}, fmt.Errorf("no standard error for weights that miss their margins by %v after %d iterations; %w", r.LargestGap, r.Iterations, ErrNotConverged)
	}
	n := len(r.Weights)
	if len(picked) != n || wrongLength(len(sample.Strata), n) || wrongLength(len(sample.Clusters), n) || wrongLength(len(sample.Domain), n) {
		return Proportion{}, fmt.Errorf("answers, strata, clusters and domain must have one entry for each of the %d raked respondents", n)
	}
	domain := sums.NewSingle(1)
	for i, weight := range r.Weights {
		if sample.contains(i) {
			if err := domain.Add(sample.stratum(i), sample.cluster(i), weight, picks(picked[i])...); err != nil {
				return Proportion{}, err
			}
		}
	}
	total := domain.Total()
	if total.Respondents == 0 {
		return Proportion{}, ErrNoRespondents
	}
	share := shareOf(total, 0)
	residuals, err := r.residuals(picked, share, total.Weight, sample)
	if err != nil {
		return Proportion{}, err
	}
	variance, err := r.variance(residuals, sample, d)
	if err != nil {
		return Proportion{}, err
	}
	// The variance above needs every cluster; the degrees of freedom are those of the domain.
	if d.Sampled == nil {
		d.Sampled = r.sampled(sample)
	}
	l, err := d.layout(domain)
	if err != nil {
		return Proportion{}, err
	}
	estimate, err := newEstimate(share, variance, share*(1-share), total, l)
	return Proportion{Estimate: estimate, Count: total.Counts[0]}, err
}

// variance is the design-based variance of the sum of weighted residuals.
func (r Raking) variance(residuals []float64, sample Sample, d Design) (variances, error) {
	scores := sums.NewNumber()
	for i, weight := range r.Weights {
		if err := scores.AddNumber(sample.stratum(i), sample.cluster(i), weight, residuals[i]); err != nil {
			return variances{}, err
		}
	}
	l, err := d.layout(scores)
	if err != nil {
		return variances{}, err
	}
	return l.variances([]*sums.Sums{scores}, functional{{0, 1, 0}}), nil
}

// residuals are those of the scores (y-p)/sum(w) in the domain, 0 outside, regressed on the categories of all margins.
func (r Raking) residuals(picked []bool, share, weight float64, sample Sample) ([]float64, error) {
	offsets, columns := make([]int, len(r.margins)), 0
	for m, margin := range r.margins {
		offsets[m] = columns
		columns += len(margin.Targets)
	}
	scores := make([]float64, len(picked))
	products, response := mat.NewDense(columns, columns, nil), mat.NewVecDense(columns, nil)
	for i, before := range r.before {
		if sample.contains(i) && share > 0 && share < 1 {
			scores[i] = -share / weight
			if picked[i] {
				scores[i] = (1 - share) / weight
			}
		}
		for m, margin := range r.margins {
			row := offsets[m] + margin.Categories[i]
			response.SetVec(row, response.AtVec(row)+before*scores[i])
			for k, other := range r.margins {
				column := offsets[k] + other.Categories[i]
				products.Set(row, column, products.At(row, column)+before)
			}
		}
	}
	coefficients, err := solve(products, response)
	if err != nil {
		return nil, err
	}
	for i := range scores {
		for m, margin := range r.margins {
			scores[i] -= coefficients.AtVec(offsets[m] + margin.Categories[i])
		}
	}
	return scores, nil
}

// solve returns the shortest least-squares solution: the categories of several margins are never independent.
func solve(products *mat.Dense, response *mat.VecDense) (*mat.VecDense, error) {
	var svd mat.SVD
	if !svd.Factorize(products, mat.SVDThin) {
		return nil, fmt.Errorf("the margins could not be regressed on: merge small categories")
	}
	coefficients := mat.NewVecDense(response.Len(), nil)
	svd.SolveVecTo(coefficients, response, svd.Rank(1e-11))
	return coefficients, nil
}

func (r Raking) sampled(sample Sample) map[string]int {
	whole := sums.NewSingle(0)
	for i, weight := range r.Weights {
		// Rake has checked the weights.
		_ = whole.Add(sample.stratum(i), sample.cluster(i), weight)
	}
	return whole.Sampled()
}

func (s Sample) contains(i int) bool { return len(s.Domain) == 0 || s.Domain[i] }

func (s Sample) stratum(i int) string { return entry(s.Strata, i) }

func (s Sample) cluster(i int) string { return entry(s.Clusters, i) }

func entry(column []string, i int) string {
	if len(column) == 0 {
		return ""
	}
	return column[i]
}

func wrongLength(length, want int) bool { return length != 0 && length != want }

func picks(picked bool) []int {
	if picked {
		return []int{0}
	}
	return nil
}
