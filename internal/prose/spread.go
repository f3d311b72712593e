package prose

import (
	"math"
	"strconv"
	"strings"

	"spoor/analysis/estimate"
	"spoor/analysis/spread"
	"spoor/data"
	"spoor/internal/number"
)

// Value returns what one respondent gave or could give, in the unit of the item: with the decimals that it has, three at most.
func Value(item data.Item, value float64, lang data.Lang) string {
	if InPercent(item) {
		return bareValue(value, lang) + "%"
	}
	return bareValue(value, lang) + unit(item, lang)
}

func bareValue(value float64, lang data.Lang) string { return valueWith(-1, value, lang) }

// valueWith writes a value with that many decimals, or with those that it has, three at most, where that is -1.
func valueWith(places int, value float64, lang data.Lang) string {
	text := strconv.FormatFloat(math.Round(value*1000)/1000, 'f', places, 64)
	return strings.Replace(number.Written(text, lang), "-", "−", 1)
}

// decimals is how many decimals a value has, three at most.
func decimals(value float64) int {
	_, behind, _ := strings.Cut(strconv.FormatFloat(math.Round(value*1000)/1000, 'f', -1, 64), ".")
	return len(behind)
}

// ValueRange returns two values of respondents, with as many decimals as either has: "12–15", "15.5–22.0", and of an item in percentages
// "12–15%".
func ValueRange(item data.Item, low, high float64, lang data.Lang) string {
	separator := "–"
	if low < 0 || high < 0 {
		separator = data.Text{NL: " tot ", EN: " to "}.In(lang)
	}
	places := max(decimals(low), decimals(high))
	text := valueWith(places, low, lang) + separator + valueWith(places, high, lang)
	if InPercent(item) {
		text += "%"
	}
	return text
}

// quantile writes a quantile with its interval, where there is one: "13 (12–15)".
func quantile(item data.Item, n *estimate.Number, lang data.Lang, of func(*spread.Quartiles) spread.Point) (text string, known bool) {
	if n == nil || n.Spread == nil || n.Spread.Quartiles == nil {
		return "", false
	}
	point := of(n.Spread.Quartiles)
	text = Value(item, point.Value, lang)
	if point.Interval != nil {
		text += " (" + ValueRange(item, point.Interval.Low, point.Interval.High, lang) + ")"
	}
	return text, true
}

// LowerQuartile returns the lower quartile of a number with its interval; it is not known where the values are not.
func LowerQuartile(item data.Item, n *estimate.Number, lang data.Lang) (text string, known bool) {
	return quantile(item, n, lang, func(q *spread.Quartiles) spread.Point { return q.Lower })
}

// Median returns the median of a number with its interval; it is not known where the values are not.
func Median(item data.Item, n *estimate.Number, lang data.Lang) (text string, known bool) {
	return quantile(item, n, lang, func(q *spread.Quartiles) spread.Point { return q.Median })
}

// UpperQuartile returns the upper quartile of a number with its interval; it is not known where the values are not.
func UpperQuartile(item data.Item, n *estimate.Number, lang data.Lang) (text string, known bool) {
	return quantile(item, n, lang, func(q *spread.Quartiles) spread.Point { return q.Upper })
}

// Deviation returns the standard deviation of a number.
func Deviation(item data.Item, n *estimate.Number, lang data.Lang) (text string, known bool) {
	if n == nil || n.Deviation == nil {
		return "", false
	}
	return inUnit(item, *n.Deviation, lang), true
}

// Extremes returns the least and the greatest value of a number: "3–19".
func Extremes(item data.Item, n *estimate.Number, lang data.Lang) (text string, known bool) {
	if n == nil || n.Spread == nil || n.Spread.Least == nil {
		return "", false
	}
	return ValueRange(item, *n.Spread.Least, *n.Spread.Greatest, lang), true
}

// Sum returns what a number adds up to over the population, with its interval: "1.568 (1.075–2.062)".
func Sum(n *estimate.Number, lang data.Lang) (text string, known bool) {
	if n == nil || n.Total == nil {
		return "", false
	}
	text = sum(n.Total.Estimate, lang)
	if n.Total.Low == n.Total.High {
		return text, true
	}
	separator := "–"
	if n.Total.Low < 0 {
		separator = data.Text{NL: " tot ", EN: " to "}.In(lang)
	}
	return text + " (" + sum(n.Total.Low, lang) + separator + sum(n.Total.High, lang) + ")", true
}

// sum writes a large number whole, and a small one with a decimal.
func sum(value float64, lang data.Lang) string {
	if math.Abs(value) < 100 {
		return number.Decimals(value, 1, lang)
	}
	return strings.Replace(number.Count(int(math.Round(value)), lang), "-", "−", 1)
}
