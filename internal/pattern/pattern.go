// Package pattern holds regular expressions that are compiled when something is first matched with them. The program knows hundreds of them
// for the exports and tables of others, and most commands match none: compiled at the start they cost each of them more time than
// everything else that happens before the first line is read.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is one regular expression. It can be used by several at once.
type Pattern struct {
	text    string
	compile sync.Once
	form    *regexp.Regexp
}

var known []*Pattern

// New returns the pattern of a regular expression, in the syntax of regexp. It is meant for variables of a package: an expression
// that does not compile panics at its first use.
//
// It is a call, so that the variables of a package are made by little code: a browser compiles that before anything is shown.
//
//go:noinline
func New(expression string) *Pattern {
	p := &Pattern{text: expression}
	known = append(known, p)
	return p
}

// Known returns the patterns of all packages of this program, in the order of their making. Only tests ask.
func Known() []*Pattern { return known }

// Regexp returns the compiled expression.
func (p *Pattern) Regexp() *regexp.Regexp {
	p.compile.Do(func() { p.form = regexp.MustCompile(p.text) })
	return p.form
}

// MatchString reports whether text holds a match.
func (p *Pattern) MatchString(text string) bool { return p.Regexp().MatchString(text) }

// FindString returns the first match in text, empty where there is none.
func (p *Pattern) FindString(text string) string { return p.Regexp().FindString(text) }

// FindStringSubmatch returns the first match in text and its groups, nil where there is none.
func (p *Pattern) FindStringSubmatch(text string) []string {
	return p.Regexp().FindStringSubmatch(text)
}

// FindStringIndex returns where the first match begins and ends, nil where there is none.
func (p *Pattern) FindStringIndex(text string) []int { return p.Regexp().FindStringIndex(text) }

// FindAllString returns at most n matches in text, all of them where n is below 0.
func (p *Pattern) FindAllString(text string, n int) []string {
	return p.Regexp().FindAllString(text, n)
}

// ReplaceAllString returns text with every match replaced, $1 in by standing for its first group.
func (p *Pattern) ReplaceAllString(text, by string) string {
	return p.Regexp().ReplaceAllString(text, by)
}
