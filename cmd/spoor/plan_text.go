package main

import (
	"bytes"
	"fmt"
	"strings"

	"spoor/internal/prose"
	"spoor/reports/page"
)

func (a planAnswer) title() string {
	switch a.Question {
	case sampleSize:
		return a.say("Hoeveel deelnemers zijn nodig?", "How many participants does it take?")
	case powerOf:
		return a.say("Hoe groot is de kans om het verschil aan te tonen?", "How large is the chance to show the difference?")
	}
	return a.say("Welk verschil is aan te tonen?", "Which difference can be shown?")
}

// baseline describes the baseline: its answer, share, counts and interval.
func (a planAnswer) baselineText() string {
	b := a.Baseline
	text := a.percent(b.Share)
	var details []string
	switch {
	case b.Count != nil:
		details = append(details, a.whole(*b.Count)+a.say(" van ", " of ")+a.whole(*b.Base))
	case b.Base != nil:
		details = append(details, "n = "+a.whole(*b.Base))
	}
	if b.Low != nil {
		details = append(details, a.span()+", "+prose.Method(b.Method, a.Language))
	}
	if len(details) > 0 {
		text += " (" + strings.Join(details, "; ") + ")"
	}
	if b.Answer != "" {
		return b.Answer + ", " + text
	}
	return text
}

// table returns the answers as rows of cells, the heading first.
func (a planAnswer) table() [][]string {
	names := map[planPlace]string{
		atEstimate: a.say("schatting", "estimate"), atLow: a.say("ondergrens", "lower end"), atHigh: a.say("bovengrens", "upper end"),
	}
	heading := []string{a.say("uitgangswaarde", "baseline"), a.say("van", "from")}
	switch {
	case a.Question == detectable:
		heading = append(heading, a.say("stijging naar", "rise to"), a.say("daling naar", "fall to"))
	case a.Design.Arms == 1:
		heading = append(heading, a.say("naar", "to"), a.say("deelnemers", "participants"), "power")
	default:
		other := a.say("andere groep", "other group")
		if a.Design.Arms > 2 {
			other = a.say("elke andere groep", "each other group")
		}
		heading = append(heading, a.say("naar", "to"), a.say("controlegroep", "control group"), other, a.say("totaal", "total"), "power")
	}
	rows := [][]string{heading}
	for _, row := range a.Answers {
		cells := append([]string{names[row.At], a.percent(row.Baseline)}, a.cells(row)...)
		for len(cells) < len(heading) {
			cells = append(cells, "–")
		}
		rows = append(rows, cells)
	}
	return rows
}

func (a planAnswer) cells(row planRow) []string {
	if row.Reason != "" {
		return nil
	}
	if a.Question == detectable {
		cells := []string{"–", "–"}
		if row.Rise != nil {
			cells[0] = a.outward(*row.Rise, row.Baseline)
		}
		if row.Fall != nil {
			cells[1] = a.outward(*row.Fall, row.Baseline)
		}
		return cells
	}
	cells := []string{a.percent(*row.Target), a.whole(row.Control.Recruited)}
	if row.Other != nil {
		cells = append(cells, a.whole(row.Other.Recruited), a.whole(row.Total))
	}
	return append(cells, a.chance(*row.Power))
}

func (a planAnswer) text() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n\n%s: %s\n\n", a.title(), a.say("Uitgangswaarde", "Baseline"), a.baselineText())
	for _, sentence := range a.Conclusions {
		fmt.Fprintln(&out, sentence)
	}
	fmt.Fprintf(&out, "\n%s\n%s\n", page.Columns(a.table()), a.say("Aannames", "Assumptions"))
	for _, line := range a.Assumptions {
		fmt.Fprintf(&out, "- %s\n", line)
	}
	if len(a.Notes) > 0 {
		fmt.Fprintf(&out, "\n%s\n", strings.Join(a.Notes, "\n"))
	}
	return out.Bytes()
}

func (a planAnswer) markdown() []byte {
	var out bytes.Buffer
	escape := page.MarkdownText
	fmt.Fprintf(&out, "# %s\n\n%s: %s\n\n%s\n\n", a.title(), a.say("Uitgangswaarde", "Baseline"), escape(a.baselineText()), escape(strings.Join(a.Conclusions, " ")))
	for i, cells := range a.table() {
		for k := range cells {
			cells[k] = escape(cells[k])
		}
		fmt.Fprintf(&out, "| %s |\n", strings.Join(cells, " | "))
		if i == 0 {
			fmt.Fprintf(&out, "| --- |%s\n", strings.Repeat(" ---: |", len(cells)-1))
		}
	}
	fmt.Fprintf(&out, "\n%s:\n\n", a.say("Aannames", "Assumptions"))
	for _, line := range a.Assumptions {
		fmt.Fprintf(&out, "- %s\n", escape(line))
	}
	if len(a.Notes) > 0 {
		fmt.Fprintf(&out, "\n%s\n", escape(strings.Join(a.Notes, " ")))
	}
	return out.Bytes()
}
