package platform

import (
	"fmt"
	"strings"

	"spoor/data/heading"
	"spoor/data/writing"
	"spoor/internal/pattern"
)

// Columns of one question.
//
// Where a platform does not say which columns belong to one question, their headers and their cells do: neighbours whose headers
// begin alike, and that hold ticks or answers from one list. Headers alone say too little, for q1_1 and q1_2 may be two questions;
// and so do cells alone, for many questions have yes and no for an answer.

// member is a column that may belong to a question of several.
type member struct {
	column *Column
	heading.Profile
	cuts []heading.Cut
}

// cut returns the part of a header that begins with that stem.
func (m member) cut(stem string) (heading.Cut, bool) {
	for _, c := range m.cuts {
		if writing.Fold(c.Stem) == stem {
			return c, true
		}
	}
	return heading.Cut{}, false
}

// grouper finds questions among the columns of an export.
type grouper struct {
	e *Export
	s heading.Sample
}

// group finds the questions of columns of which the platform does not say what they belong to.
func (e *Export) group(s heading.Sample) {
	g := grouper{e, s}
	var run []member
	flush := func() {
		g.run(run)
		run = nil
	}
	for i := range e.Columns {
		c := &e.Columns[i]
		if c.Role != Answer || c.Part != "" || c.PartCode != "" || c.Open {
			flush()
			continue
		}
		run = append(run, member{c, s.Profile(i, e.HeaderRecords), heading.Cuts(c.Name)})
	}
	flush()
}

// run groups neighbours.
func (g grouper) run(run []member) {
	for len(run) > 0 {
		n := g.first(run)
		n += g.othersAfter(run, n)
		run = run[max(n, 1):]
	}
}

// Kinds of questions with several columns.
const (
	ofTicks   = "ticks"
	ofAnswers = "answers"
)

// first makes a question of the first columns that belong together, and returns how many those are.
func (g grouper) first(run []member) int {
	best, kind, stem := 0, "", ""
	for _, c := range run[0].cuts {
		folded := writing.Fold(c.Stem)
		if n, as := together(run[:sharing(run, folded)], folded, c.Strong); n >= best && n > 1 {
			best, kind, stem = n, as, folded
		}
	}
	if best < 2 {
		best, kind = withoutStem(run)
		stem = ""
	} else if rows := matrix(run[:best], stem); rows != "" {
		best, stem = sharing(run[:best], rows), rows
	}
	if best < 2 {
		return 1
	}
	for _, m := range run[:best] {
		g.assign(m, run[0], stem, kind)
	}
	g.otherTexts(run[:best])
	return best
}

// sharing returns how many of the first headers begin with that stem.
func sharing(run []member, stem string) int {
	n := 0
	for n < len(run) {
		if _, ok := run[n].cut(stem); !ok {
			break
		}
		n++
	}
	return n
}

// matrix returns the longer stem of the first row, where columns that begin alike are the rows of a matrix: all of them begin with
// longer stems, and behind each stand the same parts, two or more.
func matrix(run []member, stem string) string {
	first, parts := "", ""
	for at := 0; at < len(run); {
		longest, row := 0, ""
		for _, c := range run[at].cuts {
			if folded := writing.Fold(c.Stem); len(folded) > len(stem) {
				if n := sharing(run[at:], folded); n > longest {
					longest, row = n, folded
				}
			}
		}
		if longest < 2 || longest == len(run) {
			return ""
		}
		var own []string
		for _, m := range run[at : at+longest] {
			c, _ := m.cut(row)
			own = append(own, writing.Fold(c.Part))
		}
		if joined := strings.Join(own, "\x00"); at == 0 {
			first, parts = row, joined
		} else if joined != parts {
			return ""
		}
		at += longest
	}
	return first
}

// together returns how many of the first columns are one question, and of which kind.
func together(run []member, stem string, strong bool) (int, string) {
	if n := ticked(run, stem); n > 1 && (strong || !anyQuestion[stem]) {
		return n, ofTicks
	}
	if n := answered(run, strong, anyQuestion[stem]); n > 1 {
		return n, ofAnswers
	}
	return 0, ""
}

// anyQuestion are stems that number questions and are none.
var anyQuestion = writing.Set("q", "v", "vr", "vraag", "vragen", "question", "item", "var", "x", "col", "column", "kolom", "veld", "field")

// ticked returns how many of the first columns are options that were picked or not. Texts beside them count as well.
func ticked(run []member, stem string) int {
	words, own, once, signs, n, ticks := map[string]bool{}, 0, 0, 0, 0, 0
	for k, m := range run {
		c, _ := m.cut(stem)
		how, word := m.Tick(c.Part)
		if how == heading.NoTick || how == heading.OwnTick && words[word] {
			if k == 0 || !beside(c.Part) {
				break
			}
			n = k + 1 // a text beside the options
			continue
		}
		switch how {
		case heading.SignTick:
			signs++
		case heading.NameTick, heading.OwnTick:
			words[word] = true
			if how == heading.OwnTick {
				own++
			}
			if m.Filled == 1 {
				once++
			}
		}
		if how != heading.Unticked {
			ticks++
		}
		n = k + 1
	}
	switch {
	case ticks == 0, own > 0 && (once*2 > own || signs > 0):
		return 0
	}
	return n
}

// answered returns how many of the first columns have answers from one list.
func answered(run []member, strong, anyQuestion bool) int {
	const mostAnswers = 13
	union, filled, numbers, n := map[string]bool{}, 0, 0, 0
	for k, m := range run {
		known := 0
		for value := range m.Values {
			if union[value] {
				known++
			}
		}
		if m.Filled == 0 || m.Longest > heading.LongestLabel || k > 0 && (known == 0 || known*2 < len(m.Values)) || len(m.Values) > mostAnswers {
			break
		}
		for value := range m.Values {
			union[value] = true
		}
		if len(union) > mostAnswers {
			break
		}
		filled, numbers, n = filled+m.Filled, numbers+m.Numbers, k+1
	}
	codes := numbers*2 > filled || allCodes(union)
	switch {
	case filled < 2*len(union) || len(union) < 2:
		return 0
	case !strong && codes && (n < 3 || anyQuestion), !strong && !codes && anyQuestion && len(union) < 3:
		return 0
	}
	return n
}

var codeForm = pattern.New(`^[a-z]{0,3}[_-]?\d{1,4}$`)

func allCodes(values map[string]bool) bool {
	for value := range values {
		if !codeForm.MatchString(value) {
			return false
		}
	}
	return true
}

// withoutStem finds options and rows whose headers have nothing in common: columns in which nothing but one sign for yes, or the
// name of the column, stands; and three or more with the same answers in words.
func withoutStem(run []member) (int, string) {
	sign, n := "", 0
	for k, m := range run {
		how, word := m.Tick(m.column.Name)
		if how != heading.SignTick && how != heading.NameTick || m.SaysNo() || how == heading.SignTick && sign != "" && word != sign {
			break
		}
		if how == heading.SignTick {
			sign = word
		}
		n = k + 1
	}
	if n > 1 {
		return n, ofTicks
	}
	const fewestRows, fewestAnswers = 3, 3
	n = answered(run, true, false)
	union, numbers := map[string]bool{}, 0
	for _, m := range run[:n] {
		for value := range m.Values {
			union[value] = true
		}
		numbers += m.Numbers
	}
	if n >= fewestRows && len(union) >= fewestAnswers && numbers == 0 && !allCodes(union) {
		return n, ofAnswers
	}
	return 0, ""
}

// assign makes a column one of a question.
func (g grouper) assign(m, first member, stem, kind string) {
	c, of := m.column, first.column
	part, question := c.Name, ""
	if stem != "" {
		own, _ := m.cut(stem)
		part = own.Part
		lead, _ := first.cut(stem)
		question = lead.Stem
	}
	if kind == ofTicks {
		if how, word := m.Tick(part); how == heading.OwnTick {
			part = g.s.Spelled(c.Index, g.e.HeaderRecords, word)
		}
	}
	if question == "" {
		question = of.Code
	} else {
		c.Text = question
	}
	c.Question, c.Part = question, part
}

var (
	otherBegins   = pattern.New(`^(anders?|overige?|andere|other|else)\b`)
	commentBegins = pattern.New(`^(toelichting|opmerkingen?|commentaar|comments?|uitleg|explanation|waarom)\b|\b(text|tekst|toelichting|namelijk|nl|specify|specificeer|comment)\W*$|_(text|txt|tekst|oth|other|anders|overig|comment|spec)$`)
)

// beside reports whether a part is the text beside a choice.
func beside(part string) bool {
	name := writing.Fold(part)
	return otherBegins.MatchString(name) || commentBegins.MatchString(name)
}

// otherTexts gives the texts beside the options of a question their role.
func (g grouper) otherTexts(run []member) {
	for _, m := range run {
		if how, _ := m.Tick(m.column.Part); how == heading.NoTick && beside(m.column.Part) && m.Texts() {
			g.textBeside(m, run)
		}
	}
}

// textBeside makes a column the text beside the option that is called other, where there is one, or beside the question.
func (g grouper) textBeside(m member, run []member) {
	c := m.column
	c.Role, c.Open = OtherText, true
	for _, option := range run {
		if option.column != c && option.column.Role == Answer && otherBegins.MatchString(writing.Fold(option.column.Part)) {
			c.Part, c.PartCode = option.column.Part, "other"
		}
	}
	if !otherBegins.MatchString(writing.Fold(c.Part)) {
		c.PartCode = "comment"
	}
}

// othersAfter takes the columns behind a question that are called other and hold texts for the texts beside it.
func (g grouper) othersAfter(run []member, n int) int {
	after := 0
	for n+after < len(run) && n > 0 {
		m, of := run[n+after], run[0].column
		if !otherBegins.MatchString(writing.Fold(m.column.Name)) || !m.Texts() || len(run[0].Values) > heading.MostValues/2 || run[0].Texts() {
			break
		}
		if of.Question == "" {
			of.Question = of.Code
		}
		m.column.Question, m.column.Text, m.column.Part = of.Question, of.Text, m.column.Name
		g.textBeside(m, run[:n])
		after++
	}
	return after
}

// groupAs makes a question of the columns that each pattern fits, such as v4_*, whatever they hold.
func (e *Export) groupAs(patterns []string) error {
	for _, pattern := range patterns {
		before, after, star := strings.Cut(pattern, "*")
		var fits []*Column
		for i := range e.Columns {
			name := e.Columns[i].Name
			if star && len(name) > len(before)+len(after) && strings.EqualFold(name[:len(before)], before) && strings.EqualFold(name[len(name)-len(after):], after) {
				fits = append(fits, &e.Columns[i])
			}
		}
		if len(fits) < 2 {
			return fmt.Errorf("no two columns are called as %q says; write what they have in common and * for the rest, such as v4_*", pattern)
		}
		question := strings.TrimRight(before, " _.-–:/[(")
		if question == "" {
			question = pattern
		}
		for _, c := range fits {
			c.Question, c.Text, c.Part, c.PartCode = question, question, strings.Trim(c.Name[len(before):len(c.Name)-len(after)], " ])"), ""
			c.Role, c.grouped = Answer, true
		}
	}
	return nil
}
