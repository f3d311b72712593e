package design

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/sums"
)

// Test is one test of a ChiSquare.
type Test struct {
	Statistic   float64
	Numerator   float64 // degrees of freedom, of the chi-square or of the numerator of F
	Denominator float64 // degrees of freedom of the denominator of F; 0 for a chi-square
	P           float64
}

// ChiSquare is a Rao-Scott test: Pearson's statistic, which is too large under weights and clusters, with two
// corrections for the design.
//
// J. N. K. Rao and A. J. Scott, On chi-squared tests for multiway contingency tables with cell proportions estimated
// from survey data, Annals of Statistics 12 (1984).
type ChiSquare struct {
	Pearson          float64 // of the weighted table, scaled to the number of respondents
	GeneralizedDeff  float64 // mean design effect of the contrasts that are tested
	DegreesOfFreedom int     // that Pearson's statistic would have in a simple random sample
	// FirstOrder divides Pearson's statistic by the mean design effect.
	FirstOrder Test
	// SecondOrder also corrects for the differences between the design effects (Satterthwaite) and refers to F, with
	// clusters minus strata behind the denominator. It is the one to report.
	SecondOrder Test
	// LeftOut are the rows and columns, or the options, that nobody or everybody is in.
	LeftOut []string
}

// MethodRaoScott names the second-order test of [Design.RaoScott] and [Design.GroupsByOptions].
const MethodRaoScott hypothesis.Method = "rao-scott"

var raoScottRow = hypothesis.Row{Method: MethodRaoScott,
	Name: data.Text{NL: "toets van Rao en Scott, tweede orde", EN: "Rao-Scott test, second order"},
	Assumes: data.Text{
		NL: "Chikwadraat van de tabel, gecorrigeerd voor het ontwerpeffect van de cellen; ook voor opties die samen gekozen mogen worden.",
		EN: "Chi-square of the table, corrected for the design effects of its cells; also for options that may be picked together.",
	},
	Source: "J. N. K. Rao & A. J. Scott (1984), Annals of Statistics 12; C. R. Bilder & T. M. Loughin (2004), Biometrics 60",
}

// RaoScott tests whether rows and columns of a weighted crosstab are independent, as svychisq with statistic "F"
// (second order) and "Chisq" (first order) of R's survey package. The sums are those of a single choice among all cells:
// row r and column c is option r*columns + c. Rows and columns without respondents are left out.
//
// It refuses a table with fewer than two rows or columns left, a sample without degrees of freedom, and a census.
func (d Design) RaoScott(s *sums.Sums, rows, columns int) (ChiSquare, error) {
	if s.Kind() != sums.Single || rows < 1 || columns < 1 || s.Options() != rows*columns {
		return ChiSquare{}, fmt.Errorf("a %d by %d table needs the sums of a single choice among %d cells, not those of a %s with %d",
			rows, columns, rows*columns, s.Kind(), s.Options())
	}
	l, err := d.layout(s)
	if err != nil {
		return ChiSquare{}, err
	}
	total := s.Total()
	t := newCrosstab(total, rows, columns)
	out := ChiSquare{LeftOut: t.leftOut, DegreesOfFreedom: (len(t.rows) - 1) * (len(t.columns) - 1)}
	if len(t.rows) < 2 || len(t.columns) < 2 {
		return ChiSquare{}, fmt.Errorf("a test needs respondents in at least two rows and two columns, and has them in %d and %d", len(t.rows), len(t.columns))
	}
	t.share(total)
	functionals := make([]functional, len(t.shares))
	for i, option := range t.options {
		score := make([]float64, s.Options()+1)
		score[0], score[option+1] = -t.shares[i]/t.weight, 1/t.weight
		functionals[i] = functional{score}
	}
	trace, squaredTrace, err := t.designEffects(l.covariance([]*sums.Sums{s}, functionals), float64(total.Respondents))
	if err != nil {
		return ChiSquare{}, err
	}
	out.Pearson = t.pearson(float64(total.Respondents))
	return out.complete(trace, squaredTrace, l)
}

// complete makes both tests from the sum of the design effects and of their squares.
func (c ChiSquare) complete(trace, squaredTrace float64, l layout) (ChiSquare, error) {
	if !finite(c.Pearson, trace, squaredTrace) || !(trace > 0) || !(squaredTrace > 0) {
		return ChiSquare{}, fmt.Errorf("no test: the sample leaves no sampling variance for the comparison")
	}
	if l.degreesOfFreedom() < 1 {
		return ChiSquare{}, fmt.Errorf("no degrees of freedom for a test: %d clusters in %d strata; join strata", l.clusters, l.present)
	}
	nominal := float64(c.DegreesOfFreedom)
	c.GeneralizedDeff = trace / nominal
	c.FirstOrder = Test{Statistic: c.Pearson / c.GeneralizedDeff, Numerator: nominal}
	c.FirstOrder.P = distuv.ChiSquared{K: nominal}.Survival(c.FirstOrder.Statistic)
	numerator := trace * trace / squaredTrace
	c.SecondOrder = Test{Statistic: c.Pearson / trace, Numerator: numerator, Denominator: numerator * float64(l.degreesOfFreedom())}
	c.SecondOrder.P = survivalF(c.SecondOrder)
	return c, nil
}

// survivalF is the upper tail of F, which stays exact where 1 minus the distribution function is all rounding.
func survivalF(t Test) float64 {
	return mathext.RegIncBeta(t.Denominator/2, t.Numerator/2, t.Denominator/(t.Denominator+t.Numerator*t.Statistic))
}

// crosstab is a weighted table without its empty rows and columns.
type crosstab struct {
	rows, columns []int
	options       []int     // of the cells, row by row
	shares        []float64 // of each cell
	weight        float64
	leftOut       []string
}

func newCrosstab(total sums.Cell, rows, columns int) crosstab {
	var t crosstab
	for r := range rows {
		n := 0
		for c := range columns {
			n += total.Counts[r*columns+c]
		}
		if n > 0 {
			t.rows = append(t.rows, r)
		} else {
			t.leftOut = append(t.leftOut, fmt.Sprintf("row %d", r))
		}
	}
	for c := range columns {
		n := 0
		for r := range rows {
			n += total.Counts[r*columns+c]
		}
		if n > 0 {
			t.columns = append(t.columns, c)
		} else {
			t.leftOut = append(t.leftOut, fmt.Sprintf("column %d", c))
		}
	}
	for _, r := range t.rows {
		for _, c := range t.columns {
			t.options = append(t.options, r*columns+c)
		}
	}
	return t
}

// share fills in the shares of the cells.
func (t *crosstab) share(total sums.Cell) {
	t.weight = total.Weight
	for _, option := range t.options {
		t.shares = append(t.shares, total.Picked[option]/total.Weight)
	}
}

func (t crosstab) pearson(n float64) float64 {
	rowShares, columnShares := make([]float64, len(t.rows)), make([]float64, len(t.columns))
	for i, share := range t.shares {
		rowShares[i/len(t.columns)] += share
		columnShares[i%len(t.columns)] += share
	}
	sum := 0.0
	for i, share := range t.shares {
		expected := rowShares[i/len(t.columns)] * columnShares[i%len(t.columns)]
		sum += (share - expected) * (share - expected) / expected
	}
	return n * sum
}

// designEffects returns the sum and the sum of squares of the eigenvalues of the design effect matrix of the
// interaction, given the covariance of the shares. The interaction is spanned by (row r - last row) times (column c -
// last column); any basis gives the same eigenvalues.
func (t crosstab) designEffects(covariance [][]float64, n float64) (trace, squaredTrace float64, err error) {
	cells, contrasts := len(t.shares), (len(t.rows)-1)*(len(t.columns)-1)
	interaction, scaled := t.interactions(cells, contrasts), mat.NewDense(cells, contrasts, nil)
	for i, share := range t.shares {
		if share == 0 {
			continue
		}
		for j := range contrasts {
			scaled.Set(i, j, interaction.At(i, j)/share)
		}
	}
	v := mat.NewDense(cells, cells, nil)
	for i, row := range covariance {
		v.SetRow(i, row)
	}
	var random, product, actual, delta, squared mat.Dense
	random.Mul(interaction.T(), scaled)
	product.Mul(v, scaled)
	actual.Mul(scaled.T(), &product)
	if err := delta.Solve(&random, &actual); err != nil {
		return 0, 0, fmt.Errorf("too many empty cells for a test: merge rows or columns")
	}
	delta.Scale(n, &delta)
	squared.Mul(&delta, &delta)
	return mat.Trace(&delta), mat.Trace(&squared), nil
}

// interactions has a column for each contrast, orthogonal to the rows and to the columns of the table.
func (t crosstab) interactions(cells, contrasts int) *mat.Dense {
	rows, columns := len(t.rows)-1, len(t.columns)-1
	m := mat.NewDense(cells, contrasts, nil)
	for r := range rows {
		for c := range columns {
			j := r*columns + c
			m.Set(r*len(t.columns)+c, j, 1)
			m.Set(r*len(t.columns)+columns, j, -1)
			m.Set(rows*len(t.columns)+c, j, -1)
			m.Set(rows*len(t.columns)+columns, j, 1)
		}
	}
	return m
}
