// Package method says what the methods behind numbers are called, what they assume and where they come from.
package method

import (
	"slices"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Explanation says of one method, in the language of the result, what it is called and assumes, and where it comes from.
type Explanation struct {
	Method  string `json:"method"`
	Name    string `json:"name"`
	Assumes string `json:"assumes"`
	Source  string `json:"source"`
}

// IntervalName returns what a method for an interval is called.
func IntervalName(method interval.Method, lang data.Lang) string {
	return prose.IntervalMethod(method).Name.In(lang)
}

// TestName returns what a test is called.
func TestName(method hypothesis.Method, lang data.Lang) string {
	return prose.TestMethod(method).Name.In(lang)
}

// Interval explains a method for an interval.
func Interval(method interval.Method, lang data.Lang) Explanation {
	return explainInterval(prose.IntervalMethod(method), lang)
}

func explainInterval(row interval.Row, lang data.Lang) Explanation {
	return Explanation{string(row.Method), row.Name.In(lang), row.Assumes.In(lang), row.Source}
}

// Test explains a test, or how p-values were adjusted.
func Test(method hypothesis.Method, lang data.Lang) Explanation {
	row := prose.TestMethod(method)
	return Explanation{string(method), row.Name.In(lang), row.Assumes.In(lang), row.Source}
}

// Explanations explain several methods, each once.
type Explanations []Explanation

// Add adds explanations that are not there yet.
func (e *Explanations) Add(explanations ...Explanation) {
	for _, explanation := range explanations {
		if !slices.Contains(*e, explanation) {
			*e = append(*e, explanation)
		}
	}
}

var source = data.Text{NL: "Bron", EN: "Source"}

// Text returns the explanations as paragraphs, each after a blank line.
func (e Explanations) Text(lang data.Lang) string {
	var text strings.Builder
	for _, one := range e {
		text.WriteString("\n" + prose.Capital(one.Name) + "\n  " + one.Assumes + "\n  " + source.In(lang) + ": " + unended(one.Source) + "\n")
	}
	return text.String()
}

// Markdown returns the explanations as paragraphs, each after a blank line.
func (e Explanations) Markdown(lang data.Lang) []byte {
	var text page.Markdown
	for _, one := range e {
		text.Put("\n**%s.** %s %s: %s.\n", prose.Capital(one.Name), one.Assumes, source.In(lang), unended(one.Source))
	}
	return text.Bytes()
}

func unended(sentence string) string { return strings.TrimRight(sentence, ".") }
