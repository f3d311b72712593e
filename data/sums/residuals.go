package sums

import "fmt"

// Residuals returns the sums of y - rx from those of three numbers that the same respondents gave: of y, of x, and of y - cx. C is not 0;
// the nearer it is to r, the more digits of the squares are right, and with c = r all of them.
//
// It is an error where the sums are not of the same respondents.
func Residuals(y, x, near *Sums, c, r float64) (*Sums, error) {
	out := y.WithDetail(y.detail)
	all := [3][]*Cell{y.sorted(), x.sorted(), near.sorted()}
	if len(all[1]) != len(all[0]) || len(all[2]) != len(all[0]) {
		return nil, fmt.Errorf("cannot take sums of a number from those of others: they are of other respondents")
	}
	for i, of := range all[0] {
		ofX, ofNear := all[1][i], all[2][i]
		if keyOf(of.drawn()) != keyOf(ofX.drawn()) || keyOf(of.drawn()) != keyOf(ofNear.drawn()) || of.Respondents != ofX.Respondents || of.Respondents != ofNear.Respondents {
			return nil, fmt.Errorf("cannot take sums of a number from those of others: stratum %q, cluster %q has other respondents", of.Stratum, of.Cluster)
		}
		cell := of.clone()
		cell.Picked = residuals(of.Picked, ofX.Picked, ofNear.Picked, c, r)
		cell.SquaredPicked = residuals(of.SquaredPicked, ofX.SquaredPicked, ofNear.SquaredPicked, c, r)
		cell.PickedBefore = residuals(of.PickedBefore, ofX.PickedBefore, ofNear.PickedBefore, c, r)
		if err := out.AddCell(cell); err != nil {
			return nil, err
		}
	}
	if replicates := len(y.replicated.Weights); replicates > 0 {
		out.replicated.prepare(replicates, 2)
		copy(out.replicated.Weights, y.replicated.Weights)
		for i := range replicates {
			at := func(s *Sums) []float64 { return []float64{s.replicated.Picked[0][i], s.replicated.Picked[1][i]} }
			made := residuals(at(y), at(x), at(near), c, r)
			out.replicated.Picked[0][i], out.replicated.Picked[1][i] = made[0], made[1]
		}
	}
	return out, nil
}

// residuals are the sums of z = t - dx and of z², with t = y - cx and d = r - c. As y is t + cx, y² is t² + 2ctx + c²x², which gives the
// sum of tx.
func residuals(y, x, t []float64, c, r float64) []float64 {
	if len(y) == 0 {
		return nil
	}
	d := r - c
	products := (y[1] - t[1] - c*c*x[1]) / (2 * c)
	return []float64{t[0] - d*x[0], max(t[1]-2*d*products+d*d*x[1], 0)}
}
