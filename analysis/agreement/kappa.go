// Package agreement says how far two coders of the same texts agree.
package agreement

import (
	"errors"
	"fmt"
	"math"
)

// Kappa is Cohen's kappa of two coders who each gave every text one code.
type Kappa struct {
	Texts         int     `json:"texts"`          // that both coded
	Observed      float64 `json:"observed"`       // share of texts that got the same code from both, in [0, 1]
	Expected      float64 `json:"expected"`       // what that share would be if both coded at random with their own frequencies
	Kappa         float64 `json:"kappa"`          // (Observed - Expected) / (1 - Expected), in [-1, 1]
	StandardError float64 `json:"standard_error"` // for large samples; 0 when they agree everywhere
	Low           float64 `json:"low"`            // of the interval at Level, cut off at -1 and 1
	High          float64 `json:"high"`
	Level         float64 `json:"level"`
}

// ErrOneCode is returned where both coders gave every text the same single code: there was nothing to agree about.
var ErrOneCode = errors.New("both coders used one and the same code for every text, so kappa is not defined; code texts on which they can differ")

// Cohen returns kappa of a square table: row i and column j count the texts to which the first coder gave code i and the
// second code j. The interval takes kappa to be normal, which is rough below some 30 texts.
//
// J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960); the
// standard error of J. L. Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and weighted kappa,
// Psychological Bulletin 72 (1969).
func Cohen(table [][]int, level float64) (Kappa, error) {
	if !(level > 0 && level < 1) {
		return Kappa{}, fmt.Errorf("level %v is not between 0 and 1", level)
	}
	first, second, n, err := margins(table)
	if err != nil {
		return Kappa{}, err
	}
	k := Kappa{Texts: int(n), Level: level}
	agreed := 0
	for i := range table {
		agreed += table[i][i]
		k.Expected += first[i] * second[i]
	}
	k.Observed = float64(agreed) / n
	const rounding = 1e-12
	if 1-k.Expected < rounding {
		return Kappa{}, ErrOneCode
	}
	k.Kappa = (k.Observed - k.Expected) / (1 - k.Expected)
	apart := 1 - k.Kappa
	same, different := 0.0, 0.0
	for i, row := range table {
		for j, count := range row {
			share := float64(count) / n
			if i == j {
				same += share * math.Pow(1-(first[i]+second[i])*apart, 2)
			} else {
				different += share * math.Pow(second[i]+first[j], 2)
			}
		}
	}
	variance := (same + apart*apart*different - math.Pow(k.Kappa-k.Expected*apart, 2)) / (math.Pow(1-k.Expected, 2) * n)
	k.StandardError = math.Sqrt(max(variance, 0))
	if k.Observed == 1 {
		k.StandardError = 0
	}
	half := math.Sqrt2 * math.Erfinv(level) * k.StandardError
	k.Low, k.High = max(k.Kappa-half, -1), min(k.Kappa+half, 1)
	return k, nil
}

// margins returns the share of texts to which each coder gave each code, and the number of texts.
func margins(table [][]int) (first, second []float64, n float64, err error) {
	first, second = make([]float64, len(table)), make([]float64, len(table))
	for i, row := range table {
		if len(row) != len(table) {
			return nil, nil, 0, fmt.Errorf("row %d of the table has %d cells and there are %d rows; both coders use the same codes", i+1, len(row), len(table))
		}
		for j, count := range row {
			if count < 0 {
				return nil, nil, 0, fmt.Errorf("row %d of the table counts %d texts; a count is 0 or more", i+1, count)
			}
			first[i] += float64(count)
			second[j] += float64(count)
			n += float64(count)
		}
	}
	if n == 0 {
		return nil, nil, 0, errors.New("no text was coded by both coders; give both the same texts")
	}
	for i := range table {
		first[i] /= n
		second[i] /= n
	}
	return first, second, n, nil
}
