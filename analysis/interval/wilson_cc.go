package interval

import (
	"math"

	"spoor/data"
)

// MethodWilsonCC names the method of [WilsonCC].
const MethodWilsonCC Method = "wilson-cc"

var wilsonCCRow = Row{Method: MethodWilsonCC,
	Short: data.Text{NL: "Wilson met continuïteitscorrectie", EN: "Wilson with continuity correction"},
	Name:  data.Text{NL: "Wilson-scoreinterval met continuïteitscorrectie", EN: "Wilson score interval with continuity correction"},
	Assumes: data.Text{
		NL: answersNL + " Ruimer dan Wilson, vrijwel gelijk aan Clopper-Pearson; geen correctie bij k = n/2.",
		EN: answersEN + " Wider than Wilson, close to Clopper-Pearson; no correction at k = n/2.",
	},
	Source: "Newcombe (1998), Statistics in Medicine 17, 857-872, method 4",
	one:    WilsonCC,
}

// WilsonCC returns the score interval with continuity correction for k of n at the given two-sided level: the Wilson
// ends at k - c and k + c, with c = min(1/2, |k - n/2|), so there is no correction at k = n/2. Low is exactly 0 at
// k = 0 and High exactly 1 at k = n. It returns ErrNoBase if n is 0.
//
// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), method 4;
// the correction at k = n/2 follows R's prop.test.
func WilsonCC(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	count, base, z := float64(k), float64(n), normalQuantile(level)
	correction := min(0.5, math.Abs(count-base/2))
	low, _ := wilson(max(count-correction, 0), base, z)
	_, high := wilson(min(count+correction, base), base, z)
	return newInterval(count/base, low, high, level, MethodWilsonCC), nil
}
