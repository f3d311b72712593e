package audit

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Mean is a printed mean of whole numbers, such as the points of a scale, with or without its standard deviation.
type Mean struct {
	ID          string
	Printed     string // the mean, as [ParseDecimal] reads it
	Deviation   string // the standard deviation; "" when none is printed
	Base        int    // the printed base; 0 if none is printed
	Respondents int    // the most that can have answered; 0 if unknown
	Items       int    // how many whole numbers the value of one respondent is the mean of; 0 for 1
	Scale       *Range // the lowest and the highest whole number; nil if unknown
	Rounding    Rounding
}

// MeanFinding is what the audit of a printed mean found.
type MeanFinding struct {
	Tried Range     // the bases tried: the printed one and ten on either side, or without one all up to the respondents
	Fits  []MeanFit // of the bases tried at which mean and deviation can be what is printed, ascending
	// Mean and Deviation say whether the one, and the one with the other, can be printed at the printed base, or without one at
	// some base that was tried. Without a printed deviation both are the same.
	Mean, Deviation bool
	// Informative is false where the steps between possible means are no wider than the last printed decimal, so that every mean
	// fits and the check of the mean says nothing.
	Informative bool
}

// MeanFit is a base at which a printed mean can be right.
type MeanFit struct {
	Base int
	Sums Range // what the whole numbers of all respondents can add up to
	// Population says that the deviation fits only as that of a population, divided by the base and not by one less.
	Population bool
}

// neighbours is how many bases on either side of the printed one are tried.
const neighbours = 10

// Decimal is a number as it was printed: Digits / 10^Decimals.
type Decimal struct {
	Digits   int
	Decimals int // from 0 to 4
}

// ParseDecimal reads a printed number: digits, with a minus sign before them or not, and at most one decimal point or comma with one
// to four decimals after it.
func ParseDecimal(printed string) (Decimal, error) {
	text := strings.TrimSpace(printed)
	negative := false
	for _, sign := range []string{"-", "\u2212"} {
		if rest, found := strings.CutPrefix(text, sign); found {
			text, negative = rest, true
		}
	}
	whole, fraction, decimal := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if !allDigits(whole) || decimal && !allDigits(fraction) || len(whole) > 9 {
		return Decimal{}, fmt.Errorf("printed number %q is not a number: expected digits such as \"3\", \"3.45\" or \"3,45\"", printed)
	}
	if len(fraction) > maxDecimals {
		return Decimal{}, fmt.Errorf("printed number %q has %d decimals: at most %d can be read", printed, len(fraction), maxDecimals)
	}
	digits, err := strconv.Atoi(whole + fraction)
	if err != nil {
		return Decimal{}, fmt.Errorf("printed number %q: %w", printed, err)
	}
	if negative {
		digits = -digits
	}
	return Decimal{digits, len(fraction)}, nil
}

// AuditMean says at which bases a printed mean of whole numbers can be right.
//
// The sum of the numbers is whole, so that the mean of n of them lies on a grid of steps 1/n: the sum k must be a whole number that
// prints as the mean (GRIM). The sum of squares q is whole too, and even or odd with k, because x² is even or odd with x; so where a
// standard deviation s is printed there must be a whole q of that parity with n q - k² = n (n-1) s² (GRIMMER), between the least
// and the most that numbers on the scale with that sum can have. A half may have gone either way in rounding, as it does in programs
// that hold means in binary. What fails is proved impossible; what passes has been contradicted by none of these.
//
// N. J. L. Brown and J. A. J. Heathers, The GRIM test, Social Psychological and Personality Science 8 (2017); J. Anaya, The GRIMMER
// test, PeerJ Preprints 4:e2400v1 (2016); A. Allard, Analytic-GRIMMER (2018).
//
// It is an error if the mean itself is not sound: no number, a negative deviation, a mean outside its scale.
func AuditMean(m Mean) (MeanFinding, error) {
	p, err := m.read()
	if err != nil {
		return MeanFinding{}, fmt.Errorf("mean %q: %w", m.ID, err)
	}
	f := MeanFinding{Tried: p.tried()}
	largest := f.Tried.High
	if m.Base > 0 {
		largest = m.Base
	}
	f.Informative = largest*p.items < power10(p.mean.Decimals)
	for base := f.Tried.Low; base <= f.Tried.High; base++ {
		sums, possible := p.sums(base)
		wanted := m.Base == 0 || base == m.Base
		if !possible {
			continue
		}
		f.Mean = f.Mean || wanted
		fit := MeanFit{Base: base, Sums: sums}
		if p.deviation != nil && !p.squares(base, sums, base-1) {
			if fit.Population = true; !p.squares(base, sums, base) {
				continue
			}
		}
		f.Deviation = f.Deviation || wanted
		f.Fits = append(f.Fits, fit)
	}
	return f, nil
}

// meanSheet is a mean with its numbers read.
type meanSheet struct {
	Mean
	mean      Decimal
	deviation *Decimal
	items     int
}

func (m Mean) read() (meanSheet, error) {
	p := meanSheet{Mean: m, items: max(m.Items, 1)}
	var err error
	if p.mean, err = ParseDecimal(m.Printed); err != nil {
		return meanSheet{}, err
	}
	switch {
	case m.Rounding < HalfUp || m.Rounding > Truncation:
		return meanSheet{}, fmt.Errorf("%v is unknown: expected half-up, half-even or truncation", m.Rounding)
	case m.Base < 0, m.Respondents < 0, m.Items < 0:
		return meanSheet{}, fmt.Errorf("base %d, %d respondents, %d items: expected positive numbers, or none if unknown", m.Base, m.Respondents, m.Items)
	case max(m.Base, m.Respondents) > maxBase || p.items > maxCells:
		return meanSheet{}, fmt.Errorf("base %d with %d items: at most %d with %d can be audited", max(m.Base, m.Respondents), p.items, maxBase, maxCells)
	case m.Respondents > 0 && m.Base > m.Respondents:
		return meanSheet{}, fmt.Errorf("base %d is more than the %d respondents: correct one of them", m.Base, m.Respondents)
	}
	if s := m.Scale; s != nil {
		unit := power10(p.mean.Decimals)
		switch {
		case s.Low >= s.High || s.Low < -1000 || s.High > 1000:
			return meanSheet{}, fmt.Errorf("scale %d to %d: expected the lowest and the highest whole number, within -1000 to 1000", s.Low, s.High)
		case p.mean.Digits < s.Low*unit || p.mean.Digits > s.High*unit:
			return meanSheet{}, fmt.Errorf("mean %s lies outside its scale, %d to %d: correct one of them", m.Printed, s.Low, s.High)
		}
	}
	if strings.TrimSpace(m.Deviation) == "" {
		return p, nil
	}
	deviation, err := ParseDecimal(m.Deviation)
	if err == nil && deviation.Digits < 0 {
		err = fmt.Errorf("standard deviation %s is negative", m.Deviation)
	}
	p.deviation = &deviation
	return p, err
}

// tried are the bases that are tried.
func (p meanSheet) tried() Range {
	if p.Base == 0 {
		high := p.Respondents
		if high == 0 {
			high = defaultRespondents
		}
		return Range{1, high}
	}
	high := p.Base + neighbours
	if p.Respondents > 0 {
		high = min(high, p.Respondents)
	}
	return Range{max(1, p.Base-neighbours), high}
}

// sums returns the sums that print as the mean at a base, and whether there are any.
func (p meanSheet) sums(base int) (Range, bool) {
	sums := wholeBetween(p.mean, base*p.items, p.Rounding)
	if s := p.Scale; s != nil {
		sums.Low, sums.High = max(sums.Low, base*p.items*s.Low), min(sums.High, base*p.items*s.High)
	}
	return sums, sums.Low <= sums.High
}

// wholeBetween returns the whole numbers k of which k/n prints as a number, a half rounded either way.
func wholeBetween(printed Decimal, n int, rounding Rounding) Range {
	if printed.Digits < 0 {
		mirrored := wholeBetween(Decimal{-printed.Digits, printed.Decimals}, n, rounding)
		return Range{-mirrored.High, -mirrored.Low}
	}
	below, above, scale := n*(2*printed.Digits-1), n*(2*printed.Digits+1), 2*power10(printed.Decimals)
	if rounding == Truncation {
		below, above = 2*n*printed.Digits, 2*n*(printed.Digits+1)-1
		if printed.Digits == 0 {
			below = -above // what lies between -1 and 1 is cut off to 0
		}
	}
	return Range{ceilDivide(below, scale), floorDivide(above, scale)}
}

func floorDivide(a, b int) int { return -ceilDivide(-a, b) }

// squares reports whether some sum within sums has a whole sum of squares that prints as the deviation, with that divisor: one less
// than the base for a sample, the base for a population. All is in units of 1 / items.
func (p meanSheet) squares(base int, sums Range, divisor int) bool {
	if divisor < 1 {
		return false
	}
	// n q - k² lies between low and high: n · divisor · (items · s)², with s from half a last digit below to half a one above.
	bound := func(digits int) *big.Rat {
		s := big.NewRat(int64(max(digits, 0)*p.items), int64(2*power10(p.deviation.Decimals)))
		s.Mul(s, s)
		return s.Mul(s, new(big.Rat).SetInt64(int64(base)*int64(divisor)))
	}
	d := p.deviation.Digits
	low, high := bound(2*d-1), bound(2*d+1)
	if p.Rounding == Truncation {
		low, high = bound(2*d), bound(2*d+2)
	}
	for k := sums.Low; k <= sums.High; k++ {
		square := new(big.Rat).SetInt64(int64(k) * int64(k))
		n := new(big.Rat).SetInt64(int64(base))
		from := ceilRat(new(big.Rat).Quo(new(big.Rat).Add(square, low), n))
		to := floorRat(new(big.Rat).Quo(new(big.Rat).Add(square, high), n))
		least, most := p.leastAndMost(base, k)
		from, to = max(from, least), min(to, most)
		if (from-k)%2 != 0 {
			from++
		}
		if from <= to {
			return true
		}
	}
	return false
}

// leastAndMost returns the least and the most that the squares of base whole numbers with this sum can add up to: where they are as
// equal as they can be, and where all but one stand at an end of the scale.
func (p meanSheet) leastAndMost(base, sum int) (least, most int) {
	share, rest := floorDivide(sum, base), sum-base*floorDivide(sum, base)
	least = (base-rest)*share*share + rest*(share+1)*(share+1)
	if p.Scale == nil {
		return least, math.MaxInt
	}
	low, high := p.Scale.Low*p.items, p.Scale.High*p.items
	over := sum - base*low
	top, left := over/(high-low), over%(high-low)
	most = top*high*high + (base-top)*low*low
	if left > 0 {
		most += (low+left)*(low+left) - low*low
	}
	return least, most
}

func ceilRat(r *big.Rat) int {
	negated := new(big.Rat).Neg(r)
	return -floorRat(negated)
}

func floorRat(r *big.Rat) int {
	quotient, remainder := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	if remainder.Sign() < 0 {
		quotient.Sub(quotient, big.NewInt(1))
	}
	return int(quotient.Int64())
}
