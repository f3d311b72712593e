package hypothesis

import (
	"fmt"
	"math"

	"spoor/data"

	"gonum.org/v1/gonum/mathext"
)

// MethodChiSquare names the method of [ChiSquare].
const MethodChiSquare Method = "chi-square"

var chiSquareRow = Row{Method: MethodChiSquare,
	Name: data.Text{NL: "chikwadraattoets van Pearson", EN: "Pearson's chi-square test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten, ieder in één cel van de tabel, en verwachte aantallen die niet klein zijn (regel van Cochran). Niet voor opties van een meerkeuzevraag met meer antwoorden. Geen continuïteitscorrectie.",
		EN: "Independent respondents, each in one cell of the table, and expected counts that are not small (Cochran's rule). Not for options of a multi-select item. No continuity correction.",
	},
	Source: "K. Pearson (1900), Philosophical Magazine 50; W. G. Cochran (1954), Biometrics 10.",
}

// ChiSquare returns Pearson's chi-square test of independence for a table of counts, rows by columns, with
// (rows-1)(columns-1) degrees of freedom and no continuity correction: R's chisq.test(correct = FALSE).
//
// It refuses a table with an empty row or column, because its degrees of freedom would be wrong: leave that row or
// column out. A note warns where Cochran's rule fails: an expected count below 1, or more than a fifth of them below 5.
//
// K. Pearson, On the criterion..., Philosophical Magazine 50 (1900); W. G. Cochran, Some methods for strengthening the
// common chi-square tests, Biometrics 10 (1954).
func ChiSquare(table [][]int) (Result, error) {
	rows, columns, total, err := margins(table)
	if err != nil {
		return Result{}, err
	}
	statistic, below5, below1 := 0.0, 0, 0
	for i, row := range table {
		for j, observed := range row {
			expected := float64(rows[i]) / float64(total) * float64(columns[j])
			statistic += (float64(observed) - expected) * (float64(observed) - expected) / expected
			below5 += int(indicator(expected < 5))
			below1 += int(indicator(expected < 1))
		}
	}
	r := Result{
		Method: MethodChiSquare, StatisticName: "chi-square", Statistic: statistic,
		DF: (len(rows) - 1) * (len(columns) - 1),
	}
	r.P = chiSquareP(statistic, r.DF)
	if below1 > 0 || 5*below5 > len(rows)*len(columns) {
		r.Notes = []data.Text{noteSmallExpected}
	}
	return r, nil
}

// margins returns the row and column sums of a rectangular table of at least two rows and columns, none of them empty.
func margins(table [][]int) (rows, columns []int, total int, err error) {
	if len(table) < 2 || len(table[0]) < 2 {
		return nil, nil, 0, fmt.Errorf("a table needs at least two rows and two columns to test independence")
	}
	rows, columns = make([]int, len(table)), make([]int, len(table[0]))
	for i, row := range table {
		if len(row) != len(columns) {
			return nil, nil, 0, fmt.Errorf("row %d has %d columns and row 1 has %d: give every row the same columns",
				i+1, len(row), len(columns))
		}
		for j, count := range row {
			if count < 0 || count > MaxBase {
				return nil, nil, 0, fmt.Errorf("count %d in row %d, column %d is outside 0 to %d", count, i+1, j+1, MaxBase)
			}
			rows[i] += count
			columns[j] += count
			total += count
		}
	}
	for i, sum := range rows {
		if sum == 0 {
			return nil, nil, 0, fmt.Errorf("row %d is empty: leave it out of the table", i+1)
		}
	}
	for j, sum := range columns {
		if sum == 0 {
			return nil, nil, 0, fmt.Errorf("column %d is empty: leave it out of the table", j+1)
		}
	}
	return rows, columns, total, nil
}

// chiSquareP is the chance that a chi-square with df degrees of freedom is at least x.
func chiSquareP(x float64, df int) float64 {
	switch {
	case x <= 0:
		return 1
	case df == 1:
		return math.Erfc(math.Sqrt(x / 2))
	}
	return unit(mathext.GammaIncRegComp(float64(df)/2, x/2))
}
