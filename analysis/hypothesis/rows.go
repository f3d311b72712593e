package hypothesis

import (
	"fmt"
	"slices"

	"spoor/data"
)

// Method identifies a test or adjustment; its value is the word used on the command line and in exported files.
type Method string

// Row is one method: what it is called, what it assumes and where it comes from. A method has its row in its own file, and its
// place in the table below; other packages have rows of their own for tests that take more than plain numbers.
type Row struct {
	Method  Method
	Short   data.Text // in running text, where that is not the name
	Name    data.Text
	Assumes data.Text // one sentence or two
	Source  string

	// adjust is the function of a method that adjusts p-values without more: see [Adjust]. Tests take data of their own.
	adjust func([]float64) ([]float64, error)
}

var rows = []Row{
	fisherRow, boschlooRow, scoreRow, chiSquareRow, binomialRow,
	mcNemarExactRow, mcNemarMidPRow, mcNemarRangeRow,
	trendRow, trendExactRow, linearContrastRow,
	mannWhitneyRow, mannWhitneyExactRow, kruskalWallisRow, permutationRow,
	studentRow, welchRow, welchANOVARow,
	equivalenceTwoRow, equivalenceBenchmarkRow,
	holmRow, benjaminiHochbergRow, taroneRow,
	cohensHRow,
}

// Rows returns every method of this package.
func Rows() []Row { return slices.Clone(rows) }

// Adjust returns the p-values of tests that are made together, adjusted by Holm's or Benjamini and Hochberg's procedure. Tarone's
// takes more than p-values: see [Tarone].
func Adjust(method Method, p []float64) ([]float64, error) {
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Method == method && r.adjust != nil })
	if at < 0 {
		return nil, fmt.Errorf("%q does not adjust p-values by themselves: use %s or %s", method, MethodHolm, MethodBenjaminiHochberg)
	}
	return rows[at].adjust(p)
}
