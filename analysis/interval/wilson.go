package interval

import (
	"math"

	"spoor/data"
)

// MethodWilson names the method of [Wilson].
const MethodWilson Method = "wilson"

var wilsonRow = Row{Method: MethodWilson,
	Short: data.Text{NL: "Wilson", EN: "Wilson"},
	Name:  data.Text{NL: "Wilson-scoreinterval", EN: "Wilson score interval"},
	Assumes: data.Text{
		NL: answersNL + " Haalt het betrouwbaarheidsniveau gemiddeld; ook bruikbaar bij 0 en n.",
		EN: answersEN + " Covers its level on average; sound at 0 and n.",
	},
	Source: "Wilson (1927), JASA 22, 209-212; Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
	one:    Wilson,
}

// MethodWidestCase names the interval of [WidestMean] and [WidestResponses].
const MethodWidestCase Method = "widest-case"

var widestCaseRow = Row{Method: MethodWidestCase,
	Short: data.Text{NL: "grootst mogelijke spreiding", EN: "widest case"},
	Name:  data.Text{NL: "ruimst mogelijke interval", EN: "widest-case interval"},
	Assumes: data.Text{
		NL: "Onafhankelijke waarden tussen 0 en 1 waarvan de spreiding niet bekend is, zodat de grootste is genomen die bij het gemiddelde past: m(1−m).",
		EN: "Independent values between 0 and 1 whose spread is unknown, so the largest that fits the mean is taken: m(1-m).",
	},
	Source: "Bhatia & Davis (2000), American Mathematical Monthly 107, 353-357; Wilson (1927), JASA 22, 209-212",
}

// Wilson returns the score interval for k of n at the given two-sided level, both ends in [0, 1]:
//
//	(k + z²/2 ± z sqrt(k(n-k)/n + z²/4)) / (n + z²)
//
// Low is exactly 0 at k = 0 and High exactly 1 at k = n. It returns ErrNoBase if n is 0.
//
// E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
func Wilson(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	low, high := wilson(float64(k), float64(n), normalQuantile(level))
	return newInterval(float64(k)/float64(n), low, high, level, MethodWilson), nil
}

// WilsonEffective returns the score interval for a proportion p on an effective base of n answers, which need not be
// whole: n/deff of a weighted or clustered sample. Low is exactly 0 at p = 0 and High exactly 1 at p = 1.
//
// It returns ErrNoBase if n is 0, and an error if p is outside [0, 1] or n is negative or not finite.
func WilsonEffective(p, n, level float64) (Interval, error) {
	if err := checkShare(p, n, level); err != nil {
		return Interval{}, err
	}
	low, high := wilson(p*n, n, normalQuantile(level))
	return newInterval(p, low, high, level, MethodWilson), nil
}

// WidestMean returns the widest interval that a mean of n values between 0 and 1 can have when their spread is not
// known: their variance is at most mean(1-mean), which is the variance of a yes/no answer, so it is the Wilson interval
// of that proportion. It returns ErrNoBase if n is 0.
//
// R. Bhatia and C. Davis, A better bound on the variance, American Mathematical Monthly 107 (2000).
func WidestMean(mean float64, n int, level float64) (Interval, error) {
	interval, err := WilsonEffective(mean, float64(n), level)
	if err != nil {
		return Interval{}, err
	}
	interval.Method = MethodWidestCase
	return interval, nil
}

// wilson returns both ends of the score interval for real k and n with 0 <= k <= n, n > 0 and z >= 0. The end nearest
// to 0 or 1 comes from the product of the roots, k²/(n(n+z²)), so it loses nothing to cancellation and is exact at the
// boundary.
func wilson(k, n, z float64) (low, high float64) {
	if k > n/2 {
		low, high = wilson(n-k, n, z)
		return 1 - high, 1 - low
	}
	if k <= 0 {
		return 0, z * z / (n + z*z)
	}
	sum := k + z*z/2 + z*math.Sqrt(k*((n-k)/n)+z*z/4)
	return k / n * k / sum, sum / (n + z*z)
}
