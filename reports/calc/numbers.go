package calc

import (
	"math"
	"strconv"

	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// writer says an answer in a language.
type writer struct {
	Answer
	lang data.Lang
}

func (w writer) count(n int) string { return number.Count(n, w.lang) }

// of returns "35 van 43".
func (w writer) of(count, base int) string {
	return words.of.Say(w.lang, w.count(count), w.count(base))
}

// decimals is how many decimals a percentage needs to show at least two digits of the width of its interval: one at the
// bases of most surveys, more where thousands answered.
func decimals(width float64) int {
	places := 1
	for points := width * 1000; points > 0 && points < 10 && places < 6; points *= 10 {
		places++
	}
	return places
}

// groupDecimals is decimals for the narrowest interval of the groups that has a width.
func (w writer) groupDecimals() int {
	if w.Digits != nil {
		return *w.Digits
	}
	width := 1.0
	for _, group := range w.Groups {
		for _, i := range group.Intervals {
			if i.High > i.Low {
				width = min(width, i.High-i.Low)
			}
		}
	}
	return decimals(width)
}

// pairDecimals is groupDecimals, or fewer where the difference takes fewer.
func (w writer) pairDecimals() int {
	if w.Digits != nil {
		return *w.Digits
	}
	difference := w.Differences[0]
	return min(w.groupDecimals(), decimals(difference.High-difference.Low))
}

func (w writer) percent(share float64, places int) string {
	return number.Percent(share, places, w.lang)
}

func (w writer) span(low, high float64, places int) string {
	return number.Range(low, high, places, w.lang)
}

// plain returns a share that a user gave as a percentage without its sign, with the decimals it has, up to six.
func (w writer) plain(share float64) string {
	return number.Written(strconv.FormatFloat(math.Round(share*1e8)/1e6, 'f', -1, 64), w.lang)
}

// width returns a margin in percentage points: "10 procentpunten".
func (w writer) width(margin float64) string {
	return w.plain(margin) + " " + words.points.In(w.lang)
}

// signed returns a difference of shares in percentage points with its sign; unlike that of a table, a difference that rounds to
// 0 keeps its decimals.
func (w writer) signed(difference float64, places int) string {
	if text := number.Points(difference, places, w.lang); text != "0" {
		return text
	}
	return number.Decimals(0, places, w.lang)
}

func (w writer) signedSpan(low, high float64, places int) string {
	return words.to.Say(w.lang, w.signed(low, places), w.signed(high, places))
}

// alpha returns 1 - level as "0,05".
func (w writer) alpha() string {
	alpha := math.Round((1-w.Level)*1e6) / 1e6
	return number.Written(strconv.FormatFloat(alpha, 'f', -1, 64), w.lang)
}

// p returns "p = 0,36", with more decimals where p would otherwise look like 1 - level and is not.
func (w writer) p(p float64) string {
	alpha := 1 - w.Level
	if p < 0.001 && alpha >= 0.001 {
		return "p " + number.Probability(p, w.lang)
	}
	places := 3
	if p >= 0.1 {
		places = 2
	}
	for ; places <= 10; places++ {
		text := number.Decimals(p, places, w.lang)
		if text != number.Decimals(alpha, places, w.lang) && text != number.Decimals(0, places, w.lang) {
			return "p = " + text
		}
	}
	return "p " + number.Probability(p, w.lang)
}

// intervalHeading is the heading of a column of intervals.
func (w writer) intervalHeading() string { return prose.IntervalName(w.Level, w.lang) }
