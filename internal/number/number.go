// Package number writes numbers the way Dutch and English readers expect them. It is the only place where 0.8139 becomes
// "81%".
package number

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/data"
)

// tie lifts a value that is a hair below a rounding boundary only because of binary fractions (57.49999999999999) over it.
const tie = 1e-9

// Digits returns how many decimals a percentage of so many respondents carries: none below 1,000, one below 100,000, two from
// there. More would be false precision, fewer would hide an interval: at n = 60,000 half a point is no rounding.
func Digits(base int) int {
	switch {
	case base < 1_000:
		return 0
	case base < 100_000:
		return 1
	}
	return 2
}

// Percent returns a share as a percentage with that many decimals, halves rounded up: 0.8139 is "81%", or "81,4%". A share
// that is not 0 is never shown as 0%, and one that is not 1 never as 100%: those are "<1%" and ">99%", or "<0,1%" and ">99,9%".
func Percent(share float64, digits int, lang data.Lang) string {
	return bare(share, digits, lang) + "%"
}

// Chance returns a chance as a percentage with that many decimals. It is counted in draws, or computed of a model, and so is never
// certain: 0 is "<1%" and 1 is ">99%".
func Chance(chance float64, digits int, lang data.Lang) string {
	return Percent(min(max(chance, math.SmallestNonzeroFloat64), math.Nextafter(1, 0)), digits, lang)
}

// Range returns an interval of shares in percentages, "67–90%", its ends as [Percent] has them: "<1–8%".
func Range(low, high float64, digits int, lang data.Lang) string {
	return BareRange(low, high, digits, lang) + "%"
}

// BareRange returns an interval of shares in percentages without the sign, "67–90", for beside a percentage.
func BareRange(low, high float64, digits int, lang data.Lang) string {
	return bare(low, digits, lang) + "–" + bare(high, digits, lang)
}

// bare is a percentage without its sign.
func bare(share float64, digits int, lang data.Lang) string {
	scale := math.Pow10(digits)
	rounded := math.Floor(share*100*scale + 0.5 + tie)
	format := func(value float64) string {
		return localize(strconv.FormatFloat(value/scale, 'f', digits, 64), lang)
	}
	switch {
	case rounded <= 0 && share > 0:
		return "<" + format(1)
	case rounded >= 100*scale && share < 1:
		return ">" + format(100*scale-1)
	}
	if rounded == 0 || rounded == 100*scale {
		return strconv.Itoa(int(rounded / scale))
	}
	return format(rounded)
}

// Decimals returns a number with that many decimals, halves rounded away from zero, with a comma in Dutch and a minus sign as it is set.
func Decimals(value float64, decimals int, lang data.Lang) string {
	scale := math.Pow10(decimals)
	rounded := math.Floor(math.Abs(value)*scale+0.5+tie) / scale
	text := localize(strconv.FormatFloat(rounded, 'f', decimals, 64), lang)
	if value < 0 && rounded > 0 {
		return "−" + text
	}
	return text
}

// Level returns a confidence level as a percentage with as many decimals as it has: "95%", "99,5%".
func Level(level float64, lang data.Lang) string {
	text := strconv.FormatFloat(level*100, 'f', 4, 64)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	return localize(text, lang) + "%"
}

// Points returns a difference of two shares in percentage points with that many decimals and its sign: "+20", "−11", "0".
func Points(difference float64, digits int, lang data.Lang) string {
	scale := math.Pow10(digits)
	rounded := math.Floor(math.Abs(difference)*100*scale + 0.5 + tie)
	text := localize(strconv.FormatFloat(rounded/scale, 'f', digits, 64), lang)
	switch {
	case rounded == 0:
		return "0"
	case difference < 0:
		return "−" + text
	}
	return "+" + text
}

// Probability returns a p-value: two digits that count, three decimals at most, "< 0,001" below that.
func Probability(p float64, lang data.Lang) string {
	switch {
	case p < 0.001:
		return "< " + localize("0.001", lang)
	case p < 0.1:
		return "= " + Decimals(p, 3, lang)
	}
	return "= " + Decimals(p, 2, lang)
}

// BareProbability returns a p-value as it stands in a table: "0,03" or "< 0,001".
func BareProbability(p float64, lang data.Lang) string {
	return strings.TrimPrefix(Probability(p, lang), "= ")
}

// Count returns a whole number with its thousands apart: "8.965" in Dutch, "8,965" in English.
func Count(n int, lang data.Lang) string {
	digits := strconv.Itoa(n)
	separator := "."
	if lang == data.English {
		separator = ","
	}
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(digits) - 3; i > first; i -= 3 {
		digits = digits[:i] + separator + digits[i:]
	}
	return digits
}

// Written returns a number as it was written down, with a decimal point or a comma, with the one that the language has, and with a minus
// sign as it is set.
func Written(digits string, lang data.Lang) string {
	if below, negative := strings.CutPrefix(digits, "-"); negative {
		digits = "−" + below
	}
	if lang == data.English {
		return strings.Replace(digits, ",", ".", 1)
	}
	return localize(digits, lang)
}

// localize writes the decimal point as a comma in Dutch.
func localize(text string, lang data.Lang) string {
	if lang == data.English {
		return text
	}
	return strings.Replace(text, ".", ",", 1)
}

// Counted returns a number of things in words: what one is called, or several with %s for the number.
func Counted(n int, one, several data.Text, lang data.Lang) string {
	if n == 1 {
		return one.In(lang)
	}
	return several.Say(lang, Count(n, lang))
}

// Plural returns a number of things in English, which take an s when they are several: "1 problem", "2 problems".
func Plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
