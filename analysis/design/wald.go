package design

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/sums"
)

// MethodWald names the test of [Design.EqualMeans].
const MethodWald hypothesis.Method = "wald"

var waldRow = hypothesis.Row{Method: MethodWald,
	Short: data.Text{NL: "toets van Wald naar het steekproefontwerp", EN: "design-based Wald test"},
	Name:  data.Text{NL: "toets van Wald naar het steekproefontwerp", EN: "design-based Wald test"},
	Assumes: data.Text{
		NL: "De gemiddelden van de groepen zijn bij benadering normaal verdeeld, met de samenhang door gedeelde clusters; genoeg clusters voor het aantal groepen.",
		EN: "The means of the groups are approximately normal, with the correlation that shared clusters give; enough clusters for the number of groups.",
	},
	Source: "D. A. Binder (1983), International Statistical Review 51; E. L. Korn & B. I. Graubard (1990), The American Statistician 44",
}

// EqualMeans tests whether the means of a number are equal in groups that have no respondent in common: Wald's statistic of the
// differences between the means, over the number of groups less 1, as F. It is regTermTest of R's survey package on
// svyglm(number ~ group), and for two groups the square of the t of DifferenceOfMeans. It refuses groups that leave no variance,
// and a sample without degrees of freedom.
func (d Design) EqualMeans(groups []*sums.Sums) (Test, error) {
	if len(groups) < 2 {
		return Test{}, fmt.Errorf("%d groups: a test compares two or more", len(groups))
	}
	whole := groups[0].Clone()
	for _, s := range groups[1:] {
		if err := whole.Merge(s); err != nil {
			return Test{}, err
		}
	}
	return d.of(whole).equalMeans(groups)
}

// equalMeans compares domains of a sample of which all clusters are known.
func (d Design) equalMeans(domains []*sums.Sums) (Test, error) {
	means, functionals := make([]float64, len(domains)), make([]functional, len(domains))
	varies := false
	for g, s := range domains {
		mean, err := d.Mean(s)
		if err != nil {
			return Test{}, err
		}
		means[g], functionals[g] = mean.Value, make(functional, len(domains))
		functionals[g][g] = meanScore(mean)
		varies = varies || mean.Variance > 0
	}
	l, err := d.layout(domains...)
	if err != nil {
		return Test{}, err
	}
	if !varies {
		return Test{}, errNoVariance // what the covariance holds is rounding
	}
	return wald(means, l.covariance(domains, functionals), l)
}

var errNoVariance = fmt.Errorf("no test: the groups leave no sampling variance for the comparison")

// wald tests whether all means are equal, by their differences from the first.
func wald(means []float64, v [][]float64, l layout) (Test, error) {
	n := len(means) - 1
	out := Test{Numerator: float64(n), Denominator: float64(l.degreesOfFreedom() - n)}
	if out.Denominator < 1 {
		return Test{}, fmt.Errorf("no degrees of freedom for a test of %d groups: %d clusters in %d strata; join strata", n+1, l.clusters, l.present)
	}
	differences, covariance := mat.NewVecDense(n, nil), mat.NewDense(n, n, nil)
	for i := range n {
		differences.SetVec(i, means[i+1]-means[0])
		for j := range n {
			covariance.Set(i, j, v[i+1][j+1]-v[i+1][0]-v[0][j+1]+v[0][0])
		}
	}
	var solved mat.VecDense
	if err := solved.SolveVec(covariance, differences); err != nil {
		return Test{}, errNoVariance
	}
	out.Statistic = mat.Dot(differences, &solved) / out.Numerator
	if !finite(out.Statistic) || out.Statistic < 0 {
		return Test{}, errNoVariance
	}
	out.P = survivalF(out)
	return out, nil
}
