package calc

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/method"
	"spoor/reports/page"
)

// Text returns the answer as plain text: the numbers, what they conclude and what to mind, and explained what every method
// assumes.
func (a Answer) Text(lang data.Lang, explained bool) []byte {
	w := writer{a, lang}
	var out bytes.Buffer
	out.WriteString(w.numbers())
	for _, sentences := range [][]string{w.conclusions(), w.notes()} {
		if len(sentences) > 0 {
			fmt.Fprintf(&out, "\n%s\n", strings.Join(sentences, "\n"))
		}
	}
	if explained {
		out.WriteString(a.explanations(lang).Text(lang))
	}
	return out.Bytes()
}

func (w writer) numbers() string {
	switch w.Kind {
	case Interval:
		return w.intervals()
	case Simultaneous:
		return w.simultaneous()
	case Compare:
		return page.Columns(w.compared())
	case Paired:
		return page.Columns(w.paired())
	case Trend:
		return page.Columns(w.trends())
	case Fit:
		return page.Columns(w.fit())
	}
	return page.Columns(w.againstBenchmark())
}

// intervals gives every count a sentence, and its intervals with their methods.
func (w writer) intervals() string {
	places := w.groupDecimals()
	var text strings.Builder
	for i, group := range w.Groups {
		if i > 0 && len(group.Intervals) > 1 {
			text.WriteString("\n")
		}
		headline := w.headline(group, places)
		if len(group.Intervals) == 1 {
			only := group.Intervals[0]
			fmt.Fprintf(&text, "%s %s %s (%s).\n", headline, w.intervalHeading(), w.span(only.Low, only.High, places), method.IntervalName(only.Method, w.lang))
			continue
		}
		rows := [][]string{{"", w.intervalHeading(), words.methods.In(w.lang)}}
		for _, i := range group.Intervals {
			rows = append(rows, []string{"", w.span(i.Low, i.High, places), method.IntervalName(i.Method, w.lang)})
		}
		fmt.Fprintf(&text, "%s\n%s", headline, page.Columns(rows))
	}
	return text.String()
}

// headline says what the count is, or where nobody or everybody chose the option, which percentages its first interval
// leaves possible.
func (w writer) headline(group Group, places int) string {
	first := group.Intervals[0]
	of := w.of(group.Count, group.Base)
	switch {
	case group.Count > 0 && group.Count < group.Base:
		return words.is.Say(w.lang, of, w.percent(group.Share(), places))
	case first.Low == first.High && group.Count == 0:
		return words.nobodyAtAll.Say(w.lang, of)
	case first.Low == first.High:
		return words.everybodyAtAll.Say(w.lang, of)
	case group.Count == 0:
		return words.nobody.Say(w.lang, of, w.percent(first.High, places))
	}
	return words.everybody.Say(w.lang, of, w.percent(first.Low, places))
}

func (w writer) simultaneous() string {
	places := w.groupDecimals()
	rows := [][]string{{"", "", words.joint.Say(w.lang, w.intervalHeading()), words.methods.In(w.lang)}}
	for _, group := range w.Groups {
		rows = append(rows, w.groupRow("", group, places)[1:])
	}
	return page.Columns(rows)
}

// heading is the first row of a table with the columns of groupRow.
func (w writer) heading() []string {
	return []string{"", "", "", w.intervalHeading(), words.methods.In(w.lang)}
}

// groupRow is the row of a group in a table: its name, count, share, first interval and method.
func (w writer) groupRow(name string, group Group, places int) []string {
	i := group.Intervals[0]
	return []string{name, w.of(group.Count, group.Base), w.percent(group.Share(), places), w.span(i.Low, i.High, places), method.IntervalName(i.Method, w.lang)}
}

// differenceRow is the row of a difference in a table with the columns of groupRow.
func (w writer) differenceRow(name string, d Difference, places int) []string {
	return []string{name, w.signed(d.Estimate, places) + " " + words.points.In(w.lang), "", w.signedSpan(d.Low, d.High, places), method.IntervalName(d.Method, w.lang)}
}

// testRow is the row of a test in a table with the columns of groupRow.
func (w writer) testRow(name data.Text, test Test, detail string) []string {
	return []string{name.In(w.lang), w.p(test.P), detail, "", method.TestName(test.Method, w.lang)}
}

func (w writer) twoTests() [][]string {
	twoSided := words.twoSided.In(w.lang)
	return [][]string{w.testRow(words.test, w.Tests[0], twoSided), w.testRow(words.beside, w.Tests[1], twoSided)}
}

// equivalenceRow is the row of the test of equivalence, none without one.
func (w writer) equivalenceRow() [][]string {
	test := w.equivalence()
	if test == nil {
		return nil
	}
	return [][]string{w.testRow(words.equivalence, *test, words.margin.Say(w.lang, w.width(*w.Margin)))}
}

func (w writer) compared() [][]string {
	places := w.pairDecimals()
	rows := [][]string{
		w.heading(),
		w.groupRow(words.firstGroup.In(w.lang), w.Groups[0], places),
		w.groupRow(words.secondGroup.In(w.lang), w.Groups[1], places),
		w.differenceRow(words.difference.In(w.lang), w.Differences[0], places),
	}
	rows = append(append(rows, w.twoTests()...), w.equivalenceRow()...)
	decimals := func(h float64) string { return number.Decimals(h, 2, w.lang) }
	e := w.Effect
	return append(rows, []string{words.effect.In(w.lang), "h = " + decimals(e.Value), w.effectSize(e.Value), words.to.Say(w.lang, decimals(e.Low), decimals(e.High)), method.TestName(w.Effect.Method, w.lang)})
}

// effectSize names Cohen's h by his convention.
func (w writer) effectSize(h float64) string {
	size := words.large
	switch h = math.Abs(h); {
	case h < 0.2:
		size = words.verySmall
	case h < 0.5:
		size = words.small
	case h < 0.8:
		size = words.medium
	}
	return size.In(w.lang)
}

func (w writer) paired() [][]string {
	places := w.groupDecimals()
	if w.Range == nil {
		places = w.pairDecimals()
	}
	rows := [][]string{
		w.heading(),
		w.groupRow(words.first.In(w.lang), w.Groups[0], places),
		w.groupRow(words.second.In(w.lang), w.Groups[1], places),
	}
	if w.Range == nil {
		rows = append(rows, w.differenceRow(words.difference.In(w.lang), w.Differences[0], places))
		return append(rows, w.twoTests()...)
	}
	for _, difference := range w.Differences {
		rows = append(rows, w.differenceRow(words.ifBoth.Say(w.lang, w.count(*difference.Overlap)), difference, places))
	}
	p := w.p(w.Range.High)
	if w.Range.MinOverlap < w.Range.MaxOverlap {
		p = words.to.Say(w.lang, w.p(w.Range.Low), p)
	}
	return append(rows, []string{words.test.In(w.lang), p, words.twoSided.In(w.lang), "", method.TestName(w.Range.Method, w.lang)})
}

func (w writer) trends() [][]string {
	places := w.groupDecimals()
	rows := [][]string{w.heading()}
	for i, group := range w.Groups {
		name := words.group.Say(w.lang, i+1)
		if group.Place != "" {
			name = words.placed.Say(w.lang, i+1, group.Place)
		}
		rows = append(rows, w.groupRow(name, group, places))
	}
	for i, test := range w.Tests {
		name, detail := words.test, words.twoSided.In(w.lang)
		if i > 0 {
			name = words.beside
		}
		if z := w.z(); !test.Exact {
			detail = "z = " + number.Decimals(z, 2, w.lang) + "; χ² = " + number.Decimals(z*z, 2, w.lang)
		}
		rows = append(rows, w.testRow(name, test, detail))
	}
	return rows
}

// fit gives every category its share beside that of the population.
func (w writer) fit() [][]string {
	places := w.groupDecimals()
	rows := [][]string{{"", "", "", words.expected.In(w.lang), words.joint.Say(w.lang, w.intervalHeading()), words.methods.In(w.lang)}}
	for i, group := range w.Groups {
		row := w.groupRow(words.category.Say(w.lang, i+1), group, places)
		rows = append(rows, slices.Insert(row, 3, w.percent(*group.Expected, places)))
	}
	for i, test := range w.Tests {
		name, detail := words.test, ""
		if i > 0 {
			name = words.beside
		}
		if !test.Exact {
			detail = "χ² = " + number.Decimals(test.Statistic, 2, w.lang)
		}
		rows = append(rows, slices.Insert(w.testRow(name, test, detail), 3, ""))
	}
	return rows
}

func (w writer) againstBenchmark() [][]string {
	places := w.groupDecimals()
	rows := [][]string{
		w.heading(),
		w.groupRow(words.found.In(w.lang), w.Groups[0], places),
		w.testRow(words.test, w.Tests[0], words.against.Say(w.lang, w.plain(*w.Benchmark))),
	}
	return append(rows, w.equivalenceRow()...)
}
