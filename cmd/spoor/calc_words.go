package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"

	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// say returns the text in the language of the result.
func (o calcOptions) say(nl, en string) string { return data.Text{NL: nl, EN: en}.In(o.lang) }

// of returns "35 van 43".
func (o calcOptions) of(count, base int) string {
	return number.Count(count, o.lang) + o.say(" van ", " of ") + number.Count(base, o.lang)
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
func groupDecimals(groups []calcGroup) int {
	width := 1.0
	for _, group := range groups {
		for _, i := range group.Intervals {
			if i.High > i.Low {
				width = min(width, i.High-i.Low)
			}
		}
	}
	return decimals(width)
}

// bare returns a share as a percentage without its sign. A share that is not 0 is never shown as 0, nor one that is not
// 1 as 100.
func (o calcOptions) bare(share float64, places int) string {
	text := number.Decimals(share*100, places, o.lang)
	switch smallest := math.Pow10(-places); {
	case share == 0 || share == 1:
		return number.Decimals(share*100, 0, o.lang)
	case text == number.Decimals(0, places, o.lang):
		return "<" + number.Decimals(smallest, places, o.lang)
	case text == number.Decimals(100, places, o.lang):
		return ">" + number.Decimals(100-smallest, places, o.lang)
	}
	return text
}

// plain returns a share that a user gave as a percentage without its sign, with the decimals it has, up to six.
func (o calcOptions) plain(share float64) string {
	text := strconv.FormatFloat(math.Round(share*1e8)/1e6, 'f', -1, 64)
	return number.Written(text, o.lang)
}

func (o calcOptions) percent(share float64, places int) string { return o.bare(share, places) + "%" }

func (o calcOptions) span(low, high float64, places int) string {
	return o.bare(low, places) + "–" + o.bare(high, places) + "%"
}

// points returns a difference of shares in percentage points with its sign.
func (o calcOptions) points(difference float64, places int) string {
	text := number.Decimals(math.Abs(difference)*100, places, o.lang)
	switch {
	case text == number.Decimals(0, places, o.lang):
		return text
	case difference < 0:
		return "−" + text
	}
	return "+" + text
}

func (o calcOptions) pointSpan(low, high float64, places int) string {
	return o.points(low, places) + o.say(" tot ", " to ") + o.points(high, places)
}

func (o calcOptions) percentagePoints() string {
	return o.say("procentpunt", "percentage points")
}

// alpha returns 1 - level as "0,05".
func (o calcOptions) alpha() string {
	alpha := math.Round((1-o.level)*1e6) / 1e6
	return number.Written(strconv.FormatFloat(alpha, 'f', -1, 64), o.lang)
}

// rejects reports whether a test with this p-value concludes at 1 - level. Subtracting from 1 leaves noise in the last
// digit, which may not decide.
func (o calcOptions) rejects(p float64) bool { return p <= (1-o.level)*(1+1e-12) }

// p returns "p = 0,36", with more decimals where p would otherwise look like 1 - level and is not.
func (o calcOptions) p(p float64) string {
	alpha := 1 - o.level
	if p < 0.001 && alpha >= 0.001 {
		return "p " + number.Probability(p, o.lang)
	}
	places := 3
	if p >= 0.1 {
		places = 2
	}
	for ; places <= 10; places++ {
		text := number.Decimals(p, places, o.lang)
		if text != number.Decimals(alpha, places, o.lang) && text != number.Decimals(0, places, o.lang) {
			return "p = " + text
		}
	}
	return "p " + number.Probability(p, o.lang)
}

// intervalHeading is the heading of a column of intervals.
func (o calcOptions) intervalHeading() string { return prose.IntervalName(o.level, o.lang) }

// columns sets rows in columns.
func columns(rows [][]string) string {
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(table, strings.Join(row, "\t"))
	}
	table.Flush() // a strings.Builder does not fail
	lines := strings.Split(out.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

// groupRow is the row of a group in a table: its name, count, share, Wilson interval and method.
func (o calcOptions) groupRow(name string, group calcGroup, places int) []string {
	i := group.Intervals[0]
	return []string{
		name, o.of(group.Count, group.Base), o.percent(group.Share, places), o.span(i.Low, i.High, places), i.Name,
	}
}

// recovered notes for every group that was given as a percentage which count it stands for.
func (o calcOptions) recovered(answer *calcAnswer) {
	for _, group := range answer.Groups {
		if group.Printed != "" {
			answer.note(fmt.Sprintf(o.say("%s van %s kan alleen %s zijn.", "%s of %s can only be %s."),
				group.Printed, number.Count(group.Base, o.lang), number.Count(group.Count, o.lang)))
		}
	}
}
